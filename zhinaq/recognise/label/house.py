"""The volume's own habits: what a first reading finds sure in this volume becomes prior for all of it.

Two habits are learned from the probabilities of the first path: which shapes of line this volume uses for each role
(empirical Bayes: the share of a role among units of one shape, the unit itself left out, against its share in the
volume), and which roles follow each other in its fronts (counts added to what the weights expect).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhinaq.recognise.label.grammar import ZONES, states
from zhinaq.recognise.label.limits import limits
from zhinaq.recognise.label.score import LOWEST, Weights

ROLES = (
    "title",
    "byline",
    "people",
    "abstract",
    "summary",
    "keywords",
    "code",
    "section",
    "matter",
    "begin",
    "prose",
    "list",
)
CASE = ("capitals", "many-capitals", "title-case")
FRONT = ("start", "above", "own", "parallel", "late")
# the shapes of a unit, each a choice of its signs: how it is set, how it opens, how it ends, how long it is
SHAPES = (
    frozenset({*CASE, "title-style", "heading-style", "style-bold", "blank-0", "blank-1", "blank-2", "page-start"}),
    frozenset(
        {*CASE, "name-first", "initials", "names-all", "names-most", "numbered", "commas", "institution", "code"}
    ),
    frozenset(
        {"ends-stop", "ends-letter", "ends-comma", "ends-colon", "mail", "bracket", "post", "institution", "short"}
    ),
)


def adapted(
    given: Sequence[Sequence[float]], signs: Sequence[Sequence[str]], chances: Sequence[Mapping[int, float]],
    weights: Weights,
) -> tuple[list[list[float]], Weights]:  # fmt: skip
    """Return scores and weights with the habits of the volume added."""
    rows = [list(row) for row in given]
    roles = [_roles(row) for row in chances]
    for shape in SHAPES:
        _by_shape(rows, [tuple(s for s in mine if s in shape) for mine in signs], roles)
    return rows, _by_order(chances, weights)


def _roles(chances: Mapping[int, float]) -> dict[str, float]:
    out: dict[str, float] = defaultdict(float)
    for j, p in chances.items():
        out[states()[j][1].rstrip("+")] += p
    return out


def _by_shape(rows: list[list[float]], keys: Sequence[tuple[str, ...]], roles: Sequence[Mapping[str, float]]) -> None:
    """Add to each role what other units of the same shape are in this volume."""
    known = limits("house")
    count: dict[tuple[str, ...], int] = defaultdict(int)
    sums: dict[tuple[tuple[str, ...], str], float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    for key, mine in zip(keys, roles, strict=True):
        count[key] += 1
        for role in ROLES:
            sums[key, role] += mine.get(role, 0.0)
            total[role] += mine.get(role, 0.0)
    size = len(keys)
    for row, key, mine in zip(rows, keys, roles, strict=True):
        if count[key] < 2:
            continue
        for role in ROLES:
            own, expected = mine.get(role, 0.0), max(total[role] / size, known["least"])
            others = sums[key, role] - own
            share = (others + known["doubt"] * expected) / (count[key] - 1 + known["doubt"])
            more = known["shape"] * max(-known["most"], min(known["most"], math.log(share / expected)))
            for j, (_, name) in enumerate(states()):
                if name.rstrip("+") == role and row[j] > LOWEST:
                    row[j] += more


def _by_order(chances: Sequence[Mapping[int, float]], weights: Weights) -> Weights:
    """Return the weights, steps in the fronts moved towards those that this volume takes."""
    known = limits("house")
    taken: dict[tuple[int, int], float] = defaultdict(float)
    left: dict[int, float] = defaultdict(float)
    for above, below in zip(chances, chances[1:], strict=False):
        for i, p in above.items():
            for j, q in below.items():
                if p * q > known["seen"]:
                    taken[i, j] += p * q
                    left[i] += p * q
    onward = []
    for i, steps in enumerate(weights.onward):
        if not (set(ZONES) - {"body", "back"} >= {states()[i][0]} or left[i]):
            onward.append(steps)
            continue
        whole = sum(math.exp(w) for _, w in steps)
        moved = []
        for j, w in steps:
            expected = math.exp(w) / whole
            share = (taken[i, j] + known["habit"] * expected) / (left[i] + known["habit"])
            front = states()[j][0] in FRONT or states()[i][0] in FRONT
            moved.append((j, w + (known["order"] * math.log(share / expected) if front else 0.0)))
        onward.append(tuple(moved))
    return Weights(weights.signs, tuple(onward))
