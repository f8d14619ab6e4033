"""What the lines of a volume can be, and in what order: the states of the automaton and the steps it may take.

A state is a zone and a role. Zones: `start` (the first line of an article), `above` (front matter above the title),
`own` (the title and what follows it), `parallel` (front matter in another language before the body), `body`, `back`
(lists, statements, notices), `late` (front matter in another language behind the body), `matter` (the volume's own).
A role with a final + goes on with what a line above has begun. An `abstract` has its label, a `summary` has none;
a body opens with a long paragraph (`prose`) or otherwise (`begin`).
"""

from __future__ import annotations

from functools import cache

FRONT = ("code", "byline", "people", "other")
TEXTS = ("abstract", "abstract+", "summary", "summary+", "keywords", "keywords+")
ZONES: dict[str, tuple[str, ...]] = {
    "matter": ("matter",),
    "start": ("section", "title", *FRONT),
    "above": ("section", *FRONT),
    "own": ("title", "title+", *FRONT, *TEXTS),
    "parallel": ("title", "title+", *FRONT, *TEXTS),
    "body": ("begin", "prose", "body"),
    "back": ("list", "reference", "back"),
    "late": ("title", "title+", *FRONT, *TEXTS),
}
# from zone -> zones that may follow; within a zone see _inside
NEXT: dict[str, tuple[str, ...]] = {
    "matter": ("matter", "start"),
    "start": ("above", "own", "parallel", "body"),
    "above": ("above", "own"),
    "own": ("own", "parallel", "body"),
    "parallel": ("parallel", "body"),
    "body": ("body", "back", "late", "start", "matter"),
    "back": ("back", "late", "start", "matter"),
    "late": ("late", "back", "start", "matter"),
}
OPENS = ("begin", "prose")
OPENING = ("title", "abstract", "summary")  # what a block in a further language right behind the body opens with
# signs that rule roles out, whatever else speaks for them
TEXTUAL = ("title", "title+", "begin", "abstract", "summary", "keywords", "byline", "people", "list")
NAMED = ("title", "title+", "byline", "people", "begin", "section", "list", "summary")
WALLS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("date", "code", "doi-line"), TEXTUAL),
    **dict.fromkeys(("abstract-label", "abstract-alone", "keywords-label"), NAMED),
    "no-abstract-label": ("abstract",),
    "no-letters": ("title", "title+", "begin", "abstract", "summary", "keywords", "list", "section"),
    "introduction": ("title", "title+", "byline", "people", "code", "other", "keywords", "section", "list", "summary"),
    "reference-heading": ("title", "title+", "byline", "people", "section", "begin", "summary"),
    "prose": ("section", "begin"),
    "no-prose": ("prose",),
    "plain-prose": ("section", "code", "other", "byline", "people"),
}
FRAGMENT = ("matter", "start", "body", "back", "late")  # zones that a text may open in: it may begin in mid-article


@cache
def states() -> tuple[tuple[str, str], ...]:
    """Return every state as (zone, role)."""
    return tuple((zone, role) for zone, roles in ZONES.items() for role in roles)


@cache
def roles() -> tuple[str, ...]:
    """Return every role once."""
    return tuple(sorted({role for _, role in states()}))


@cache
def walled(sign: str) -> tuple[int, ...]:
    """Return the states that a sign rules out."""
    return tuple(n for n, (_, role) in enumerate(states()) if role in WALLS.get(sign, ()))


def may_follow(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Tell whether a line may be `after` where the line above is `before`."""
    (zone, role), (into, new) = before, after
    if into not in NEXT[zone] or (zone == "start" and not _leaves_start(role, into, new)):
        return False
    if zone == "above" and into == "own" and new != "title":
        return False
    if into == "own" and new == "title":
        return zone == "above" or (zone == "start" and role != "title")
    if new.endswith("+"):
        return role.rstrip("+") == new.rstrip("+") and (zone == into or (zone, into) == ("start", "own"))
    if into == "parallel" and zone != "parallel":
        return new in ("title", "byline", "abstract", "summary", "keywords", "code")
    if zone == "body" and (role in OPENS and into not in ("body", "back") or into == "late" and new not in OPENING):
        return False  # a text is more than one line; nothing but a title or a summary opens a block behind it
    if into == "body":
        return (new == "body") == (zone == "body")
    return True


def _leaves_start(role: str, into: str, new: str) -> bool:
    """Tell whether an article's first line may lead on: under a title the own zone, else what stands above it."""
    if role == "title":
        return into in ("parallel", "body") or (into == "own" and new != "title")
    return into == "above" or (into == "own" and new == "title")
