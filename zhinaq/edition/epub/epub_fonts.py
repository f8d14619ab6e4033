"""Fonts inside an EPUB, when the volume asks for them: the text face cut down to the letters of the book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from zhinaq.edition.fonts import ROLES, STYLES, Face, find_fonts, folders

ALWAYS = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True)
class Embedded:
    """One font file of the book and its rule in the stylesheet."""

    name: str
    data: bytes
    rule: str


def embedded(texts: Iterable[str], wanted: str = "") -> list[Embedded]:
    """Return the regular, italic and bold cuts with the letters that the texts use, the same bytes each time.

    Raises ZhinaqError when no text face with every Kazakh letter is found, or `wanted` is not known.
    """
    letters = set(ALWAYS).union(*(set(text) for text in texts))
    faces = [f for f in find_fonts(folders(), wanted).faces if f.name == ROLES["serif"] and f.style in STYLES]
    return [_cut(face, letters) for face in faces]


def _cut(face: Face, letters: set[str]) -> Embedded:
    options = Options(layout_features=["*"], notdef_outline=True, hinting=False, name_IDs=[0, 1, 2, 13, 14])
    font = TTFont(face.file, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, letters)))
    cutter.subset(font)
    out = BytesIO()
    font.save(out)
    style, weight = face.style.split()
    name = re.sub(r"[^a-z0-9]+", "-", f"{face.family}-{face.style}".lower()) + ".ttf"
    rule = (f'@font-face {{ font-family: "Text"; font-style: {style}; font-weight: {weight}; '
            f'src: url(../fonts/{name}) format("truetype"); }}')  # fmt: skip
    return Embedded(name, out.getvalue(), rule)


def rules(fonts: Sequence[Embedded]) -> str:
    """Return what the stylesheet gains: the faces, and the text set in them."""
    return "\n".join([*(f.rule for f in fonts), 'body { font-family: "Text", serif; }', ""]) if fonts else ""
