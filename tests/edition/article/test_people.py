"""Names in indexes."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import pytest

from zhinaq.edition.article.people import initial, inverted, sort_key
from zhinaq.view import Name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Name("А.Б. Көкжарова", "А.Б.", "Көкжарова"), "Көкжарова, А.Б."),
        (Name("А. Б. Көкжарова"), "Көкжарова, А. Б."),
        (Name("Көкжарова А.Б."), "Көкжарова, А.Б."),
        (Name("Oriel Fairwell-Moss", "Oriel", "Fairwell-Moss"), "Fairwell-Moss, Oriel"),
        (Name("Ойдан Жоқ"), "Ойдан Жоқ"), (Name("А.Б."), "А.Б."),
    ],
)  # fmt: skip
def test_a_name_is_listed_by_its_surname(name: Name, shown: str) -> None:
    assert inverted(name) == shown


def test_the_order_is_the_kazakh_alphabet_then_latin() -> None:
    names = ["Zed", "Яров", "Іңкәр", "Қасым", "Касым", "Әлі", "Адам", "Abel", "Ыдырыс", "Ғали", "Гали"]

    assert sorted(names, key=sort_key) == [
        "Адам",
        "Әлі",
        "Гали",
        "Ғали",
        "Касым",
        "Қасым",
        "Ыдырыс",
        "Іңкәр",
        "Яров",
        "Abel",
        "Zed",
    ]
    assert initial("«қазақ") == "Қ"
