"""Tables and figures: captions with their label tagged, rows and cells, lost or found images, source notes."""

from __future__ import annotations

from lxml import etree

from zhinaq.block import Block, Text
from zhinaq.encode.place import Context, locate
from zhinaq.tei import E

Element = etree._Element


def table(block: Block, context: Context) -> Element:
    """Return a `table` with its caption, rows (the first `header_rows` as labels), merged cells and source note."""
    data = block.data
    rows = data.get("rows") or ()
    node = context.ids.give(E.table(), "tab")
    _number(node, block)
    node.set("rows", str(max(len(rows), 1)))
    node.set("cols", str(max((len(r) for r in rows), default=1) or 1))
    locate(node, block, context.language)
    _head(node, block, context)
    spans = {(int(r), int(c)): str(cols) for r, c, cols in data.get("spans") or ()}
    for r, cells in enumerate(rows):
        row = E.row({"role": "label"} if r < int(data.get("header_rows") or 0) else {})
        for c, cell in enumerate(cells):
            attributes = {"cols": spans[r, c]} if (r, c) in spans else {}
            row.append(_filled(E.cell(attributes), cell, context))
        node.append(row if len(row) else _with(row, E.cell()))
    if not rows:
        node.append(E.row(E.cell()))
    _note(node, block, context)
    return node


def figure(block: Block, context: Context) -> Element:
    """Return a `figure` with its caption; the picture is a gap until an image is found for it."""
    node = context.ids.give(E.figure(), "fig")
    _number(node, block)
    locate(node, block, context.language)
    _head(node, block, context)
    gap = E.gap(reason="missing-image")
    if block.data.get("image"):
        gap.append(E.desc(str(block.data["image"])))
    node.append(gap)
    for text in block.data.get("debris") or ():
        node.append(_filled(E.p(rend="label"), text, context))
    _note(node, block, context)
    return node


def _with(node: Element, child: Element) -> Element:
    node.append(child)
    return node


def _number(node: Element, block: Block) -> None:
    if block.data.get("n"):
        node.set("n", str(block.data["n"]))


def _filled(node: Element, text: Text | str, context: Context) -> Element:
    return context.fill(node, text if isinstance(text, Text) else Text(str(text)))


def _head(node: Element, block: Block, context: Context) -> None:
    """Append the caption: the whole printed one when known, its label tagged; else label and title."""
    label, head, printed = (block.data.get(key) or "" for key in ("label", "head", "printed"))
    whole = printed or block.text
    if not isinstance(whole, Text):
        whole = Text(str(whole))
    if not whole.chars.strip():
        title = head if isinstance(head, Text) else Text(str(head))
        whole = Text(f"{label} " if label and title.chars else str(label)) + title
    if not whole.chars.strip():
        return
    caption = E.head()
    cut = len(str(label)) if label and whole.chars.startswith(str(label)) else 0
    if cut:
        tail = whole.chars[cut:]
        cut += len(tail) - len(tail.lstrip(".:"))
        caption.append(_filled(E.label(), whole[:cut], context))
        whole = whole[cut:]
    node.append(_filled(caption, whole, context))


def _note(node: Element, block: Block, context: Context) -> None:
    note = block.data.get("note")
    if note:
        node.append(_filled(E.note(type="source"), note, context))
