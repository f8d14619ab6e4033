from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recognise.body.cases import blocks_of, column, outline
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line

WORDS = re.compile(r"\w+")
PIECES = st.sampled_from(
    """Introduction|Introduction. The wind blows.|Figure 1. A map of the lake|Fig. 2 -|Table 1. Sheep and goats
    Source: the author.|Кесте 2 – Қойлар саны
    1-кесте. Қойлар|Ескерту: автор құрастырған|- one;|- two.|1) first
    2) second|1. Item|a) letter|Lake\tSheep\tGoats|Shore 12 34|Hill 1 234 5 678|a = b + c (1)
    where a is a stone|cut in the mid-
    dle of a word,|and it goes on in lower case|The end.
    1 Note of the foot|stone1 stands|ЗАКЛЮЧЕНИЕ|§ 3|«quoted;|12|—""".replace("\n    ", "|").split("|")
    + ["| a | b |", ""]
)
LETTERS = st.text(alphabet="абв abc 123.,;:-–()\t«»=", max_size=30)
LINES = st.lists(st.tuples(PIECES | LETTERS, st.integers(0, 2), st.sampled_from([True, False, None])), max_size=30)


def counted(text: str) -> Counter[str]:
    return Counter("".join(c for c in text.casefold() if c.isalnum()))


def printed(blocks: list[Block]) -> Counter[str]:
    total: Counter[str] = Counter()
    for b in blocks:
        total += counted(b.text.chars)
        for row in b.data.get("rows", ()):
            for cell in row:
                total += counted(cell.chars)
        for text in (*b.data.get("debris", ()), b.data.get("note")):
            total += counted(text.chars) if text else Counter()
        total += counted(str(b.data.get("marker", "")))
        if b.role == "note":
            total += counted(str(b.data["n"]))
    return total


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_lines_are_blocks_and_keep_every_letter(made: list[tuple[str, int, bool | None]]) -> None:
    lines = [Line(i, text, "case.txt", blank=blank, joins=joins) for i, (text, blank, joins) in enumerate(made, 1)]
    report = Report()
    blocks = body(lines, load_languages(), "kk", report)
    wanted = sum((counted(line.text) for line in lines), Counter())
    logged = sum((counted(r.before) for r in report.repairs), Counter())
    assert printed(blocks) + logged == wanted


def test_no_lines_make_no_blocks() -> None:
    assert body([], load_languages(), "en", Report()) == []


def test_a_paragraph_cut_by_a_figure_is_one_and_the_figure_follows_it() -> None:
    blocks = blocks_of("""
        The shepherds of the northern valley moved their herds every spring to the higher

        Figure 1. The valley in spring

        pastures near the lake, and came back before the snow.
    """)
    assert outline(blocks) == ["paragraph: The shepherds of the nor", "figure: Figure 1. The valley in "]
    assert blocks[0].text.chars.endswith("the higher pastures near the lake, and came back before the snow.")


def test_a_formula_stands_alone_and_its_number_is_data() -> None:
    blocks = blocks_of("""
        The height of the wave is found by the well-known expression:

        h = a * (b + c) (3)

        where a is the length of the wave and the other letters are constants of the shore.
    """)
    assert [b.role for b in blocks] == ["paragraph", "formula", "paragraph"]
    assert blocks[1].data["n"] == "3"


def test_a_block_in_another_language_says_so() -> None:
    blocks = blocks_of("""
        The council of the shepherds met in the spring and spoke about the pastures of the whole valley.

        Бұл жиналыста ауыл тұрғындары жайылым мәселесін және судың жетіспеушілігін кеңінен талқылады.
    """)
    assert [b.language for b in blocks] == ["en", "kk"]


def test_blocks_name_their_raw_lines() -> None:
    blocks = body(column("""
        The lake lies in the north of the valley
        and freezes in the winter months.

        The river leaves it in the south.
    """), load_languages(), "en", Report())  # fmt: skip
    assert [(b.first, b.last, b.file) for b in blocks] == [(1, 2, "case.txt"), (4, 4, "case.txt")]


def test_an_indented_line_begins_a_paragraph_where_the_text_indents_them() -> None:
    sentences = ["The lake lies in the north and freezes in winter.", "The river leaves it in the south.",
                 "The shepherds say:", "it was a sea once.", "Nobody knows."]  # fmt: skip
    text = [f"    {sentence}" for sentence in sentences]
    lines = [Line(i, t, "case.txt", joins=i > 1) for i, t in enumerate(text, 1)]
    lines.insert(1, Line(10, "Then the herds walk to the other shore, where the snow", "case.txt", joins=True))
    lines.insert(2, Line(11, "is not so deep and the grass may be found under it.", "case.txt", joins=True))
    starts = [b.text.chars[:9] for b in body(lines, load_languages(), "en", Report())]
    assert starts == ["The lake ", "The river", "The sheph", "it was a ", "Nobody kn"]
