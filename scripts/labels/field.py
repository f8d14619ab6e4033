"""A conditional random field over the automaton of line roles, learned from lines whose states are narrowed.

Lines with several possible states are summed over: the gradient is the expectation within what is allowed, minus the
expectation over all paths (a hidden CRF; Quattoni et al. 2007). AdaGrad, a text at a time, in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from zhinaq.recognise.label.grammar import FRAGMENT, WALLS, ZONES, may_follow, roles, states, walled

S = len(states())
ROLES, ZONE_NAMES = roles(), tuple(ZONES)
ROLE_OF = np.array([ROLES.index(r) for _, r in states()])
ZONE_OF = np.array([ZONE_NAMES.index(z) for z, _ in states()])
MAY = np.array([[may_follow(a, b) for b in states()] for a in states()])
FIRST = np.array([z in FRAGMENT for z, _ in states()], dtype=float)
RATE, RIDGE, EPOCHS, SELDOM, DROPPED = 0.12, 1e-5, 10, 6, 0.3


@dataclass
class Text:
    """One text to learn from: its signs by number, and which states each line may have."""

    name: str
    signs: list[np.ndarray]
    mask: np.ndarray
    open: np.ndarray  # 0 where a sign rules a state out
    weight: float = 1.0


class Model:
    """Weights as arrays: roles and zones by sign, steps between states."""

    def __init__(self, size: int) -> None:
        self.role = np.zeros((size, len(ROLES)))
        self.zone = np.zeros((size, len(ZONE_NAMES)))
        self.step = np.zeros((S, S))
        self.seen = [np.full_like(a, 1e-6) for a in (self.role, self.zone, self.step)]

    def given(self, signs: Sequence[np.ndarray]) -> np.ndarray:
        """Return the scores of every state on every line."""
        role = np.array([self.role[s].sum(0) for s in signs])
        zone = np.array([self.zone[s].sum(0) for s in signs])
        return role[:, ROLE_OF] + zone[:, ZONE_OF]

    def learn(self, grads: Sequence[np.ndarray], weight: float) -> None:
        """Take one step of AdaGrad."""
        for array, seen, grad in zip((self.role, self.zone, self.step), self.seen, grads, strict=True):
            grad = weight * grad - RIDGE * array
            seen += grad * grad
            array += RATE * grad / np.sqrt(seen)


def expected(out: np.ndarray, step: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Return the probability of every state on every line, the expected steps, and the log of the sum of all paths."""
    count = len(out)
    alpha = np.zeros_like(out)
    scale = np.zeros(count)
    now = out[0] * first
    for n in range(count):
        if n:
            now = (alpha[n - 1] @ step) * out[n]
        scale[n] = now.sum()
        if scale[n] <= 0:
            raise ValueError(f"no path through line {n}")
        alpha[n] = now / scale[n]
    beta = np.ones(out.shape[1])
    gamma = np.zeros_like(out)
    pairs = np.zeros_like(step)
    gamma[-1] = alpha[-1]
    for n in range(count - 1, 0, -1):
        right = out[n] * beta / scale[n]
        pairs += np.outer(alpha[n - 1], right)
        beta = step @ right
        gamma[n - 1] = alpha[n - 1] * beta
    return gamma, pairs * step, float(np.log(scale).sum())


def gradient(model: Model, text: Text) -> tuple[list[np.ndarray], float]:
    """Return the gradient of one text's likelihood, and the likelihood by line."""
    raw = model.given(text.signs)
    raw = raw - raw.max(1, keepdims=True)
    out = np.exp(np.clip(raw, -60, 0)) * text.open
    step = np.exp(model.step) * MAY
    all_states, all_steps, total = expected(out, step, FIRST)
    own_states, own_steps, kept = expected(out * text.mask, step, FIRST)
    change = own_states - all_states
    role = np.zeros((len(text.signs), len(ROLES)))
    zone = np.zeros((len(text.signs), len(ZONE_NAMES)))
    for s in range(S):
        role[:, ROLE_OF[s]] += change[:, s]
        zone[:, ZONE_OF[s]] += change[:, s]
    grad_role, grad_zone = np.zeros_like(model.role), np.zeros_like(model.zone)
    flat = np.concatenate(text.signs)
    rows = np.repeat(np.arange(len(text.signs)), [len(s) for s in text.signs])
    np.add.at(grad_role, flat, role[rows])
    np.add.at(grad_zone, flat, zone[rows])
    return [grad_role, grad_zone, own_steps - all_steps], (kept - total) / len(text.signs)


