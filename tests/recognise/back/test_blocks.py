"""Back matter is labelled line by line, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lines import lines_of
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.back.blocks import back, number_lists
from zhinaq.signs.statements import label
from zhinaq.source import Line

LANGUAGES = load_languages()


def roles(text: str) -> list[str]:
    blocks = back(lines_of(text), LANGUAGES, "kk", Report())
    return [b.role for b in blocks]


def test_statements_take_the_kind_of_their_label() -> None:
    text = """
    Қаржыландыру: Зерттеуді ойдан шығарылған қор қаржыландырды.

    Авторлардың қосқан үлесі

    О.О. Ойданов – ой; Ж.Ж. Жалғанов – өлшеу.

    Алғыс. Авторлар көлге алғыс айтады.
    """
    assert roles(text) == ["back-heading", "funding", "back-heading", "contribution", "back-heading", "acknowledgement"]


def test_biographies_are_cut_by_author_and_keep_their_wrapped_lines() -> None:
    text = """
    Information about the authors
    Fancy A.A. – PhD, Lake University, Shore.
    Nowhere, e-mail: fancy@example.org;
    Nobody B.B. – student, Lake University, e-mail: nobody@example.org
    """
    blocks = back(lines_of(text), LANGUAGES, "en", Report())
    assert [b.role for b in blocks] == ["back-heading", "biography", "biography"]
    assert blocks[1].text.chars.endswith("fancy@example.org;")


def test_a_copyright_line_is_a_licence() -> None:
    notice = "Copyright: © 2025 by the authors. CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    assert roles(notice) == ["licence"]


def test_the_second_list_is_romanised_when_it_repeats_the_first_in_latin_letters() -> None:
    text = """
    Әдебиеттер
    1. Ойданов О.О. Көл туралы сөз. – Көкжар: Кітап, 2019. – 120 б.
    2. Мнимов М.М. Вода и память // Вестник озёр. 2020. № 2. С. 15–20.
    References
    1. Oidanov O.O. Kol turaly soz. – Kokzhar: Kitap, 2019. – 120 b. [in Kazakh]
    2. Mnimov M.M. Voda i pamyat // Vestnik ozer. 2020. № 2. S. 15–20. [in Russian]
    """
    blocks = number_lists(back(lines_of(text), LANGUAGES, "kk", Report()))
    entries = [(b.data["list"], b.data["n"], b.data["subtype"]) for b in blocks if b.role == "reference"]
    assert entries == [(1, "1", "original"), (1, "2", "original"), (2, "1", "romanised"), (2, "2", "romanised")]


def test_entries_run_together_on_one_line_are_split() -> None:
    text = "References\n1. Fancy A. Lakes. 2001. 30 p.  2. Nobody B. Shores. 2002. 31 p.\n3. Fancy A. Reeds. 2003. 5 p."
    blocks = back(lines_of(text), LANGUAGES, "en", Report())
    assert [b.data["n"] for b in blocks if b.role == "reference"] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Финансирование. Работа выполнена за счёт гранта.", "funding"),
        ("Конфликт интересов: отсутствует.", "conflict"),
        ("Сведения об авторах", "biography"),
        ("Financing of lakes grows every year.", None),
        ("Благодарность зрителей не знала границ.", None),
    ],
)
def test_a_label_needs_its_mark(text: str, kind: str | None) -> None:
    found = label(text)
    assert (found.kind if found else None) == kind


PRINTABLE = st.characters(codec="utf-8", exclude_categories=("C", "Z"))


@given(st.lists(st.text(alphabet=PRINTABLE, min_size=1, max_size=40), max_size=20))
def test_every_character_of_any_lines_ends_in_some_block(texts: list[str]) -> None:
    lines = [Line(n, t, "f", blank=n % 2) for n, t in enumerate(texts, 1)]
    blocks = back(lines, LANGUAGES, "en", Report())
    kept = sorted(c for b in blocks for c in b.text.chars if c.isalnum())
    assert kept == sorted(c for t in texts for c in t if c.isalnum())


def test_volume_and_page_on_one_line_are_no_second_entry() -> None:
    text = """
    References
    1. Nobody A. Winds // Lakes. 2016. Vol. 2. P. 11-24.
    2. Fancy B. Reeds // Lakes. 2017. Vol. 3. P. 5-9. 3. Mist C. Fog. Shore: Press, 2018. 40 p.
    """
    assert roles(text) == ["reference-heading", "reference", "reference", "reference"]


def test_two_labelled_dates_in_a_closing_sentence_are_dates() -> None:
    text = "Статья поступила 12.01.2023; одобрена после рецензирования 20.02.2023; принята к печати 01.03.2023."
    blocks = back(lines_of(text), LANGUAGES, "ru", Report())
    told = [(b.data["type"], b.data["when"]) for b in blocks if b.role == "date"]
    assert told == [("received", "2023-01-12"), ("revised", "2023-02-20"), ("accepted", "2023-03-01")]
    assert roles("Поступила 12.01.2023.") == ["back-other"]


def test_a_sentence_without_a_label_denies_a_conflict() -> None:
    text = "Вклад авторов: оба автора писали текст.\nАвторы заявляют об отсутствии конфликта интересов."
    assert roles(text)[-1] == "conflict"
    assert roles("The authors declare no conflicts of interest.") == ["conflict"]


def test_a_number_that_stood_apart_is_printed_with_its_entry() -> None:
    text = "Литература\n1.\n2.\nАлдин А.А. Озеро. М.: Нива, 2009. 90 с.\nВарин В.В. Колодцы. М.: Нива, 2012. 200 с."
    blocks = [b for b in back(lines_of(text), LANGUAGES, "ru", Report()) if b.role == "reference"]
    assert [b.text.chars[:8] for b in blocks] == ["1. Алдин", "2. Варин"]
    assert [b.data["n"] for b in blocks] == ["1", "2"]


def test_a_notice_inside_a_list_is_kept_and_is_no_reference() -> None:
    text = (
        "References\n1. Alder A. Lakes. London: Shore Press, 2001. 30 p.\n\nRowan Ashdale, PhD, r@example.org\n\n"
        "2. Berg B. Wells. London: Shore Press, 2002. 31 p."
    )
    blocks = back(lines_of(text), LANGUAGES, "en", Report())
    assert [b.text.chars[:5] for b in blocks if b.role == "reference"] == ["1. Al", "2. Be"]
    assert any("Rowan" in b.text.chars for b in blocks if b.role != "reference")
