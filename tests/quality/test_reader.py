"""A reader's way through the HTML edition in Chromium: previews, switches, copying, printing, search, the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edition.example import article, report, small, source, volume
from tests.quality.tools import checker, node
from zhinaq.edition.web.html import html
from zhinaq.files import write

pytestmark = [pytest.mark.slow, pytest.mark.checkers]


def test_everything_a_reader_does_works(tmp_path: Path) -> None:
    checker("node_modules/playwright-core/package.json")
    whole = volume(
        article(), small("<p>Далада көл бар.</p>", key="a002"), small("<p>River.</p>", language="en", key="a003")
    )
    write(html(whole, source(tmp_path), report(), {}), tmp_path)
    done = node("reader.mjs", tmp_path / "html", "001-article/index.html", "002-article/index.html")

    wrong = [line for line in done.stdout.splitlines() if not line.startswith("ok")]
    assert not wrong, wrong
    assert done.returncode == 0, done.stderr
