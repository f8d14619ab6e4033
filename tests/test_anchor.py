"""Anchors: a quote is found again by its letters and its context, whatever small changes the text has seen."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from zhinaq.anchor import Letters, anchor
from zhinaq.source import Line


def letters(*texts: str) -> Letters:
    return Letters([Line(n, text) for n, text in enumerate(texts, 1)])


def places(*args: str, text: Letters) -> list[tuple[int, int]]:
    return [(find.first, find.last) for find in anchor(text, *args)]


def test_a_quote_anchors_across_lines_hyphens_and_case() -> None:
    text = letters("A heron", "On the exhi-", "bition of reeds", "end")

    assert places("on the EXHIBITION of reeds", text=text) == [(1, 2)]


def test_context_tells_equal_lines_apart() -> None:
    text = letters("Reeds grow.", "17", "Storks fly.", "17", "Fish swim.")

    assert places("17", "Storks fly.", "Fish", text=text) == [(3, 3)]


def test_without_context_equal_lines_stay_open() -> None:
    text = letters("Reeds grow.", "17", "Storks fly.", "17", "Fish swim.")

    assert len(places("17", text=text)) == 2


def test_a_changed_quote_is_found_by_what_is_left_of_it() -> None:
    text = letters("Before it all", "The measurement of water levels in spring", "After it all")

    assert places("The measurment of watter level in spring", "Before it all", "After it all", text=text) == [(1, 1)]


def test_a_quote_that_is_gone_is_not_found() -> None:
    text = letters("Before it all", "After it all", "and much more besides")

    assert places("The measurement of water levels", "Before it all", "After it all", text=text) == []


def test_a_short_quote_elsewhere_is_no_find_when_its_context_is_gone() -> None:
    text = letters("In 1917 the lake was full", "Other things happened")

    assert places("17", "Storks fly away", "Fish swim upstream", text=text) == []


WORDS = [
    f"{a}{b}{c}"
    for a in ("ka", "ru", "shi", "be", "lo")
    for b in ("len", "mur", "dast", "viq")
    for c in ("a", "", "ov", "ik")
]


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_decisions_survive_when_one_line_in_a_hundred_changes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a test's own text
    lines = [" ".join(chance.choices(WORDS, k=chance.randint(2, 10))) for _ in range(300)]
    asked = chance.sample(range(1, 299), 10)
    changed = set(chance.sample(range(300), 3))
    after = [" ".join(chance.choices(WORDS, k=6)) if n in changed else line for n, line in enumerate(lines)]
    after[7:7] = ["an inserted line of quite other words"]
    text = letters(*after)
    kept = [n for n in asked if n not in changed]

    found = [anchor(text, lines[n], lines[n - 1], lines[n + 1]) for n in kept]

    assert [[(f.first, f.last) for f in one] for one in found] == [[(n + (n >= 7),) * 2] for n in kept]
