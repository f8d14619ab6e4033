"""Which entry a citation by name means: all the people of the entry need not be named, and names are declined."""

from __future__ import annotations

import pytest

from zhinaq.citations.match import candidates, entry
from zhinaq.citations.model import Work
from zhinaq.language import load_languages
from zhinaq.references import parse_reference
from zhinaq.references.words import words_of

LANGUAGES = load_languages()
WORDS = words_of(LANGUAGES)
LIST = (
    "Чайкин А., Волнов Б., Песков В., Тиной Г. Голоса реки. Томск: Прибой, 2015. 120 с.",
    "Камышова А.А. Вода и слово. Томск: Прибой, 2015. 304 с.",
    "Reed, P., Marsh, Q., & Pond, R. (2020). Deep wells. Steppe Studies, 3(1), 7–9.",
    "Қамысов Б., Көлбаев Е., Сазов К. Дала құдықтары. Алматы: Өнер, 1987. 214 б.",
    "Озерский П.П. Берега. Томск: Прибой, 2015. 99 с.",
    "World Marsh Union. (2019). Counting the reeds of the world. https://example.org/reeds",
    "The Tide Foundation. (2018). Counting the waves of the world. https://example.org/waves",
)
ENTRIES = [entry(f"b{n}", n, parse_reference(raw, LANGUAGES)) for n, raw in enumerate(LIST, 1)]


@pytest.mark.parametrize(("name", "year", "expected"), [
    ("Чайкин и др", "2015", "b1"), ("Чайкин и др.", "2015", "b1"), ("Reed et al.", "2020", "b3"),
    ("Reed et al", "2020", "b3"), ("Қамысов және т.б.", "1987", "b4"), ("Чайкин, Волнов и др.", "2015", "b1"),
])  # fmt: skip
def test_others_are_no_person_of_the_entry(name: str, year: str, expected: str) -> None:
    assert [e.id for e in candidates(Work(0, len(name), name=name, year=year), ENTRIES, WORDS)] == [expected]


@pytest.mark.parametrize(("name", "year", "expected"), [
    ("World Marsh Union", "2019", ["b6"]), ("The World Marsh Union", "2019", ["b6"]),
    ("Tide Foundation", "2018", ["b7"]), ("World Marsh Union", "2018", []),
])  # fmt: skip
def test_an_organisation_is_known_with_and_without_its_article(name: str, year: str, expected: list[str]) -> None:
    assert [e.id for e in candidates(Work(0, len(name), name=name, year=year), ENTRIES, WORDS)] == expected


@pytest.mark.parametrize(("name", "expected"), [
    ("А.А. Камышовой", ["b2"]), ("Камышову", ["b2"]), ("Озерского", ["b5"]), ("П. Озерским", ["b5"]),
    ("Камышовский", []),
])  # fmt: skip
def test_a_name_that_changes_its_own_ending_is_known_in_other_cases(name: str, expected: list[str]) -> None:
    assert [e.id for e in candidates(Work(0, len(name), name=name, year="2015"), ENTRIES, WORDS)] == expected
