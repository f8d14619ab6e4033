"""The engine led along the lines that were chosen for a whole paragraph.

The plan of a paragraph is made with its first line and kept on its line box. `Composer.text` takes the place of the
engine's `split_text_box`: it ends the text where the plan says. What is not composed (floats beside the text, text
that is not justified or not plain) and whatever does not come out as planned is left to the line-by-line rules.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout, line_size, strut

from zhinaq.edition.print.compose.galley import Galley, Target, galley
from zhinaq.edition.print.compose.total_fit import Fit, fits
from zhinaq.edition.print.engine.text import shaping

Box = Any
END = "end"  # a line's target when the rest of the paragraph stands on it
KEPT = 6000  # pieces of text whose shape is kept: a part is laid out several times


@dataclass(frozen=True)
class Step:
    """One planned line: its number from 1, where it ends, and what the plan was made for."""

    number: int
    target: Target | None
    closing: frozenset[int]  # lines known to close a page
    lines: int  # of the whole paragraph
    last: int | None  # the line that was thought to close this page


class Composer:
    """Plans paragraphs, and ends the engine's lines where the plan says."""

    def __init__(self, split: Any, closing: set[Any]) -> None:
        """Wrap the engine's function; `closing` holds the names of lines that close a page."""
        self.split = split
        self.closing = closing
        self.target: Target | str | None = None  # None while the engine has its own way

    def text(self, context: Any, box: Box, width: float | None, skip: int, is_line_start: bool = True) -> Any:  # noqa: FBT001, FBT002  the engine's
        """Return a text box up to where the line is to end; takes the place of the engine's function."""
        goal = self.target
        if goal is None or width is None or box.style["font_size"] == 0:
            return self.split(context, box, width, skip, is_line_start)
        rest = box.text.encode()[skip:] if skip else box.text.encode()
        if not rest:
            return None, None, False
        if not isinstance(goal, Target) or goal.box is not box or goal.byte <= skip:
            return _filled(box, rest.decode()), None, False
        head = rest[: goal.byte - skip].decode().rstrip(" ")
        return (_filled(box, head + goal.hyphen) if head else None), goal.byte, False

    def step(
        self, context: Any, linebox: Box, y: float, bottom: float, skip: Any, around: Box, *, new: bool
    ) -> Step | None:
        """Return the line planned to begin at `skip`; `new` on a page that is begun. None for what is not composed."""
        memory = linebox.__dict__.setdefault("composed", {})
        measure = around.width
        made = memory.get(measure, 0)
        if made == 0:
            made = memory[measure] = _galley_of(context, linebox, around)
            memory["steps"] = {}
        if made is None:
            return None
        steps: dict[str, Step] = memory["steps"]
        key = repr(skip)
        known = steps.get(key)
        number = known.number if known else 1
        closing = self._closing(linebox, number)
        fit_here = _lines_that_fit(context, linebox, y, bottom)
        stale = known is None or known.closing != closing
        if known and (new or skip is None):
            stale = stale or known.last != _last_on_page(number, known.lines, fit_here)
        if stale:
            planned = _planned(made, linebox, skip, measure, number, closing, fit_here, known)
            if planned is None:
                return None
            steps.update(planned)
            known = steps[key]
        return known

    def _closing(self, linebox: Box, number: int) -> frozenset[int]:
        name = name_of(linebox)  # names of lines that are not composed end in a place of the engine's, not a number
        return frozenset(n for *of, n in self.closing if tuple(of) == name and isinstance(n, int) and n >= number)


def name_of(linebox: Box) -> tuple[int, str]:
    """Return a name for a paragraph, the same in every pass over the same document."""
    first = next((b.text for b in linebox.descendants() if hasattr(b, "text")), "")
    return id(linebox.element), first[:40]


def _galley_of(context: Any, linebox: Box, around: Box) -> Galley | None:
    style = linebox.style
    if style["text_align_all"] != "justify" or style["direction"] != "ltr" or style["white_space"] != "normal":
        return None
    return galley(context, linebox, around)


