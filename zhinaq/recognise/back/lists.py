"""Find the lists of references among lines, with or without a heading, and cut them into entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhinaq.language import Languages, load_languages
from zhinaq.recognise.back.sublists import bullet_of, first_entry, is_letter
from zhinaq.references.read.archive_marks import shelf_mark
from zhinaq.references.words import words_of
from zhinaq.signs.statements import (
    ibid_pattern,
    in_language_pattern,
    label,
    marks_pattern,
    place_pattern,
    reference_heading,
    reference_subheading,
    run_in_reference_heading,
)
from zhinaq.source import Line

NUMBER = re.compile(r"^[\s*_\\]*[\[(]?(\d{1,3})\s*(?:[.)\]]|\.\])[\s*_\\]*(?=[^\W\d_]|(?<=\s)\S|[^\w\s])")
LONG_NUMBER = re.compile(r"^\s*\[?(\d{4})\s*[.)\]]\s*(?=[^\W\d_])")  # looked for behind the 999th entry only
BARE_NUMBER = re.compile(r"^\s*(\d{1,3})\s+(?=[^\W\d_])")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
NAME = re.compile(r"^[^\W\d_][\w’'ʼ-]+,?\s+(?:[^\W\d_]{1,2}\.\s?-?){1,3}|^(?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_][\w’'-]+")
ADDRESS = re.compile(r"https?:|www\.|\bdoi\b|\b10\.\d{4,9}/|\bURL\b|\bISBN\b|\bISSN\b", re.IGNORECASE)
BARE_ADDRESS = re.compile(r"\d{1,3}[.)]\s*(?:URL|DOI)?[:\s]*[\[(<]*(?:https?:|www\.)\S+", re.IGNORECASE)
SHORT_LIST = 2
LAST_SHORT = 999
LONGEST_ENTRY = 7  # lines


@dataclass(frozen=True)
class Run:
    """One list of references: index range, its heading's index, entries as index ranges, and certainty.

    `headings` are the lines that head it, `lead` the letters of its first line when a heading runs into an entry.
    """

    start: int
    end: int
    heading: int | None
    entries: tuple[tuple[int, int], ...]
    cert: str = "high"
    headings: tuple[int, ...] = ()
    lead: int = 0


def reference_score(text: str) -> int:
    """Count the marks of a reference in a text: year, host sign, pages, place, address, name, ibid."""
    body = NUMBER.sub("", text.strip())
    signs = (
        bool(YEAR.search(body)),
        "//" in re.sub(r"https?://\S+", "", body),
        bool(marks_pattern().search(body)),
        bool(place_pattern().search(body)),
        2 * bool(ADDRESS.search(body)),
        bool(NAME.match(body)),
        bool(re.search(r"[.–—-]\s*[–—-]\s", body)),
        2 * bool(ibid_pattern().match(body)),
        bool(in_language_pattern().search(body)),
        2 * bool(shelf_mark(body, words_of(load_languages()))),
    )
    return sum(int(sign) for sign in signs)


def number_of(line: Line) -> int | None:
    """Return the number an entry is printed with, if the line opens with one."""
    match = NUMBER.match(line.text)
    return int(match.group(1)) if match else None


def reference_runs(lines: Sequence[Line], languages: Languages) -> list[Run]:
    """Return every list of references in reading order; overlapping finds are settled for the headed one."""
    runs: list[Run] = []
    i = 0
    while i < len(lines):
        run = _run_at(lines, i, inside=bool(runs) and runs[-1].end == i)
        if run is None:
            i += 1
            continue
        runs.append(run)
        i = max(run.end, i + 1)
    return runs


def _run_at(lines: Sequence[Line], i: int, *, inside: bool) -> Run | None:
    """Return the list that begins at a line; the heading of a part counts only right behind another part."""
    text = lines[i].text
    if reference_heading(text) or (inside and reference_subheading(text)):
        return _headed(lines, i)
    return _run_in(lines, i) or _headless(lines, i)


def _run_in(lines: Sequence[Line], i: int) -> Run | None:
    """Read a list whose heading stands on the line of its first entry: «References: 1. …»."""
    lead = run_in_reference_heading(lines[i].text)
    if not lead:
        return None
    cut = [replace(lines[i], text=lines[i].text[lead:]), *lines[i + 1 :]]
    entries = [(a + i, b + i) for a, b in _numbered(cut, 0)]
    if reference_score(" ".join(line.text for line in cut[: entries[0][1] - i])) < SHORT_LIST:
        return None
    return Run(i, entries[-1][1], i, tuple(entries), headings=(i,), lead=lead)


def _headed(lines: Sequence[Line], heading: int) -> Run | None:
    start = first_entry(lines, heading)
    if start >= len(lines):
        return None
    if number_of(lines[start]) in (1, 2) or number_of(lines[start]) is not None and reference_score(lines[start].text):
        entries = _numbered(lines, start)
    else:
        entries = _unnumbered(lines, start)
    if not entries:
        return None
    good = sum(reference_score(_joined(lines, e)) > 0 for e in entries)
    if good * 2 < len(entries):
        return None
    return Run(heading, entries[-1][1], heading, tuple(entries), headings=tuple(range(heading, start)))


def _headless(lines: Sequence[Line], start: int) -> Run | None:
    """A numbered list from 1 whose entries look like references; unnumbered ones are too uncertain."""
    bare = _bare_number(lines[start]) == 1
    if number_of(lines[start]) != 1 and not bare:
        return None
    entries = _numbered(lines, start)
    if len(entries) < (SHORT_LIST + 1 if bare else SHORT_LIST):
        return None
    scores = [reference_score(_joined(lines, e)) for e in entries]
    strong = sum(s >= 2 for s in scores)
    if strong * 10 < len(scores) * (8 if bare else 6) or sum(s == 0 for s in scores) * 4 > len(scores):
        return None
    cert = "high" if strong * 10 >= len(scores) * 8 and len(scores) > SHORT_LIST else "medium"
    return Run(start, entries[-1][1], None, tuple(entries), cert)


def _joined(lines: Sequence[Line], entry: tuple[int, int]) -> str:
    return " ".join(line.text for line in lines[entry[0] : entry[1]])


def _numbered(lines: Sequence[Line], start: int) -> list[tuple[int, int]]:
    """Cut a numbered list: the numbers rise by one (a restart is allowed where a converter broke the list)."""
    firsts: list[int] = []
    expected = number_of(lines[start]) or 1
    i = start
    while i < len(lines):
        number = None if firsts and BARE_ADDRESS.fullmatch(lines[i].text.strip()) else number_of(lines[i])
        if number is None and expected > LAST_SHORT and (long := LONG_NUMBER.match(lines[i].text)):
            number = int(long[1])
        if number is None and _bare_number(lines[i]) == expected and not _footnote(lines, i, firsts):
            number = expected
        if number is not None and _fits(lines, i, number, expected, bool(firsts)):
            firsts.append(i)
            expected = number + 1
        elif i > start and _ends(lines, i, expected):
            break
        i += 1
    return [(a, b - is_letter(lines, b - 1)) for a, b in zip(firsts, [*firsts[1:], i], strict=True)]


def _bare_number(line: Line) -> int | None:
    """Return the number of an entry whose full stop was forgotten."""
    match = BARE_NUMBER.match(line.text)
    return int(match.group(1)) if match and line.text[match.end()].isupper() else None


def _footnote(lines: Sequence[Line], i: int, firsts: Sequence[int]) -> bool:
    """Tell whether a number without a stop, set off below entries that have theirs and stand solid, is a note's."""
    dotted = [number_of(lines[k]) is not None and (k == firsts[0] or not lines[k].blank) for k in firsts]
    return len(dotted) >= SHORT_LIST and all(dotted) and lines[i].blank > 0


