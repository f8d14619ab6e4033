from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.encode.blocks import SOURCE, block, whole_article
from zhinaq.block import Block
from zhinaq.check import CHECKS
from zhinaq.encode import encode, file_name
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.tei import XML_LANG, parse, serialise, text_of, xpath

GOLDEN = Path(__file__).parent.parent / "golden" / "article.xml"


def made(blocks: list[Block], report: Report | None = None, settings: VolumeSettings | None = None):
    return encode(blocks, 1, SOURCE, settings or VolumeSettings(), load_languages(), report or Report())


def test_every_role_has_its_place_in_the_tei() -> None:
    found = serialise(made(whole_article()))
    if "ZHINAQ_UPDATE_GOLDEN" in os.environ:
        GOLDEN.write_bytes(found)
    assert found.decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_tei_is_valid_and_its_pointers_resolve() -> None:
    article = parse(serialise(made(whole_article())))
    assert [f.code for check in CHECKS for f in check(article, load_languages())] == []


def test_a_fragment_has_an_empty_title_and_a_finding() -> None:
    report = Report()
    article = made([block("paragraph", "ортасынан басталған мәтін.", 1)], report)
    assert text_of(xpath(article, "//t:titleStmt/t:title")[0]) == ""
    assert [f.code for f in report.findings] == ["art-001"]


def test_no_block_at_all_still_makes_a_valid_article() -> None:
    article = parse(serialise(made([])))
    assert article.get(XML_LANG) == "und"
    assert [f.code for check in CHECKS[:2] for f in check(article, load_languages())] == []


def test_the_language_is_that_of_most_of_the_body() -> None:
    article = made([
        block("title", "A title in English", 1, "en"),
        block("paragraph", "Ұзын мәтін қазақ тілінде жазылған.", 2),
        block("paragraph", "Short.", 3, "en"),
    ])  # fmt: skip
    assert article.get(XML_LANG) == "kk"
    assert [p.get(XML_LANG) for p in xpath(article, "//t:body/t:p")] == [None, "en"]


def test_a_heading_that_opens_back_matter_takes_its_text_there() -> None:
    article = made([
        block("paragraph", "Мәтін.", 1),
        block("heading", "Қаржыландыру", 2, back=True, type="funding"),
        block("paragraph", "Қор қаржыландырды.", 3),
        block("heading", "Қосымша", 4),
        block("paragraph", "Соңғы мәтін.", 5),
    ])  # fmt: skip
    assert [text_of(h) for h in xpath(article, "//t:back/t:div[@type='funding']/t:head")] == ["Қаржыландыру"]
    assert [text_of(h) for h in xpath(article, "//t:body//t:head")] == ["Қосымша"]


def test_sections_nest_by_level_even_when_one_is_left_out() -> None:
    article = made([
        block("heading", "A", 1, level=1), block("heading", "A.1", 2, level=3), block("paragraph", "x", 3),
        block("heading", "B", 4, level=2), block("heading", "C", 5, level=1),
    ])  # fmt: skip
    heads = [(text_of(h), len(xpath(h, "ancestor::t:div"))) for h in xpath(article, "//t:body//t:head")]
    assert heads == [("A", 1), ("A.1", 2), ("B", 2), ("C", 1)]


def test_emphasis_over_a_whole_heading_is_left_to_the_style() -> None:
    from zhinaq.block import Mark, Text

    heading = block("heading", Text("Bold one", (Mark(0, "hi", "bold", 8),)), 1)
    partly = block("heading", Text("Bold two", (Mark(0, "hi", "italic", 4),)), 2)
    article = made([heading, partly])
    assert [len(h) for h in xpath(article, "//t:head")] == [0, 1]


@pytest.mark.parametrize(("title", "name"), [
    ("Көлдің суы: Ёлка, щука!", "001-koldin-suy-yolka-shchuka.xml"), ("", "001.xml"),
])  # fmt: skip
def test_file_names_are_ascii(title: str, name: str) -> None:
    blocks = [block("title", title, 1)] if title else []
    assert file_name(made(blocks), 1) == name