def _lines_that_fit(context: Any, linebox: Box, y: float, bottom: float) -> int:
    """Return how many lines fit on the page from `y` on; very many in columns, where hyphens may close."""
    height, _ = strut(linebox.style)
    if context.in_column or context.page_bottom is None or not height or context.page_bottom - bottom > 1e6:
        return 10**6
    return int((context.page_bottom - bottom - y) / height + 1e-6)


def _planned(
    made: Galley, linebox: Box, skip: Any, measure: float, number: int, closing: frozenset[int], fit_here: int,
    before: Step | None,
) -> dict[str, Step] | None:  # fmt: skip
    """Return the steps of the best plan from `skip` on, by what the engine calls their beginnings."""
    em = linebox.style["font_size"]
    first = 0 if skip is None else made.place_of(skip)
    if first is None:
        return None
    indent = linebox.text_indent / em if skip is None else 0.0
    ends = closing
    chosen: Fit | None = None
    for _ in range(3):
        ways = _ways(made, measure / em, indent, first, number, ends)
        if not ways:
            return None
        chosen = _best(ways, before.lines if before and skip is not None else 0)
        lines = number - 1 + len(chosen.breaks)
        last = _last_on_page(number, lines, fit_here)
        if last is None or last in ends:
            break
        ends = ends | {last}
    assert chosen is not None  # noqa: S101  the loop has run
    return _steps(made, chosen, repr(skip), number, closing, last)


def _ways(
    made: Galley, measure: float, indent: float, first: int, number: int, closing: frozenset[int]
) -> dict[int, Fit]:
    known, key = made.measured.ways, (measure, indent, first, number, closing)
    if key not in known:
        known[key] = fits(
            made.measured.places, measure, indent, first=first, number=number, closing=closing,
            last_letters=made.measured.left,
        )  # fmt: skip
    return known[key]


def _best(ways: dict[int, Fit], lines: int) -> Fit:
    """Return the best way; one with as many lines as were counted on where part of a paragraph stands already."""
    if lines in ways:
        return ways[lines]
    return min(ways.values(), key=lambda way: way.demerits)


def _last_on_page(number: int, lines: int, fit_here: int) -> int | None:
    """Return the number of the line that will close the page, None when all fit; one line is not carried over."""
    last = number - 1 + fit_here
    if last >= lines or fit_here < 1:
        return None
    return last - 1 if lines - last == 1 else last


def _steps(
    made: Galley, chosen: Fit, key: str, number: int, closing: frozenset[int], last: int | None
) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    lines = number - 1 + len(chosen.breaks)
    for n, place in enumerate(chosen.breaks, number):
        target = made.target(place)
        steps[key] = Step(n, target, frozenset(c for c in closing if c >= n), lines, last)
        key = repr(target.resume()) if target else ""
    return steps


def _filled(box: Box, text: str) -> Box:
    """Return a text box with a text that stands on one line, as the engine makes it."""
    style = box.style
    layout, width, height, baseline = _shaped(text, style)
    made = box.copy_with_text(layout.text)
    made.width, made.height, made.pango_layout = width, height, copy(layout)
    line_height, _ = strut(style)
    made.margin_top = made.margin_bottom = (line_height - height) / 2
    made.baseline = baseline + made.margin_top
    return made


def _shaped(text: str, style: Any) -> tuple[Any, float, float, float]:
    """Return layout, width, height and baseline of a text on one line, remembered for styles that are shaped alike."""
    known = style.font_config.__dict__.setdefault("one_line", {})
    key = id(shaping(style)), style["letter_spacing"], style["word_spacing"], text
    plain = style["text_decoration_line"] == "none"
    if plain and key in known:
        return known[key]  # type: ignore[no-any-return]
    layout = Layout(style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    width, height = line_size(line, style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    layout.deactivate()
    if plain:
        if len(known) >= KEPT:
            known.clear()
        known[key] = layout, width, height, baseline
    return layout, width, height, baseline
