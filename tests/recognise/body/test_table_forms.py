"""Forms of tables: rests under «continued», grids, columns under dashes."""

from __future__ import annotations

import pytest

from tests.recognise.body.cases import blocks_of

PROSE = "The shepherds of the valley keep their herds near the lake, and every spring they move to the higher pastures."
ROWS, MORE = "Year\tSheep\n1901\t200\n1902\t300", "1903\t310\n1904\t320"


def rows_of(text: str, language: str = "en") -> list[list[list[str]]]:
    """Return the cells of every table."""
    tables = [b for b in blocks_of(text, language) if b.role == "table"]
    return [[[c.chars for c in row] for row in t.data["rows"]] for t in tables]


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("Table 1. Herds", "Table 1 (continued)"),
        ("Таблица 1. Стада", "Продолжение таблицы 1"),
        ("Таблица 1. Стада", "Окончание табл. 1"),
        ("Таблица 1. Стада", "Таблица 1 – Продолжение"),
        ("1-кесте – Отарлар", "1-кестенің жалғасы"),
    ],
)
def test_the_rest_of_a_table_joins_it_over_the_text_between(label: str, rest: str) -> None:
    found = rows_of(f"{PROSE}\n\n{label}\n\n{ROWS}\n\n{PROSE}\n\n{rest}\n\n{MORE}\n\n{PROSE}")
    assert [len(rows) for rows in found] == [5]


def test_a_grid_puts_cells_over_two_lines_together() -> None:
    grid = "+------+-------+\n| Year | Sheep |\n+======+=======+\n| 1901 | 200   |\n|      | lambs |\n+------+-------+"
    assert rows_of(f"{PROSE}\n\nTable 1: Herds\n\n{grid}\n\n{PROSE}") == [[["Year", "Sheep"], ["1901", "200 lambs"]]]


def test_a_row_of_a_grid_torn_at_a_line_end_stays_one_row() -> None:
    grid = "+------+----+\n| Year | Sheep of the |\n\nvalley |\n+======+====+\n| 1901 | 200 |\n+------+----+"
    expected = [["Year", "Sheep of the valley"], ["1901", "200"]]
    assert rows_of(f"{PROSE}\n\nTable 1: Herds\n\n{grid}\n\n{PROSE}") == [expected]


def test_columns_under_dashes_are_a_table_without_the_dashes() -> None:
    columns = "Year   Sheep\n------ -------\n1901   200\n1902   300"
    expected = [["Year", "Sheep"], ["1901", "200"], ["1902", "300"]]
    assert rows_of(f"{PROSE}\n\n{columns}\n\nTable 1. Herds\n\n{PROSE}") == [expected]


def test_a_label_printed_with_spaces_or_without_number_opens_a_table() -> None:
    for label in ("Т а б л и ц а 1\nСтада по годам", "Таблица. Стада по годам"):
        assert len(rows_of(f"{PROSE}\n\n{label}\n\n{ROWS}\n\n{PROSE}", "ru")) == 1
