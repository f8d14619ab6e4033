from __future__ import annotations

import pytest

from tests.recognise.body.cases import blocks_of, column
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line, Span

PROSE = "The shepherds of the valley keep their herds near the lake, and move to the higher pastures in the spring."


def rows(block: Block) -> list[list[str]]:
    return [[c.chars for c in row] for row in block.data["rows"]]


def one_table(text: str, language: str = "en") -> Block:
    tables = [b for b in blocks_of(text, language) if b.role == "table"]
    assert len(tables) == 1
    return tables[0]


def test_tabs_part_cells_and_the_note_belongs_to_the_table() -> None:
    table = one_table(f"Table 1. Herds\nYear\tSheep\n1901\t12\n1902\t15\nSource: the author's count.\n\n{PROSE}")
    assert rows(table) == [["Year", "Sheep"], ["1901", "12"], ["1902", "15"]]
    assert (table.data["label"], table.data["n"], table.data["head"].chars) == ("Table 1", "1", "Herds")
    assert table.data["header_rows"] == 1
    assert table.data["note"].chars == "Source: the author's count."


def test_number_before_the_word_is_a_caption_too() -> None:
    table = one_table("1 - кесте. Қойлар саны\nАуыл 12 15\nТау 7 9", "kk")
    assert (table.data["n"], table.data["head"].chars) == ("1", "Қойлар саны")
    assert rows(table) == [["Ауыл", "12", "15"], ["Тау", "7", "9"]]


def test_thousands_are_put_together_when_the_columns_ask_for_it() -> None:
    table = one_table("Table 2 - Herds\nValley 18 492 18 631 0,75\nLake 204 210 2,94\nPass 5 518 5 557 0,71")
    assert rows(table)[0] == ["Valley", "18 492", "18 631", "0,75"]
    assert rows(table)[1] == ["Lake", "204", "210", "2,94"]


def test_thousands_on_the_next_line_are_put_together() -> None:
    lines = [
        Line(1, "Table 3. Guests of the valley", joins=False),
        Line(2, "Valley 22", joins=False, blank=1), Line(3, "728", joins=True),
        Line(4, "40", joins=False, blank=1), Line(5, "742", joins=True),
        Line(6, "Lake 175", joins=False, blank=1), Line(7, "63", joins=False, blank=1), Line(8, "622", joins=True),
    ]  # fmt: skip
    made = body(lines, load_languages(), "en", Report())
    cells = [["".join(ch for ch in c if ch.isalnum()) for c in row] for row in rows(made[0])]
    assert cells == [["Valley", "22728", "40742"], ["Lake", "175", "63622"]]


def test_a_name_over_its_numbers_is_one_row() -> None:
    table = one_table("Table 4. Herds\nHerds that winter\nin the upper valley\n12 15\nLake 7 9\nPass 3 4")
    assert ["Herds that winter in the upper valley", "12", "15"] in rows(table)


def test_one_cell_a_line_is_read_by_its_rhythm() -> None:
    table = one_table(
        "Table 5. Herds\n\n"
        + "\n\n".join(["Year", "Sheep", "Goats", "1", "12", "15", "2", "13", "18", "3", "14", "20"])
    )
    assert rows(table) == [["Year", "Sheep", "Goats"], ["1", "12", "15"], ["2", "13", "18"], ["3", "14", "20"]]


def test_cells_that_cannot_be_told_apart_are_one_column_and_reported() -> None:
    report = Report()
    lines = [Line(i, t, "case.txt", joins=False) for i, t in enumerate(
        ["Table 6. Names", "The upper valley Shepherds", "The lower valley Fishers", "The pass None"], 1)]  # fmt: skip
    table = body(lines, load_languages(), "en", report)[0]
    assert table.cert == "low"
    assert [len(r) for r in table.data["rows"]] == [1, 1, 1]
    assert [f.code for f in report.findings] == ["body-002"]


def test_a_sentence_that_speaks_of_a_table_is_no_caption() -> None:
    assert [
        b.role for b in blocks_of("Table 1 shows that the herds grow, and the pastures do not grow with them.")
    ] == ["paragraph"]
    assert [b.role for b in blocks_of("1-кестеде қойлар саны берілген және олар жыл сайын өсіп келеді.", "kk")] == [
        "paragraph"
    ]


def test_the_heading_of_a_continued_table_is_logged_and_no_row() -> None:
    report = Report()
    text = ["Таблица 1. Стада", "Долина\t12", "Продолжение таблицы 1", "Озеро\t15"]
    made = body([Line(i, t, "case.txt", joins=False) for i, t in enumerate(text, 1)], load_languages(), "ru", report)
    assert rows(made[0]) == [["Долина", "12"], ["Озеро", "15"]]
    assert [r.before for r in report.repairs] == ["Продолжение таблицы 1"]


def test_a_nought_in_front_tells_that_thousands_were_split() -> None:
    table = one_table("Table 7. Herds\n2015 3 307 010 103,4\n2016 3 684 393 105,4\n2017 4 070 917 103,0")
    assert rows(table)[0] == ["2015", "3 307 010", "103,4"]


