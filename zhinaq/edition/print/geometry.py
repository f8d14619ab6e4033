"""The printed page: paper, type size, margins and text block on a baseline grid, from the page settings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.finding import Place, ZhinaqError
from zhinaq.settings import PageFormat

MM = 72 / 25.4
PAPERS = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B3": (353, 500), "B4": (250, 353),
    "B5": (176, 250), "B6": (125, 176), "LETTER": (215.9, 279.4),
}  # fmt: skip
UNITS = {"mm": MM, "cm": 10 * MM, "pt": 1.0, "in": 72.0}
LENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(mm|cm|pt|in)?")
LONGEST = 36.7  # measure in em: about 72 letters of a text face
COLUMN_GAP = 18.0
SMALLEST, LARGEST = 6.0, 24.0  # points


@dataclass(frozen=True)
class Geometry:
    """All lengths in points; `lines` of `leading` make the height of the text block."""

    width: float
    height: float
    size: float
    leading: float
    top: float
    bottom: float
    inner: float
    outer: float
    lines: int
    columns: int = 1

    @property
    def measure(self) -> float:
        """Return the width of the text block."""
        return self.width - self.inner - self.outer

    def css(self) -> str:
        """Return the page rules and the custom properties that styles/print.css is written in."""
        margin = f"{self.top:.4f}pt {{}} {self.bottom:.4f}pt {{}}"
        left = margin.format(f"{self.inner:.4f}pt", f"{self.outer:.4f}pt")
        right = margin.format(f"{self.outer:.4f}pt", f"{self.inner:.4f}pt")
        turned = f"{{:.4f}}pt {self.top:.4f}pt {{:.4f}}pt {self.bottom:.4f}pt"  # its head lies to the left
        names = {"size": self.size, "line": self.leading, "measure": self.measure, "head": self.top,
                 "foot": self.bottom, "block": self.lines * self.leading}  # fmt: skip
        return "\n".join((
            f"@page {{ size: {self.width:.4f}pt {self.height:.4f}pt; margin: {right} }}",
            f"@page :left {{ margin: {left} }}",
            f"@page :right {{ margin: {right} }}",
            f"@page turned {{ size: {self.height:.4f}pt {self.width:.4f}pt }}",
            f"@page turned:left {{ margin: {turned.format(self.outer, self.inner)} }}",
            f"@page turned:right {{ margin: {turned.format(self.inner, self.outer)} }}",
            ":root { " + " ".join(f"--{name}: {value:.4f}pt;" for name, value in names.items()) + " }",
        ))  # fmt: skip


def geometry(page: PageFormat, place: Place | None = None) -> Geometry:
    """Return the page's geometry. Raises ZhinaqError when the settings leave no room for text."""
    width, height = (v * MM for v in _paper(page.size))
    size = _length(page.font_size, "pt") if page.font_size else _type_size(width, int(page.columns))
    if not SMALLEST <= size <= LARGEST:
        raise ZhinaqError(f"type of {size:g} pt is not for reading", place, "Choose one from 6 to 24 pt.")
    leading = round(size * 2.6) / 2
    inner, outer = _sides(width, size, int(page.columns))
    top, foot = 0.095 * height, 0.115 * height
    if page.margin:
        top, outer, foot, inner = _margins(page.margin)
    lines = int((height - top - foot) / leading + 0.01)
    if lines < 10 or width - inner - outer < 12 * size:
        raise ZhinaqError("the page leaves no room for text", place, "Choose a larger size or smaller margins.")
    bottom = height - top - lines * leading
    return Geometry(width, height, size, leading, top, bottom, inner, outer, lines, int(page.columns))


def _paper(name: str) -> tuple[float, float]:
    own = re.fullmatch(r"(\d+) ?x ?(\d+) ?mm", name)
    return (float(own[1]), float(own[2])) if own else PAPERS[name.upper()]


def _type_size(width: float, columns: int) -> float:
    for narrowest, size in ((195 * MM, 11.0), (160 * MM, 10.5), (135 * MM, 10.0)):
        if width >= narrowest:
            return size - 1 if columns > 1 else size
    return 9.0


def _sides(width: float, size: float, columns: int) -> tuple[float, float]:
    """Return the inner and outer margin: the gutter of at least 18 mm, the measure not too long to read."""
    longest = columns * LONGEST * size + (columns - 1) * COLUMN_GAP
    rest = max(width - longest, 0.2466 * width)
    inner = max(0.4932 * rest, 18 * MM if width > 130 * MM else 0)
    return inner, rest - inner


def _length(text: str, unit: str = "mm") -> float:
    """Return a length in points; the settings have seen to its form."""
    number, given = LENGTH.fullmatch(text).groups()  # type: ignore[union-attr]
    return float(number) * UNITS[given or unit]


def _margins(text: str) -> tuple[float, float, float, float]:
    """Return top, outer, bottom, inner from one to four lengths, as CSS counts them."""
    given = [_length(found[0]) for found in LENGTH.finditer(text)]
    top, outer, bottom, inner = (given * 4)[:4] if len(given) < 3 else (*given, *given[1:2])[:4]
    return top, outer, bottom, inner
