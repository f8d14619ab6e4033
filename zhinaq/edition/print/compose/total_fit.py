"""Total fit: of all ways to break a paragraph into lines, the one with the fewest demerits.

D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), 1119-1184.
Lengths are in em. What is here and not there: letters give a little too (tracking), a line that closes a page counts
more, and the best way is kept for every number of lines, so that a paragraph can be asked for one more or one less.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from zhinaq.edition.print.compose.costs import (
    ADJACENT,
    CLOSING,
    FORBIDDEN,
    HYPHENS_IN_A_ROW,
    LAST_HYPHEN,
    LETTER_GIVES,
    LETTER_TAKES,
    LINE,
    LOOSEST,
    RUNT,
    RUNT_LETTERS,
    SECOND_HYPHEN,
    SPACE_GIVES,
    SPACE_TAKES,
)


class Place(NamedTuple):
    """Where a line may end; the next one begins at `start`, after the spaces."""

    end: float  # how far the text reaches before it, hyphen included
    start: float
    letters: int  # before `end`, signs and spaces too
    letters_after: int  # before `start`
    spaces: int  # before `end`
    spaces_after: int
    cost: float = 0.0
    hyphen: bool = False


class Fit(NamedTuple):
    """One way to break: its demerits, and the places where its lines end."""

    demerits: float
    breaks: tuple[int, ...]


# demerits, place and number of lines it comes from, stretch of its line, hyphens in a row
_Node = tuple[float, int, int, float, int]
WIDEST_TAKEN = 0.1  # of the measure: more than any line can be narrowed
SIDEWAYS = 3  # numbers of lines that are followed to each place


def fits(
    places: Sequence[Place], measure: float, indent: float = 0.0, *, first: int = 0, number: int = 1,
    closing: frozenset[int] = frozenset(), last_letters: Sequence[int] = (),
) -> dict[int, Fit]:  # fmt: skip
    """Return the best way for each number of the last line, from the place `first` on; empty when none fits.

    `number` is what the first line counts as, `closing` the numbers of the lines that close a page, `last_letters` how
    many letters are still to come at each place.
    """
    for most in (LOOSEST, 3 * LOOSEST, measure):
        nodes = _nodes(places, measure, indent, first, number, closing, last_letters, most)
        if nodes[-1]:
            return {lines: _way(nodes, lines) for lines in sorted(nodes[-1])}
    return {}


def _nodes(
    places: Sequence[Place], measure: float, indent: float, first: int, number: int, closing: frozenset[int],
    last_letters: Sequence[int], most: float,
) -> list[dict[int, _Node]]:  # fmt: skip
    """Return the best node of each place for each number of lines so far."""
    starts = [place.start for place in places]
    nodes: list[dict[int, _Node]] = [{} for _ in places]
    nodes[first][number - 1] = (0.0, first, number - 1, 0.0, 0)
    final = len(places) - 1
    for here in range(first + 1, len(places)):
        place, found = places[here], nodes[here]
        reach = place.end - measure
        for origin in range(max(bisect_left(starts, reach - WIDEST_TAKEN * measure), first), here):
            if not nodes[origin]:
                continue
            begun = places[origin]
            slack = begun.start - reach - (indent if origin == first else 0.0)
            if slack > most and here != final:
                break
            ratio = ratio_of(slack, place.letters - begun.letters_after, place.spaces - begun.spaces_after)
            if ratio < -1:
                continue
            if here == final:
                runt = bool(last_letters) and last_letters[origin] < RUNT_LETTERS
                _end(found, nodes[origin], origin, min(ratio, 0.0), RUNT if runt else 0.0, hyphen=begun.hyphen)
            else:
                _join(found, nodes[origin], origin, place, ratio, closing)
        if len(found) > SIDEWAYS:
            _prune(found)
    return nodes


def _prune(found: dict[int, _Node]) -> None:
    """Keep the number of lines with the fewest demerits, and one more and one less."""
    best = min(found, key=lambda lines: found[lines][0])
    for lines in [n for n in found if abs(n - best) > 1]:
        del found[lines]


def ratio_of(slack: float, letters: int, spaces: int) -> float:
    """Return how far a line is stretched: 1 as far as is good, -1 as far as can be; beyond 1 spaces alone give."""
    if slack < 0:
        return slack / (spaces * SPACE_TAKES + letters * LETTER_TAKES or 1e-9)
    good = spaces * SPACE_GIVES + letters * LETTER_GIVES or 1e-9
    return slack / good if slack <= good else 1 + (slack - good) / ((spaces or 0.1) * SPACE_GIVES)


def _join(
    found: dict[int, _Node], nodes: dict[int, _Node], origin: int, place: Place, ratio: float, closing: frozenset[int]
) -> None:
    """Let the line from `origin` to `place` follow every way that ends at `origin`."""
    badness = 100 * abs(ratio) ** 3
    usual = (LINE + badness + place.cost) ** 2
    for lines, (demerits, _, _, before, run) in nodes.items():
        demerits += usual  # noqa: PLW2901  the sum of this way
        run = run + 1 if place.hyphen else 0  # noqa: PLW2901
        if run > 1:
            demerits += SECOND_HYPHEN * (run - 1) + (FORBIDDEN if run > HYPHENS_IN_A_ROW else 0.0)  # noqa: PLW2901
        if abs(ratio - before) > 1:
            demerits += ADJACENT  # noqa: PLW2901
        if lines + 1 in closing:
            demerits += FORBIDDEN if place.hyphen else CLOSING * badness**2  # noqa: PLW2901
        best = found.get(lines + 1)
        if best is None or demerits < best[0]:
            found[lines + 1] = (demerits, origin, lines, ratio, run)


def _end(
    found: dict[int, _Node], nodes: dict[int, _Node], origin: int, ratio: float, runt: float, *, hyphen: bool
) -> None:
    """Let the last line follow every way that ends at `origin`."""
    usual = (LINE + 100 * abs(ratio) ** 3) ** 2 + runt + (LAST_HYPHEN if hyphen else 0.0)
    for lines, node in nodes.items():
        demerits = node[0] + usual
        best = found.get(lines + 1)
        if best is None or demerits < best[0]:
            found[lines + 1] = (demerits, origin, lines, ratio, 0)


def _way(nodes: Sequence[dict[int, _Node]], lines: int) -> Fit:
    """Return the places where the lines of the best way with so many lines end."""
    here, breaks = len(nodes) - 1, list[int]()
    demerits = nodes[here][lines][0]
    while True:
        _, origin, before, _, _ = nodes[here][lines]
        if (origin, before) == (here, lines):
            return Fit(demerits, tuple(reversed(breaks)))
        breaks.append(here)
        here, lines = origin, before
