"""From an element of the tree back to its raw lines."""

from __future__ import annotations

import re

from lxml import etree

from zhinaq.finding import Place
from zhinaq.tei import text_of, xpath

Element = etree._Element
RAW = re.compile(r"raw:(\d+),(\d+)")


def raw_file(node: Element) -> str:
    """Return the name of the raw file that the TEI around an element was made from."""
    root = next((n for n in (node, *node.iterancestors()) if etree.QName(n).localname == "TEI"), node)
    return next((text_of(t) for t in xpath(root, "t:teiHeader//t:bibl[@type='rawText']/t:title")), "")


def raw_lines(node: Element) -> tuple[int, int] | None:
    """Return first and last raw line of the nearest block that says where it comes from, counted from 1."""
    for holder in (node, *node.iterancestors()):
        found = RAW.findall(holder.get("source", ""))
        if found:
            return min(int(a) for a, _ in found) + 1, max(int(b) for _, b in found)
    return None


def place_of(node: Element) -> Place:
    """Return the raw place of an element; of its file when no line is known."""
    first, last = raw_lines(node) or (0, 0)
    return Place(raw_file(node), first, last)
