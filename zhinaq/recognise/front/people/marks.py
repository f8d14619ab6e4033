"""Footnote marks of people's lines: what they say, and which name or affiliation each belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from zhinaq.recognise.front.people.cut import Span

STARS = "*\u2217\uff0a\u2709\U0001f582\U0001f4e7#"
SIGNS = "\u2020\u2021\u00a7\u00b6"
RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
UNDER = frozenset(("nl", "bl"))


def mark_numbers(mark: str) -> tuple[str, ...]:
    """Return the numbers, signs and letters of a mark such as `1,3`, raised figures or a dagger."""
    plain = unicodedata.normalize("NFKC", re.sub(rf"(?<=[{RAISED}])(?=[{RAISED}])", ",", mark))
    letter = re.fullmatch(r"(?:\^\{)?([^\W\d_])\}?", plain)
    return (letter.group(1),) if letter else tuple(re.findall(rf"\d+|[{SIGNS}]", plain))


def is_star(mark: str) -> bool:
    """Tell whether a mark is the one of the author to write to."""
    return any(c in STARS for c in mark)


def given_marks(chars: str, found: Sequence[Span]) -> tuple[list[list[str]], dict[int, tuple[str, ...]]]:
    """Return the marks of each span that is a name, and the numbers before each span that opens an affiliation."""
    own: list[list[str]] = [[] for _ in found]
    leads: dict[int, tuple[str, ...]] = {}
    row = _row(chars, found)
    before = _before(chars, found)
    for i, span in enumerate(found):
        if span.kind != "mark" or i in row:
            continue
        text = chars[span.at : span.end]
        after = next((k for k in range(i + 1, len(found)) if found[k].kind != "mark"), None)
        past = next((k for k in range(i - 1, -1, -1) if found[k].kind != "mark"), None)
        if after is not None and _opens(found, i, past, after):
            leads[after] = (*leads.get(after, ()), *(mark_numbers(text) or (text.strip(),)))
        elif (k := _owner(found, i, past, after, before and not is_star(text))) is not None:
            own[k].append(text)
    for k, text in row.values():
        own[k].append(text)
    return own, leads


def _opens(found: Sequence[Span], i: int, past: int | None, after: int) -> bool:
    """Tell whether the mark at i leads an affiliation."""
    if found[after].kind not in ("institution", "post", "place"):
        return False
    apart = bool(found[i].gap & {"nl", "bl", ",", ";", ".", "start"})
    return apart or past is None or found[past].kind != "name"


def _owner(found: Sequence[Span], i: int, past: int | None, after: int | None, before: bool) -> int | None:
    """Return the name that a mark belongs to."""
    follows = after is not None and found[after].kind == "name"
    named = next((k for k in range(i - 1, -1, -1) if found[k].kind == "name"), None)
    if follows and (past is None or (before and found[past].kind in ("name", "post"))):
        return after
    if follows and found[i].gap & UNDER and past is not None and found[past].kind not in ("name", "post"):
        return after
    return named if past is not None and found[past].kind in ("name", "post") else None


def _before(chars: str, found: Sequence[Span]) -> bool:
    """Tell whether numbers stand before the names they belong to: the first one stands before the first name."""
    first = next((s for s in found if s.kind == "mark" and mark_numbers(chars[s.at : s.end])), None)
    name = next((s for s in found if s.kind == "name"), None)
    return first is not None and name is not None and first.at < name.at


def _row(chars: str, found: Sequence[Span]) -> dict[int, tuple[int, str]]:
    """Return the marks of a row above the names, as a layout dump prints raised ones: one for each name, in order."""
    names = [k for k, s in enumerate(found) if s.kind == "name"]
    first = names[0] if names else 0
    above = [k for k in range(first) if found[k].kind == "mark" and mark_numbers(chars[found[k].at : found[k].end])]
    among = [
        k
        for k in range(first, names[-1] if names else 0)
        if found[k].kind == "mark" and mark_numbers(chars[found[k].at : found[k].end])
    ]
    if len(above) != len(names) or len(names) < 2 or among:
        return {}
    return {k: (n, chars[found[k].at : found[k].end]) for k, n in zip(above, names, strict=True)}
