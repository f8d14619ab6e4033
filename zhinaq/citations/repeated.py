"""Citations that repeat the one before them: «[ibid., p. 5]» in either bracket, and notes that begin with «Ibid.»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhinaq.citations.model import Citation, Work
from zhinaq.citations.numeric import locator_at
from zhinaq.references.words import DASH, LOWER, UPPER, Words

_BRACKET = re.compile(r"\(([^()]{2,80})\)|\[([^\[\]]{2,80})\]")
_GAP = re.compile(rf"[\s.,:;{DASH}]*")
_SURNAME = re.compile(rf"(?<!\w)([{UPPER}][{LOWER}]+(?:[{DASH}][{UPPER}]?[{LOWER}]+)*)[,\s]*$")


@cache
def _ibid(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\s*{words.any_of('ibid')}(?!\w)", re.I)


@cache
def _op_cit(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\s*{words.any_of('op_cit')}(?!\w)", re.I)


def find_repeated(text: str, words: Words) -> Iterator[Citation]:
    """Yield every bracket that holds «ibid» or «op. cit.» and a place in the work, or nothing, besides.

    «Op. cit.» means the work of the person named right before the bracket; where no one is named it stays open.
    """
    for bracket in _BRACKET.finditer(text):
        number = 1 if bracket[1] is not None else 2
        inner, start = bracket[number], bracket.start(number)
        if again := _ibid(words).match(inner):
            work = _work(text, start, start + again.end(), bracket.end(number), words)
            if work:
                yield Citation(bracket.start(), bracket.end(), (work,), "ibid")
        elif again := _op_cit(words).match(inner):
            named = _SURNAME.search(text, max(0, bracket.start() - 60), bracket.start())
            work = _work(text, start, start + again.end(), bracket.end(number), words, named[1] if named else "")
            if work:
                yield Citation(bracket.start(), bracket.end(), (work,))


def note_repeats(text: str, words: Words) -> Citation | None:
    """Return the citation a note begins with when its first words are «Ibid.», with the place behind them."""
    again = _ibid(words).match(text)
    if again is None:
        return None
    start = len(text) - len(text.lstrip())
    gap = _GAP.match(text, again.end())
    locator = locator_at(text, gap.end(), words, bare=True) if gap else None
    end = locator.end if locator else again.end()
    if not locator and text[again.end() :].strip(" .") and text[again.end() : again.end() + 1] not in ".;":
        return None
    return Citation(start, end, (Work(start, again.end(), repeated=True, locator=locator),), "ibid")


def _work(text: str, start: int, end: int, stop: int, words: Words, name: str | None = None) -> Work | None:
    """Return the repeated work when nothing but its place stands between `end` and `stop`."""
    gap = _GAP.match(text, end, stop)
    at = gap.end() if gap else end
    locator = locator_at(text, at, words, bare=at > end) if at < stop else None
    if text[locator.end if locator else at : stop].strip(" ."):
        return None
    if name is None:
        return Work(start, end, repeated=True, locator=locator)
    return Work(start, end, name=name, locator=locator)
