"""A paragraph as one long line: its text, how far each letter stands from the beginning, and where a line may end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

from zhinaq.edition.print.compose.chances import chances, is_plain
from zhinaq.edition.print.compose.total_fit import Fit, Place
from zhinaq.edition.print.engine.text import shaping

Box = Any
Path = tuple[int, ...]
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a box that is no text
SPACES = " \N{NO-BREAK SPACE}"
KEPT = 900  # paragraphs: a part is laid out several times


ffi.cdef("void pango_glyph_item_get_logical_widths (PangoGlyphItem *glyph_item, const char *text, int *widths);")


class Target(NamedTuple):
    """Where a line ends in the engine's terms: the text box, the byte in it, and the hyphen to be put there."""

    box: Box
    path: Path
    byte: int
    hyphen: str

    def resume(self) -> dict[int, Any]:
        """Return what the engine says for a line that ends here."""
        found: dict[int, Any] | None = {self.byte: None}
        for index in reversed(self.path):
            found = {index: found}
        return found or {}


class Spot(NamedTuple):
    """Where a line ends in a text box of the paragraph, by its number."""

    piece: int
    byte: int
    hyphen: str


@dataclass(frozen=True)
class Measured:
    """What is the same for every paragraph of the same words in the same type, and what was found out for it."""

    places: list[Place]
    spots: list[Spot | None]
    left: list[int]  # letters still to come at each place
    ways: dict[Any, dict[int, Fit]] = field(default_factory=dict)


@dataclass(frozen=True)
class Galley:
    """A paragraph ready to be broken: its text boxes with their paths, and what was measured."""

    boxes: list[tuple[Box, Path]]
    measured: Measured

    def target(self, place: int) -> Target | None:
        """Return a place in the engine's terms, None for the end of the paragraph."""
        spot = self.measured.spots[place]
        return Target(*self.boxes[spot.piece], spot.byte, spot.hyphen) if spot else None

    def place_of(self, skip: Any) -> int | None:
        """Return the place that the engine's words for it mean."""
        pairs = ((n, self.target(n)) for n in range(len(self.measured.spots)))
        return next((n for n, target in pairs if target and target.resume() == skip), None)


class _UnfitError(Exception):
    """The paragraph holds what is not composed."""


def galley(context: Any, linebox: Box, around: Box) -> Galley | None:
    """Return the galley of a paragraph, None for one that holds what is not text, or text that is not plain."""
    walk = _Walk(context, around)
    try:
        walk.visit(linebox, ())
    except _UnfitError:
        return None
    text = "".join(walk.texts)
    if not walk.pieces or not is_plain(text):
        return None
    style = linebox.style
    known = style.font_config.__dict__.setdefault("galleys", {})
    key = text, style["font_size"], tuple(walk.gaps), *((_manner(b.style), first) for b, _, first in walk.pieces)
    if key not in known:
        if len(known) >= KEPT:
            known.clear()
        known[key] = _measured(style["font_size"], text, walk)
    return Galley([(box, path) for box, path, _ in walk.pieces], known[key])


class _Walk:
    """What stands in a paragraph: text boxes with their first letters, and gaps that are no text."""

    def __init__(self, context: Any, around: Box) -> None:
        self.context, self.around = context, around
        self.pieces: list[tuple[Box, Path, int]] = []
        self.gaps: list[tuple[int, float]] = []  # before which letter, how wide
        self.texts: list[str] = []
        self.letters = 0

    def visit(self, parent: Box, path: Path) -> None:
        for index, child in enumerate(parent.children):
            here = (*path, index)
            if not child.is_in_normal_flow():
                if child.is_floated():
                    raise _UnfitError
            elif isinstance(child, boxes.TextBox):
                self._text(child, here)
            elif isinstance(child, boxes.InlineBox):
                self._inline(child, here)
            elif isinstance(child, boxes.InlineBlockBox | boxes.InlineReplacedBox) and not child.is_table_wrapper:
                made = inline.atomic_box(self.context, child, 0, None, self.around, [], [])
                self._gap(made.margin_width())
                self._add(OBJECT)
            else:
                raise _UnfitError

    def _inline(self, box: Box, path: Path) -> None:
        if box.is_leader or "first-letter" in (box.element_tag or "") or box.style["position"] != "static":
            raise _UnfitError
        resolve_percentages(box, self.around)
        self._gap(_number(box.margin_left) + box.padding_left + box.border_left_width)
        self.visit(box, path)
        self._gap(_number(box.margin_right) + box.padding_right + box.border_right_width)

    def _text(self, box: Box, path: Path) -> None:
        style = box.style
        if style["white_space"] not in ("normal", "nowrap") or style["direction"] != "ltr" or not style["font_size"]:
            raise _UnfitError
        if box.text:
            self.pieces.append((box, path, self.letters))
            self._add(box.text)

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self.letters += len(text)

    def _gap(self, width: float) -> None:
        if width:
            self.gaps.append((self.letters, width))


