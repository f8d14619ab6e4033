"""Characters of a PDF page gathered into printed rows: by baseline, small raised ones with them, spaces from gaps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pdfminer.layout import LTChar

from zhinaq.read.look import Run
from zhinaq.source import Look

SMALL, RAISED, LOWERED = 0.85, 0.12, -0.08
SPACE, GAP = 0.16, 1.0  # in ems: a gap between words, and one that may part columns
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
ITALIC = re.compile(r"ital|obliq|kursiv|-it\b", re.IGNORECASE)
UNKNOWN = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True)
class Glyph:
    """One printed character: where it stands (base counted from the top), its size, and how its font is set."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool


@dataclass
class Segment:
    """Glyphs on one baseline without a wide gap between them; or a table (`cells`) in the place of text."""

    x0: float
    x1: float
    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    cells: list[list[list[Run]]] | None = None
    top: float = 0.0

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.glyphs)


@dataclass(frozen=True)
class Row:
    """One printed row: runs, size of type, whether all is bold, indent in spaces, blank rows above, page start.

    look: whether it is centred, and the free space above it.  top: a column begins with it.
    """

    runs: tuple[Run, ...]
    size: float
    bold: bool
    indent: int = 0
    blank: int = 0
    page: bool = False
    full: bool = False
    cells: tuple[tuple[Run, ...], ...] = ()
    look: Look = Look()
    top: bool = False

    @property
    def above(self) -> float:
        """Return the free space above the row, in lines."""
        return self.look.above or 0.0

    @property
    def text(self) -> str:
        """Return the characters of the row."""
        return text_of(self.runs)


def glyphs(chars: Iterable[LTChar], left: float, top: float) -> list[Glyph]:
    """Return a page's upright characters, those printed twice in one place taken once; the page begins at left, top."""
    seen: set[tuple[str, int, int]] = set()
    fonts: dict[str, tuple[bool, bool]] = {}
    out: list[Glyph] = []
    for c in chars:
        text = c.get_text()
        if not c.upright or not text:
            continue
        if "(" in text:
            text = UNKNOWN.sub("\N{REPLACEMENT CHARACTER}", text)
        base = top - c.matrix[5]
        key = (text, round(c.x0 + left), round(base))
        if key in seen and text.strip():
            continue
        seen.add(key)
        font = str(c.fontname)
        if font not in fonts:
            fonts[font] = bool(BOLD.search(font)), bool(ITALIC.search(font))
        out.append(Glyph(text, c.x0 + left, c.x1 + left, base, float(c.size) or 1.0, *fonts[font]))
    return out


def segments(found: Sequence[Glyph]) -> list[Segment]:
    """Return the glyphs as segments, small raised or lowered ones in the segment they belong to."""
    lines: dict[int, list[Glyph]] = defaultdict(list)
    keys: list[tuple[float, int]] = []
    for glyph in sorted((g for g in found if g.text.strip()), key=lambda g: (g.base, g.x0)):
        if not keys or glyph.base - keys[-1][0] > 0.12 * glyph.size:
            keys.append((glyph.base, len(keys)))
        lines[keys[-1][1]].append(glyph)
    made = [s for _, n in keys for s in _cut(lines[n])]
    out: list[Segment] = []
    for segment in sorted(made, key=lambda s: -s.size):
        home = next((s for s in out if _belongs(segment, s)), None)
        if home is None:
            out.append(segment)
        else:
            home.glyphs += segment.glyphs
            home.x0, home.x1 = min(home.x0, segment.x0), max(home.x1, segment.x1)
    spaces = [g for g in found if not g.text.strip()]
    return sorted((_with_spaces(s, spaces) for s in _together(out)), key=lambda s: (s.base, s.x0))


def _cut(row: list[Glyph]) -> list[Segment]:
    """Cut the glyphs of one baseline where the gap is wide."""
    out: list[Segment] = []
    for glyph in sorted(row, key=lambda g: g.x0):
        last = out[-1] if out else None
        if (
            last
            and glyph.x0 - last.x1 <= GAP * max(glyph.size, last.size)
            and (glyph.size > SMALL * last.size) == (last.size > SMALL * glyph.size)
        ):
            last.glyphs.append(glyph)
            last.x1 = max(last.x1, glyph.x1)
        else:
            out.append(Segment(glyph.x0, glyph.x1, glyph.base, glyph.size, [glyph]))
    for segment in out:
        segment.size = Counter(round(g.size, 1) for g in segment.glyphs).most_common(1)[0][0]
        segment.top = segment.base - segment.size
    return out


def _belongs(small: Segment, large: Segment) -> bool:
    """Tell whether a small segment is raised or lowered text of a larger one beside it."""
    if small.size > SMALL * large.size or small.cells is not None:
        return False
    rise = (large.base - small.base) / large.size
    reach = 0.6 * large.size
    return -0.35 < rise < 0.75 and small.x1 > large.x0 - reach and small.x0 < large.x1 + reach


def _together(found: list[Segment]) -> list[Segment]:
    """Join segments of one baseline that raised text had parted."""
    out: list[Segment] = []
    for segment in sorted(found, key=lambda s: (round(s.base), s.x0)):
        last = out[-1] if out else None
        near = (
            last
            and abs(last.base - segment.base) < 0.12 * segment.size
            and -0.5 * segment.size < segment.x0 - last.x1 <= GAP * segment.size
        )
        if last and near and abs(last.size - segment.size) < 0.3 * last.size:
            last.glyphs += segment.glyphs
            last.x1 = max(last.x1, segment.x1)
        else:
            out.append(segment)
    return out


def _with_spaces(segment: Segment, spaces: Sequence[Glyph]) -> Segment:
    """Put the printed spaces of a segment's baseline among its glyphs."""
    near = [g for g in spaces if abs(g.base - segment.base) < 0.3 * segment.size and segment.x0 < g.x0 < segment.x1]
    segment.glyphs = sorted([*segment.glyphs, *near], key=lambda g: (g.x0, g.x1))
    return segment


def runs(segment: Segment) -> list[Run]:
    """Return a segment's characters as runs, one space where words are parted."""
    out: list[Run] = []
    end: float | None = None
    for glyph in segment.glyphs:
        blank = not glyph.text.strip()
        gap = end is not None and glyph.x0 - end > SPACE * min(glyph.size, segment.size)
        if out and (blank or gap) and not out[-1].text.endswith(" "):
            out.append(Run(" "))
        if not blank:
            out.append(Run(glyph.text, _kinds(glyph, segment), size=round(glyph.size * 2) / 2))
            end = glyph.x1
    return out


def _kinds(glyph: Glyph, segment: Segment) -> tuple[str, ...]:
    rise = (segment.base - glyph.base) / segment.size
    small = glyph.size < SMALL * segment.size
    kinds = ["bold"] * glyph.bold + ["italic"] * glyph.italic
    kinds += ["sup"] * (small and rise > RAISED) + ["sub"] * (small and rise < LOWERED)
    return tuple(kinds)


def text_of(found: Sequence[Run]) -> str:
    """Return the characters of runs."""
    return "".join(r.text for r in found)
