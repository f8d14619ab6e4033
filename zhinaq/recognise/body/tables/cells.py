"""Cells: the lines of a table become rows, by tabs, pipes, gaps, numbers at the line's end, or a steady rhythm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhinaq.block import Text, join_lines, line_text
from zhinaq.recognise.body.tables.named_rows import numeric_rows
from zhinaq.recognise.body.tables.ruled import DASHES, bordered
from zhinaq.recognise.body.tables.uncaptioned import CODE
from zhinaq.signs.flow import is_number, numbers
from zhinaq.signs.gaps import gaps
from zhinaq.source import Line

Row = tuple[Text, ...]


@dataclass(frozen=True)
class Grid:
    """The rows of a table, how many of them are its head, how sure we are and by which rule."""

    rows: tuple[Row, ...]
    header_rows: int
    cert: str
    rule: str
    spans: tuple[tuple[int, int, int], ...] = ()


def grid(lines: Sequence[Line]) -> Grid:
    """Return the rows of a table's lines; when no rule is sure, one cell a line and cert low."""
    rows = [line for line in lines if line.text.strip()]
    if not rows:
        return Grid((), 0, "low", "none")
    rows = [line for line in rows if not DASHES.match(line.text.strip())] or rows
    for rule in (gridded, tabbed, piped, gapped, grouped, coded, numbered, flattened, blanked):
        found = rule(rows)
        if found:
            return spanned(found)
    return Grid(tuple((cell,) for cell in wrapped_cells(rows)), 0, "low", "lines")


