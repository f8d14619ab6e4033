"""Pieces of lines: a raw line that holds several things (captions, items) is cut before each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhinaq.recognise.body.choice import Spot, chosen
from zhinaq.recognise.body.view import Caption, cut_line
from zhinaq.recognise.body.words import BodyWords
from zhinaq.signs.gaps import gaps
from zhinaq.source import Line

ITEM = re.compile(r"(?:[-–•]\s+\S|\(?\d{1,2}\)\s?\S)")
CLOSED = re.compile(r"[.;:!?]$")
SIGNS = re.compile(r"[\s.:‐-―−-]+$")
LONG_TAIL, SHORT, MOST_PIECES = 120, 40, 60


def pieces(lines: Sequence[Line], words: BodyWords) -> tuple[list[Line], dict[int, Caption]]:
    """Return lines, cut before captions and items inside them, and the captions by the piece they begin."""
    spots: dict[int, dict[int, Spot]] = {}
    for spot in chosen(lines, words):
        spots.setdefault(spot.at, {})[begins(spot)] = spot
    out: list[Line] = []
    captions: dict[int, Caption] = {}
    for at, line in enumerate(lines):
        own = spots.get(at, {})
        places = cuts(line, own)
        for start, piece in zip([0, *places], parted(line, places), strict=True):
            if start in own:
                captions[len(out)] = caption(piece, own[start], start)
            out.append(piece)
    return out, captions


def begins(spot: Spot) -> int:
    """Return where the piece of a caption begins: with the line unless something precedes the label."""
    return spot.label.start if "inside" in spot.signs else 0


def caption(piece: Line, spot: Spot, start: int) -> Caption:
    """Return what a chosen label says of the piece that begins with it."""
    text, indent = piece.text.strip(), len(piece.text) - len(piece.text.lstrip())
    title_at = min(spot.label.title_at - start - indent, len(text))
    label = SIGNS.sub("", text[:title_at])
    return Caption(spot.label.kind, label, spot.label.n, title_at, text[title_at:])


def parted(line: Line, places: Sequence[int]) -> list[Line]:
    """Return a line cut at places."""
    out, rest = [], line
    for before, at in zip([0, *places], places, strict=False):
        left, rest = cut_line(rest, at - before)
        out.append(left)
    return [*out, rest]


def cuts(line: Line, captions: Mapping[int, Spot]) -> list[int]:
    """Return where a line is cut: before its captions, at gaps before an item, and after a caption before prose."""
    places = sorted(at for at in captions if at)
    if "\t" in line.text:
        return places
    last = 0
    for at in sorted({*gaps(line), *places}):
        if at not in captions and parts(line.text[last:at], line.text[at:], last in captions):
            places.append(at)
        last = at if at in places else last
    return sorted(places) if len(places) <= MOST_PIECES else []


def parts(left: str, right: str, captioned: bool) -> bool:
    """Tell whether a gap parts what stands left of it, a caption or other text, from what stands right."""
    tail = left[-SHORT:].strip()
    if not tail or not right.strip() or right[0].islower():
        return False
    if captioned and len(left) < LONG_TAIL:
        prose = right[:1].isupper() and re.search(r"[^\W\d_]{3,}[.!?](?:\s|$)", right)
        return bool(prose) and len(right) > LONG_TAIL
    return bool(ITEM.match(right) and CLOSED.search(tail))
