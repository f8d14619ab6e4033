"""Page furniture: page numbers and running heads leave the text, page starts stay as marks on the lines.

A number is a page number when it stands alone and fits a growing sequence, or at the edge of a known page; a running
head is a line that comes back at page edges or cuts sentences. What is doubtful stays: digits of tables, headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhinaq.finding import Place, Report
from zhinaq.language import Languages
from zhinaq.repair import heads, numbers
from zhinaq.repair.change import without
from zhinaq.signs.knowledge import knowledge
from zhinaq.source import Line, Page, Source

SPACED_AT_MOST = 0.15


def furniture(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source without page numbers and running heads; each page start is on the line that follows it."""
    lines = _spaced_starts(list(source.lines))
    pages = numbers.on_fed_pages(lines) if any(x.page and x.page.cert == "high" for x in lines) else {}
    pages |= numbers.in_sequence(lines, taken=frozenset(pages))
    found = heads.running_heads(lines, pages, knowledge(languages))
    glued = {i: n for i, n in heads.glued_numbers(lines, found).items() if i not in pages}
    removed = dict.fromkeys(sorted({*pages, *found}), "")
    for i in removed:
        line, why = lines[i], pages[i].why if i in pages else found[i]
        report.repair("furniture", line.file, (line.number, line.number), line.text.strip(), "", why)
    first = next((p for i, p in sorted(pages.items()) if not any(x.page for x in lines[1 : i + 1])), None)
    if first and not lines[0].page and any(x.page and x.page.cert == "high" for x in lines):
        lines[0] = lines[0].with_(page=Page(str(first.value)))
    lines = _page_starts(lines, removed, {**{i: p.starts for i, p in pages.items()}, **glued})
    _doubtful(lines, removed, report)
    kept = without(lines, removed)
    return source.with_lines([_stripped(line) for line in kept])


def _spaced_starts(lines: list[Line]) -> list[Line]:
    """Mark lines that begin with one space, where the others have none, as page starts of low certainty."""
    indented = [i for i, line in enumerate(lines) if line.text[:1] == " "]
    single = [i for i in indented if line_indent(lines[i]) == 1]
    few = len(indented) <= SPACED_AT_MOST * len(lines) and len(single) >= 0.7 * len(indented)
    if not single or not few or len(lines) < 20:
        return lines
    followers = sum(1 for i in single if i + 1 in set(single))
    if followers > 0.5 * len(single):
        return lines
    out = list(lines)
    for i in single:
        if not lines[i].page and not re.match(r"\s\d{1,3}[.)]\s", lines[i].text):
            out[i] = lines[i].with_(page=Page(cert="low"))
    return out


def line_indent(line: Line) -> int:
    """Return how many spaces a line begins with."""
    return len(line.text) - len(line.text.lstrip(" "))


def _stripped(line: Line) -> Line:
    """Return a line that starts a page without the one space that said so."""
    if line.page and line.page.cert == "low" and line_indent(line) == 1:
        return line.with_(text=line.text[1:])
    return line


def _page_starts(lines: list[Line], removed: Mapping[int, str], starts: Mapping[int, str]) -> list[Line]:
    """Put the page starts that furniture tells on the next kept line, with the furniture's words."""
    out = list(lines)
    words: list[str] = []
    number, known = "", None
    for i, line in enumerate(lines):
        if i in removed:
            words.append(line.text.strip())
            number = starts.get(i) or number
            known = known or line.page
            continue
        if words:
            page = line.page or known or Page(cert="low")
            cert = page.cert if number and page.cert == "high" else "low"
            out[i] = line.with_(page=Page(page.n or number, cert, page.at, " | ".join(words)))
            words, number, known = [], "", None
    return out


def _doubtful(lines: list[Line], removed: Mapping[int, str], report: Report) -> None:
    """Report lone numbers between blank lines that fit no sequence, once per text."""
    lone = [
        line
        for i, line in enumerate(lines)
        if i not in removed and line.text.strip().isdigit() and line.blank > 1 and not line.style and _prose(lines, i)
    ]
    if lone:
        where = ", ".join(str(line.number) for line in lone[:10])
        report.add("rep-001", Place(lone[0].file, lone[0].number), lone[0].text.strip(), count=len(lone), lines=where)


def _prose(lines: list[Line], i: int) -> bool:
    """Tell whether running text stands on both sides of a line."""
    around = [lines[k].text.strip() for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    return len(around) == 2 and all(len(text) > 30 for text in around)
