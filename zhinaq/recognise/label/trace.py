"""What decided the label of one line: its signs with their weights, habits of the volume, steps, and the runner-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhinaq.recognise.label.decide import Decision
from zhinaq.recognise.label.grammar import may_follow, states
from zhinaq.recognise.label.score import LOWEST, contributions
from zhinaq.source import Line

SHOWN = 8  # signs named; the rest is added up


def traced(lines: Sequence[Line], number: int, made: Decision) -> Iterator[str]:
    """Yield how the unit that holds raw line `number` was decided; the sum shown is the sum that decided."""
    at = next((n for n, u in enumerate(made.parts) if any(x.number == number for x in lines[u.start : u.end])), None)
    if at is None:
        return
    chosen = made.path[at]
    other = max((j for j in made.sure[at] if j != chosen), key=lambda j: made.sure[at][j], default=None)
    for j, lead in ((chosen, "label"), (other, "runner-up")):
        if j is None:
            continue
        sure = made.sure[at].get(j, 0.0)
        yield f"  {lead} {'.'.join(states()[j])} (probability {sure:.2f}): {_sum(made, at, j)}"


def _sum(made: Decision, at: int, j: int) -> str:
    """Return the parts of a state's score on the path: signs, habits of the volume, the steps before and after."""
    if made.rows[at][j] <= LOWEST:
        return "ruled out by a decision"
    named = sorted(contributions(made.seen[at], made.weights, j), key=lambda pair: -abs(pair[1]))
    shown = [f"{sign} {value:+.2f}" for sign, value in named[:SHOWN]]
    rest = sum(value for _, value in named[SHOWN:])
    total = sum(value for _, value in named)
    if named[SHOWN:]:
        shown.append(f"{len(named) - SHOWN} others {rest:+.2f}")
    habit = made.rows[at][j] - made.said[at][j]
    steps = [("the volume's habits", habit)]
    if at:
        steps.append(_step(made, made.path[at - 1], j, "step from"))
    if at + 1 < len(made.path):
        steps.append(_step(made, j, made.path[at + 1], "step to"))
    total += sum(value for _, value in steps)
    return ", ".join([*shown, *(f"{name} {value:+.2f}" for name, value in steps)]) + f" = {total:+.2f}"


def _step(made: Decision, i: int, j: int, name: str) -> tuple[str, float]:
    """Return the weight of a step on the path; one that the order of roles forbids weighs as nothing else does."""
    beside = ".".join(states()[i if name == "step from" else j])
    if not may_follow(states()[i], states()[j]):
        return f"{name} {beside} (not possible)", LOWEST
    return f"{name} {beside}", dict(made.weights.onward[i])[j]
