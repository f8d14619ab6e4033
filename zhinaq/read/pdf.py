"""PDF with a text layer to located lines: rows in reading order, page starts, sizes and weights of type, ruled tables.

Wrapped lines stay lines and hyphens stay as printed: the repairs that follow know about both. pdfplumber (on
pdfminer.six) gives every character with its place and font. Pages that are pictures have no text: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from statistics import median, median_low
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar, LTContainer, LTCurve
from pdfminer.pdfdocument import PDFPasswordIncorrect

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.read.flow import Flow
from zhinaq.read.look import Run
from zhinaq.read.pdfcolumns import columns
from zhinaq.read.pdflay import body_size, lay, running
from zhinaq.read.pdfrows import GAP, SPACE, Row, Segment, glyphs, runs, segments, text_of
from zhinaq.source import Look, Source

LARGEST, MOST_PAGES, MOST_EDGES = 600_000_000, 5_000, 3_000
INDENT, WIDEST = 1.5, 12
SURE = range(3, 40)  # columns of one ruled row that make it a row of a table
DEEPEST = 4  # ems by which the first row of a paragraph is indented
CELLS = 0.6  # share of the parts of a row that stand in line with a row beside, as cells do
LEAD = 1.25  # from row to row in ems, for type larger than the text's
ALIGNED, FLUSH = 1.5, 0.5  # points
EDGE, BEYOND = 0.25, 0.15  # share of a column's rows that begin or end at its edge; most that end beyond it
CENTRED, MIDDLE = 2.0, 0.8  # of a centred row: the least it is set in, the most it is off the middle, in ems
WIDE, ALONE, LOOSE = 1.5, 9.0, 2.2  # a gap that parts columns: in ems, the only one of a full row; against the others
SLACK, EVEN = 12, 1.15  # what a justified row has to spread, in ems; gaps are alike where the widest is so many times


def read(data: bytes, name: str, report: Report) -> Source:
    """Return one line a row of text or of a table. Raises ZhinaqError: broken, locked, too large or textless."""
    place = Place(name)
    if not data:
        raise ZhinaqError("the file is empty", place, "Give a file that holds the text.")
    if len(data) > LARGEST:
        raise ZhinaqError("the PDF is too large", place, f"At most {LARGEST // 1_000_000} MB are read.")
    rows = list(_rows(data, place))
    letters = "".join(row.text + "".join(map(text_of, row.cells)) for row in rows)
    if not letters.strip():
        raise ZhinaqError(
            "the PDF has no text layer", place, "Recognise its text (OCR) first, or give the text itself."
        )
    if letters.count("\N{REPLACEMENT CHARACTER}") > 0.05 * len(letters):
        raise ZhinaqError(
            "the fonts of the PDF do not say which letters they print", place, "Recognise its text (OCR) first."
        )
    flow = Flow(name, report)
    body = body_size(rows)
    lay(rows, flow, body)
    source = flow.source(data, wrapped=True, body=body)
    return source.with_lines([line.with_(joins=None) for line in source.lines])


def _rows(data: bytes, place: Place) -> Iterator[Row]:
    try:
        with pdfplumber.open(BytesIO(data), unicode_norm=None) as opened:
            if len(opened.pages) > MOST_PAGES:
                raise ZhinaqError(
                    "the PDF has too many pages", place, f"At most {MOST_PAGES} pages are read; split it."
                )
            columns = 0
            for page in opened.pages:
                last: Row | None = None
                for last in _page(page, columns):
                    yield last
                columns = len(last.cells) if last else 0
                page.close()
    except ZhinaqError:
        raise
    except Exception as error:  # pdfminer lets through whatever a damaged file makes it stumble on
        locked = isinstance(error, PDFPasswordIncorrect) or "PasswordIncorrect" in repr(error)
        if locked:
            raise ZhinaqError("the PDF is locked by a password", place, "Save it without a password.") from error
        raise ZhinaqError(
            "the file is no readable PDF", place, "Print it to a new PDF, or give the text itself."
        ) from error


def _page(page: Any, open_columns: int) -> Iterator[Row]:
    """Yield the rows of one page in reading order; `open_columns`: a table so wide ended the page before."""
    drawn = list(_parts(page.layout))
    left, top = page.mediabox[0], page.mediabox[1] + page.height
    found = glyphs((c for c in drawn if isinstance(c, LTChar)), left, top)
    ruled = any(isinstance(c, LTCurve) for c in drawn)  # pdfplumber's own objects take as long as all the rest
    tables = list(_tables(page, open_columns)) if ruled else []
    loose = [g for g in found if not any(_inside(g.x0, g.x1, g.base, t.bbox) for t in tables)]
    all_segments = segments(loose) + [_table(t, found) for t in tables]
    first = True
    for column in columns(all_segments):
        for n, row in enumerate(_column(column)):
            yield replace(row, page=first, top=not n)
            first = False


def _parts(container: Any) -> Iterator[Any]:
    """Yield what stands on a page, that in its forms too."""
    for part in container:
        if isinstance(part, LTContainer):
            yield from _parts(part)
        else:
            yield part


def _inside(x0: float, x1: float, base: float, box: Sequence[float]) -> bool:
    return box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= base <= box[3] + 1


def _tables(page: Any, open_columns: int) -> Iterator[Any]:
    """Yield the tables whose rules are drawn: two rows and columns, half of the cells filled; or the rest of one."""
    if not 4 <= len(page.edges) <= MOST_EDGES:
        return
    for table in page.filter(_shown).find_tables():
        cells = [c for row in table.rows for c in row.cells if c]
        wide = max((len(row.cells) for row in table.rows), default=0)
        if wide < 2 or (len(table.rows) < 2 and wide not in (open_columns, *SURE)):
            continue
        filled = sum(
            any(_inside(c["x0"], c["x1"], c["bottom"] - 1, cell) for c in page.chars if c["text"].strip())
            for cell in cells
        )
        if filled * 2 >= len(cells):
            yield table


def _shown(thing: dict[str, Any]) -> bool:
    """Tell whether a drawn thing shows on paper: boxes filled with white behind their text are no rules."""
    if thing["object_type"] not in ("rect", "curve") or thing.get("stroke") or not thing.get("fill"):
        return True
    colour = thing.get("non_stroking_color")
    paper = {1: (1,), 3: (1, 1, 1), 4: (0, 0, 0, 0)}
    return not isinstance(colour, tuple) or colour != paper.get(len(colour))


def _table(table: Any, found: Sequence[Any]) -> Segment:
    """Return a table as one segment that holds its cells."""
    rows = []
    for row in table.rows:
        cells: list[list[Run]] = []
        for box in row.cells:
            inner = [g for g in found if box and _inside(g.x0, g.x1, g.base, box)]
            cells.append(running(_column([s for run in columns(segments(inner)) for s in run])))
        rows.append(cells)
    x0, top, x1, _ = table.bbox
    return Segment(x0, x1, top + 1, 10.0, cells=rows, top=top)


def _column(column: Sequence[Segment]) -> Iterator[Row]:
    """Yield the rows of one column: segments of one baseline together, with indents and blank rows."""
    lines = _lines(column)
    text = [line for line in lines if line[0].cells is None]
    left, right = _edges(text)
    steps = [b[0].base - a[0].base for a, b in zip(text, text[1:], strict=False) if b[0].base > a[0].base]
    usual = median(steps) if steps else 0.0
    before: float | None = None
    size = 0.0
    for n, line in enumerate(lines):
        if line[0].cells is not None:
            for cells in line[0].cells:
                yield Row((), line[0].size, False, cells=tuple(tuple(cell) for cell in cells))
            before = None
            continue
        lead = max(usual, LEAD * min(line[0].size, size))
        gap = (line[0].base - before) / lead if before is not None and usual else 1.0
        before, size = line[0].base, line[0].size
        near = [other for other in lines[max(0, n - 1) : n + 2] if other is not line]
        row = _row(line, near, (left, right), 0 if gap < 1.4 else 1 if gap < 2.6 else 2)
        yield replace(row, look=Look(centred=_centred(line, near, (left, right)), above=round(max(gap - 1, 0.0), 1)))


def _edges(lines: Sequence[Sequence[Segment]]) -> tuple[float, float]:
    """Return where the text of a column begins and ends: the outmost places where a good part of its rows do."""
    starts = sorted(line[0].x0 for line in lines)
    ends = sorted((line[-1].x1 for line in lines), reverse=True)
    if not starts:
        return 0.0, 0.0
    right = next(_shared(ends), ends[0])
    beyond = sum(end > right + ALIGNED for end in ends)
    return next(_shared(starts), starts[len(starts) // 10]), ends[0] if beyond > BEYOND * len(ends) else right


def _shared(places: Sequence[float]) -> Iterator[float]:
    """Yield the places where many rows begin or end, as they come."""
    for x in places:
        if sum(abs(other - x) < ALIGNED for other in places) >= max(2, EDGE * len(places)):
            yield x


def _centred(line: Sequence[Segment], near: Sequence[Sequence[Segment]], edges: tuple[float, float]) -> bool:
    """Tell whether a row is as far from one edge as from the other, and no row of a narrower block of text.

    Rows of other lengths with one middle are centred too: of ragged text the edge is not known.
    """
    size, x0, x1 = line[0].size, line[0].x0, line[-1].x1
    before, after = x0 - edges[0], edges[1] - x1
    if -0.5 * size < before < CENTRED * size or any(
        abs(a[0].x0 - x0) < ALIGNED or abs(a[-1].x1 - x1) < FLUSH for a in near
    ):
        return False
    return abs(before - after) < MIDDLE * size or any(abs(a[0].x0 + a[-1].x1 - x0 - x1) < ALIGNED for a in near)


def _lines(column: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments of each baseline from left to right; a table stands alone."""
    lines: list[list[Segment]] = []
    for segment in column:
        last = lines[-1][0] if lines else None
        loose = last is not None and last.cells is None and segment.cells is None
        if loose and last is not None and abs(last.base - segment.base) < 0.3 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [sorted(line, key=lambda s: s.x0) for line in lines]


