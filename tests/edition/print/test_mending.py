"""What is mended once pages are seen: last pages of a line or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edition.press import PAGE, lines, press, text, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print.engine.justify import SQUEEZE
from zhinaq.edition.print.engine.lines import texts


@pytest.mark.parametrize("seed", range(4))
def test_no_article_ends_on_a_page_of_a_line_or_two(tmp_path: Path, seed: int) -> None:
    for extra in range(0, 60, 12):
        body = "".join(f"<p>{wording(45, seed * 10 + n)}</p>" for n in range(7)) + f"<p>{wording(30 + extra, seed)}</p>"
        pages = lines(press(tmp_path).lay_out(xhtml(body)))
        assert len(pages) == 1 or len(pages[-1]) >= 4


@pytest.mark.parametrize("entries", range(18, 30, 2))
def test_a_list_of_references_does_not_leave_one_entry_over(tmp_path: Path, entries: int) -> None:
    items = "".join(f'<li><span class="number">{n}.</span> {wording(14, n, 4)}</li>' for n in range(entries))
    body = f'<p>{wording(30, 1)}</p><ul class="references">{items}</ul>'
    pages = lines(press(tmp_path).lay_out(xhtml(body)))
    own = [line for line in pages[-1] if line.element.tag != "span"]
    assert len(pages) == 1 or len(own) >= 4


def test_an_article_without_a_short_last_page_is_laid_out_once(tmp_path: Path) -> None:
    made = press(tmp_path)
    body = xhtml("".join(f"<p>{wording(45, n)}</p>" for n in range(14)))
    first = [[text(line) for line in page] for page in lines(made.lay_out(body))]
    assert len(first[-1]) >= 4
    assert "letter-spacing" not in body
    assert first == [[text(line) for line in page] for page in lines(made.lay_out(body))]


def test_justified_lines_fill_the_measure_exactly(tmp_path: Path) -> None:
    latin = "Yet Tova avoided every WAVE, VAT and AWAY; Kay, Toby, Yves, “AVA”, Ty. We try. " * 12
    page = lines(press(tmp_path).lay_out(xhtml(f"<p>{latin}</p><p>{wording(120, 3)}</p>", "en")))[0]
    full = [a for a, b in zip(page, page[1:], strict=False) if a.element is b.element]
    assert len(full) > 12
    edges = [max(b.position_x + b.width for b in texts(line)) for line in full]
    assert max(edges) - min(edges) < 0.3
    assert abs(max(edges) - (PAGE.inner + PAGE.measure) / 0.75) < 0.3
    assert min(line.widened for line in full) >= -SQUEEZE
