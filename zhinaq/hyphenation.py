"""Rules of Kazakh word division: letter classes of a language file in, Liang patterns for pyphen out.

`python -m zhinaq.hyphenation kk` prints the pattern file that stands beside the language data.
The rules are those of the school grammar (tarbie.kz/20404): a piece has a vowel, one consonant between
vowels goes over, of several the last one does, no single letter is left or carried.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from itertools import product
from typing import Any

import pyphen

from zhinaq.language import load_languages

Pattern = tuple[str, Mapping[int, int]]


def letter_patterns(rules: Mapping[str, Any]) -> Iterator[Pattern]:
    """Yield (letters, {position: level}) for every rule; odd levels break, even ones forbid (Liang 1983)."""
    consonants, vowels, glide = rules["consonants"], rules["vowels"], rules["glide"]
    plain = vowels.replace(glide, "")
    for c, v in product(consonants, vowels):
        yield c + v, {0: 1}
        yield c + rules["soft"] + v, {0: 1}
        yield c + glide + v, {2: 1}
    for v, w in product(plain, plain):
        yield v + w, {1: 1}
    for v, w in product(plain, vowels):
        yield v + glide + w, {1: 1, 2: 2}
    for v in vowels:
        yield rules["hard"] + v, {1: 1}
    for c, d in product(consonants, consonants):
        yield f".{c}{d}", {3: 2}
    for c, sign in product(consonants, rules["soft"] + rules["hard"]):
        yield f".{c}{sign}", {3: 2}
    for onset in rules["onsets"]:
        yield f".{onset}", {len(onset) + 1: 2}


def seam_patterns(seams: list[str]) -> Iterator[Pattern]:
    """Yield a strong break at the bar of each compound `left|right`, none a letter away from it."""
    for seam in seams:
        left, right = seam.split("|")
        at = len(left)
        yield left + right, {max(at - 1, 0): 4, at: 5, at + 1: 4}


def patterns(rules: Mapping[str, Any]) -> list[str]:
    """Return the Liang patterns of one language's rules, sorted; equal letters are merged, the higher level wins."""
    merged: dict[str, dict[int, int]] = {}
    for letters, levels in [*letter_patterns(rules), *seam_patterns(rules["seams"])]:
        known = merged.setdefault(letters, {})
        for position, level in levels.items():
            known[position] = max(level, known.get(position, 0))
    return sorted(_written(letters, levels) for letters, levels in merged.items())


def _written(letters: str, levels: Mapping[int, int]) -> str:
    marks = [str(levels.get(i) or "") for i in range(len(letters) + 1)]
    return "".join(mark + letter for mark, letter in zip(marks, [*letters, ""], strict=True))


def dictionary(rules: Mapping[str, Any]) -> str:
    """Return a Hunspell hyphenation dictionary: encoding, minima, patterns."""
    head = ["UTF-8", f"LEFTHYPHENMIN {rules['left']}", f"RIGHTHYPHENMIN {rules['right']}"]
    return "\n".join([*head, *patterns(rules)]) + "\n"


@cache
def register() -> tuple[str, ...]:
    """Make every pattern file of the package known to pyphen; returns the languages added."""
    folder = files("zhinaq").joinpath("languages")
    names = sorted(f.name for f in folder.iterdir() if f.name.startswith("hyph_") and f.name.endswith(".dic"))
    for name in names:
        code = name[5:-4]
        with as_file(folder.joinpath(name)) as path:
            pyphen.LANGUAGES[code] = path
        pyphen.LANGUAGES_LOWERCASE[code.lower()] = code
    return tuple(name[5:-4] for name in names)


@cache
def lend_patterns() -> None:
    """Let a text divide the words of another script too: English ones among Cyrillic, Russian ones among Latin."""
    register()
    for code, language in load_languages().items():
        if not pyphen.language_fallback(code):
            continue
        own = pyphen.Pyphen(lang=pyphen.language_fallback(code)).hd
        for other in filter(pyphen.language_fallback, language.data.get("hyphenation", {}).get("borrows", ())):
            lent = pyphen.HyphDict(pyphen.LANGUAGES[pyphen.language_fallback(other)])
            own.patterns = {**lent.patterns, **own.patterns}
            own.maxlen = max(own.maxlen, lent.maxlen)
            own.cache.clear()


def divide(word: str, language: str, left: int = 2, right: int = 2) -> list[str]:
    """Return the pieces a word may be divided into; an upper-case abbreviation stays whole."""
    register()
    known = pyphen.language_fallback(language)
    if known is None or (word.isupper() and len(word) > 1):
        return [word]
    cuts = [0, *map(int, pyphen.Pyphen(lang=known, left=left, right=right).positions(word)), len(word)]
    return [word[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(dictionary(load_languages()[sys.argv[1]].data["hyphenation"]))
