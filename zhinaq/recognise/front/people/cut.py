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
    path = best_path(found, [bisect_right(starts, p.at) - 1 for p in found], named, weights())
    out: list[Span] = []
    for piece, label in zip(found, path, strict=True):
        kind = KINDS[label.upper()]
        same = (
            bool(out)
            and out[-1].kind == kind
            and (label.islower() or (label in "LCO" and not piece.gap & {"nl", "bl"}))
        )
        if same:
            out[-1] = Span(kind, out[-1].at, piece.end, out[-1].gap, out[-1].glued)
        else:
            out.append(Span(kind, piece.at, piece.end, piece.gap, label.islower()))
    return out


def best_path(
    found: Sequence[Piece], lines: Sequence[int], named: Collection[int] | None, table: Weights,
    allowed: Sequence[str] | None = None,
) -> list[str]:  # fmt: skip
    """Return the labels that together score best; `allowed`: labels that may stand at each token."""
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
        may = allowed[i] if allowed else FIXED.get(found[i].kind, "NnPpAaLCMO")
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
