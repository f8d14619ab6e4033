"""Walls of text cut for the engine: it looks through the rest of a text for every line of it.

A text that goes on for pages is handed over in pieces, spans that begin after a space; nothing of it looks different.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

WALL = 8000  # letters of one text from which it is cut
PIECE = 3000
UNTOUCHED = frozenset(("head", "style", "script", "title"))


def cut_walls(root: Any) -> None:
    """Cut the long texts of an XHTML tree, in place."""
    for parent in list(root.iter()):
        if parent.tag in UNTOUCHED:
            continue
        for place in range(len(parent) - 1, -1, -1):
            child = parent[place]
            if child.tail and len(child.tail) > WALL:
                child.tail, *rest = pieces(child.tail)
                parent[place + 1 : place + 1] = [_span(text) for text in rest]
        if parent.text and len(parent.text) > WALL:
            parent.text, *rest = pieces(parent.text)
            parent[0:0] = [_span(text) for text in rest]


def pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end with a space; a word is never cut."""
    start = 0
    while start < len(text):
        end = text.rfind(" ", start, start + PIECE) + 1
        if end == 0:  # one word longer than a piece
            end = text.find(" ", start + PIECE) + 1
        if end == 0 or len(text) - end < PIECE / 2:
            end = len(text)
        yield text[start:end]
        start = end


def _span(text: str) -> Element:
    span = Element("span")
    span.text = text
    return span