def _number(value: Any) -> float:
    return 0.0 if value == "auto" else float(value)


def _manner(style: Any) -> Any:
    """Return what of a style the places of its text depend on; kept on the style, which is copied before a change."""
    memory = style.__dict__
    if "composed" not in memory:
        names = ("letter_spacing", "word_spacing", "hyphens", "white_space", "hyphenate_character", "lang")
        shape = id(shaping(style))  # one for styles that are shaped alike, and never let go
        memory["composed"] = shape, *(style[name] for name in names), tuple(style["hyphenate_limit_chars"])
    return memory["composed"]


class _Run:
    """One text box shaped in one line: how far each of its letters stands from the paragraph's beginning."""

    def __init__(self, box: Box, first: int, offset: float) -> None:
        self.style, self.first, self.offset = box.style, first, offset
        layout = Layout(box.style)
        layout.set_text(box.text)
        line, _ = layout.get_first_line()
        self.width = line_size(line, box.style)[0]
        self.bytes = tuple(accumulate((len(letter.encode()) for letter in box.text), initial=0))
        self.xs = list(accumulate(_widths(line, box.text), initial=0))

    def x(self, letter: int) -> float:
        return self.offset + float(self.xs[letter - self.first] * FROM_UNITS)


def _widths(line: Any, text: str) -> Iterator[int]:
    """Yield the width of each letter of a shaped line, in Pango's units."""
    whole, piece = ffi.new("char[]", text.encode()), line.runs
    while piece != ffi.NULL:
        widths = ffi.new("int[]", piece.data.item.num_chars)
        pango.pango_glyph_item_get_logical_widths(piece.data, whole, widths)
        yield from widths
        piece = piece.next


def _runs(walk: _Walk) -> tuple[list[_Run], float]:
    """Shape the text boxes of a paragraph; return them and the width of all."""
    runs, x, gaps = list[_Run](), 0.0, list(walk.gaps)
    for box, _, first in walk.pieces:
        while gaps and gaps[0][0] <= first:
            x += gaps.pop(0)[1]
        runs.append(_Run(box, first, x))
        x += runs[-1].width
    return runs, x + sum(width for _, width in gaps)


def _measured(em: float, text: str, walk: _Walk) -> Measured:
    runs, total = _runs(walk)
    begin, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    spaces = list(accumulate((letter in SPACES for letter in text), initial=0))
    letters = list(accumulate((letter.isalnum() for letter in text), initial=0))
    firsts = [run.first for run in runs]

    def at(letter: int) -> int | None:
        """Return the number of the run that holds a letter."""
        n = bisect_right(firsts, letter) - 1
        return n if n >= 0 and letter - firsts[n] < len(runs[n].bytes) - 1 else None

    def x(letter: int, holder: int | None) -> float:
        if holder is not None:
            return runs[holder].x(letter)
        return next((run.offset for run in runs if run.first >= letter), total)

    places, spots = [Place(0.0, x(begin, at(begin)) / em, begin, begin, 0, spaces[begin])], list[Spot | None]([None])
    for chance in chances(text, begin, end, [(run.first, run.style) for run in runs], walk.context):
        holder = at(chance.end - 1)
        if holder is None:
            continue  # right behind a box that is no text
        run = runs[holder]
        hyphen = run.style["hyphenate_character"] if chance.hyphen else ""
        put = _hyphen_width(run.style, hyphen) if hyphen else 0.0
        places.append(Place(
            (run.x(chance.end) + put) / em, x(chance.start, at(chance.start)) / em, chance.end, chance.start,
            spaces[chance.end], spaces[chance.start], chance.cost, chance.hyphen or text[chance.end - 1] == "-",
        ))  # fmt: skip
        stop = min(chance.start - run.first, len(run.bytes) - 1)
        spots.append(Spot(holder, run.bytes[stop], hyphen))
    last = x(end, at(end - 1)) / em
    places.append(Place(last, last, end, end, spaces[end], spaces[end]))
    left = [letters[end] - letters[place.letters_after] for place in places]
    return Measured(places, [*spots, None], left)


def _hyphen_width(style: Any, hyphen: str) -> float:
    known = style.__dict__.setdefault("hyphen_widths", {})
    if hyphen not in known:
        layout = Layout(style)
        layout.set_text(hyphen)
        known[hyphen] = line_size(layout.get_first_line()[0], style)[0]
    return float(known[hyphen])
