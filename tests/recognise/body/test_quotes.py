from __future__ import annotations

from tests.recognise.body.cases import blocks_of
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line, Page


def test_lines_with_a_sign_in_front_are_a_quotation_without_the_sign() -> None:
    blocks = blocks_of("The old shepherd wrote:\n\n> The lake was deep\n> and clear.\n\nNobody answered.")
    assert [b.role for b in blocks] == ["paragraph", "quote", "paragraph"]
    assert blocks[1].text.chars == "The lake was deep and clear."


def test_the_style_of_the_input_makes_a_quotation() -> None:
    lines = [Line(1, "The lake was deep.", style="quote", joins=False), Line(2, "So he wrote.", joins=False)]
    assert [b.role for b in body(lines, load_languages(), "en", Report())] == ["quote", "paragraph"]


def test_a_markdown_note_is_a_note() -> None:
    blocks = blocks_of("The lake[^2] is dry.\n\n[^2]: Since the great drought.")
    assert [(b.role, b.text.chars) for b in blocks][1] == ("note", "Since the great drought.")
    assert blocks[1].data["n"] == "2"


def test_words_of_speech_and_a_colon_announce_a_quotation() -> None:
    said = "The lake was deep in those years, and my mother knew every stone of the shore. Now nobody knows it."
    blocks = blocks_of(f"The old woman said in these words:\n\n{said}\n\nNobody answered her for a long time.")
    assert [b.role for b in blocks] == ["paragraph", "quote", "paragraph"]


def test_a_paragraph_after_another_colon_is_no_quotation() -> None:
    text = "The lake is divided into three parts, of which the northern is the deepest and the southern is dry."
    assert [b.role for b in blocks_of(f"The plan is as follows:\n\n{text}\n\nNobody liked it.")] == ["paragraph"] * 3


def test_lines_at_the_right_edge_above_the_text_are_an_epigraph_and_in_the_middle_a_heading() -> None:
    prose = "\n".join(["Одежда ткалась долго и носилась долго, и память о ней жила в рассказах"] * 3)
    text = prose.splitlines()
    right = [f"{' ' * 30}Одежда помнит то, что забыл человек.", f"{' ' * 48}Народная пословица"]
    lines = [Line(n, t, "case.txt", joins=n > 1) for n, t in enumerate(text * 3, 10)]
    made = body(
        [*(Line(n, t, "case.txt", joins=False) for n, t in enumerate(right, 1)), *lines],
        load_languages(),
        "ru",
        Report(),
    )
    assert [b.role for b in made][:1] == ["quote"]
    middle = Line(1, f"{' ' * 26}Что показали дела", "case.txt", joins=False, page=Page())
    made = body([middle, lines[0].with_(joins=False), *lines[1:]], load_languages(), "ru", Report())
    assert [b.role for b in made][:1] == ["heading"]
