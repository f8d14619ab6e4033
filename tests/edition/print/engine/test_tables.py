"""Tables over pages and tables too wide for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint.formatting_structure import boxes

from tests.edition.press import PAGE, lines, press, text, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print.pdf_finish import Facts, finisher
from zhinaq.edition.print.pdf_tags import tagging

GOES_ON = "1-кестенің жалғасы"


def table(columns: int, rows: int, words: int = 1) -> str:
    """Return a table with a caption, a line for the pages it goes on to, and a head."""
    cells = ["".join(f"<td>{wording(words, r * 40 + c, 4)}</td>" for c in range(columns)) for r in range(rows)]
    head = "".join(f'<th scope="col">{wording(1, c, 3)}</th>' for c in range(columns))
    return (
        '<div class="tabular"><div class="scroll"><table><caption>1-кесте. Атауы</caption>'
        f'<thead><tr class="continued"><th colspan="{columns}">{GOES_ON}</th></tr><tr>{head}</tr></thead>'
        f"<tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table></div></div>"
    )


def shown(document: Any) -> list[list[str]]:
    return [[text(line).strip() for line in page] for page in lines(document)]


def test_every_part_of_a_table_but_the_first_says_what_it_continues(tmp_path: Path) -> None:
    pages = shown(press(tmp_path).lay_out(xhtml(f"<p>{wording(60, 1)}</p>{table(3, 90)}")))
    assert len(pages) > 2
    assert [page.count(GOES_ON) for page in pages] == [0] + [1] * (len(pages) - 1)
    assert all(page[0] == GOES_ON for page in pages[1:])


def test_the_head_of_a_table_that_goes_on_is_said_once_in_the_tags(tmp_path: Path) -> None:
    document = press(tmp_path).lay_out(xhtml(table(3, 60)))
    with tagging(document):
        (tmp_path / "t.pdf").write_bytes(
            document.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher(Facts(title="T", language="kk")))
        )
    with pikepdf.open(tmp_path / "t.pdf") as file:
        roles = [str(o.S) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o]
    assert roles.count("/TH") == 3
    assert roles.count("/TR") == 61


def test_single_rows_of_a_table_keep_to_the_grid(tmp_path: Path) -> None:
    page = press(tmp_path).lay_out(xhtml(table(3, 8))).pages[0]
    rows = [b for b in page._page_box.descendants() if isinstance(b, boxes.TableRowBox) and b.height > 1]
    steps = [b.position_y - a.position_y for a, b in zip(rows, rows[1:], strict=False)]
    assert steps == pytest.approx([PAGE.leading / 0.75] * 8, abs=0.5)


@pytest.mark.parametrize(("columns", "turned"), [(5, False), (14, True)])
def test_a_table_too_wide_for_its_page_is_turned(tmp_path: Path, columns: int, turned: bool) -> None:  # noqa: FBT001
    document = press(tmp_path).lay_out(xhtml(f"<p>{wording(60, 1)}</p>{table(columns, 12)}<p>{wording(60, 2)}</p>"))
    data = document.write_pdf(finisher=finisher(Facts(title="T", language="kk")))
    (tmp_path / "t.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "t.pdf") as file:
        assert {tuple(round(float(v)) for v in page.MediaBox) for page in file.pages} == {(0, 0, 420, 595)}
        assert any(page.get("/Rotate") == 90 for page in file.pages) is turned
    for page in document.pages:
        box = page._page_box
        right = box.content_box_x() + box.width
        drawn = [b for b in box.descendants() if isinstance(b, boxes.TextBox) and b.text.strip()]
        assert max(b.position_x + b.width for b in drawn) < right + 1


def test_text_fills_the_hole_before_a_table_that_cannot_be_broken(tmp_path: Path) -> None:
    lengths = range(190, 290, 25)
    for length in lengths:
        body = f"<p>{wording(length, 5)}</p>{table(3, 8)}<p>{wording(150, 6)}</p><p>{wording(150, 7)}</p>"
        pages = lines(press(tmp_path).lay_out(xhtml(body)))
        bottom = (PAGE.top + PAGE.lines * PAGE.leading) / 0.75
        last = pages[0][-1]
        assert bottom - last.position_y - last.height < 3 * PAGE.leading / 0.75
