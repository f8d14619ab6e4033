"""Learn the weights of the cut of people's lines from invented lines; the same bytes every time.

python -m scripts.people.learn [CASES] [ROUNDS]
"""

from __future__ import annotations

import random
import re
import sys
from bisect import bisect_right
from pathlib import Path

from scripts.people.lines import Parts, case
from zhinaq.recognise.front.people.cut import LABELS, WEIGHTS, best_path, step_features
from zhinaq.recognise.front.people.pieces import Piece, features, pieces

CASES, ROUNDS, SEED, LEAST, SCALE = 16000, 4, 7, 24, 10
HEAD = """// Weights of the cut of people's lines: a feature, a tab, one whole number for each label ({labels}).
// "> sign" lines hold a number for each pair of labels instead, row by row: going from one to the other over that sign.
// Learned by scripts/people/learn.py from invented lines; the features are named in pieces.py. Not for editing by hand.
"""


def gold(parts: Parts, found: list[Piece]) -> list[str]:
    """Return the label of each token of a case: capital at the first token of a piece, small inside it."""
    ranges, at = [], 0
    for text, label in parts:
        ranges.append((at, at + len(text), label))
        at += len(text)
    out, seen = [], set()
    for piece in found:
        k, label = next((k, x) for k, (a, b, x) in enumerate(ranges) if x and a < piece.end and piece.at < b)
        if label in "NPA" and k in seen or label == "a":
            label = label.lower()
        seen.add(k)
        out.append("M" if piece.kind in ("mark", "icon") and label not in "Cn" else label)
    return out


def learn(cases: int, rounds: int) -> dict[str, list[int]]:
    """Train an averaged structured perceptron and return its weights as whole numbers."""
    r = random.Random(SEED)  # noqa: S311  # invented lines, no secret
    data = []
    for _ in range(cases):
        parts, named = case(r)
        text = "".join(t for t, _ in parts)
        found = pieces(text)
        if found:
            starts = [0, *(m.end() for m in re.finditer(r"[\n\v]", text))]
            data.append((found, [bisect_right(starts, p.at) - 1 for p in found], _noise(named, r), gold(parts, found)))
    table: dict[str, list[int]] = {}
    total: dict[str, list[int]] = {}
    step = 0
    for n in range(rounds):
        r.shuffle(data)
        wrong = 0
        for found, lines, named, want in data:
            step += 1
            got = best_path(found, lines, named, table)
            if got == want:
                continue
            wrong += 1
            for i, names in enumerate(features(found, lines, named)):
                if got[i] != want[i]:
                    for name in names:
                        _bump(table, total, name, LABELS.index(want[i]), 1, step, len(LABELS))
                        _bump(table, total, name, LABELS.index(got[i]), -1, step, len(LABELS))
                if i and got[i - 1 : i + 1] != want[i - 1 : i + 1]:
                    for name in step_features(found[i]):
                        _bump(table, total, name, _pair(want, i), 1, step, len(LABELS) ** 2)
                        _bump(table, total, name, _pair(got, i), -1, step, len(LABELS) ** 2)
        print(f"round {n + 1}: {wrong} of {len(data)} cases wrong", file=sys.stderr)
    mean = {k: [round(SCALE * (x - total[k][j] / (step + 1))) for j, x in enumerate(v)] for k, v in table.items()}
    return {k: v for k, v in sorted(mean.items()) if max(map(abs, v)) >= LEAST}


def _noise(named: set[int] | None, r: random.Random) -> set[int] | None:
    """Now and then, say of a line the wrong thing, as a reader of lines does."""
    if named is None:
        return None
    return {n for n in named if r.random() > 0.04} | ({r.randint(0, 4)} if r.random() < 0.06 else set())


def _pair(path: list[str], i: int) -> int:
    return LABELS.index(path[i - 1]) * len(LABELS) + LABELS.index(path[i])


def _bump(
    table: dict[str, list[int]], total: dict[str, list[int]], name: str, at: int, by: int, step: int, size: int
) -> None:
    if name not in table:
        table[name], total[name] = [0] * size, [0] * size
    table[name][at] += by
    total[name][at] += by * step


def main() -> None:
    """Learn and write the weights."""
    cases, rounds = (int(x) for x in (*sys.argv[1:3], CASES, ROUNDS)[:2]) if len(sys.argv) > 2 else (CASES, ROUNDS)
    table = learn(cases, rounds)
    lines = [f"{name}\t{' '.join(map(str, values))}" for name, values in table.items()]
    Path(WEIGHTS).write_text(HEAD.format(labels=" ".join(LABELS)) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} features, {Path(WEIGHTS).stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
