"""Which language a reference is in: letters of one alphabet, then words of the language."""

from __future__ import annotations

import re

from zhinaq.references.words import Words

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[^\\W\\d_\\x00-\N{GREEK SMALL LETTER OMEGA}]+")


def guess_language(text: str, words: Words) -> str:
    """Return `kk`, `ru` or `en`: Kazakh by its own letters or words, Russian by Cyrillic, else English."""
    small = text.casefold()
    letters = sum(map(len, _LETTERS.findall(small)))
    if sum(map(len, _CYRILLIC.findall(small))) * 2 < letters or not letters:
        return "en"
    own = str(words.data.get("kk", {}).get("letters", ""))
    tokens = small.replace(".", " ").split()
    marks = set(words.data.get("kk", {}).get("function_words") or ())
    kazakh = sum(map(small.count, own)) + 2 * sum(1 for t in tokens if t.strip(",;:()-") in marks)
    russian = set(words.data.get("ru", {}).get("function_words") or ())
    against = 2 * sum(1 for t in tokens if t.strip(",;:()-") in russian)
    return "kk" if kazakh > against and kazakh >= max(1, letters // 60) else "ru"
