"""Rows of a name and numbers, as a PDF dump leaves them: wrapped names, numbers split over lines, groups of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Text, join_lines, line_text
from zhinaq.recognise.body.tables.number_rows import columns, row_of, tail
from zhinaq.signs.flow import is_number
from zhinaq.source import Line

Row = tuple[Text, ...]
YEAR = re.compile(r"^(?:1[89]|20)\d\d(?![\d.,])")


def numeric_rows(lines: Sequence[Line]) -> tuple[list[Row], int, str] | None:
    """Return rows, head rows and certainty, or None when the lines are not of that kind."""
    lines = unsplit(lines)
    texts = [line.text.rstrip() for line in lines]
    k = columns(texts)
    filled = [i for i, t in enumerate(texts) if row_of(t, k)]
    if k < 1 or len(filled) < 2 or (k == 1 and len(filled) < 0.5 * len(lines)) or len(filled) < 0.2 * len(lines):
        return None
    extra = 1 if any(tail(texts[i]).name_end for i in filled) or has_names(texts, filled) else 0
    if k == 1 and not extra:
        return None
    first = name_start(texts, filled[0]) if extra else filled[0]
    rows = data_rows(lines[first:], k, extra)
    head = head_rows(lines[:first], k, extra)
    if len(rows) > 1 and len(rows[0]) > 1 and all(YEAR.match(c.chars) for c in rows[0][extra:]):
        head, rows = [*over(head, rows[0], extra), rows[0]], rows[1:]
    full = sum(len(r) == k + extra for r in rows)
    sure = full == len(rows) and (not head or all(len(r) == k + extra for r in head))
    return [*head, *rows], len(head), "high" if sure else "medium" if full > 0.6 * len(rows) else "low"


def over(head: list[Row], years: Row, extra: int) -> list[Row]:
    """Part a head's only line at its capitals when the row of years under it repeats as often."""
    if len(head) != 1 or len(head[0]) != 1:
        return head
    text, k = head[0][0], len(years) - extra
    starts = capitals(text)
    period = k // len(starts) if starts and k % len(starts) == 0 else 0
    values = [c.chars for c in years[extra:]]
    if len(starts) < 2 or starts[0] or period < 2 or any(v != values[i % period] for i, v in enumerate(values)):
        return head
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [(*([Text()] * extra), *parts)]


def name_start(texts: Sequence[str], at: int) -> int:
    """Return where the name of the first row with numbers begins: on lines above them, back to one with a capital."""
    if tail(texts[at]).name_end or all(YEAR.match(t) for t in texts[at].split()):
        return at
    first = at
    while first > 0 and not tail(texts[first - 1]).cells:
        first -= 1
        if not texts[first][:1].islower():
            return first
    return at


def has_names(texts: Sequence[str], filled: Sequence[int]) -> bool:
    """Tell whether rows of bare numbers have their names on lines of their own."""
    bare = [i for i in filled if not tail(texts[i]).name_end]
    named = sum(1 for i in bare if i and not tail(texts[i - 1]).cells)
    return bool(bare) and named > 0.6 * len(bare)


def unsplit(lines: Sequence[Line]) -> list[Line]:
    """Put back numbers whose thousands stand on the next line: «22» over «728»."""
    out: list[Line] = []
    for line in lines:
        text = line.text.strip()
        before = out[-1].text.strip() if out else ""
        split = re.fullmatch(r"\d{3}(?:[.,]\d+)?", text) and re.search(r"(?:^|\s)\d{1,3}$", before)
        if out and split and not line.blank:
            out[-1] = glued(out[-1], text)
        elif out and line.blank and is_tail(text) and open_row(out[-1].text):
            out[-1] = out[-1].with_(text=f"{before} {text}")
        else:
            out.append(line.with_(text=text))
    return out


