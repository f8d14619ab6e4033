"""The two lists of an article, original and romanised, laid side by side: twins, gaps, order, doubtful spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from zhinaq.references.model import Reference
from zhinaq.references.read.parse import split_number
from zhinaq.romanise import romanise

ALIKE = 0.4
SPELT_ALIKE = 0.75
# Different schemes write one letter in many ways; a skeleton writes them all in one.
_FOLDS = (
    (r"shch|shh|sch", "s"), (r"zh", "z"), (r"kh|x", "h"), (r"gh", "g"), (r"ts|cz|tc|ch", "c"), (r"sh", "s"),
    (r"[yji]a", "a"), (r"[yji]u", "u"), (r"[yji]o", "o"), (r"[yji]e", "e"), (r"[yj]", "i"), (r"q", "k"), (r"w", "u"),
    (r"ng", "n"), (r"(.)\1", r"\1"),
)  # fmt: skip
_FOLDING = tuple((re.compile(pattern), to) for pattern, to in _FOLDS)
_NOTE = re.compile(r"[\[(]\s*in\s[^\])]{3,12}[\])]|https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """A romanised entry (its place) and its original (its place, or -1), and how alike they are spelt, 0 to 1."""

    romanised: int
    original: int
    alike: float


@lru_cache(maxsize=2048)
def skeleton(text: str) -> str:
    """Return the bare letters and digits of a text in one common romanisation, diacritics gone."""
    latin = romanise(_NOTE.sub(" ", split_number(text)[1]), "translit-ru").casefold()
    latin = "".join(c for c in unicodedata.normalize("NFD", latin) if not unicodedata.combining(c))
    latin = latin.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i").replace("\N{LATIN SMALL LETTER ENG}", "n")
    for pattern, to in _FOLDING:
        latin = pattern.sub(to, latin)
    return "".join(c for c in latin if c.isalnum())


@lru_cache(maxsize=2048)
def _grams(text: str) -> frozenset[str]:
    bare = skeleton(text)
    return frozenset(bare[i : i + 3] for i in range(max(len(bare) - 2, 1)))


def alike(a: str, b: str) -> float:
    """Return how much of two entries is the same, whatever the script: the Dice share of their letter triples."""
    one, two = _grams(a), _grams(b)
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0


def pair(originals: Sequence[Reference], romanised: Sequence[Reference]) -> list[Pair]:
    """Return for each romanised entry its original: the same place if alike enough, else the most alike one left."""
    left = set(range(len(originals)))
    found: dict[int, Pair] = {}
    for place, entry in enumerate(romanised):
        if place < len(originals) and (share := alike(entry.raw, originals[place].raw)) >= SPELT_ALIKE:
            found[place] = Pair(place, place, share)
            left.discard(place)
    rest = [
        (alike(romanised[r].raw, originals[o].raw) + (0.05 if r == o else 0), r, o)
        for r in range(len(romanised)) if r not in found for o in sorted(left)
    ]  # fmt: skip
    for share, r, o in sorted(rest, key=lambda t: (-t[0], t[1], t[2])):
        if share >= ALIKE and r not in found and o in left:
            found[r] = Pair(r, o, min(share, 1.0))
            left.discard(o)
    return [found.get(r, Pair(r, -1, 0.0)) for r in range(len(romanised))]


def doubtful(pairs: Sequence[Pair]) -> list[Pair]:
    """Return twins spelt less alike than the list otherwise is: a slip in the romanisation, or a wrong entry."""
    shares = [p.alike for p in pairs if p.original >= 0]
    if len(shares) < 3 or median(shares) < SPELT_ALIKE:
        return []
    return [p for p in pairs if p.original >= 0 and p.alike < SPELT_ALIKE]
