"""Captions in any convention: how many figures and tables a text has."""

from __future__ import annotations

import pytest

from tests.recognise.body.cases import blocks_of
from zhinaq.language import load_languages
from zhinaq.recognise.body.labels import labels_in
from zhinaq.recognise.body.words import body_words

RU = "Пастухи долины держат стада у озера, и каждой весной они уходят на верхние пастбища, где трава держится."
EN = "The shepherds of the valley keep their herds near the lake, and every spring they move to the higher pastures."
KK = "Алқап малшылары отарын көл жағасында ұстайды, әр көктемде олар биік жайлауға көшеді, онда шөп жетеді."
PROSE = {"ru": RU, "en": EN, "kk": KK}


def figures(language: str, *captions: str) -> int:
    """Return how many figures are made of captions that stand between paragraphs."""
    between = f"\n\n{PROSE[language]}\n\n"
    return sum(b.role == "figure" for b in blocks_of(between + between.join(captions) + between, language))


@pytest.mark.parametrize(
    ("language", "captions", "count"),
    [
        ("ru", ["Илл. 1. Долина летом", "Ил. 2. Озеро"], 2),
        ("ru", ["Рис.1.Долина летом", "Рис.2Озеро"], 2),
        ("ru", ["Рис. 1 Долина летом", "Рис. 2 Озеро"], 2),
        ("ru", ["Рис. 1. Долина летом.", "Рис. 2. Озеро.", "Рис 3 Перевал."], 3),
        ("ru", ["График 1. Стада", "Диаграмма 1. Кони", "Фото 1. Озеро", "Схема 1 – Путь"], 4),
        ("en", ["FIGURE 1. HERDS BY YEAR", "PLATE II. The lake", "Scheme 1: Paths", "Figure A1. Horses"], 4),
        ("kk", ["1-сурет. Көл", "Сурет 2 – Жол", "3 сурет – Асу", "4-ші сурет. Отар", "№5 сурет. Қора"], 5),
        ("ru", ["[Рис. 1. Долина летом]", "Рисунок – Озеро"], 2),
    ],
)
def test_labels_of_any_spelling_open_captions(language: str, captions: list[str], count: int) -> None:
    assert figures(language, *captions) == count


def test_captions_in_one_line_are_as_many_figures() -> None:
    assert figures("ru", "Рис. 1. Долина Рис. 2. Озеро Рис. 3. Перевал") == 3


def test_bare_labels_in_a_row_are_as_many_figures() -> None:
    assert figures("ru", "Рис. 1 Рис. 2 Рис. 3") == 3


def test_a_caption_after_other_words_is_found_when_the_text_speaks_of_it() -> None:
    text = f"{RU} Это видно на рис. 1.\n\nовцы кони верблюды север юг Рис. 1. Стада по краям\n\n{RU}"
    assert [b.role for b in blocks_of(text, "ru")] == ["paragraph", "paragraph", "figure", "paragraph"]


def test_a_misread_number_is_known_by_its_neighbours() -> None:
    blocks = blocks_of(f"Рис. 1. Озеро\n\n{RU}\n\nРис. 2. Долина\n\n{RU}\n\nРис. З. Перевал\n\n{RU}", "ru")
    assert [b.data["n"] for b in blocks if b.role == "figure"] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Рис. 1 показывает, как меняется стадо."),
        ("ru", "Рис. 5 и 6 показывают путь стада через перевал."),
        ("ru", "Фото Г. Иванова. 2016 год"),
        ("en", "Figure 2 (left) shows the herds."),
        ("en", "The count is given in Figure 1. The herds grow. See Fig. 2. It is long."),
        ("kk", "2-суреттен көл көрінеді."),
    ],
)
def test_a_sentence_about_a_figure_is_no_caption(language: str, sentence: str) -> None:
    assert figures(language, sentence) == 0


def test_a_caption_in_two_languages_or_printed_twice_is_one_figure() -> None:
    assert figures("ru", "Рис. 1. Долина летом\n\nFig. 1. The valley in summer") == 1
    assert figures("ru", "Рис. 1. Долина летом\n\nРис. 1. Долина летом") == 1


def test_a_list_of_captions_after_the_text_makes_no_second_figures() -> None:
    listed = "Список иллюстраций\n\nРис. 1. Долина летом\nРис. 2. Озеро"
    assert figures("ru", "Рис. 1. Долина летом", "Рис. 2. Озеро", listed) == 2


def test_a_wrongly_printed_number_loses_no_figure() -> None:
    assert figures("ru", "Рис. 1. Озеро", "Рис. 2. Долина", f"{RU}\n\n{RU}", "Рис. 2. Перевал") == 3


def test_a_number_that_goes_on_is_no_label() -> None:
    words = body_words(load_languages())
    for text in ("Схема 5% раствора", "Table 24/7", "Figure 3rd", "Рис. 2-го"):
        assert labels_in(text, words.labels, words.digits) == [], text
