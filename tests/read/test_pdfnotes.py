"""Notes at the foot of a printed page: told by a mark that stands raised above, laid after their paragraph."""

from __future__ import annotations

import weasyprint

from zhinaq.finding import Report
from zhinaq.read import pdf as reader
from zhinaq.source import Line

WORDS = "the heron stands in the shallow water of the long lake and waits for the small fish that come near the reeds "
CSS = """@page { size: A5; margin: 18mm; @bottom-center { content: counter(page) } }
body { font: 10pt/1.3 'DejaVu Serif'; text-align: justify } p { margin: 0; text-indent: 1.5em }
.f { float: footnote; font-size: 8pt; text-indent: 0 } .f::footnote-call { font-size: 6pt; vertical-align: super }
.f::footnote-marker { content: counter(footnote) ' ' }"""


def read(body: str, css: str = "") -> list[Line]:
    page = f"<html lang=en><style>{CSS} {css}</style>{body}</html>"
    return list(reader.read(weasyprint.HTML(string=page).write_pdf(), "p.pdf", Report()).lines)


def noted(n: int) -> str:
    note = f"Note {n} says where the heron stood in the year of the great flood and why."
    return f"<p>W{WORDS}<span class=f>{note}</span></p>"


def test_small_rows_at_the_foot_whose_marks_stand_above_are_notes_in_one_line_each() -> None:
    lines = read("".join(noted(n) for n in (1, 2)) + f"<p>{WORDS}</p>")

    assert [line.text for line in lines if line.style == "note"] == [
        f"{n} Note {n} says where the heron stood in the year of the great flood and why." for n in (1, 2)
    ]


def test_notes_wait_for_the_end_of_a_paragraph_that_goes_on_over_the_page() -> None:
    lines = read(
        f"<p>{WORDS * 30}</p>".replace("reeds", "reeds<span class=f>The only note.</span>", 1) + f"<p>Last {WORDS}</p>"
    )
    at = next(n for n, line in enumerate(lines) if line.style == "note")

    assert lines[at + 1].text.strip().startswith("Last")
    assert any(line.page for line in lines[1:at])


def test_small_rows_without_a_mark_above_are_no_notes() -> None:
    small = "<p style='font-size: 8pt'>1 heron and 2 storks stood here, says the chronicle.</p>"

    assert not any(line.style == "note" for line in read(f"<p>{WORDS * 4}</p>{small}"))
