"""Front leftovers and the back: reference lists kept as printed, statements, biographies, anything else."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from zhinaq.block import Block, Text
from zhinaq.encode.body import pieces
from zhinaq.encode.people import WORDS, surname
from zhinaq.encode.place import Context, lines, locate
from zhinaq.language import languages_with
from zhinaq.slug import slug
from zhinaq.tei import XML_ID, XML_LANG, E, text_of

Element = etree._Element

DIVISIONS = {
    "funding": "funding", "contribution": "contribution", "conflict": "conflict", "acknowledgement": "acknowledgement",
    "ai-use": "ai-use", "data-availability": "data-availability", "biography": "authors", "signature": "signature",
    "authors": "authors", "licence": "licence",
}  # fmt: skip
FRONT_ROLES = {"front-other": "other", "section-name": "section-name"}
LISTS = ("reference", "reference-heading")
NUMBERED = re.compile(r"\s*[\[(]?\d{1,4}[\])]?[.)\]]?")
SPELLING = 0.75


def front(blocks: Sequence[Block], context: Context) -> Element | None:
    """Return the `front` with what was printed before the body and is no metadata, or None when there is nothing."""
    rest = [b for b in blocks if b.role in FRONT_ROLES]
    if not rest:
        return None
    node = E.front()
    for kind, group in groupby(rest, lambda b: FRONT_ROLES[b.role]):
        node.append(E.div({"type": kind}, *(context.write(E.p(), b) for b in group)))
        context.ids.give(node[-1], "front")
    return node


def back(blocks: Sequence[Block], authors: Sequence[Element], context: Context) -> Element | None:
    """Return the `back` of an article, its divisions in printed order, or None when there is nothing."""
    node = E.back()
    for kind, group in groupby(_divided(blocks), lambda pair: pair[0]):
        members = [block for _, block in group]
        if kind[0] == "bibliography":
            node.append(bibliography(members, context))
        else:
            node.append(_division(kind[0], members, authors, context))
    _correspond(node, context)
    return node if len(node) else None


def _divided(blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, Any], Block]]:
    """Yield each block with the key of its division: kind and a count that rises with every heading."""
    kind, count = "", 0
    for block in blocks:
        if block.role in LISTS:
            number = block.data.get("list") or 1
            kind = ""
            yield ("bibliography", number), block
            continue
        own = DIVISIONS.get(str(block.data.get("type") or "other"), "other")
        if block.role not in ("back-heading", "heading"):
            own = DIVISIONS.get(block.role) or (kind or "other" if block.role != "back-other" else "other")
        if own != kind or block.role in ("back-heading", "heading"):
            kind, count = own, count + 1
        yield (kind, count), block


def _division(kind: str, blocks: Sequence[Block], authors: Sequence[Element], context: Context) -> Element:
    node = E.div(type=kind)
    first, last = min(b.first for b in blocks), max(b.last for b in blocks)
    if first:
        node.set("source", lines(first, last))
    context.ids.give(node, f"back-{kind}")
    for block, made in pieces([b for b in blocks if b.role not in ("back-heading", "heading")], context):
        if kind == "authors":
            _name_author(made, block, authors)
        node.append(made)
    for block in reversed([b for b in blocks if b.role in ("back-heading", "heading")]):
        head = locate(context.title(E.head(), block.text), block, context.language)
        if block.data.get("run_in"):
            head.set("rend", "run-in")
        node.insert(0, head)
    return node


def _name_author(node: Element, block: Block, authors: Sequence[Element]) -> None:
    """Point a biography at its author: the one whose surname, in any script, is most like a word at its start."""
    words = [slug(w) for w in WORDS.findall(block.text.chars[:60])][:6]
    best, score = None, SPELLING
    for author in authors:
        for name in author.findall("{*}persName"):
            wanted = slug(surname(text_of(name)))
            for word in words:
                ratio = difflib.SequenceMatcher(None, wanted, word).ratio() if wanted and word else 0
                if ratio > score:
                    best, score = author, ratio
    if best is not None and node.tag.endswith("}p"):
        node.set("corresp", f"#{best.get(XML_ID)}")


def bibliography(blocks: Sequence[Block], context: Context) -> Element:
    """Return one reference list; every entry as printed, its number included, for the refining stage to parse."""
    kinds = [str(b.data["subtype"]) for b in blocks if b.data.get("subtype")]
    kind = kinds[0] if kinds else "romanised" if int(blocks[0].data.get("list") or 1) > 1 else "original"
    node = context.ids.give(E.div(type="bibliography", subtype=kind), "bib")
    node.set("source", lines(min(b.first for b in blocks), max(b.last for b in blocks)))
    listed = E.listBibl()
    heads = [b for b in blocks if b.role == "reference-heading"]
    entries = [b for b in blocks if b.role == "reference"]
    for block in heads:
        (listed if entries else node).append(locate(context.title(E.head(), block.text), block, context.language))
    for block in entries:
        listed.append(_entry(block, "r" if kind == "romanised" else "b", context))
    if entries:
        node.append(listed)
    return node


def _entry(block: Block, prefix: str, context: Context) -> Element:
    entry = context.ids.give(E.bibl(type="unparsed"), prefix)
    n = str(block.data.get("n") or "")
    if n:
        entry.set("n", n)
    locate(entry, block)
    text = block.text
    if prefix == "r" and block.language in languages_with("romanised"):
        entry.set(XML_LANG, f"{block.language}-Latn")
    found = NUMBERED.match(text.chars)
    if n and not (found and re.sub(r"\D", "", found.group()) == n):
        text = Text(f"{block.data.get('marker') or n + '.'} ") + text
    entry.append(context.fill(E.note(type="raw_reference"), text))
    return entry


def _correspond(node: Element, context: Context) -> None:
    """Link each romanised entry to the original of its number, or of its position when neither list has numbers."""
    originals = [b for d in node if d.get("subtype") == "original" for b in d.iter("{*}bibl")]
    romanised = [b for d in node if d.get("subtype") == "romanised" for b in d.iter("{*}bibl")]
    numbers = {b.get("n"): b for b in originals if b.get("n")}
    for i, entry in enumerate(romanised):
        twin = numbers.get(entry.get("n")) if entry.get("n") else None
        if twin is None and not numbers and len(romanised) == len(originals):
            twin = originals[i]
        if twin is not None:
            entry.set("corresp", f"#{twin.get(XML_ID)}")
