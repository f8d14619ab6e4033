"""The cover: words find their place, colours stay readable, spine and back only when they are asked for."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from PIL import Image

from tests.edition.example import PICTURE, report, source, volume
from zhinaq.edition.colour import inks
from zhinaq.edition.fonts import find_fonts, folders
from zhinaq.edition.print.print_cover import Cover, _lettering, cover
from zhinaq.finding import ZhinaqError

try:
    find_fonts(folders())
except ZhinaqError:
    pytest.skip("NO FONTS: run make fonts", allow_module_level=True)

LONG = (
    "Қазіргі кезеңдегі дала мен су мәдениетінің, қоғамының және технологиясының өзекті мәселелері мен міндеттері " * 3
)


def made(folder: Path, pages: int = 0, paper: float = 0.0, **settings: object) -> pikepdf.Pdf:
    files = cover(volume(**settings), source(folder, **settings), report(), pages, paper)
    return pikepdf.open(io.BytesIO(files[PurePosixPath("cover.pdf")]))


def test_a_front_for_the_screen_is_the_page_itself(tmp_path: Path) -> None:
    book = made(tmp_path)
    page = book.pages[0]
    assert [round(float(v) * 25.4 / 72) for v in page.MediaBox] == [0, 0, 148, 210]


@pytest.mark.parametrize(("pages", "paper", "medium"), [(300, 0.1, "screen"), (0, 0.0, "print")])
def test_a_cover_for_the_printer_has_bleed(tmp_path: Path, pages: int, paper: float, medium: str) -> None:
    book = made(tmp_path, pages, paper, page={"medium": medium})
    page = book.pages[0]
    assert (float(page.TrimBox[0]) - float(page.BleedBox[0])) * 25.4 / 72 == pytest.approx(3, abs=0.01)


def test_a_long_title_gets_smaller_until_everything_is_on_the_one_sheet(tmp_path: Path) -> None:
    words = {"kk": LONG, "ru": LONG, "en": LONG}
    book = made(tmp_path, 200, 0.1, title=words, annotation={code: text * 4 for code, text in words.items()})
    assert len(book.pages) == 1


def test_a_narrow_spine_has_no_lettering_and_a_long_title_is_cut() -> None:
    assert _lettering(volume(), Cover(148, 210, 4.0))[0] == ""
    text, size = _lettering(volume(), Cover(148, 210, 15.0))
    assert (text, size) == ("Дала зерттеулері", 14.0)
    text, size = _lettering(volume(title=LONG), Cover(148, 210, 15.0))
    assert text.endswith("…")
    assert size == 7.0


@pytest.mark.parametrize(("colour", "expected"), [
    ("#1f3a4d", ("white", "#1f3a4d")), ("#f2c14e", ("black", "black")), ("#ffffff", ("black", "black")),
    ("#7a1f2b", ("white", "#7a1f2b")),
])  # fmt: skip
def test_letters_are_readable_on_every_colour(colour: str, expected: tuple[str, str]) -> None:
    assert inks(colour) == expected


def test_a_cover_without_a_title_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="needs the volume's title"):
        made(tmp_path, title={})


@pytest.mark.parametrize("name", ["mark.svg", "mark.png"])
@pytest.mark.parametrize("key", ["logo", "cover"])
def test_a_broken_picture_is_one_sentence(tmp_path: Path, key: str, name: str) -> None:
    (tmp_path / name).write_bytes(b"<svg")
    given = source(tmp_path, **{key: name})
    given = replace(given, images={**given.images, name: tmp_path / name})
    with pytest.raises(ZhinaqError, match=f'"{name}" is not a picture'):
        cover(volume(**{key: name}), given, report())


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="NO PDFTOPPM: install poppler-utils")
@pytest.mark.parametrize(("key", "corner"), [("logo", (0.6, 0.85, 1.0, 1.0)), ("cover", (0.0, 0.6, 0.5, 0.85))])
def test_a_mark_and_a_picture_are_drawn_at_their_places(
    tmp_path: Path, key: str, corner: tuple[float, float, float, float]
) -> None:
    (tmp_path / "mark.svg").write_bytes(PICTURE)
    given = source(tmp_path, **{key: "mark.svg"})
    given = replace(given, images={**given.images, "mark.svg": tmp_path / "mark.svg"})
    dark = []
    for settings in ({key: "mark.svg"}, {}):
        made = cover(volume(**settings), given, report())[PurePosixPath("cover.pdf")]
        drawn = subprocess.run(["pdftoppm", "-r", "20", "-gray"], input=made, capture_output=True, check=True).stdout
        with Image.open(io.BytesIO(drawn)) as page:
            box = tuple(round(share * (page.width, page.height)[n % 2]) for n, share in enumerate(corner))
            dark.append(sum(page.crop(box).histogram()[:64]))
    assert dark[0] > dark[1] + 100
