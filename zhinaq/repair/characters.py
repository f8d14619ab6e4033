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
from zhinaq.signs.knowledge import knowledge
from zhinaq.source import Line, Source

DISCRETIONARY = re.compile(r"(?<=\w)(?:\u00ac-?|\u00ad)(?=\w)|\u00ad(?=\S)")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Private-use characters that word processors write for symbol fonts (Adobe Symbol encoding at U+F000).
SYMBOLS = dict(zip(
    "\uf02b\uf02d\uf03d\uf061\uf062\uf064\uf067\uf06c\uf06d\uf070\uf073\uf077\uf0a3\uf0a7\uf0a8\uf0ae\uf0b0\uf0b1\uf0b3\uf0b4"
    "\uf0b7\uf0d7\uf0d8\uf0de\uf0e0\uf0fc",
    "+\u2212=\u03b1\u03b2\u03b4\u03b3\u03bb\u03bc\u03c0\u03c3\u03c9\u2264\u25aa\u2022\u2192\u00b0\u00b1\u2265\u00d7"
    "\u2022\u22c5\u2022\u21d2\u2192\u2713",
    strict=True,
))  # fmt: skip
SYMBOL = re.compile(f"[{''.join(SYMBOLS)}]")
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
    symbol = "character of a symbol font"
    found += [Change(m.start(), m.end(), SYMBOLS[m.group()], symbol) for m in SYMBOL.finditer(line.text)]
    found += [Change(m.start(), m.end(), "", "second breve on one letter") for m in known.doubled.finditer(line.text)]
    return found
