"""The signature at the end of a preface: a name, often with post and institution, after the last paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.recognise.front.people.extent import take_byline, take_people
from zhinaq.signs import cues
from zhinaq.source import Line

LAST_LINES = 12


def signature_start(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where a signature in lines [start, end) begins, so that it runs to the end; `end` when there is none."""
    for i in range(max(start, end - LAST_LINES), end):
        if not (cues.is_byline(lines[i].text) and cues.has_initials(lines[i].text)) and not cues.is_degree(
            lines[i].text
        ):
            continue
        if _runs_to_end(lines, i, end):
            return i
    return end


def _runs_to_end(lines: Sequence[Line], i: int, end: int) -> bool:
    """Tell whether only a name and its posts stand between i and the end, with at least one name."""
    named = False
    while i < end:
        j = take_byline(lines, i)
        if j > i:
            named, i = True, j
            continue
        j = take_people(lines, i)
        if j <= i:
            if not (cues.is_degree(lines[i].text) or cues.is_separator(lines[i].text)):
                return False
            j = i + 1
        i = j
    return named and i >= end
