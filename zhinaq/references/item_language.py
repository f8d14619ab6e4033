"""Which language a reference is in: letters of one alphabet, then words of the language."""

from __future__ import annotations

import re

from zhinaq.language import language_with
from zhinaq.references.words import Words

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[^\\W\\d_\\x00-\N{GREEK SMALL LETTER OMEGA}]+")


def guess_language(text: str, words: Words) -> str:
    """Return a language by its own letters and words, the general one of Cyrillic, the international one of Latin."""
    small = text.casefold()
    letters = sum(map(len, _LETTERS.findall(small)))
    if sum(map(len, _CYRILLIC.findall(small))) * 2 < letters or not letters:
        return language_with("international")
    general = language_with("general")
    tokens = [token.strip(",;:()-") for token in small.replace(".", " ").split()]
    against = _marks(tokens, words, general)
    scores = {}
    for code, section in words.data.items():
        own, strange = str(section.get("letters", "")), _letters_of_others(code, words)
        if own:
            scores[code] = sum(map(small.count, own)) + _marks(tokens, words, code) - 2 * sum(map(small.count, strange))
    best = max(scores, key=lambda code: scores[code], default=general)
    return best if best != general and scores[best] > against and scores[best] >= max(1, letters // 60) else general


def _marks(tokens: list[str], words: Words, code: str) -> int:
    known = set(words.data.get(code, {}).get("function_words") or ())
    return 2 * sum(token in known for token in tokens)


def _letters_of_others(code: str, words: Words) -> str:
    """Return letters that other languages have for their own and this one's alphabet lacks."""
    alphabet = str(words.data[code].get("alphabet", ""))
    others = {c for section in words.data.values() for c in str(section.get("letters", ""))}
    return "".join(sorted(others - set(alphabet)))
