"""The body: sections nested by heading level, paragraphs, nested lists, quotations, formulas, tables, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from lxml import etree

from zhinaq.block import Block, Text
from zhinaq.encode.floats import figure, table
from zhinaq.encode.inline import BARE_URL
from zhinaq.encode.place import Context, lines, locate
from zhinaq.language import load_languages
from zhinaq.tei import E

Element = etree._Element


def body(blocks: Sequence[Block], context: Context) -> Element:
    """Return the `body` of an article; an empty one holds an empty paragraph, as the schema asks."""
    node = E.body()
    open_divs: list[tuple[int, Element]] = []
    extents: dict[Element, tuple[int, int]] = {}
    for block, made in pieces(blocks, context):
        if block.role == "heading":
            level = int(block.data.get("level") or 1)
            while open_divs and open_divs[-1][0] >= level:
                open_divs.pop()
            parent = open_divs[-1][1] if open_divs else node
            parent.append(made)
            open_divs.append((level, made))
        else:
            (open_divs[-1][1] if open_divs else node).append(made)
        for _, div in open_divs:
            first, last = extents.get(div, (block.first, block.last))
            extents[div] = (min(first, block.first) or first, max(last, block.last))
    for div, (first, last) in extents.items():
        if first:
            div.set("source", lines(first, last))
    if not any(etree.QName(child).localname not in ("figure",) for child in node):
        node.append(E.p())
    return node


def pieces(blocks: Sequence[Block], context: Context) -> Iterator[tuple[Block, Element]]:
    """Yield each block with its element; a run of items of one list comes as one list, under its first block."""
    for list_id, group in groupby(blocks, lambda b: ("list", b.data.get("list")) if b.role == "item" else None):
        members = list(group)
        if list_id:
            last = replace(members[0], last=max(m.last for m in members))
            yield last, item_list(members, context)
            continue
        for block in members:
            yield block, _element(block, context)


def _element(block: Block, context: Context) -> Element:
    makers = {"heading": section, "table": table, "figure": figure, "quote": quotation, "formula": formula}
    maker = makers.get(block.role, paragraph)
    return maker(block, context)


def paragraph(block: Block, context: Context) -> Element:
    """Return a `p` with its id and raw lines."""
    return context.ids.give(context.write(E.p(), block), "p")


def section(block: Block, context: Context) -> Element:
    """Return a `div` that opens with the heading; its number and kind are attributes."""
    node = context.ids.give(E.div(type="section"), "s")
    kind = section_kind(block.text.chars)
    if kind:
        node.set("subtype", kind)
    if block.data.get("n"):
        node.set("n", str(block.data["n"]).rstrip(".)"))
    head = locate(context.title(E.head(), block.text), block, context.language)
    if block.data.get("run_in"):
        head.set("rend", "run-in")
    node.append(head)
    return node


def quotation(block: Block, context: Context) -> Element:
    """Return a block quotation."""
    quote = locate(E.quote(), block, context.language)
    quote.append(context.fill(E.p(), block.text))
    return E.cit(quote)


def formula(block: Block, context: Context) -> Element:
    """Return a formula in a paragraph of its own; with a correction or break inside it, a paragraph marked so."""
    first = [m for m in block.text.marks if m.kind == "pb" and m.at == 0]
    rest = Text(block.text.chars, tuple(m for m in block.text.marks if m not in first))
    if any(m.kind != "hi" for m in rest.marks) or BARE_URL.search(rest.chars):
        return context.ids.give(context.write(E.p(rend="formula"), block), "p")
    node = context.ids.give(E.formula(), "f")
    if block.data.get("n"):
        node.set("n", str(block.data["n"]))
    holder = locate(context.fill(E.p(), Text("", tuple(first))), block, context.language)
    holder.append(context.fill(node, rest))
    return context.ids.give(holder, "p")


def item_list(blocks: Sequence[Block], context: Context, level: int = 1) -> Element:
    """Return a list of items, deeper levels nested inside the item before them."""
    numbered = any(b.data.get("n") for b in blocks if _level(b) <= level)
    node = context.ids.give(E.list(rend="numbered" if numbered else "bulleted"), "l")
    node.set("source", lines(blocks[0].first, max(b.last for b in blocks)))
    for deeper, group in groupby(blocks, lambda b: _level(b) > level):
        members = list(group)
        if deeper and len(node):
            node[-1].append(item_list(members, context, level + 1))
            continue
        for block in members:
            item = context.write(E.item(), block)
            if block.data.get("n"):
                item.set("n", str(block.data["n"]))
            node.append(item)
    return node


def _level(block: Block) -> int:
    return int(block.data.get("level") or 1)


def section_kind(heading: str) -> str:
    """Return introduction, methods, results, discussion or conclusion for a heading that says so, else ""."""
    words = " ".join(re.findall(r"[^\W\d_]+", heading.casefold()))
    return _kinds().get(words, "")


@cache
def _kinds() -> Mapping[str, str]:
    out: dict[str, str] = {}
    for language in load_languages().values():
        for kind, headings in (language.data.get("encode") or {}).get("sections", {}).items():
            out.update({" ".join(re.findall(r"[^\W\d_]+", str(h).casefold())): str(kind) for h in headings})
    return out
