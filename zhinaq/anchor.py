"""Where a quote stands in a text that may have changed a little: by its letters, and by the words before and after it.

Only letters and digits count, so that a quote anchors across line ends, hyphens, spaces and marks. An exact find is
weighed by its context; where the quote itself has changed, short runs of its letters vote for a place (the way of
fuzzy anchoring in web annotation, after W3C TextQuoteSelector).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from zhinaq.source import Line

CONTEXT, SHINGLE, MOST_FINDS, CLUSTERS = 40, 6, 60, 6
SHORT, NEAR, CLEAR = 12, 0.3, 0.04
CHANGED, HALF, SURROUNDED = 0.7, 0.5, 0.8


@dataclass(frozen=True)
class Letters:
    """The letters and digits of a source's lines as one string, and where each line begins in it."""

    lines: Sequence[Line]
    chars: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Fold the lines."""
        folded = [fold(line.text) for line in self.lines]
        starts, at = [], 0
        for one in folded:
            starts.append(at)
            at += len(one)
        object.__setattr__(self, "chars", "".join(folded))
        object.__setattr__(self, "starts", tuple(starts))

    def line_at(self, at: int) -> int:
        """Return the index of the line that a letter stands in."""
        return bisect_right(self.starts, at) - 1


@dataclass(frozen=True)
class Find:
    """A quote's place: indexes of its first and last line, and how well it fits (0 to 1)."""

    first: int
    last: int
    score: float


def fold(text: str) -> str:
    """Return the letters and digits of a text, without regard to case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def anchor(text: Letters, quote: str, before: str = "", after: str = "") -> list[Find]:
    """Return the places that fit best: none when nothing does, several when the quote does not say which is meant."""
    wanted = fold(quote), fold(before)[-CONTEXT:], fold(after)[:CONTEXT]
    found = list(_exact(text, *wanted)) or list(_changed(text, *wanted))
    best: dict[tuple[int, int], Find] = {}
    for find in found:
        key = (find.first, find.last)
        if key not in best or best[key].score < find.score:
            best[key] = find
    top = max((find.score for find in best.values()), default=0.0)
    return sorted((f for f in best.values() if f.score > top - CLEAR), key=lambda f: (-f.score, f.first))


def _exact(text: Letters, quote: str, before: str, after: str) -> Iterator[Find]:
    """Yield the places where the quote stands letter by letter; a short one must have some of its context too."""
    at = text.chars.find(quote) if quote else -1
    count = 0
    while at >= 0 and count < 20 * MOST_FINDS:
        end = at + len(quote)
        context = _alike(before, text.chars[max(0, at - len(before)) : at], after, text.chars[end : end + len(after)])
        if context is None or context >= (NEAR if len(quote) >= SHORT else 0.5) or (len(quote) >= SHORT and not count):
            sure = 0.1 if context == 1.0 else 0.0  # the very same context outweighs any that is only alike
            yield _find(text, at, end, 0.5 + 0.4 * (1.0 if context is None else context) + sure)
        count += 1
        at = text.chars.find(quote, at + 1)


def _alike(before: str, stands_before: str, after: str, stands_after: str) -> float | None:
    """Return how much of the context stands where it should; None when none was given."""
    pairs = [(a, b) for a, b in ((before, stands_before), (after, stands_after)) if a]
    if not pairs:
        return None
    matchers = (SequenceMatcher(None, a, b, autojunk=False) for a, b in pairs)
    return sum(1.0 if a == b else m.ratio() for (a, b), m in zip(pairs, matchers, strict=True)) / len(pairs)


def _find(text: Letters, at: int, end: int, score: float) -> Find:
    """Return a place; one that takes whole lines fits a little better."""
    first, last = text.line_at(at), text.line_at(max(at, end - 1))
    whole = (text.starts[first] == at) + (last + 1 == len(text.starts) or text.starts[last + 1] == end)
    return Find(first, last, score + 0.05 * whole)


def _changed(text: Letters, quote: str, before: str, after: str) -> Iterator[Find]:
    """Yield the places where much of the quote and its context stands."""
    pattern = before + quote + after
    votes: Counter[int] = Counter()
    for offset in range(len(pattern) - SHINGLE + 1):
        piece = pattern[offset : offset + SHINGLE]
        at, count = text.chars.find(piece), 0
        while at >= 0 and count < MOST_FINDS:
            votes[(at - offset) // 16] += 1
            at, count = text.chars.find(piece, at + 1), count + 1
    for bucket, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:CLUSTERS]:
        find = _aligned(text, pattern, (len(before), len(before) + len(quote)), max(0, bucket * 16 - 16))
        if find is not None:
            yield find


def _aligned(text: Letters, pattern: str, quote: tuple[int, int], start: int) -> Find | None:
    """Return where the quote lies when the pattern is laid along the text, if enough of it stands there."""
    window = text.chars[start : start + len(pattern) + 48]
    blocks = SequenceMatcher(None, pattern, window, autojunk=False).get_matching_blocks()
    kept = [(b.a, b.b, b.size) for b in blocks if b.size >= 3]
    inside = [(max(a, quote[0]), min(a + n, quote[1]), b - a) for a, b, n in kept]
    inside = [one for one in inside if one[0] < one[1]]
    own = sum(b - a for a, b, _ in inside) / max(1, quote[1] - quote[0])
    around = len(pattern) - (quote[1] - quote[0])
    context = (sum(n for _, _, n in kept) - sum(b - a for a, b, _ in inside)) / around if around else 0.0
    if not inside or not (own >= CHANGED or (own >= HALF and context >= SURROUNDED)):
        return None
    at, end = start + inside[0][0] + inside[0][2], start + inside[-1][1] + inside[-1][2]
    return _find(text, at, end, 0.4 * own + 0.4 * context)