def _row(line: Sequence[Segment], beside: Sequence[list[Segment]], edges: tuple[float, float], blank: int) -> Row:
    """Return one row; three spaces stand for a gap that parts columns: wide for its row, or as the rows `beside` go."""
    out: list[Run] = []
    full = edges[1] - line[-1].x1 < 0.2 * (edges[1] - edges[0])
    gaps = _gaps(line)
    least, even = _least_gap(gaps, line[0].size, full), bool(gaps) and max(gaps) <= EVEN * min(gaps)
    stretched = even and _fills(line, edges)
    others = [segment for near in beside for segment in near[1:]]
    in_line = {n for n, segment in enumerate(line) if n and any(_aligned(segment, s, edges[1]) for s in others)}
    cells = len(in_line) >= CELLS * (len(line) - 1)  # words of a justified row stand in line by chance
    for n, segment in enumerate(line):
        wide = n and segment.x0 - line[n - 1].x1 > least
        parted = wide or (cells and n in in_line and not stretched)
        parted = parted or bool(n and not even and _in_strip(line[n - 1], segment, beside))
        out += [Run("   " if parted else " ")] if n else []
        out += runs(segment)
    size = max(line, key=len).size
    indent = (line[0].x0 - edges[0]) / (0.5 * size)
    lettered = [r for r in out if any(c.isalpha() for c in r.text)]
    bold = bool(lettered) and all("bold" in r.kinds for r in lettered)
    return Row(tuple(out), size, bold, 0 if indent < INDENT else min(round(indent), WIDEST), blank, full=full)


