from __future__ import annotations

from tests.recognise.body.cases import blocks_of
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line, Span

PROSE = "The shepherds of the valley keep their herds near the lake, and every spring they move to the higher pastures."


def test_a_caption_is_a_figure_with_its_source() -> None:
    blocks = blocks_of(f"{PROSE}\n\n2 - сурет. Көл жағасы\nЕскертпе - автор құрастырған\n\n{PROSE}")
    figure = blocks[1]
    assert (figure.role, figure.data["n"], figure.data["head"].chars) == ("figure", "2", "Көл жағасы")
    assert figure.data["note"].chars == "Ескертпе - автор құрастырған"


def test_a_repeated_label_with_the_source_is_a_note_not_a_second_figure() -> None:
    blocks = blocks_of("Сурет 1. Көл жағасы\n\nСурет 1. Дереккөз: автор құрастырған.", "kk")
    assert [b.role for b in blocks] == ["figure"]
    assert blocks[0].data["note"].chars == "Сурет 1. Дереккөз: автор құрастырған."


def test_labels_of_a_lost_chart_stay_with_the_figure() -> None:
    figure = blocks_of(f"{PROSE}\n\n0\n100\n200\n300\n1901\nsheep\n\nFigure 3. Herds by year\n\n{PROSE}")[1]
    assert figure.role == "figure"
    assert [t.chars for t in figure.data["debris"]] == ["0", "100", "200", "300", "1901", "sheep"]


def test_captions_run_together_with_a_gap_are_two_figures() -> None:
    blocks = blocks_of("Рис. 1. Долина летом  Рис. 2. Долина зимой", "ru")
    assert [b.data["head"].chars for b in blocks] == ["Долина летом", "Долина зимой"]


def test_a_number_that_ends_a_sentence_is_no_caption() -> None:
    blocks = blocks_of(
        "The herds of the northern valley and their way to the lake are shown in\nFigure 2.", wrapped=True
    )
    assert [b.role for b in blocks] == ["paragraph"]


def test_a_legend_under_the_caption_belongs_to_the_figure() -> None:
    blocks = blocks_of(f"Рис. 4. Колодец\nа) вид сверху; б) вид сбоку\n\n{PROSE}", "ru")
    assert [b.role for b in blocks] == ["figure", "paragraph"]
    assert [t.chars for t in blocks[0].data["debris"]] == ["а) вид сверху; б) вид сбоку"]


def test_a_picture_with_its_own_text_takes_the_caption_below_it() -> None:
    lines = [
        Line(1, "The lake", "case.md", joins=False, spans=(Span(0, 8, "image", "lake.png"),)),
        Line(2, "Figure 5. The lake in spring", "case.md", joins=False, blank=1),
    ]
    figure = body(lines, load_languages(), "en", Report())[0]
    assert (figure.role, figure.data["image"], figure.data["n"]) == ("figure", "lake.png", "5")
    assert [t.chars for t in figure.data["debris"]] == ["The lake"]


def test_a_picture_line_under_its_caption_belongs_to_it() -> None:
    blocks = blocks_of("Figure 6. The pass\n\n![](pass.png)")
    assert [(b.role, b.data["image"]) for b in blocks] == [("figure", "pass.png")]
