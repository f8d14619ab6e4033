"""Every built site against the Nu checker; the sample against axe in both colour schemes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.quality.builds import build_of, sources
from tests.quality.tools import checker, command

pytestmark = [pytest.mark.slow, pytest.mark.checkers]


@pytest.mark.parametrize("key", sorted(sources()))
def test_nu_finds_no_error_and_no_warning(key: str) -> None:
    java, jar = command("java"), checker("node_modules/vnu-jar/build/dist/vnu.jar")
    site = build_of(key) / "html"
    arguments = [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--also-check-css", "--skip-non-html", str(site)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=600)
    messages = json.loads(done.stderr)["messages"]
    bad = [
        (m["url"][-50:], m.get("lastLine"), m["message"])
        for m in messages
        if m["type"] == "error" or m.get("subType") == "warning"
    ]
    assert bad == []


def test_axe_finds_no_violation_in_the_sample_light_or_dark() -> None:
    node, chromium = command("node"), command("chromium")
    checker("node_modules/axe-core/axe.min.js")
    pages = [str(p) for p in sorted((build_of("sample") / "html").rglob("*.html"))]
    script = Path(__file__).parent / "axe.mjs"
    (checker("node_modules").parent / "axe.mjs").write_bytes(script.read_bytes())
    done = subprocess.run([node, str(checker("axe.mjs")), *pages], env={**os.environ, "CHROME": chromium},
                          capture_output=True, text=True, timeout=600)  # fmt: skip
    assert (done.returncode, [line for line in done.stdout.splitlines() if not line.endswith(" ok")]) == (0, [])