def _fills(line: Sequence[Segment], edges: tuple[float, float]) -> bool:
    """Tell whether a row goes from one edge of its column to the other, the indent of a paragraph aside."""
    indent = line[0].x0 - edges[0]
    return -ALIGNED < indent < DEEPEST * line[0].size and abs(line[-1].x1 - edges[1]) < ALIGNED


def _in_strip(a: Segment, b: Segment, beside: Sequence[list[Segment]]) -> bool:
    """Tell whether the gap between two segments goes on, as wide as it is, in a wide gap of a row above or below."""
    gaps = [(left, right) for near in beside for left, right in zip(near, near[1:], strict=False)]
    return any(
        right.x0 - left.x1 > WIDE * right.size and left.x1 <= a.x1 + ALIGNED and right.x0 >= b.x0 - ALIGNED
        for left, right in gaps
    )


def _aligned(a: Segment, b: Segment, right: float) -> bool:
    """Tell whether two segments begin, end or are centred at one place, as cells are; all rows end at the right."""
    starts, ends = abs(a.x0 - b.x0) < ALIGNED, abs(a.x1 - b.x1) < ALIGNED
    return starts or (ends and a.x1 < right - 2 * ALIGNED) or abs(a.x0 + a.x1 - b.x0 - b.x1) < ALIGNED


def _gaps(line: Sequence[Segment]) -> list[float]:
    """Return the gaps between the words of a row."""
    found = [g for segment in line for g in segment.glyphs if g.text.strip()]
    return [b.x0 - a.x1 for a, b in zip(found, found[1:], strict=False) if b.x0 - a.x1 > SPACE * b.size]


def _least_gap(gaps: Sequence[float], size: float, full: bool) -> float:
    """Return how wide a gap of a row must be to part columns: wider than the gaps of a loosely justified row.

    The slack of a justified row is one long word at most, or even: more of it, unevenly, shows a row of a table.
    """
    if len(gaps) < 2:
        return (ALONE if full else WIDE) * size
    slack = sum(gap for gap in gaps if gap > GAP * size)
    uneven = max(gaps) > EVEN * min(gaps)
    return WIDE * size if uneven and slack > SLACK * size else max(WIDE * size, LOOSE * median_low(gaps))
