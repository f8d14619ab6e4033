"""Say which states the lines of a generated volume have: its labels name them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhinaq.recognise.label.grammar import states

ROLE = {
    "title": "title", "byline": "byline", "people": "people", "abstract": "abstract", "keywords": "keywords",
    "code": "code", "doi": "code", "type": "code", "date": "code", "cite": "other", "front": "other",
    "section": "section", "statement": "other", "notice": "other",
}  # fmt: skip
BACK = {"list-heading": "list", "reference": "reference", "statement": "back", "notice": "back"}
FRONT = frozenset(ROLE) - {"statement", "notice"}
OPEN = ("furniture", "blank")  # what repairs should have taken away may be anything but the start of an article
ANY = frozenset(n for n, (zone, _) in enumerate(states()) if zone != "start")
NUMBER = {state: n for n, state in enumerate(states())}


def exact(labels: Sequence[Any], numbers: Sequence[int]) -> list[frozenset[int]]:
    """Return the state of each line that is left after the repairs; `numbers` are their raw lines, from 1."""
    kept = [labels[n - 1] for n in numbers]
    out = [ANY] * len(kept)
    begun: dict[tuple[int, str], bool] = {}
    told = [i for i, label in enumerate(kept) if label.role not in OPEN]
    for n, i in enumerate(told):
        out[i] = _either(_state([kept[k] for k in told[max(0, n - 1) : n + 1]], min(n, 1), begun))
    return out


def _either(state: tuple[str, str]) -> frozenset[int]:
    """Return a state by number; whether an abstract has a label, and whether a body opens with prose, its signs say."""
    zone, role = state
    other = (zone, role.replace("abstract", "summary").replace("begin", "prose"))
    return frozenset({NUMBER[state], NUMBER.get(other, NUMBER[state])})


def _state(kept: Sequence[Any], i: int, begun: dict[tuple[int, str], bool]) -> tuple[str, str]:
    label = kept[i]
    article, role = label.article, label.role
    first = not begun.get((article, "any"))
    begun[article, "any"] = True
    if not article or role in ("matter", "contents"):
        begun.pop((article, "any"), None) if not article else None
        return "matter", "matter"
    seen_body = begun.get((article, "body"), False)
    seen_back = begun.get((article, "back"), False)
    if role in ROLE and (label.block or not seen_body) and not (role in BACK and seen_body):
        return _front(kept, i, first, seen_body, begun)
    if role in BACK or seen_back and role in ("note", "item"):
        begun[article, "back"] = True
        if not seen_body and role in ("statement", "notice"):
            return "own", "other"
        return "back", BACK.get(role, "back")
    begun[article, "body"] = True
    if seen_back:
        return "back", "back"
    return ("body", "body") if seen_body else ("body", "begin")


def _front(kept: Sequence[Any], i: int, first: bool, late: bool, begun: dict[tuple[int, str], bool]) -> tuple[str, str]:
    label = kept[i]
    article, role = label.article, ROLE[label.role]
    on = i > 0 and kept[i - 1].article == article and kept[i - 1].role == label.role and not label.starts
    on = on and kept[i - 1].block == label.block and role in ("title", "abstract", "keywords")
    again = role in ("abstract", "keywords", "title") and i > 0 and kept[i - 1].role == label.role
    again = again and kept[i - 1].article == article and kept[i - 1].block == label.block
    name = f"{role}+" if on or again else role
    if first:
        begun[article, "title"] = role == "title"
        return "start", role if ("start", role) in NUMBER else "other"
    if label.block:
        return ("late" if late else "parallel"), ("other" if name == "section" else name)
    if role == "title":
        begun[article, "title"] = True
        return "own", name
    if not begun.get((article, "title")) and role not in ("abstract", "keywords"):
        return "above", name if name in ("section", "code", "byline", "people") else "other"
    return "own", ("other" if name == "section" else name)
