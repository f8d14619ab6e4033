"""How lines are set: what a line's runs say together, sizes against the text's, and centred rows of laid-out text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhinaq.source import Line, Look

SURE = 0.15  # share of the rows of a page that end at one place: the right edge of its text
SHORTEST, INDENT, OFF = 30, 4, 2  # of a measure; of a centred row; how far off the middle it may be; all in letters


@dataclass(frozen=True)
class Run:
    """Characters set in one way: kinds are italic, bold, sup, sub, underline, capitals; `target` is a link's address.

    size: of the type, in any one unit; 0 where it is not stated.
    """

    text: str
    kinds: tuple[str, ...] = ()
    target: str = ""
    size: float = 0.0


def look_of(runs: Sequence[Run], given: Look) -> Look:
    """Return how a line of runs is set; what is given holds for all of it, as its paragraph's style says."""
    lettered = [run for run in runs if any(c.isalpha() for c in run.text)]
    if not lettered:
        return given
    sizes: Counter[float] = Counter()
    for run in lettered:
        sizes[run.size] += len(run.text)
    text = "".join(run.text for run in lettered)
    return Look(
        size=sizes.most_common(1)[0][0] or given.size,
        bold=given.bold or all("bold" in run.kinds for run in lettered),
        italic=given.italic or all("italic" in run.kinds for run in lettered),
        capitals=given.capitals or text.isupper() or all("capitals" in run.kinds for run in lettered),
        centred=given.centred,
        above=given.above,
    )


def against_text(lines: Iterable[Line], body: float = 0.0) -> list[Line]:
    """Return lines whose sizes are told against the text's: `body`, else the size of most letters."""
    lines = list(lines)
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.look and line.look.size:
            sizes[line.look.size] += len(line.text)
    usual = body or (sizes.most_common(1)[0][0] if sizes else 0.0)
    return [
        line.with_(look=line.look.with_(size=round(line.look.size / usual, 2)))
        if usual and line.look and line.look.size
        else line
        for line in lines
    ]


def laid_out(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a plain text; where spaces hold its rows in place, each says whether it is centred."""
    out: list[Line] = []
    page: list[Line] = []
    for line in [*lines, None]:
        if line is None or (line.page is not None and page):
            out += _page(page)
            page = []
        if line is not None:
            page.append(line)
    return out


def _page(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page with their look; as they were where no measure shows."""
    ends = Counter(len(line.text.rstrip()) for line in lines)
    right = max((end for end, n in ends.items() if n > 1 and sum(ends[end - d] for d in range(3)) >= SURE * len(lines)),
                default=0)  # fmt: skip
    starts = Counter(_indent(line) for line in lines)
    left = min((start for start, n in starts.items() if n > 1), default=0)
    if right - left < SHORTEST or len(starts) < 2:
        return list(lines)
    return [
        line.with_(
            look=Look(centred=_centred(line, left, right), above=None if line.page else float(line.blank),
                      capitals=line.text.isupper())
        )
        for line in lines
    ]  # fmt: skip


def _centred(line: Line, left: int, right: int) -> bool:
    before, after = _indent(line) - left, right - len(line.text.rstrip())
    return before >= INDENT and abs(before - after) <= OFF


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" "))
