"""Whether a line holds a person's name: sure of bylines, silent about titles, headings, places and running text."""

from __future__ import annotations

import time

import pytest

from zhinaq.signs.persons import name_probability, name_spans


@pytest.mark.parametrize(
    "line",
    [
        "А.Б. Серіков, Г.Т. Омарова*",
        "Нетов И. И., студент кафедры ветра ОзГУ, netov@example.org",
        "Нетова Вера Глебовна",
        "Олег Латкин¹, Ерлан Мнимов²",
        "Ada Nobody1, Ben van der Nowhere2",
        "Ada NOBODY",
        "Li Na, Lake University",
        "Ли В. С.a",
        "Nobody, A.B., Nowhere, C.D.",
        "Dr. M. Sh. Serikova and A. Lee",
        "Мырзалиева Айгүл Бақытқызы, т.ғ.к., доцент",
    ],
)
def test_bylines_hold_a_name(line):
    assert name_probability(line) > 0.5


@pytest.mark.parametrize(
    "line",
    [
        "О шуме на перемене",
        "Long-Run Watching of Rural Grain Mills",
        "Materials and Methods",
        "I. АРХЕОЛОГИЯ ЖӘНЕ ЭТНОГРАФИЯ",
        "Озёрный университет им. И. Нетова, г. Озёрск",
        "Lake University, Leeds, United Kingdom",
        "К. Нетов атындағы Жайық университеті",
        "В работе А.Б. Нетова показано, что ветер усиливается к вечеру.",
        "1. Нетов А.Б. Ветер и вода. – Озёрск: Причал, 2019. – 200 с.",
        "Санкт-Петербург, Россия",
        "ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ И ЛЕСА",
    ],
)
def test_other_lines_hold_none(line):
    assert name_probability(line) < 0.5


def test_the_place_of_each_name_is_told():
    text = "Ada B. Nobody and И.О. Нетов"
    assert [text[x.at : x.end] for x in name_spans(text)] == ["Ada B. Nobody", "И.О. Нетов"]


def test_a_line_of_body_costs_little():
    line = "развитие хозяйства степи зависит от ветра и воды, как показали наблюдения последних десяти лет в трёх сёлах"
    name_probability("А.Б. Нетов")  # compiles the patterns
    began = time.perf_counter()
    for _ in range(1000):
        name_probability(line)
    assert time.perf_counter() - began < 0.25
