"""How a text is set: wrapped or one paragraph a line, with blank lines or indents between paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from zhinaq.signs.shapes import halts, opens_small
from zhinaq.source import Line

LONGEST_WRAPPED = 160
WINDOW = 40


@dataclass(frozen=True)
class Setting:
    """How a text is set.

    wrapped: a paragraph runs over several lines.  usual: blank lines between two lines of one paragraph (mostly 0).
    parted: for each line, whether blank lines part the paragraphs around it.  indents: first lines are indented.
    cut_first: the first line under a heading is cut off by a blank line, as some PDF dumps do.
    left: for each line, how far it is indented from the margin of its page.
    trust: how often a blank line follows a short line that ends a sentence (1: no paragraph opens without one).
    """

    wrapped: bool
    usual: int
    parted: tuple[bool, ...]
    indents: bool
    cut_first: bool
    left: tuple[int, ...] = ()
    trust: float = 0.0


def indent(line: Line) -> int:
    """Return how many spaces a line begins with."""
    return len(line.text) - len(line.text.lstrip(" "))


def margins(lines: list[Line]) -> list[int]:
    """Return for each line how far it is indented from the usual margin of its page (dumps shift whole pages)."""
    out: list[int] = []
    start = 0
    for i in range(1, len(lines) + 1):
        page = lines[i].page if i < len(lines) else None
        if i == len(lines) or (page is not None and page.cert == "high"):
            found = [indent(line) for line in lines[start:i]]
            usual = max(sorted(set(found)), key=found.count) if len(found) >= 8 else min(found, default=0)
            out += [one - usual for one in found]
            start = i
    return out


def how_set(lines: list[Line], kinds: list[str]) -> Setting:
    """Return how a text is set, from how its lines end, how long they are and where blank lines stand."""
    pairs = [
        (a, b)
        for a, b in zip(lines, lines[1:], strict=False)
        if len(a.text.strip()) > 25 and not a.style and not b.style
    ]
    running = [(a, b) for a, b in pairs if opens_small(b.text) and not halts(a.text)]
    ordered = sorted(len(line.text.strip()) for line in lines if len(line.text) > 20)
    high = ordered[int(0.9 * (len(ordered) - 1))] if ordered else 0
    wrapped = len(running) >= max(2, 0.2 * len(pairs)) and high <= LONGEST_WRAPPED
    gaps = sorted(b.blank for _, b in running if not b.page)
    usual = gaps[len(gaps) // 2] if gaps and wrapped else 0
    starts = [i for i in range(1, len(lines)) if lines[i].blank > usual and not lines[i].page]
    ended = sum(1 for i in starts if halts(lines[i - 1].text) or kinds[i - 1])
    parts = wrapped and ended >= max(2, 0.5 * len(starts))
    left = margins(lines)
    stepped = sum(1 for i in range(1, len(lines)) if halts(lines[i - 1].text) and left[i] >= left[i - 1] + 2)
    cut = sum(
        1
        for i in starts
        if i >= 2 and kinds[i - 2] == "heading" and opens_small(lines[i].text) and not halts(lines[i - 1].text)
    )
    parted = _parted(len(lines), starts if parts else [])
    indents, trust = stepped >= max(3, 0.02 * len(lines)), _trust(lines, kinds, usual, high)
    return Setting(wrapped, usual, parted, indents, cut >= 2, tuple(left), trust)


def _trust(lines: list[Line], kinds: list[str], usual: int, high: int) -> float:
    """Return the share of sure paragraph ends in prose that a blank line follows."""
    ends = [
        lines[i].blank > usual
        for i in range(1, len(lines))
        if not kinds[i] and not lines[i].page and 5 < len(lines[i - 1].text.strip()) < 0.75 * high
        and halts(lines[i - 1].text) and not opens_small(lines[i].text)
    ]  # fmt: skip
    return sum(ends) / len(ends) if len(ends) >= 6 else 0.0


def _parted(count: int, starts: list[int]) -> tuple[bool, ...]:
    """Return for each line whether at least two blank lines that part stand near it."""
    near = [0] * (count + 1)
    for i in starts:
        near[max(0, i - WINDOW)] += 1
        near[min(count, i + WINDOW + 1)] -= 1
    out, running = [], 0
    for k in range(count):
        running += near[k]
        out.append(running >= 2)
    return tuple(out)
