"""DOCX to located lines: styles, numbers of lists, tables, notes, links and pictures as Word would print them.

The package is opened by python-docx; what stands in it is read element by element (ECMA-376), as that library knows
neither notes nor printed list numbers. Tracked deletions, comments, headers and footers are no text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.exceptions import OpcError
from lxml import etree

from zhinaq.finding import Place, Report
from zhinaq.read import wordruns
from zhinaq.read.flow import Flow, layout
from zhinaq.read.look import Run
from zhinaq.read.packed import DAMAGE, broken, unpack, whole, xml
from zhinaq.read.wordnumbers import Numbers, numbers
from zhinaq.read.wordstyles import LINE, Styles, on, value, w
from zhinaq.source import Page, Source

Element = etree._Element
SPACE = 100  # twentieths of a point between two paragraphs that look like a blank line


@dataclass
class Document:
    """One open document: what is laid down so far, its parts, and how many notes were counted."""

    flow: Flow
    part: Any
    reader: wordruns.Reader
    numbers: Numbers
    notes: dict[tuple[str, str], Element]
    counted: dict[str, int] = field(default_factory=dict)
    space: int = 0


def read(data: bytes, name: str, report: Report) -> Source:
    """Return one line a paragraph, table row or note. Raises ZhinaqError: broken, locked, swollen or empty file."""
    place = Place(name)
    unpack(data, place, "DOCX").close()
    try:
        opened = docx.Document(BytesIO(data))
        root, styles = opened.element, Styles(opened.styles.element)
    except (OpcError, LookupError, TypeError, AttributeError, etree.XMLSyntaxError, *DAMAGE) as error:
        raise broken(place, "DOCX") from error
    part: Any = opened.part
    targets = {key: rel.target_ref for key, rel in part.rels.items() if rel.is_external}
    listed = _related(part, KIND.NUMBERING)
    notes = {
        (kind, value(note, "id")): note
        for kind, relation in (("footnote", KIND.FOOTNOTES), ("endnote", KIND.ENDNOTES))
        for note in _notes(_related(part, relation), place)
    }
    flow = Flow(name, report)
    document = Document(flow, part, wordruns.Reader(styles, targets), numbers(_parsed(listed, place)), notes)
    body = root.find(w("body"))
    _blocks(body if body is not None else root, document)
    return flow.source(data)


def _related(part: Any, relation: str) -> Any:
    return next((r.target_part for r in part.rels.values() if r.reltype == relation and not r.is_external), None)


def _parsed(part: Any, place: Place) -> Element | None:
    if part is None:
        return None
    return part.element if hasattr(part, "element") else xml(part.blob, place, "DOCX")


def _notes(part: Any, place: Place) -> Iterator[Element]:
    root = _parsed(part, place)
    for note in root if root is not None else ():
        if value(note, "type") in ("", "normal"):
            yield note


def _blocks(parent: Element, document: Document) -> None:
    """Lay down paragraphs and tables in order; content controls, insertions and the like are looked into."""
    for child in parent:
        if child.tag == w("p"):
            _paragraph(child, document)
        elif child.tag == w("tbl"):
            _table(child, document)
        elif isinstance(child.tag, str) and child.tag not in (w("sectPr"), w("sdtPr"), w("del"), w("moveFrom")):
            _blocks(child, document)


def _paragraph(node: Element, document: Document) -> None:
    flow, styles = document.flow, document.reader.styles
    kind = styles.kind(node)
    found = wordruns.Found()
    runs = _with_notes(document.reader.runs(node, found, kind), found, document)
    properties = node.find(w("pPr"))
    if properties is not None and on(properties.find(w("pageBreakBefore"))):
        flow.page = flow.page or Page()
    text = "".join(r.text for r in runs)
    look = styles.look(node)
    if text.strip():
        space = max(document.space, styles.space(node, "before"))
        look = look.with_(above=round(flow.blank + space / LINE, 1))
        if space >= SPACE:
            flow.apart()
        document.space = styles.space(node, "after")
    pictures = [p for p in found.pictures if not text.strip() or p[2] >= wordruns.ICON]
    numbered = styles.numbered(node) if text.strip() else None
    mark = document.numbers.next(*numbered) if numbered else ""
    if numbered and not kind:
        kind = "item"
    if kind == "toc":
        runs, kind = [replace(r, text=r.text.replace("\t", " ..... ")) for r in runs], ""
    if pictures and not text.strip():
        _pictures(pictures, document)
    else:
        flow.paragraph([Run(mark), *runs] if mark else runs, kind, look)
        _pictures(pictures, document)
    for box in found.boxes:
        _blocks(box, document)
    if found.breaks or (properties is not None and _new_page(properties.find(w("sectPr")))):
        flow.page = flow.page or Page()


def _new_page(section: Element | None) -> bool:
    return section is not None and value(section.find(w("type"))) not in ("continuous", "nextColumn")


def _with_notes(runs: list[Run], found: wordruns.Found, document: Document) -> list[Run]:
    """Return the runs with each note's number in its place; the notes wait for the end of the paragraph."""
    keys = iter(found.notes)
    out = []
    for run in runs:
        if run.kinds == ("note",):
            kind, key = next(keys)
            number = document.counted[kind] = document.counted.get(kind, 0) + 1
            note = document.notes.get((kind, key))
            document.flow.note(str(number), _flat(note, document) if note is not None else [])
            run = Run(str(number), ("sup",))
        out.append(run)
    return out


def _flat(node: Element, document: Document) -> list[Run]:
    """Return the paragraphs under a node as one run of text."""
    out: list[Run] = []
    for paragraph in node.iter(w("p")):
        found = wordruns.Found()
        runs = document.reader.runs(paragraph, found)
        if out and runs:
            out.append(Run(" "))
        out += _with_notes(runs, found, document)
    return out


def _pictures(pictures: list[tuple[str, str, int]], document: Document) -> None:
    for key, alt, _ in pictures:
        relation = document.part.rels.get(key)
        if relation is not None and not relation.is_external:
            part = relation.target_part
            document.flow.picture(PurePosixPath(str(part.partname)).name, part.blob, alt)
        elif relation is not None:
            document.flow.picture(PurePosixPath(relation.target_ref).name, None, alt)


def _table(node: Element, document: Document) -> None:
    """Lay down a table row by row; one used for layout is laid down cell by cell."""
    rows = [list(_cells(row)) for row in _rows(node)]
    if layout(rows, node.find(f".//{w('tbl')}")):
        for row in rows:
            for cell in row:
                _blocks(cell, document)
        return
    for row in rows:
        cells: list[list[Run]] = []
        for cell in row:
            properties = cell.find(w("tcPr"))
            merged = properties.find(w("vMerge")) if properties is not None else None
            cells.append([] if merged is not None and value(merged) != "restart" else _flat(cell, document))
            cells += [[] for _ in range(_span(properties) - 1)]
        document.flow.row(cells)
    document.flow.notes()


def _rows(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == w("tr"):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml")):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml")):
            yield from _cells(child)


def _span(properties: Element | None) -> int:
    text = value(properties.find(w("gridSpan"))) if properties is not None else ""
    return max(whole(text, 1, 60), 1)
