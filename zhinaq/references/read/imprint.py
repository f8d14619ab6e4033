"""Place and publisher of a reference, found by known places, by «Place: Publisher, year» or by a publisher's words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.language import fact_of
from zhinaq.references.read.working_text import YEAR, Draft, clean, unquoted
from zhinaq.references.words import CLOSE, DASH, LOWER, OPEN, UPPER, Words


class _Patterns(NamedTuple):
    known: re.Pattern[str]
    pointed: re.Pattern[str]
    after: re.Pattern[str]
    publisher: re.Pattern[str]
    institution: re.Pattern[str]
    series: re.Pattern[str]
    city_mark: re.Pattern[str]


_UNKNOWN = re.compile(
    rf"(?<=[.{DASH}\x00?!()\x01])\s*(?P<pl>[{UPPER}][{LOWER}]+(?:[{DASH}\s][{UPPER}]?[{LOWER}]+){{0,2}}(?:,\s[{UPPER}][\w.]+){{0,2}})"
    rf"\s?:\s*(?P<pb>[{UPPER}'{OPEN}][^:\x00\x01]{{1,90}}?)[\s.,;{DASH}]*(?=[\x00\x01(]|$)"
)
REFUSED = 8  # places looked at that turn out to stand in a bracket or before no publisher
_SERIES = re.compile(
    rf"\d\s?[{LOWER}]{{1,6}}\.?\s?[{DASH}.,;]*\s*\((?P<s>[^()]*[{LOWER}]{{3}}[^()]*)\)[\s.]*(?:ISBN.*)?$"
)
_TOWN = re.compile(
    rf"[{LOWER})\]{CLOSE}\x00][.?!]?(?:\s?[{DASH}])?\s+(?P<pl>[{UPPER}][{LOWER}]{{2,}}(?:[{DASH}][{UPPER}{LOWER}]+)?)"
    r"\s?,\s?(?=\x01)"
)


@cache
def _patterns(words: Words) -> _Patterns:
    short: list[str] = []
    full: list[str] = []
    for place in words.all("places"):
        brief = len(re.sub(r"\W|\\s\*", "", place)) <= 3 or "." in place
        (short if brief else full).append(words.loose(place) if brief else place.replace(" ", r"\s"))
    city = words.any_of("city_mark")
    state = rf"(?:\s?[(,]\s?(?:[{UPPER}]{{2}}\b|[{UPPER}]\.\s?[{UPPER}]\.|UK|USA|Mass|Calif)\.?\)?)?"
    behind = rf"\s?:|,\s?[\x01{OPEN}]|,\s[{UPPER}][^.,\x00\x01]{{1,30}},\s?\x01"
    letter = rf"(?:(?<=[.,!?\x00{DASH}]\s)|(?<=[{LOWER}][{DASH}]))[{UPPER}][{LOWER}]?\.(?={behind})"
    known = rf"(?:{'|'.join(full)})(?!\w){state}|(?:{'|'.join(short)})(?:\.|(?=:|,\s?\x01))"
    one = rf"(?:{city}\s?\.\s?[{UPPER}][{LOWER}{DASH}]+|(?:{known}|{letter}))"
    one = rf"{one}(?:\s{city}(?!\w)\.?)?"
    chain = rf"{one}(?:\s?[{DASH};/,]\s?{one})*(?:\s?\[[^\]]{{3,8}}\])?"
    border = rf"(?:(?<=[.,;:?!{DASH}\x00\x01){CLOSE}(/[])\s*|^\s*)"
    return _Patterns(
        re.compile(
            rf"{border}(?P<pl>{chain})\s?\.?\]?\s?(?:[:,]\s*(?P<pb>[^\x00\x01]*?)?)?[\s.,;{DASH}]*(?P<end>\x01|\x00|$|\((?=\d))"
        ),
        re.compile(
            rf"{border}(?P<pl>{chain})\s?\.?\s+(?P<pb>[{UPPER}{OPEN}][^.,\x00\x01:;]{{2,40}}?)[\s.;{DASH}]*,?\s?(?=\x01)"
        ),
        re.compile(
            rf"(?P<pb>[{UPPER}][^.\x00\x01:;]{{3,70}}?),\s(?P<pl>{chain})\s*(?:,\s*(?P<c>[{UPPER}]{{2,3}}|[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+)?))?[\s.,;{DASH}]*(?=[\x00\x01(]|$)"
        ),
        re.compile(rf"\b{words.any_of('publishers')}\b", re.I),
        re.compile(rf"\b{words.any_of('institutions')}\b", re.I),
        re.compile(rf"\b{words.any_of('series', 'journals', 'collections', 'host', 'title_words')}(?!\w)", re.I),
        re.compile(rf"\s?\[[^\]]*\]$|\s{city}\.?$"),
    )


def read_series(draft: Draft) -> None:
    """Take the series in brackets behind the pages of a book; it has no field, so the entry is printed as it stands."""
    if match := _SERIES.search(draft.text):
        draft.fields["series"] = draft.printed[slice(*match.span("s"))]
        draft.take(*match.span("s"))


def read_imprint(draft: Draft, start: int) -> None:
    """Read and blank place and publisher from `start` (behind the first words of the title) on."""
    patterns = _patterns(draft.words)
    if _publisher_first(draft, patterns, start) or _known(draft, patterns, start) or _unknown(draft, start):
        return


def _publisher_first(draft: Draft, patterns: _Patterns, start: int) -> bool:
    """Read «Cambridge University Press, Cambridge, UK, 1996»: the publisher's words before a known place."""
    for match in patterns.after.finditer(draft.text, start):
        before = draft.text[: match.start()].rstrip()
        embraced = before[-1:] == "(" and draft.text[match.end() - 1 :].lstrip(" \x01")[:1] == ")"
        if embraced or patterns.publisher.search(match["pb"]) or patterns.institution.search(match["pb"]):
            if before and before[-1] not in ".,;:(\x00\x01" + DASH + ")":
                continue
            draft.set("publisher", clean(match["pb"]))
            draft.set("place", clean(match["pl"]) + (f", {match['c']}" if match["c"] else ""))
            draft.take(match.start(), match.end())
            return True
    return False


