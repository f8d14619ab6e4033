"""Words that the book makes out of the volume's facts."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import pytest

from tests.edition.example import article, volume
from zhinaq.edition.labels import Labels
from zhinaq.edition.volume.book import Book, shortened
from zhinaq.tei import xpath

CASES = [
    ("Қысқа тақырып", "Қысқа тақырып"),
    ("Новые порядки в долине и в степи: случай одной переправы у реки", "Новые порядки в долине и в степи: случай одной переправы…"),
    ("СКЛАДЫВАНИЕ НОВЫХ ПОРЯДКОВ В ДОЛИНЕ И В ГОРНОМ КРАЕ", "СКЛАДЫВАНИЕ НОВЫХ ПОРЯДКОВ В ДОЛИНЕ…"),
    ("The Price of a Ferry Ticket in the Valley Town of the Steppe", "The Price of a Ferry Ticket in the Valley Town…"),
    ("ш" * 80, "ш" * 57 + "…"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "running"), CASES)
def test_a_running_title_is_cut_behind_a_word_that_can_stand_last(title: str, running: str) -> None:
    assert shortened(title) == running


def test_a_keyword_of_one_spelling_in_two_languages_is_one_line_of_the_index() -> None:
    tree = article()
    kazakh, russian = (xpath(tree, f"//t:keywords[@xml:lang='{code}']/t:term")[0] for code in ("kk", "ru"))
    kazakh.text, russian.text = "архив", "Архив"
    lines = Book(volume(tree), Labels("kk"), {"a001": 7}, 0, "Vollkorn", (148, 210)).keywords()

    assert [line.name for line in lines if line.name.casefold() == "архив"] == ["архив"]
