from __future__ import annotations

import pytest

from zhinaq.encode.names import split_name


def parts(name: str) -> dict[str, str]:
    return {kind: name[a:b] for kind, a, b, _ in split_name(name)}


@pytest.mark.parametrize(("name", "surname", "forename"), [
    ("Ш.А. Ойдаева", "Ойдаева", "Ш.А."),
    ("Ойдаева Ш.А.", "Ойдаева", "Ш.А."),
    ("А. Р. Әлібекұлы", "Әлібекұлы", "А. Р."),
    ("Ye.S.Oydanov", "Oydanov", "Ye.S."),
    ("Pierre DUBOIS", "DUBOIS", "Pierre"),
    ("Ойдан, Б.К.", "Ойдан", "Б.К."),
    ("Айгүл Ойданова", "Ойданова", "Айгүл"),
    ("Ойданова Айгүл Серікқызы", "Ойданова", "Айгүл Серікқызы"),
    ("Айгүл Серікқызы Ойданова", "Ойданова", "Айгүл Серікқызы"),
    ("Петрова Анна Ивановна", "Петрова", "Анна Ивановна"),
    ("John R. Smith", "Smith", "John R."),
    ("Ludwig van Oyden", "van Oyden", "Ludwig"),
])  # fmt: skip
def test_a_name_is_parted(name: str, surname: str, forename: str) -> None:
    assert parts(name) == {"surname": surname, "forename": forename}


def test_one_word_is_no_parted_name() -> None:
    assert split_name("Ойданов") == []
