"""Cited works matched with the entries of a list: by number, by name and year, by title or organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zhinaq.citations.alike import alike
from zhinaq.citations.dated import ELLIPSIS
from zhinaq.citations.model import Work
from zhinaq.references.model import Reference
from zhinaq.references.words import UPPER, Words

NAME_SHARE = 0.6


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its id, its printed or counted number, and what it is known by."""

    id: str
    number: int
    reference: Reference
    names: tuple[str, ...]
    titles: tuple[str, ...]


def entry(id_: str, number: int, reference: Reference) -> Entry:
    """Return the entry with its keys: folded family names, and folded openings of title, organisation, container."""
    origin = reference.ibid_of or reference
    names = tuple(fold(n.family) for n in (origin.authors or origin.editors) if n.family)
    organisations = [n.literal for n in origin.authors if n.literal]
    printed = re.sub(r"^\W*\d+\W*", "", reference.raw)
    titles = [*organisations, *([] if names else [origin.title, origin.container, printed])]
    return Entry(id_, number, reference, names, tuple(fold(t) for t in titles if t))


def fold(text: str) -> str:
    """Return letters, digits and single blanks, case gone: what is compared."""
    return " ".join(
        re.findall(r"\w+", text.casefold().replace("\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}"))
    )


@cache
def _endings(words: Words) -> frozenset[str]:
    return frozenset(words.all("case_endings"))


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]{{0,2}}\.(?:\s?-?[{UPPER}]\.?(?!\w))*|(?<=\s)[{UPPER}](?!\w)")


def candidates(work: Work, entries: Sequence[Entry], words: Words) -> list[Entry]:
    """Return the entries a work by name may mean, the best kind of evidence only; empty when there is none."""
    name, _, title = work.name.partition(" | ")
    year = work.year[:4]
    pool = [e for e in entries if not year or not e.reference.year or e.reference.year.startswith(year)]
    if year and any(e.reference.year for e in pool):
        pool = [e for e in pool if e.reference.year] or pool
    people = _people(name, words)
    found = [e for e in pool if e.names and people and _same_people(people, e.names, words)]
    if found and work.year[4:]:
        letters = words.lookalikes.get(work.year[4:], work.year[4:])
        found = [e for e in found if e.reference.suffix and e.reference.suffix in letters] or found
    if not found and year:
        found = [e for e in pool if e.names and people and alike(people[0], e.names[0], words)]
    if not found:
        small = _small(words)
        key = small.sub("", fold(re.sub(rf"[{ELLIPSIS}.]+$", "", name)))
        found = [e for e in pool if key and any(_opens(small.sub("", t), key) for t in e.titles)]
        found = found or [e for e in pool if len(key) > 12 and any(_opens(fold(e.reference.title), key) for _ in (0,))]
    if len(found) > 1 and title:
        key = fold(title)
        found = [e for e in found if key and key in fold(e.reference.raw)] or found
    return found


@cache
def _small(words: Words) -> re.Pattern[str]:
    """Return what the small words before a folded name or title are matched by."""
    return re.compile(rf"^(?:{words.any_of('before_names')}\s)+")


@cache
def _joints(words: Words) -> re.Pattern[str]:
    joints = "|".join(re.escape(w) for w in words.all("and"))
    return re.compile(rf",?\s{words.any_of('et_al')}(?!\w)|,|;|\s(?:{joints})\s", re.I)


def _people(name: str, words: Words) -> list[str]:
    bare = _initials().sub(" ", name)
    return [fold(p) for p in _joints(words).split(bare) if fold(p)]


def _same_people(cited: list[str], names: tuple[str, ...], words: Words) -> bool:
    """Tell whether the first cited name is the entry's first, and any others are among the entry's names."""
    first, *others = cited
    tokens = first.split()
    if not any(same_name(t, names[0], words) for t in (first, *tokens)):
        return False
    spare = [
        o
        for o in others
        if any(same_name(t, n, words) or alike(t, n, words) for n in names[1:] for t in (o, *o.split()))
    ]
    return (
        len(spare) >= len(others) * NAME_SHARE
        if others and len(names) > 1
        else not others or len(names) == 1 and len(others) <= 1
    )


def same_name(cited: str, family: str, words: Words) -> bool:
    """Tell whether a folded word is a folded family name, a case ending allowed."""
    if cited == family or cited in _declined(family, words):
        return True
    return len(family) > 2 and cited.startswith(family) and cited[len(family) :] in _endings(words)


@cache
def _declined(family: str, words: Words) -> frozenset[str]:
    """Return the forms of a family name whose own ending changes, as Russian feminines and adjectives do."""
    changes = words.table("declined").items()
    return frozenset(
        family.removesuffix(own) + e for own, ends in changes if family.endswith(own) and len(family) > 4 for e in ends
    )


def _opens(title: str, key: str) -> bool:
    """Tell whether a title begins with the cited words, the last of which may be cut."""
    return title == key or title.startswith(key + " ") or (len(key) > 7 and title.startswith(key))
