"""Running heads and feet: lines that come back at page edges, or cut sentences with a name already printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from zhinaq.repair.numbers import END, Number
from zhinaq.signs.cues import opens_article
from zhinaq.signs.knowledge import Knowledge
from zhinaq.signs.seen import form, said
from zhinaq.signs.shapes import shapes
from zhinaq.source import Line

LONGEST = 140
BELOW = 2  # lines under a title of one line or two, on which its people stand
OPENS = frozenset("institution institutions mail affiliation-2 affiliation-3 abstract-label abstract-alone".split())
PAGE_NUMBER = re.compile(r"^\d{1,4}(?=\W|$)|(?<![\d.:/-])\d{1,4}$|(?<=(?:19|20)\d\d)\d{1,4}$")
FAR_NUMBER = re.compile(r"^\s*(?P<first>\d{1,4})\s{3,}(?=\S)|(?<=\S)\s{3,}(?P<last>\d{1,4})$")


def shape(text: str) -> str:
    """Return a line without the number at its start or end: equal for a head on two pages."""
    return PAGE_NUMBER.sub("", re.sub(r"\s+", " ", text.strip())).strip(" .,|-\u2013\u2014")


def running_heads(lines: list[Line], numbers: Mapping[int, Number], known: Knowledge) -> dict[int, str]:
    """Return the positions of running heads, with the reason for each."""
    found: dict[int, str] = {}
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line.text) <= LONGEST and not line.style.startswith("heading"):
            groups[shape(line.text)].append(i)
    edges, opening = _edges(lines, numbers), shapes(known).headings
    for text, where in groups.items():
        if len(re.sub(r"[\W#_]", "", text)) < 4:
            continue
        at_edge = [i for i in where if i in edges]
        if opening.match(text):
            continue
        fed = [i for i in at_edge if _opens_page(lines[i])]
        often = len(at_edge) >= 3 or len(fed) >= 2
        first = bool(fed) and where[0] == 0  # the first line of the text opens a page too, but may be a title: it stays
        beside = all(i - 1 in numbers or i + 1 in numbers for i in at_edge)
        if (often or first) and len(at_edge) >= 0.5 * len(where) and (beside or _apart(lines, at_edge)):
            with_first = [i for i in where if (i in at_edge and i) or (i == 0 and often)]
            found |= dict.fromkeys(with_first, "running head: comes back at page edges")
        elif len(where) >= 3 and _headlike(text) and _cutting(lines, where) >= max(2, 0.5 * len(where)):
            found |= dict.fromkeys(where, "running head: comes back and cuts sentences")
        elif len(where) >= 3 and _headlike(text) and _counting(lines, where) and _apart(lines, where):
            found |= dict.fromkeys(where, "running head: comes back with the numbers of its pages")
    found |= _with_page_numbers(lines, numbers)
    found |= _near_numbers(lines, numbers, found)
    found |= _single(lines, {*found, *numbers}, groups, known)
    titles = _opening(lines, found)
    return {i: why for i, why in found.items() if i not in numbers and i not in titles and not _told(lines[i])}


def _opening(lines: list[Line], found: Collection[int]) -> set[int]:
    """Return the first of each row of alike heads where people or an abstract stand below it: the title itself."""
    known: list[str] = []
    out: set[int] = set()
    for i in sorted(found):
        letters = _letters(lines[i].text)
        if any(_alike(letters, other) for other in known):
            continue
        known.append(letters)
        below = (x.text for x in lines[i + 1 : i + 1 + BELOW])
        if any(OPENS & {*form(text), *said(text)} for text in below if len(text) <= LONGEST):
            out.add(i)
    return out


def _with_page_numbers(lines: list[Line], numbers: Mapping[int, Number]) -> dict[int, str]:
    """Return first and last lines of fed pages that hold, far from their words, a number that counts the pages.

    Page numbers that stand alone at the edges of other pages count with them.
    """
    starts = [0, *(i for i, line in enumerate(lines) if i and _opens_page(line))]
    edges = [(page, i) for page, i in enumerate(starts)]
    edges += [(page, end - 1) for page, end in enumerate([*starts[1:], len(lines)])]
    held = {(page, i): m for page, i in edges if (m := FAR_NUMBER.search(lines[i].text.rstrip()))}
    offsets = Counter(int(m["first"] or m["last"]) - page for (page, _), m in held.items())
    alone = {page: numbers[i].value - page for page, i in edges if i in numbers}
    offsets.update(o for page, o in alone.items() if o in offsets)
    best, count = max(offsets.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
    if len(starts) < 3 or count < max(3, 0.4 * len(starts)):
        return {}
    why = "running head: holds the number of its page"
    return {i: why for (page, i), m in held.items() if int(m["first"] or m["last"]) - page == best}


def _told(line: Line) -> bool:
    """Tell whether a line is no running head, whatever it looks like: a heading by its type, or a code."""
    return line.style.startswith("heading") or opens_article(line.text)


def glued_numbers(lines: list[Line], found: Collection[int]) -> dict[int, str]:
    """Return the page number a running head holds at its start or end, where heads of one shape differ only in it."""
    numbers: dict[int, str] = {}
    for i in found:
        text = lines[i].text.strip()
        glued = re.search(r"(?:19|20)\d\d(\d{1,4})$", text)
        plain = re.search(r"(?:^(\d{1,4})(?=\s))|(?:(?<=\s)(\d{1,4})$)", text)
        if glued:
            numbers[i] = glued[1]
        elif plain and not re.fullmatch(r"(?:19|20)\d\d", plain[1] or plain[2]):
            numbers[i] = plain[1] or plain[2]
    return numbers


def _edges(lines: list[Line], numbers: Mapping[int, Number]) -> set[int]:
    """Return the positions near page starts that form feeds, spaces or page numbers tell."""
    edges: set[int] = set()
    for i, line in enumerate(lines):
        if line.page and line.page.cert == "high":
            edges |= {*range(i, i + 2), *range(max(0, i - 2), i)}
        if i in numbers:
            edges |= {i - 1, i + 1}
    return edges


def _apart(lines: list[Line], where: list[int]) -> bool:
    """Tell whether the lines stand at least some lines from one another, as pages do."""
    gaps = [lines[b].number - lines[a].number for a, b in zip(where, where[1:], strict=False)]
    return sum(1 for gap in gaps if gap >= 12) >= 0.8 * len(gaps)


def _cuts(lines: list[Line], i: int, skip: Collection[int] = ()) -> bool:
    """Tell whether a sentence runs on over line i (and over neighbours to skip)."""
    a, b = i - 1, i + 1
    while a in skip:
        a -= 1
    while b in skip:
        b += 1
    if a < 0 or b >= len(lines):
        return False
    before, after = lines[a].text.rstrip(), lines[b].text.lstrip()
    return len(before) > 25 and not END.search(before) and after[:1].islower()


def _opens_page(line: Line) -> bool:
    """Tell whether a form feed stands before a line."""
    return line.page is not None and line.page.cert == "high"


def _headlike(text: str) -> bool:
    """Tell whether a line may be a head: it opens with a capital or a number and ends with no comma or hyphen."""
    return (text[:1].isupper() or text[:1].isdigit()) and text[-1:] not in ",;:-"


def _counting(lines: list[Line], where: list[int]) -> bool:
    """Tell whether long lines of one shape hold a number that rises as pages do: a label of a figure is shorter."""
    held = [re.search(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$", lines[i].text.strip()) for i in where]
    pages = [int(m[1] or m[2]) for m in held if m]
    steps = [b - a for a, b in zip(pages, pages[1:], strict=False)]
    long = all(sum(c.isalpha() for c in lines[i].text) >= 20 for i in where)
    return long and len(pages) == len(where) and all(1 <= step <= 4 for step in steps)


def _cutting(lines: list[Line], where: list[int]) -> int:
    """Return how many of the lines cut a sentence, when they stand apart."""
    return sum(1 for i in where if _cuts(lines, i)) if _apart(lines, where) else 0


def _near_numbers(lines: list[Line], numbers: Mapping[int, Number], found: Collection[int]) -> dict[int, str]:
    """Return copies of known heads in small variations next to page numbers or page starts."""
    known = {_letters(lines[i].text) for i in found}
    out = {}
    for i in sorted(_edges(lines, numbers)):
        if 0 <= i < len(lines) and i not in found and len(lines[i].text) <= LONGEST:
            letters = _letters(lines[i].text)
            if len(letters) > 5 and any(_alike(letters, other) for other in known):
                out[i] = "running head: like others at page edges"
    return out


def _letters(text: str) -> str:
    """Return the letters of a line alone."""
    return "".join(c for c in text if c.isalpha())


def _alike(a: str, b: str) -> bool:
    """Tell whether two heads are the same but for a few letters at one place."""
    if abs(len(a) - len(b)) > 0.15 * max(len(a), len(b)):
        return False
    start = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = next((k for k, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    return start + end >= 0.85 * max(len(a), len(b))


def _single(
    lines: list[Line], taken: Collection[int], groups: Mapping[str, list[int]], known: Knowledge
) -> dict[int, str]:
    """Return lines that cut a sentence and name the journal, or repeat a title printed before, between blank lines."""
    signs = [re.compile(pattern, re.IGNORECASE) for pattern in sorted(known.words("furniture"))]
    titles = _titles(lines)
    out: dict[int, str] = {}
    for i, line in enumerate(lines[1:-1], start=1):
        if i in taken or not line.blank or not lines[i + 1].blank or not 8 <= len(line.text) <= LONGEST:
            continue
        journal = any(sign.search(line.text) for sign in signs) and re.search(r"\d", line.text)
        again = _letters(line.text).casefold() in titles and titles[_letters(line.text).casefold()] < i - 8
        if journal or again:
            out[i] = "running head: names the journal" if journal else "running head: repeats a title"
    pairs = {*taken, *out}
    return {i: why for i, why in out.items() if _cuts(lines, i, pairs)}


def _titles(lines: list[Line]) -> dict[str, int]:
    """Return the letters of one to three short lines together, and where they first stood."""
    first: dict[str, int] = {}
    for i in range(len(lines)):
        together = ""
        for k in range(i, min(i + 3, len(lines))):
            together += _letters(lines[k].text).casefold()
            if 12 <= len(together) <= LONGEST:
                first.setdefault(together, i)
    return first
