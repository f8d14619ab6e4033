"""One article's lines in, its labelled blocks out: zones first, then front, body and back by their own rules."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.recognise.back import back, number_lists
from zhinaq.recognise.body import body
from zhinaq.recognise.front import front
from zhinaq.recognise.zones import article_language, zones
from zhinaq.source import Line


def recognise(lines: Sequence[Line], languages: Languages, report: Report) -> list[Block]:
    """Return the blocks of one article in the order of its lines; every line ends in some block or in the log."""
    found = zones(lines, languages)
    language = article_language(lines, found, languages)
    blocks: list[Block] = []
    for zone in found:
        part = lines[zone.start : zone.end]
        if zone.kind == "body":
            blocks += body(part, languages, language, report)
        elif zone.kind == "back":
            blocks += back(part, languages, language, report)
        else:
            blocks += front(lines, zone, languages, language, report)
    return number_lists(blocks)
