"""A title in quotation marks at the head of a work, in all their kinds; where it ends the container begins."""

from __future__ import annotations

import re

from zhinaq.references.read.working_text import Draft, clean
from zhinaq.references.words import CLOSE, DASH, OPEN

_MARK = re.compile(r"[\x00\x01]")
_IN = re.compile(r"^in:?\s+", re.IGNORECASE)
_QUOTED = re.compile(rf"[\s.,:;\x00\x01]*(?:[{OPEN}]|'')")
_SINGLE = re.compile(
    r"[\s.,:;\x00\x01]*\N{LEFT SINGLE QUOTATION MARK}(?P<t>[^\x00\x01]{8,250}?)[,.]?"
    r"\N{RIGHT SINGLE QUOTATION MARK}(?=,?\s+(?:in\s|[A-Z]))"
)


def quoted_title(draft: Draft, start: int) -> int:
    """Read a title in quotation marks that a container or an imprint follows; return where it ends, or 0."""
    if (single := _SINGLE.match(draft.text, start)) is not None:
        draft.fields["title"] = clean(single["t"])
        return single.end("t") + 1
    match = _QUOTED.match(draft.text, start)
    if not match:
        return 0
    depth, at = 1, match.end()
    while at < len(draft.text) and depth:
        char = draft.text[at]
        same = char in OPEN and char in CLOSE
        if char in CLOSE and (not same or re.match(r"[\s.,;:)\x00\x01]|$", draft.text[at + 1 : at + 2])):
            depth -= 1
        elif char in OPEN:
            depth += 1
        at += 1
    if depth:
        end = re.search(rf"[{CLOSE}][.,]?\s", draft.text[match.end() :])
        if not end:
            return 0
        at = match.end() + end.start() + 1
    inner, after = draft.text[match.end() : at - 1], draft.text[at : at + 1]
    if _MARK.search(inner) or (after and after not in " ,.;\x00\x01(" + DASH) or len(inner) < 3:
        return 0
    rest = draft.text[at:].lstrip()
    if (rest[:1].islower() and not _IN.match(rest)) or (rest[:1] in DASH and rest[1:2].isalpha()):
        return 0
    draft.fields["title"] = clean(inner)
    return at
