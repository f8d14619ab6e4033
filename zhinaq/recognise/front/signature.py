"""The signature at the end of a preface: a name, often with post and institution, after the last paragraph."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Tell whether only names and their posts stand between i and the end, with at least one name."""
    rest = [x.text for x in lines[i:end] if not cues.is_separator(x.text)]
    return any(map(cues.is_byline, rest)) and all(map(_of_person, rest))


def _of_person(text: str) -> bool:
    """Tell whether a line says a name, a post, an institution or an address."""
    return (
        cues.is_byline(text) or cues.is_degree(text) or cues.is_contact(text)
        or cues.affiliation_score(text) >= 1 or cues.names_institution(text)
    )  # fmt: skip