def test_a_unit_after_a_number_stays_in_its_cell_and_years_are_the_head() -> None:
    table = one_table("Table 8. Herds\nValley 2019 2020\nLake 12 2,5 kg\nPass 14 15")
    assert rows(table) == [["Valley", "2019", "2020"], ["Lake", "12", "2,5 kg"], ["Pass", "14", "15"]]
    assert table.data["header_rows"] == 1


def test_a_group_of_rows_has_a_heading_that_spans_them() -> None:
    table = one_table("Table 9. Herds\nAll herds 12 15\nof these:\nsheep 7 9\ngoats 5 6")
    assert rows(table)[1] == ["of these:"]
    assert table.data["spans"] == ((1, 0, 3),)


def test_the_note_ends_where_the_next_paragraph_begins() -> None:
    text = """
        | The old herdsmen of the northern valley still remember the
        days of the great snow and the long way to the lake shores.
        | Table 1. Herds of the northern valley
        | Valley 12 15
        | Lake 13 18
        | Note: made by the author from the book of herds and goats
        The herds of the northern valley move to the lake every
        spring, where the grass is high and the water is clear, and
        on the shores they stay until the first snow falls on the
        upper pastures, as they have always done in former times.
    """
    made = body(column(text), load_languages(), "en", Report())
    assert [b.role for b in made] == ["paragraph", "table", "paragraph"]
    assert made[2].text.chars.startswith("The herds of the northern valley")


def test_rows_without_a_caption_are_a_table_with_title_and_head() -> None:
    text = """
        The book of the valley counts the herds of the last years as follows:

        Herds of the northern valley, both shores

        Place Sheep Goats

        Valley 93,15 31
        Lake 49,64 92
        Pass 17,1 138

        The herds of the valley are the greatest of all, as was said above.
    """
    made = blocks_of(text)
    assert [b.role for b in made] == ["paragraph", "table", "paragraph"]
    assert made[1].data["head"].chars == "Herds of the northern valley, both shores"
    assert rows(made[1])[0] == ["Place", "Sheep", "Goats"]


def test_rows_that_open_with_codes_are_a_table() -> None:
    made = blocks_of("""
        The roads of the valley are these (table 1).

        Road

        number
        Places on the way

        RD15 Valley, Lake, the old
        bridge and the pass

        RD61 Lake and shore

        RD65 Pass and summer pastures

        The roads of the valley are closed in winter, when the snow is high on the pass.
    """)
    assert [b.role for b in made] == ["paragraph", "table", "paragraph"]
    assert rows(made[1]) == [
        ["Road number", "Places on the way"], ["RD15", "Valley, Lake, the old bridge and the pass"],
        ["RD61", "Lake and shore"], ["RD65", "Pass and summer pastures"],
    ]  # fmt: skip


def test_cells_above_their_caption_are_its_table() -> None:
    cells = "\n".join(["Place", "Sheep", "Goats", "Valley", "12", "15", "Lake", "13", "18", "Pass", "14", "20"])
    made = blocks_of(
        f"The herds were counted.\n\n{cells}\nTable 1. Herds of the valley\n\nSource: the author.\n\nSo it is."
    )
    assert [b.role for b in made] == ["paragraph", "table", "paragraph"]
    assert rows(made[1])[:2] == [["Place", "Sheep", "Goats"], ["Valley", "12", "15"]]
    assert made[1].data["note"].chars == "Source: the author."


@pytest.mark.parametrize(("below", "blank", "head"), [
    ("on the northern shore", 0, "Herds of the valley on the northern shore"),
    ("Results", 1, "Herds of the valley"),
    ("Year   Sheep   Goats", 0, "Herds of the valley"),
])  # fmt: skip
def test_a_bold_caption_ends_at_a_bold_heading_or_a_bold_head_of_columns(below: str, blank: int, head: str) -> None:
    own = [("Table 1. Herds of the valley", 0), (below, blank), ("1901   12   13", 0), ("1902   14   15", 0)]
    lines = [
        Line(n, t, "a.txt", blank=b, joins=n > 6, spans=(Span(0, len(t), "bold"),) if n < 3 else ())
        for n, (t, b) in enumerate([*own, *((PROSE[:72], 2 * (not n)) for n in range(20))], 1)
    ]
    made = body(lines, load_languages(), "en", Report())

    assert next(b.data["head"].chars for b in made if b.role == "table") == head


def test_a_caption_repeated_in_another_language_is_one_caption() -> None:
    text = f"{PROSE}\n\n| Таблица 1. Плата\n| Table 1. Payment\n| Season\t1875\t1895\n| Winter\t3\t4\n\n{PROSE}"
    made = [b for b in body(column(text), load_languages(), "ru", Report()) if b.role == "table"]
    assert [b.data["head"].chars for b in made] == ["Плата Table 1. Payment"]


def test_a_bare_label_right_below_a_heading_in_capitals_is_a_caption() -> None:
    text = f"{PROSE}\n\n| IV. RESULTS\n| TABLE I\n| DAILY COUNTS\n| Day\tTrue\n| 1\t40\n| 2\t41\n\n{PROSE}"
    made = body(column(text), load_languages(), "en", Report())
    assert [b.data["head"].chars for b in made if b.role == "table"] == ["DAILY COUNTS"]
