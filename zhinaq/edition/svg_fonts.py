"""Lettering of SVG pictures in the book's own sans: what a picture names is seldom there, and never embedded twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from zhinaq.tei import local, text_of

FAMILY = re.compile(r"font-family\s*:[^;}]*;?", re.I)
SHORTHAND = re.compile(r"(?<![\w-])font\s*:([^;}]*)(;?)", re.I)
AT_RULES = re.compile(r"@font-face\s*\{[^}]*\}|@import[^;]*;", re.I)
SIZE = re.compile(r"\d*\.?\d+(?:px|pt|em|rem|ex|mm|cm|in|%)", re.I)
SLOPE = re.compile(r"\b(italic|oblique)\b", re.I)
WEIGHT = re.compile(r"\b(bold|[1-9]00)\b", re.I)


def in_book_fonts(svg: bytes, families: Sequence[str]) -> bytes:
    """Return an SVG file whose text is set in `families`, size, weight and slope kept; raises lxml's XMLSyntaxError."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter(etree.Element):
        node.attrib.pop("font-family", "")
        if node.get("style"):
            node.set("style", _without_family(node.get("style", "")))
        if local(node) == "style":
            node.text = AT_RULES.sub("", _without_family(text_of(node)))
    root.set("font-family", ", ".join(families))
    return etree.tostring(root)


def _without_family(css: str) -> str:
    return SHORTHAND.sub(lambda found: _longhand(found[1]), FAMILY.sub("", css))


def _longhand(font: str) -> str:
    """Return what a `font` shorthand says besides the family."""
    size = SIZE.search(font)
    before = font[: size.start()] if size else font
    weight, slope = WEIGHT.search(before), SLOPE.search(before)
    parts = {"font-style": slope, "font-weight": weight, "font-size": size}
    return "".join(f"{name}:{found[0].lower()};" for name, found in parts.items() if found)
