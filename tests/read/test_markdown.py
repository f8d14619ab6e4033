"""Markdown signs become styles and spans; the words stay."""

from __future__ import annotations

from zhinaq.finding import Report
from zhinaq.read import markdown
from zhinaq.source import Line


def lines_of(text: str, report: Report | None = None) -> tuple[Line, ...]:
    return markdown.read(text.encode(), "raw.md", report or Report()).lines


def spans(line: Line) -> list[tuple[str, str]]:
    return [(s.kind, line.text[s.at : s.end]) for s in line.spans]


def test_headings_become_styles() -> None:
    (line,) = lines_of("## A title ##\n")

    assert (line.text, line.style) == ("A title", "heading2")


def test_emphasis_becomes_spans() -> None:
    (line,) = lines_of("plain *slanted* and **strong**, __heavy__ words\n")

    assert line.text == "plain slanted and strong, heavy words"
    assert spans(line) == [("italic", "slanted"), ("bold", "strong"), ("bold", "heavy")]


def test_stars_of_footnotes_and_products_stay() -> None:
    lines = lines_of("A. Person*, B. Other**\na * b and a*b*c\nfile_name_here\n")

    assert [line.text for line in lines] == ["A. Person*, B. Other**", "a * b and a*b*c", "file_name_here"]


def test_escapes_are_resolved_and_never_become_emphasis() -> None:
    (line,) = lines_of("1\\. not \\*slanted\\* but C\\-14 \\(old\\)\n")

    assert line.text == "1. not *slanted* but C-14 (old)"
    assert line.spans == ()


def test_links_keep_their_text_and_log_their_target() -> None:
    report = Report()

    (line,) = lines_of("see [the site](https://a.example/b\\_c) and <https://c.example>\n", report)

    assert line.text == "see the site and https://c.example"
    assert [s.target for s in line.spans] == ["https://a.example/b_c", "https://c.example"]
    assert [r.before for r in report.repairs] == ["https://a.example/b_c"]


def test_superscripts_become_spans_and_lost_icons_leave() -> None:
    report = Report()

    (line,) = lines_of("A. Person^1^, B. Other^{2}, C. Third^{id}\n", report)

    assert line.text == "A. Person1, B. Other2, C. Third"
    assert spans(line) == [("sup", "1"), ("sup", "2")]
    assert [r.before for r in report.repairs] == ["id"]


def test_tables_become_rows() -> None:
    lines = lines_of("|City|People|\n|---|---|\n|Aral|30 000|\n")

    assert [(line.text, line.style) for line in lines] == [("City\tPeople", "row"), ("Aral\t30 000", "row")]
    assert [line.number for line in lines] == [1, 3]


def test_emphasis_over_two_lines_is_marked_on_both() -> None:
    one, two = lines_of("*Institute of Rivers, Aral\n(a@b.example)*\n")

    assert (one.text, two.text) == ("Institute of Rivers, Aral", "(a@b.example)")
    assert [("italic", one.text)] == spans(one)


def test_rules_and_stars_are_separators() -> None:
    lines = lines_of("one\n\n***\n\ntwo\n\n\\* \\*\\*\n")

    assert [line.style for line in lines] == ["", "separator", "", "separator"]
