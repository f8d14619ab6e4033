"""The order of a list and the form of its citations, as a style wants them; the Kazakh alphabet, Cyrillic first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zhinaq.language import Languages
from zhinaq.references.model import Reference
from zhinaq.references.people import NBSP
from zhinaq.references.style import style_named
from zhinaq.references.words import Words, words_of

EN_DASH = "\N{EN DASH}"
Key = tuple[tuple[int, ...], str]


@cache
def _places(words: Words, latin_first: bool) -> dict[str, int]:
    """Return the place of every letter: the Kazakh alphabet, which holds the Russian one, and the Latin alphabet."""
    cyrillic = str(words.data.get("kk", {}).get("alphabet", ""))
    latin = "abcdefghijklmnopqrstuvwxyz"
    order = latin + cyrillic if latin_first else cyrillic + latin
    return {letter: number for number, letter in enumerate(order, 10)}


def sort_key(text: str, words: Words, *, latin_first: bool = False) -> Key:
    """Return the key of a heading: letters by alphabet, blanks first, other signs left out."""
    places = _places(words, latin_first)
    letters = [
        1 if c.isspace() else places.get(c, 500 + min(ord(c), 9000))
        for c in text.casefold()
        if c.isalnum() or c.isspace()
    ]
    return tuple(letters), text


def reference_order(
    references: Sequence[Reference],
    style: str,
    languages: Languages,
    *,
    cited: Sequence[int] = (),
    latin_first: bool = False,
) -> list[int]:
    """Return the places (from 0) of the entries in the order a style prints them.

    A style's `order` is `printed` (as the author gave them), `cited` (by first citation, `cited` holding the places in
    that order, uncited ones last) or `alphabetical`. An ibid stays behind the entry it repeats.
    """
    order = style_named(style).order
    places = list(range(len(references)))
    if order == "cited" and cited:
        return [*dict.fromkeys(cited), *(p for p in places if p not in set(cited))]
    if order != "alphabetical":
        return places
    words = words_of(languages)

    def key(place: int) -> tuple[Key, str, Key]:
        ref = references[place]
        origin = ref.ibid_of or ref
        names = origin.authors or origin.editors
        head = (
            " ".join(f"{n.family or n.literal} {n.given}" for n in names) or origin.title or origin.container or ref.raw
        )
        return (
            sort_key(head, words, latin_first=latin_first),
            origin.year + origin.suffix,
            sort_key(origin.title, words),
        )

    return sorted(places, key=key)


def year_suffixes(references: Sequence[Reference], order: Sequence[int]) -> dict[int, str]:
    """Return letters for entries of the same authors and year, in printed order; entries that differ get none."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place in order:
        ref = references[place]
        if ref.year and ref.authors and ref.cert != "low":
            groups.setdefault((*(n.key.casefold() for n in ref.authors), ref.year), []).append(place)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {p: letters[i % 26] for group in groups.values() if len(group) > 1 for i, p in enumerate(group)}


def numeric_citation(numbers: Sequence[int], locators: Sequence[str] = ()) -> str:
    """Return «[1, 3–5]», or «[2, p. 15]» with the locator of each work behind its number."""
    if any(locators):
        return (
            f"[{'; '.join(f'{n}, {where}' if where else str(n) for n, where in zip(numbers, locators, strict=True))}]"
        )
    parts, ordered = [], sorted(dict.fromkeys(numbers))
    while ordered:
        run = [ordered.pop(0)]
        while ordered and ordered[0] == run[-1] + 1:
            run.append(ordered.pop(0))
        parts += [f"{run[0]}{EN_DASH}{run[-1]}"] if len(run) > 2 else [str(n) for n in run]
    return f"[{', '.join(parts)}]"


def dated_citation(
    references: Sequence[Reference], style: str, languages: Languages, locators: Sequence[str] = ()
) -> str:
    """Return «(Family & Family, 2019, p. 5; Family, 2020)» as a style joins them, «et al.» in the item's language."""
    chosen = style_named(style)
    words = words_of(languages)
    ampersand, comma = ("&", ",") if chosen.name.startswith("apa") else ("and", "")
    where = list(locators) or [""] * len(references)
    parts = []
    for ref, place in zip(references, where, strict=True):
        labels = words.data.get(ref.language.split("-")[0], {}).get("labels", {})
        others = "et al." if chosen.data.get("language") == "en" else str(labels.get("et_al", "et al."))
        names = [n.key for n in ref.authors]
        many = len(names) > (2 if comma else 3) or ref.others
        head = f"{names[0]} {others}" if many and names else f" {ampersand} ".join(names)
        head = head or (ref.title or ref.container)
        parts.append(f"{head}{comma} {ref.year or 'n.d.'}{ref.suffix}" + (f", {place}" if place else ""))
    return f"({'; '.join(parts)})".replace(" et al.", f" et{NBSP}al.")
