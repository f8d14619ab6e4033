"""How far a parse can be trusted: per field, and as a whole."""

from __future__ import annotations

import re

from zhinaq.references.read.working_text import Draft

UNREAD_LETTERS = 8
_WORD = re.compile(r"[^\W\d_]{3,}")
_KEPT = (
    "title",
    "container",
    "publisher",
    "place",
    "number_of_act",
    "editors_printed",
    "edition",
    "kind",
    "authors_printed",
)


def unread(draft: Draft) -> list[str]:
    """Return the words of the printed string that went into no field: they would be lost in print."""
    left = _WORD.findall(draft.text.replace("\x00", " ").replace("\x01", " "))
    kept = set(_WORD.findall(" ".join(draft.get(f) for f in _KEPT)))
    return [w for w in left if w not in kept]


def judge(draft: Draft, kind: str, people: bool, doubts: dict[str, str]) -> tuple[dict[str, str], str]:
    """Return the field certainties and that of the whole; low means: print the entry as it stands."""
    get = draft.get
    rest = unread(draft)
    if rest:
        draft.fields["rest"] = " ".join(rest)
        if sum(map(len, rest)) >= UNREAD_LETTERS:
            return doubts, "low"
    if get("second_work") or get("series"):
        draft.fields["rest"] = get("second_work") or get("series")
        return doubts, "low"
    if not re.search(r"[^\W\d_]{2}", get("title") + " " + get("container")):
        return doubts, "low"
    if not get("title") and not any(get(f) for f in ("year", "url", "issue", "volume")):
        return doubts, "low"
    title = get("title")
    if len(draft.printed) > 1500 or (title and len(title) > 400):
        return {**doubts, "title": "low"}, "low"
    if title and not re.search(r"[^\W\d_]{2}", title):
        doubts["title"] = "low"
        return doubts, "low"
    if not (
        get("year")
        or get("url")
        or get("doi")
        or get("container")
        or get("place")
        or kind in ("law", "treaty", "archive", "thesis", "report")
    ):
        return doubts, "low"
    return doubts, "medium" if doubts else "high"
