"""Text without end is laid out in time: long paragraphs in pieces, long words by their beginnings."""

from __future__ import annotations

import time
from pathlib import Path
from xml.etree import ElementTree  # noqa: S405  own text

import pytest

from tests.edition.press import lines, press, text, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print.engine import walls


def test_pieces_end_with_a_space_and_make_the_whole_again() -> None:
    whole = f"{wording(3000, 1)} {'ұзақ' * 2000} {wording(50, 2)}"
    parts = list(walls.pieces(whole))
    assert "".join(parts) == whole
    assert len(parts) > 3
    assert all(part.endswith(" ") for part in parts[:-1])


def test_only_long_texts_are_cut_and_the_text_stays() -> None:
    root = ElementTree.fromstring(f"<body><p>{wording(2000, 3)} <i>бір</i> {wording(2000, 4)}</p><p>екі</p></body>")  # noqa: S314
    before = "".join(root.itertext())
    walls.cut_walls(root)
    assert "".join(root.itertext()) == before
    assert len(root[0]) > 5
    assert len(root[1]) == 0


@pytest.mark.slow
@pytest.mark.parametrize("body", [wording(4000, 5), f"Алдыңғы {'қалабері' * 2000} соңғы сөз"], ids=["wall", "word"])
def test_a_wall_of_text_is_laid_out_in_time(tmp_path: Path, body: str) -> None:
    start = time.process_time()
    pages = lines(press(tmp_path).lay_out(xhtml(f"<p>{body}</p>")))
    assert time.process_time() - start < 60
    shown = "".join(text(line).rstrip("-") for page in pages for line in page)
    assert shown.replace(" ", "") == body.replace(" ", "").replace("-", "")
