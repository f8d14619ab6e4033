"""The bar code of an ISBN or ISSN as a drawing: EAN-13 (ISO/IEC 15420), modules of 0.33 mm, quiet zones included."""

from __future__ import annotations

import re

from lxml import etree

from zhinaq.volume import isbn_valid, issn_valid

LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")
MODULE, BEFORE, AFTER = 0.33, 11, 7  # millimetres; modules of white on either side
HEIGHT, GUARD, LETTERING = 22.85, 1.65, 3.4  # millimetres: bars, how much longer the guards are, the digits
GUARDS = ((0, 3), (45, 50), (92, 95))
SVG = "http://www.w3.org/2000/svg"


def ean_of(isbn: str, issn: str = "") -> str:
    """Return the thirteen digits of an ISBN, else of an ISSN (ISO 3297, variant 00); "" when neither is valid."""
    if isbn and isbn_valid(isbn):
        digits = re.sub(r"[^\dXx]", "", isbn)
        stem = digits[:12] if len(digits) == 13 else f"978{digits[:9]}"
    elif issn and issn_valid(issn):
        stem = f"977{re.sub(r'[^0-9Xx]', '', issn)[:7]}00"
    else:
        return ""
    total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(stem))
    return stem + str(-total % 10)


def modules(digits: str) -> str:
    """Return the 95 modules of thirteen digits, 1 for a bar."""
    first, rest = int(digits[0]), [int(d) for d in digits[1:]]
    sides = (LEFT[d] if kind == "L" else _mirrored(LEFT[d]) for d, kind in zip(rest, PARITY[first], strict=False))
    return "101" + "".join(sides) + "01010" + "".join(_inverted(LEFT[d]) for d in rest[6:]) + "101"


def _inverted(code: str) -> str:
    return code.translate(str.maketrans("01", "10"))


def _mirrored(code: str) -> str:
    return _inverted(code)[::-1]


def barcode(digits: str, title: str) -> bytes:
    """Return the code as SVG in millimetres, its digits below the bars; `title` is the number as people write it."""
    bars = modules(digits)
    width, height = (BEFORE + len(bars) + AFTER) * MODULE, HEIGHT + LETTERING
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item]  # stubs lack None
    for name, value in (("viewBox", f"0 0 {width:g} {height:g}"), ("width", f"{width:g}mm"),
                        ("height", f"{height:g}mm"), ("role", "img")):  # fmt: skip
        root.set(name, value)
    etree.SubElement(root, f"{{{SVG}}}title").text = title
    _rect(root, 0, 0, width, height, "white")
    for found in re.finditer("1+", bars):
        guard = any(start <= found.start() < end for start, end in GUARDS)
        long = HEIGHT if guard else HEIGHT - GUARD
        _rect(root, (BEFORE + found.start()) * MODULE, 0, len(found[0]) * MODULE, long, "black")
    for text, at in ((digits[0], 2.5), (digits[1:7], BEFORE + 24.5), (digits[7:], BEFORE + 71)):
        place = {"x": f"{at * MODULE:g}", "y": f"{height - 0.7:g}", "font-size": "3.2", "text-anchor": "middle"}
        etree.SubElement(root, f"{{{SVG}}}text", place).text = text
    return etree.tostring(root)


def _rect(root: etree._Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    sides = {"x": x, "y": y, "width": width, "height": height}
    etree.SubElement(root, f"{{{SVG}}}rect", {**{k: f"{v:.4f}" for k, v in sides.items()}, "fill": fill})
