"""Names by their consonants: spellings in two scripts, and the addresses made of them, come close."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from zhinaq.language import load_languages
from zhinaq.signs.names import Name, names

NEAR = (
    ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("q", "k"), ("x", "ks"), ("w", "u"),
)  # fmt: skip


@cache
def skeleton(word: str) -> str:
    """Return a word in Latin letters without vowels, so that spellings in different scripts come close."""
    table = _romanise()
    latin = "".join(table.get(c, c) for c in word.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if c.isascii() and c.isalpha())
    for two, one in NEAR:
        plain = plain.replace(two, one)
    return "".join(c for i, c in enumerate(plain) if c not in "aeiouy" or i == 0)


def consonants(word: str) -> str:
    """Return the skeleton of a word without the vowel it begins with: what an address has of it behind an initial."""
    return skeleton(word).lstrip("aeiouy")


@cache
def _romanise() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for language in load_languages().values():
        pairs.update((language.data.get("names") or {}).get("romanise") or {})
    return pairs


def surname_of(text: str) -> str:
    """Return the word of one printed name that is most likely its surname, "" when it holds no word."""
    found = names(text)
    words = re.findall(r"[^\W\d_]{2,}", text)
    return _surname(found[0]) if found else max(words, key=len, default="")


def _surname(name: Name) -> str:
    """Return the word beside the initials, else the longest."""
    words = [w for w in name.words if w[:1].isupper()]
    if not words:
        return ""
    if not name.initials:
        return max(words, key=len)
    return words[0] if name.surname_first and name.tokens[-1].kind == "initial" else words[-1]
