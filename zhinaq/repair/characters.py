"""Characters: discretionary marks, doubled breves, zero-width and odd spaces, letters of the wrong script.

Safe corrections are Edits of the line (encoded as choice); what is unsafe is suggested by zhinaq.repair.suggestions.
Marks at line ends are left to zhinaq.repair.hyphens.
"""

from __future__ import annotations

import re

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair.change import Change, change
from zhinaq.repair.homoglyphs import Scripts, scripts
from zhinaq.repair.knowledge import knowledge
from zhinaq.source import Line, Source

DISCRETIONARY = re.compile(r"(?<=\w)(?:\u00ac-?|\u00ad)(?=\w)|\u00ad(?=\S)")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def characters(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source with wrong characters corrected on record, odd spaces plain, and wide gaps as positions."""
    known = scripts(knowledge(languages))
    return source.with_lines([_line(line, known, report) for line in source.lines])


def _line(line: Line, known: Scripts, report: Report) -> Line:
    """Return one line corrected."""
    text = line.text
    if not text.isascii():
        line = change(line, [Change(m.start(), m.end(), " ") for m in ODD_SPACE.finditer(text)])
        line = change(line, _marks(line, known))
        line = change(line, known.changes(line.text))
    wide = list(SPACES.finditer(line.text))
    stretched = len(wide) >= 3 and len(wide) >= 0.6 * len(line.text.split())
    gaps = tuple(m.start() - sum(len(w.group()) - 1 for w in wide[:i]) for i, m in enumerate(wide))
    gaps = () if stretched and _prose(line) else gaps
    line = change(line, [Change(m.start(), m.end(), " ") for m in wide]).with_(gaps=gaps)
    for edit in line.edits:
        report.repair("character", line.file, (line.number, line.number), edit.sic, edit.corr, edit.why)
    return line


def _prose(line: Line) -> bool:
    """Tell whether a line stretched over its measure is running text: nearly all its pieces are words."""
    words = line.text.split()
    return sum(1 for w in words if any(c.isalpha() for c in w)) >= 0.8 * len(words)


def _marks(line: Line, known: Scripts) -> list[Change]:
    """Return the removal of marks that are no part of any word."""
    why = "discretionary hyphen left inside the line"
    found = [Change(m.start(), m.end(), "", why) for m in DISCRETIONARY.finditer(line.text)]
    found += [Change(m.start(), m.end(), "", "invisible character") for m in INVISIBLE.finditer(line.text)]
    found += [Change(m.start(), m.end(), "", "second breve on one letter") for m in known.doubled.finditer(line.text)]
    return found
