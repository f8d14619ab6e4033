"""Whether a page that must stay one page is crowded: the foot, placed absolutely, counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edition.press import press
from zhinaq.edition.print.fitting import crowded

CSS = ".part { height: var(--block); position: relative } .foot { position: absolute; bottom: 0 }"


@pytest.mark.parametrize(("lines", "full"), [(3, False), (30, False), (37, True), (60, True)])
def test_a_page_is_crowded_when_its_text_reaches_its_foot(tmp_path: Path, lines: int, full: bool) -> None:
    text = "<p>Some words.</p>" * lines
    section = f'<section class="part">{text}<div class="foot"><p>Town</p></div></section>'
    page = f'<html lang="en"><body>{section}</body></html>'
    assert crowded(press(tmp_path, CSS).lay_out(page), "part", "foot") is full


def test_what_is_not_there_is_not_crowded(tmp_path: Path) -> None:
    assert not crowded(press(tmp_path).lay_out("<html lang='en'><body><p>Words.</p></body></html>"), "part", "foot")
