"""Justified lines to their true width: the engine reckons it without the kerning that a widened word space undoes.

A line may also be a little too long; then its word spaces are narrowed. `slack` is the width that a line lacks, in
CSS pixels: it is kept on the line while ways to break the paragraph are compared, and spent once a line is chosen.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import count_expandable_spaces
from weasyprint.text.line_break import Layout, line_size

EXACT = 0.1  # a line may miss its measure by so much
SQUEEZE = 0.05  # most that a word space is narrowed by, in em: a fifth of it
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
    """Spend the slack of a line on its word spaces, to the true width of its text."""
    slack, spaces = getattr(line, "slack", 0.0), count_expandable_spaces(line)
    if not slack or not spaces:
        return
    line.slack, line.widened = 0.0, stretch(line)
    spacing = slack / spaces
    missed = slack - _spread(line, spacing, 0)
    if abs(missed) > EXACT:
        _spread(line, spacing + missed / spaces, 0)


def _spread(box: Box, spacing: float, moved: float) -> float:
    """Set the word spaces of a box that the boxes before it move to the right; return the move of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += moved
        if count_expandable_spaces(box):
            width, box.justification_spacing = box.width, spacing
            box.width = _shape(box)
            moved += box.width - width
        return moved
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(child, spacing, moved)
    box.width += moved - before
    return moved


def _shape(box: Box) -> float:
    """Give a text box its final layout and return its width."""
    layout = Layout(box.style, box.justification_spacing)
    layout.set_text(box.text, justify=True)
    first, _ = layout.get_first_line()
    width, _ = line_size(first, box.style)
    layout.deactivate()
    box.pango_layout = layout
    return float(width)
