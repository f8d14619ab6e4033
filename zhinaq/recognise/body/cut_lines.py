"""Pieces of lines: a raw line that holds several things (captions, items) is cut where the dump left a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhinaq.recognise.body.view import cut_line
from zhinaq.recognise.body.words import BodyWords
from zhinaq.signs.gaps import gaps
from zhinaq.source import Line

ITEM = re.compile(r"(?:[-–•]\s+\S|\(?\d{1,2}\)\s?\S)")
CLOSED = re.compile(r"[.;:!?]$")
LONG_TAIL, LONG, SHORT, MOST_PIECES = 120, 600, 40, 60


def pieces(lines: Iterable[Line], words: BodyWords) -> list[Line]:
    """Return lines, those cut that run several captions or items together with gaps between them."""
    return [piece for line in lines for piece in cut(line, words)]


def cut(line: Line, words: BodyWords) -> list[Line]:
    """Cut one line at gaps before a caption or an item, and after a caption before running text."""
    if "\t" in line.text:
        return [line]
    starts, last = [], 0
    for at in gaps(line):
        if parts(
            line.text[last : last + LONG].strip(),
            line.text[last:at][-SHORT:].strip(),
            line.text[at : at + LONG],
            at - last,
            words,
        ):
            starts.append(at)
            last = at
        if len(starts) > MOST_PIECES:
            return [line]
    out, rest = [], line
    for before, at in zip([0, *starts], starts, strict=False):
        left, rest = cut_line(rest, at - before)
        out.append(left)
    return [*out, rest]


def parts(left: str, tail: str, right: str, length: int, words: BodyWords) -> bool:
    """Tell whether a gap parts what stands left of it (its start, `tail` and `length`) from what stands right."""
    if not tail or not right.strip() or right[0].islower():
        return False
    for _, pattern in words.captions:
        caption = pattern.match(right.strip())
        if caption and caption.group("sep") and caption.group("title").strip():
            return True
    if length < LONG_TAIL and any(pattern.match(left) for _, pattern in words.captions):
        prose = right[:1].isupper() and re.search(r"[^\W\d_]{3,}[.!?](?:\s|$)", right)
        return bool(prose) and len(right) > LONG_TAIL
    return bool(ITEM.match(right) and CLOSED.search(tail))
