"""ODT: headings, lists with numbers, tables, notes and links become lines; broken files are refused."""

from __future__ import annotations

import pytest

from tests.read.writers import odt, odt_table
from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import odt as reader
from zhinaq.source import Source


def read(body: str, styles: str = "", parts: dict[str, bytes] | None = None) -> Source:
    return reader.read(odt(body, styles, parts), "paper.odt", Report())


def test_headings_and_paragraphs_keep_their_order_and_level() -> None:
    source = read('<text:h text:outline-level="2">Reeds</text:h><text:p>They  grow<text:s text:c="2"/>here.</text:p>')

    assert [(x.number, x.text, x.style) for x in source.lines] == [
        (1, "Reeds", "heading2"),
        (2, "They grow  here.", ""),
    ]


def test_numbered_lists_print_their_numbers() -> None:
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    style = f'<text:list-style style:name="L1">{level}</text:list-style>'
    items = "".join(f"<text:list-item><text:p>{t}</text:p></text:list-item>" for t in ("one", "two"))

    source = read(f'<text:list text:style-name="L1">{items}</text:list>', style)

    assert [(x.text, x.style) for x in source.lines] == [("1. one", "item"), ("2. two", "item")]


def test_tables_are_rows() -> None:
    source = read(odt_table([["a", "b"], ["1", "2"]]))

    assert [(x.text, x.style) for x in source.lines] == [("a\tb", "row"), ("1\t2", "row")]


def test_emphasis_links_and_notes_are_kept() -> None:
    style = '<style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style>'
    body = "<text:note-body><text:p>Seen.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    body = f'<text:p>A <text:span text:style-name="T1">reed</text:span>{note} and <text:a xlink:href="https://x.example/">x</text:a></text:p>'

    line, noted = read(body, style).lines

    assert (line.text, noted.text, noted.style) == ("A reed1 and x", "1 Seen.", "note")
    assert [(s.kind, line.text[s.at : s.end], s.target) for s in line.spans] == [
        ("italic", "reed", ""), ("sup", "1", ""), ("link", "x", "https://x.example/"),
    ]  # fmt: skip


def test_tracked_deletions_and_comments_are_left_out() -> None:
    source = read(
        "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        "<text:p>new<office:annotation><text:p>hm</text:p></office:annotation></text:p>"
    )

    assert [x.text for x in source.lines] == ["new"]


def test_pictures_are_lines_and_their_bytes_are_kept() -> None:
    body = '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>'
    body += "<text:p>Figure 1. A</text:p>"

    source = read(body, parts={"Pictures/a.png": b"png"})

    assert source.lines[0].text == "![](paper-a.png)"
    assert source.pictures["paper-a.png"].read_bytes() == b"png"


@pytest.mark.parametrize("data", [b"", b"no archive", odt("<text:p>x")])
def test_a_broken_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ZhinaqError, match="the file is"):
        reader.read(data, "paper.odt", Report())
