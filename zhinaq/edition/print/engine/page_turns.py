"""Pages that end in a hyphen are laid out again, one by one, before the next page begins.

What shows only once a page is made (a line moved by widows) cannot be seen line by line: `lines.py` is told through
`rules.whole` which line must end whole, and the engine's state is put back to where the page began.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as engine

from zhinaq.edition.print.engine.lines import LineRules, ends_in_hyphen

PASSES = 4  # a line sent over a page turn may bring another one to its place


@contextmanager
def page_turns(rules: LineRules) -> Iterator[None]:
    """Watch every page while documents are laid out; to be used inside `line_rules(rules)`."""
    remake_page = engine.remake_page

    def watched(index: int, context: Any, root_box: Any, html: Any) -> Any:
        for _ in range(PASSES - 1):
            put_back = _state(index, context)
            made = remake_page(index, context, root_box, html)
            late = {key for key in hyphen_at_foot(made[0]) if key not in rules.whole}
            if not late:
                return made
            rules.whole |= late
            put_back()
        return remake_page(index, context, root_box, html)

    engine.remake_page = watched
    try:
        yield
    finally:
        engine.remake_page = remake_page


def _state(index: int, context: Any) -> Any:
    """Return a function that puts the layout back to where the page with this index begins."""
    notes, reported, rendered = list(context.footnotes), list(context.reported_footnotes), list(context.rendered_notes)
    broken, following = context.broken_out_of_flow, list(context.page_maker[index + 1 :])

    def put_back() -> None:
        context.footnotes, context.reported_footnotes, context.rendered_notes = notes, reported, rendered
        context.broken_out_of_flow = broken
        context.page_maker[index + 1 :] = following
        context.page_maker[index][-1].update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])

    return put_back


def hyphen_at_foot(page: Any) -> Iterator[Any]:
    """Yield the name of the last line when it ends in a hyphen while its paragraph goes on on the next page."""
    lines = [box for box in page.children[0].descendants() if isinstance(box, boxes.LineBox)]
    if lines and getattr(lines[-1], "resume_at", None) is not None and ends_in_hyphen(lines[-1]):
        yield getattr(lines[-1], "line_key", None)
