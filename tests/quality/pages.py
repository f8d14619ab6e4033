"""Geometry read back from a PDF by poppler: words, lines and pages, for the expert's checklist."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
HYPHENS = ("-", "\u00ad", "\u2010")


@dataclass(frozen=True)
class Word:
    """One word with its box in points, from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """The words of one line, left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def widest_gap(self) -> float:
        pairs = zip(self.words, self.words[1:], strict=False)
        return max((b.left - a.right for a, b in pairs), default=0.0)

    @property
    def hyphenated(self) -> bool:
        return self.text.endswith(HYPHENS)


@dataclass(frozen=True)
class Page:
    """One page: its size and words."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Words that stand on one baseline, top to bottom (words of one size share their bottom)."""
        rows: dict[int, list[Word]] = {}
        for word in sorted(self.words, key=lambda w: (w.bottom, w.left)):
            key = next((k for k in rows if abs(k / 10 - word.bottom) < 2.2), round(word.bottom * 10))
            rows.setdefault(key, []).append(word)
        lines = [Line(tuple(sorted(row, key=lambda w: w.left))) for row in rows.values()]
        return tuple(sorted(lines, key=lambda line: line.bottom))

    def text_lines(self, size: float, top: float, bottom: float) -> list[Line]:
        """The lines of text of one type size inside the text block; poppler's boxes are as high as the font."""
        tall = {round(line.words[0].bottom - line.words[0].top, 1) for line in self.lines}
        want = max((t for t in tall if t <= size * 1.6), default=0.0)
        return [
            line
            for line in self.lines
            if top - 2 <= line.top and line.bottom <= bottom + 6 and abs(_height(line) - want) < 0.6
        ]


def _height(line: Line) -> float:
    word = line.words[len(line.words) // 2]
    return word.bottom - word.top


def pages(pdf: Path) -> list[Page]:
    """Read every page of a PDF with `pdftotext -bbox`."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    root = etree.fromstring(out, etree.XMLParser(recover=True, huge_tree=True))
    return [
        Page(n, float(p.get("width") or 0), float(p.get("height") or 0), tuple(map(_word, p.iter(f"{XHTML}word"))))
        for n, p in enumerate(root.iter(f"{XHTML}page"), 1)
    ]


def _word(node: etree._Element) -> Word:
    left, top, right, bottom = (float(node.get(k) or 0) for k in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", left, top, right, bottom)
