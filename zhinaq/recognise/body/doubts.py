"""Doubts: what a person should look at in a body, aimed at where the rules are likely wrong."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.recognise.body.lists import marker, spaced
from zhinaq.recognise.body.view import Draft, View, place

LOOKS = ("heading-shape", "heading-run-in-pattern")


def doubts(view: View, drafts: Sequence[Draft]) -> None:
    """Report headings known by looks only, run-in headings not taken, and paragraphs that begin like items."""
    for draft in drafts:
        code = doubt(draft)
        if code:
            first = draft.lines[:1] if draft.role == "paragraph" else draft.lines[:3]
            view.report.add(code, place(first), draft.lines[0].text.strip())


def doubt(draft: Draft) -> str | None:
    """Return the code of a draft's doubt, or None."""
    if draft.rule in LOOKS:
        return "body-004"
    if draft.role != "paragraph" or draft.cut:
        return None
    if draft.data.get("run_in_at") or draft.data.get("loose"):
        return "body-005"
    text = draft.lines[0].text.strip()
    return "body-006" if marker(text) and spaced(text) else None
