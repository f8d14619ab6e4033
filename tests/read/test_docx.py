"""DOCX: what Word prints becomes lines: styles, list numbers, tables, notes, links, pictures; broken files fail."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import docx as reader
from zhinaq.source import Source

PIXEL = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f6454000000000"
    "49454e44ae426082"
)


def saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: docx.document.Document, report: Report | None = None) -> Source:
    return reader.read(saved(document), "paper.docx", report or Report())


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def test_every_paragraph_is_a_numbered_line_and_empty_ones_count_as_blank() -> None:
    document = docx.Document()
    for text in ("One stork.", "", "", "Two storks."):
        document.add_paragraph(text)

    source = read(document)

    assert [(x.number, x.text, x.blank) for x in source.lines] == [(1, "One stork.", 0), (2, "Two storks.", 2)]
    assert source.wrapped is False
    assert all(line.joins is False for line in source.lines)


def test_styles_become_hints() -> None:
    document = docx.Document()
    document.add_heading("The reed bed", level=0)
    document.add_heading("Methods", level=2)
    document.add_paragraph("Table 1. Nests", style="Caption")
    document.add_paragraph("A long quotation.", style="Quote")

    assert [line.style for line in read(document).lines] == ["heading1", "heading2", "caption", "quote"]


def test_an_outline_level_makes_a_heading_of_any_style() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Results")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))

    assert read(document).lines[0].style == "heading2"


def test_emphasis_and_raised_type_become_spans_in_place() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("plain ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" end")

    line = read(document).lines[0]

    assert line.text == "plain bold1 end"
    assert {(s.kind, line.text[s.at : s.end]) for s in line.spans} == {("bold", "bold"), ("sup", "1")}


def test_list_numbers_that_word_counts_are_printed() -> None:
    document = docx.Document()
    for text in ("Reed A. Nests. 2001.", "Crane B. Eggs. 2003."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("a bullet", style="List Bullet")

    source = read(document)

    assert texts(source) == ["1. Reed A. Nests. 2001.", "2. Crane B. Eggs. 2003.", "• a bullet"]
    assert [line.style for line in source.lines] == ["item"] * 3


def test_tables_are_rows_with_tabs_and_merged_cells_stay_empty() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for r in range(3):
        for c in range(3):
            table.cell(r, c).text = f"{r}{c}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"

    source = read(document)

    assert texts(source) == ["00\twide\t", "tall\t11\t12", "\t21\t22"]
    assert {line.style for line in source.lines} == {"row"}


def test_a_table_for_layout_is_read_cell_by_cell() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "UDC 5"
    table.cell(0, 1).text = "10.5555/x"

    assert [(x.text, x.style) for x in read(document).lines] == [("UDC 5", ""), ("10.5555/x", "")]


def with_notes(document: docx.document.Document) -> None:
    xml = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Seen in May.</w:t></w:r>'
        "</w:p></w:footnote>"
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def test_footnotes_follow_their_paragraph_with_their_mark() -> None:
    document = docx.Document()
    with_notes(document)
    paragraph = document.add_paragraph("The cranes")
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(mark)
    paragraph.add_run(" came back.")
    document.add_paragraph("Next.")

    source = read(document)

    assert [(x.text, x.style) for x in source.lines] == [
        ("The cranes1 came back.", ""), ("1 Seen in May.", "note"), ("Next.", ""),
    ]  # fmt: skip
    assert [(s.kind, s.at, s.end) for s in source.lines[0].spans] == [("sup", 10, 11)]


def test_links_keep_their_address() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    key = document.part.relate_to("https://reeds.example/a", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    xml = f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>the page</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(xml))

    line = read(document).lines[0]

    assert [(s.kind, s.target, line.text[s.at : s.end]) for s in line.spans] == [
        ("link", "https://reeds.example/a", "the page")
    ]


def test_deleted_text_is_left_out_and_inserted_text_stays() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kept")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> and added</w:t></w:r></w:ins>"))

    assert texts(read(document)) == ["Kept and added"]


def test_line_breaks_open_lines_that_may_continue() -> None:
    document = docx.Document()
    run = document.add_paragraph("First").add_run()
    run.add_break()
    run.add_text("second")

    assert [(x.text, x.joins) for x in read(document).lines] == [("First", False), ("second", None)]


def test_pictures_are_lines_and_their_bytes_are_kept() -> None:
    document = docx.Document()
    document.add_picture(BytesIO(PIXEL), width=docx.shared.Cm(5), height=docx.shared.Cm(5))
    document.add_paragraph("Figure 1. A reed")

    source = read(document)
    name = source.lines[0].text[4:-1]

    assert source.lines[0].style == "image"
    assert name.startswith("paper-") and source.pictures[name].read_bytes() == PIXEL


def test_formulas_are_kept_as_text() -> None:
    document = docx.Document()
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+c</m:t></m:r></m:den></m:f>"
    document.add_paragraph("k = ")._p.append(parse_xml(f"<m:oMath {space}>{fraction}</m:oMath>"))

    assert texts(read(document)) == ["k = a/(b+c)"]


def test_space_between_paragraphs_counts_as_a_blank_line() -> None:
    document = docx.Document()
    document.add_paragraph("One")
    document.add_paragraph("Two").paragraph_format.space_before = docx.shared.Pt(12)

    assert [line.blank for line in read(document).lines] == [0, 1]


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_broken_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ZhinaqError) as caught:
        reader.read(data, "paper.docx", Report())

    assert str(caught.value).startswith("paper.docx: error  the file is")


def test_a_document_of_pictures_only_is_refused() -> None:
    with pytest.raises(ZhinaqError, match="holds no text"):
        read(docx.Document())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 60_000_000)

    with pytest.raises(ZhinaqError, match="unpack to more"):
        reader.read(out.getvalue(), "paper.docx", Report())


def test_entities_in_a_part_are_not_expanded() -> None:
    original = saved(docx.Document())
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bad = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="'
        + space
        + b'"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p>'
    )
    bad += b"</w:body></w:document>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(original)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, bad if name == "word/document.xml" else old.read(name))

    with pytest.raises(ZhinaqError):
        reader.read(out.getvalue(), "paper.docx", Report())
