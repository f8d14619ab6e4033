"""Notes at the foot of a printed column: small rows, the first of which opens with a mark that stands raised above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhinaq.read.look import Run
from zhinaq.read.pdfrows import Row

MARK = re.compile(r"\s*(\*{1,3}|[\u2020\u2021\u00a7]|\d{1,3})[.)]?\s*(?=\S)")
SMALL = 0.95  # of the text's size, at most
GAP = 0.3  # lines between the text and the notes, at least


def notes(rows: Sequence[Row], body: float) -> Iterator[tuple[int, int, str]]:
    """Yield where each note begins and ends among the rows of a document, and its mark."""
    before: set[str] = set()  # marks of the page before: a note may be pushed to the next one
    pages = [n for n, row in enumerate(rows) if row.page] + [len(rows)]
    for start, end in zip(pages, pages[1:], strict=False):
        raised = {run.text for row in rows[start:end] for run in _joined(row.runs) if "sup" in run.kinds}
        marks = {mark for text in raised for mark in re.split(r"[\s,;]+", text.strip(" ()[].")) if mark}
        tops = [n for n in range(start, end) if rows[n].top or n == start] + [end]
        for first, after in zip(tops, tops[1:], strict=False):
            yield from _of_column(rows, first, _text_end(rows, first, after), marks | before, body)
        before = marks


def _of_column(
    rows: Sequence[Row], first: int, end: int, marks: set[str], body: float
) -> Iterator[tuple[int, int, str]]:
    at = end
    while at > first and rows[at - 1].size < SMALL * body and rows[at - 1].runs:
        at -= 1
    opened = [(n, mark) for n in range(max(at, first + 1), end) if (mark := mark_of(rows[n])) in marks]
    if opened and (opened[0][0] > at or rows[at].above >= GAP):
        ends = [n for n, _ in opened[1:]] + [end]
        yield from ((n, after, mark) for (n, mark), after in zip(opened, ends, strict=True))


def _text_end(rows: Sequence[Row], first: int, end: int) -> int:
    """Return the row after the last of a column that is no page number."""
    while end > first and not any(c.isalpha() for c in rows[end - 1].text):
        end -= 1
    return end


def mark_of(row: Row) -> str:
    """Return the mark a row opens with, or ''."""
    found = MARK.match(row.text)
    return found[1] if found else ""


def without_mark(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a note without the mark they open with."""
    found = MARK.match("".join(run.text for run in runs))
    left = found.end() if found else 0
    out: list[Run] = []
    for run in runs:
        text, left = run.text[left:], max(left - len(run.text), 0)
        if text:
            out.append(Run(text, run.kinds, run.target, run.size))
    return out


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Return runs with those of one kind that follow each other made one."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].kinds == run.kinds:
            out[-1] = Run(out[-1].text + run.text, run.kinds)
        else:
            out.append(run)
    return out
