"""The last marks of the file: XMP with Dublin Core, PDF/UA-1 and PDF/A-3 identification, page labels, the TEI inside.

PDF/A: ISO 19005-3, 6.6.2 (metadata uncompressed, extension schema for every own property); PDF/UA: ISO 14289-1, 5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pydyf
from lxml import etree
from weasyprint import Attachment

from zhinaq.edition.print.turning import turn_pages

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NS = {
    "rdf": RDF, "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}  # fmt: skip
SCHEMAS = (
    ("PDF/UA identification schema", "pdfuaid", (("part", "Integer", "internal", "Part of ISO 14289"),)),
    ("PRISM basic metadata", "prism", tuple(
        (name, "Text", "external", note) for name, note in
        (("doi", "Digital Object Identifier"), ("isbn", "International Standard Book Number"),
         ("issn", "International Standard Serial Number"), ("startingPage", "First page"),
         ("endingPage", "Last page"), ("publicationName", "Title of the volume"), ("volume", "Volume"),
         ("number", "Number of the issue")))),
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What the file says of itself; empty facts are left out."""

    title: str
    language: str
    languages: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    creators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    description: str = ""
    publisher: str = ""
    date: str = ""
    rights: str = ""
    identifiers: tuple[str, ...] = ()
    prism: Mapping[str, str] = field(default_factory=dict)
    tool: str = "zhinaq"
    made: datetime | None = None
    first_page: int = 1
    leaves: int = 0  # unnumbered pages before the first one


def attachments(files: Mapping[str, bytes], made: datetime, note: str) -> list[Attachment]:
    """Return the TEI files as the source of the document, stamped with the volume's moment and not the clock's."""
    return [
        Attachment(string=data, name=name, description=note, created=made, modified=made, relationship="Source")
        for name, data in sorted(files.items())
    ]


def finisher(facts: Facts, *, conforming: bool = True) -> Callable[[Any, Any], None]:
    """Return the function that the engine calls with the document and the file just before it is written."""

    def finish(document: Any, pdf: Any) -> None:
        metadata = pydyf.Stream([xmp(facts, conforming=conforming)], {"Type": "/Metadata", "Subtype": "/XML"}, False)
        pdf.add_object(metadata)
        turn_pages(document, pdf, upright=conforming)
        _info(pdf, facts)
        labels = [facts.leaves, pydyf.Dictionary({"S": "/D", "St": facts.first_page})]
        if facts.leaves:
            labels = [0, pydyf.Dictionary({"S": "/r"}), *labels]
        pdf.catalog.update(
            Metadata=metadata.reference,
            Lang=pydyf.String(facts.language),
            ViewerPreferences=pydyf.Dictionary({"DisplayDocTitle": "true"}),
            PageLayout="/SinglePage" if len(document.pages) < 2 else "/TwoPageRight",
            PageLabels=pydyf.Dictionary({"Nums": pydyf.Array(labels)}),
        )
        if "Outlines" in pdf.catalog:
            pdf.catalog["PageMode"] = "/UseOutlines"

    return finish


def _info(pdf: Any, facts: Facts) -> None:
    pdf.info.clear()
    pairs = {"Title": facts.title, "Author": "; ".join(facts.creators), "Subject": facts.description,
             "Keywords": ", ".join(facts.subjects), "Creator": facts.tool, "Producer": facts.tool}  # fmt: skip
    for name, text in pairs.items():
        if text:
            pdf.info[name] = pydyf.String(text)
    if facts.made:
        pdf.info["CreationDate"] = pdf.info["ModDate"] = pydyf.String(f"{facts.made:D:%Y%m%d%H%M%S}+00'00'")


def xmp(facts: Facts, *, conforming: bool = True) -> bytes:
    """Return the XMP packet: Dublin Core, PRISM numbers, dates, identification and the extension schemas."""
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=NS)
    about = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    if conforming:
        for name, text in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
            _set(about, name, text)
    _dublin_core(about, facts)
    _set(about, "pdf:Keywords", ", ".join(facts.subjects))
    _set(about, "pdf:Producer", facts.tool)
    _set(about, "xmp:CreatorTool", facts.tool)
    if facts.made:
        moment = f"{facts.made:%Y-%m-%dT%H:%M:%S}+00:00"
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            _set(about, name, moment)
    for name, text in facts.prism.items():
        _set(about, f"prism:{name}", text)
    _schemas(root)
    body = etree.tostring(root, encoding="utf-8", pretty_print=True)
    start = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    return start.encode() + body + b'</x:xmpmeta>\n<?xpacket end="w"?>'


def _dublin_core(about: etree._Element, facts: Facts) -> None:
    titles = {"x-default": facts.title, **{code: text for code, text in facts.titles.items() if code}}
    _list(about, "dc:title", "Alt", list(titles.items()))
    _list(about, "dc:creator", "Seq", [("", name) for name in facts.creators])
    _list(about, "dc:subject", "Bag", [("", word) for word in facts.subjects])
    _list(about, "dc:description", "Alt", [("x-default", facts.description)] if facts.description else [])
    _list(about, "dc:publisher", "Bag", [("", facts.publisher)] if facts.publisher else [])
    _list(about, "dc:date", "Seq", [("", facts.date)] if facts.date else [])
    _list(about, "dc:language", "Bag", [("", code) for code in facts.languages or (facts.language,)])
    _list(about, "dc:rights", "Alt", [("x-default", facts.rights)] if facts.rights else [])
    _set(about, "dc:format", "application/pdf")
    _set(about, "dc:identifier", next(iter(facts.identifiers), ""))


def _name(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def _set(parent: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, _name(name)).text = text


def _list(parent: etree._Element, name: str, kind: str, items: Sequence[tuple[str, str]]) -> None:
    if not items:
        return
    holder = etree.SubElement(etree.SubElement(parent, _name(name)), f"{{{RDF}}}{kind}")
    for language, text in items:
        entry = etree.SubElement(holder, f"{{{RDF}}}li", {XML_LANG: language} if language else {})
        entry.text = text


def _schemas(root: etree._Element) -> None:
    about = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    bag = etree.SubElement(etree.SubElement(about, _name("pdfaExtension:schemas")), f"{{{RDF}}}Bag")
    resource = {f"{{{RDF}}}parseType": "Resource"}
    for title, prefix, properties in SCHEMAS:
        entry = etree.SubElement(bag, f"{{{RDF}}}li", resource)
        _set(entry, "pdfaSchema:schema", title)
        _set(entry, "pdfaSchema:namespaceURI", NS[prefix])
        _set(entry, "pdfaSchema:prefix", prefix)
        sequence = etree.SubElement(etree.SubElement(entry, _name("pdfaSchema:property")), f"{{{RDF}}}Seq")
        for name, kind, category, note in properties:
            one = etree.SubElement(sequence, f"{{{RDF}}}li", resource)
            for key, text in (("name", name), ("valueType", kind), ("category", category), ("description", note)):
                _set(one, f"pdfaProperty:{key}", text)
