"""Words that the book makes out of the volume's facts."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import pytest

from zhinaq.edition.book import shortened

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
