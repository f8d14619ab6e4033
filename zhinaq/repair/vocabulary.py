"""The words of a text, counted before any joining, with and without hyphens: the dictionary of the hyphen cascade."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from zhinaq.signs.shapes import HYPHENS
from zhinaq.source import Line

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*")
LOOSE = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")


class Vocabulary:
    """Counts of whole words (small letters) seen inside lines; halves at line ends are left out."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Count the words of the lines."""
        self.words: Counter[str] = Counter()
        self.hyphenated: Counter[str] = Counter()
        self.lefts: Counter[str] = Counter()
        half = ""
        for line in lines:
            text = line.text.strip()
            cut = text[-1:] in HYPHENS if text else False
            tokens = LOOSE.findall(text)
            if half and tokens:
                tokens = tokens[1:]
            if cut and tokens:
                tokens = tokens[:-1]
            half = "cut" if cut else ""
            for token in tokens:
                self._count(token.casefold().replace("\u2010", "-").replace("\u2011", "-"))
        self._sorted = sorted(self.words)
        self._sorted_hyphenated = sorted(self.hyphenated)

    def _count(self, token: str) -> None:
        """Count one word, and the parts of a hyphenated one."""
        if "-" not in token:
            self.words[token] += 1
            return
        self.hyphenated[token] += 1
        parts = token.split("-")
        self.lefts[parts[0]] += 1
        for part in parts:
            self.words[part] += 1

    def starting(self, stem: str, hyphenated: bool = False) -> int:
        """Return how often words that begin with a stem occur."""
        ordered, counts = (self._sorted_hyphenated, self.hyphenated) if hyphenated else (self._sorted, self.words)
        total = 0
        for k in range(bisect_left(ordered, stem), len(ordered)):
            if not ordered[k].startswith(stem):
                break
            total += counts[ordered[k]]
        return total
