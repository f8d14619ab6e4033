"""Rows of a name and numbers, as a PDF dump leaves them: wrapped names, numbers split at the thousands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.block import Text, join_lines, line_text
from zhinaq.recognise.shape import is_number
from zhinaq.source import Line

Row = tuple[Text, ...]
TOKEN = re.compile(r"[^ \t]+")


@dataclass(frozen=True)
class Tail:
    """A line read from its end: where the name stops, and the spans of the numbers after it."""

    name_end: int
    cells: tuple[tuple[int, int], ...]


def tail(text: str) -> Tail:
    """Split a line into a name and its trailing numbers."""
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
    cells: list[tuple[int, int]] = []
    while tokens and is_number(text[tokens[-1][0] : tokens[-1][1]]):
        cells.insert(0, tokens.pop())
    return Tail(tokens[-1][1] if tokens else 0, tuple(cells))


def thousands(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether two neighbouring numbers can be one, parted at the thousands."""
    return bool(re.fullmatch(r"[-−]?\d{1,3}(?: \d{3})*", text[a[0] : a[1]])) and bool(
        re.fullmatch(r"\d{3}(?:[.,]\d+)?", text[b[0] : b[1]])
    )


def merged(text: str, cells: Sequence[tuple[int, int]], wanted: int) -> list[tuple[int, int]]:
    """Join numbers split at the thousands until `wanted` cells are left, if that can be."""
    out = list(cells)
    at = 0
    while len(out) > wanted and at + 1 < len(out):
        if thousands(text, out[at], out[at + 1]):
            out[at : at + 2] = [(out[at][0], out[at + 1][1])]
        else:
            at += 1
    return out


def columns(texts: Sequence[str]) -> int:
    """Return the number of number columns most rows agree on (0: none)."""
    tails = [(t, tail(t)) for t in texts]
    rows = [(t, x) for t, x in tails if x.cells]
    votes: Counter[int] = Counter()
    for text, row in rows:
        least = len(merged(text, row.cells, 1))
        for k in range(least, len(row.cells) + 1):
            votes[k] += 1
    usable = {k: n for k, n in votes.items() if k >= 1}
    if not usable:
        return 0
    best = max(usable, key=lambda k: (usable[k], k))
    return best if usable[best] >= max(2, 0.5 * len(rows)) else 0


def numeric_rows(lines: Sequence[Line]) -> tuple[list[Row], int, str] | None:
    """Return rows, head rows and certainty, or None when the lines are not of that kind."""
    lines = unsplit(lines)
    texts = [line.text.rstrip() for line in lines]
    k = columns(texts)
    filled = [i for i, t in enumerate(texts) if len(merged(t, tail(t).cells, k)) == k and k]
    if k < 1 or len(filled) < 2 or (k == 1 and len(filled) < 0.5 * len(lines)) or len(filled) < 0.2 * len(lines):
        return None
    names = sum(1 for i in filled if tail(texts[i]).name_end)
    extra = 1 if names or has_names(texts, filled) else 0
    if k == 1 and not extra:
        return None
    first = name_start(texts, filled[0]) if extra else filled[0]
    rows = data_rows(lines, first, k, extra)
    head = head_rows(lines[:first], k + extra)
    full = sum(len(r) == k + extra for r in rows)
    sure = full == len(rows) and (not head or all(len(r) == k + extra for r in head))
    return [*head, *rows], len(head), "high" if sure else "medium" if full > 0.6 * len(rows) else "low"


def name_start(texts: Sequence[str], at: int) -> int:
    """Return where the name of the first row with numbers begins: on lines above them, back to one with a capital."""
    if tail(texts[at]).name_end:
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


def data_rows(lines: Sequence[Line], first: int, k: int, extra: int) -> list[Row]:
    """Return the rows from the first that has numbers; a name may stand on the lines above its numbers."""
    rows: list[Row] = []
    pending: list[Line] = []
    for line in lines[first:]:
        text = line.text.rstrip()
        row = tail(text)
        cells = merged(text, row.cells, k)
        whole = line_text(line)
        if len(cells) < k or not row.cells:
            if pending and pending[-1].text.rstrip().endswith(":"):
                rows.append((join_lines(pending),))
                pending = []
            pending.append(line)
            continue
        name = whole[: max(row.name_end, cells[0][0] if len(cells) > k else row.name_end)]
        if len(cells) > k:
            cells, name = cells[-k:], whole[: cells[-k - 1][1]]
        if pending:
            name = (join_lines(pending) + Text(" ") + name).strip()
            pending = []
        numbers = tuple(whole[a:b].strip() for a, b in cells)
        rows.append((name.strip(), *numbers) if extra or name.strip() else numbers)
    if pending:
        rows.append((join_lines(pending),))
    return rows


def head_rows(lines: Sequence[Line], wanted: int) -> list[Row]:
    """Return the head's rows: words that are as many as the columns are cells, else wrapped lines are joined."""
    if not lines:
        return []
    if len(lines) == 1:
        parts = line_text(lines[0]).strip().split(r"\s+")
        if len(parts) == wanted:
            return [tuple(parts)]
    runs: list[list[Line]] = []
    for line in lines:
        text = line.text.strip()
        if runs and (
            runs[-1][-1].hyphen or runs[-1][-1].text.rstrip().endswith(",") or text[:1].islower() or text[:1] in "%("
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    cells = tuple(join_lines(run) for run in runs)
    return [cells] if len(cells) <= wanted or len(lines) < 2 else [(c,) for c in cells]
