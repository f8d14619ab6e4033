"""Fifty-five points that a scholarly EPUB should meet, each one looked up in the built book.

S: EPUB 3.3; A: EPUB Accessibility 1.1; D: the DAISY knowledge base; the rest is what proceedings need.
"""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from tests.edition.example import report, source, volume
from zhinaq.edition.epub.epub import epub

NS = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/", "h": "http://www.w3.org/1999/xhtml",
      "e": "http://www.idpf.org/2007/ops"}  # fmt: skip
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass
class Opened:
    """A book as a reader's device sees it."""

    zip: zipfile.ZipFile

    @cached_property
    def package(self) -> etree._Element:
        return etree.fromstring(self.zip.read("EPUB/content.opf"))

    @cached_property
    def nav(self) -> etree._Element:
        return etree.fromstring(self.zip.read("EPUB/nav.xhtml"))

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        return {n: etree.fromstring(self.zip.read(n)) for n in self.zip.namelist() if n.endswith(".xhtml")}

    @cached_property
    def article(self) -> etree._Element:
        return next(p for n, p in self.pages.items() if n.endswith("-article.xhtml"))

    def opf(self, path: str) -> list:  # type: ignore[type-arg]
        return self.package.xpath(f"o:metadata/{path}", namespaces=NS)

    def meta(self, name: str) -> list[str]:
        return self.opf(f"o:meta[@property='{name}']/text()")

    def refining(self, node: etree._Element, name: str) -> list[etree._Element]:
        return self.opf(f"o:meta[@refines='#{node.get('id')}'][@property='{name}']")

    def body(self, path: str) -> list:  # type: ignore[type-arg]
        return self.article.xpath(path, namespaces=NS)

    def in_nav(self, kind: str, path: str) -> list:  # type: ignore[type-arg]
        return self.nav.xpath(f"//h:nav[@e:type='{kind}']{path}", namespaces=NS)


def levels(page: etree._Element) -> list[int]:
    return [
        int(etree.QName(h).localname[1])
        for h in page.iter()
        if isinstance(h.tag, str) and re.fullmatch("h[1-6]", etree.QName(h).localname)
    ]


def orderly(found: list[int]) -> bool:
    return found.count(1) == 1 and found[0] == 1 and all(b <= a + 1 for a, b in zip(found, found[1:], strict=False))


def kazakh(text: str) -> bool:
    return bool(re.search("[әғқңөұүһі]", text.lower()))


def linked(b: Opened) -> bool:
    return all(b.body(f"//*[@id='{a.get('href')[1:]}']") for a in b.body("//h:a[starts-with(@href, '#')]"))