def spanned(made: Grid) -> Grid:
    """Let a row of one cell span the columns of the others."""
    columns = max((len(r) for r in made.rows), default=1)
    spans = [(i, 0, columns) for i, row in enumerate(made.rows) if len(row) == 1 and columns > 1]
    for i, row in enumerate(made.rows[: made.header_rows]):
        lead = 1 if row and not row[0] else 0
        parts = len(row) - lead
        if 1 < parts < columns - lead and (columns - lead) % parts == 0:
            spans += [(i, lead + c, (columns - lead) // parts) for c in range(parts)]
    return replace(made, spans=tuple(spans))


def header_count(rows: Sequence[Row]) -> int:
    """Return 1 when the first row looks like a head: it has no numbers that the rows below have."""
    if len(rows) < 2:
        return 0
    figures = [sum(is_number(str(c).strip()) for c in row) for row in rows]
    return 1 if figures[0] == 0 or figures[0] < min(figures[1:]) else 0


def strip_row(cells: Sequence[Text]) -> Row:
    """Return cells without white space around."""
    return tuple(c.strip() for c in cells)


def evened(rows: list[list[Text]]) -> list[Row]:
    """Drop columns that are empty throughout at the end, and fill short rows."""
    width = max(max((i + 1 for i, c in enumerate(r) if c), default=0) for r in rows)
    return [strip_row([*r[:width], *[Text()] * (width - len(r))]) for r in rows]


def tabbed(lines: Sequence[Line]) -> Grid | None:
    """Cells parted by tabs; a line without a tab goes on in the last cell of the row before."""
    with_tab = [line for line in lines if "\t" in line.text.strip()]
    if not with_tab or len(with_tab) < 0.5 * len(lines):
        return None
    rows: list[list[Text]] = []
    for line in lines:
        cells = line_text(line).split(r"\t")
        if len(cells) == 1 and rows:
            rows[-1][-1] = rows[-1][-1].strip() + Text(" ") + cells[0].strip()
        else:
            rows.append(cells)
    made = evened(rows)
    return Grid(tuple(made), header_count(made), "high", "tabs")


def gridded(lines: Sequence[Line]) -> Grid | None:
    """Rows between rules of signs; the rule of equals signs ends the head."""
    found = bordered(lines)
    if found is None:
        return None
    made = evened(found[0])
    return Grid(tuple(made), found[1] or header_count(made), "high", "grid")


def piped(lines: Sequence[Line]) -> Grid | None:
    """Rows of a Markdown table; the rule under its head is layout, not text."""
    if sum(line.text.strip().startswith("|") for line in lines) < max(2, 0.8 * len(lines)):
        return None
    ruled = re.compile(r"^\|?[\s:|-]+\|?$")
    rows = [line_text(line).strip().strip("|").split(r"\|") for line in lines if not ruled.match(line.text.strip())]
    head = any(ruled.match(line.text.strip()) for line in lines[:2])
    made = evened(rows) if rows else []
    return Grid(tuple(made), 1 if head else header_count(made), "high", "pipes")


def gapped(lines: Sequence[Line]) -> Grid | None:
    """Columns parted by two or more spaces, when most lines agree on their number."""
    counts = Counter(len(gaps(line)) + 1 for line in lines)
    columns, often = max(counts.items(), key=lambda kv: (kv[1], kv[0]))
    if columns < 2 or often < 0.6 * len(lines) or len(lines) < 2:
        return None
    rows = evened([at_gaps(line) for line in lines])
    return Grid(tuple(rows), header_count(rows), "high" if len(counts) == 1 else "medium", "gaps")


def at_gaps(line: Line) -> list[Text]:
    """Return the cells of a line parted by gaps."""
    whole = line_text(line)
    ends = [0, *gaps(line), len(whole)]
    return [whole[a:b].strip() for a, b in zip(ends, ends[1:], strict=False)]


def blank_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines between blank lines."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.blank == 0:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def grouped(lines: Sequence[Line]) -> Grid | None:
    """One cell a line, columns (or rows) parted by blank lines: groups of one size, the first of words."""
    groups = blank_groups(lines)
    size = len(groups[0])
    if size < 2 or len(groups) < 2 or any(len(g) != size for g in groups):
        return None
    kinds = [[is_number(line.text.strip()) for line in g] for g in groups]
    if not all(any(k) and all(k[1:]) for k in kinds[1:]):
        return None
    cells = [[line_text(line).strip() for line in g] for g in groups]
    by_column = not any(kinds[0]) and all(k[0] for k in kinds[1:])
    rows = [tuple(row) for row in (zip(*cells, strict=True) if by_column else cells)]
    return Grid(tuple(rows), 1, "medium", "groups")


def numbered(lines: Sequence[Line]) -> Grid | None:
    """Rows of a name and numbers: the space between numbers parts the cells."""
    found = numeric_rows(lines)
    if found is None:
        return None
    rows, header, cert = found
    return Grid(tuple(rows), header, cert, "numbers")


def flattened(lines: Sequence[Line]) -> Grid | None:
    """One cell a line, row after row: the rhythm of numbers and words tells the number of columns."""
    short = [line for line in lines if len(line.text.strip()) < 60 and numbers(line.text) <= 2]
    if len(lines) < 6 or len(short) < 0.9 * len(lines):
        return None
    cells = [line_text(line).strip() for line in lines]
    kinds = [is_number(c.chars) for c in cells]
    best = max(range(2, min(13, len(cells) // 2 + 1)), key=lambda n: (rhythm(kinds, cells, n), -n))
    if rhythm(kinds, cells, best) < 0.86 or sum(kinds) < 0.3 * len(kinds):
        return None
    head = header_cells(kinds, best, len(cells))
    rows = [tuple(cells[:head])] if head else []
    rows += [tuple(cells[i : i + best]) for i in range(head, len(cells), best)]
    cert = "high" if head in (0, best) else "medium"
    return Grid(tuple(rows), 1 if head else 0, cert, "rhythm")


def header_cells(kinds: Sequence[bool], columns: int, total: int) -> int:
    """Return how many cells stand before the first full row: what is left over belongs to the head."""
    first_number = next((i for i, k in enumerate(kinds) if k), 0)
    left = total % columns
    head = left
    while head + columns <= first_number + 1:
        head += columns
    return head if head else (columns if first_number >= columns - 1 else 0)


def rhythm(kinds: Sequence[bool], cells: Sequence[Text], columns: int) -> float:
    """Return how steadily cells `columns` apart are of one kind; a first column counting 1, 2, 3 settles it."""
    first = next((i for i, k in enumerate(kinds) if k), 0)
    pairs = [(i, i + columns) for i in range(first, len(kinds) - columns)]
    if not pairs:
        return 0.0
    same = sum(kinds[a] == kinds[b] for a, b in pairs) / len(pairs)
    start = len(cells) % columns
    for offset in range(start, min(len(cells), start + 3 * columns), columns):
        column = [c.chars for c in cells[offset::columns]]
        if len(column) >= 3 and column == [str(i + 1) for i in range(len(column))]:
            return 2.0
    return same


def coded(lines: Sequence[Line]) -> Grid | None:
    """Rows of a code and words: the codes share their letters; other lines go on with the row, or stand in the head."""
    codes = [CODE.match(line.text.strip()) for line in lines]
    found = [i for i, c in enumerate(codes) if c]
    letters = {c.group("letters") for c in codes if c}
    if len(found) < 3 or len(letters) != 1 or not next(iter(letters)).isupper():
        return None
    rows = []
    for a, b in zip(found, [*found[1:], len(lines)], strict=True):
        whole = join_lines(lines[a:b])
        cut = len(CODE.match(whole.chars).group().split()[0])  # type: ignore[union-attr]  # matched above
        cut = cut if any(c.isdigit() for c in whole.chars[:cut]) else whole.chars.index(" ", cut + 1)
        rows.append((whole[:cut].strip(), whole[cut:].strip()))
    head = tuple(wrapped_cells(lines[: found[0]]))
    if not head:
        return Grid(tuple(rows), 0, "medium", "codes")
    heads = [head] if len(head) <= 2 else [(c,) for c in head]
    return Grid((*heads, *rows), len(heads), "medium" if len(head) == 2 else "low", "codes")


def blanked(lines: Sequence[Line]) -> Grid | None:
    """Cells of several lines each, parted by blank lines; the head's words give the number of columns."""
    groups = blank_groups(lines)
    if len(groups) < 4 or sum(len(g) > 1 for g in groups) < 0.4 * len(groups):
        return None
    head = head_cells(groups)
    cells = [join_lines(g) for g in groups[2 if head else 0 :]]
    columns = len(head)
    if columns < 2 or len(cells) % columns:
        whole = [join_lines(g) for g in groups]
        return Grid(tuple((c,) for c in whole), 0, "low", "blank-lines")
    rows = [tuple(head), *(tuple(cells[i : i + columns]) for i in range(0, len(cells), columns))]
    return Grid(tuple(rows), 1, "medium", "blank-lines")


def head_cells(groups: Sequence[Sequence[Line]]) -> list[Text]:
    """Return the cells of a head over two groups: a name broken by a blank line, then a row of capitalised words."""
    one, two = groups[0], groups[1]
    if len(one) != 1 or not two[0].text.strip()[:1].islower():
        return []
    cells = [join_lines([one[0], two[0]])]
    for line in two[1:]:
        parts = line_text(line).strip().split(r"\s+")
        cells += parts if all(str(p)[:1].isupper() for p in parts) else [line_text(line).strip()]
    return cells


def wrapped_cells(lines: Sequence[Line]) -> list[Text]:
    """Join a line to the one before when that ends in a hyphen or this one begins in lower case."""
    runs: list[list[Line]] = []
    for line in lines:
        text = line.text.strip()
        if runs and (runs[-1][-1].hyphen or text[:1].islower()):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [join_lines(run) for run in runs]
