"""Headings of lists of references: known by their words in any order, misprinted, spaced out, glued; none by chance."""

from __future__ import annotations

import pytest

from zhinaq.signs.list_headings import list_heading, reference_heading, run_in_reference_heading

HEADINGS = (
    "Литература", "СПИСОК ЛИТЕРАТУРЫ:", "Источники и литература", "Список цитированных источников и литературы",
    "References", "7. Works Cited", "6.1. References", "List of used sources", "Spisok literatury",
    "Пайдаланылған әдебиеттер тізімі", "Әдебиет", "Қолданылған дереккөздер тізімі", "Paidalanylgan adebietter",
)  # fmt: skip


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_of_known_words_is_sure(text: str) -> None:
    assert list_heading(text) == ("list", 1.0)


@pytest.mark.parametrize("text", ["Refernces", "Библиогафический список", "Списк литературы", "Bibliograhpy"])
def test_a_misprinted_heading_is_known_and_less_sure(text: str) -> None:
    kind, sure = list_heading(text)
    assert kind == "list"
    assert 0.5 < sure < 1


@pytest.mark.parametrize("text", ["Л И Т Е Р А Т У Р А", "Литература14", "8References", "212 References"])
def test_a_heading_spaced_out_or_glued_to_a_number_is_known(text: str) -> None:
    assert list_heading(text)[0] == "list"


@pytest.mark.parametrize(
    "text", ["Әдебиеттер тізімі / References", "Литература (References)", "References (in Russian)"]
)
def test_a_heading_in_two_languages_is_one(text: str) -> None:
    assert list_heading(text)[0] == "list"


@pytest.mark.parametrize(
    "text",
    [
        "Обзор литературы", "Literature review", "Источники финансирования", "Data sources", "Литература и искусство",
        "References to the law", "литература", "Список сокращений", "Sources and methods",
    ],
)  # fmt: skip
def test_a_heading_of_the_text_with_such_a_word_is_none(text: str) -> None:
    assert list_heading(text) == ("", 0.0)


def test_a_heading_of_notes_is_too_unsure_to_open_a_list_alone() -> None:
    assert list_heading("Примечания") == ("notes", 0.5)
    assert reference_heading("Notes") is None


def test_a_heading_may_run_into_the_first_entry() -> None:
    assert run_in_reference_heading("Литература: 1. Ларин А. Полынь.") == len("Литература: ")
    assert run_in_reference_heading("Полынь: 1. Сырьё.") == 0
