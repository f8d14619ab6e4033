"""HTML to located lines: headings, paragraphs, lists with their numbers, tables, notes, links and pictures.

A browser's reading order without its scripts, styles, navigation and forms; nothing is fetched.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as parser

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.read.flow import Flow, layout
from zhinaq.read.look import Run
from zhinaq.read.packed import whole
from zhinaq.read.text import decode, refuse_binary
from zhinaq.read.wordnumbers import BULLET, written
from zhinaq.source import Look, Source

Element = etree._Element

SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "head", "nav", "form", "button", "select", "textarea", "iframe",
     "object", "svg", "audio", "video")
)  # fmt: skip
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
     "main", "ol", "p", "pre", "section", "summary", "table", "ul", "caption", "tbody", "thead", "tfoot", "tr",
     "td", "th")
)  # fmt: skip
SPACED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "ul", "ol", "table", "pre", "hr"))
KINDS = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "bold",
    "strong": "bold",
    "sup": "sup",
    "sub": "sub",
    "u": "underline",
}
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}  # browsers' headings, against the text
MEASURE = re.compile(r"(\d+(?:\.\d+)?)(em|rem|%|pt|px)$")
UNITS = {"%": 100, "pt": 12, "px": 16}  # what one em is in them
HEAVY = ("bold", "bolder", "600", "700", "800", "900")
SCHEME = re.compile(r"(?:https?|ftp|mailto):")
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
MOST, ICON = 200_000_000, 40  # bytes of a page; pixels below which a picture is an icon


@dataclass
class Page:
    """One page being read: what is laid down so far, runs not yet laid down, notes by their id."""

    flow: Flow
    runs: list[Run] = field(default_factory=list)
    notes: dict[str, Element] = field(default_factory=dict)
    style: str = ""
    look: Look = Look()

    def lay(self) -> None:
        """Lay down the runs at hand as a paragraph."""
        if any(r.text.strip() for r in self.runs):
            self.flow.paragraph(collapsed(self.runs), self.style, self.look)
        self.runs = []


def read(data: bytes, name: str, report: Report) -> Source:
    """Return one line a paragraph, item, table row or note. Raises ZhinaqError when empty, binary or too large."""
    place = Place(name)
    if len(data) > MOST:
        raise ZhinaqError("the page is too large", place, f"At most {MOST // 1_000_000} MB of HTML are read.")
    if not data.strip():
        raise ZhinaqError("the file is empty", place, "Give a file that holds the text.")
    refuse_binary(data, place)
    text = _decoded(data, place, report)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = parser.document_fromstring(
            text, parser=parser.HTMLParser(huge_tree=True, no_network=True, remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ZhinaqError("the file is no readable HTML", place, "Save the page again from a browser.") from error
    page = Page(Flow(name, report))
    page.notes = _notes(root)
    body = root.find("body")
    _walk(body if body is not None else root, page, (), "")
    page.lay()
    return page.flow.source(data)


def _decoded(data: bytes, place: Place, report: Report) -> str:
    declared = DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, place, report)[0]
    return decode(data, place, report)[0]


def _notes(root: Element) -> dict[str, Element]:
    """Return the notes of a page by id: those marked so, that some mark in the text leads to."""
    called = {
        str(a.get("href"))[1:] for a in root.iter("a") if str(a.get("href") or "").startswith("#") and _is_call(a)
    }
    return {str(node.get("id")): node for node in root.iter() if isinstance(node.tag, str) and node.get("id") in called}


def _is_call(a: Element) -> bool:
    words = f"{a.get('role') or ''} {a.get('class') or ''} {a.get('epub:type') or ''}".lower()
    if "backref" in words or "back" in str(a.get("class") or "").lower():
        return False
    text = "".join(a.itertext()).strip().strip("[]()*")  # type: ignore[arg-type]  # str in Python 3
    raised = a.find("sup") is not None or (a.getparent() is not None and a.getparent().tag == "sup")  # type: ignore[union-attr]  # tested
    leads = re.search(r"note|fn|ftn", str(a.get("href")), re.IGNORECASE)
    return "noteref" in words or "footnote-ref" in words or bool(raised and text.isdigit() and leads)


def _walk(node: Element, page: Page, kinds: tuple[str, ...], target: str) -> None:
    """Go through a page in reading order; block elements end the paragraph at hand."""
    if node.text:
        page.runs.append(Run(node.text, kinds, target))
    for child in node:
        if isinstance(child.tag, str):
            _element(child, page, kinds, target)
        if child.tail:
            page.runs.append(Run(child.tail, kinds, target))


def _element(node: Element, page: Page, kinds: tuple[str, ...], target: str) -> None:
    tag = str(node.tag).lower()
    if tag in SKIPPED or node.get("id") in page.notes or "hidden" in node.attrib:
        return
    if tag == "br":
        page.runs.append(Run("\x0b"))
    elif tag == "img":
        _picture(node, page)
    elif tag == "a" and str(node.get("href") or "")[1:] in page.notes and _is_call(node):
        mark = "".join(node.itertext()).strip().strip("[]()")  # type: ignore[arg-type]  # str in Python 3
        page.runs.append(Run(mark, ("sup",)))
        page.flow.note(mark, collapsed(_inner(page.notes[str(node.get("href"))[1:]])))
    elif tag == "table":
        page.lay()
        _table(node, page)
    elif tag in BLOCKS:
        _block(node, tag, page)
    else:
        more = (KINDS[tag],) if tag in KINDS and KINDS[tag] not in kinds else ()
        href = str(node.get("href") or "") if tag == "a" else ""
        _walk(node, page, (*kinds, *more), href if SCHEME.match(href) else target)


def _block(node: Element, tag: str, page: Page) -> None:
    page.lay()
    if tag in SPACED:
        page.flow.apart()
    before, look = page.style, page.look
    page.look = _look(node, tag, look)
    if tag[0] == "h" and tag[1:].isdigit():
        page.style = f"heading{tag[1:]}"
    elif tag == "li":
        page.style = "item"
        page.runs.append(Run(_mark(node)))
    elif tag in ("figcaption", "caption"):
        page.style = "caption"
    elif tag == "blockquote":
        page.style = "quote"
    if tag == "pre" and node.text:
        for row in "".join(node.itertext()).split("\n"):  # type: ignore[arg-type]  # str in Python 3
            page.flow.paragraph([Run(row)], page.style, page.look)
    else:
        _walk(node, page, (), "")
    page.lay()
    if tag in SPACED:
        page.flow.apart()
    page.style, page.look = before, look


def _look(node: Element, tag: str, around: Look) -> Look:
    """Return how a block is set, as browsers do and its own style says; the rest is as around it."""
    declared = {
        key.strip().lower(): value.strip().lower()
        for key, _, value in (part.partition(":") for part in str(node.get("style") or "").split(";"))
    }
    placed = declared.get("text-align") or str(node.get("align") or "").lower() or ("center" if tag == "center" else "")
    size = MEASURE.match(declared.get("font-size", ""))
    times = float(size[1]) / UNITS.get(size[2], 1) if size else SIZES.get(tag, 1.0)
    heavy = declared.get("font-weight", "bold" if tag in SIZES else "")
    outer = 1.0 if size and size[2] in ("rem", "pt", "px") else around.size or 1.0
    return Look(
        size=outer * times,
        bold=heavy in HEAVY if heavy else around.bold,
        italic=declared["font-style"] in ("italic", "oblique") if "font-style" in declared else around.italic,
        capitals=around.capitals or "uppercase" in declared.values() or "small-caps" in declared.values(),
        centred=placed == "center" if placed else around.centred,
    )


def _mark(item: Element) -> str:
    """Return what a browser prints before a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return f"{BULLET} "
    number = whole(parent.get("start"), 1)
    for sibling in parent.iterchildren("li"):
        number = whole(sibling.get("value"), number)
        if sibling is item:
            break
        number += 1
    return f"{written(number, FORMS.get(str(parent.get('type') or ''), 'decimal'))}. "


