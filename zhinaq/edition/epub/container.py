"""An EPUB container from finished documents: the only module that knows ebooklib, which writes them verbatim.

ebooklib's own documents, contents and NCX are not used: they re-parse, drop and invent (see its issues 76, 221, 294).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Literal

from ebooklib import epub
from lxml import etree

XHTML = "application/xhtml+xml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """One file of the book; `spine` puts it into the reading order, "no" beside it; the manifest names the `listed`."""

    id: str
    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    spine: Literal["", "yes", "no"] = ""
    listed: bool = True


@dataclass(frozen=True)
class Meta:
    """One line of metadata: a Dublin Core element, or `meta` and `link` with their attributes."""

    name: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    dublin_core: bool = True


def pack(language: str, identifier: str, metadata: Sequence[Meta], items: Sequence[Item], stamp: datetime) -> bytes:
    """Return an EPUB: the same bytes for the same input and stamp.

    Raises etree.XMLSyntaxError for a document that is not well-formed, ValueError when anything was lost or doubled.
    """
    for item in items:
        if item.media_type in (XHTML, "image/svg+xml", "application/x-dtbncx+xml"):
            etree.fromstring(item.data, etree.XMLParser(resolve_entities=False, no_network=True))
    book = epub.EpubBook()
    book.metadata = {}
    book.set_identifier(identifier)
    book.metadata = {}
    book.IDENTIFIER_ID = "identifier"
    book.set_language(language)
    book.metadata = {}
    for meta in metadata:
        attributes = {k: clean(v) for k, v in meta.attributes.items()}
        book.add_metadata("DC" if meta.dublin_core else None, meta.name, clean(meta.value), attributes)
    for item in items:
        book.add_item(_item(item))
    book.spine = [(item.id, item.spine) for item in items if item.spine]
    out = BytesIO()
    options = {"mtime": stamp, "raise_exceptions": True, "epub2_guide": False, "epub3_pages": False,
               "package_direction": False, "spine_direction": False}  # fmt: skip
    _Writer(out, book, options, stamp).write()
    _read_back(out.getvalue(), metadata, items)
    return out.getvalue()


def clean(text: str) -> str:
    """Return a text that XML can hold: what it cannot becomes the replacement character."""
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _item(item: Item) -> epub.EpubItem:
    made = epub.EpubItem(item.id, item.name if item.listed else f"EPUB/{item.name}", item.media_type, item.data,
                         manifest=item.listed)  # fmt: skip
    made.properties = list(item.properties)
    return made


class _Zip(zipfile.ZipFile):
    """Every entry with one stamp and one kind of permission; the type of the container stored first."""

    moment = (1980, 1, 1, 0, 0, 0)

    def writestr(self, name: str, data: bytes | str, *_: object, **__: object) -> None:  # type: ignore[override]
        info = zipfile.ZipInfo(name, self.moment)
        info.create_system, info.external_attr = 3, 0o100644 << 16
        info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
        super().writestr(info, data, compresslevel=9)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer with its own zip and the package's language."""

    def __init__(self, out: BytesIO, book: epub.EpubBook, options: dict[str, object], stamp: datetime) -> None:
        super().__init__(out, book, options)
        self.stamp = stamp

    def write(self) -> None:
        self.out = _Zip(self.file_name, "w", zipfile.ZIP_DEFLATED)
        self.out.moment = self.stamp.timetuple()[:6]
        self.out.writestr("mimetype", "application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self.book.language)
        root.attrib.pop("prefix")
        super()._write_opf_file(root)


def _read_back(data: bytes, metadata: Sequence[Meta], items: Sequence[Item]) -> None:
    """Compare what lies in the container with what was given: nothing lost, nothing doubled, no value emptied."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        names = book.namelist()
        if len(names) != len(set(names)) or len({i.id for i in items}) != len(items):
            raise ValueError("two files of the EPUB have one name")
        lost = [i.name for i in items if book.read(f"EPUB/{i.name}") != i.data]
        package = etree.fromstring(book.read("EPUB/content.opf"))
    values = sorted(clean(m.value) for m in metadata if m.name != "link")
    written = [m for m in package.iterfind("{*}metadata/*") if m.get("property") != "dcterms:modified"]
    kept = sorted(m.text or "" for m in written if etree.QName(m).localname != "link" and m.get("name") != "generator")
    if lost or values != kept:
        raise ValueError(f"the EPUB lost {lost or [v for v in values if v not in kept]}")
