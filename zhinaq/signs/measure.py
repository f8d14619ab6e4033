"""How wide lines are: printed width from letters, and the local measure of the column around a line."""

from __future__ import annotations

from functools import lru_cache

from zhinaq.source import Line

NARROW = frozenset("ijltfrI.,;:'()[]|!-\u2019\u2018\u00ab\u00bb ")
WIDE = frozenset("mwMWQO@%\u2014\u2026")
NEAR = 12


class Widths:
    """Printed widths of lines in units of a middling letter, and the measure of the column they stand in."""

    def __init__(self, lines: list[Line], narrow: str = "", wide: str = "") -> None:
        """Take the lines of one source and the letters of its scripts that are narrower or wider than most."""
        self._narrow, self._wide = NARROW | set(narrow), WIDE | set(wide)
        self.of = [self.width(line.text.strip()) for line in lines]
        self.exploded = self._explode(lines)

    def _explode(self, lines: list[Line]) -> frozenset[int]:
        """Find lines that some PDF dumps break into one word a line; each then counts with the width of the whole."""
        single = [len(line.text.split()) == 1 and not line.style for line in lines]
        found: set[int] = set()
        start = 0
        while start < len(lines):
            end = start + 1
            while end < len(lines) and single[start] and single[end] and not lines[end].blank and not lines[end].page:
                end += 1
            if end - start >= 3:
                whole = sum(self.of[start:end]) + 0.55 * (end - start - 1)
                near = [*range(max(0, start - NEAR), start), *range(end, min(end + NEAR, len(lines)))]
                around = self._high([self.of[k] for k in near if not single[k]])
                words = sum(1 for line in lines[start:end] if any(c.isalpha() for c in line.text))
                if 0.5 * around <= whole <= 1.15 * around and words >= 0.6 * (end - start):
                    found |= set(range(start, end))
                    self.of[start:end] = [whole] * (end - start)
            start = end
        return frozenset(found)

    @lru_cache(maxsize=50_000)  # noqa: B019  # one object a run
    def width(self, text: str) -> float:
        """Return the printed width of a text."""
        total = 0.0
        for c in text:
            total += 0.55 if c in self._narrow else 1.45 if c in self._wide else 1.3 if c.isupper() else 1.0
        return total

    def _high(self, values: list[float]) -> float:
        """Return a width most full lines reach: the upper fifth."""
        ordered = sorted(values)
        return ordered[int(0.8 * (len(ordered) - 1))] if ordered else 0.0

    def before(self, i: int, floor: int = 0) -> float:
        """Return the measure of the lines that end with line i."""
        return self._high(self.of[max(floor, i - NEAR + 1) : i + 1])

    def after(self, i: int) -> float:
        """Return the measure of the lines that begin with line i."""
        return self._high(self.of[i : i + NEAR])

    def measure(self, i: int, start: int) -> float:
        """Return how wide line i could be, its paragraph having begun at line `start`."""
        run = self.of[start : i + 1][-NEAR:]
        nearby = self.before(i)
        if len(run) >= 3:
            own = self._high(run)
            ahead = self.after(i + 1) if i + 1 < len(self.of) else own
            return max([own, *(w for w in (nearby, ahead) if w < 1.35 * own)])
        own = max(run)
        ahead = self.after(i + 1) if i + 1 < len(self.of) else nearby
        around = ahead if start < 4 else min(nearby, ahead)
        return max(around, own if own < 1.6 * around or len(run) == 2 else around)

    def room(self, i: int, start: int) -> float:
        """Return how much of its measure line i leaves empty (0 full, 0.5 half)."""
        measure = self.measure(i, start)
        return max(0.0, 1.0 - self.of[i] / measure) if measure else 0.0

    def would_fit(self, i: int, word: str, start: int, taken: float = 0.0) -> bool:
        """Tell whether the next word would have had room at the end of line i; an indent has `taken` some."""
        return self.of[i] + 0.6 + self.width(word) < (0.97 - taken) * self.measure(i, start)
