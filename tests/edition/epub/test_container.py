"""The EPUB container: the same bytes, nothing lost, nothing a reader could not parse."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from lxml import etree

from zhinaq.edition.epub.container import XHTML, Item, Meta, pack

PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><svg viewBox="0 0 1 1"/>bare</body></html>'
META = [Meta("identifier", "urn:x", {"id": "identifier"}), Meta("title", "a\x00b & <c>"), Meta("language", "kk")]
MOMENT = datetime(2025, 6, 30, tzinfo=UTC)


def packed(*items: Item) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(pack("kk", "urn:x", META, items, MOMENT)))


def test_documents_are_written_as_they_are_and_the_type_comes_first() -> None:
    book = packed(Item("p", "p.xhtml", XHTML, PAGE, spine="yes"))

    assert book.read("EPUB/p.xhtml") == PAGE
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert {i.date_time for i in book.infolist()} == {(2025, 6, 30, 0, 0, 0)}


def test_a_control_character_never_empties_a_title() -> None:
    package = etree.fromstring(packed(Item("p", "p.xhtml", XHTML, PAGE)).read("EPUB/content.opf"))

    assert package.findtext(".//{*}title") == "a\N{REPLACEMENT CHARACTER}b & <c>"


def test_a_document_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        packed(Item("p", "p.xhtml", XHTML, b"<p>"))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises((ValueError, UserWarning)):
        packed(Item("a", "p.css", "text/css", b""), Item("b", "p.css", "text/css", b"x"))
