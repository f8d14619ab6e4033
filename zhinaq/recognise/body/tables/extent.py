"""Tables: how far the lines of one reach, from its caption to its note or to the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhinaq.block import join_lines
from zhinaq.recognise.body.captions import caption_at, caption_lines, note_lines
from zhinaq.recognise.body.heading_marks import LEADING
from zhinaq.recognise.body.headings import begins_heading
from zhinaq.recognise.body.tables.cells import Grid, grid
from zhinaq.recognise.body.tables.continued import RULE, is_continued
from zhinaq.recognise.body.tables.ruled import dashed_end, is_border, torn
from zhinaq.recognise.body.tables.uncaptioned import bare_table
from zhinaq.recognise.body.view import Caption, Draft, Found, View, place
from zhinaq.signs.flow import EMPTY_CELL, ended, is_number, lower_start, numbers, upper_start, words
from zhinaq.signs.gaps import gaps
from zhinaq.source import Line

Lines = Sequence[Line]
LONGEST, LONG_CELL = 260, 60


def table(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a table of the lines that begin with its caption, or of bare rows parted by tabs or pipes."""
    caption = caption_at(view, at)
    if caption and caption.kind == "table":
        start = caption_lines(view, at, caption)
        end, certain = table_end(view, start, before)
        if end == start:
            return rows_above(view, at, start, caption, before) or orphan_caption(view, at, start, caption)
        return finish(view, (at, start, end), caption, certain)
    if is_continued(view, at):
        end, certain = table_end(view, at + 1, before)
        found = finish(view, (at, at, end), None, certain) if end > at + 1 else None
        return replace(found, drafts=(found.drafts[0].with_(rule=RULE),)) if found else None
    if is_row(view, at) and is_row(view, at + 1):
        end = at + 1
        while is_row(view, end):
            end += 1
        after = caption_at(view, end)
        if after and after.kind == "table" and not is_row(view, end + 1):
            return finish(view, (end, at, end), after, True, caption_last=caption_lines(view, end, after))
        return finish(view, (at, at, end), None, True)
    dashed = dashed_end(view, at)
    if dashed > at:
        after = caption_at(view, dashed)
        last = caption_lines(view, dashed, after) if after and after.kind == "table" else 0
        return finish(view, (dashed if last else at, at, dashed), after if last else None, True, caption_last=last)
    bare = bare_table(view, at)
    return finish(view, bare, None, True) if bare else None


def is_row(view: View, at: int) -> bool:
    """Tell whether a line is a row by its tabs, pipes or style."""
    if not 0 <= at < len(view.lines):
        return False
    line = view.lines[at]
    text = line.text.strip()
    ruled = text.startswith("|") and text.endswith("|") and len(text) > 1
    return ruled or "\t" in text or is_border(text) or torn(view, at) or line.style.startswith(("cell", "row"))


def rows_above(view: View, at: int, start: int, caption: Caption, before: Sequence[Draft]) -> Found | None:
    """Make a table of short lines that stand above their caption, when running text or a note follows it."""
    first = at
    while (
        first > 0 and at - first < LONGEST and cell_like(view, first - 1) and in_drafts(view.lines[first - 1], before)
    ):
        first -= 1
    figures = sum(numbers(view.text(i)) > 0 for i in range(first, at))
    made = grid(view.lines[first:at]) if at - first >= 4 and figures >= 0.3 * (at - first) else None
    if made is None or made.cert == "low":
        return None
    end = note_lines(view, start)
    used = view.lines[first:end]
    return Found((draft(view.lines[at:start], caption, made, view.lines[start:end], used),), end, at - first)


def cell_like(view: View, at: int) -> bool:
    """Tell whether a line can be a cell of a table spread over lines: short, no sentence, no caption."""
    text = view.text(at)
    short = len(text) <= (0.6 * view.width if view.width else LONG_CELL)
    return short and not ended(text) and not text.endswith((":", ";")) and caption_at(view, at) is None


def in_drafts(line: Line, before: Sequence[Draft]) -> bool:
    """Tell whether a line belongs to text made just before, not to a table or figure."""
    return any(x is line for d in before[-LONGEST:] if d.role in ("paragraph", "heading", "item") for x in d.lines)


def orphan_caption(view: View, at: int, start: int, caption: Caption) -> Found:
    """Keep a caption whose table is gone as a table without rows, and say so."""
    lines = view.lines[at:start]
    view.report.add("body-001", place(lines), view.text(at))
    after = note_lines(view, start)
    return Found(
        (draft(lines, caption, Grid((), 0, "low", "none"), view.lines[start:after], view.lines[at:after]),), after
    )


def finish(
    view: View, span: tuple[int, int, int], caption: Caption | None, certain: bool, caption_last: int = 0
) -> Found:
    """Turn caption, rows and note into one draft; report a grid or an end that is a guess."""
    at, start, end = span
    rows = [line for line in view.lines[start:end] if not view.words.continued.match(line.text.strip())]
    for line in view.lines[start:end]:
        if view.words.continued.match(line.text.strip()):
            where = (line.number, line.number)
            view.report.repair("table-continued", line.file, where, line.text, "", "heading of a continued table")
    made = grid(rows)
    body_end = max(end, caption_last)
    note_end = note_lines(view, body_end)
    head = view.lines[at:caption_last] if caption_last else view.lines[at:start]
    used = view.lines[min(at, start) : note_end]
    if not certain:
        view.report.add("body-003", place(view.lines[max(end - 1, 0) : end + 1]), view.text(end))
    elif made.cert == "low":
        view.report.add("body-002", place(rows or used), view.text(at))
    return Found((draft(head, caption, made, view.lines[body_end:note_end], used),), note_end)


