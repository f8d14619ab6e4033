"""PDF: rows in reading order, page starts, raised type, headings by size, ruled tables; broken files are refused."""

from __future__ import annotations

import pytest
import weasyprint

from tests.read.writers import as_pdf
from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import pdf as reader
from zhinaq.read.pdflay import whole_words
from zhinaq.source import Source

WORDS = "the heron stands in the shallow water of the long lake and waits for the small fish that come near the reeds "


def read(body: str, css: str = "") -> Source:
    page = (
        f"<html lang=en><style>@page {{ size: A5 }} body {{ font: 10pt serif }} {css}</style><body>{body}</body></html>"
    )
    return reader.read(weasyprint.HTML(string=page).write_pdf(), "paper.pdf", Report())


def test_rows_are_lines_and_each_page_says_where_it_starts() -> None:
    source = read("<p>One heron.</p><p style='break-before: page'>Two herons.</p>")

    assert [(x.number, x.text, x.page is not None) for x in source.lines] == [
        (1, "One heron.", True),
        (2, "Two herons.", True),
    ]
    assert source.wrapped is True


def test_raised_small_type_is_a_span_of_its_row() -> None:
    line = read("<p>Heron A.<sup style='font-size: 6pt'>1</sup>, Crane B.</p>").lines[0]

    assert line.text == "Heron A.1, Crane B."
    assert [(s.kind, line.text[s.at : s.end]) for s in line.spans] == [("sup", "1")]


def test_larger_type_is_a_heading_and_bold_a_span() -> None:
    source = read(
        f"<p style='font-size: 18pt'>A long title that is set over more than one printed row</p>"
        f"<p>{WORDS * 4}</p><p><b>Methods</b></p>"
    )

    assert source.lines[0].style == "heading1"
    assert source.lines[0].text == "A long title that is set over more than one printed row"
    assert [s.kind for s in source.lines[-1].spans] == ["bold"]


def test_two_columns_are_read_one_after_the_other() -> None:
    first, second = (" ".join(f"{name}{n} wading bird" for n in range(60)) for name in ("left", "right"))
    source = read(
        f"<h1>A title across the whole page of both</h1><div>{first} {second}</div>",
        "div { column-count: 2; column-gap: 8mm; text-align: justify }",
    )
    text = " ".join(line.text.strip() for line in source.lines)

    assert [text.index(f"left{n} ") for n in range(60)] == sorted(text.index(f"left{n} ") for n in range(60))
    assert text.index("left59 ") < text.index("right0 ") < text.index("right59 ")


def test_ruled_tables_are_rows_with_whole_words() -> None:
    rows = "<tr><td>kind of bird</td><td>2019</td></tr><tr><td>shelduck</td><td>7</td></tr>"
    source = read(
        f"<p>{WORDS}</p><table>{rows}</table>",
        "table { border-collapse: collapse } td { border: 1px solid; padding: 3pt }",
    )

    assert [x.text for x in source.lines if x.style == "row"] == ["kind of bird\t2019", "shelduck\t7"]


def test_words_divided_inside_a_cell_are_made_whole() -> None:
    from zhinaq.read.look import Run

    cell = [Run("shel\N{HYPHEN}"), Run("\n"), Run("duck and goose-"), Run("\n"), Run("like birds")]

    assert "".join(r.text for r in whole_words(cell, {"goose-like"})) == "shelduck and goose-like birds"


def test_hyphens_at_row_ends_are_left_to_the_repairs() -> None:
    source = reader.read(as_pdf(WORDS * 6, "en"), "paper.pdf", Report())

    assert all(line.joins is None and line.hyphen is None for line in source.lines)


@pytest.mark.parametrize("data", [b"", b"no pdf at all", b"%PDF-1.7 broken"])
def test_a_broken_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ZhinaqError):
        reader.read(data, "paper.pdf", Report())


def test_a_pdf_without_a_text_layer_asks_for_ocr() -> None:
    with pytest.raises(ZhinaqError, match="no text layer"):
        read("<div style='width: 2cm; height: 2cm; background: red'></div>")


def test_columns_of_a_table_without_rules_are_parted_by_spaces() -> None:
    rows = [("kind of bird", "2019", "2020"), ("heron", "12", "340"), ("stork", "7", "51"), ("2021", "1", "2")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    source = read(f"<p>{WORDS}</p><table>{table}</table>", "td { padding: 2pt 9pt }")

    assert [x.text.strip().split("   ") for x in source.lines[-4:]] == [list(row) for row in rows]


def test_loosely_justified_rows_stay_running_text() -> None:
    words = "extraordinarily uncharacteristically internationalisation of the lakeside ornithologists in summer "
    source = read(f"<p>{words * 8}</p>", "@page { size: 7cm 15cm; margin: 8mm } p { text-align: justify }")

    assert not any("  " in line.text.strip() for line in source.lines)


def test_text_that_small_print_outnumbers_is_no_heading() -> None:
    small = f"<p style='font-size: 8pt'>{WORDS * 5}</p>"
    source = read(f"<h2>Of herons</h2>{small}<p>{WORDS * 4}</p>{small * 2}<p>{WORDS * 4}</p>{small}")

    assert [x.text for x in source.lines if x.style] == ["Of herons"]


def test_long_titles_are_headings_however_many() -> None:
    title = "<p style='font-size: 14pt'>WHAT THE HERON OF THE LONG LAKE WAITS FOR AND WHY IT DOES SO FOR SO LONG</p>"
    source = read(f"{title}<p>{WORDS * 4}</p>" * 4)

    assert [x.style for x in source.lines if x.text.startswith("WHAT")] == ["heading1"] * 4
    assert not any(x.style for x in source.lines if x.text[:1].islower())


def test_where_nothing_runs_on_the_commonest_size_is_the_text() -> None:
    source = read("<h1>Herons</h1>" + "<p>A heron.</p><p style='font-size: 8pt'>A note.</p>" * 3)

    assert [x.text for x in source.lines if x.style] == ["Herons"]


def test_headings_of_several_words_stand_over_their_own_columns() -> None:
    rows = [("kind", "of the lake", "of the wide river"), ("heron", "12", "340"), ("stork", "7", "51")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    source = read(
        f"<p>{WORDS * 2}</p><table>{table}</table>",
        "table { width: 100% } td { padding: 2pt 0; width: 33% } td + td { text-align: right }",
    )

    assert [x.text.strip().split("   ") for x in source.lines[-3:]] == [list(row) for row in rows]


def test_a_row_stretched_over_the_measure_stays_running_text() -> None:
    source = read(f"<p>{WORDS * 2}</p><p style='text-align: justify; text-align-last: justify'>herons wait here</p>")

    assert source.lines[-1].text.split("  ") == ["herons wait here"]
