"""What turns between two short units: capitals, script, language."""

from __future__ import annotations

import pytest

from zhinaq.signs.turns import SHAPED, script, turns


def turned(
    above: str, below: str, *, above_signs: tuple[str, ...] = (), below_signs: tuple[str, ...] = ()
) -> list[str]:
    own = [list(above_signs), list(below_signs)]
    turns([above, below], own)
    return own[1][len(below_signs) :]


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        (("capitals",), (), "case-falls"),
        ((), ("capitals",), "case-rises"),
        (("capitals",), ("capitals",), "case-stays"),
    ],
)
def test_capitals_fall_rise_or_stay(above: tuple[str, ...], below: tuple[str, ...], said: str) -> None:
    assert turned("Name", "Name", above_signs=above, below_signs=below) == [said]


def test_a_title_in_another_script_turns_and_a_free_line_says_it_stronger() -> None:
    assert "script-turns" in turned("Көл мен өзен", "The lake and the river")
    assert "turns/blank" in turned("Көл мен өзен", "The lake and the river", below_signs=("blank-1",))
    assert "turns/blank" not in turned("Көл мен өзен", "The lake and the river", below_signs=("blank-0",))


def test_a_long_paragraph_has_no_turn() -> None:
    assert turned("The lake", "вода " * SHAPED) == []


def test_the_script_is_that_of_most_letters_and_of_too_few_none() -> None:
    assert (script("Озеро Shu и река"), script("Lake"), script("12. a")) == ("CYRILLIC", "LATIN", "")
