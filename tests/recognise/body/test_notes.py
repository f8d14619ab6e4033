from __future__ import annotations

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line, Page


def test_a_numbered_line_at_the_foot_of_a_page_is_a_note_when_the_text_carries_its_mark() -> None:
    text = [
        "The herds move to the lake1 in the spring and they come back",
        "to the valley before the snow.",
        "1 The lake is dry since the great drought.",
        "Nobody remembers the old road any more.",
    ]
    lines = [Line(i, t, "case.txt", joins=i == 2) for i, t in enumerate(text, 1)]
    lines[3] = lines[3].with_(page=Page("8"))
    blocks = body(lines, load_languages(), "en", Report())
    assert [b.role for b in blocks] == ["paragraph", "note", "paragraph"]
    assert (blocks[1].data["n"], blocks[1].data["anchor"]) == ("1", "lake")
    assert blocks[1].text.chars == "The lake is dry since the great drought."


def test_a_numbered_line_without_a_mark_in_the_text_is_no_note() -> None:
    lines = [
        Line(1, "The herds move to the lake in the spring.", "case.txt", joins=False),
        Line(2, "1 Shepherd was left behind.", "case.txt", joins=False),
        Line(3, "Nobody knew.", "case.txt", joins=False, page=Page("8")),
    ]
    assert "note" not in [b.role for b in body(lines, load_languages(), "en", Report())]


def test_a_raised_mark_opens_a_note_inside_a_broken_paragraph() -> None:
    text = ["The herds move to the lake.¹ They stay there until the first snow and the shep-",
            "¹ The lake is dry since the great", "drought of the last years.", "herds count them."]  # fmt: skip
    lines = [Line(i, t, "case.txt", joins=i == 3) for i, t in enumerate(text, 1)]
    lines[0] = lines[0].with_(hyphen="join")
    lines[3] = lines[3].with_(page=Page("8"))
    blocks = body(lines, load_languages(), "en", Report())
    assert [b.role for b in blocks] == ["paragraph", "note"]
    assert blocks[0].text.chars.endswith("the shepherds count them.")
    assert blocks[1].text.chars == "The lake is dry since the great drought of the last years."


def test_notes_at_the_end_of_an_article_need_no_page_below() -> None:
    text = [
        "The herds move to the lake1 in the spring and they come back",
        "to the valley before the snow, as the old books have it.",
        "1 The lake is dry since the great drought.",
    ]
    lines = [Line(i, t, "case.txt", joins=i == 2, blank=3 * (i == 3)) for i, t in enumerate(text, 1)]
    assert [b.role for b in body(lines, load_languages(), "en", Report())] == ["paragraph", "note"]
