from __future__ import annotations

import pytest

from tests.recognise.body.cases import blocks_of, column, outline
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.recognise.body.heading_marks import count
from zhinaq.source import Line

PROSE = "The shepherds of the valley keep their herds near the lake, and every spring they move to the higher pastures."
KK_PROSE = "Ауыл тұрғындары көктемде малды көл жағасына айдайды, ал күзде қайтадан қыстауға оралады деп айтылады."


def heads(blocks: list[Block]) -> list[str]:
    return [b.text.chars for b in blocks if b.role == "heading"]


@pytest.mark.parametrize(
    "words",
    [
        "Introduction",
        "Кіріспе",
        "Заключение",
        "Materials and methods",
        "Нәтижелер мен талқылау",
        "Зерттеу нәтижелері және оларды талдау",
        "2. Методы",
    ],
)
def test_known_words_alone_on_a_line_are_a_heading(words: str) -> None:
    assert heads(blocks_of(f"{words}\n\n{PROSE}")) == [words]


def test_known_words_with_a_full_stop_open_their_paragraph() -> None:
    blocks = blocks_of(f"Кіріспе. {KK_PROSE}", "kk")
    assert outline(blocks, 8) == ["heading: Кіріспе.", "paragraph: Ауыл тұр"]
    assert blocks[0].data["run_in"] is True


def test_a_number_before_a_run_in_heading_is_part_of_it() -> None:
    assert heads(blocks_of(f"1. Introduction. {PROSE}")) == ["1. Introduction."]


def test_a_run_in_heading_may_be_broken_over_lines() -> None:
    lines = column("""
        Materials and me-
        thods. The herds of the valley were counted
        in the spring and in the autumn of the year.
    """)
    lines[0] = lines[0].with_(hyphen="join")
    assert heads(body(lines, load_languages(), "en", Report())) == ["Materials and methods."]


def test_a_short_line_in_capitals_before_a_paragraph_is_a_heading() -> None:
    assert heads(blocks_of(f"THE LAKE AND ITS SHORES\n\n{PROSE}")) == ["THE LAKE AND ITS SHORES"]


def test_two_headings_may_stand_one_on_the_other() -> None:
    blocks = blocks_of(f"Discussion\n\nThe lake as a border of the two valleys\n\n{PROSE}")
    assert heads(blocks) == ["Discussion", "The lake as a border of the two valleys"]
    assert [b.data["level"] for b in blocks if b.role == "heading"] == [1, 2]


def test_a_heading_over_its_first_line_and_a_false_blank_is_found() -> None:
    blocks = body(column("""
        | The old herdsmen of the northern valley still remember the
        days of the great snow and the long way to the lake shores.

        The lake and the herds
        Every spring the herds of the northern valley move to the lake,

        where the grass is high and the water is clear, and they stay
        on the shores until the first snow falls on the upper pastures,
        as they have always done and as they will do in times to come.
        The lake is the border between the two valleys and it belongs
        to no one, as the old people say, and so it is to this day and
        will be as long as there is one herd in the northern valley.
    """), load_languages(), "en", Report())  # fmt: skip
    assert heads(blocks) == ["The lake and the herds"]
    assert [b.role for b in blocks] == ["paragraph", "heading", "paragraph"]


def test_numbers_give_the_level() -> None:
    blocks = blocks_of(f"1. The valley\n\n{PROSE}\n\n1.1 The lake\n\n{PROSE}")
    assert [(b.data["n"], b.data["level"]) for b in blocks if b.role == "heading"] == [("1", 1), ("1.1", 2)]


@pytest.mark.parametrize(
    "line",
    [
        "A. B. Shepherd",  # a name
        "Bread and water are given to all,",  # a comma goes on
        "The water is cold and clear",  # a verb
        "(Shepherd, 2019)",  # a citation
        "which the shepherds know",  # lower case
    ],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert heads(blocks_of(f"{PROSE}\n\n{line}\n\n{PROSE}")) == []


def test_sentences_without_a_habit_of_run_in_headings_stay_sentences() -> None:
    assert heads(blocks_of(f"A quiet lake. {PROSE}\n\nAn old road. {PROSE}\n\nA dry valley. {PROSE}")) == []


def test_headings_under_the_second_of_two_keep_its_level_until_a_known_one() -> None:
    text = "\n\n".join(
        ["The roads of the valley", "The northern road", PROSE, "The southern road", PROSE, "Conclusion", PROSE]
    )
    assert [b.data["level"] for b in blocks_of(text) if b.role == "heading"] == [1, 2, 2, 1]


def test_a_numbered_subheading_may_stand_over_a_short_paragraph() -> None:
    prose = "The herds move to the lake in the spring and they come back to the valley before"
    text = [prose, "the snow falls.", "2.2. Features", "The root mean square is", "taken."]
    lines = [Line(n, t, "case.txt", joins=n in (2, 5), blank=int(n == 3)) for n, t in enumerate(text, 1)]
    lines = [*(Line(n, prose, "case.txt", joins=True) for n in range(10)), *lines]
    roles = [b.role for b in body(lines, load_languages(), "en", Report())]
    assert "heading" in roles


def test_letters_in_order_under_a_roman_number_head_subsections() -> None:
    text = """
    III. PROPOSED SYSTEM
    A. Collar
    The collar holds a radio and a cell, and it wakes every ten minutes to listen for others of its kind in the herd.
    B. Counting Rule
    A collar is counted when two others have heard it within the hour, and it is forgotten after a day of silence.
    IV. THE TRIAL
    It lasted one summer.
    A. Person wrote the text.
    """
    assert [(b.text.chars, b.data["level"]) for b in blocks_of(text) if b.role == "heading"] == [
        ("III. PROPOSED SYSTEM", 1), ("A. Collar", 2), ("B. Counting Rule", 2), ("IV. THE TRIAL", 1)]  # fmt: skip


def test_roman_marks_have_their_numbers() -> None:
    assert [count(mark) for mark in ("I", "IV", "IX", "XIV", "7", "A", "")] == [1, 4, 9, 14, 7, 0, 0]
