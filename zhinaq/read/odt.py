"""ODT to located lines: outline levels, lists with their numbers, tables, notes, links and pictures.

OASIS OpenDocument 1.3, part 3. Read with lxml: content.xml is one tree in reading order; deletions and comments are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from zhinaq.finding import Place, Report
from zhinaq.read.flow import Flow, layout
from zhinaq.read.look import Run
from zhinaq.read.packed import DAMAGE, broken, part, unpack, whole
from zhinaq.read.wordnumbers import BULLET, written
from zhinaq.source import Look, Page, Source

Element = etree._Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NS = {
    "text": f"{OASIS}text:1.0", "style": f"{OASIS}style:1.0", "fo": f"{OASIS}xsl-fo-compatible:1.0",
    "table": f"{OASIS}table:1.0", "draw": f"{OASIS}drawing:1.0", "office": f"{OASIS}office:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "svg": f"{OASIS}svg-compatible:1.0",
}  # fmt: skip
LINE = 12.0  # points that a line takes
SPACE = 5.0  # points between two paragraphs that look like a blank line
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|pc)$")
POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0}
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def n(name: str) -> str:
    """Return the Clark name of a prefixed name such as "text:p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


SKIPPED = frozenset(
    map(
        n, ("text:tracked-changes", "office:annotation", "office:annotation-end", "text:sequence-decls", "office:forms")
    )
)


@dataclass
class Document:
    """One open document: what is laid down so far, its styles by name, its packed parts."""

    flow: Flow
    packed: ZipFile
    styles: dict[str, Element]
    lists: dict[str, Element]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    below: float = 0.0


def read(data: bytes, name: str, report: Report) -> Source:
    """Return one line a paragraph, table row or note. Raises ZhinaqError: broken, locked, swollen or empty file."""
    place = Place(name)
    packed = unpack(data, place, "ODT")
    content, common = part(packed, "content.xml", place, "ODT"), part(packed, "styles.xml", place, "ODT")
    body = content.find(f".//{n('office:text')}") if content is not None else None
    if content is None or body is None:
        raise broken(place, "ODT")
    styles: dict[str, Element] = {}
    lists: dict[str, Element] = {}
    for root in (common, content):
        for node in root.iter(n("style:style"), n("text:list-style")) if root is not None else ():
            (styles if node.tag == n("style:style") else lists)[str(node.get(n("style:name")))] = node
    document = Document(Flow(name, report), packed, styles, lists)
    _blocks(body, document)
    return document.flow.source(data)


def _chain(document: Document, key: str) -> Iterator[Element]:
    seen: set[str] = set()
    while key in document.styles and key not in seen:
        seen.add(key)
        yield document.styles[key]
        key = str(document.styles[key].get(n("style:parent-style-name")) or "")


def _kind(node: Element, document: Document) -> str:
    """Return the hint for a paragraph or heading from its element, outline level, and the names of its styles."""
    if node.tag == n("text:h"):
        return f"heading{max(whole(node.get(n('text:outline-level')), 1, 6), 1)}"
    for style in _chain(document, str(node.get(n("text:style-name")) or "")):
        level = str(style.get(n("style:default-outline-level")) or "")
        if level.isdigit():
            return f"heading{max(whole(level, 1, 6), 1)}"
        name = str(style.get(n("style:name"))).replace("_20_", " ").lower()
        if name == "title":
            return "heading1"
        if name in ("caption", "illustration", "table", "figure", "drawing"):
            return "caption"
        if name in ("quotations", "quote"):
            return "quote"
    return ""


def _look(key: str, document: Document) -> Look:
    """Return how a paragraph's style sets all of it: points, weight, slope, capitals, place in the measure."""
    texts = [p for s in _chain(document, key) if (p := s.find(n("style:text-properties"))) is not None]
    placed = [p for s in _chain(document, key) if (p := s.find(n("style:paragraph-properties"))) is not None]
    size = LENGTH.match(_first(texts, "fo:font-size"))
    kinds = _emphasis(key, document, ())
    return Look(
        size=float(size[1]) * POINTS[size[2]] if size else None,
        bold="bold" in kinds,
        italic="italic" in kinds,
        capitals="capitals" in kinds,
        centred=_first(placed, "fo:text-align") == "center",
    )


