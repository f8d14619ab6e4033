"""The best path through the automaton for the lines of a text, and how sure each of its steps is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zhinaq.recognise.label.grammar import FRAGMENT, WALLS, may_follow, roles, states, walled

LOWEST = -1e9
BEAM = 18.0  # what is this far below the best state of a line is followed no further (a chance of 1 in 65 million)


@dataclass(frozen=True)
class Weights:
    """Weights by sign, of roles and of zones, in the order of the states; and of the steps onward from each state."""

    signs: Mapping[str, tuple[tuple[int, float], ...]]
    onward: tuple[tuple[tuple[int, float], ...], ...]


@cache
def _slots() -> tuple[dict[str, int], tuple[tuple[int, int], ...]]:
    """Number roles and zones as slots of one list; say which two make each state's score."""
    zones = tuple(dict.fromkeys(zone for zone, _ in states()))
    slot = {f"role {r}": n for n, r in enumerate(roles())}
    slot |= {f"zone {z}": len(roles()) + n for n, z in enumerate(zones)}
    return slot, tuple((slot[f"role {r}"], slot[f"zone {z}"]) for z, r in states())


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package."""
    return read_weights(files("zhinaq").joinpath("recognise", "label", "weights.tsv").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Read the weights that scripts/learn_labels.py wrote: kind, what, sign, value."""
    number = {".".join(state): n for n, state in enumerate(states())}
    signs: dict[str, list[tuple[int, float]]] = {}
    steps: dict[tuple[int, int], float] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        kind, what, sign, value = line.split("\t")
        if kind == "step":
            steps[number[what], number[sign]] = float(value)
        else:
            signs.setdefault(sign, []).append((_slots()[0][f"{kind} {what}"], float(value)))
    known = states()
    onward = tuple(
        tuple((j, steps.get((i, j), 0.0)) for j, b in enumerate(known) if may_follow(a, b)) for i, a in enumerate(known)
    )
    return Weights({sign: tuple(found) for sign, found in signs.items()}, onward)


def scores(signs: Sequence[str], weights: Weights) -> list[float]:
    """Return what the signs of one line say for each state."""
    slots, pairs = _slots()
    sums = [0.0] * len(slots)
    for sign in signs:
        for slot, value in weights.signs.get(sign, ()):
            sums[slot] += value
    row = [sums[a] + sums[b] for a, b in pairs]
    for sign in WALLS.keys() & set(signs):
        for j in walled(sign):
            row[j] = LOWEST
    return row


def contributions(signs: Sequence[str], weights: Weights, j: int) -> list[tuple[str, float]]:
    """Return what each sign of a line says for one state."""
    slots = _slots()[1][j]
    found = [(s, sum(v for slot, v in weights.signs.get(s, ()) if slot in slots)) for s in signs]
    return [(sign, value) for sign, value in found if value]


def best_path(given: Sequence[Sequence[float]], weights: Weights) -> list[int]:
    """Return the best state of every line (Viterbi, with a beam); a state scored LOWEST is ruled out."""
    known = states()
    now = {j: v for j, v in enumerate(given[0]) if known[j][0] in FRAGMENT and v > LOWEST} if given else {}
    came: list[dict[int, int]] = []
    for line in given[1:]:
        new: dict[int, float] = {}
        source: dict[int, int] = {}
        floor = max(now.values()) - BEAM
        for i, value in now.items():
            if value < floor:
                continue
            for j, extra in weights.onward[i]:
                total = value + extra
                if line[j] > LOWEST and total > new.get(j, LOWEST):
                    new[j] = total
                    source[j] = i
        if not new:  # what is decided leaves no path: begin anew
            new = {j: 0.0 for j, v in enumerate(line) if v > LOWEST}
            source = {j: max(now, key=lambda k: now[k]) for j in new}
        now = {j: v + line[j] for j, v in new.items()}
        came.append(source)
    path = [max(now, key=lambda k: now[k])] if now else []
    for source in reversed(came):
        path.append(source[path[-1]])
    return path[::-1]


def certainty(given: Sequence[Sequence[float]], weights: Weights) -> list[dict[int, float]]:
    """Return the probability of the likely states of every line (forward and backward sums, within the beam)."""
    known = states()
    factor = [tuple((j, math.exp(extra)) for j, extra in steps) for steps in weights.onward]
    forward: list[dict[int, float]] = []
    outs: list[dict[int, float]] = []
    now: dict[int, float] = {}
    for n, line in enumerate(given):
        top = max(line)
        reached: dict[int, float] = {}
        if n:
            for i, value in now.items():
                for j, f in factor[i]:
                    reached[j] = reached.get(j, 0.0) + value * f
        else:
            reached = {j: 1.0 for j in range(len(line)) if known[j][0] in FRAGMENT}
        out = {j: math.exp(line[j] - top) for j in reached if line[j] > LOWEST}
        now = {j: reached[j] * v for j, v in out.items()}
        if not sum(now.values()):
            out = {j: math.exp(v - top) for j, v in enumerate(line) if v > LOWEST}
            now = dict(out)
        total = sum(now.values())
        now = {j: v / total for j, v in now.items() if v / total > math.exp(-BEAM)}
        forward.append(now)
        outs.append(out)
    return _backward(forward, outs, factor)


def _backward(
    forward: Sequence[dict[int, float]], outs: Sequence[dict[int, float]],
    factor: Sequence[tuple[tuple[int, float], ...]],
) -> list[dict[int, float]]:  # fmt: skip
    result: list[dict[int, float]] = [{}] * len(forward)
    later = dict.fromkeys(forward[-1], 1.0) if forward else {}
    for n in range(len(forward) - 1, -1, -1):
        both = {j: v * later.get(j, 0.0) for j, v in forward[n].items()}
        total = sum(both.values())
        result[n] = {j: v / total for j, v in both.items()} if total else dict(forward[n])
        if not n:
            break
        ahead = {j: outs[n][j] * v for j, v in later.items() if j in outs[n]}
        earlier = {i: sum(f * ahead.get(j, 0.0) for j, f in factor[i]) for i in forward[n - 1]}
        total = sum(earlier.values()) or 1.0
        later = {i: v / total for i, v in earlier.items()}
    return result
