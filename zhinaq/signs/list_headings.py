"""Headings of lists of references, known by their words, in any order and with a misprint; and how sure they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from zhinaq.language import load_languages
from zhinaq.signs.statements import bare, reference_subheading

SURE = 0.7  # a heading below this may be one of notes: only a list that nobody doubts may follow it
LONGEST_HEADING, MOST_WORDS = 90, 9
LONG_WORD = 7  # letters from which one misprint is forgiven
RUN_IN = re.compile(r"[\s*_#]*([^\W\d_][^:.\d]{3,70}?)[\s*_]*[:.][\s*_]*(?=[\[(]?1\s?[.)\]])")
SPACED = re.compile(r"(?<!\S)[^\W\d_](?:\s[^\W\d_]){3,}(?!\S)")


@dataclass(frozen=True)
class _Words:
    """The words of headings in one language: stems end with a star."""

    code: str
    names: tuple[str, ...]
    beside: tuple[str, ...]
    other: frozenset[str]


@cache
def _words() -> tuple[_Words, ...]:
    found = [
        (code, lang.data["back"]["reference_words"]) for code, lang in load_languages().items() if lang.data.get("back")
    ]
    return tuple(_Words(code, tuple(w["names"]), tuple(w["beside"]), frozenset(w["other"])) for code, w in found)


@lru_cache(maxsize=65536)
def _heading(text: str) -> tuple[str, str, float]:
    """Return kind, language and certainty of a heading of a list of references; empty and 0 when it is none."""
    if len(text) > LONGEST_HEADING or not text.strip():
        return "", "", 0.0
    head = SPACED.sub(lambda m: m.group().replace(" ", ""), bare(text))
    head = re.sub(r"(?<=[^\W\d_])\d{1,3}$|^\d{1,3}(?=[^\W\d_])", "", head)  # glued to a page number or a note's mark
    sides = [side.strip(" :.") for side in re.split(r"[/()|;]|(?<=[^\W\d_])\.\s", head) if side.strip(" :.")]
    found = [_one(side) for side in sides]
    if not found or not all(sure for _, _, sure in found):
        return "", "", 0.0
    return found[0][0], found[0][1], min(sure for _, _, sure in found)


def _one(head: str) -> tuple[str, str, float]:
    """Judge one language's side of a heading."""
    if not head[:1].isupper() or re.search(r"[^\w\s,’'ʹ-]|\d", head):
        return "", "", 0.0
    words = re.findall(r"[^\W\d_][\w’'ʹ-]*", head.casefold())
    if not words or len(words) > MOST_WORDS:
        return "", "", 0.0
    best = ("", "", 0.0)
    for known in _words():
        if " ".join(words) in known.other:
            return "notes", known.code, 0.5
        sure = _certainty(words, known)
        if sure > best[2]:
            best = ("list", known.code, sure)
    return best


def _certainty(words: list[str], known: _Words) -> float:
    """Return how surely words make a heading: 0 when one of them is foreign to headings or none names a list."""
    if " ".join(words) in known.names:
        return 1.0
    sure, named = 1.0, False
    for word in words:
        name = _likeness(word, known.names)
        named = named or name > 0
        sure = min(sure, max(name, _likeness(word, known.beside)))
        if not sure:
            return 0.0
    return sure if named else 0.0


def _likeness(word: str, known: tuple[str, ...]) -> float:
    for one in known:
        if word == one or (one.endswith("*") and word.startswith(one[:-1]) and len(word) <= len(one) + 6):
            return 1.0
    return 0.8 if len(word) >= LONG_WORD and any(_misprint(word, one) for one in known) else 0.0


def _misprint(word: str, known: str) -> bool:
    """Tell whether one letter more, less or other, or two changed about, make a word the known one."""
    stem = known.rstrip("*")
    if len(stem) < LONG_WORD or word[0] != stem[0] and word[1:3] != stem[1:3]:
        return False
    ends = range(len(stem) - 1, len(stem) + 2) if known.endswith("*") else (len(word),)
    return any(_near(word[:end], stem) for end in ends if end <= len(word))


def _near(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[at:], b[at:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def list_heading(text: str) -> tuple[str, float]:
    """Return what a line heads ("list", "notes", "part" of a list, or "") and how sure that is, from 0 to 1."""
    kind, _, sure = _heading(text)
    if kind:
        return kind, sure
    return ("part", 0.5) if reference_subheading(text) else ("", 0.0)


def reference_heading(text: str) -> str | None:
    """Return the language of a heading that opens a list of references, or None."""
    kind, code, _ = _heading(text)
    return code if kind == "list" else None


def run_in_reference_heading(text: str) -> int:
    """Return where the first entry begins in «References: 1. …», 0 when a line does not open so."""
    match = RUN_IN.match(text)
    return match.end() if match and reference_heading(match[1]) else 0
