"""The raised mark of a title's note that came down as a digit."""

from __future__ import annotations

import pytest

from zhinaq.recognise.front.blocks import _glued
from zhinaq.source import Line


@pytest.mark.parametrize("title", ["THE HERDS OF THE VALLEY1", "Стада северной долины2"])
def test_a_digit_on_a_long_word_is_a_mark(title: str) -> None:
    found = _glued(title, [])
    assert found is not None
    assert title[: found.start()] == title[:-1]


def test_a_digit_on_a_short_word_needs_its_note() -> None:
    note = Line(9, "1 Written with support.", "a.txt")
    assert _glued("The fate of HCO3", [note]) is None
    assert _glued("The fate of an ox1", [note]) is not None
    assert _glued("The fate of an ox1", []) is None


@pytest.mark.parametrize("title", ["The year 2021", "Reading COVID19", "A plan for Zone 4", "The works of Windows7"])
def test_numbers_that_belong_to_a_title_stay(title: str) -> None:
    assert _glued(title, []) is None
