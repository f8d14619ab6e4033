"""The pages of an article: one rule, one answer in every file, and a gate that reads the files back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from tests.edition.example import SETTINGS, article, report, small, source, volume
from zhinaq import paging
from zhinaq.check.pages import disagreements
from zhinaq.edition import edition
from zhinaq.edition.print.pdf import laid_out
from zhinaq.files import Files
from zhinaq.finding import ZhinaqError
from zhinaq.read.tei import renumber
from zhinaq.settings import VolumeSettings
from zhinaq.tei import xpath
from zhinaq.volume import VolumeInput


def several(*pages: str) -> list[etree._Element]:
    """Return articles with these printed pages; "" for none."""
    trees = []
    for number, span in enumerate(pages, 1):
        tree = article()
        renumber(tree, number)
        (scope,) = xpath(tree, paging.SCOPE)
        first, _, last = span.partition("-")
        if span:
            scope.text = span
            scope.set("from", first)
            scope.set("to", last)
            scope.set("cert", "medium")
        else:
            scope.getparent().remove(scope)
        trees.append(tree)
    return trees


def settled(trees: list[etree._Element], **settings: object) -> list[str]:
    given = VolumeInput("v", VolumeSettings.model_validate({**SETTINGS, **settings}), ())
    paging.settle(trees, given, report())
    return ["".join(str(s.text) for s in xpath(tree, paging.SCOPE)) for tree in trees]


def test_printed_pages_stay_when_every_article_shows_them() -> None:
    assert settled(several("5-9", "9-14", "15-20")) == ["5-9", "9-14", "15-20"]


@pytest.mark.parametrize("pages", [("5-9", "", "15-20"), ("5-9", "8-14", "15-20"), ("5-9", "xi-xx", "15-20")])
def test_printed_pages_of_some_articles_or_that_cannot_be_right_are_no_pages(pages: tuple[str, ...]) -> None:
    assert settled(several(*pages)) == ["", "", ""]


def test_settings_decide_first() -> None:
    assert settled(several("5-9", "10-14"), pages="own") == ["", ""]
    assert settled(several("5-9", ""), pages="printed") == ["5-9", ""]
    assert settled(several("5-9", ""), pages=["3-7", 8]) == ["3–7", "8"]
    with pytest.raises(ZhinaqError, match="1 ranges of pages for 2 articles"):
        settled(several("5-9", ""), pages=["3-7"])
    with pytest.raises(ValueError, match="own, printed, or a list"):
        VolumeSettings.model_validate({**SETTINGS, "pages": ["from 3 on"]})


def test_our_own_pages_of_an_earlier_build_are_counted_anew() -> None:
    trees = several("5-9", "10-14")
    for tree in trees:
        xpath(tree, paging.SCOPE)[0].set("resp", paging.OURS)
    assert settled(trees) == ["", ""]


def test_an_article_whose_tei_has_no_series_gets_one_for_its_pages() -> None:
    tree = small("<p>Мәтін.</p>")
    assert settled([tree], pages=["3-7"]) == ["3–7"]
    assert [node.tag.rpartition("}")[2] for node in xpath(tree, "t:teiHeader/t:fileDesc/*")][1:3] == [
        "publicationStmt", "seriesStmt",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, list[etree._Element]]:
    """Return every edition of a volume whose pages are those of its own PDF, and its trees."""
    folder = tmp_path_factory.mktemp("paged")
    trees = several("5-9", "", "15-20")
    settled(trees)
    book, given = volume(*trees, base_url="https://steppe.example/2025"), source(folder)
    laid = laid_out(book, given, report())
    book = paging.with_own(book, laid.spans)
    files: Files = {}
    for kind in ("pdf", "offprints", "epub", "html"):
        files |= edition(kind, laid.of(book))(book, given, report(), files)
    return files, trees


def test_every_file_says_the_pages_of_the_volume(made: tuple[Files, list[etree._Element]]) -> None:
    files, trees = made
    with pikepdf.open(BytesIO(files[PurePosixPath("steppe.pdf")])) as opened:
        names = list(opened.Root.Names.Dests.Names)
        goals = {str(names[n]): names[n + 1][0].objgen for n in range(0, len(names), 2)}
        numbers = {page.obj.objgen: n for n, page in enumerate(opened.pages, 1)}
        starts = {name: numbers[goal] for name, goal in goals.items()}
    for tree, slug in zip(trees, ("001-article", "002-article", "003-article"), strict=True):
        (scope,) = xpath(tree, paging.SCOPE)
        first, last = scope.get("from"), scope.get("to")
        assert scope.get("resp") == paging.OURS
        assert starts[tree.get("{http://www.w3.org/XML/1998/namespace}id")] == int(first)
        page = files[PurePosixPath(f"html/{slug}/index.html")].decode()
        assert f'citation_firstpage" content="{first}"' in page
        assert f'citation_lastpage" content="{last}"' in page
        cited = json.loads(files[PurePosixPath(f"html/{slug}/cite.json")])[0]["page"]
        assert re.split("[–-]", cited) == [first, last]
    assert list(disagreements(volume(*trees), trees, files)) == []


def test_the_epub_lists_no_pages_of_another_book(made: tuple[Files, list[etree._Element]]) -> None:
    with ZipFile(BytesIO(made[0][PurePosixPath("steppe.epub")])) as book:
        inside = b"".join(book.read(name) for name in book.namelist() if name.endswith("html"))
    assert b"page-list" not in inside
    assert b"doc-pagebreak" not in inside


def test_the_gate_finds_a_file_that_says_other_pages(made: tuple[Files, list[etree._Element]]) -> None:
    files, trees = made
    for name in ("html/002-article/index.html", "html/002-article/cite.ris", "html/002-article/cite.bib"):
        path = PurePosixPath(name)
        text = files[path].decode()
        (scope,) = xpath(trees[1], paging.SCOPE)
        wrong = files | {path: re.sub(rf"\b{scope.get('from')}\b", "99", text).encode()}
        found = list(disagreements(volume(*trees), trees, wrong))
        assert found
        assert {f.code for f in found} == {"ed-013"}


def test_pages_that_are_settled_are_not_counted_again(tmp_path: Path) -> None:
    trees = several("5-9", "9-14")
    book = volume(*trees)
    assert paging.rule_of(book) == "printed"
    assert paging.with_own(book, {}) is book
    assert paging.rule_of(replace(book, articles=())) == ""
