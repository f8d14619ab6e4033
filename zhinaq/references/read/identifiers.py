"""Addresses and identifiers inside a reference: URL, DOI, ISBN, ISSN, date of access, medium, language note."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from zhinaq.references.read.dates import find_date
from zhinaq.references.read.working_text import Draft
from zhinaq.references.words import DASH, Words

LABEL_REACH = 60  # letters before an address in which its label may stand


class _Patterns(NamedTuple):
    url: re.Pattern[str]
    bare: re.Pattern[str]
    label: re.Pattern[str]
    accessed: re.Pattern[str]
    medium: re.Pattern[str]
    text_medium: re.Pattern[str]
    language: re.Pattern[str]
    retrieved: re.Pattern[str]
    published: re.Pattern[str]


_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/\s*|doi\s*[:/]?\s*(?:https?://(?:dx\.)?doi\.org/\s*)?(?:doi:\s*)?)"
    r"(10\.\d{4,9}(?:/|%2F)\s?[^\s<>\x00]+)|(?<![\w/.:])(10\.\d{4,9}/[^\s<>\x00]+)", re.I)  # fmt: skip
_ISBN = re.compile(rf"\bISBN(?:-1[03])?\s*:?\s*([\d{DASH} ]{{8,20}}[^\W_]?)", re.I)
_ISSN = re.compile(rf"\be?-?ISSN\s*:?\s*(\d{{4}}\s?[{DASH}]?\s?\d{{3}}[^\W_])", re.I)
_ARXIV = re.compile(r"(?:arXiv preprint\s+)?arXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?(?:\s?\[[\w.-]+\])?", re.I)
_GLUED = re.compile(r"(?<=\w)[.,;)](?=[^\x00-\x7f]|[A-Z][a-z]+$)")
_LEAD = re.compile(rf"[(\[{DASH},.; ]+$")
_BEHIND = re.compile(r"\x00[\s.,;]*(?P<all>[(\[]\s?(?P<d>\d{1,2}[./]\d{1,2}[./]\d{2,4})[^)\]]{0,3}[)\]])[\s.]*$")
_SHORT_DATE = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4}|\d{2})(?!\d)")


@cache
def _patterns(words: Words) -> _Patterns:
    languages = "|".join(p for group in words.table("in_language").values() for p in group)
    label = words.any_of("url_labels")
    return _Patterns(
        re.compile(r"<?\s*((?:https?|ftp)\s?:?\s?/{1,3}\.?\s?[^\s<>\x00]+|www\.[^\s<>\x00,;]+)\s*>?", re.I),
        re.compile(
            r"(?<![\w@./])((?:[a-z0-9][\w-]*\.)+(?:kz|ru|com|org|net|edu|gov|uz|kg|info|eu|de|uk|cn|jp)(?:/[^\s<>\x00,;]*)?)(?![\w@])",
            re.I,
        ),
        re.compile(rf"(?:{label}\s*:?\s*[{DASH}]?\s*(?:url\s*:?\s*)?)\s*(?://)?<?$", re.I),
        re.compile(rf"(?<!\w){words.any_of('accessed')}\s*[:.,{DASH}]*\s*(?=[\d<]|[^\W\d_]+\s\d)", re.I),
        re.compile(rf"\[\s*{words.any_of('medium')}\s*\]?\s*[.]?", re.I),
        re.compile(
            rf"[.{DASH}]\s*[{DASH}]\s*{words.any_of('medium')}\s*(?::\s*[^\W\d_]+)?(?=\s*[.{DASH}/\x00]|\s*$)", re.I
        ),
        re.compile(rf"[\[(]\s*(?:{languages})\s*\.?\s*[\])]\s*\.?", re.I),
        re.compile(words.any_of("retrieved"), re.I),
        re.compile(rf"(?<!\w){words.any_of('published')}\s*:?\s*(?=\d)", re.I),
    )


def read_identifiers(draft: Draft) -> None:
    """Read and blank every identifier, address, access date, medium and language note."""
    patterns = _patterns(draft.words)
    _language(draft, patterns)
    _doi(draft)
    if match := _ARXIV.search(draft.text):
        draft.set("container", match[0])
        draft.take(*match.span())
    _url(draft, patterns)
    _accessed(draft, patterns)
    if draft.get("url") and (match := patterns.published.search(draft.text)):
        draft.take(*match.span())
    for field, pattern in (("isbn", _ISBN), ("issn", _ISSN)):
        if match := pattern.search(draft.text):
            draft.set(field, match[1].strip(" -"))
            draft.take(*match.span())
    for pattern in (patterns.medium, patterns.text_medium):
        if match := pattern.search(draft.text):
            draft.set("medium", match[0].strip(" .[]" + DASH))
            draft.take(*match.span())


def _language(draft: Draft, patterns: _Patterns) -> None:
    if "[" not in draft.text and "(" not in draft.text:
        return
    for match in patterns.language.finditer(draft.text):
        inner = match[0].strip("[]() .").casefold()
        for code, group in draft.words.table("in_language").items():
            if any(re.fullmatch(p, inner, re.I) or re.fullmatch(p, inner + ".", re.I) for p in group):
                draft.set("in_language", code)
                draft.take(*match.span())
                break


def _doi(draft: Draft) -> None:
    if "10." not in draft.text:
        return
    for match in _DOI.finditer(draft.text):
        value = match[1] or match[2]
        start, end = match.span()
        if not match[1] and re.search(r"(?:https?://|www\.)\S*$", draft.text[:start]):
            continue
        kept = re.split(r"[\[(]\s*[Ii]n\b|\.\s*\[|\.(?=[A-Z][a-z]+:)", value)[0]
        end -= len(value) - len(kept)
        value = unquote(kept).replace(" ", "").rstrip(".,;:")
        value = value[:-1] if value.endswith(")") and "(" not in value else value
        draft.set("doi", value)
        draft.take(start, end)
        return


def _url(draft: Draft, patterns: _Patterns) -> None:
    text = draft.text
    match = patterns.url.search(text)
    if match is None and "." in text:
        match = patterns.bare.search(text)
        if (
            match
            and "/" not in match[1]
            and not patterns.label.search(text[max(0, match.start() - LABEL_REACH) : match.start()])
        ):
            match = None
    if match is None:
        return
    start, end = match.start(), match.end()
    value, end = _joined(text, match.group(1), end)
    if glued := _GLUED.search(value):
        end -= len(value) - glued.start()
        value = value[: glued.start()]
    near = max(0, start - LABEL_REACH)
    label = patterns.label.search(text[near:start])
    stripped = value.rstrip(".,;:<>")
    stripped = (
        stripped[:-1] if stripped.endswith((")", "]")) and "(" not in stripped and "[" not in stripped else stripped
    )
    draft.set("url", re.sub(r"^(https?)\s?:?\s?/{1,3}\.?\s?", r"\1://", stripped, flags=re.I))
    draft.take(near + label.start() if label else start, end)


def _joined(text: str, value: str, end: int) -> tuple[str, int]:
    """Join the pieces of an address broken by a blank after a hyphen, a stroke or a point inside a path."""
    while value and value[-1] in "-/_=?&%" and end < len(text):
        more = re.match(r" ?([a-z0-9%][^\s<>\x00]*)>?", text[end - 1 if text[end - 1] == " " else end :])
        if not more or (value[-1] == "/" and not re.search(r"[-/_.\d]", more[1].rstrip(".,;)"))):
            break
        if value[-1] == "-" and re.fullmatch(r"\d{4}\.?", more[1]):
            break
        end = (end - 1 if text[end - 1] == " " else end) + more.end()
        value += more[1]
    return value.rstrip(">"), end


def _short_date(text: str, at: int) -> tuple[int, int, str] | None:
    """Read «20. 04.19» or «2.10.2018», the forms only dates of access take."""
    if not (match := _SHORT_DATE.match(text, at)):
        return None
    day, month, year = (int(part) for part in match.groups())
    year = year + 2000 if year < 100 else year
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return 0, match.end() - at, f"{year}-{month:02}-{day:02}"


def _accessed(draft: Draft, patterns: _Patterns) -> None:
    for match in patterns.retrieved.finditer(draft.text):
        if when := find_date(match[0], draft.words):
            draft.set("accessed", when[2])
            draft.take(*match.span())
            return
    for match in patterns.accessed.finditer(draft.text):
        when = _short_date(draft.text, match.end()) or find_date(
            draft.text[match.end() : match.end() + 40], draft.words
        )
        if when and when[0] <= 3:
            draft.set("accessed", when[2])
            end = match.end() + when[1]
            closing = re.match(r"\s*\.?\s*[)\]]?\.?", draft.text[end:])
            begin = len(_LEAD.sub("", draft.text[: match.start()]))
            draft.take(begin, end + (closing.end() if closing else 0))
            return
    _dated_address(draft)


def _dated_address(draft: Draft) -> None:
    """Take a date in brackets right behind an address, at the end of the entry, for the date of access."""
    match = _BEHIND.search(draft.text) if draft.get("url") else None
    if match and (when := _short_date(match["d"], 0)):
        draft.set("accessed", when[2])
        draft.take(*match.span("all"))
