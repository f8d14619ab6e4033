"""The PDF of the invented volume: parts, structure, marks, determinism, no settings at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pdfplumber
import pikepdf
import pytest
from lxml import etree

from tests.edition.example import CASES, article, report, small, source, volume
from zhinaq.edition.fonts import find_fonts, folders
from zhinaq.edition.print.offprint import offprints
from zhinaq.edition.print.pdf import pdf
from zhinaq.edition.print.pdf_finish import NS
from zhinaq.edition.print.print_cover import cover
from zhinaq.finding import ZhinaqError
from zhinaq.settings import VolumeSettings
from zhinaq.tei import parse
from zhinaq.view import view
from zhinaq.volume import VolumeInput

try:
    find_fonts(folders())
except ZhinaqError:
    pytest.skip("NO FONTS: run make fonts", allow_module_level=True)

SECOND = small("<div><head>Введение</head><p>Второй текст.</p></div>", language="ru", title="Вторая статья", key="a002")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    files = pdf(volume(article(), SECOND), source(tmp_path_factory.mktemp("v")), report(), {})
    with pikepdf.open(io.BytesIO(files[PurePosixPath("steppe.pdf")])) as opened:
        yield opened


def elements(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield role and dictionary of every structure element, in reading order."""
    if "/S" in node:
        yield str(node.S), node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def printed(data: bytes) -> str:
    """Return the text of every page."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def roles(book: pikepdf.Pdf) -> list[str]:
    return [role for role, _ in elements(book.Root.StructTreeRoot.K[0])]


def test_the_file_says_what_it_is(book: pikepdf.Pdf) -> None:
    root = book.Root
    assert str(root.Lang) == "kk"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    assert str(book.docinfo["/Title"]) == "Дала зерттеулері"
    assert root.PageLabels.Nums[1].S == "/D"
    with book.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert set(xmp["dc:language"]) == {"kk", "ru", "en"}
        numbers = [xmp[f"{{{NS['prism']}}}{name}"] for name in ("volume", "number", "issn")]
        assert numbers == ["3", "1", "2049-3630"]
        assert "doi:" in str(xmp["dc:identifier"]) or "isbn:" in str(xmp["dc:identifier"])


def test_one_element_stands_for_an_article_whatever_its_pages(book: pikepdf.Pdf) -> None:
    found = roles(book)
    assert found.count("/Art") == 2
    assert found.count("/TOC") == 2  # the contents, and a section of it
    assert found.count("/TOCI") == 3
    assert found.count("/Table") == 1
    assert {"/Note", "/Reference", "/Link", "/TH", "/TD", "/LBody", "/BlockQuote", "/Formula", "/Figure"} <= set(found)
    assert "/NonStruct" not in found


def test_notes_have_ids_and_are_linked_both_ways(book: pikepdf.Pdf) -> None:
    found = [(role, node) for role, node in elements(book.Root.StructTreeRoot.K[0])]
    note = next(node for role, node in found if role == "/Note")
    assert str(note.ID)
    before = found[[n.objgen for _, n in found].index(note.objgen) - 2 :][0][0]
    assert before == "/Reference"
    links = [a for page in book.pages for a in page.get("/Annots", []) if isinstance(a.get("/Dest"), pikepdf.Array)]
    assert len(links) == 2
    assert all(str(a.Contents) for a in links)


def test_what_is_in_another_language_says_so(book: pikepdf.Pdf) -> None:
    languages = {str(node.Lang) for _, node in elements(book.Root.StructTreeRoot.K[0]) if "/Lang" in node}
    assert languages >= {"kk", "ru", "en"}


def test_a_picture_has_words_in_its_place(book: pikepdf.Pdf) -> None:
    pictures = [node for role, node in elements(book.Root.StructTreeRoot.K[0]) if role == "/Figure"]
    assert [str(node.Alt) for node in pictures] == ["Жағаның сызбасы"]


def test_heads_of_columns_have_scope(book: pikepdf.Pdf) -> None:
    heads = [node for role, node in elements(book.Root.StructTreeRoot.K[0]) if role == "/TH"]
    assert heads
    assert {str(node.A.Scope) for node in heads} == {"/Column"}


def test_everything_drawn_is_in_the_tree_or_an_artifact(book: pikepdf.Pdf) -> None:
    numbers = list(book.Root.StructTreeRoot.ParentTree.Nums)
    by_key = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    for page in book.pages:
        assert all(isinstance(parent, pikepdf.Dictionary) for parent in by_key[int(page.StructParents)])
        drawn = page.Contents.read_bytes()
        assert drawn.count(b"/Span\n<</MCID") + drawn.count(b"/Figure\n<</MCID") == len(by_key[int(page.StructParents)])


def test_the_tei_is_inside_as_the_source(book: pikepdf.Pdf) -> None:
    assert set(book.attachments) == {"001-article.xml", "002-article.xml", "volume.xml"}
    inner = book.attachments["001-article.xml"].get_file().read_bytes()
    assert etree.fromstring(inner).tag.endswith("}TEI")
    assert {str(spec.AFRelationship) for spec in book.Root.AF} == {"/Source"}


def test_bookmarks_lead_to_the_parts_of_the_book_in_order(book: pikepdf.Pdf) -> None:
    with book.open_outline() as outline:
        found = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert found == [
        ("Дала зерттеулері", []), ("Мазмұны", []), ("Тарих", ["Ойдан шығарылған көлдің суы"]),
        ("Вторая статья", ["Введение"]), ("Авторлар көрсеткіші", []), ("Авторлар туралы мәлімет", []),
    ]  # fmt: skip


def test_only_the_chosen_families_are_embedded(book: pikepdf.Pdf) -> None:
    names = set()
    for page in book.pages:
        for font in page.Resources.get("/Font", {}).values():
            names.add(str(font.BaseFont).partition("+")[2])
    assert names
    assert all(name.startswith("Zhinaq") for name in names), names


def test_a_lone_article_without_settings_has_no_invented_pages(tmp_path: Path) -> None:
    bare = VolumeInput("text", VolumeSettings(), (), tmp_path)
    corpus = parse((CASES / "volume.xml").read_bytes())
    made = pdf(view(corpus, [SECOND], VolumeSettings(), name="text", slugs=["001-a"]), bare, report(), {})
    with pikepdf.open(io.BytesIO(made[PurePosixPath("text.pdf")])) as opened:
        assert len(opened.pages) == 1
        assert str(opened.docinfo["/Title"]) == "Вторая статья"


def test_facts_that_the_imprint_lacks_are_reported(tmp_path: Path) -> None:
    given = source(tmp_path, isbn="", place={})
    known = replace(given, settings_file=tmp_path / "volume.yaml")
    found = report()
    pdf(volume(SECOND, isbn="", place={}), known, found, {})
    assert [f.message for f in found.findings if f.code == "ed-002"] == ["the imprint lacks: place, isbn, bbk"]


def test_first_pages_of_the_source_are_printed_but_for_what_the_title_page_says(tmp_path: Path) -> None:
    pages = parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0" type="frontmatter" xml:id="f001" xml:lang="kk"><text><body>'
        b'<div type="frontmatter" xml:id="f001-s1"><p/><p/></div></body></text></TEI>'
    )
    for paragraph, text in zip(pages.iter("{*}p"), ("ДАЛА ЗЕРТТЕУЛЕРІ", "Бөтен сөз"), strict=True):
        paragraph.text = text
    whole = replace(volume(SECOND), frontmatter=(next(pages.iter("{*}div")),))
    made = pdf(whole, source(tmp_path), report(), {})
    text = printed(made[PurePosixPath("steppe.pdf")])
    assert "Бөтен сөз" in text
    assert "ДАЛА ЗЕРТТЕУЛЕРІ" not in text


def test_title_page_and_verso_lose_no_word_however_long_and_small(tmp_path: Path) -> None:
    long = {code: f"{code} " + "ұзақ тақырып " * 25 for code in ("kk", "ru", "en")}
    given = {"title": long, "page": "A6", "annotation": {code: f"{text} соңы" for code, text in long.items()}}
    made = pdf(volume(SECOND, **given), source(tmp_path, **given), report(), {})
    text = printed(made[PurePosixPath("steppe.pdf")])
    assert text.count("соңы") == 3
    with pikepdf.open(io.BytesIO(made[PurePosixPath("steppe.pdf")])) as opened:
        assert str(opened.Root.PageLabels.Nums[1].S) == "/D"


def test_a_word_longer_than_the_line_stays_in_the_text_block(tmp_path: Path) -> None:
    long = small(f"<div><p>{'А' * 300}</p></div>", language="ru", key="a003")
    made = pdf(volume(long), source(tmp_path), report(), {})
    with pikepdf.open(io.BytesIO(next(iter(made.values())))) as opened:
        assert len(opened.pages) > 1


def test_offprints_keep_the_pages_of_the_volume(tmp_path: Path) -> None:
    made = offprints(volume(article(), SECOND), source(tmp_path), report(), {}, number=2)
    assert list(made) == [PurePosixPath("offprints/002-article.pdf")]
    with pikepdf.open(io.BytesIO(next(iter(made.values())))) as opened:
        labels = opened.Root.PageLabels.Nums
        assert (int(labels[0]), int(labels[2])) == (0, 1)
        assert int(labels[3].St) > 5
        assert list(opened.attachments) == ["002-article.xml"]


def test_an_offprint_of_no_volume_claims_no_pages(tmp_path: Path) -> None:
    bare = VolumeInput("text", VolumeSettings(), (), tmp_path)
    corpus = parse((CASES / "volume.xml").read_bytes())
    made = offprints(view(corpus, [SECOND], VolumeSettings(), name="text", slugs=["001-a"]), bare, report(), {})
    with pikepdf.open(io.BytesIO(next(iter(made.values())))) as opened, opened.open_metadata() as xmp:
        assert f"{{{NS['prism']}}}startingPage" not in xmp


def test_an_offprint_of_no_article_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="there is no article 9"):
        offprints(volume(article()), source(tmp_path), report(), {}, number=9)


def test_the_cover_gets_its_spine_from_pages_and_paper(tmp_path: Path) -> None:
    front = cover(volume(), source(tmp_path), report())[PurePosixPath("cover.pdf")]
    whole = cover(volume(), source(tmp_path), report(), 300, 0.1)[PurePosixPath("cover.pdf")]
    widths = []
    for data in (front, whole):
        with pikepdf.open(io.BytesIO(data)) as opened:
            left, _, right, _ = (float(v) for v in opened.pages[0].TrimBox)
            widths.append((right - left) * 25.4 / 72)
    assert widths == pytest.approx([148, 2 * 148 + 15], abs=0.2)


def test_the_printers_file_has_bleed_and_black_ink(tmp_path: Path) -> None:
    made = pdf(volume(page={"medium": "print"}), source(tmp_path, page={"medium": "print"}), report(), {})
    with pikepdf.open(io.BytesIO(made[PurePosixPath("steppe.pdf")])) as opened:
        page = opened.pages[6]
        assert float(page.TrimBox[0]) - float(page.MediaBox[0]) > 8
        assert b"0 0 0 1 scn" in page.Contents.read_bytes()


@pytest.mark.slow
def test_clock_zone_and_hash_seed_leave_no_trace(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from tests.edition.example import *; from zhinaq.edition.print.pdf import pdf\n"
        "f = pathlib.Path(sys.argv[1]); f.mkdir()\n"
        "sys.stdout.buffer.write(next(iter(pdf(volume(), source(f), report(), {}).values())))"
    )
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "v")]
        made.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
        subprocess.run(["rm", "-r", str(tmp_path / "v")], check=True)
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")
