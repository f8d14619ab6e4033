"""Abstracts without a label of their own: paragraphs labelled aim, methods, results; or one that says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zhinaq.language import load_languages
from zhinaq.recognise.body.runin import first_stop
from zhinaq.recognise.body.words import BodyWords, body_words
from zhinaq.signs import cues
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.words import opening
from zhinaq.source import Line

LONGEST, ENOUGH, LONGEST_PART = 3500, 2, 900
SHORTEST_SUMMARY, LONGEST_SUMMARY = 60, 900


@cache
def _words() -> BodyWords:
    return body_words(load_languages())


def structured_abstract(lines: Sequence[Line], i: int) -> int:
    """Return where an abstract of labelled parts that opens at line i ends, at the keywords; i when none opens."""
    if not _part_opens(lines, i):
        return i
    parts = size = since = 0
    for j in range(i, len(lines)):
        text = lines[j].text
        if cues.labelled("keywords", text):
            return j if parts >= ENOUGH else i
        if reference_heading(text) or cues.codes(text) or cues.is_capitals(text) or cues.labelled("abstract", text):
            return i
        opens = _part_opens(lines, j)
        parts, since = parts + opens, 0 if opens else since + len(text)
        size += len(text)
        if size > LONGEST or since > LONGEST_PART:
            return i
    return i


def _part_opens(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a line opens with the words of a section, their sign, and text."""
    if lines[j].joins is True:
        return False
    text = cues.bare(lines[j].text)
    stop = first_stop(text)
    return stop is not None and bool(text[stop.end() :].strip()) and bool(_words().kind(text[: stop.end()]))


def announced_abstract(lines: Sequence[Line], i: int) -> int:
    """Return where a short paragraph that says what the article does ends, set off from text that is not; else i."""
    if not lines[i].blank or not opening("announces").match(lines[i].text):
        return i
    end = i + 1
    while end < len(lines) and not lines[end].blank and lines[end].joins is True:
        end += 1
    size = sum(len(x.text) for x in lines[i:end])
    if end + 1 >= len(lines) or not lines[end].blank or not SHORTEST_SUMMARY <= size <= LONGEST_SUMMARY:
        return i
    below = next((k for k in range(end + 1, len(lines)) if lines[k].joins is not True), end)
    return end if not lines[below].blank and _running(lines[end]) else i


def _running(line: Line) -> bool:
    """Tell whether a line is running text and no heading."""
    text = cues.bare(line.text)
    return len(text) > 40 and not cues.is_capitals(text) and not cues.no_title(text)
