"""Repairs: raw lines to cleaner lines, every change logged. The order is this tuple."""

from __future__ import annotations

from collections.abc import Callable

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair.characters import characters
from zhinaq.repair.furniture import furniture
from zhinaq.repair.hyphens import hyphens
from zhinaq.repair.joins import joins
from zhinaq.repair.markup import markup
from zhinaq.repair.suggestions import suggestions
from zhinaq.source import Source

Repair = Callable[[Source, Languages, Report], Source]

REPAIRS: tuple[Repair, ...] = (markup, furniture, characters, joins, hyphens, suggestions)


def repair_all(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source after every repair; what left the text is in the report, what is doubtful is a finding."""
    for repair in REPAIRS:
        source = repair(source, languages, report)
    return source
