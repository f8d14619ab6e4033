"""How lines are set reaches them from every input that says it, and from no other."""

from __future__ import annotations

from io import BytesIO

import docx
import weasyprint
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.read.writers import odt
from zhinaq.finding import Report
from zhinaq.read import docx as word
from zhinaq.read import html, pdf, text
from zhinaq.read import odt as open_text
from zhinaq.source import Line, Look

WORDS = "the heron stands in the shallow water of the long lake and waits for the small fish that come near the reeds "


def printed(body: str, css: str = "") -> list[Line]:
    page = f"<html lang=en><style>@page {{ size: A5 }} body {{ font: 10pt 'DejaVu Serif' }} {css}</style>{body}</html>"
    return list(pdf.read(weasyprint.HTML(string=page).write_pdf(), "p.pdf", Report()).lines)


def look(lines: list[Line], start: str) -> Look:
    found = next(line.look for line in lines if line.text.strip().startswith(start))
    assert found is not None
    return found


def test_a_printed_row_tells_its_size_against_the_text_its_weight_and_slope() -> None:
    lines = printed(
        f"<p style='font-size: 15pt'><b>Of herons</b></p><p><i>Anna Reed</i></p><p style='font-size: 8pt'>{WORDS}</p>"
        f"<p>{WORDS * 6}</p>"
    )

    assert (look(lines, "Of").size, look(lines, "Of").bold, look(lines, "Of").italic) == (1.5, True, False)
    assert (look(lines, "Anna").size, look(lines, "Anna").bold, look(lines, "Anna").italic) == (1.0, False, True)
    assert look(lines, "the heron").size == 0.8


def test_a_printed_row_in_the_middle_is_centred_and_an_inset_block_is_not() -> None:
    lines = printed(
        f"<p class=c>OF HERONS</p><p class=c>Anna Reed</p><p style='margin: 1em 3em; text-align: justify'>{WORDS * 2}"
        f"</p><p>{WORDS * 6}</p>",
        ".c { text-align: center }",
    )

    assert [look(lines, start).centred for start in ("OF", "Anna")] == [True, True]
    assert not any(line.look and line.look.centred for line in lines[2:])
    assert [look(lines, start).capitals for start in ("OF", "Anna")] == [True, False]


def test_a_printed_row_says_how_much_space_stands_above_it_but_not_at_the_top_of_a_page() -> None:
    lines = printed(
        f"<p>{WORDS * 3}</p><h3>Methods</h3><p>{WORDS * 3}</p>",
        "h3 { margin: 26pt 0 0; font-size: 10pt } p { margin: 0 }",
    )

    assert lines[0].look is not None
    assert lines[0].look.above is None
    assert (look(lines, "Methods").above or 0) > 1.5
    assert lines[1].look is not None
    assert lines[1].look.above == 0


def test_word_styles_and_runs_say_how_a_paragraph_is_set() -> None:
    document = docx.Document()
    title = document.add_paragraph()
    title.add_run("Of herons").font.size = Pt(22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading("Methods", level=1)
    name = document.add_paragraph()
    name.add_run("Anna Reed").font.small_caps = True
    document.add_paragraph(WORDS * 4)
    out = BytesIO()
    document.save(out)
    lines = list(word.read(out.getvalue(), "p.docx", Report()).lines)

    assert (look(lines, "Of").size, look(lines, "Of").centred, look(lines, "Of").bold) == (2.0, True, False)
    assert (look(lines, "Methods").bold, look(lines, "Methods").centred) == (True, False)
    assert (look(lines, "Methods").size or 0) > 1.2
    assert look(lines, "Anna").capitals is True
    assert [s.kind for line in lines for s in line.spans] == []
    assert (look(lines, "the heron").size, look(lines, "the heron").bold) == (1.0, False)


def test_opendocument_styles_say_how_a_paragraph_is_set() -> None:
    style = (
        '<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="18pt"'
        ' fo:font-weight="bold"/><style:paragraph-properties fo:text-align="center"/></style:style>'
        '<style:style style:name="B" style:family="paragraph">'
        '<style:text-properties fo:font-size="12pt"/></style:style>'
    )
    body = f'<text:p text:style-name="T">Of herons</text:p><text:p text:style-name="B">{WORDS * 3}</text:p>'
    lines = list(open_text.read(odt(body, style), "p.odt", Report()).lines)

    assert look(lines, "Of") == Look(1.5, bold=True, italic=False, capitals=False, centred=True, above=0)
    assert look(lines, "the heron").size == 1.0


def test_a_web_page_says_how_a_block_is_set() -> None:
    page = f"<h1>Of herons</h1><p align=center><b>Anna Reed</b></p><p style='font-size: 9pt'>A note.</p><p>{WORDS}</p>"
    lines = list(html.read(page.encode(), "p.html", Report()).lines)

    assert (look(lines, "Of").size, look(lines, "Of").bold) == (2.0, True)
    assert (look(lines, "Anna").centred, look(lines, "Anna").bold) == (True, True)
    assert look(lines, "A note").size == 0.75


def test_rows_held_in_place_by_spaces_are_centred_or_not() -> None:
    rows = ["the heron stands in the shallow water of the long lake and"] * 8
    page = "\n".join([" " * 24 + "OF HERONS", "", " " * 24 + "Anna Reed", "", "    " + rows[0][:-4], *rows])
    lines = list(text.read(page.encode(), "p.txt", Report()).lines)

    assert [line.look.centred for line in lines if line.look] == [True, True, *[False] * 9]
    assert look(lines, "Anna").above == 1


def test_bare_text_says_nothing() -> None:
    assert all(
        line.look is None for line in text.read((WORDS + "\nOf herons\n\n").encode() * 3, "p.txt", Report()).lines
    )
