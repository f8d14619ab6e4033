"""Which language a reference is in: letters of one alphabet, then words of the language."""

from __future__ import annotations

from zhinaq.references.words import Words


def guess_language(text: str, words: Words) -> str:
    """Return `kk`, `ru` or `en`: Kazakh by its own letters or words, Russian by Cyrillic, else English."""
    alpha = [c for c in text.casefold() if c.isalpha()]
    if not alpha:
        return "en"
    cyrillic = sum(1 for c in alpha if c > "\N{GREEK SMALL LETTER OMEGA}")
    if cyrillic * 2 < len(alpha):
        return "en"
    own = str(words.data.get("kk", {}).get("letters", ""))
    tokens = text.casefold().replace(".", " ").split()
    marks = set(words.data.get("kk", {}).get("function_words") or ())
    kazakh = sum(1 for c in alpha if c in own) + 2 * sum(1 for t in tokens if t.strip(",;:()-") in marks)
    russian = set(words.data.get("ru", {}).get("function_words") or ())
    against = 2 * sum(1 for t in tokens if t.strip(",;:()-") in russian)
    return "kk" if kazakh > against and kazakh >= max(1, len(alpha) // 60) else "ru"
