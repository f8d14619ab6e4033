"""The order of a list as a style wants it, and the letters behind years: the Kazakh alphabet, Cyrillic first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from zhinaq.language import common_alphabet
from zhinaq.references.model import Reference
from zhinaq.references.people import leading
from zhinaq.references.words import Words

LATIN = "abcdefghijklmnopqrstuvwxyz"
Key = tuple[tuple[int, ...], str]


@cache
def _places(latin_first: bool) -> dict[str, int]:
    """Return the place of every letter: the alphabets of the languages, the fullest first, and the Latin one."""
    cyrillic = common_alphabet("references")
    order = LATIN + cyrillic if latin_first else cyrillic + LATIN
    return {letter: number for number, letter in enumerate(order, 10)}


def sort_key(text: str, words: Words, *, latin_first: bool = False) -> Key:
    """Return the key of a heading: letters by alphabet, blanks first, other signs left out."""
    places = _places(latin_first)
    letters = [
        1 if c.isspace() else places.get(c, 500 + min(ord(c), 9000))
        for c in text.casefold()
        if c.isalnum() or c.isspace()
    ]
    return tuple(letters), text


def reference_order(
    references: Sequence[Reference], order: str, words: Words, *, cited: Sequence[int] = (), latin_first: bool = False,
    editors_lead: bool = True,
) -> list[int]:  # fmt: skip
    """Return the places (from 0) of the entries in a new order.

    `printed` is as the author gave them, `cited` by first citation (`cited` holds the places in that order, uncited
    ones follow), `alphabetical` by names, year and title. An ibid stays behind the entry it repeats.
    """
    places = list(range(len(references)))
    if order == "cited":
        return list(dict.fromkeys([*cited, *places]))
    if order == "printed":
        return places

    def key(place: int) -> tuple[Key, str, Key]:
        ref = references[place]
        origin = ref.ibid_of or ref
        names = leading(origin, words, editors=editors_lead) if origin.cert != "low" else ()
        head = " ".join(f"{n.family or n.literal} {n.given}" for n in names)
        if not head:
            head = origin.raw.lstrip("0123456789.)] \t") if origin.cert == "low" else origin.title or origin.container
        return (sort_key(head, words, latin_first=latin_first), origin.year + origin.suffix,
                sort_key(origin.title, words))  # fmt: skip

    return sorted(places, key=key)


def year_suffixes(
    heads: Mapping[int, str], references: Sequence[Reference], *, undated: bool = False
) -> dict[int, int]:
    """Return for entries that are cited alike, by name and year, the place of their letter; printed letters stay.

    `heads` are the names each entry is cited by, in the order of the list; `undated` ones get letters where a style
    says «n.d.».
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, head in heads.items():
        if references[place].year or undated:
            groups.setdefault((head, references[place].year), []).append(place)
    letters: dict[int, int] = {}
    for group in groups.values():
        printed = [references[p].suffix for p in group]
        if len(group) > 1 and not (all(printed) and len(set(printed)) == len(group)):
            letters |= {place: count for count, place in enumerate(group)}
    return letters
