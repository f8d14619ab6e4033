"""Tables with rules of signs: grids («+---+» between rows, cells over several lines) and columns under dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Text, line_text
from zhinaq.recognise.body.view import View
from zhinaq.source import Line

BORDER = re.compile(r"^\+(?:[:=-]{2,}\+)+$")
DASHES = re.compile(r"^-{3,}(?:\s+-{2,})+$|^-{12,}$")
TORN, LONGEST = 3, 120


def is_border(text: str) -> bool:
    """Tell whether a line is the rule between two rows of a grid."""
    return bool(BORDER.match(text))


def row_like(text: str) -> bool:
    """Tell whether a line is a row of a grid, or a rule between two."""
    return text.startswith("|") or "\t" in text or is_border(text)


def torn(view: View, at: int) -> bool:
    """Tell whether a line is the rest of a row torn at the end of a line: the grid goes on below it."""
    above, text = view.text(at - 1), view.text(at)
    open_row = above.startswith("|") and not above.endswith("|")
    if not text or not (open_row or (text.endswith("|") and (row_like(above) or torn(view, at - 1)))):
        return False
    return any(row_like(view.text(i)) for i in range(at + 1, min(at + 1 + TORN, len(view.lines))))


def dashed_end(view: View, at: int) -> int:
    """Return the end of columns whose head stands over dashes, or that begin under dashes (`at`: there are none)."""
    over = bool(DASHES.match(view.text(at)))
    if not over and not DASHES.match(view.text(at + 1)):
        return at
    end = at + (1 if over else 2)
    while end < min(len(view.lines), at + LONGEST) and (not view.lines[end].blank or closes(view, end)):
        end += 1
    return end if end - at >= TORN else at


def closes(view: View, at: int) -> bool:
    """Tell whether more rows and the last dashes follow a blank line before the text goes on."""
    below = range(at, min(at + TORN, len(view.lines)))
    return any(DASHES.match(view.text(i)) for i in below)


def bordered(lines: Sequence[Line]) -> tuple[list[list[Text]], int] | None:
    """Return the rows of a grid, and how many are its head: cells over several lines and torn rows put together."""
    texts = [line.text.strip() for line in lines]
    if sum(map(is_border, texts)) < 2:
        return None
    rows: list[list[Text]] = []
    head, fresh = 0, True
    for line, text in zip(lines, texts, strict=True):
        if is_border(text):
            head = len(rows) if "=" in text else head
            fresh = True
            continue
        whole = line_text(line).strip()
        cells = [c.strip() for c in whole.strip("|").split(r"\||\t")]
        if fresh or not rows:
            rows.append(cells)
        elif row_like(text):
            rows[-1] = [spaced(a, b) for a, b in paired(rows[-1], cells)]
        else:
            rows[-1] = [*rows[-1][:-1], spaced(rows[-1][-1], cells[0]), *cells[1:]]
        fresh = False
    return rows, head


def paired(above: list[Text], below: list[Text]) -> list[tuple[Text, Text]]:
    """Return the cells of two lines of one row by column; the shorter is filled up."""
    width = max(len(above), len(below))
    full = [[*cells, *[Text()] * (width - len(cells))] for cells in (above, below)]
    return list(zip(*full, strict=True))


def spaced(a: Text, b: Text) -> Text:
    """Return two parts of a cell with a space between them."""
    return a + Text(" ") + b if a.chars and b.chars else a if a.chars else b
