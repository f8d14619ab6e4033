"""Pieces of lines: a raw line that holds several things (captions, items) is cut where the dump left a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhinaq.recognise.bodywords import BodyWords
from zhinaq.recognise.draft import cut_line
from zhinaq.source import Line

GAP = re.compile(r"\s{2,}(?=\S)")
ITEM = re.compile(r"(?:[-–•]\s+\S|\(?\d{1,2}\)\s?\S)")
CLOSED = re.compile(r"[.;:!?]$")
LONG_TAIL = 120


def pieces(lines: Iterable[Line], words: BodyWords) -> list[Line]:
    """Return lines, those cut that run several captions or items together with gaps between them."""
    out: list[Line] = []
    for line in lines:
        out += cut(line, words)
    return out


def cut(line: Line, words: BodyWords) -> list[Line]:
    """Cut one line at gaps before a caption or an item, and after a caption before running text."""
    if not GAP.search(line.text) or "\t" in line.text:
        return [line]
    out: list[Line] = []
    rest = line
    while True:
        at = next((m.end() for m in GAP.finditer(rest.text) if parts(rest.text, m, words)), 0)
        if not at:
            return [*out, rest]
        left, rest = cut_line(rest, at)
        out.append(left)


def parts(text: str, gap: re.Match[str], words: BodyWords) -> bool:
    """Tell whether a gap parts two things."""
    left, right = text[: gap.start()].strip(), text[gap.end() :]
    if not left:
        return False
    captioned = any(p.match(right) and p.match(right).group("sep") and p.match(right).group("title").strip()  # type: ignore[union-attr]  # matched
                    for _, p in words.captions)  # fmt: skip
    if captioned:
        return True
    if any(p.match(left) for _, p in words.captions):
        return len(right) > LONG_TAIL and right[:1].isupper() and gap.start() < LONG_TAIL
    return bool(ITEM.match(right) and CLOSED.search(left))