def draft(head: Lines, caption: Caption | None, made: Grid, note: Lines, used: Lines) -> Draft:
    """Put the parts of a table together."""
    printed = join_lines(head)
    data = {
        "label": caption.label if caption else "", "n": caption.n if caption else "",
        "head": printed[caption.title_at if caption else 0 :].strip(), "printed": printed,
        "rows": made.rows, "header_rows": made.header_rows, "spans": made.spans,
        "note": join_lines(note) if note else None,
    }  # fmt: skip
    return Draft("table", tuple(used), f"table-{made.rule}", cert=made.cert, data=data)


def table_end(view: View, start: int, before: Sequence[Draft]) -> tuple[int, bool]:
    """Return the first line after the rows, and whether something printed tells so."""
    limit = min(len(view.lines), start + LONGEST)
    rows = sum(is_row(view, i) for i in range(start, min(start + 3, limit)))
    numeric = 0
    for at in range(start, limit):
        text = view.text(at)
        if view.words.note.match(text) or caption_at(view, at):
            return at, True
        if view.words.continued.match(text):
            continue
        if rows >= 2 and not is_row(view, at):
            return at, True
        deeper = LEADING.match(view.text(at + 1)) and long_line(view, at + 2)
        if begins_heading(view, at) and at > start and (deeper or long_line(view, at + 1)):
            return at, True
        numeric += numbers(text) >= 2
        if prose(view, at, numeric >= max(2, 0.4 * (at + 1 - start)), before):
            noted = next_note(view, at, limit)
            if noted:
                continue
            return at, at > start and settled(view, at)
    return limit, limit == len(view.lines)


def long_line(view: View, at: int) -> bool:
    """Tell whether a line is as long as running text, as stands under a heading."""
    return len(view.text(at)) > (0.7 * view.width if view.width else 100)


def settled(view: View, at: int) -> bool:
    """Tell whether the running text begins beyond doubt: a capital, after something that is no sentence."""
    return upper_start(view.text(at)) and not lower_start(view.text(at))


def next_note(view: View, at: int, limit: int) -> bool:
    """Tell whether a table's note follows before two lines of running text stand together."""
    run = 0
    for i in range(at, min(limit, at + 12)):
        if view.words.note.match(view.text(i)):
            return True
        if caption_at(view, i) or begins_heading(view, i):
            return False
        run = run + 1 if in_column(view, view.text(i)) else 0
        if run >= 3:
            return False
    return False


def in_column(view: View, text: str) -> bool:
    """Tell whether a line has the length of running text."""
    return 0.68 * view.width <= len(text) <= 1.12 * view.width


def prose(view: View, at: int, numeric: bool, before: Sequence[Draft]) -> bool:
    """Tell whether running text goes on at a line inside or after the rows of a table."""
    text = view.text(at)
    if is_row(view, at):
        return False
    if view.words.mention.search(text) and upper_start(text) and len(words(text)) > 5 and numbers(text) < 3:
        return True
    if not view.width:
        return (sentence(text) and not scattered(view, at)) or (view.lines[at].style == "paragraph" and len(text) > 80)
    if numeric and len(text) > 60 and numbers(text) <= 2 and upper_start(text) and len(words(text)) > 6:
        return True
    lines = [view.text(i) for i in range(at, min(at + 5, len(view.lines)))]
    if any(not in_column(view, t) or tail_number(t) for t in lines[:2]) or len(lines) < 2:
        return False
    steady = sum(in_column(view, t) or ended(t) for t in lines) >= min(4, len(lines))
    if upper_start(text):
        return steady and (lines[0].endswith("-") or any(lower_start(t) for t in lines[1:3]))
    cut = bool(before) and before[-1].role in ("paragraph", "item") and not ended(before[-1].lines[-1].text.strip())
    full = sum(in_column(view, t) and len(t) > 0.75 * view.width for t in lines[:4]) >= 3
    return cut and full and lower_start(text) and view.room(at - 1) > 0.4


def tail_number(text: str) -> bool:
    """Tell whether a line ends in a number, as a row does."""
    tokens = text.split()
    return bool(tokens) and is_number(tokens[-1]) and not EMPTY_CELL.match(tokens[-1])


def scattered(view: View, at: int) -> bool:
    """Tell whether a long line is cells run together: many gaps, or a start in small letters."""
    pieces = len(gaps(view.lines[at])) + 1
    return pieces > 4 and len(view.text(at)) / pieces < 40


def sentence(text: str) -> bool:
    """Tell whether a line is a sentence or more: long, or several words up to a full stop."""
    found = words(text)
    many = numbers(text) >= max(3, len(found) // 2)
    if many:
        return False
    whole = len(found) >= 6 and upper_start(text) and bool(re.search(r"[.:]\s*$", text))
    return len(text) > 140 or (len(text) > 55 and whole)
