"""Ibid and its Kazakh and Russian kin: an entry that repeats the one above it, with pages of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zhinaq.references.model import Reference
from zhinaq.references.read.numbers import read_numbers
from zhinaq.references.read.working_text import Draft
from zhinaq.references.words import DASH, Words


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\s*{words.any_of('ibid')}(?!\w)[\s.,;:{DASH}]*", re.I)


@cache
def _sheets(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.any_of('sheets')}\s?\.\s?(?P<p>\d+(?:\s?[{DASH}]\s?\d+)?)", re.I)


def _sheet(draft: Draft, start: int) -> None:
    """Read the sheet of an archive file, and the lone number with a page word behind it, as the place in the work."""
    if "pages" in draft.fields:
        return
    if match := _sheets(draft.words).search(draft.text, start):
        draft.set("pages", match["p"])
        draft.take(*match.span())
    elif draft.get("extent"):
        draft.set("pages", draft.fields.pop("extent"))


@cache
def _second(words: Words) -> re.Pattern[str]:
    return re.compile(rf";\s*{words.any_of('same_author')}[.,:]?\s", re.I)


def drop_second_work(draft: Draft) -> None:
    """Leave a second work of the same author, behind a semicolon, unread: the entry is then printed as it stands."""
    if match := _second(draft.words).search(draft.text):
        draft.fields["second_work"] = draft.take(match.start(), len(draft.text)).strip(" ;")


def read_ibid(draft: Draft, raw: str, number: str, previous: Reference | None) -> Reference | None:
    """Return the repeated work with its own pages (type `ibid`), or None when the entry is not of this kind."""
    match = _pattern(draft.words).match(draft.text)
    if not match or len(draft.text) - match.end() > 30:
        return None
    read_numbers(draft, match.end())
    _sheet(draft, match.end())
    if re.search(r"[^\W\d_]{4,}", draft.text[match.end() :].replace("\x00", " ")):
        return None
    origin = previous.ibid_of if previous is not None and previous.type == "ibid" and previous.ibid_of else previous
    cert = "high" if origin is not None else "low"
    empty = Reference(raw="")
    base = previous if previous is not None else empty
    return replace(
        base, raw=raw, number=number, type="ibid", language=draft.language,
        pages=draft.get("pages") or base.pages, ibid_of=origin, cert=cert,
        certainty={}, extent="" if draft.get("pages") else base.extent,
    )  # fmt: skip
