"""The characters of one Word paragraph: runs, links, fields, notes, formulas; deleted and hidden text is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from zhinaq.read.look import Run
from zhinaq.read.packed import whole
from zhinaq.read.wordstyles import Styles, on, value, w

Element = etree._Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
IMAGEDATA = "{urn:schemas-microsoft-com:vml}imagedata"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,5}")
LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
ICON = 360_000  # EMU: what is lower than a centimetre and stands among words is an icon, not a figure
SKIPPED = frozenset(
    w(n) for n in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "commentReference", "annotationRef")
)
CHARACTERS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): "\t"}


@dataclass
class Found:
    """What a paragraph holds besides runs: notes, pictures (relation id, alt, height), text boxes, page breaks."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    breaks: int = 0
    field_link: str = ""
    instruction: str | None = None


@dataclass(frozen=True)
class Reader:
    """Reads paragraphs of one document: its styles, and where its links lead."""

    styles: Styles
    targets: Mapping[str, str]

    def runs(self, paragraph: Element, found: Found, kind: str = "") -> list[Run]:
        """Return the runs of a paragraph as printed; a note's mark stands as an empty run of kind "note:key"."""
        return list(self._walk(paragraph, paragraph, found, kind, ""))

    def _walk(self, node: Element, paragraph: Element, found: Found, kind: str, target: str) -> Iterator[Run]:
        for child in node:
            tag = child.tag
            if tag in SKIPPED or not isinstance(tag, str):
                continue
            if tag == w("r"):
                properties = child.find(w("rPr"))
                if properties is None or not on(properties.find(w("vanish"))):
                    yield from self._run(child, paragraph, found, kind, target)
            elif tag == w("hyperlink"):
                key = str(child.get(f"{RELATION}id") or "")
                yield from self._walk(child, paragraph, found, kind, self.targets.get(key, "") or target)
            elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                yield Run(formula(child))
            elif tag == ALTERNATIVES:
                yield from self._walk(child[0], paragraph, found, kind, target) if len(child) else ()
            else:
                yield from self._walk(child, paragraph, found, kind, target)

    def _run(self, run: Element, paragraph: Element, found: Found, kind: str, target: str) -> Iterator[Run]:
        kinds, size = self.styles.emphasis(run, paragraph, kind), self.styles.size(run)
        for child in _children(run):
            tag = child.tag
            if tag == w("fldChar"):
                _field(value(child, "fldCharType"), found)
            elif tag == w("instrText") and found.instruction is not None:
                found.instruction += child.text or ""
            elif tag in (w("footnoteReference"), w("endnoteReference")):
                found.notes.append(("footnote" if tag == w("footnoteReference") else "endnote", value(child, "id")))
                yield Run("", ("note",))
            elif tag == w("br") and value(child, "type") in ("page", "column"):
                found.breaks += value(child, "type") == "page"
            elif tag in (w("drawing"), w("pict"), w("object")):
                _drawn(child, found)
            else:
                text = _characters(child)
                if text and found.instruction is None:
                    yield Run(text, kinds, target or found.field_link, size)


def _children(run: Element) -> Iterator[Element]:
    for child in run:
        if child.tag == ALTERNATIVES and len(child):
            yield from child[0]
        else:
            yield child


def _characters(node: Element) -> str:
    if node.tag == w("t"):
        return node.text or ""
    if node.tag == w("br"):
        return "\n"
    if node.tag == w("sym"):
        hexadecimal = value(node, "char")
        code = int(hexadecimal, 16) if HEXADECIMAL.fullmatch(hexadecimal) else 0
        return chr(code) if code and not 0xE000 <= code <= 0xF8FF else "\N{BULLET}" if code else ""
    return CHARACTERS.get(str(node.tag), "")


def _field(kind: str, found: Found) -> None:
    """Follow a field: between begin and separate stands its instruction, up to end its printed result."""
    if kind == "begin":
        found.instruction = ""
    elif kind == "separate":
        link = LINK.search(found.instruction or "")
        found.field_link, found.instruction = link[1] if link else "", None
    elif kind == "end":
        found.field_link, found.instruction = "", None


def _drawn(node: Element, found: Found) -> None:
    """Note the pictures and text boxes of a drawing."""
    boxes = list(node.iter(w("txbxContent")))
    found.boxes += boxes[:1]
    extent, named = next(node.iter(EXTENT), None), next(node.iter(PROPERTIES), None)
    height = whole(extent.get("cy"), 0, 100 * ICON) if extent is not None else ICON
    alt = str(named.get("descr") or "") if named is not None else ""
    keys = [str(b.get(f"{RELATION}embed") or "") for b in node.iter(f"{DRAWING}blip")]
    keys += [str(b.get(f"{RELATION}id") or "") for b in node.iter(IMAGEDATA)]
    found.pictures += [(key, alt, height) for key in keys if key]


def formula(node: Element) -> str:
    """Return a formula in one line: fractions with a slash, powers with ^, indices with _."""
    name = str(node.tag).removeprefix(MATH)
    parts = {str(c.tag).removeprefix(MATH): formula(c) for c in node if str(c.tag).startswith(MATH)}
    if name == "t":
        return node.text or ""
    if name == "f":
        return f"{_bracketed(parts.get('num', ''))}/{_bracketed(parts.get('den', ''))}"
    if name in ("sSup", "sSub"):
        raised = parts.get("sup" if name == "sSup" else "sub", "")
        return parts.get("e", "") + ("^" if name == "sSup" else "_") + _bracketed(raised)
    if name == "sSubSup":
        return f"{parts.get('e', '')}_{_bracketed(parts.get('sub', ''))}^{_bracketed(parts.get('sup', ''))}"
    if name == "rad":
        return f"{parts.get('deg', '')}\N{SQUARE ROOT}{_bracketed(parts.get('e', ''))}"
    if name == "nary":
        sign = next((str(c.get(f"{MATH}val")) for c in node.iter(f"{MATH}chr")), "\N{INTEGRAL}")
        return f"{sign}_{_bracketed(parts.get('sub', ''))}^{_bracketed(parts.get('sup', ''))} {parts.get('e', '')}"
    if name == "d":
        return f"({', '.join(formula(c) for c in node if c.tag == f'{MATH}e')})"
    return "".join(formula(c) for c in node if isinstance(c.tag, str))


def _bracketed(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
