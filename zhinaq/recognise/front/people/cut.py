"""Cut people's lines into names, posts, institutions, places, contacts and marks: the best path over their tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zhinaq.recognise.front.people.pieces import Piece, features, pieces

LABELS = ("N", "n", "P", "p", "A", "a", "L", "C", "M", "O")
KINDS = {"N": "name", "P": "post", "A": "institution", "L": "place", "C": "contact", "M": "mark", "O": "other"}
INSIDE = {"n": "Nn", "p": "Pp", "a": "AaL"}
FIXED = {"mail": "C", "orcid": "C", "url": "C", "mark": "MCn", "icon": "MCn"}
MISSED = 200  # what a line known to hold a name adds to it, in the measure of the weights
WEIGHTS = Path(__file__).with_name("weights.txt")
Weights = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Span:
    """One piece of people's lines: what it is, where it stands, and the signs before it."""

    kind: str
    at: int
    end: int
    gap: frozenset[str]
    glued: bool = False


@cache
def weights() -> Weights:
    """Read the weights: after a comment, lines of a feature and one whole number for each label."""
    out: dict[str, list[int]] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("//"):
            name, _, numbers = line.partition("\t")
            out[name] = [int(x) for x in numbers.split()]
    return out


def spans(text: str, starts: Sequence[int] = (0,), named: Collection[int] | None = None) -> list[Span]:
    """Cut the text of people's lines into spans; each line's start, and which lines hold names, when that is known.

    Between lines the text has a line end, after a blank line a vertical tab.
    """
    found = pieces(text)
    lines = [bisect_right(starts, p.at) - 1 for p in found]
    path = best_path(found, lines, named, weights())
    missed = set(named or ()) - {n for n, label in zip(lines, path, strict=True) if label in "Nn"}
    if missed:
        path = best_path(found, lines, named, weights(), missed)
    out: list[Span] = []
    for piece, label in zip(found, path, strict=True):
        kind = KINDS[label.upper()]
        inside = label.islower() and ";" not in piece.gap or label in "LCO" and not piece.gap & {"nl", "bl"}
        same = bool(out) and out[-1].kind == kind and inside
        if same:
            out[-1] = Span(kind, out[-1].at, piece.end, out[-1].gap, out[-1].glued)
        else:
            out.append(Span(kind, piece.at, piece.end, piece.gap, label.islower()))
    return out


def best_path(
    found: Sequence[Piece], lines: Sequence[int], named: Collection[int] | None, table: Weights,
    missed: Collection[int] = (),
) -> list[str]:  # fmt: skip
    """Return the labels that together score best; `missed`: lines that hold a name although none was found there."""
    if not found:
        return []
    count = len(LABELS)
    scores: list[float] = [0.0] * count
    back: list[list[int]] = []
    for i, names in enumerate(features(found, lines, named)):
        own = [0] * count
        for name in names:
            for k, x in enumerate(table.get(name, ())):
                own[k] += x
        may = FIXED.get(found[i].kind, "NnPpAaLCMO")
        if lines[i] in missed and found[i].kind in ("word", "initial"):
            own[0], own[1] = own[0] + MISSED, own[1] + MISSED
        moves = [table[m] for m in step_features(found[i]) if m in table]
        fresh: list[float] = []
        trace: list[int] = []
        for k, label in enumerate(LABELS):
            if label not in may:
                fresh.append(-1e9)
                trace.append(0)
                continue
            best, source = -1e12, 0
            for j, before in enumerate(LABELS):
                if label in INSIDE and (i == 0 or before not in INSIDE[label]):
                    continue
                if i == 0 and j:
                    break
                at = j * count + k
                score = scores[j] + (sum(m[at] for m in moves) if i else 0)
                if score > best:
                    best, source = score, j
            fresh.append(best + own[k] if best > -1e11 else -1e9)
            trace.append(source)
        scores = fresh
        back.append(trace)
    k = max(range(count), key=lambda j: scores[j])
    path = [k]
    for trace in reversed(back[1:]):
        path.append(trace[path[-1]])
    return [LABELS[k] for k in reversed(path)]


def step_features(piece: Piece) -> list[str]:
    """Return the features of going from the token before to this one: the signs between them."""
    return ["> ", *("> " + flag for flag in sorted(piece.gap))]
