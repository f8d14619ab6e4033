"""Headings on lines of their own: those the input's styles state, and those decided on for the whole body."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.heading_marks import mark_of
from zhinaq.recognise.body.view import Draft, Found, Head, View

DEEPEST = 6


def heading(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a heading of the lines that were decided to be one."""
    found = styled(view, at) or view.heads.get(at)
    if found is None or found.after > len(view.lines):
        return None
    lines = view.lines[at : found.after]
    text = " ".join(line.text.strip() for line in lines)
    mark = mark_of(text, view.words)
    kind = view.words.kind(text[mark.end :] if mark else text)
    data = {
        "level": level(found, before), "n": found.n, "run_in": False, "back": False, "kind": kind,
        "family": found.family,
    }  # fmt: skip
    return Found((Draft("heading", lines, found.rule, cert=found.cert, data=data),), found.after)


def styled(view: View, at: int) -> Head | None:
    """A heading that the input's own style states: it holds, whatever the words are, but for a caption."""
    style = view.lines[at].style
    if not style.startswith("heading") or not view.text(at) or caption_at(view, at):
        return None
    mark = mark_of(view.text(at), view.words)
    depth = int(style[7:]) if style[7:].isdigit() else 1
    return Head(at + 1, "heading-style", "high", mark.printed if mark else "", "style", depth)


def begins_heading(view: View, at: int) -> bool:
    """Tell whether a heading stands at a line."""
    return at in view.heads or styled(view, at) is not None


def level(found: Head, before: Sequence[Draft]) -> int:
    """Return how deep a heading stands: by its style or number, else by the headings above it."""
    heads = [d for d in before if d.role == "heading"]
    if found.family == "style":
        return max(1, min(found.depth, DEEPEST))
    families = [str(d.data["family"]) for d in heads if d.data.get("family")]
    over = {"digits": ("word", "roman"), "letter": ("word", "roman", "digits")}.get(found.family, ())
    if found.family == "letter":
        above = next((d for d in reversed(heads) if d.data.get("family") in over), None)
        return min(int(above.data["level"]) + 1, DEEPEST) if above else 1
    if found.family:
        return min(found.depth + any(f in over for f in families), DEEPEST)
    return 1 if found.rule in ("heading-words", "heading-capitals", "heading-bold") else shape_level(before)


def shape_level(before: Sequence[Draft]) -> int:
    """Return the level of a heading known by its looks: under the heading above it, else as the last of its kind."""
    heads = [d for d in before if d.role == "heading"]
    if heads and before[-1] is heads[-1]:
        return int(heads[-1].data["level"]) + 1
    for draft in reversed(heads):
        if draft.data["kind"]:
            return 1
        if draft.rule == "heading-shape":
            return int(draft.data["level"])
    return 1
