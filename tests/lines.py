"""Lines for tests: a plain text as repaired lines, blank lines counted."""

from __future__ import annotations

from zhinaq.source import Line


def lines_of(text: str, *, wrapped: bool = False) -> list[Line]:
    """Return the lines of an indented text; `wrapped` leaves `joins` undecided after a full line."""
    out: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.strip("\n").split("\n"), 1):
        bare = raw.strip()
        if not bare:
            blank += 1
            continue
        joins = (blank == 0 and bool(out)) if wrapped else False
        out.append(Line(number, bare, "case.txt", blank=blank, joins=joins))
        blank = 0
    return out
