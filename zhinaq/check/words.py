"""The words of raw lines and of a tree, each with its raw lines: what conservation weighs against each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from zhinaq.check.place import RAW, raw_file
from zhinaq.encode.inline import OWN
from zhinaq.finding import Repair
from zhinaq.source import Source
from zhinaq.tei import local, q, xpath

Element = etree._Element

WORD = re.compile(r"[^\W_]+")
RAISED = {code: unicodedata.normalize("NFKC", chr(code))
          for code in (0xB2, 0xB3, 0xB9, 0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A))}  # fmt: skip
SILENT = frozenset(("corr", "reg", "fw", "figDesc"))
BREAKS = frozenset(("lb", "pb", "cell", "row", "item", "p", "head", "label", "note", "gap", "ref", "table", "list"))
GLUED = frozenset(("label", "ref"))
COUNTED = frozenset(("item", "div", "note"))
PARSED = frozenset(("analytic", "monogr", "series", "ptr", "ref", "relatedItem", "citedRange"))
ORCID = "orcid.org/"


@dataclass(frozen=True)
class Words:
    """Words that claim to come from raw lines first to last of a file; `counts` are numbers moved into attributes."""

    file: str
    first: int
    last: int
    words: tuple[str, ...]
    counts: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a text, composed; raised digits count as plain ones."""
    return tuple(WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text).translate(RAISED)))


def of_source(source: Source) -> Iterator[Words]:
    """Yield the words of every raw line."""
    name = source.file.rpartition("/")[2]
    for line in source.lines:
        found = words(line.text)
        if found:
            yield Words(name, line.number, line.number, found)


def of_repairs(repairs: Sequence[Repair]) -> Iterator[Words]:
    """Yield the words that the log says have left the text; a repair that puts words in their place keeps them."""
    for repair in repairs:
        found = words(repair.before) if not repair.after else ()
        if found:
            yield Words(repair.file.rpartition("/")[2], *repair.lines, found)


def of_tree(tree: Element) -> Iterator[Words]:
    """Yield the printed words of a TEI by block: the `sic` side of corrections, cut where a raw line ended.

    In the header only what carries raw lines counts; in the text, words outside any block come with line 0.
    """
    file = raw_file(tree)
    header = xpath(tree, "t:teiHeader")
    for part in (*header, *xpath(tree, "t:text")):
        pieces: dict[Element, list[str]] = {}
        counts: dict[Element, list[str]] = {}
        _walk(part, part, pieces, counts)
        for holder in dict.fromkeys([*pieces, *counts]):
            spans = RAW.findall(holder.get("source", ""))
            if not spans and part in header:
                continue
            first = min((int(a) for a, _ in spans), default=-1) + 1
            last = max((int(b) for _, b in spans), default=0)
            found = words("".join(pieces.get(holder, ())))
            extra = tuple(w for n in counts.get(holder, ()) for w in words(n))
            if found or extra:
                yield Words(file, first, last, found, extra)


def _walk(node: Element, holder: Element, pieces: dict[Element, list[str]], counts: dict[Element, list[str]]) -> None:
    name = local(node)
    if not name or name in SILENT:
        return
    if _is_data(node, name) or _is_generated(node, name):
        return
    if node.get("source"):
        holder = node
    own = pieces.setdefault(holder, [])
    if name in BREAKS and name not in GLUED:
        own.append("\n")
    if name in COUNTED and node.get("n"):
        counts.setdefault(holder, []).append(node.get("n", ""))
    own.append(_printed(node, name))
    for child in node:
        _walk(child, holder, pieces, counts)
        own.append(child.tail or "")
    if name in BREAKS and name not in GLUED:
        own.append("\n")


def _is_data(node: Element, name: str) -> bool:
    """Tell whether an element of a parsed reference repeats what the printed one beside it says."""
    parent = node.getparent()
    if parent is None or parent.tag != q("biblStruct"):
        return False
    return name in PARSED or (name == "note" and node.get("type") != "raw_reference")


def _is_generated(node: Element, name: str) -> bool:
    """Tell whether a division was made from another one by this program, such as a romanised list."""
    return name == "div" and OWN in node.get("resp", "").split()


def _printed(node: Element, name: str) -> str:
    """Return an element's own words; of an ORCID only the number, as its address may not have been printed."""
    text = node.text or ""
    return text.rpartition(ORCID)[2] if name == "idno" else text
