"""Footnotes to the place of their mark in the text; the mark itself is logged, as the note's number replaces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from zhinaq.block import Block, Mark, Text
from zhinaq.encode.place import Context, locate, place
from zhinaq.tei import XML_ID, E

Element = etree._Element

CARRIERS = frozenset(("paragraph", "item", "quote", "heading"))
REACH = 40
SUPERSCRIPT = "\N{SUPERSCRIPT ZERO}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\N{SUPERSCRIPT FOUR}" \
    "\N{SUPERSCRIPT FIVE}\N{SUPERSCRIPT SIX}\N{SUPERSCRIPT SEVEN}\N{SUPERSCRIPT EIGHT}\N{SUPERSCRIPT NINE}"  # fmt: skip


def place_notes(blocks: Sequence[Block], context: Context) -> list[Block]:
    """Return the blocks without notes; each note stands as a mark in the text and as an element in `context.notes`.

    A note whose mark is not found goes to the end of the text before it, doubtful, with finding tei-010.
    """
    out: list[Block] = []
    for block in blocks:
        if block.role != "note":
            out.append(block)
            continue
        key = context.ids.next("n")
        found = _find(out, block)
        at, span = found or (_last_carrier(out), None)
        doubtful = span is None
        if at is None:
            out.append(replace(block, role="paragraph"))
            continue
        context.notes[key] = _note(block, key, context, doubtful)
        out[at] = _marked(out[at], span, key, context)
        if doubtful:
            context.report.add("tei-010", place(block), block.text.chars, n=block.data.get("n") or "?")
    return out


def _note(block: Block, key: str, context: Context, doubtful: bool) -> Element:
    note = E.note({"place": "foot", XML_ID: key})
    if block.data.get("n"):
        note.set("n", str(block.data["n"]))
    locate(note, replace(block, cert="low") if doubtful else block, context.language)
    note.append(context.fill(E.p(), block.text))
    return note


def _marked(block: Block, span: tuple[int, int] | None, key: str, context: Context) -> Block:
    text, point = block.text, Text("", (Mark(0, "note", key),))
    if span is None:
        return replace(block, text=text + point)
    start, end = span
    mark = text.chars[start:end]
    lines = (block.first, block.last)
    context.report.repair("note-mark", block.file, lines, mark, "", "the note stands in the place of its mark")
    return replace(block, text=text[:start] + point + text[end:])


def _last_carrier(blocks: Sequence[Block]) -> int | None:
    return next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].role in CARRIERS), None)


def _find(blocks: Sequence[Block], note: Block) -> tuple[int, tuple[int, int]] | None:
    """Return the nearest block above that holds the note's mark, and where: after its word, else after any word."""
    n, anchor = str(note.data.get("n") or ""), str(note.data.get("anchor") or "")
    if not n:
        return None
    small = "".join(SUPERSCRIPT[int(c)] for c in n) if n.isdecimal() and n.isascii() else re.escape(n)
    mark = rf"(\[?\^?\{{?\[?{re.escape(n)}\]?\}}?|{small})(?![\w%*])"
    behind = r"(?<![\d\s(\[#-])(?<!\d[.,])(?<=\S)"
    patterns = [re.escape(anchor) + r"\s?" + mark] if anchor and anchor != n else []
    patterns.append(behind + mark)
    carriers = [i for i in range(len(blocks) - 1, -1, -1) if blocks[i].role in CARRIERS][:REACH]
    for pattern in patterns:
        for i in carriers:
            found = list(re.finditer(pattern, blocks[i].text.chars))
            if found:
                return i, found[-1].span(1)
    return None
