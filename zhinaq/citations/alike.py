"""Whether a family name in one alphabet is one in the other: their consonants are compared, a case ending allowed."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from zhinaq.references.words import Words
from zhinaq.romanise import romanise

SCHEME = "ala-lc"
CLOSE_ENOUGH = 0.85
SURE_FROM = 5  # consonants; shorter names must agree in all
_SOUNDS = (
    ("sch", "s"), ("shch", "s"), ("tch", "4"), ("ch", "4"), ("sh", "s"), ("dzh", "j"), ("zh", "j"), ("ph", "f"),
    ("kh", "h"), ("ts", "s"), ("tz", "s"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"),
)  # fmt: skip


def alike(cited: str, family: str, words: Words) -> bool:
    """Tell whether two folded names in different alphabets have nearly the same consonants, the first letter too."""
    if _is_latin(cited) == _is_latin(family):
        return False
    stems = {cited, *(cited.removesuffix(e) for e in words.all("case_endings") if len(cited) - len(e) > 2)}
    return any(_close(a, b) for stem in sorted(stems) for a in skeletons(stem) for b in skeletons(family))


def _close(a: str, b: str) -> bool:
    if len(a) < SURE_FROM or len(b) < SURE_FROM:
        return a == b and len(a) > 2
    return a[0] == b[0] and abs(len(a) - len(b)) < 2 and SequenceMatcher(None, a, b).ratio() >= CLOSE_ENOUGH


def _is_latin(text: str) -> bool:
    return bool(re.match("[a-z]", unicodedata.normalize("NFKD", text)))


@lru_cache(maxsize=4096)
def skeletons(name: str) -> tuple[str, ...]:
    """Return the consonants of a name in Latin letters, one sound spelt one way; `w` may be a consonant or none."""
    latin = unicodedata.normalize("NFKD", romanise(name, SCHEME)).casefold()
    latin = re.sub("[^a-z]", "", latin)
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    bare = re.sub("[aeiouyh]", "", latin)
    return tuple(dict.fromkeys(re.sub(r"(.)\1+", r"\1", bare.replace("w", w)) for w in ("v", "")))
