"""Years and dates inside a reference, in three languages, and the choice of the one that dates the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.working_text import YEAR, Draft
from zhinaq.references.words import CLOSE, DASH, LOWER, OPEN, Words, either

_SPAN = re.compile(rf"\d\s?[{DASH}]\s?\d")
_INSIDE = re.compile(r"\((?:[^\s()\x00]{2,}\s+){3,}$")
_MEETING = re.compile(rf"\([^()]*[{LOWER}]{{3}}[^()]*$")
_YEAR = r"(?:1[5-9]\d\d|20[0-3]\d)"


class Found(NamedTuple):
    """One date in the text: where, its year as printed, its ISO form, the letter after it and how likely it is."""

    start: int
    end: int
    year: str
    iso: str
    suffix: str
    score: float


class _Patterns(NamedTuple):
    day_month: re.Pattern[str]
    month: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    dated: re.Pattern[str]
    as_of: re.Pattern[str]
    no_date: re.Pattern[str]
    season: re.Pattern[str]
    year: re.Pattern[str]
    year_word: re.Pattern[str]
    year_mark: re.Pattern[str]
    page: re.Pattern[str]
    months: tuple[tuple[re.Pattern[str], int], ...]


@cache
def _patterns(words: Words) -> _Patterns:
    months = {k: int(v) for k, v in words.table("months").items()}
    stems = either(sorted(months, key=lambda m: (-len(m), m)))
    month = rf"(?P<m>{stems})(?!\w)\.?"
    word = rf"(?:\s*{words.any_of('year_words')}\b\.?)?"
    forms = (
        rf"(?<!\d)(?:\d{{1,2}}\s?[{DASH}]\s?)?(?P<d>\d{{1,2}})[ .]*{month},?\s*(?P<y>{_YEAR})(?!\d){word}",
        rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[a-z]?)(?!\d){word}[ ,.{DASH}]*\(?(?P<d>\d{{1,2}})\s+{month}",
        rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[a-z]?)\s*[,.]?\s*{month}\s+(?P<d>\d{{1,2}})(?!\d)",
        rf"(?<![^\W_])\b{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th|\s?[{DASH}]\s?\d{{1,2}})?\s*,?\s+(?P<y>{_YEAR})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})[./](?P<n>\d{{1,2}})[./](?P<y>{_YEAR})(?!\d){word}",
        rf"(?<!\d)(?P<y>{_YEAR})-(?P<n>[01]\d)-(?P<d>[0-3]\d)(?!\d)",
        rf"(?<![^\W_])\b{month},?\s+(?P<y>{_YEAR})(?!\d){word}",
        rf"(?<=\()(?P<y>{_YEAR})(?P<s>[a-z]?)\s*,\s*{month}(?=\))",
    )
    return _Patterns(
        re.compile(rf"[,.\s]+(?:(?:{stems})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{stems})\.?)$", re.I),
        re.compile(rf"(?<![^\W\d_]){stems}(?!\w)", re.I),
        tuple(re.compile(f, re.I) for f in forms),
        re.compile(rf"\b{words.any_of('dated')}\s*$", re.I),
        re.compile(rf"\b{words.any_of('as_of')}\s*$", re.I),
        re.compile(rf"[(\[]\s?{words.any_of('no_date')}\s?[)\]]", re.I),
        re.compile(rf"(?<=\(){words.any_of('seasons')}\s(?=\d{{4}}\))", re.I),
        re.compile(
            rf"(?<!\d)(?<!\d[.,{DASH}])(?<![/№#]){_YEAR}(?:\s?[{DASH}/]\s?{_YEAR}|[{DASH}/]\d\d)?(?P<s>[^\W\d_])?(?![\d/])(?P<w>{word})",
            re.I,
        ),
        re.compile(rf"\s*{words.any_of('dated_after')}", re.I),
        re.compile(words.any_of("year_words"), re.I),
        re.compile(rf"(?<!\w){words.any_of('pages')}\s?[.,]\s?$", re.I),
        tuple((re.compile(name.replace("(?=\\.)", ""), re.I), number) for name, number in months.items()),
    )


def find_date(text: str, words: Words) -> tuple[int, int, str] | None:
    """Return start, end and ISO form of the first full date of a text, None when there is none."""
    patterns = _patterns(words)
    found = [f for f in (_full(m, patterns) for form in patterns.forms for m in form.finditer(text)) if f]
    if not found:
        return None
    first = min(found, key=lambda f: (f[0], -f[1]))
    return first[0], first[1], first[3]


def without_day(text: str, words: Words) -> str:
    """Return a container without the day and month that follow it («Gazette, January 18»)."""
    return _patterns(words).day_month.sub("", text)


def _full(match: re.Match[str], patterns: _Patterns) -> tuple[int, int, str, str, str] | None:
    groups = match.groupdict()
    month = int(groups["n"]) if groups.get("n") else _month(groups.get("m") or "", patterns)
    day = int(groups.get("d") or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    year = groups["y"]
    iso = f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return match.start(), match.end(), year, iso, groups.get("s") or ""


def _month(word: str, patterns: _Patterns) -> int:
    return next((number for name, number in patterns.months if name.fullmatch(word)), 0)


def read_date(draft: Draft, after_authors: int) -> None:
    """Choose and blank the date of the work; a date that is part of a title («from 5 May 2006») stays printed."""
    patterns = _patterns(draft.words)
    if season := patterns.season.search(draft.text):
        draft.text = draft.text[: season.start() - 1] + " " * len(season[0]) + "(" + draft.text[season.end() :]
    if undated := patterns.no_date.search(draft.text, after_authors):
        draft.take(*undated.span())
    found = sorted(_candidates(draft, patterns, after_authors), key=lambda f: (-f.score, f.start))
    if not found:
        return
    best = _imprint(found)
    if best.score < 1:
        if best.score > -3 and len(best.iso) > 7:  # the day of an act, named in its title
            draft.set("year", best.year)
            draft.set("date", best.iso)
        return
    draft.set("year", best.year)
    draft.set("suffix", best.suffix)
    draft.set("date", best.iso)
    if _in_title(draft, best, patterns):
        draft.fields["dated_at"] = str(best.start)
        return
    start, end = best.start, best.end
    if draft.text[start - 1 : start] == "(" and draft.text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    draft.take(start, end, YEAR)
    host = draft.text.find("//")
    for again in found[1:]:
        later = again.start > best.start or again.start > host >= 0
        if later and again.year == best.year and again.end - again.start == len(again.year) and again.score > 2:
            draft.take(again.start, again.end, YEAR)


def _imprint(found: list[Found]) -> Found:
    """Return the likeliest date; a year of the imprint goes before a day of the same year in the title before it."""
    best = found[0]
    if len(best.iso) > 7:
        same = (f for f in found[1:] if not f.iso and f.year == best.year and f.start > best.end and f.score > 2)
        return next(same, best)
    return best


def _in_title(draft: Draft, found: Found, patterns: _Patterns) -> bool:
    before = draft.text[max(0, found.start - 12) : found.start]
    if found.end - found.start > 7 and _INSIDE.search(draft.text[max(0, found.start - 90) : found.start]):
        return True
    return bool(patterns.dated.search(before) or patterns.year_word.match(draft.text, found.start + 4))


def _candidates(draft: Draft, patterns: _Patterns, after_authors: int) -> Iterator[Found]:
    text, taken = draft.text, list[tuple[int, int]]()
    named = patterns.month.search(text) is not None
    for form in patterns.forms:
        if not named and "m" in form.groupindex:
            continue
        for match in form.finditer(text):
            full = _full(match, patterns)
            if full and not any(a < full[1] and full[0] < b for a, b in taken):
                taken.append((full[0], full[1]))
                yield Found(*full, _score(draft, patterns, full[0], full[1], after_authors) + 1.5)
    for match in patterns.year.finditer(text):
        start, end = match.span()
        first = after_authors > 0 and 0 <= start - after_authors <= 2
        if (not first and patterns.page.search(text, max(0, start - 7), start)) or any(
            a < end and start < b for a, b in taken
        ):
            continue
        suffix = match["s"] or ""
        if suffix and (match["w"] or not suffix.islower() or patterns.year_mark.fullmatch(suffix)):
            end = match.start("s")
            suffix = ""
        digits = re.sub(rf"\s?[{DASH}/]\s?", "-", re.match(rf"[\d{DASH}/ ]+", match[0])[0].strip())  # type: ignore[index]
        yield Found(
            start, max(end, match.end("w")), digits, "", suffix, _score(draft, patterns, start, end, after_authors)
        )


def _score(draft: Draft, patterns: _Patterns, start: int, end: int, after_authors: int) -> float:
    """Weigh a year by what stands around it: brackets after the authors, separators, quotes, its place."""
    text = draft.text
    before, after = text[:start].rstrip(), text[end:].lstrip()
    left, right = before[-1:] or ".", after[:1] or "."
    score = 2.0 * start / max(len(text), 1)
    if left == "(" and right in "),;":
        score += 3 if start - after_authors <= 3 else 1.5
        score += 1.5 if len(before) > 1 and before[-2] in ". " and start < len(text) * 0.6 else 0
    elif left in ".,;:/\x00\x01" + DASH + CLOSE and right in ".,;:)/\x00[" + DASH:
        score += 2.5
    elif right in ".,;:)/\x00" + DASH or left in ".,;\x00" + DASH:
        score += 1
    if 0 <= start - after_authors <= 2 and after_authors:
        score += 3
    host = text.find("//")
    if host >= 0:
        headed = left == "(" and right == ")" and 0 < start - after_authors <= 3 and after_authors
        score += 1.5 if start > host else 0 if headed else -2.5
    inside = before.count(OPEN[0]) - before.count(CLOSE[0])
    score -= 4 if inside > 0 and CLOSE[0] in text[end:] else 0
    if _SPAN.search(text, start, end):
        score -= 1.5
    if patterns.dated.search(text[max(0, start - 12) : start]):
        score -= 0.5
    if patterns.as_of.search(text[max(0, start - 40) : start]):
        score -= 5
    if end - start > 7 and 0 <= host < start and _MEETING.search(text[max(0, start - 60) : start]):
        score -= 3
    return score
