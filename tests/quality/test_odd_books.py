"""Books with every odd setting, and offprints: still conforming, sound, the same twice, folios right."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
import yaml

from tests.quality.tools import ROOT, command
from tests.quality.verapdf import PROFILES, failures
from zhinaq.build import build
from zhinaq.files import write
from zhinaq.progress import Terminal

pytestmark = [pytest.mark.slow, pytest.mark.checkers]
FALSE_ALARM = "STREAM-LENGTH"  # of the second checker: a stream that ends in a line feed; qpdf counts the lengths
SAMPLE = ROOT / "source" / "sample"
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><text y="4" font-family="Arial">Дм</text></svg>'
BOOKS: dict[str, dict[str, Any]] = {
    "columns": {"page": {"size": "A4", "columns": "2", "keyword_index": "true", "colour": "#f2c14e"}},
    "pocket": {"page": {"size": "A6", "font": "PT Serif", "font_size": "9pt", "margin": "12mm 10mm 14mm 12mm"}},
    "journal": {
        "kind": "journal", "series": {"title": "Дала хабаршысы", "issn": "2049-3630"}, "issue": "2", "number": "11",
        "founder": "Көкжар университеті", "founded": "1996", "frequency": "жылына 4 рет", "registration": "№ 7-Ж",
        "page": {"size": "letter", "sheet": "60x90/8"}, "print_run": "300", "age_mark": "12+", "author_mark": "Д 15",
    },
    "printer": {"page": {"size": "145x200mm", "medium": "print", "columns": "2"}},
}  # fmt: skip


def made(name: str, folder: Path) -> Path:
    """Build the last raw text of the sample with one book's settings; return where it is."""
    (folder / "raw").mkdir(parents=True)
    shutil.copytree(SAMPLE / "images", folder / "images")
    shutil.copy(SAMPLE / "raw" / "06-technology.txt", folder / "raw")
    (folder / "images" / "mark.svg").write_text(MARK, encoding="utf-8")
    common = yaml.safe_load((SAMPLE / "volume.yaml").read_text(encoding="utf-8"))
    images = {"1/1": "lake-level.svg", "3/1": "gauge-months.png"}
    settings = {**common, "sections": [], "images": images, "logo": "mark.svg", **BOOKS[name]}
    (folder / "volume.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    wanted = ("pdf", "offprints") if name == "columns" else ("pdf",)
    result = build(folder, wanted, Terminal(quiet=True))
    write(result.files, folder / "out", owned=result.owned)
    return folder / "out"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Path]]:
    yield {name: made(name, tmp_path_factory.mktemp(name) / "book") for name in BOOKS}


def conforming(books: Mapping[str, Path]) -> list[Path]:
    return [pdf for name, place in books.items() if name != "printer" for pdf in sorted(place.rglob("*.pdf"))]


@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_nothing_in_odd_books_and_offprints(books: Mapping[str, Path], profile: str) -> None:
    assert len(conforming(books)) == 6
    assert failures(profile, *conforming(books)) == []


def test_a_second_checker_finds_nothing(books: Mapping[str, Path]) -> None:
    for pdf in conforming(books):
        for profile in PROFILES:
            result = page.validate_pdf(str(pdf), profile=profile)
            found = [(f.rule_id, f.message) for f in result.failures if FALSE_ALARM not in f.rule_id]
            assert found == [], pdf.name


def test_every_file_is_sound_and_in_the_fonts_of_the_book(books: Mapping[str, Path]) -> None:
    for pdf in (p for place in books.values() for p in sorted(place.rglob("*.pdf"))):
        done = subprocess.run([command("qpdf"), "--check", str(pdf)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), pdf.name
        fonts = subprocess.run([command("pdffonts"), str(pdf)], capture_output=True, text=True, check=True).stdout
        rows = fonts.splitlines()[2:]
        assert rows
        assert [row for row in rows if " yes yes yes " not in row or "+Zhinaq-" not in row] == []


def test_an_offprint_has_the_folios_of_the_volume(books: Mapping[str, Path]) -> None:
    for pdf in sorted((books["columns"] / "offprints").glob("*.pdf")):
        with pikepdf.open(pdf) as opened:
            labels = [p.label for p in opened.pages]
        assert labels[0] == "i"
        for number, label in enumerate(labels[1:], 2):
            run = [command("pdftotext"), "-layout", "-f", str(number), "-l", str(number), str(pdf), "-"]
            shown = subprocess.run(run, capture_output=True, check=True).stdout.decode().strip().splitlines()
            assert label in (*shown[0].split(), *shown[-1].split()), (pdf.name, label)


def test_the_same_settings_give_the_same_bytes(books: Mapping[str, Path], tmp_path: Path) -> None:
    again = made("columns", tmp_path / "book")
    for pdf in sorted(books["columns"].rglob("*.pdf")):
        assert pdf.read_bytes() == (again / pdf.relative_to(books["columns"])).read_bytes(), pdf.name
