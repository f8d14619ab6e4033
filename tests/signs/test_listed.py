"""Titles that the contents page names are known where they stand, also over several lines."""

from __future__ import annotations

from zhinaq.signs.listed import letters_of, listed

ENTRIES = [letters_of("The herds of the northern valley and the snow")]


def test_a_title_on_one_line_is_an_entry() -> None:
    assert listed(["A preface", "The herds of the northern valley and the snow"], ENTRIES) == [[], ["contents-entry"]]


def test_a_title_spread_over_lines_is_an_entry_with_what_goes_on() -> None:
    said = listed(["THE HERDS OF THE", "NORTHERN VALLEY", "AND THE SNOW", "Once upon a time"], ENTRIES)
    assert said == [["contents-entry"], ["contents-on"], ["contents-on"], []]


def test_a_line_that_only_begins_like_an_entry_is_none() -> None:
    assert listed(["The herds of the", "southern valley"], ENTRIES) == [[], []]


def test_without_contents_nothing_is_said() -> None:
    assert listed(["The herds of the northern valley and the snow"], []) == [[]]
