"""Citations by name and year: (Name, year: page), several works in a bracket, titles, organisations, running names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from zhinaq.citations.model import Citation, Work
from zhinaq.citations.numeric import locator_at
from zhinaq.citations.repeated import find_repeated
from zhinaq.references.words import CLOSE, DASH, LOWER, OPEN, UPPER, Words

REACH = 120  # letters before a name in which the rest of an organisation's may stand
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
_BRACKET = re.compile(r"\(([^()]{2,200})\)|\[([^\[\]]{2,200})\]")
_UNBALANCED = re.compile(
    rf"\((?P<w>[{UPPER}][^()\d]{{1,60}}?)\s?\((?P<y>{_YEAR})\)(?:\s?;\s?(?P<w2>[{UPPER}][^()\d]{{1,60}}?)\s?\((?P<y2>{_YEAR})\))?"
)
_YEARS = re.compile(rf"(?P<first>.*?{_YEAR}[{LOWER}]?)(?P<more>(?:,\s?{_YEAR}[{LOWER}]?)+)\s*", re.DOTALL)
_SURNAME = rf"[{UPPER}][{LOWER}]+(?:[{DASH}][{UPPER}]?[{LOWER}]+)*"


class _Patterns(NamedTuple):
    see: re.Pattern[str]
    not_cited: re.Pattern[str]
    months: re.Pattern[str]
    year_word: re.Pattern[str]
    running: re.Pattern[str]
    tail: re.Pattern[str]
    undated: re.Pattern[str]
    place: re.Pattern[str]
    organisation: re.Pattern[str]
    institution: re.Pattern[str]
    small: re.Pattern[str]


@cache
def _patterns(words: Words) -> _Patterns:
    both = "|".join(w for w in words.all("and"))
    months = "|".join(words.table("months"))
    initials = rf"(?:[{UPPER}][{LOWER}]?\.\s?){{1,3}}"
    joint = rf"\s(?:{both})\s"
    person = rf"(?:{initials})?{_SURNAME}"
    full = rf"{initials}{_SURNAME}"
    people = rf"(?:(?:{full},\s)*{full}|(?:{_SURNAME},\s)*{_SURNAME}(?={joint})|{_SURNAME})(?:{joint}{person})?"
    suffix = rf"(?P<suffix>(?!{words.any_of('year_words')}(?!\w))[{LOWER}](?!\w))?"
    others = words.any_of("et_al")
    return _Patterns(
        re.compile(rf"\s*{words.any_of('see')}\s?[.:,]*\s+", re.I),
        re.compile(rf"\s*{words.any_of('not_cited')}(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{months})(?!\w)", re.I),
        re.compile(rf"\s?[{DASH}]?\s?{words.any_of('year_words')}(?!\w)", re.I),
        re.compile(
            rf"(?<![\w.{DASH}])(?P<name>{people}(?:,?\s{others})?"
            rf"|(?P<q>[{OPEN}][^{OPEN}{CLOSE}]{{8,160}}[{CLOSE}]?))\s?"
            rf"\((?P<year>{_YEAR}){suffix}(?P<after>[:,]\s?[^()]{{1,20}})?\)"
        ),
        re.compile(
            rf"^(?P<name>.+?)(?P<sep>[\s.,:]+)(?P<year>{_YEAR}){suffix}(?P<after>(?:[\s,:.;]\s?.*)?)$", re.DOTALL
        ),
        re.compile(rf"(?P<name>[^,;]{{2,80}}),?\s(?-i:{words.any_of('no_date')})\.?", re.I),
        re.compile(rf"{words.any_of('places')}\.?$"),
        re.compile(rf"(?<![\w.{DASH}])(?:[{UPPER}]\w+\s(?:{words.any_of('name_joints')}\s)?){{1,8}}$"),
        re.compile(rf"{words.any_of('institutions')}(?!\w)|.*(?<!\w){words.any_of('institutions')}$", re.I),
        re.compile(rf"(?:{words.any_of('before_names')}\s+)*"),
    )  # fmt: skip


def find_dated(text: str, words: Words) -> Iterator[Citation]:
    """Yield citations by name and year, and (not `sure`) brackets that may name a work without its year."""
    taken: list[tuple[int, int]] = []
    found = (*find_repeated(text, words), *_unbalanced(text, words), *_running(text, words), *_brackets(text, words))
    for citation in found:
        if not any(a < citation.end and citation.start < b for a, b in taken):
            taken.append((citation.start, citation.end))
            yield citation


def _unbalanced(text: str, words: Words) -> Iterator[Citation]:
    for match in _UNBALANCED.finditer(text):
        works = [Work(match.start("w"), match.end("y"), name=match["w"].strip(" ,"), year=match["y"])]
        if match["w2"]:
            works.append(Work(match.start("w2"), match.end("y2"), name=match["w2"].strip(" ,"), year=match["y2"]))
        end = match.end() + (text[match.end() : match.end() + 1] == ")")
        if _named(match["w"], words):
            yield Citation(match.start(), end, tuple(works))


def _running(text: str, words: Words) -> Iterator[Citation]:
    """Yield «Name (2006)»; sure only with initials, a second name or a title in quotes, else the article decides."""
    for match in _patterns(words).running.finditer(text):
        after = (match["after"] or "").strip(" ,:")
        locator = locator_at(text, match.end("after") - len(after), words, bare=True) if after else None
        if after and locator is None:
            continue
        name, begin = match["name"].strip(), match.start("name")
        named = bool(re.match(rf"[{UPPER}][{LOWER}]?\.", name))
        lead = 0 if named or match["q"] else _organisation(text, begin, name, words)
        name, begin = text[begin - lead : begin] + name, begin - lead
        work = Work(begin, match.end("suffix") if match["suffix"] else match.end("year"), name=name,
                    year=match["year"] + (match["suffix"] or ""), locator=locator)  # fmt: skip
        sure = named or (" " in name and not match["q"] and not lead)
        yield Citation(begin, match.end(), (work,), "title" if match["q"] else "running", sure)


def _small(text: str, at: int, words: Words) -> int:
    """Return where small words before a name end: an article, a preposition."""
    match = _patterns(words).small.match(text, at)
    return match.end() if match else at


def _organisation(text: str, begin: int, name: str, words: Words) -> int:
    """Return how many letters before a name belong to it, as to that of an organisation: «the World Union (2019)»."""
    patterns = _patterns(words)
    match = patterns.organisation.search(text[max(0, begin - REACH) : begin])
    lead = match[0][_small(match[0].lower(), 0, words) :] if match else ""
    return len(lead) if lead and patterns.institution.match(lead + name) else 0


def _brackets(text: str, words: Words) -> Iterator[Citation]:
    patterns = _patterns(words)
    for match in _BRACKET.finditer(text):
        round_ = match[1] is not None
        inner, start = match[1] if round_ else match[2], match.start(1 if round_ else 2)
        works = _dated_works(text, inner, start, words)
        if works and _small(inner, 0, words):  # «(the Name, 2019)»: the list tells
            yield Citation(match.start(), match.end(), tuple(works), "running", sure=False)
        elif works:
            yield Citation(match.start(), match.end(), tuple(works))
        elif (bare := patterns.undated.fullmatch(inner.strip())) and _named(bare["name"], words):
            yield Citation(match.start(), match.end(), (Work(start, start + len(inner), name=bare["name"]),))
        elif round_ and _undated(inner, words):
            yield Citation(
                match.start(), match.end(), (Work(start, match.end(1), name=inner.strip()),), "undated", sure=False
            )


def _dated_works(text: str, inner: str, start: int, words: Words) -> list[Work]:
    """Read «A, 2021; B, 2020: 5»: every part must be a work, or the bracket is none."""
    works: list[Work] = []
    for at, part in _parts(inner):
        work = _dated_work(text, part, start + at, words, works[-1] if works else None)
        if work is None:
            return []
        works.append(work)
    return works


def _parts(inner: str) -> Iterator[tuple[int, str]]:
    """Yield the works of a bracket with their places: cut at semicolons, and at commas between years of one author."""
    at = 0
    for part in inner.split(";"):
        several = _YEARS.fullmatch(part)
        if several is None:
            yield at, part
        else:
            yield at, several["first"]
            for year in re.finditer(rf"{_YEAR}[{LOWER}]?", several["more"]):
                yield at + several.start("more") + year.start(), year[0]
        at += len(part) + 1


def _dated_work(text: str, part: str, start: int, words: Words, previous: Work | None) -> Work | None:
    patterns = _patterns(words)
    see = patterns.see.match(part)
    begin = see.end() if see else len(part) - len(part.lstrip())
    begin = _small(part, begin, words)
    body = part[begin:]
    if previous and (again := re.fullmatch(rf"\s*({_YEAR}[{LOWER}]?)\s*", part)):
        return Work(start + again.start(1), start + again.end(1), name=previous.name, year=again[1])
    match = patterns.tail.match(body)
    if not match or not _named(match["name"], words) or patterns.year_word.match(body, match.end("year")):
        return None
    if match["sep"].strip() == "" and not _surname_like(match["name"]) and len(match["name"].split()) > 4:
        return None
    year = match["year"] + (match["suffix"] or "")
    end = start + begin + (match.end("suffix") if match["suffix"] else match.end("year"))
    after = match["after"].strip(" ,:.")
    locator = None
    if after:
        lead = len(match["after"]) - len(match["after"].lstrip(" ,:."))
        locator = locator_at(
            text, start + begin + match.start("after") + lead, words, bare=match["after"].lstrip()[:1] in ":,"
        )
        if locator and text[locator.end : start + len(part)].strip(" .,"):
            locator = None
        if locator is None and re.match(rf"[{DASH}/]\s?\d", after):
            return None
    return Work(
        start + begin,
        end if locator else start + len(part.rstrip()),
        name=_with_title(match["name"], after, bool(locator)),
        year=year,
        locator=locator,
    )


def _with_title(name: str, after: str, located: bool) -> str:
    """Return the name, and behind a stroke the short title that follows the year in «(Org, 2021. Short title)»."""
    after = after.strip(f" .{ELLIPSIS}")
    return name.strip(" ,.") + (f" | {after}" if after and not located and not after[:1].isdigit() else "")


def _surname_like(name: str) -> bool:
    return bool(re.search(rf"{_SURNAME}|[{UPPER}]{{2,}}", name))


def _named(name: str, words: Words) -> bool:
    """Tell whether the words before a year can name a work: a capital or a quote first, no date, no figure's label."""
    patterns = _patterns(words)
    name = name.strip()
    if not re.match(rf"[{UPPER}{OPEN}]", name) or patterns.not_cited.match(name) or len(name.split()) > 14:
        return False
    if patterns.months.search(name.split()[-1]) or re.search(rf"\d\s*[{DASH}]?$", name):
        return False
    return not patterns.place.fullmatch(name) and bool(re.search(rf"[{UPPER}{LOWER}]{{2}}", name))


def _undated(inner: str, words: Words) -> bool:
    """Tell whether a bracket may be a short title or a bare name: words, a capital first, no acronym, no figures."""
    inner = inner.strip()
    patterns = _patterns(words)
    bare = inner.rstrip(f".{ELLIPSIS} ")
    if re.search(r"\d", bare) or not re.match(rf"[{UPPER}{OPEN}]", bare) or patterns.not_cited.match(bare):
        return False
    acronym = re.fullmatch(rf"(?:[{UPPER}{DASH}&/\s.]|[{LOWER}](?=[{UPPER}]))+[{LOWER}]?", bare)
    return (
        not acronym
        and len(bare.split()) <= 12
        and not patterns.months.search(bare)
        and not patterns.place.fullmatch(bare)
    )
