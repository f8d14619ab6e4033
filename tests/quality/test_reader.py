"""A reader's way through the HTML edition in Chromium: previews, switches, copying, printing, search."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.edition.example import report, source, volume
from tests.quality.tools import checker, command
from zhinaq.edition.html import html
from zhinaq.files import write

pytestmark = [pytest.mark.slow, pytest.mark.checkers]


def test_everything_a_reader_does_works(tmp_path: Path) -> None:
    node, chromium = command("node"), command("chromium")
    checker("node_modules/playwright-core/package.json")
    write(html(volume(), source(tmp_path), report(), {}), tmp_path)
    script = checker("node_modules").parent / "reader.mjs"
    script.write_bytes((Path(__file__).parent / "reader.mjs").read_bytes())
    done = subprocess.run(
        [node, str(script), str(tmp_path / "html"), "001-article/index.html"], env={**os.environ, "CHROME": chromium},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip

    assert (done.returncode, [line for line in done.stdout.splitlines() if not line.startswith("ok")], done.stderr) == (
        0,
        [],
        "",
    )
