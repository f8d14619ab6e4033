"""Private-use characters of symbol fonts become the characters they showed, on record."""

from __future__ import annotations

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.repair.characters import characters
from zhinaq.source import Line, Source


def test_a_symbol_font_bullet_becomes_a_bullet_and_is_logged() -> None:
    report = Report()
    source = characters(Source("a.txt", (Line(1, "\uf0b7 water of the lake"),), ""), load_languages(), report)
    assert source.lines[0].text.startswith("\u2022 water")
    assert [(e.sic, e.corr) for e in source.lines[0].edits] == [("\uf0b7", "\u2022")]
    assert [r.before for r in report.repairs] == ["\uf0b7"]