def _first(sets: Iterable[Element], name: str) -> str:
    return next((str(value) for p in sets if (value := p.get(n(name)))), "")


def _emphasis(key: str, document: Document, kinds: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(kinds)
    for style in _chain(document, key):
        properties = style.find(n("style:text-properties"))
        if properties is None:
            continue
        position = str(properties.get(n("style:text-position")) or "")
        tests = (
            ("bold", properties.get(n("fo:font-weight")) in ("bold", "600", "700", "800", "900")),
            ("italic", properties.get(n("fo:font-style")) in ("italic", "oblique")),
            ("underline", properties.get(n("style:text-underline-style")) not in (None, "none")),
            ("sup", position.startswith("super") or bool(re.match(r"[1-9]\d*%", position))),
            ("sub", position.startswith(("sub", "-"))),
            (
                "capitals",
                properties.get(n("fo:text-transform")) == "uppercase"
                or properties.get(n("fo:font-variant")) == "small-caps",
            ),
        )
        found |= dict.fromkeys(kind for kind, holds in tests if holds)
    return tuple(found)


def _blocks(parent: Element, document: Document) -> None:
    for child in parent:
        if child.tag in SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag in (n("text:p"), n("text:h")):
            _paragraph(child, document)
        elif child.tag == n("text:list"):
            _list(child, document, str(child.get(n("text:style-name")) or ""), 1)
        elif child.tag == n("table:table"):
            _table(child, document)
        else:
            _blocks(child, document)


def _paragraph(node: Element, document: Document, mark: str = "", kind: str = "") -> None:
    pictures: list[tuple[str, str]] = []
    own = str(node.get(n("text:style-name")) or "")
    kind = _kind(node, document) or kind
    base = () if kind and kind != "item" else _emphasis(own, document, ())
    runs = list(_runs(node, document, base, "", pictures))
    for style in _chain(document, own):
        properties = style.find(n("style:paragraph-properties"))
        if properties is not None and properties.get(n("fo:break-before")) == "page":
            document.flow.page = document.flow.page or Page()
    look = _look(own, document)
    if any(r.text.strip() for r in runs):
        space = max(document.below, _space(own, "top", document))
        look = look.with_(above=round(document.flow.blank + space / LINE, 1))
        if space >= SPACE:
            document.flow.apart()
        document.below = _space(own, "bottom", document)
    if any(r.text.strip() for r in runs) or not pictures:
        document.flow.paragraph([Run(mark), *runs] if mark and runs else runs, kind, look)
    for name, alt in pictures:
        _picture(name, alt, document)


def _space(key: str, side: str, document: Document) -> float:
    """Return the space above or below a paragraph, in points."""
    for style in _chain(document, key):
        properties = style.find(n("style:paragraph-properties"))
        size = LENGTH.match(str(properties.get(n(f"fo:margin-{side}")) or "")) if properties is not None else None
        if size:
            return float(size[1]) * POINTS[size[2]]
    return 0.0


def _runs(
    node: Element, document: Document, kinds: tuple[str, ...], target: str, pictures: list[tuple[str, str]]
) -> Iterator[Run]:
    """Yield the characters under a node; white space collapses as OpenDocument says, text:s stands for spaces."""
    if node.text:
        yield Run(re.sub(r"[ \t\r\n]+", " ", node.text), kinds, target)
    for child in node:
        tag = child.tag
        if tag == n("text:s"):
            yield Run(" " * whole(child.get(n("text:c")), 1, 200), kinds, target)
        elif tag in (n("text:tab"), n("text:line-break")):
            yield Run("\t" if tag == n("text:tab") else "\n", kinds, target)
        elif tag == n("text:note"):
            yield _noted(child, document)
        elif tag == n("draw:image"):
            title = node.find(n("svg:desc"))
            pictures.append((str(child.get(n("xlink:href")) or ""), (title.text or "") if title is not None else ""))
        elif isinstance(tag, str) and tag not in SKIPPED and tag not in (n("svg:desc"), n("svg:title")):
            inner = (
                _emphasis(str(child.get(n("text:style-name")) or ""), document, kinds)
                if tag == n("text:span")
                else kinds
            )
            yield from _runs(child, document, inner, str(child.get(n("xlink:href")) or target), pictures)
        if child.tail:
            yield Run(re.sub(r"[ \t\r\n]+", " ", child.tail), kinds, target)


def _noted(node: Element, document: Document) -> Run:
    """Keep a note for the end of its paragraph; return its mark."""
    citation, body = node.find(n("text:note-citation")), node.find(n("text:note-body"))
    mark = "".join(citation.itertext()).strip() if citation is not None else "*"  # type: ignore[arg-type]  # str in Python 3
    document.flow.note(mark, _flat(body, document) if body is not None else [])
    return Run(mark, ("sup",))


def _flat(node: Element, document: Document) -> list[Run]:
    out: list[Run] = []
    for paragraph in node.iter(n("text:p"), n("text:h")):
        out += ([Run(" ")] if out else []) + list(_runs(paragraph, document, (), "", []))
    return out


def _list(node: Element, document: Document, style: str, level: int) -> None:
    """Lay down a list; each item's first paragraph gets the mark the list style prints."""
    key = (style, level)
    if node.get(n("text:continue-numbering")) != "true" and not node.get(n("text:continue-list")):
        document.counts.pop(key, None)
    for entry in node:
        first = entry.tag == n("text:list-item")
        for child in entry:
            if child.tag == n("text:list"):
                _list(child, document, str(child.get(n("text:style-name")) or style), level + 1)
            elif child.tag in (n("text:p"), n("text:h")):
                mark = _mark(entry, document, key) if first else ""
                _paragraph(child, document, mark, "item" if first and entry.tag == n("text:list-item") else "")
                first = False
            else:
                _blocks(child, document)


def _mark(entry: Element, document: Document, key: tuple[str, int]) -> str:
    style = document.lists.get(key[0])
    levels = [] if style is None else [x for x in style if x.get(n("text:level")) == str(key[1])]
    if not levels or levels[0].tag != n("text:list-level-style-number"):
        return f"{BULLET} "
    form = FORMS.get(str(levels[0].get(n("style:num-format")) or ""), "none")
    start = entry.get(n("text:start-value")) or (
        levels[0].get(n("text:start-value")) if key not in document.counts else None
    )
    document.counts[key] = whole(start, document.counts.get(key, 0) + 1)
    before, after = (str(levels[0].get(n(f"style:num-{side}")) or "") for side in ("prefix", "suffix"))
    text = f"{before}{written(document.counts[key], form)}{after}"
    return f"{text} " if text.strip() else ""


def _picture(name: str, alt: str, document: Document) -> None:
    try:
        data = document.packed.read(name.removeprefix("./"))
    except (KeyError, *DAMAGE):
        data = None
    document.flow.picture(PurePosixPath(name).name or "picture", data, alt)


def _table(node: Element, document: Document) -> None:
    rows = [list(row) for row in node.iter(n("table:table-row")) if next(row.iterancestors(n("table:table"))) is node]
    shown = [[c for c in row if c.tag in (n("table:table-cell"), n("table:covered-table-cell"))] for row in rows]
    if layout(shown, node.find(f".//{n('table:table')}")):
        for row in shown:
            for cell in row:
                _blocks(cell, document)
        return
    for row in shown:
        cells = []
        for cell in row:
            again = whole(cell.get(n("table:number-columns-repeated")), 1, 60)
            cells += [_flat(cell, document) for _ in range(again)]
        while cells and not any(r.text.strip() for r in cells[-1]):
            cells.pop()
        document.flow.row(cells)
    document.flow.notes()
