"""A page that would end in a hyphen is made again alone, and nothing of it is lost or doubled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as engine

from tests.edition.press import lines, press, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print import typeset
from zhinaq.edition.print.engine.lines import ends_in_hyphen


def shown(page: Any) -> str:
    return "".join(b.text for b in page._page_box.descendants() if isinstance(b, boxes.TextBox))


@pytest.mark.parametrize("seed", range(4))
def test_only_the_page_in_question_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    made: list[int] = []
    make_page = engine.make_page

    def counted(*given: Any) -> Any:
        made.append(given[4])
        return make_page(*given)

    monkeypatch.setattr(engine, "make_page", counted)
    monkeypatch.setattr(typeset, "MENDS", ())  # which make a whole part again
    notes = [f"(ескерту {n})" for n in range(30)]
    text = "".join(
        f'<p>{wording(30 + 7 * n % 60, seed * 100 + n)}<span class="footnote" role="doc-footnote">{note}</span></p>'
        for n, note in enumerate(notes)
    )
    pages = press(tmp_path).lay_out(xhtml(text)).pages
    assert made == sorted(made)
    assert len(pages) <= len(made) <= len(pages) + 4
    whole = "".join(map(shown, pages))
    assert [whole.count(note) for note in notes] == [1] * 30
    feet = [page[-1] for page in lines(type("Document", (), {"pages": pages}))[:-1]]
    assert not any(ends_in_hyphen(foot) and foot.resume_at is not None for foot in feet)
