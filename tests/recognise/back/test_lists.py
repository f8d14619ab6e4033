"""Lists of references are found by their heading or their look, and cut into whole entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lines import lines_of
from zhinaq.language import load_languages
from zhinaq.recognise.back.evidence import number_of, reference_score
from zhinaq.recognise.back.lists import reference_runs
from zhinaq.signs.list_headings import reference_heading
from zhinaq.source import Line

LANGUAGES = load_languages()

NUMBERED = """
Соңғы сөйлем осында бітеді.

Әдебиеттер тізімі
1. Ойданов О.О. Көл туралы сөз. – Көкжар: Кітап, 2019. – 120 б.
2. Мнимов М.М. Вода и память // Вестник озёр. 2020. № 2. С. 15–20.
3. Fancy A. Lakes that never were. URL: https://example.org/lakes (accessed 01.02.2024).
Авторлар туралы мәлімет
Ойданов О.О. – ғалым.
"""

HEADLESS = """
Последнее предложение статьи стоит здесь.

1. Мнимов М.М. Вода и память. – М., 2001. – С. 15.
2. Там же. С. 17.
3. Выдумкин В.В. Озёра // Вестник озёр. 1999. № 4. – С. 8.
4. Мнимов М.М. Берег. – СПб.: Волна, 2003. – 200 с.
"""

WRAPPED = """
References
1. Fancy A., Nobody B. The level of a lake that was made up for a
test of wrapped entries // Journal of Lakes. 2020. Vol. 3. P. 1-9. DOI
10.5555/lakes.2020.1
2. Nobody B. Another book about lakes. London: Shore
Press, 2018. 99 p.
Acknowledgements
The authors thank the lake.
"""

ORDERED_LIST = """
The work has three steps.

1. Take water from the lake.
2. Look at it for an hour.
3. Write down what you saw.
"""


@pytest.mark.parametrize(("text", "entries", "headed"), [(NUMBERED, 3, True), (HEADLESS, 4, False), (WRAPPED, 2, True)])
def test_a_list_is_found_and_cut_into_entries(text: str, entries: int, headed: bool) -> None:
    (run,) = reference_runs(lines_of(text, wrapped=text is WRAPPED), LANGUAGES)
    assert (len(run.entries), run.heading is not None) == (entries, headed)


def test_a_doi_at_the_start_of_a_line_is_not_an_entry() -> None:
    assert number_of(Line(1, "10.5555/lakes.2020.1")) is None


def test_an_ordered_list_of_the_text_is_not_taken_for_references() -> None:
    assert reference_runs(lines_of(ORDERED_LIST), LANGUAGES) == []


def test_an_entry_without_its_full_stop_is_still_an_entry() -> None:
    text = NUMBERED.replace("2. Мнимов", "2 Мнимов")
    (run,) = reference_runs(lines_of(text), LANGUAGES)
    assert len(run.entries) == 3


def test_two_lists_stand_apart() -> None:
    text = NUMBERED.split("Авторлар")[0] + "References\n1. Oidanov O.O. Kol turaly soz. – Kokzhar, 2019. [in Kazakh]\n"
    first, second = reference_runs(lines_of(text), LANGUAGES)
    assert (len(first.entries), len(second.entries)) == (3, 1)


def test_an_unnumbered_list_is_cut_at_blank_lines() -> None:
    text = """
    References:

    Fancy, A. (2020, March 1). A made-up lake. Lake News. – URL:
    https://example.org/lake

    Nobody, B. (2019). Another lake. Lake News. – URL:
    https://example.org/another
    """
    (run,) = reference_runs(lines_of(text, wrapped=True), LANGUAGES)
    assert len(run.entries) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Әдебиеттер тізімі", "kk"), ("ҚОЛДАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ:", "kk"), ("**Литература**", "ru"),
        ("5. Список использованных источников", "ru"), ("References", "en"), ("REFERENCES.", "en"),
        ("Литература об озёрах велика.", None), ("References are given below.", None),
    ],
)  # fmt: skip
def test_headings_of_reference_lists_are_known_in_three_languages(text: str, language: str | None) -> None:
    assert reference_heading(text) == language


def test_a_reference_scores_above_a_sentence() -> None:
    sentence = "The lake was quiet, and nobody came to it for many years."
    assert reference_score("1. Fancy A. Lakes // Journal. 2020. P. 5.") > 2 > reference_score(sentence)


@given(st.lists(st.text(max_size=60), max_size=30))
def test_any_lines_give_runs_within_bounds_and_in_order(texts: list[str]) -> None:
    lines = [Line(n, t, blank=n % 3) for n, t in enumerate(texts, 1)]
    before = 0
    for run in reference_runs(lines, LANGUAGES):
        assert before <= run.start < run.end <= len(lines)
        assert all(a < b for a, b in run.entries)
        before = run.end


def test_an_entry_that_ends_with_an_address_and_a_stroke_does_not_swallow_the_next() -> None:
    text = """
    References
    Map of lakes (2024). Retrieved March 5, 2024, from https://lake.example/
    Reed, J. A., & Marsh, K. (2015). Wells of the steppe. Steppe Studies, 9(4), 101–119.
    Tale, S. (2021). The lake (Vol. 2). Retrieved from https://lake.example/books/
    town/2019.html
    """
    (run,) = reference_runs(lines_of(text), LANGUAGES)

    assert [b - a for a, b in run.entries] == [1, 1, 2]


def test_a_footnote_set_off_below_a_list_is_no_entry_of_it() -> None:
    text = "Литература\n1. Ларин А. Полынь. – СПб.: Нива, 1896. – 112 с.\n2. Светлов Г.Г. Проза. – М., 2009. – 31 с."
    (run,) = reference_runs(lines_of(text + "\n\n3 Ларин А. Ковыль. СПб., 1899. С. 140."), load_languages())
    assert len(run.entries) == 2
