"""Unprinted sources: archive files by their shelf-marks, manuscripts and recordings kept somewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.working_text import Draft, clean
from zhinaq.references.words import DASH, UPPER, Words

_HYPHEN = f"[{DASH}]"


class _Patterns(NamedTuple):
    mark: re.Pattern[str]
    unprinted: re.Pattern[str]


@cache
def _patterns(words: Words) -> _Patterns:
    shelf = words.any_of("archive")
    plain = rf"(?<!\w){shelf}\s?\.\s?\d+[^\x00]{{0,12}}?(?<!\w){shelf}\s?\.\s?\d+"
    behind = rf"(?<!\w)\d+\s?{_HYPHEN}\s?{shelf}[\s,.]+\d+[^\W\d_]?\s?{_HYPHEN}\s?{shelf}(?!\w)"
    return _Patterns(
        re.compile(rf"{plain}|{behind}|{words.any_of('shelf_marks')}", re.I),
        re.compile(rf"(?:^|[.,(]\s*){words.any_of('unprinted')}(?!\w)", re.I),
    )


_CAPITALS = re.compile(rf"[{UPPER}]{{2,8}}(?:\s[{UPPER}]{{2,5}})?[.,]\s")


def shelf_mark(text: str, words: Words) -> re.Match[str] | None:
    """Return an archive's shelf-mark in a text («F. 5. Op. 1. D. 3», «64-qor, 1-tizbe», «64-q., 1-t.») or None."""
    return _patterns(words).mark.search(text)


def archive_first(text: str) -> bool:
    """Tell whether an entry with a shelf-mark begins with the acronym of the archive: it has no author."""
    return _CAPITALS.match(text) is not None


def read_unprinted(draft: Draft, start: int) -> bool:
    """Read an entry that has neither a host nor an imprint, but a shelf-mark or «manuscript», as a title alone."""
    if "//" in draft.text or draft.get("place"):
        return False
    text = draft.text[start:]
    if not draft.get("shelf_mark") and not _patterns(draft.words).unprinted.search(text):
        return False
    end = draft.text.find("\x00", start + 3)
    draft.fields["kept_in"] = "yes"
    draft.set("title", clean(draft.printed[start : end if end > 0 else len(draft.text)]))
    return True