def _fits(lines: Sequence[Line], i: int, number: int, expected: int, begun: bool) -> bool:
    text = lines[i].text
    if begun and NUMBER.sub("", text)[:1] in "–—-:;,.":
        return False  # an issue number at a line's start: "No. / 1. – P. 5"
    if number == expected:
        return True
    if expected < number <= expected + 2:
        return reference_score(text) >= 1 and not YEAR.match(text.strip())
    if number == 1 and begun and reference_score(text) >= 2:
        return True  # a converter restarted the numbering after a stray paragraph
    return number == expected - 1 and begun and reference_score(text) >= 2  # a number printed twice


def _ends(lines: Sequence[Line], i: int, expected: int) -> bool:
    """Tell whether line i can no longer belong to the entry before it."""
    line, before = lines[i], lines[i - 1]
    if stops(line):
        return True
    if is_fragment(line.text) or not _closed(before.text) or (line.blank == 0 and line.joins is not False):
        return False
    for later in lines[i + 1 : i + (3 if line.blank else LONGEST_ENTRY)]:
        if stops(later):
            return True
        long = LONG_NUMBER.match(later.text) if expected > LAST_SHORT else None
        if expected in (number_of(later), _bare_number(later)) or (long and int(long[1]) == expected):
            return False
    return True


def stops(line: Line) -> bool:
    """Tell whether a line opens something that no list of references holds."""
    text = line.text.strip()
    found = label(text)
    return bool(
        reference_heading(text)
        or reference_subheading(text)
        or (found and (found.kind != "licence" or not NUMBER.match(text)))
        or text.startswith("©")
        or re.fullmatch(r"[*_\\\s]{3,}", text)
        or line.style.startswith("heading")
        or _is_capital_title(text)
        or _is_byline(text)
    )


def is_fragment(text: str) -> bool:
    """Tell whether a line can only continue a sentence: lower case, an address, a bracket, a dash or bare figures."""
    text = text.strip().lstrip("*_\\")
    head = text[:1]
    return (
        head.islower()
        or head in "[(/–—-:;,.&"
        or bool(re.match(r"(?:https?:|www\.|doi\b|URL\b|10\.\d{4})", text, re.IGNORECASE))
        or bool(re.match(r"\d{1,3}[.,]\s*[–—-]", text))
        or bool(re.match(r"\d[\d\s–—.:()-]*\S{0,6}$|\d+\s?[–—-]\s?\d+\b|(?:1[5-9]|20)\d\d\b|\d{5}", text))
        or bool(marks_pattern().match(text))
    )


