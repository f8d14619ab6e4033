"""Justified lines to their true width: the engine reckons it without the kerning that a widened word space undoes.

A line may also be a little too long; then its word spaces are narrowed. `slack` is the width that a line lacks, in
CSS pixels: it is kept on the line while ways to break the paragraph are compared, and spent once a line is chosen.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import count_expandable_spaces
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout, line_size

from zhinaq.edition.print.compose.costs import LETTER_GIVES, LETTER_TAKES, SPACE_GIVES, SPACE_TAKES

ENDLESS = 1e5  # the measure of a line whose end is known
EXACT = 0.1  # a line may miss its measure by so much
SQUEEZE = SPACE_TAKES
Box = Any


class Aligner:
    """Takes the place of the engine's `text_align` and `avoid_collisions`; `extra` lengthens the measure."""

    def __init__(self, align: Any, avoid: Any) -> None:
        """Wrap the engine's two functions."""
        self.align, self.avoid = align, avoid
        self.extra = 0.0

    def measure(self, context: Any, box: Box, *rest: Any, **named: Any) -> tuple[float, float, float]:
        """Return where a line may begin and how long it may be."""
        x, y, width = self.avoid(context, box, *rest, **named)
        return x, y, width + self.extra if isinstance(box, boxes.LineBox) else width

    def text_align(self, context: Any, line: Box, available: float, last: bool) -> float:  # noqa: FBT001  the engine's
        """Return how far a line is moved to the right; a justified one only notes what it lacks."""
        slack = available - self.extra - line.width
        if line.style["text_align_all"] != "justify" or (last and slack >= 0):
            moved: float = self.align(context, line, available - self.extra, last)
            return moved
        line.slack = slack
        return 0.0


def stretch(line: Box) -> float:
    """Return how much the word spaces of a line are to be widened, in em; below 0 they are narrowed."""
    slack = getattr(line, "slack", 0.0)
    if not slack:
        return 0.0
    spaces = count_expandable_spaces(line)
    return float(slack / spaces / line.style["font_size"]) if spaces else 0.0


def justify(line: Box) -> None:
    """Spend the slack of a line on its word spaces and a little on its letters, to the true width of its text."""
    slack, spaces = getattr(line, "slack", 0.0), count_expandable_spaces(line)
    if not slack:
        return
    em = line.style["font_size"]
    shown = [b for b in line.descendants() if isinstance(b, boxes.TextBox)]
    letters = sum(len(b.text) * b.style["font_size"] for b in shown) / em
    tracking = _tracking(slack / em, spaces, letters)
    spacing = (slack - tracking * letters * em) / spaces if spaces else 0.0
    line.slack, line.widened = 0.0, spacing / em
    missed = slack - _spread(line, spacing, tracking, 0)
    if spaces and abs(missed) > EXACT:
        _spread(line, spacing + missed / spaces, tracking, 0)


def _tracking(slack: float, spaces: int, letters: float) -> float:
    """Return how far letters are set apart for what a line lacks, in em; spaces and letters give in proportion."""
    if slack > 0:
        good = spaces * SPACE_GIVES + letters * LETTER_GIVES
        return round(min(1.0, slack / good) * LETTER_GIVES, 4) if good else 0.0
    most = spaces * SPACE_TAKES + letters * LETTER_TAKES
    return round(max(-1.0, slack / most) * LETTER_TAKES, 4) if most else 0.0


def _spread(box: Box, spacing: float, tracking: float, moved: float) -> float:
    """Set spaces and letters of a box that the boxes before it move to the right; return the move of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += moved
        width, apart = box.width, tracking * box.style["font_size"]
        if count_expandable_spaces(box):
            box.justification_spacing = spacing
            natural, glyphs = _shape(box)
            box.width = natural + apart * glyphs
        else:
            box.width += (apart - getattr(box, "tracking", 0.0)) * len(box.text)
        box.tracking = apart
        return moved + float(box.width) - float(width)
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(child, spacing, tracking, moved)
    box.width += moved - before
    return moved


def _shape(box: Box) -> tuple[float, int]:
    """Give a text box its final layout and return its width and number of glyphs."""
    layout = Layout(box.style, box.justification_spacing)
    layout.set_text(box.text, justify=True)
    first, _ = layout.get_first_line()
    width, _ = line_size(first, box.style)
    glyphs, run = 0, first.runs
    while run != ffi.NULL:
        glyphs, run = glyphs + run.data.glyphs.num_glyphs, run.next
    layout.deactivate()
    box.pango_layout = layout
    return float(width), glyphs
