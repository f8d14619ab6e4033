"""The page: papers, margins, measure, the grid."""

from __future__ import annotations

import pytest

from zhinaq.edition.print.geometry import MM, geometry
from zhinaq.finding import ZhinaqError
from zhinaq.settings import PageFormat


def test_the_usual_page_is_a5_with_thirty_six_lines_of_ten_on_thirteen() -> None:
    page = geometry(PageFormat())
    assert (page.size, page.leading, page.lines) == (10, 13, 36)
    assert page.inner >= 18 * MM - 0.01
    assert page.inner < page.outer < page.bottom
    assert 60 <= page.measure / page.size / 0.51 <= 66


@pytest.mark.parametrize("size", ["A3", "A4", "A5", "A6", "B5", "letter", "145x200mm", "170 x 240 mm"])
@pytest.mark.parametrize("columns", ["1", "2"])
def test_the_text_block_is_a_whole_number_of_lines_on_every_paper(size: str, columns: str) -> None:
    if size == "A6" and columns == "2":
        pytest.skip("no room for two columns")
    page = geometry(PageFormat(size=size, columns=columns))
    assert page.top + page.lines * page.leading + page.bottom == pytest.approx(page.height)
    assert page.measure / page.size <= 36.8 * int(columns) + 2


@pytest.mark.parametrize(
    ("margin", "expected"),
    [("20mm", (20, 20, 20)), ("20mm 15mm", (20, 15, 15)), ("20mm 15mm 25mm 18mm", (20, 15, 18))],
)
def test_margins_are_top_outer_bottom_inner(margin: str, expected: tuple[float, float, float]) -> None:
    page = geometry(PageFormat(margin=margin))
    assert (page.top / MM, page.outer / MM, page.inner / MM) == pytest.approx(expected)


@pytest.mark.parametrize("page", [{"margin": "80mm"}, {"font_size": "40pt"}, {"font_size": "0"}, {"size": "30x40mm"}])
def test_a_page_without_room_for_text_is_one_sentence(page: dict[str, str]) -> None:
    with pytest.raises(ZhinaqError, match="leaves no room|is not for reading"):
        geometry(PageFormat(**page))