def _closed(text: str) -> bool:
    """Tell whether a line may end an entry: a closing mark, an address or a figure last, no label such as «Vol.»."""
    text = text.rstrip().rstrip("*_\\")
    tail = re.search(r"(\d\s?)?\b[^\W\d_]{1,4}\.$", text)
    if tail and not tail[1] and marks_pattern().match(f"{tail[0]} 1"):
        return False
    return text.endswith((".", ")", "]", "/", "!", "?", ";", ">")) or bool(
        re.search(r"(?:https?:|www\.)\S*$|\d$", text)
    )


def _is_capital_title(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) >= 12 and upper >= 0.9 * len(letters) and len(text.split()) >= 2 and not NUMBER.match(text)


def _is_byline(text: str) -> bool:
    bare = re.sub(r"\^?\{?\w{0,3}\}?(?=,|$)|[*_^\d]", "", text) if "^" in text else re.sub(r"[*_\d]", "", text)
    name = r"(?:(?:[^\W\d_]{1,2}\.\s?-?){1,3}[^\W\d_][\w’'-]+|[^\W\d_][\w’'-]+\s+(?:[^\W\d_]{1,2}\.\s?){1,3})"
    return bool(re.fullmatch(rf"\s*{name}(?:\s*[,;]\s*{name})*[\s.,]*", bare)) and not YEAR.search(text)


def _unnumbered(lines: Sequence[Line], start: int) -> list[tuple[int, int]]:
    """Cut a list without numbers, alphabetical ones below their letters."""
    end = start
    while (
        end < len(lines)
        and (is_letter(lines, end) or not (end > start and _leaves(lines, end)))
        and not (end == start and stops(lines[end]))
    ):
        end += 1
    if end == start:
        return []
    letters = [i for i in range(start, end) if is_letter(lines, i)]
    if letters:
        return _lettered(lines, [start, *letters, end], set(letters))
    return _sound(lines, _cut(lines, start, end))


def _lettered(lines: Sequence[Line], borders: list[int], letters: set[int]) -> list[tuple[int, int]]:
    """Cut the part below each letter of an alphabetical list; the letters belong to no entry."""
    entries: list[tuple[int, int]] = []
    for border, after in zip(borders, borders[1:], strict=False):
        first = border + (border in letters)
        if first < after:
            entries += _sound(lines, _cut(lines, first, after))
    return entries


def _cut(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    """Cut lines into entries at their bullets, at blank lines, or where an entry clearly opens."""
    bullet = bullet_of(lines[start].text)
    marked = [i for i in range(start, end) if bullet and bullet_of(lines[i].text) == bullet]
    if len(marked) >= SHORT_LIST:
        return list(zip(marked, [*marked[1:], end], strict=True))
    width = max(len(line.text) for line in lines[start:end])
    spaced = sum(line.blank > 0 for line in lines[start + 1 : end]) >= SHORT_LIST
    firsts = [i for i in range(start, end) if i == start or _opens(lines, i, width, spaced)]
    return list(zip(firsts, [*firsts[1:], end], strict=True))


def _sound(lines: Sequence[Line], entries: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give pieces without any mark of a reference back to the entry before, or, at the end, to the text after."""
    while len(entries) > 1 and reference_score(_joined(lines, entries[-1])) == 0:
        entries.pop()
    out = entries[:1]
    for entry in entries[1:]:
        if reference_score(_joined(lines, entry)) == 0:
            out[-1] = (out[-1][0], entry[1])
        else:
            out.append(entry)
    return out


def _leaves(lines: Sequence[Line], i: int) -> bool:
    if stops(lines[i]) and not (NAME.match(lines[i].text.strip()) and YEAR.search(lines[i].text)):
        return True
    if lines[i].blank == 0 or is_fragment(lines[i].text):
        return False
    chunk = [lines[i]]
    for line in lines[i + 1 : i + 8]:
        if line.blank:
            break
        chunk.append(line)
    return reference_score(" ".join(line.text for line in chunk)) == 0 or len(" ".join(c.text for c in chunk)) > 700


def _opens(lines: Sequence[Line], i: int, width: int, spaced: bool) -> bool:
    line, before = lines[i], lines[i - 1]
    if is_fragment(line.text) or before.hyphen:
        return False
    if line.blank or spaced:
        return bool(line.blank)
    if line.joins is False:
        if re.search(r"(?:https?:|www\.)\S*/$", before.text.rstrip()):
            return bool(NAME.match(line.text.strip()))
        return not before.text.rstrip().endswith((":", ",", "–", "—", "-", "/"))
    ended = _closed(before.text) and len(before.text) < 0.8 * width
    return ended or (_closed(before.text) and bool(NAME.match(line.text.strip())))
