"""Words of the language files as patterns: sections `front` and `names`, all languages at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from zhinaq.language import further_languages, load_languages

QUOTES = "\"'\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019"


def phrase(words: str) -> str:
    """Return a regular expression for a phrase; a final * stands for any ending, spaces and hyphens may vary."""
    stem = words.rstrip("*")
    body = re.escape(stem).replace(r"\ ", r"[\s\u00a0]+").replace(r"\-", r"\s*[-\u2010\u2011\u2013]\s*")
    return body + (r"[^\W_]*" if words.endswith("*") else "")


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of phrases, longest first."""
    unique = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(phrase(w) for w in unique) + ")" if unique else "(?!)"


@cache
def section(name: str, part: str = "front") -> dict[str, tuple[str, ...]]:
    """Return one word list of every language, further ones too: code -> words; a missing list is empty."""
    found: dict[str, tuple[str, ...]] = {}
    known = {code: language.data for code, language in load_languages().items()}
    for code, data in {**known, **further_languages()}.items():
        words: Any = data.get(part, {}).get(name) or ()
        found[code] = tuple(str(w) for w in words)
    return found


@cache
def all_words(name: str, part: str = "front") -> tuple[str, ...]:
    """Return one word list of all languages together."""
    return tuple(w for words in section(name, part).values() for w in words)


@cache
def kinds(name: str) -> dict[str, tuple[str, ...]]:
    """Return a list of lists (codes, dates) of all languages together: kind -> words."""
    found: dict[str, list[str]] = {}
    for language in load_languages().values():
        for kind, words in (language.data.get("front", {}).get(name) or {}).items():
            found.setdefault(kind, []).extend(str(w) for w in words)
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def whole(name: str, part: str = "front") -> re.Pattern[str]:
    """Return a pattern that finds any of the words as whole words."""
    return re.compile(rf"(?<![^\W_]){any_of(all_words(name, part))}(?![^\W_])", re.IGNORECASE)


@cache
def opening(name: str) -> re.Pattern[str]:
    """Return a pattern for a label at the start of a line: group `label`, then its sign, then the text."""
    words = any_of(all_words(name))
    return re.compile(
        rf"^[\s*_#(\[]*(?P<label>{words})(?![^\W_])\s*(?:\([^)]{{1,20}}\)|/[^/:]{{1,30}})?[\s*_)\]]*(?P<sign>[:.\u2013\u2014]|-(?=\s)|)[\s*_]*",
        re.IGNORECASE,
    )


@cache
def label_language(name: str, label: str) -> str:
    """Return the only language that has a label among its words, or "" when several or none have it."""
    folded = re.sub(r"\s+", " ", label.casefold().replace("-", " "))
    found = [
        c
        for c, words in section(name).items()
        if any(re.fullmatch(phrase(w.casefold().replace("-", " ")), folded) for w in words)
    ]
    return found[0] if len(found) == 1 else ""
