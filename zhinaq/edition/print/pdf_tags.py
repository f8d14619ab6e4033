"""The structure tree of the PDF: one element per XHTML element, whatever lines and pages it was broken into.

The engine makes an element per page and line and knows no notes, contents or languages; `tagging(document)` puts
this builder in its place while the file is written. Roles are those of ISO 32000-1, 14.8.4; rules of ISO 14289-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf as engine
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from zhinaq.edition.print.engine.tables import is_continued
from zhinaq.edition.print.pdf_nodes import CALL, MARKER, Node, role_of, write_tree
from zhinaq.edition.print.pdf_notes import link_notes

Box = Any
LAST_GLYPH = re.compile(rb"(\[.*)([0-9a-f]{4})>(?:-?[\d.]+)?\] TJ", re.DOTALL)
SOFT_HYPHEN = b"/Span <</ActualText <feff00ad>>> BDC"


@contextmanager
def tagging(document: Any) -> Iterator[None]:
    """Build our structure tree in place of the engine's while `document` is written."""
    hidden = {id(box) for page in document.pages for box in _furniture(page)} | _repeated_heads(document)
    stream, add_tags = engine.Stream, engine.add_tags
    engine.Stream, engine.add_tags = _stream_class(hidden), add_structure
    try:
        yield
    finally:
        engine.Stream, engine.add_tags = stream, add_tags


def _furniture(page: Any) -> Iterator[Box]:
    """Yield the boxes in page margins: running heads and folios are no content."""
    for box in page._page_box.children:
        if isinstance(box, boxes.MarginBox):
            yield from box.descendants()


def _repeated_heads(document: Any) -> set[int]:
    """Return the boxes of table heads shown again on a later page."""
    seen: set[int] = set()
    again: set[int] = set()
    for page in document.pages:
        heads = [b for b in page._page_box.descendants() if isinstance(b, boxes.TableRowGroupBox) and b.is_header]
        for head in heads:
            if id(head.element) in seen:
                again |= {id(b) for b in head.descendants()}
        seen |= {id(head.element) for head in heads}
    return again


def _stream_class(hidden: set[int]) -> type[Stream]:
    class TaggedStream(Stream):  # type: ignore[misc]
        """Marks furniture as artifacts and a hyphen put at a line end as a soft one (U+00AD)."""

        soft = False

        @contextmanager
        def marked(self, box: Box, tag: str) -> Iterator[None]:
            self.soft = getattr(box, "soft_hyphen", False)
            if id(box) in hidden:
                with self.artifact():
                    yield
            else:
                with super().marked(box, tag):
                    yield
            self.soft = False

        def end_text(self) -> None:
            if self.soft and self._tags is not None:
                _split_hyphen(self.stream)
            super().end_text()

    return TaggedStream


def _split_hyphen(operations: list[Any]) -> None:
    """Give the last glyph shown an ActualText of U+00AD, so that the word is whole when it is read or searched."""
    match = LAST_GLYPH.fullmatch(operations[-1]) if isinstance(operations[-1], bytes) else None
    if match:
        head, glyph = match.groups()
        operations[-1:] = [head + b">] TJ", SOFT_HYPHEN, b"[<" + glyph + b">] TJ", b"EMC"]


class _Walk:
    """One pass over all pages: nodes are found again by their XHTML element, so that fragments come together."""

    def __init__(self, language: str) -> None:
        self.root = Node("Document", language=language)
        self.nodes: dict[Any, Node] = {}
        self.page = 0
        self.tags: dict[Box, Any] = {}
        self.calls: list[tuple[int, Box, Any]] = []
        self.markers: list[tuple[int, Box, Any]] = []

    def visit(self, box: Box, parent: Node) -> None:
        """Add a box and what it holds under `parent`."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox) or is_continued(box.element):
            return
        node = self.node(box, parent)
        if box.link_annotation is not None:
            node.link(self.page, box.link_annotation)
        if box in self.tags:
            blank = isinstance(box, boxes.TextBox) and not box.text.strip()
            (node.latest() if blank else node).content(self.page, self.tags.pop(box)["mcid"])
            self._figure(box, node)
        for child in box.children:
            self.visit(child, node)

    def node(self, box: Box, parent: Node) -> Node:
        """Return the node that a box's content belongs to, made when it is met for the first time."""
        element, tag = box.element, box.element_tag or ""
        if element is None or isinstance(box, boxes.TextBox):
            return parent
        pseudo = tag.partition("::")[2]
        if pseudo in (CALL, MARKER):
            return self._note_part(box, pseudo, parent)
        if pseudo == "marker":
            item = parent.parent if parent.role == "LBody" and parent.parent else parent
            return self._known((element, pseudo), lambda: item.child("Lbl", first=True))
        if element in self.nodes:
            return self.nodes[element]
        node = role_of(element, parent)
        self.nodes[element] = node
        if node.role in ("TD", "TH"):
            node.spans(box.colspan, box.rowspan)
        return node

    def _known(self, key: Any, make: Any) -> Node:
        if key not in self.nodes:
            self.nodes[key] = make()
        return self.nodes[key]

    def _note_part(self, box: Box, pseudo: str, parent: Node) -> Node:
        """Return the link in a note's call (the note itself follows it in the paragraph), or in its label."""
        element = box.element
        (self.calls if pseudo == CALL else self.markers).append((self.page, box, element))
        if pseudo == MARKER:
            return self._known((element, pseudo), lambda: parent.child("Lbl", first=True).child("Link"))
        link = self._known((element, pseudo), lambda: parent.child("Reference").child("Link"))
        if element not in self.nodes:
            self.nodes[element] = role_of(element, parent, note=True)
        return link

    def _figure(self, box: Box, node: Node) -> None:
        if isinstance(box, boxes.ReplacedBox) and node.role == "Figure":
            node.bbox = (box.content_box_x(), box.content_box_y(), box.width, box.height)


def add_structure(pdf: Any, document: Any, pdf_version: Any, streams: list[Any]) -> None:
    """Write the structure tree; takes the place of the engine's function of the same shape."""
    walk = _Walk(document.metadata.lang or "")
    lengths = []
    for walk.page, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        walk.tags = stream._tags
        lengths.append(len(walk.tags))
        walk.visit(page._page_box, walk.root)
        for left in list(walk.tags.values()):  # nothing drawn may be without a place in the tree
            walk.root.content(walk.page, left["mcid"])
    link_notes(pdf, document, walk)
    write_tree(pdf, document, walk.root, lengths)
