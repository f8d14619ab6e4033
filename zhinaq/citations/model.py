"""What a citation in the text says: which works, by number or by name and year, and where in them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Locator:
    """A place in a work: the span of the printed words, and its first and last number."""

    start: int
    end: int
    first: str
    last: str = ""


@dataclass(frozen=True)
class Work:
    """One cited work (or one run of numbers) and the span of the words that name it."""

    start: int
    end: int
    numbers: tuple[int, ...] = ()
    name: str = ""
    year: str = ""
    repeated: bool = False
    locator: Locator | None = None


@dataclass(frozen=True)
class Citation:
    """One bracket, or one running mention, with its works. `sure` is False where only the article's habit can tell."""

    start: int
    end: int
    works: tuple[Work, ...] = field(default_factory=tuple)
    kind: str = "dated"
    sure: bool = True
