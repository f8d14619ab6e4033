"""Pieces of lines: a raw line that holds several things (captions, items) is cut where the dump left a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhinaq.recognise.bodywords import BodyWords
from zhinaq.recognise.draft import cut_line
from zhinaq.source import Line

ITEM = re.compile(r"(?:[-–•]\s+\S|\(?\d{1,2}\)\s?\S)")
CLOSED = re.compile(r"[.;:!?]$")
LONG_TAIL = 120


def pieces(lines: Iterable[Line], words: BodyWords) -> list[Line]:
    """Return lines, those cut that run several captions or items together with gaps between them."""
    return [piece for line in lines for piece in cut(line, words)]


def gaps(line: Line) -> list[int]:
    """Return where a line has, or had before repair, two or more spaces: the first position after each gap."""
    had = [at + 1 for at in line.gaps]
    return sorted({*had, *(m.end() for m in re.finditer(r"(?<=\S) {2,}(?=\S)", line.text))})


def cut(line: Line, words: BodyWords) -> list[Line]:
    """Cut one line at gaps before a caption or an item, and after a caption before running text."""
    if "\t" in line.text:
        return [line]
    out: list[Line] = []
    rest = line
    while True:
        at = next((g for g in gaps(rest) if parts(rest.text[:g].strip(), rest.text[g:].strip(), words)), 0)
        if not at:
            return [*out, rest]
        left, rest = cut_line(rest, at)
        out.append(left)


def parts(left: str, right: str, words: BodyWords) -> bool:
    """Tell whether a gap parts two things."""
    if not left or not right:
        return False
    for _, pattern in words.captions:
        caption = pattern.match(right)
        if caption and caption.group("sep") and caption.group("title").strip():
            return True
    if any(pattern.match(left) for _, pattern in words.captions):
        prose = right[:1].isupper() and re.search(r"[^\W\d_]{3,}[.!?](?:\s|$)", right)
        return bool(prose) and len(right) > LONG_TAIL and len(left) < LONG_TAIL
    return bool(ITEM.match(right) and CLOSED.search(left))
