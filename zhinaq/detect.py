"""Which of the languages a string is in: letters, function words and endings from languages/*.yaml, no model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from zhinaq.language import Languages, load_languages

NOT_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\^\{?\w*\}?|\b10\.\d{4,9}/\S+|(?<!\w)[^\W\d_]\.(?=\s?[^\W\d_])", re.IGNORECASE
)
QUOTED = re.compile("[\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\"][^\n]{0,300}?"
                    "[\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]")  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
LETTER, FUNCTION_WORD, ENDING = 2.0, 2.0, 0.7
ENOUGH = 3  # words outside quotation marks that decide alone
ACRONYM = 4  # letters
LONGEST = 4000  # characters read: more says nothing new


@dataclass(frozen=True)
class Knowledge:
    """What detection knows of one language."""

    script: str
    letters: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]


@cache
def _knowledge() -> Mapping[str, Knowledge]:
    out = {}
    for code, language in load_languages().items():
        data = language.data["detect"]
        endings = tuple(sorted(data["endings"].split(), key=len, reverse=True))
        out[code] = Knowledge(data["alphabet"], frozenset(data["letters"]), frozenset(data["words"].split()), endings)
    return out


def detect(text: str, languages: Languages, default: str = "") -> str:
    """Return the language of a string; `default` where nothing in it decides (names, numbers, addresses)."""
    scores = detect_scores(text, languages)
    best = max(scores, key=lambda code: scores[code], default="")
    if not best or scores[best] <= 0:
        return default
    ties = [code for code, score in scores.items() if score == scores[best]]
    if default in ties:
        return default
    return next((code for code in ties if not _knowledge()[code].letters), best)  # its own letters would have shown


def detect_scores(text: str, languages: Languages) -> dict[str, float]:
    """Return evidence for each language, higher is likelier; words outside quotation marks come first."""
    text = NOT_WORDS.sub(" ", text[:LONGEST])
    outside = WORD.findall(QUOTED.sub(" ", text))
    words = outside if len(outside) >= ENOUGH else WORD.findall(text)
    known = {code: k for code, k in _knowledge().items() if code in languages}
    scores = dict.fromkeys(known, 0.0)
    loud = all(word.isupper() for word in words if len(word) > ACRONYM)
    for word in words:
        name = word[:1].isupper() and not word.isupper()
        acronym = word.isupper() and 1 < len(word) <= ACRONYM and not loud
        for code, weight in _word_scores(word.casefold(), name, acronym).items():
            if code in scores:
                scores[code] += weight
    return scores


@lru_cache(maxsize=1 << 16)
def _word_scores(word: str, name: bool, acronym: bool) -> dict[str, float]:
    """Return what one word says for each language: nothing in a foreign script, no ending where it may be a name.

    An acronym may look like a function word (the BY of CC BY) and is none.
    """
    out = {}
    for code, k in _knowledge().items():
        inside = sum(c in k.script for c in word)
        if inside * 2 <= len(word):
            continue
        score = (0.0 if acronym else 0.3) + LETTER * any(c in k.letters for c in word)
        if word in k.words and not acronym:
            score += FUNCTION_WORD
        elif not name and len(word) > 4 and word.endswith(k.endings):
            score += ENDING
        out[code] = score
    return out
