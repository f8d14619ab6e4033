"""Page numbers: which lines that hold a number alone are one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.source import Line

ALONE = re.compile(r"^\s*(?:[-\u2013\u2014|~*]\s*)?(\d{1,4})(?:\s*[-\u2013\u2014|~*])?\s*$")
PAGE_LINES = (6, 140)  # lines of one page, from a page of one short table to two columns
LONG_ENOUGH = 5
ENOUGH = 400_000  # steps after which the search for a chain ends
END = re.compile(r"[.!?\u2026:;\u00bb\u201d\"')\]]\s*$")


@dataclass(frozen=True)
class Number:
    """A page number's line: its value, the printed number of the page that starts after it, and why it is one."""

    value: int
    starts: str
    why: str


def value_of(line: Line) -> int | None:
    """Return the number a line holds alone, or None."""
    match = ALONE.match(line.text)
    return int(match[1]) if match and not line.style else None


def on_fed_pages(lines: list[Line]) -> dict[int, Number]:
    """Return the page numbers of a text with form feeds: first or last on a page, growing as the pages do."""
    starts = [0, *(i for i, line in enumerate(lines) if i and line.page and line.page.cert == "high")]
    ends = [*starts[1:], len(lines)]
    edges: list[tuple[int, int, bool]] = []
    for page, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for i in dict.fromkeys([*range(start, min(start + 3, end)), *range(max(start, end - 2), end)]):
            if value_of(lines[i]) is not None:
                edges.append((page, i, i >= end - 2))
    offsets: dict[int, int] = {}
    for page, i, _ in edges:
        offset = (value_of(lines[i]) or 0) - page
        offsets[offset] = offsets.get(offset, 0) + 1
    if not offsets:
        return {}
    best = max(offsets, key=lambda k: (offsets[k], -k))
    if offsets[best] < max(2, 0.3 * len(starts)):
        return {}
    found: dict[int, Number] = {}
    for page, i, low in edges:
        value = value_of(lines[i]) or 0
        if value - page == best:
            found[i] = Number(value, str(value + 1 if low else value), "page number at the edge of a page")
    return found


def in_sequence(lines: list[Line], taken: frozenset[int] = frozenset()) -> dict[int, Number]:
    """Return lone numbers between blank lines that grow with the text as page numbers do."""
    numbers = [i for i, line in enumerate(lines) if i not in taken and value_of(line) is not None]
    alone = [i for i in numbers if _stands_alone(lines, i)]
    chain = _best_chain(lines, alone)
    inside = [i for i in alone if i not in chain and _cuts_sentence(lines, i)]
    if len(chain) < 3:
        chain = [i for i in chain if _cuts_sentence(lines, i)]
    chain = chain or _counting(lines, [i for i in numbers if lines[i].blank == 0])
    found = {}
    for i in sorted({*chain, *inside}):
        value = value_of(lines[i]) or 0
        why = "page number in a growing sequence" if i in chain else "page number inside a sentence"
        found[i] = Number(value, str(value + 1), why)
    return found


def _stands_alone(lines: list[Line], i: int) -> bool:
    """Tell whether blank lines part a number from prose on both sides (cells of a table stand close together)."""
    if i == 0 or i + 1 >= len(lines):
        return False
    near = [lines[k].text.strip() for k in (i - 1, i + 1)]
    if any(len(text) < 12 and re.search(r"^[\d\s.,%-]+$", text) for text in near):
        return False
    return lines[i].blank > 0 and lines[i + 1].blank > 0


def _cuts_sentence(lines: list[Line], i: int) -> bool:
    """Tell whether a sentence runs on over a line."""
    before, after = lines[i - 1].text.rstrip(), lines[i + 1].text.lstrip() if i + 1 < len(lines) else ""
    return len(before) > 25 and not END.search(before) and after[:1].islower()


def _best_chain(lines: list[Line], alone: list[int]) -> list[int]:
    """Return the longest chain of numbers whose growth agrees with the number of lines between them."""
    best: list[int] = []
    steps = 0
    for start, first in enumerate(alone):
        for second in alone[start + 1 : start + 40]:
            pages = (value_of(lines[second]) or 0) - (value_of(lines[first]) or 0)
            if pages < 1:
                continue
            pace = (lines[second].number - lines[first].number) / pages
            if not 12 <= pace <= 120:
                continue
            chain = _follow(lines, alone[start:], pace)
            steps += len(alone) - start
            if len(chain) > len(best):
                best = chain
        if steps > ENOUGH or len(best) > 0.6 * len(alone):
            break
    return best


def _counting(lines: list[Line], numbers: list[int]) -> list[int]:
    """Return runs of lone numbers that count one page at a time, a page apart: dumps without any other sign."""
    best: dict[int, tuple[int, int | None]] = {}
    by_value: dict[int, list[int]] = {}
    for i in numbers:
        value = value_of(lines[i]) or 0
        best[i] = (1, None)
        for k in reversed(by_value.get(value - 1, [])):
            gap = lines[i].number - lines[k].number
            if gap > PAGE_LINES[1]:
                break
            if gap >= PAGE_LINES[0] and best[k][0] >= best[i][0]:
                best[i] = (best[k][0] + 1, k)
        by_value.setdefault(value, []).append(i)
    last: int | None = max(best, key=lambda i: best[i][0], default=None)
    if last is None or best[last][0] < LONG_ENOUGH or 4 * len(numbers) > len(lines):
        return []
    chain = []
    while last is not None:
        chain.append(last)
        last = best[last][1]
    first, end = chain[-1], chain[0]
    before = [i for i in numbers if i < first and (value_of(lines[i]) or 0) < (value_of(lines[first]) or 0)]
    after = [i for i in numbers if i > end and (value_of(lines[i]) or 0) > (value_of(lines[end]) or 0)]
    return [*_counting(lines, before), *chain[::-1], *_counting(lines, after)]


def _follow(lines: list[Line], alone: list[int], pace: float) -> list[int]:
    """Return the numbers that, from the first on, grow by one about every `pace` lines."""
    chain = [alone[0]]
    for i in alone[1:]:
        pages = (value_of(lines[i]) or 0) - (value_of(lines[chain[-1]]) or 0)
        gap = lines[i].number - lines[chain[-1]].number
        if pages >= 1 and abs(gap / pace - pages) <= max(0.6, 0.25 * pages):
            chain.append(i)
    return chain