POINTS: dict[str, Callable[[Opened], object]] = {
    "01 mimetype first, stored, no extra field": lambda b: (b.zip.infolist()[0].filename, b.zip.infolist()[0].compress_type, b.zip.infolist()[0].extra) == ("mimetype", 0, b""),
    "02 language of the package": lambda b: b.package.get(LANG) == "kk",
    "03 DOI among the identifiers": lambda b: any("10.5555/zhinaq.2025" in t for t in b.opf("dc:identifier/text()")),
    "04 scheme of the identifier": lambda b: b.refining(b.opf("dc:identifier")[0], "identifier-type"),
    "05 a second identifier": lambda b: any(t.startswith("urn:issn:") for t in b.opf("dc:identifier/text()")),
    "06 language and type of the title": lambda b: b.opf("dc:title")[0].get(LANG) and b.refining(b.opf("dc:title")[0], "title-type"),
    "07 title in three languages": lambda b: {m.get(LANG) for m in b.refining(b.opf("dc:title")[0], "alternate-script")} == {"ru", "en"},
    "08 one creator per author": lambda b: len(b.opf("dc:creator")) == 2,
    "09 role of each": lambda b: all(b.refining(c, "role")[0].text == "aut" for c in b.opf("dc:creator")),
    "10 sorting form of each": lambda b: all("," in b.refining(c, "file-as")[0].text for c in b.opf("dc:creator")),
    "11 every language listed": lambda b: b.opf("dc:language/text()") == ["kk", "ru", "en"],
    "12 publisher": lambda b: b.opf("dc:publisher"),
    "13 ISO date": lambda b: b.opf("dc:date/text()") == ["2025-06-30"],
    "14 licence as an address": lambda b: b.opf("dc:rights/text()")[0].startswith("https://creativecommons.org/"),
    "15 abstract as description": lambda b: len(b.opf("dc:description")) == 3,
    "16 keywords as subjects": lambda b: len(b.opf("dc:subject")) == 6,
    "17 subjects name their language": lambda b: {s.get(LANG) for s in b.opf("dc:subject")} == {"kk", "ru", "en"},
    "18 collection with position and ISSN": lambda b: b.meta("belongs-to-collection") and b.meta("group-position") == ["3.1"] and b.meta("dcterms:identifier"),
    "19 access mode": lambda b: b.meta("schema:accessMode"),
    "20 access mode that suffices": lambda b: b.meta("schema:accessModeSufficient"),
    "21 accessibility features": lambda b: "structuralNavigation" in b.meta("schema:accessibilityFeature"),
    "22 hazards": lambda b: b.meta("schema:accessibilityHazard") == ["none"],
    "23 accessibility summary": lambda b: kazakh(b.meta("schema:accessibilitySummary")[0]),
    "24 conformance": lambda b: b.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
    "25 visual where there are pictures": lambda b: ("visual" in b.meta("schema:accessMode")) == bool(b.body("//h:img")),
    "26 contents headed in the book's language": lambda b: kazakh(b.in_nav("toc", "/h:h1/text()")[0]),
    "27 role of the contents": lambda b: b.in_nav("toc", "/@role") == ["doc-toc"],
    "28 landmarks for text and bibliography": lambda b: {"bodymatter", "bibliography"} <= set(b.in_nav("landmarks", "//@e:type")),
    "29 landmarks named in the book's language": lambda b: all(kazakh(t) or "титул" in t.lower() for t in b.in_nav("landmarks", "//h:a/text()")),
    "30 page list": lambda b: b.in_nav("page-list", "//h:a/text()") == ["9"],
    "31 source of the pages": lambda b: b.meta("pageBreakSource"),
    "32 page breaks are named": lambda b: b.body("//*[@role='doc-pagebreak']/@aria-label"),
    "33 foreign entries of the contents tagged": lambda b: all(a.get(LANG) for a in b.in_nav("toc", "//h:a") if a.get("lang")),
    "34 language on every document": lambda b: all(p.get("lang") and p.get(LANG) for p in b.pages.values()),
    "35 the right language": lambda b: b.article.get("lang") == "kk",
    "36 every document has its own title": lambda b: len({p.findtext(".//{*}title") for p in b.pages.values()}) >= len(b.pages) - 1 and all(".xhtml" not in p.findtext(".//{*}title") for p in b.pages.values()),
    "37 foreign abstracts tagged": lambda b: b.body("//*[@role='doc-abstract']/@lang") == ["kk", "ru", "en"],
    "38 role of abstracts": lambda b: len(b.body("//*[@role='doc-abstract']")) == 3,
    "39 citations are links": lambda b: len(b.body("//h:a[@role='doc-biblioref']")) >= 4 and linked(b),
    "40 role of citations": lambda b: b.body("//h:a[@role='doc-biblioref']"),
    "41 role of bibliographies": lambda b: len(b.body("//*[@role='doc-bibliography']")) == 3,
    "42 bibliography links back": lambda b: b.body("//h:li//h:a[@role='doc-backlink']"),
    "43 table captions": lambda b: all(t.find("{*}caption") is not None for t in b.body("//h:table")),
    "44 scope of header cells": lambda b: all(t.get("scope") for t in b.body("//h:th")) and b.body("//h:th"),
    "45 figures with caption and alternative": lambda b: all(f.find("{*}figcaption") is not None for f in b.body("//h:figure")) and all(i.get("alt") for i in b.body("//h:img")),
    "46 one first heading, no level skipped": lambda b: all(orderly(levels(p)) for n, p in b.pages.items() if "nav" not in n and "cover" not in n),
    "47 addresses in references are links": lambda b: b.body("//*[@role='doc-bibliography']//h:a[starts-with(@href, 'https://')]"),
    "48 entries name their language": lambda b: {"ru", "en", "kk-Latn"} <= set(b.body("//*[@role='doc-bibliography']//h:li/@lang")),
    "49 no style in place": lambda b: not any(p.xpath("//@style") for p in b.pages.values()),
    "50 nothing from elsewhere": lambda b: not any(p.xpath("//*[self::h:img or self::h:link or self::h:script]/@*[starts-with(., 'http')]", namespaces=NS) for p in b.pages.values()),
    "51 cover image": lambda b: b.package.xpath("//o:item[@properties='cover-image']", namespaces=NS),
    "52 ids in ASCII": lambda b: all(i.isascii() for p in b.pages.values() for i in p.xpath("//@id")),
    "53 link to the TEI record": lambda b: all(f"EPUB/{h}" in b.zip.namelist() for h in b.opf("o:link[@rel='record']/@href")) and b.opf("o:link[@rel='record']"),
    "54 NCX for old readers": lambda b: b.zip.read("EPUB/toc.ncx"),
    "55 divisions carry roles": lambda b: {"doc-introduction", "doc-abstract", "doc-bibliography"} <= set(b.body("//@role")),
}  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("epub")
    (data,) = epub(volume(), source(folder), report(), {}).values()
    return Opened(zipfile.ZipFile(BytesIO(data)))


@pytest.mark.parametrize("point", POINTS)
def test_point(point: str, book: Opened) -> None:
    assert POINTS[point](book)


def test_there_are_fifty_five() -> None:
    assert len(POINTS) == 55


def test_notes_open_in_a_window_and_go_back_first(book: Opened) -> None:
    assert book.body("//h:sup/h:a[@e:type='noteref'][not(*)]")
    assert book.body("//h:aside[@e:type='footnote']/h:p[1]/*[1][self::h:a[@role='doc-backlink']]")


def test_no_id_stands_twice_in_the_book(book: Opened) -> None:
    ids = [(n, i) for n, p in book.pages.items() if "text/0" in n for i in p.xpath("//@id")]

    assert len({i for _, i in ids}) == len(ids)


def test_the_contents_follow_the_reading_order(book: Opened) -> None:
    listed = list(dict.fromkeys(h.split("#")[0] for h in book.in_nav("toc", "//h:a/@href")))
    spine = [
        book.package.xpath(f"//o:item[@id='{i}']/@href", namespaces=NS)[0]
        for i in book.package.xpath("//o:itemref/@idref", namespaces=NS)
    ]

    assert listed == [h for h in spine if h in listed]


def test_every_address_of_the_contents_exists(book: Opened) -> None:
    for href in (
        book.in_nav("toc", "//h:a/@href")
        + book.in_nav("page-list", "//h:a/@href")
        + book.in_nav("landmarks", "//h:a/@href")
    ):
        name, _, key = href.partition("#")
        assert not key or book.pages[str(PurePosixPath("EPUB") / name)].xpath("//*[@id=$key]", key=key), href


def test_the_same_book_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = epub(volume(), source(tmp_path), report(), {})
    monkeypatch.setenv("TZ", "Asia/Almaty")

    assert epub(volume(), source(tmp_path), report(), {}) == first
