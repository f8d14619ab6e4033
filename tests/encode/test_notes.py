from __future__ import annotations

import pytest

from tests.encode.blocks import block
from zhinaq.encode.notes import place_notes
from zhinaq.encode.place import Context, Ids
from zhinaq.finding import Report
from zhinaq.tei import text_of


def context() -> Context:
    return Context("a001", "kk", Ids("a001"), Report())


@pytest.mark.parametrize(("text", "anchor", "left"), [
    ("Сөз¹ бар.", "Сөз", "Сөз бар."), ("Сөз1 бар.", "Сөз", "Сөз бар."), ("Айтты»1, деді.", "", "Айтты», деді."),
    ("Сөз[1] және 1 сан.", "", "Сөз және 1 сан."),
])  # fmt: skip
def test_a_note_stands_where_its_mark_stood(text: str, anchor: str, left: str) -> None:
    c = context()
    blocks = place_notes([block("paragraph", text, 1), block("note", "Ескерту.", 2, n="1", anchor=anchor)], c)
    assert [b.text.chars for b in blocks] == [left]
    assert [m.kind for m in blocks[0].text.marks] == ["note"]
    assert [r.kind for r in c.report.repairs] == ["note-mark"]
    assert text_of(c.notes["a001-n1"]) == "Ескерту."


def test_a_note_without_mark_ends_the_text_above_and_is_doubtful() -> None:
    c = context()
    blocks = place_notes([block("paragraph", "Сөз 10 бар.", 1), block("note", "Ескерту.", 2, n="1", anchor="")], c)
    assert blocks[0].text.marks[0].at == len("Сөз 10 бар.")
    assert c.notes["a001-n1"].get("cert") == "low"
    assert [f.code for f in c.report.findings] == ["tei-010"]


def test_a_note_with_no_text_above_stays_a_paragraph() -> None:
    assert [b.role for b in place_notes([block("note", "Ескерту.", 2, n="1")], context())] == ["paragraph"]