def _known(draft: Draft, patterns: _Patterns, start: int) -> bool:
    best, at, refused = None, start, 0
    while refused < REFUSED and (match := patterns.known.search(draft.text, at)):
        house = match["pb"] or ""
        if house.count(")") > house.count("(") or len(house) > (220 if match["end"] == YEAR else 110):
            at, refused = match.start("pl") + 1, refused + 1
            continue
        best, at = match, match.end()
        if match["end"] == YEAR:
            break
    if (best is None or not best["pb"]) and not any(draft.get(f) for f in ("volume", "issue", "url", "people_year")):
        pointed = patterns.pointed.search(draft.text, start)
        best = pointed if pointed and (not _latin(draft) or "," not in pointed[0][-2:]) else best
    if best is None:
        return False
    draft.set("place", re.sub(r"^[^\W\d_]{1,7}\s?\.\s?(?=[^\W\d_]{4})", "", _bare(best["pl"], patterns)))
    if best["pb"]:
        draft.set("publisher", publisher(best["pb"]))
    end = best.end("pb") if best["pb"] else best.end("pl")
    draft.take(best.start("pl"), end)
    return True


def _bare(place: str, patterns: _Patterns) -> str:
    """Return a place without «[and others]» and without the mark of a city behind it."""
    return patterns.city_mark.sub("", place.strip())


def _latin(draft: Draft) -> bool:
    return fact_of(draft.language, "script") == "Latn"


def _unknown(draft: Draft, start: int) -> bool:
    found = None
    for match in _UNKNOWN.finditer(draft.text, start):
        if not _patterns(draft.words).series.search(match["pl"]):
            found = match
    if found is None:
        return _town(draft, start)
    draft.set("place", found["pl"], "medium")
    draft.set("publisher", publisher(found["pb"]), "medium")
    draft.take(found.start("pl"), found.end("pb"))
    return True


def _town(draft: Draft, start: int) -> bool:
    """Read «Title. Town, 1860»: one capitalised word between a sentence and the year, in an entry without numbers."""
    day = len(draft.get("date")) > 7
    if day or any(draft.get(f) for f in ("volume", "issue", "url", "people_year")):
        return False
    match = _TOWN.search(draft.text, start)
    patterns = _patterns(draft.words)
    area = match is not None and re.search(rf"\s[{DASH}]\s", match[0])
    if (
        match is None
        or (_latin(draft) and not area)
        or is_publisher(match["pl"], draft.words)
        or patterns.series.search(match["pl"])
    ):
        return False
    draft.set("place", match["pl"], "medium")
    draft.take(*match.span("pl"))
    return True


def publisher(text: str) -> str:
    """Return a publisher's name as printed, without separators and without quotation marks around the whole."""
    return unquoted(clean(text))


def is_publisher(text: str, words: Words) -> bool:
    """Tell whether a segment reads like a publisher or an issuing body."""
    patterns = _patterns(words)
    return bool(patterns.publisher.search(text) or patterns.institution.search(text))