def _without_some(text: Text, chance: np.random.Generator) -> Text:
    """Return a text with some signs of each line left out: no sign learns to stand for those it comes with.

    Weights of signs that always come together starve each other (Sutton, Sindelar and McCallum, 2006).
    """
    return replace(text, signs=[s[chance.random(len(s)) >= DROPPED] if len(s) else s for s in text.signs])


def train(texts: Sequence[Text], size: int, epochs: int = EPOCHS, say: bool = False) -> Model:
    """Learn from texts in their order; the weights are the mean of those after each text of the later half."""
    model = Model(size)
    chance = np.random.default_rng(2)
    mean = [np.zeros_like(a) for a in (model.role, model.zone, model.step)]
    for epoch in range(epochs):
        likelihood = 0.0
        for text in texts:
            grads, value = gradient(model, _without_some(text, chance))
            model.learn(grads, text.weight)
            if 2 * epoch >= epochs:
                for kept, now in zip(mean, (model.role, model.zone, model.step), strict=True):
                    kept += now
            likelihood += value
        if say:
            print(f"epoch {epoch}: {likelihood / len(texts):.4f}", flush=True)
    count = len(texts) * (epochs - (epochs + 1) // 2)
    model.role, model.zone, model.step = (kept / count for kept in mean)
    return model


def viterbi(model: Model, signs: Sequence[np.ndarray]) -> np.ndarray:
    """Return the best states."""
    out = model.given(signs)
    step = np.where(MAY, model.step, -1e9)
    now = np.where(FIRST > 0, out[0], -1e9)
    back = []
    for n in range(1, len(out)):
        both = now[:, None] + step
        came = both.argmax(0)
        back.append(came)
        now = both[came, np.arange(S)] + out[n]
    path = [int(now.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return np.array(path[::-1])


def vocabulary(many: Sequence[Sequence[Sequence[str]]]) -> dict[str, int]:
    """Return the signs seen often enough, numbered in alphabetical order."""
    count = Counter(sign for text in many for line in text for sign in line)
    return {sign: n for n, sign in enumerate(sorted(s for s, k in count.items() if k >= SELDOM))}


def numbered(signs: Sequence[Sequence[str]], known: dict[str, int]) -> list[np.ndarray]:
    """Return the signs of a text by number."""
    return [np.array([known[s] for s in line if s in known], dtype=np.int64) for line in signs]


def text_of(name: str, signs: Sequence[Sequence[str]], allowed: Sequence[frozenset[int]], known: dict[str, int],
            weight: float = 1.0) -> Text:  # fmt: skip
    """Return a text to learn from; where what is known and the walls disagree, the walls hold."""
    free = np.ones((len(signs), S))
    for i, mine in enumerate(signs):
        for sign in WALLS.keys() & set(mine):
            free[i, list(walled(sign))] = 0
    own = mask(allowed) * free
    own = np.where(own.sum(1, keepdims=True) > 0, own, free)
    return Text(name, numbered(signs, known), passable(own, free), free, weight)


def passable(own: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Return masks that a path leads through: where none does, the lines before are opened, more of them each time."""
    own = own.copy()
    width = 2
    while (stuck := _stuck(own)) is not None:
        start = max(0, stuck + 1 - width)
        own[start : stuck + 1] = free[start : stuck + 1]
        width *= 2
    return own


def _stuck(own: np.ndarray) -> int | None:
    """Return the first line that no path reaches."""
    now = own[0] * FIRST
    for n, row in enumerate(own[1:], 1):
        if not now.any():
            return n - 1
        now = ((now @ MAY) > 0) * row
    return None if now.any() else len(own) - 1


def mask(allowed: Sequence[frozenset[int]]) -> np.ndarray:
    """Return allowed states as an array of 0 and 1."""
    out = np.zeros((len(allowed), S))
    for i, some in enumerate(allowed):
        out[i, list(some)] = 1
    return out


def written(model: Model, known: dict[str, int]) -> str:
    """Return the weights as lines of text."""
    out = []
    for sign, n in known.items():
        for kind, names, array in (("role", ROLES, model.role), ("zone", ZONE_NAMES, model.zone)):
            out += [
                f"{kind}\t{name}\t{sign}\t{array[n, k]:.2f}" for k, name in enumerate(names) if abs(array[n, k]) >= 0.05
            ]
    for i, a in enumerate(states()):
        for j, b in enumerate(states()):
            if MAY[i, j] and abs(model.step[i, j]) >= 0.005:
                out.append(f"step\t{a[0]}.{a[1]}\t{b[0]}.{b[1]}\t{model.step[i, j]:.2f}")
    return "\n".join(out) + "\n"
