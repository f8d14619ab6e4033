"""Works that stand together in one entry of the raw text: by the next number, or by the next names and year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Text
from zhinaq.recognise.back.evidence import NUMBER, reference_score

RUN_TOGETHER = re.compile(r"(?<=[.)\]>\d])\s{1,3}(?=(\d{1,3})\.\s+(?!\W*[^\W\d_]{1,3}\.?\s?\d)[^\W\d_])")
TOGETHER = {
    "[": re.compile(r"\s{0,3}\[(\d{1,3})\]\s*(?=[^\W\d_])"),
    "(": re.compile(r"(?<=[.)\]>\d])\s{1,3}\((\d{1,3})\)\s+(?=[^\W\d_])"),
    ")": re.compile(r"(?<=[.)\]>\d])\s{1,3}(\d{1,3})\)\s+(?=[^\W\d_])"),
}
INSIDE = re.compile(r"(?<=[.)\]>\d])\s{1,3}[\[(]?(\d{1,3})[.)\]]\s+(?=[^\W\d_])")
INITIALS = r"(?:[^\W\d_]{1,2}\.\s?-?){1,3}"
ONE = rf"[^\W\d_][\w’'-]+, {INITIALS}"
NEXT = r"(?:,? (?:& )?|,? [^\W\d_]{1,3} )"  # between two names
DATED_NAMES = re.compile(rf"(?<=[.)\d])\s(?={ONE}(?:{NEXT}{ONE})*\s?\((?:1[5-9]|20)\d\d[^\W\d_]?\))")
WHOLE = 2  # marks of a reference each of two works has


def inside(text: str) -> frozenset[int]:
    """Return the numbers that may begin a further entry inside a line."""
    return frozenset(int(m[1]) for m in INSIDE.finditer(text))


def works(text: Text) -> list[Text]:
    """Split an entry in which the next numbers of the list follow on its line; `Vol. 4. P. 11` is one entry."""
    first = NUMBER.match(text.chars)
    if not first:
        return _dated(text)
    cuts, expected = [0], int(first.group(1)) + 1
    shape = next((c for c in "[()" if c in first[0]), "")
    for match in TOGETHER.get(shape, RUN_TOGETHER).finditer(text.chars):
        if int(match.group(1)) == expected:
            cuts.append(match.start() if shape else match.end())
            expected += 1
    return _pieces(text, cuts)


def _dated(text: Text) -> list[Text]:
    """Split an entry without a number where, behind a whole work, names and a year in brackets begin the next."""
    cuts = [0]
    for match in DATED_NAMES.finditer(text.chars):
        before, after = text.chars[cuts[-1] : match.start()], text.chars[match.end() :]
        if reference_score(before) >= WHOLE and reference_score(after) >= WHOLE:
            cuts.append(match.end())
    return _pieces(text, cuts)


def _pieces(text: Text, cuts: Sequence[int]) -> list[Text]:
    return [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
