"""Full names that begin with the family name: «Surname Given Patronymic», known by the patronymic or the given name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.words import DASH, LOWER, OPEN, UPPER, Words

_APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
_WORD = rf"[{UPPER}][{LOWER}{_APOSTROPHE}]+(?:[{DASH}][{UPPER}]?[{LOWER}{_APOSTROPHE}]+)?"


class _Patterns(NamedTuple):
    family_first: re.Pattern[str]
    family_last: re.Pattern[str]
    two: re.Pattern[str]
    kazakh: re.Pattern[str]
    single: re.Pattern[str]
    given: frozenset[str]


@cache
def _patterns(words: Words) -> _Patterns:
    patronymic = rf"[{UPPER}][{LOWER}{DASH}]*?\s?{words.any_of('patronymics')}(?!\w)"
    end = rf"(?=\s*(?:[.,;:(/\x01]|$|\s(?:{'|'.join(words.all('and'))})\s))"
    return _Patterns(
        re.compile(rf"(?P<f>{_WORD}),?\s(?P<g>{_WORD}\s{patronymic}){end}"),
        re.compile(rf"(?P<g>{_WORD}\s{patronymic})\s(?P<f>{_WORD}){end}"),
        re.compile(rf"(?P<f>{_WORD})\s(?P<g>{_WORD}){end}"),
        re.compile(rf"(?P<g>{_WORD})\s(?P<f>[{UPPER}][{LOWER}]+{words.any_of('son_of')})(?=[.,:]\s)"),
        re.compile(rf"(?P<f>{'|'.join(words.all('single_names'))})(?=[.,]\s+[{UPPER}{OPEN}])"),
        frozenset(words.all("given_names")),
    )


def with_patronymic(text: str, at: int, words: Words) -> re.Match[str] | None:
    """Match a full name with a patronymic at a place: the family name at either end of three words, or none of two."""
    patterns = _patterns(words)
    forms = (patterns.family_first, patterns.family_last, patterns.kazakh)
    return next((match for form in forms if (match := form.match(text, at))), None)


def family_first(text: str, at: int, words: Words, *, sure: bool) -> re.Match[str] | None:
    """Match «Family Given», where the given name is known, or any two words when the list is `sure` of the order."""
    patterns = _patterns(words)
    match = patterns.two.match(text, at)
    if match is None:
        return None
    known = match["g"] in patterns.given and match["f"] not in patterns.given
    return match if known or (sure and match["f"] not in patterns.given) else None


def single_name(text: str, words: Words) -> re.Match[str] | None:
    """Match at the head of an entry an author known by one name: «Aristotle. Politics»."""
    return _patterns(words).single.match(text)
