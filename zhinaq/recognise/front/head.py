"""The head of an article: codes, title, byline, affiliations, abstract, keywords.

A head is what one front-matter block looks like in one language; an article has one, and often others in parallel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.source import Line


@dataclass(frozen=True)
class Part:
    """Consecutive lines of a head with one role: code, doi, type, date, title, byline, people, abstract, keywords."""

    role: str
    start: int
    end: int
    rule: str = ""
    cert: str = "high"


@dataclass(frozen=True)
class Head:
    """One block of front matter over [start, end)."""

    start: int
    end: int
    parts: tuple[Part, ...]

    def has(self, role: str) -> bool:
        """Tell whether the head has a part of this role."""
        return any(p.role == role for p in self.parts)

    def lines(self, role: str, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of every part of this role."""
        return [line for p in self.parts if p.role == role for line in lines[p.start : p.end]]
