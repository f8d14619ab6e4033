"""The joint cut of a list of references: which lines open entries, what belongs to none, and where the list ends.

Every cut of the lines into entries has a sum of weighted signs (weights.yaml); the best sum is looked for over all
of them at once. Then the list's own habit is counted on that cut (how its entries begin, what stands between them,
what an entry holds) and the cut is made again with it: what is doubtful alone follows the sure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

from zhinaq.recognise.back.rows import Row

LONGEST_ENTRY, LONGEST_ASIDE = 16, 12  # lines
FEW = 4  # entries from which a list has habits
SMOOTH = 1.5  # how many lines the general weights are worth beside the list's own
LIMIT = 3.0  # how far a habit moves a weight
LONG, FEWEST = 900, 300  # letters from which an entry is long, for any list and for one of short entries

Weights = Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """Return the weights of the signs."""
    text = files("zhinaq").joinpath("recognise", "back", "weights.yaml").read_text(encoding="utf-8")
    data: Weights = yaml.safe_load(text)
    return data


@dataclass(frozen=True)
class Habit:
    """What a list does for itself: weights moved by its own lines, whether it rises, whether its numbers have stops."""

    numbered: bool
    moved: Mapping[str, float] = field(default_factory=dict)
    wanted: Mapping[str, float] = field(default_factory=dict)
    rising: bool = False
    single: bool = False  # one line holds one entry
    longest: float = LONG  # letters an entry has at most
    bias: float = 0.0


@dataclass(frozen=True)
class Cut:
    """A cut: entries as ranges of rows, and its sum."""

    entries: tuple[tuple[int, int], ...]
    total: float

    @property
    def mean(self) -> float:
        """Return the mean sum of an entry."""
        return self.total / len(self.entries) if self.entries else 0.0


def decode(rows: Sequence[Row], numbered: bool, count: int = 0) -> Cut:
    """Return the best cut of a list that begins with the first row; `count` entries when so many are known."""
    first = _counted(rows, Habit(numbered), count)
    if len(first.entries) < FEW:
        return first
    return _counted(rows, _habit(rows, first, numbered), count)


def _counted(rows: Sequence[Row], habit: Habit, count: int) -> Cut:
    """Return the best cut, with the cost of a start moved until the cut has as many entries as are known."""
    cut = _best(rows, habit)
    if not count:
        return cut
    low, high = -12.0, 12.0
    for _ in range(14):
        if len(cut.entries) == count:
            break
        middle = (low + high) / 2
        cut = _best(
            rows, Habit(habit.numbered, habit.moved, habit.wanted, habit.rising, habit.single, habit.longest, middle)
        )
        low, high = (middle, high) if len(cut.entries) < count else (low, middle)
    return cut


def _best(rows: Sequence[Row], habit: Habit) -> Cut:
    """Find the best way from the first row to any end."""
    w = weights()
    start = [_start(row, habit, w) for row in rows]
    going = [_going(row, habit, w) for row in rows]
    sums: dict[int, float] = {0: 0.0}
    came: dict[int, tuple[int, int]] = {}
    best_end, best = 0, 0.0
    for i in range(len(rows)):
        if i not in sums or (rows[i].halts and i) or (habit.numbered and rows[i].number is None):
            continue
        total = sums[i] + (start[i] if i else 0.0)
        signs: set[str] = set()
        length = 0
        for end in range(i + 1, min(len(rows), i + LONGEST_ENTRY) + 1):
            row = rows[end - 1]
            if end - 1 > i:
                if row.halts:
                    break
                total += going[end - 1]
            signs |= row.signs if end - 1 == i else row.signs - {"name", "ibid"}
            length += row.length
            here = total + _entry(signs, length, habit, w)
            torn = w["entry"]["torn"] if end < len(rows) and not _parted(rows[end]) else 0.0
            if here + torn > best:
                best_end, best = end, here + torn
                came[-1] = (i, end)
            for following, cost in _next(rows, i, end, habit, w):
                if here + cost > sums.get(following, -math.inf):
                    sums[following] = here + cost
                    came[following] = (i, end)
    return _traced(came, best_end, best)


def _traced(came: Mapping[int, tuple[int, int]], end: int, total: float) -> Cut:
    if not end:
        return Cut((), 0.0)
    entries = [came[-1]]
    while entries[-1][0] > 0:
        entries.append(came[entries[-1][0]])
    return Cut(tuple(reversed(entries)), total)


def _next(rows: Sequence[Row], i: int, end: int, habit: Habit, w: Weights) -> list[tuple[int, float]]:
    """Return where the entry after [i, end) may begin, at once or behind an aside, and what that is worth."""
    out: list[tuple[int, float]] = []
    if end < len(rows) and (cost := _order(rows[i:end], rows[end], habit, w)) is not None:
        out.append((end, cost))
    if end >= len(rows) or not _parted(rows[end]):
        return out
    cost = w["aside"]["begins"] + (0.0 if rows[end].breaks & {"blank", "paged"} else w["aside"]["solid"])
    for k in range(end, min(len(rows), end + LONGEST_ASIDE)):
        if rows[k].halts and not habit.numbered:
            break
        cost += w["aside"]["line"] + w["aside"]["marked"] * len(rows[k].signs - {"contact", "name"})
        cost += w["aside"]["label"] * rows[k].halts + w["aside"]["title"] * ("capitals" in rows[k].start)
        if k + 1 < len(rows) and rows[k + 1].breaks & {"blank", "parted", "paged"}:
            order = _order(rows[i:end], rows[k + 1], habit, w)
            if order is not None:
                out.append((k + 1, cost + order))
    return out


def _parted(row: Row) -> bool:
    """Tell whether a line may follow the end of a list, or of an entry before something else."""
    if row.breaks & {"small", "blank"} == {"small"}:
        return row.halts
    return row.halts or (
        "blank" in row.breaks or {"parted", "closed"} <= row.breaks or {"paged", "closed"} <= row.breaks
    )


def _order(entry: Sequence[Row], row: Row, habit: Habit, w: Weights) -> float | None:
    """Return what the place of one entry behind another is worth, None when it cannot stand there."""
    if habit.numbered:
        return _numbers(entry, row, w["number"])
    before = entry[0]
    if not habit.rising or not before.key or not row.key:
        return 0.0
    return w["order"]["rising" if before.key <= row.key else "falling"]


def _numbers(entry: Sequence[Row], row: Row, w: Mapping[str, float]) -> float | None:
    before = entry[0]
    if before.number is None or row.number is None:
        return None
    last = before.number
    while row.number > last + 1 and any(last + 1 in one.inside for one in entry):
        last += 1
    step = row.number - last
    if (row.way == "long") != (row.number > 999) or (row.way == "bare" and step != 1 and "nameless" in row.start):
        return None
    points = 0.0
    if row.way == "bare" and before.way == "stop":
        points += w["apart" if "blank" in row.breaks and "blank" not in before.breaks else "unwritten"]
    if step == 1:
        return points + w["expected"]
    if step == 0:
        return points + w["repeated"]
    if step in (2, 3):
        return points + w["skipped"] * (step - 1)
    return w["restarted"] if row.number == 1 and "host" not in row.start else None


def _start(row: Row, habit: Habit, w: Weights) -> float:
    known = row.start - {"numbered", "nameless"} if habit.numbered else row.start
    points = sum(w["start"][sign] + habit.moved.get(sign, 0.0) for sign in known)
    return points + 2 * min(0.0, _broken(row, habit, w)) + habit.bias


def _going(row: Row, habit: Habit, w: Weights) -> float:
    """Return what a line is worth as the next line of an entry: what parts it from the line before counts against.

    A break alone is no sign of an entry (what follows a list stands behind one too), so it counts here, and twice.
    """
    opens = sum(habit.moved.get(sign, 0.0) for sign in row.start)
    further = w["habit"]["single"] if habit.single else w["entry"]["goes_on"]
    return further - 2 * max(0.0, _broken(row, habit, w)) - max(0.0, opens)


def _broken(row: Row, habit: Habit, w: Weights) -> float:
    return sum(w["break"][sign] + habit.moved.get(sign, 0.0) for sign in row.breaks)


def _entry(signs: set[str], length: int, habit: Habit, w: Weights) -> float:
    """Return what the marks of a reference in one entry are worth."""
    e = w["entry"]
    points = sum(e[sign] for sign in signs if sign != "contact")
    points = min(e["most"], e["base"] + points) - sum(cost for sign, cost in habit.wanted.items() if sign not in signs)
    if length > habit.longest:
        points += e["long"]
    return points + (e["contact"] if "contact" in signs and "year" not in signs else 0.0)


def _habit(rows: Sequence[Row], cut: Cut, numbered: bool) -> Habit:
    """Count on a first cut what the list does: each sign's weight moves with how it parts starts from other lines."""
    starts = {a for a, _ in cut.entries if a}
    others = {i for a, b in cut.entries for i in range(a + 1, b)}
    w = weights()["habit"]["sign"]
    moved: dict[str, float] = {}
    picked: tuple[Callable[[Row], frozenset[str]], ...] = (lambda r: r.start, lambda r: r.breaks)
    for of in picked:
        opening = Counter(sign for i in starts for sign in of(rows[i]))
        inner = Counter(sign for i in others for sign in of(rows[i]))
        for sign in opening.keys() | inner.keys():
            yes = (opening[sign] + SMOOTH) / (len(starts) + 2 * SMOOTH)
            no = (inner[sign] + SMOOTH) / (len(others) + 2 * SMOOTH)
            moved[sign] = w * max(-LIMIT, min(LIMIT, math.log(yes / no)))
    n = len(cut.entries)
    keys = [rows[a].key for a, _ in cut.entries]
    rises = sum(x <= y for x, y in zip(keys, keys[1:], strict=False))
    holds = Counter(s for a, b in cut.entries for s in {x for r in rows[a:b] for x in r.signs})
    dated = not numbered and holds["year"] >= 0.9 * n
    wanted = {"year": weights()["habit"]["year"] * math.log1p(n)} if dated else {}
    single = sum(b - a == 1 for a, b in cut.entries) >= 0.85 * n
    lengths = sorted(sum(row.length for row in rows[a:b]) for a, b in cut.entries)
    longest = min(LONG, max(FEWEST, 2 * lengths[int(0.8 * (n - 1))]))
    return Habit(numbered, moved, wanted, rises >= 0.85 * (n - 1), single, longest)
