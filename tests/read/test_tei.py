"""TEI input: articles are taken as they are, with the ids of their place in the volume."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhinaq.finding import Report, ZhinaqError
from zhinaq.pipeline import encode_source
from zhinaq.progress import Terminal
from zhinaq.read import SUFFIXES
from zhinaq.read import tei as reader
from zhinaq.tei import TEI, XML_ID, parse, xpath
from zhinaq.volume import load

ARTICLE = (
    f'<TEI xmlns="{TEI}" xml:id="a017"><text><p xml:id="a017-p1"><ref target="#a017-b1 https://x/#y"/></p>'
    '<bibl xml:id="a017-b1"/></text></TEI>'
)


def test_one_article_or_a_corpus_of_them() -> None:
    corpus = f'<teiCorpus xmlns="{TEI}">{ARTICLE}<TEI type="frontmatter"/>{ARTICLE}</teiCorpus>'

    assert len(reader.articles(ARTICLE.encode(), "a.xml", Report())) == 1
    assert len(reader.articles(corpus.encode(), "a.xml", Report())) == 2


def test_a_corpus_of_includes_is_reported() -> None:
    report = Report()

    assert reader.articles(f'<teiCorpus xmlns="{TEI}"/>'.encode(), "volume.xml", report) == []
    assert [f.code for f in report.findings] == ["read-004"]


def test_ids_and_pointers_are_renumbered_together() -> None:
    article = parse(ARTICLE.encode())

    reader.renumber(article, 3)

    assert article.get(XML_ID) == "a003"
    assert [n.get(XML_ID) for n in xpath(article, "//*[@xml:id]")] == ["a003", "a003-p1", "a003-b1"]
    assert xpath(article, "//t:ref/@target") == ["#a003-b1 https://x/#y"]


def test_ids_of_other_makers_are_kept_behind_the_prefix() -> None:
    article = parse(f'<TEI xmlns="{TEI}"><p xml:id="intro" corresp="#intro"/></TEI>'.encode())

    reader.renumber(article, 1)

    assert (article[0].get(XML_ID), article[0].get("corresp")) == ("a001-intro", "#a001-intro")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<article/>", 'begins with "article"'),
        (b"<TEI><p></TEI>", "a.xml:1: error  is not well-formed"),
        (
            b"<TEI>" + b"\n<div>" * 80 + b"</div>" * 80 + b"</TEI>",
            "a.xml:65: error  elements are nested more than 64 deep",
        ),
        (b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI>&a;</TEI>', "entities"),
    ],
)
def test_what_is_no_tei_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ZhinaqError) as caught:
        reader.articles(data, "a.xml", Report())

    assert said in str(caught.value)


def test_articles_of_this_project_come_back_byte_for_byte(tmp_path: Path) -> None:
    raw = Path(__file__).parents[2] / "source/sample/raw/03-village-library.txt"
    first = encode_source(load(raw), Terminal(quiet=True)).files()
    for name, data in first.items():
        if name.parts[0] == "tei" and name.name != "volume.xml":
            (tmp_path / name.name).write_bytes(data)

    second = encode_source(load(tmp_path, SUFFIXES), Terminal(quiet=True)).files()

    names = [name for name in first if name.parts[0] == "tei" and name.name != "volume.xml"]
    assert names
    assert [second[name] for name in names] == [first[name] for name in names]
