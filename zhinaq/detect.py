"""Which language a string is in: letters, function words and endings from the language data, no model.

The languages with a file of their own are known well and tried first. A further one is believed where it fits clearly
better: its letters and words are there, and those of the others are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from zhinaq.language import Languages, further_languages, load_languages

NOT_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\^\{?\w*\}?|\b10\.\d{4,9}/\S+|(?<!\w)[^\W\d_]\.(?=\s?[^\W\d_])", re.IGNORECASE
)
QUOTED = re.compile("[\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\"][^\n]{0,300}?"
                    "[\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]")  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`-][^\W\d_]+)*['’ʻ‘]?(?<!')")
LETTER, FUNCTION_WORD, ENDING, CLUSTER, STRANGE = 2.0, 2.0, 0.7, 0.6, -2.0
ENOUGH = 3  # words outside quotation marks that decide alone
ACRONYM = 4  # letters
LISTED, OFTEN = re.compile("[,;]"), 5  # a list has a comma at every fifth word, and few function words
LONGEST = 4000  # characters read: more says nothing new
LOOKED = 40  # words that tell a further language
UNKNOWN = "und"
DOT = "\N{COMBINING DOT ABOVE}"  # what is left of the Turkish capital in small letters
CLEARLY, FULLY = 0.4, 1.5  # what a further language must have more than those known well, without own letters FULLY
SIGNS = 1.5  # words that speak for it: chance makes one
MANY, MOSTLY, FEW = 12, 0.8, 0.15  # many words, mostly no names, of which few are known


@dataclass(frozen=True)
class Knowledge:
    """What detection knows of one language."""

    script: str
    letters: frozenset[str]
    clusters: tuple[str, ...]
    words: frozenset[str]
    endings: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    alphabet: frozenset[str] = frozenset()
    romanised: bool = False  # letters of another script in Latin ones: known, so that it is taken for no other


@dataclass(frozen=True)
class Said:
    """What words say for a language: weight, how many are signs, is a letter its own; their letters."""

    score: float
    signs: float
    own: bool
    letters: int

    def plus(self, other: Said) -> Said:
        """Return both together."""
        return Said(
            self.score + other.score, self.signs + other.signs, self.own or other.own, self.letters + other.letters
        )


def _made(data: Mapping[str, Any]) -> Knowledge:
    endings = tuple(sorted(data.get("endings", "").split(), key=len, reverse=True))
    return Knowledge(
        str(data.get("alphabet", "")), frozenset(data.get("letters", "")), tuple(data.get("clusters", ())),
        frozenset(data.get("words", "").split()), endings, tuple(data.get("scripts", ())),
        frozenset(str(data.get("alphabet", ""))), bool(data.get("romanised")),
    )  # fmt: skip


@cache
def _knowledge() -> Mapping[str, Knowledge]:
    return {code: _made(language.data["detect"]) for code, language in load_languages().items()}


@cache
def _further() -> Mapping[str, Knowledge]:
    return {code: _made(data) for code, data in further_languages().items()}


def detect(text: str, languages: Languages, default: str = "") -> str:
    """Return the language of a string; `default` where nothing in it decides (names, numbers, addresses).

    A text in none of the languages known is `und`.
    """
    words = _words(text)
    listed = len(LISTED.findall(text)) * OFTEN > len(words)
    scores = _scores(words, languages)
    expected = (
        len(words) >= MANY and bool(default) and max(scores, key=lambda code: scores[code], default="") == default
    )
    other = "" if expected else _other(words[:LOOKED], scores, default)
    if other == UNKNOWN and listed:
        other = ""
    if other:
        return other
    best = max(scores, key=lambda code: scores[code], default="")
    if not best or scores[best] <= 0:
        return default
    if len(words) > 2 * ENOUGH - 1 and not _shown(words, _knowledge()[best]):
        plain = [code for code in scores if not _knowledge()[code].letters and scores[code] > 0]
        best = max(plain, key=lambda code: scores[code], default=best)
    ties = [code for code, score in scores.items() if score == scores[best]]
    if default in ties:
        return default
    return next((code for code in ties if not _knowledge()[code].letters), best)  # its own letters would have shown


def _shown(words: Sequence[str], known: Knowledge) -> bool:
    """Tell whether a letter or a word of a language that has letters of its own is seen; endings alone may deceive."""
    small = [word.lower() for word in words]
    return not known.letters or any(w in known.words or not known.letters.isdisjoint(w) for w in small)


def detect_scores(text: str, languages: Languages) -> dict[str, float]:
    """Return evidence for each language, higher is likelier; words outside quotation marks come first."""
    return _scores(_words(text), languages)


def _words(text: str) -> list[str]:
    text = NOT_WORDS.sub(" ", text[:LONGEST])
    outside = WORD.findall(QUOTED.sub(" ", text))
    return outside if len(outside) >= ENOUGH else WORD.findall(text)


def _scores(words: Sequence[str], languages: Languages) -> dict[str, float]:
    scores = dict.fromkeys((code for code in _knowledge() if code in languages), 0.0)
    for word, name, acronym in _seen(words):
        for code, weight in _word_scores(word, name, acronym).items():
            if code in scores:
                scores[code] += weight
    return scores


def _seen(words: Sequence[str]) -> list[tuple[str, bool, bool]]:
    """Return each word in small letters, and whether it may be a name or an acronym."""
    loud = all(word.isupper() for word in words if len(word) > ACRONYM)
    return [
        (word.lower().replace(DOT, ""), word[:1].isupper() and not word.isupper(),
         word.isupper() and 1 < len(word) <= ACRONYM and not loud)
        for word in words
    ]  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _word_scores(word: str, name: bool, acronym: bool) -> dict[str, float]:
    """Return what one word says for each language: nothing in a foreign script, no ending where it may be a name.

    An acronym may look like a function word (the BY of CC BY) and is none.
    """
    out, script = {}, _script(next(filter(str.isalpha, word), ""))
    for code, k in _knowledge().items():
        inside = sum(c in k.script for c in word)
        if inside * 2 <= len(word):
            continue
        score = (0.0 if acronym else 0.3) + LETTER * any(c in k.letters for c in word)
        if word in k.words and not acronym:
            score += FUNCTION_WORD
        elif not name and len(word) > 4 and word.endswith(k.endings):
            score += ENDING
        if any(c not in k.script and _script(c) == script for c in word):
            score += STRANGE
        out[code] = score
    return out


def _other(words: Sequence[str], scores: Mapping[str, float], default: str) -> str:
    """Return the further language, or `und`, that a text is in; "" where one known well fits as well."""
    seen = [one for one in _seen([w for w in words if len(w) > 1 or not w.isupper()]) if not one[2]]
    letters = sum(len(word) for word, _, _ in seen)
    total: dict[str, Said] = {}
    for word, name, _ in seen:
        for code, said in _strict_scores(word, name).items():
            total[code] = total[code].plus(said) if code in total else said
    ours = max((total[code].score for code in scores if code in total), default=0.0)
    if default in _further() and default in total and total[default].score >= ours:
        return default
    usual = [code for code in total if code in _further() and total[code].letters * 2 > letters]
    strangers = [code for code in usual if total[code].signs >= SIGNS or (ours <= 0 and letters > ACRONYM)]
    best = max(strangers, key=lambda code: (total[code].score, -len(_further()[code].script)), default="")
    if best and total[best].score >= ours + (CLEARLY if total[best].own else FULLY):
        return "" if _further()[best].romanised else best
    plain = sum(not name for _, name, _ in seen)
    known = max((said.signs for said in total.values()), default=0.0)
    return UNKNOWN if plain >= max(MANY, MOSTLY * len(seen)) and known < FEW * len(seen) else ""


@lru_cache(maxsize=1 << 16)
def _strict_scores(word: str, name: bool) -> dict[str, Said]:
    """Return what one word says for each language, strange letters against it, and whether that is a sign of it."""
    script = _script(next(filter(str.isalpha, word), ""))
    out = {}
    own_letters = frozenset(word)
    for code, k in (*_knowledge().items(), *_further().items()):
        if k.scripts:
            if any(_name(c).startswith(k.scripts) for c in own_letters):
                out[code] = Said(3.0 * len(word), SIGNS, own=True, letters=len(word))
            continue
        outside = own_letters - k.alphabet
        if outside and sum(c in k.alphabet for c in word) * 2 <= len(word):
            continue
        strange = any(c.isalpha() and _script(c) == script for c in outside)
        known = word.strip("'’ʻ‘") in k.words
        own = not own_letters.isdisjoint(k.letters)
        run = any(c in word for c in k.clusters)
        ends = not known and not name and len(word) > 4 and word.endswith(k.endings)
        sure = (FUNCTION_WORD * known + LETTER / 2 * own + CLUSTER * run) / (2 if name and not known else 1)
        score = 0.3 + sure + ENDING * ends + STRANGE / (1 + name) * strange
        out[code] = Said(score, (1.0 if known or own else 0.5 * (ends + run)) / (1 + name), own and not name, len(word))
    return out


@cache
def _name(char: str) -> str:
    return unicodedata.name(char, "")


@cache
def _script(char: str) -> str:
    return _name(char).split(" ")[0] if char else ""
