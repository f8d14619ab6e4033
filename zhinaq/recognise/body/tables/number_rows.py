"""A table row read from its end: the name, then numbers, their split thousands and units put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.signs.flow import is_number

TOKEN = re.compile(r"[^ \t]+")
HUNDREDS = re.compile(r"\d{3}(?: \d{3})*(?:[.,]\d+)?")
LEADING = re.compile(r"[-−]?\d{1,3}(?: \d{3})*")
UNIT = re.compile(r"[^\W\d_]{1,4}\.?")
Span = tuple[int, int]


@dataclass(frozen=True)
class Tail:
    """Where a row's name stops, and the places of the numbers after it."""

    name_end: int
    cells: tuple[Span, ...]


def tail(text: str, units: bool = False) -> Tail:
    """Split a line into a name and its trailing numbers; `units` lets a short word follow a number («2,5 kg»)."""
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
    cells: list[Span] = []
    while tokens:
        a, b = tokens[-1]
        if is_number(text[a:b]):
            cells.insert(0, tokens.pop())
        elif (
            units and len(tokens) > 1 and UNIT.fullmatch(text[a:b]) and text[a].islower() and is_digit(text, tokens[-2])
        ):
            tokens.pop()
            cells.insert(0, (tokens.pop()[0], b))
        else:
            break
    return Tail(tokens[-1][1] if tokens else 0, tuple(cells))


def is_digit(text: str, span: Span) -> bool:
    """Tell whether a token is a number with digits in it."""
    token = text[span[0] : span[1]]
    return is_number(token) and any(c.isdigit() for c in token)


def thousands(text: str, a: Span, b: Span) -> bool:
    """Tell whether two neighbouring numbers can be one, parted at the thousands."""
    return bool(LEADING.fullmatch(text[a[0] : a[1]]) and HUNDREDS.fullmatch(text[b[0] : b[1]]))


def merges(text: str, cells: Sequence[Span], wanted: int) -> tuple[list[Span], tuple[int, ...]]:
    """Join numbers split at the thousands until `wanted` are left, the sure ones first; return them and where."""
    starts = {a: n for n, (a, _) in enumerate(cells)}
    out = list(cells)
    where: list[int] = []
    for joins in (surely, thousands):
        at = 0
        while len(out) > wanted and at + 1 < len(out):
            if joins(text, out[at], out[at + 1]):
                where.append(starts[out[at + 1][0]])
                out[at : at + 2] = [(out[at][0], out[at + 1][1])]
            else:
                at += 1
    return out, tuple(sorted(where))


def surely(text: str, a: Span, b: Span) -> bool:
    """Tell whether two neighbours must be one number, as the second begins with a nought."""
    return text[b[0]] == "0" and b[1] - b[0] == 3 and thousands(text, a, b)


def certain(text: str, cells: Sequence[Span]) -> int:
    """Count the neighbours that must be one number."""
    return sum(1 for a, b in zip(cells, cells[1:], strict=False) if surely(text, a, b))


def columns(texts: Sequence[str]) -> int:
    """Return the number of number columns most rows agree on (0: none)."""
    votes: Counter[int] = Counter()
    rows = 0
    for text in texts:
        reads = {tail(text).cells, tail(text, units=True).cells} - {()}
        rows += bool(reads)
        votes.update({k for cells in reads for k in possible(text, cells)})
    if not votes:
        return 0
    most = max(votes.values())
    best = max((k for k, n in votes.items() if n == most), key=lambda k: (aligned(texts, k), k))
    return best if most >= max(2, 0.5 * rows) else 0


def possible(text: str, cells: Sequence[Span]) -> range:
    """Return how many numbers the tokens of a row can be."""
    return range(len(merges(text, cells, 1)[0]), len(cells) - certain(text, cells) + 1)


def aligned(texts: Sequence[str], k: int) -> bool:
    """Tell whether rows with the same count of numbers join them at the same places to make `k`."""
    places: dict[int, Counter[tuple[int, ...]]] = {}
    for text in texts:
        cells = tail(text).cells
        made, where = merges(text, cells, k)
        if len(made) == k:
            places.setdefault(len(cells), Counter())[where] += 1
    return all(max(c.values()) >= 0.8 * sum(c.values()) for c in places.values())


def row_of(text: str, k: int) -> Tail | None:
    """Read a row of `k` numbers; more numbers than that belong to the name. None when there are fewer."""
    for units in (False, True):
        read = tail(text, units)
        cells = merges(text, read.cells, k)[0]
        if k and len(cells) == k:
            return Tail(read.name_end, tuple(cells))
        if k and len(cells) > k:
            return Tail(cells[-k - 1][1], tuple(cells[-k:]))
    return None
