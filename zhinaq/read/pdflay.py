"""Printed rows laid down as lines: headings by their size, tables row by row, notes after their paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from zhinaq.read.flow import Flow
from zhinaq.read.look import Run
from zhinaq.read.pdfnotes import notes, without_mark
from zhinaq.read.pdfrows import Row, text_of
from zhinaq.source import Page

LARGER, MOST_BOLD_ROWS = 1.12, 3
STRETCH, SHARE = 4, 0.2  # rows of one size that run on are text, and text is set in no size rarer than this share
HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}", "\N{NOT SIGN}")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
NUMBERED = re.compile(r"^\d{1,2}(\.\d{1,2})*[.)]?\s")


def lay(rows: Sequence[Row], flow: Flow, body: float) -> None:
    """Lay rows down as lines; the rows of one heading become one line."""
    words = {word for row in rows for word in WORD.findall(row.text.casefold())}
    levels = sorted({size for size in map(_half_points, rows) if size >= LARGER * body}, reverse=True)
    at_foot = {start: (end, mark) for start, end, mark in notes(rows, body)}
    n, filled, fresh = 0, False, False
    while n < len(rows):
        row = rows[n]
        if n in at_foot:
            end, mark = at_foot[n]
            flow.note(mark, whole_words(without_mark(running(rows[n:end])), words))
            if not filled:
                flow.notes()
            n = end
            continue
        fresh = fresh or row.page
        if row.cells or (_half_points(row) >= body and any(c.isalpha() for c in row.text)):
            if row.cells or row.indent or not filled or (row.blank and not fresh):
                flow.notes()  # those of a paragraph that goes on over the page wait for its end
            filled, fresh = row.full, False
        after = n + 1 if row.cells else _heading_end(rows, n, body)
        flow.page = Page() if row.page else flow.page
        flow.blank += row.blank
        size = _half_points(row)
        whole = [r for k, one in enumerate(rows[n:after]) for r in ([Run(" ")] if k else []) + list(one.runs)]
        look = row.look.with_(centred=any(one.look.centred for one in rows[n:after]))
        large = size in levels and sum(c.isalpha() for c in row.text) > 1 and len(text_of(whole)) < 400
        if row.cells:
            flow.row(whole_words(cell, words) for cell in row.cells)
        elif large:
            flow.paragraph(whole, f"heading{min(levels.index(size) + 1, 6)}", look)
        else:
            flow.indented(whole, row.indent, look)
        n = after


def body_size(rows: Sequence[Row]) -> float:
    """Return the size of the text: the largest that runs on for rows and is no rarity, small abstracts or notes aside.

    Headings are short and rare, or in capitals; where nothing runs on, the commonest size is the text's.
    """
    running: Counter[float] = Counter()
    for size, group in groupby((row for row in rows if not row.cells), _half_points):
        stretch = list(group)
        if len(stretch) >= STRETCH:
            running[size] += sum(c.islower() for row in stretch for c in row.text)
    if not running.total():
        commonest = Counter(_half_points(row) for row in rows for _ in row.text).most_common(1)
        return commonest[0][0] if commonest else 10.0
    return max(size for size, letters in running.items() if letters >= SHARE * max(running.values()))


def _half_points(row: Row) -> float:
    return round(row.size * 2) / 2


def whole_words(cell: Sequence[Run], words: Collection[str]) -> list[Run]:
    """Return a cell's rows as running text: a word divided at a row's end is made whole, as the text has it."""
    out: list[Run] = []
    for n, run in enumerate(cell):
        if run.text != "\n":
            out.append(run)
            continue
        left, right = text_of(out).split()[-1:], text_of(cell[n + 1 :]).split()[:1]
        divided = left and right and left[0][-1:] in HYPHENS and left[0][-2:-1].isalpha() and right[0][:1].islower()
        if not divided:
            out.append(Run(" "))
        elif f"{left[0]}{right[0]}".casefold().strip(".,;:") not in words:
            out[-1] = replace(out[-1], text=out[-1].text[:-1])
    return out


def _heading_end(rows: Sequence[Row], n: int, body: float) -> int:
    """Return the row after a heading that begins at row n and goes on in the same type; n + 1 when it does not."""
    row, end = rows[n], n + 1
    large = row.size >= LARGER * body - 0.25
    if not (large or row.bold):
        return end
    while end < len(rows) and _same_heading(rows[end - 1], rows[end], large):
        end += 1
    return end if large or end - n <= MOST_BOLD_ROWS else n + 1


def _same_heading(a: Row, b: Row, large: bool) -> bool:
    alike = abs(a.size - b.size) < 0.3 and a.bold == b.bold and not b.cells and not b.page
    goes_on = not b.blank and not NUMBERED.match(b.text) and not a.text.rstrip().endswith(HYPHENS)
    return alike and goes_on and (large or a.full)


def running(found: Iterable[Row]) -> list[Run]:
    """Return the rows of a cell as runs, a line feed between them."""
    out: list[Run] = []
    for row in found:
        out += [*([Run("\n")] if out else []), *row.runs]
    return out
