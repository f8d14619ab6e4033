"""HTML: a browser's reading order without its furniture; nothing is fetched or executed."""

from __future__ import annotations

import pytest

from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import html as reader
from zhinaq.source import Source


def read(body: str) -> Source:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>t</title></head><body>{body}</body></html>"
    return reader.read(page.encode(), "paper.html", Report())


def test_blocks_are_lines_and_scripts_and_navigation_are_not() -> None:
    source = read("<nav>menu</nav><h2>Reeds</h2><p>They\n grow <b>here</b>.</p><script>x()</script>")

    assert [(x.number, x.text, x.style) for x in source.lines] == [(1, "Reeds", "heading2"), (2, "They grow here.", "")]
    assert [(s.kind, s.at, s.end) for s in source.lines[1].spans] == [("bold", 10, 14)]


def test_ordered_lists_print_their_numbers() -> None:
    source = read("<ol start=3><li>three</li><li>four</li></ol><ul><li>dot</li></ul>")

    assert [x.text for x in source.lines] == ["3. three", "4. four", "• dot"]


def test_tables_are_rows_and_merged_cells_stay_empty() -> None:
    source = read(
        "<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>1</td><td>2</td><td>3</td></tr>"
        "<tr><td>4</td><td>5</td></tr></table>"
    )

    assert [x.text for x in source.lines] == ["a\tb\t", "1\t2\t3", "\t4\t5"]


def test_notes_follow_the_paragraph_that_marks_them() -> None:
    source = read(
        '<p>The cranes<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a> came.</p><p>Next.</p>'
        '<section class="footnotes"><ol><li id="fn1"><p>Seen.<a href="#r1" class="footnote-back">back</a></p></li>'
        "</ol></section>"
    )

    assert [(x.text, x.style) for x in source.lines] == [("The cranes1 came.", ""), ("1 Seen.", "note"), ("Next.", "")]


def test_pictures_in_the_page_are_kept_and_others_named() -> None:
    source = read(
        '<img src="data:image/png;base64,cG5n" alt="a reed"><figcaption>Figure 1</figcaption><img src="img/b.png">'
    )

    assert [x.text for x in source.lines if x.style == "image"] == ["![](paper-picture1.png)", "![](b.png)"]
    assert source.pictures["paper-picture1.png"].read_bytes() == b"png"
    assert source.pictures["paper-picture1.png"].alt == "a reed"


def test_the_declared_encoding_is_used() -> None:
    data = "<meta charset=windows-1251><p>\u0436</p>".encode("cp1251")

    assert reader.read(data, "a.html", Report()).lines[0].text == "\u0436"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 200, b"<p></p>"])
def test_what_holds_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ZhinaqError):
        reader.read(data, "a.html", Report())
