"""TEI input: articles are taken as they are, with the ids of their place in the volume."""

from __future__ import annotations

import pytest

from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import tei as reader
from zhinaq.tei import TEI, XML_ID, parse, xpath

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
        (b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI>&a;</TEI>', "entities"),
    ],
)
def test_what_is_no_tei_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ZhinaqError) as caught:
        reader.articles(data, "a.xml", Report())

    assert said in str(caught.value)
