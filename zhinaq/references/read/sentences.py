"""The working text cut into sentences: at points, at dashes between areas and where something was read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.working_text import Draft, clean
from zhinaq.references.words import CLOSE, DASH, LONG_DASH, LOWER, OPEN, UPPER, Words

_UNMARKED = re.compile(r"[^\x00\x01]+")
_END = re.compile(
    rf"(?P<stop>(?<![.\s][{UPPER}{LOWER}])(?<!^[{UPPER}])[.?!\N{{HORIZONTAL ELLIPSIS}}][{CLOSE})\]]?\s*[{DASH}]\s+"
    rf"|(?<=[{LOWER}\d{UPPER})\]{CLOSE}][{LOWER}\d{UPPER})\]{CLOSE}%])[.?!\N{{HORIZONTAL ELLIPSIS}}]+[{CLOSE})\]]?\s+"
    rf"(?=[{UPPER}{OPEN}\d(\[\x00\x01])"
    rf"|[.?!][{CLOSE}]\s+(?=[{UPPER}])|\s[{LONG_DASH}]\s(?=[\x00\x01])|\.?\s+[{DASH}]\s*(?=[\x00\x01]))"
)
_INITIAL = re.compile(rf"(?:^|(?<=[\s.]))[{UPPER}][{LOWER}]?$")


@cache
def _abbreviation(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(]){words.any_of('abbreviations')}\.$", re.I)


class Segment(NamedTuple):
    """A sentence-like stretch of the working text: its span and whether a mark stands before it."""

    start: int
    end: int
    text: str
    after_mark: bool


def segments(draft: Draft, start: int, end: int) -> list[Segment]:
    """Cut a stretch at sentence ends, dashes between areas and blanked parts; empty pieces are left out."""
    out: list[Segment] = []
    marked = False
    for stretch in _UNMARKED.finditer(draft.text, start, end):
        marked = marked or stretch.start() > start
        for a, b in _sentences(draft, stretch[0]):
            text = clean(stretch[0][a:b])
            if re.search(r"\w", text):
                out.append(Segment(stretch.start() + a, stretch.start() + b, text, marked))
                marked = False
    return out


def _sentences(draft: Draft, piece: str) -> list[tuple[int, int]]:
    abbreviation = _abbreviation(draft.words)
    cuts, last = [], 0
    for match in _END.finditer(piece):
        if piece[match.start()] == "." and abbreviation.search(piece[: match.start() + 1][-12:]):
            continue
        if _INITIAL.search(piece, last, match.start()) and piece[match.start()] == ".":
            continue
        cut = match.start() + (1 if piece[match.start()] in "?!" else 0)
        cuts.append((last, cut))
        last = match.end()
    return [*cuts, (last, len(piece))]
