"""Fonts are found by file, complete for Kazakh, and named when they cannot be had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zhinaq.edition.fonts import STYLES, alphabet, families, find_fonts, folders, missing
from zhinaq.finding import ZhinaqError

HERE = folders()
try:
    FOUND = find_fonts(HERE)
except ZhinaqError:
    FOUND = None
needs_fonts = pytest.mark.skipif(FOUND is None, reason="NO FONTS: run make fonts")


def test_the_alphabet_holds_the_nine_kazakh_letters_in_both_cases() -> None:
    assert alphabet() >= set("ӘәҒғҚқҢңӨөҰұҮүҺһІі")


@needs_fonts
def test_every_style_of_the_text_face_has_every_letter() -> None:
    assert FOUND is not None
    serif = [f for f in FOUND.faces if f.name == "Zhinaq Serif"]
    assert {f.style for f in serif} >= set(STYLES)
    assert [missing(f.file) for f in serif] == [""] * len(serif)


@needs_fonts
def test_faces_are_loaded_from_files_only() -> None:
    assert FOUND is not None
    assert FOUND.css().count("@font-face") == FOUND.css().count("src: url(file:///") == len(FOUND.faces)
    assert "local(" not in FOUND.css()


def test_a_bare_machine_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="no font file with every Kazakh letter") as caught:
        find_fonts([tmp_path])
    assert "make fonts" in caught.value.hint


@needs_fonts
def test_a_second_choice_is_used_and_named(tmp_path: Path) -> None:
    second = families()["serif"][1]
    for name in second["files"].values():
        found = next((p for place in HERE for p in place.rglob(name)), None)
        if found is None:
            pytest.skip(f"NO {second['family']}: install {second['package']}")
        shutil.copy(found, tmp_path)
    fonts = find_fonts([tmp_path])
    assert fonts.family("serif") == second["family"]
    assert [f.code for f in fonts.findings] == ["ed-001"]
    assert second["family"] in fonts.findings[0].message


@needs_fonts
def test_without_any_known_family_a_font_with_every_letter_does(tmp_path: Path) -> None:
    assert FOUND is not None
    shutil.copy(FOUND.faces[0].file, tmp_path / "unknown.ttf")
    fonts = find_fonts([tmp_path])
    assert {f.file.name for f in fonts.faces} == {"unknown.ttf"}
    assert [f.code for f in fonts.findings] == ["ed-001"]
    assert fonts.sans == ("Zhinaq Sans",)


@pytest.mark.parametrize("name", ["Comic Sans", "ptserif"])
def test_an_unknown_font_is_one_sentence(name: str) -> None:
    with pytest.raises(ZhinaqError, match="is not known"):
        find_fonts(HERE, name)


@needs_fonts
def test_a_folder_with_the_four_styles_sets_the_text(tmp_path: Path) -> None:
    assert FOUND is not None
    for face in FOUND.faces:
        if face.name == "Zhinaq Serif" and face.style in STYLES:
            shutil.copy(face.file, tmp_path)
    fonts = find_fonts(HERE, str(tmp_path))
    assert {f.style for f in fonts.faces if f.file.parent == tmp_path} == set(STYLES)
    assert fonts.family("serif") == FOUND.family("serif")
    assert fonts.findings == ()


def test_a_folder_without_the_four_styles_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="holds no font file for: normal 400"):
        find_fonts(HERE, str(tmp_path))
