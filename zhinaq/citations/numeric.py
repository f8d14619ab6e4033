"""Citations by number: [1], [1-3; 7], [1, p. 23] with its forms in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhinaq.citations.model import Citation, Locator, Work
from zhinaq.references.words import DASH, Words

_BRACKET = re.compile(r"\[([^\[\]]{1,120})\]")
_ODD = re.compile(r"(?<![\w/])(?:/(?P<a>\s?\d[^/]{0,60}?)/|\((?P<b>\d[^()]{2,60}?)\))(?![\w/])")
_RANGE = re.compile(rf"(\d{{1,3}})(?:\s?[{DASH}]\s?(\d{{1,3}}))?(?!\d)")
_JOINT = re.compile(r"\s*([,;:])\s*")


@cache
def locator_pattern(words: Words) -> re.Pattern[str]:
    """Return the pattern of «p. 23», with the label before or after the number."""
    before, after = words.any_of("pages", "sheets", "cited_places"), words.any_of("pages", "pages_after")
    span = rf"(?P<a>\d+)(?:\s?[{DASH}]\s?(?P<b>\d+))?(?:\s?,\s?\d+(?:\s?[{DASH}]\s?\d+)?(?!\s?[{DASH}.]?\s?{after}))*"
    second = rf"(?P<c>\d+)(?:\s?[{DASH}]\s?(?P<d>\d+))?"
    tome = rf"(?:{words.any_of('volume', 'part')}\s?\.\s?\w{{1,4}}\s?[.,]\s?)?"
    side = rf"(?:\s?{words.any_of('leaf_sides')}(?!\w)\.?)?"
    behind = words.any_of("pages", "pages_after", "sheets", "cited_places")
    return re.compile(rf"{tome}{before}\s?\.?\s?{span}{side}|{second}\s?[{DASH}]?\s?{behind}(?!\w)\.?", re.IGNORECASE)


@cache
def _see(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\s*{words.any_of('see')}\s?[.:,]*\s+", re.IGNORECASE)


def locator_at(text: str, start: int, words: Words, *, bare: bool = False) -> Locator | None:
    """Return the locator that begins at a place; a number without a label counts only when `bare`."""
    match = locator_pattern(words).match(text, start)
    if match:
        return Locator(match.start(), match.end(), match["a"] or match["c"], match["b"] or match["d"] or "")
    if bare and (found := re.compile(rf"(\d+)(?:\s?[{DASH}]\s?(\d+))?(?!\w)").match(text, start)):
        return Locator(found.start(), found.end(), found[1], found[2] or "")
    return None


def find_numeric(text: str, words: Words, entries: int) -> Iterator[Citation]:
    """Yield bracketed citations by number; `entries` is the length of the list, 0 when there is none."""
    for bracket in _BRACKET.finditer(text):
        works = _works(text, bracket.start(1), bracket.end(1), words, entries)
        if works:
            yield Citation(bracket.start(), bracket.end(), tuple(works), "numeric")
    if entries:
        yield from _odd(text, words, entries)


def _odd(text: str, words: Words, entries: int) -> Iterator[Citation]:
    """Yield citations by number in strokes, and «(1, p. 23)»; their numbers must be those of entries."""
    for bracket in _ODD.finditer(text):
        group = "a" if bracket["a"] else "b"
        works = _works(text, bracket.start(group), bracket.end(group), words, entries)
        placed = group == "a" or (works and works[-1].locator and not text[works[-1].locator.start].isdigit())
        if works and placed and all(n <= entries for work in works for n in work.numbers):
            yield Citation(bracket.start(), bracket.end(), tuple(works), "numeric", sure=False)


def _works(text: str, start: int, end: int, words: Words, entries: int) -> list[Work]:
    """Read the inside of a bracket wholly, or not at all."""
    works: list[Work] = []
    see = _see(words).match(text, start, end)
    at = see.end() if see else start + (len(text[start:end]) - len(text[start:end].lstrip()))
    joint = ";"
    while at < end:
        previous = works[-1] if works else None
        locator = locator_at(text, at, words, bare=joint == ":") if previous and previous.locator is None else None
        match = _RANGE.match(text, at, end)
        if previous and locator is None and joint == "," and match and _page_like(match, previous, entries):
            locator = locator_at(text, at, words, bare=True)
        if locator is not None and previous is not None:
            works[-1] = Work(previous.start, previous.end, previous.numbers, locator=locator)
            at = locator.end
        elif match:
            numbers = _numbers(match)
            if not numbers:
                return []
            works.append(Work(match.start(), match.end(), numbers))
            at = match.end()
        else:
            return []
        separator = _JOINT.match(text, at, end)
        if separator is None:
            return works if not text[at:end].strip() else []
        joint, at = separator[1], separator.end()
    return works if works and joint else []


def _page_like(match: re.Match[str], previous: Work, entries: int) -> bool:
    """Tell whether «[4, 159]» names a page: the number is beyond the list and before none that is in it."""
    return bool(entries) and int(match[1]) > entries and len(previous.numbers) == 1 and previous.numbers[0] <= entries


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    first, last = int(match[1]), int(match[2] or match[1])
    return tuple(range(first, last + 1)) if 0 < first <= last <= first + 60 else ()
