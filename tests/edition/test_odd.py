"""Articles that nobody would write but a hand-edited file may hold: they still make whole books and sites."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.edition.example import report, small, source, volume
from tests.edition.web.test_html import broken
from zhinaq.edition.epub.epub import epub, offprints
from zhinaq.edition.web.html import html

NOTE = '<note place="foot"><p>ескертпе</p></note>'
BODY = f"""
<p xml:id="p1">{"ұзын" * 99}
<ref target="https://example.org/?q=a b|c&amp;d">x</ref>
<hi rend="bold"><hi rend="italic">а{NOTE}</hi></hi></p><quote xml:lang="ru"><p>q</p></quote>
<cit><quote>Жол</quote><bibl>Автор</bibl></cit>
<list><head>Тізім</head><item>а<list rend="numbered"><item n="1">б{NOTE}</item></list></item></list>
<table xml:id="t1"><head>К{NOTE}</head><row role="label"><cell cols="2" rows="2">A</cell><cell/></row>
<row role="label"><cell>b</cell></row>
<row><cell rows="9">c</cell><cell>d</cell><cell>e</cell><cell>f</cell></row></table>
<figure xml:id="f1"><graphic url="images/none.tif"/></figure><p><formula>x &lt; y</formula></p>
<div type="section" xml:id="s1"><div xml:id="s2"><head>Ішкі</head><p>y<pb n="x-1 "/></p></div></div>
<lg><l>өлең</l><l>жол</l></lg><list rend="bulleted"/>"""
BACK = """<div type="bibliography" xml:id="b0"><head>Тізім</head></div><div type="bibliography"><listBibl>
<bibl type="unparsed" xml:id="r9"><note type="raw_reference">Жоқ http://[bad/ www.x</note></bibl></listBibl></div>
<div type="weird-kind"><p>соңы</p></div>"""


def test_an_odd_article_is_a_whole_book_and_site(tmp_path: Path) -> None:
    whole = volume(small(BODY, back=BACK, title="Сұрақ?" + NOTE), small("<p/>", title="", key="a002", language="ru"))
    made = epub(whole, source(tmp_path), report(), {})

    assert broken(html(whole, source(tmp_path), report(), made)) == []


def test_an_empty_volume_is_a_book(tmp_path: Path) -> None:
    whole = volume()
    empty = type(whole)(**{**vars(whole), "articles": (), "sections": ()})

    assert list(epub(empty, source(tmp_path), report(), {}))


def test_every_article_can_be_a_book_of_its_own(tmp_path: Path) -> None:
    (data,) = offprints(volume(), source(tmp_path), report(), {}).values()

    with zipfile.ZipFile(BytesIO(data)) as book:
        assert "Ойдан шығарылған көлдің суы" in book.read("EPUB/content.opf").decode()
        assert "EPUB/text/title.xhtml" not in book.namelist()


def test_fonts_are_carried_only_when_the_volume_asks(tmp_path: Path) -> None:
    def fonts(*, embed: bool) -> list[str]:
        try:
            (data,) = epub(volume(embed_fonts=embed), source(tmp_path), report(), {}).values()
        except Exception as problem:
            if "font" in str(problem):
                pytest.skip("NO FONTS: make fonts")
            raise
        return [n for n in zipfile.ZipFile(BytesIO(data)).namelist() if "fonts/" in n]

    assert fonts(embed=False) == []
    assert len(fonts(embed=True)) >= 4