def glued(line: Line, more: str) -> Line:
    """Return a line with the rest of its last number put on with a no-break space."""
    return line.with_(text=f"{line.text.rstrip()}\N{NO-BREAK SPACE}{more}")


def is_tail(text: str) -> bool:
    """Tell whether a line holds numbers only."""
    return bool(text) and all(is_number(t) for t in text.split())


def open_row(text: str) -> bool:
    """Tell whether a line is a row that more numbers may follow: a name and numbers."""
    return bool(tail(text).cells) and tail(text).name_end > 0


def data_rows(lines: Sequence[Line], k: int, extra: int) -> list[Row]:
    """Return the rows from the first that has numbers; a name may stand on the lines above its numbers."""
    rows: list[Row] = []
    pending: list[Line] = []
    for line in lines:
        text, whole = line.text.rstrip(), line_text(line)
        row = row_of(text, k)
        loose = tail(text)
        if row is None and rows and not pending and loose.cells and not loose.name_end:
            rows[-1] = (*rows[-1], *(whole[a:b].strip() for a, b in loose.cells))
            continue
        if row is None and loose.name_end and len(loose.cells) >= max(2, 0.5 * k):
            row = loose
        if row is None:
            rows += group_row(pending)
            pending = [*([] if closes_group(pending) else pending), line]
            continue
        name = whole[: row.name_end].strip()
        if pending and (closes_group(pending) or not wraps_into(pending[-1], name.chars)):
            rows.append((join_lines(pending),))
        elif pending:
            name = (join_lines(pending) + Text(" ") + name).strip()
        pending = []
        numbers = tuple(whole[a:b].strip() for a, b in row.cells)
        rows.append((name, *numbers) if extra or name else numbers)
    return [*rows, *([(join_lines(pending),)] if pending else [])]


def closes_group(pending: Sequence[Line]) -> bool:
    """Tell whether the lines that wait are the heading of a group of rows."""
    return bool(pending) and pending[-1].text.rstrip().endswith(":")


def wraps_into(line: Line, name: str) -> bool:
    """Tell whether a name can go on from the line above: that has a hyphen or comma, or this begins small."""
    above = line.text.rstrip()
    return bool(line.hyphen) or above.endswith((",", "-", "(")) or not name or not name[:1].isupper()


def group_row(pending: Sequence[Line]) -> list[Row]:
    """Return the heading of a group of rows as a row of one cell."""
    return [(join_lines(pending),)] if closes_group(pending) else []


def head_rows(lines: Sequence[Line], k: int, extra: int) -> list[Row]:
    """Return the head's rows: words that are as many as the columns are cells, else wrapped lines are joined."""
    if not lines:
        return []
    whole = line_text(lines[0])
    row = row_of(lines[0].text.rstrip(), k)
    if len(lines) == 1 and row and extra:
        return [(whole[: row.name_end].strip(), *(whole[a:b].strip() for a, b in row.cells))]
    parts = whole.strip().split(r"\s+")
    if len(lines) == 1 and len(parts) == k + extra:
        return [tuple(parts)]
    runs: list[list[Line]] = []
    for line in lines:
        text, before = line.text.strip(), runs[-1][-1] if runs else None
        wraps = text[:1].islower() or text[:1] in "%("
        if before and (wraps or before.hyphen or before.text.rstrip().endswith(",")):
            runs[-1].append(line)
        else:
            runs.append([line])
    cells = tuple(join_lines(run) for run in runs)
    if len(cells) == 1 and len(starts := capitals(cells[0])) == k + extra and starts[0] == 0:
        return [tuple(cells[0][a:b].strip() for a, b in zip(starts, [*starts[1:], len(cells[0])], strict=True))]
    return [cells] if len(cells) <= k + extra else [(c,) for c in cells]


def capitals(text: Text) -> list[int]:
    """Return where words with a capital begin."""
    return [m.start() for m in re.finditer(r"(?<!\S)[^\W\d_]", text.chars) if m.group().isupper()]
