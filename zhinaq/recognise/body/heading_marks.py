"""Marks of headings: "2.", "2.1", "IV.", "A.", "§ 3", "Chapter 2"; which may follow which, and their best chain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhinaq.recognise.body.words import BodyWords

DIGITS = r"\d{1,2}(?:\.\d{1,2}){0,3}"
LEADING = re.compile(r"^(?:§\s*)?(?P<n>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?=[.)]))[.)]?\s+(?=[^\W\d_«\"])")
NUMBER = re.compile(rf"^(?P<n>{DIGITS})(?P<stop>\.|\)|)(?:\s+|(?<=[.)])|$)(?=[^\W\d_]|[«\"“(]|\d*[^\W\d_]|$)")
ROMAN = re.compile(r"^(?P<n>[IVX]{1,5})(?P<stop>[.)])(?:\s+|$)")
LETTER = re.compile(r"^(?P<n>[^\W\d_])(?P<stop>\.)\s+(?=[^\W\d_]{2})")
SIGNS = {"I": 1, "V": 5, "X": 10}
BACK = 40  # marks that a chain may leave out between two of its own


@dataclass(frozen=True)
class Mark:
    """A mark read: its family (digits, roman, letter, word), how it is set, its numbers, where the words begin."""

    family: str
    form: str
    path: tuple[int, ...]
    printed: str
    end: int


def mark_of(text: str, words: BodyWords) -> Mark | None:
    """Read the mark a text begins with, or None."""
    word = words.section.match(text)
    if word:
        printed = word.group("n") or word.group("before") or ""
        value = numbers_of(printed, words)
        return Mark("word", "word", value, printed, word.end()) if value and alone_or_words(text, word.end()) else None
    for family, pattern in (("digits", NUMBER), ("roman", ROMAN), ("letter", LETTER)):
        match = pattern.match(text)
        value = numbers_of(match.group("n"), words) if match else ()
        if match and value and (family != "letter" or match.group("n").isupper()):
            form = f"{family}{'.n' if len(value) > 1 else ''}{match.group('stop')}"
            return Mark(family, form, value, match.group("n"), match.end())
    return None


def alone_or_words(text: str, end: int) -> bool:
    """Tell whether after a mark nothing stands, or words that begin with a capital."""
    rest = text[end:].lstrip(" \"'«“„(")
    return not rest or rest[:1].isupper()


def numbers_of(printed: str, words: BodyWords) -> tuple[int, ...]:
    """Return the numbers a printed mark stands for, outermost first; nothing for no mark."""
    if printed[:1].isdigit():
        return tuple(int(part) for part in printed.split("."))
    value = count(printed)
    if value:
        return (value,)
    row = next((row for row in words.item_letters if printed.casefold() in row), ())
    return (row.index(printed.casefold()) + 1,) if row else ()


def count(mark: str) -> int:
    """Return the number a mark of digits or of Roman signs stands for; 0 for no such mark."""
    if mark.isdigit():
        return int(mark)
    values = [SIGNS.get(sign, 0) for sign in mark]
    if not values or not all(values):
        return 0
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


@dataclass(frozen=True)
class Chain:
    """Marks that follow one another: their places among the candidates, the last of each family, and the sum."""

    places: tuple[int, ...] = ()
    last: tuple[tuple[str, tuple[int, ...]], ...] = ()
    total: float = 0.0


def best_chain(
    marks: Sequence[Mark], scores: Sequence[float], touching: Sequence[bool], links: Mapping[str, float]
) -> tuple[int, ...]:
    """Return the places of the marks that make the best chain: each may follow the last, and the scores add up.

    `touching`: the mark stands right under the one before it, as in a list.
    """
    ends: list[Chain] = []
    for k, mark in enumerate(marks):
        options = [extended(Chain(), k, mark, scores[k], links)]
        options += [
            extended(chain, k, mark, scores[k] + (links["touching"] if j == k - 1 and touching[k] else 0), links)
            for j, chain in enumerate(ends[max(0, k - BACK) : k], max(0, k - BACK))
        ]
        ends.append(max((o for o in options if o), key=lambda o: o.total, default=Chain((k,), (), -99.0)))
    best = max(ends, key=lambda c: c.total, default=Chain())
    return best.places


def extended(chain: Chain, k: int, mark: Mark, score: float, links: Mapping[str, float]) -> Chain | None:
    """Return a chain with one more mark, or None where it cannot follow."""
    known = dict(chain.last)
    before = known.get(mark.family)
    if before is None:
        step = "starts" if set(mark.path) == {1} else "starts_late"
        if chain.places and step == "starts_late":
            return None
        last = (*chain.last, (mark.family, mark.path))
    else:
        step = step_between(before, mark.path)
        if not step:
            return None
        depth = [family for family, _ in chain.last].index(mark.family)
        last = (*chain.last[:depth], (mark.family, mark.path))
    return Chain((*chain.places, k), last, chain.total + score + links[step])


def step_between(before: tuple[int, ...], here: tuple[int, ...]) -> str:
    """Tell how one number follows another: "follows", "skips" one or two, or not at all ("")."""
    if len(here) == len(before) + 1 and here[:-1] == before:
        return "follows" if here[-1] == 1 else "skips" if here[-1] == 2 else ""
    level = len(here) - 1
    if level >= len(before) or here[:level] != before[:level]:
        return "follows" if level and set(here[level:]) == {1} and deeper(before, here) else ""
    gap = here[level] - before[level]
    return "follows" if gap == 1 else "skips" if gap in (2, 3) else ""


def deeper(before: tuple[int, ...], here: tuple[int, ...]) -> bool:
    """Tell whether a first subheading stands under a heading that printed no number of its own, or that was lost."""
    above = here[:-1]
    return above != before[: len(above)] and step_between(before, above) == "follows"