def collapsed(runs: list[Run]) -> list[Run]:
    """Return runs with white space as a browser shows it: one space, line breaks where <br> stands."""
    out: list[Run] = []
    spaced = True
    for run in runs:
        text = re.sub(r"[ \t\r\n\f]+", " ", run.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        text = re.sub(" ?\x0b ?", "\n", text)
        if text:
            out.append(Run(text, run.kinds, run.target))
            spaced = text[-1] in " \n"
    return out


def _inner(node: Element) -> list[Run]:
    """Return the text of a note or cell as runs, without the way back to its mark."""
    page = Page(Flow("", Report()))
    for child in _texts(node, (), ""):
        page.runs.append(child)
    runs = page.runs
    while runs and re.fullmatch(r"[\s\d.\[\]()*]*", runs[0].text):
        runs = runs[1:]
    return runs


def _texts(node: Element, kinds: tuple[str, ...], target: str) -> Iterator[Run]:
    if node.text:
        yield Run(node.text, kinds, target)
    for child in node:
        tag = str(child.tag).lower() if isinstance(child.tag, str) else ""
        way_back = tag == "a" and ("back" in f"{child.get('class')} {child.get('role')}".lower())
        if tag and tag not in SKIPPED and not way_back:
            href = str(child.get("href") or "")
            more = (KINDS[tag],) if tag in KINDS else ()
            if tag in BLOCKS or tag == "br":
                yield Run(" ")
            yield from _texts(child, (*kinds, *more), href if SCHEME.match(href) else target)
        if child.tail:
            yield Run(child.tail, kinds, target)


def _table(node: Element, page: Page) -> None:
    """Lay down a table: caption, then rows, merged cells filled by empty ones; one for layout, cell by cell."""
    for caption in node.iterchildren("caption"):
        _block(caption, "caption", page)
    rows = [
        [c for c in row if c.tag in ("td", "th")] for row in node.iter("tr") if next(row.iterancestors("table")) is node
    ]
    if layout(rows, node.find(".//table")):
        for row in rows:
            for cell in row:
                _block(cell, "td", page)
        return
    held: dict[int, int] = {}
    for row in rows:
        cells: list[list[Run]] = []
        for cell in row:
            while held.get(len(cells), 0) > 0:
                held[len(cells)] -= 1
                cells.append([])
            across, down = (whole(cell.get(k), 1, 100) for k in ("colspan", "rowspan"))
            for extra in range(max(across, 1)):
                if down > 1:
                    held[len(cells)] = down - 1
                cells.append(collapsed(list(_texts(cell, (), ""))) if not extra else [])
        page.flow.row(cells)
    page.flow.notes()


def _picture(node: Element, page: Page) -> None:
    """Lay down a picture: its bytes when the page carries them, else its name, for images/ to supply."""
    source = str(node.get("src") or "")
    sizes = (str(node.get(k) or "").removesuffix("px") for k in ("width", "height"))
    if not source or any(whole(s, ICON) < ICON for s in sizes):
        return
    page.lay()
    alt = str(node.get("alt") or "")
    if match := re.match(r"data:image/([\w+-]+);base64,", source):
        number = len(page.flow.pictures) + 1
        kind = match[1].replace("jpeg", "jpg").replace("svg+xml", "svg")
        try:
            data: bytes | None = base64.b64decode(source[match.end() :], validate=False)
        except (binascii.Error, ValueError):
            data = None
        page.flow.picture(f"picture{number}.{kind}", data, alt)
    elif not source.startswith("data:"):
        page.flow.named_picture(PurePosixPath(unquote(urlsplit(source).path)).name)
