"""Breaking a paragraph as a whole: fewest demerits, hyphens and runts avoided, a line more or less on demand."""

from __future__ import annotations

import random
from itertools import pairwise

from zhinaq.edition.print.compose.costs import HYPHEN
from zhinaq.edition.print.compose.total_fit import Place, fits, ratio_of

SPACE, LETTER, MEASURE = 0.25, 0.5, 20.0


def paragraph(*words: int | tuple[int, ...]) -> tuple[list[Place], list[int]]:
    """Return the places of words of so many letters; a tuple is a word in parts that a hyphen may divide."""
    places, x, letters, spaces = [Place(0.0, 0.0, 0, 0, 0, 0)], 0.0, 0, 0
    for word in words:
        parts = word if isinstance(word, tuple) else (word,)
        for part in parts[:-1]:
            x, letters = x + part * LETTER, letters + part
            places.append(Place(x + LETTER, x, letters, letters, spaces, spaces, HYPHEN, hyphen=True))
        x, letters = x + parts[-1] * LETTER, letters + parts[-1]
        places.append(Place(x, x + SPACE, letters, letters + 1, spaces, spaces + 1))
        x, letters, spaces = x + SPACE, letters + 1, spaces + 1
    return places, [letters - p.letters_after for p in places]


def best(places: list[Place], left: list[int], **options: object) -> tuple[int, ...]:
    ways = fits(places, MEASURE, last_letters=left, **options)  # type: ignore[arg-type]
    return min(ways.values()).breaks


def ratios(places: list[Place], breaks: tuple[int, ...]) -> list[float]:
    lines = pairwise((0, *breaks[:-1]))
    found = [(places[a], places[b]) for a, b in lines]
    return [
        ratio_of(MEASURE - b.end + a.start, b.letters - a.letters_after, b.spaces - a.spaces_after) for a, b in found
    ]


def words(seed: int, number: int = 120) -> list[int]:
    dice = random.Random(seed)  # noqa: S311  invented words
    return [dice.randint(1, 12) for _ in range(number)]


def greedy(places: list[Place]) -> tuple[int, ...]:
    """Return the breaks of the first fit: every line as full as it can be without narrowing."""
    breaks, start = [], 0
    for n in range(1, len(places)):
        if places[n].end - places[start].start > MEASURE:
            breaks.append(n - 1)
            start = n - 1
    return (*breaks, len(places) - 1)


def test_lines_are_more_even_than_those_filled_one_by_one() -> None:
    for seed in range(8):
        places, left = paragraph(*words(seed))
        ours, first = (max(ratios(places, way)) for way in (best(places, left), greedy(places)))
        assert ours <= first + 0.01


def test_every_line_fits_and_all_of_the_text_is_set() -> None:
    for seed in range(8):
        places, left = paragraph(*words(seed))
        breaks = best(places, left)
        assert breaks[-1] == len(places) - 1
        assert list(breaks) == sorted(set(breaks))
        assert min(ratios(places, breaks)) >= -1


def test_a_hyphen_is_put_only_where_the_spaces_would_gape() -> None:
    easy = paragraph(*[2] * 14, (4, 4), *[2] * 30)
    assert not any(easy[0][n].hyphen for n in best(*easy))
    hard = paragraph(10, 10, 7, (10, 13), 9, 9, 12, 11)
    assert any(hard[0][n].hyphen for n in best(*hard))


def test_no_more_than_three_hyphens_stand_in_a_row() -> None:
    places, left = paragraph(*[(5, 5, 5, 5, 5)] * 30)
    run = longest = 0
    for n in best(places, left):
        run = run + 1 if places[n].hyphen else 0
        longest = max(longest, run)
    assert longest <= 3


def test_the_line_that_closes_a_page_has_no_hyphen() -> None:
    for seed in range(6):
        parts = [(n // 2, n - n // 2) if n > 6 else n for n in words(seed)]
        places, left = paragraph(*parts)
        for number in range(1, 8):
            breaks = best(places, left, closing=frozenset({number}))
            assert not places[breaks[number - 1]].hyphen


def test_a_paragraph_does_not_end_in_a_scrap() -> None:
    for seed in range(20):
        places, left = paragraph(*words(seed, 40), 2)
        assert left[best(places, left)[-2]] > 5


def test_a_long_paragraph_can_be_had_a_line_longer_or_shorter() -> None:
    places, left = paragraph(*words(3, 400))
    ways = fits(places, MEASURE, last_letters=left)
    usual = min(ways, key=lambda lines: ways[lines].demerits)
    assert {usual - 1, usual + 1} & set(ways)
    assert all(len(way.breaks) == lines for lines, way in ways.items())


def test_the_rest_of_a_paragraph_is_broken_from_where_it_begins() -> None:
    places, left = paragraph(*words(5))
    whole = best(places, left)
    rest = best(places, left, first=whole[2], number=4)
    assert rest == whole[3:]


def test_a_word_wider_than_the_measure_fits_nowhere() -> None:
    places, left = paragraph(3, 60, 3)
    assert fits(places, MEASURE, last_letters=left) == {}
