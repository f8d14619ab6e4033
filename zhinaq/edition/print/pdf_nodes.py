"""Nodes of the PDF structure tree, their roles by XHTML element, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf

CALL, MARKER, CONTENTS = "footnote-call", "footnote-marker", "doc-toc"
BY_ROLE = {
    "doc-footnote": "Note", "doc-noteref": "Reference", "doc-index": "Index", "math": "Formula",
    "doc-biblioref": "Link",
}  # fmt: skip
BY_TAG = {
    "main": "Part", "article": "Art", "section": "Sect", "nav": "Sect", "aside": "Sect", "blockquote": "BlockQuote",
    "p": "P", "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "LI", "dd": "LI", "table": "Table", "tr": "TR",
    "td": "TD", "th": "TH", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "caption": "Caption",
    "img": "Figure", "{http://www.w3.org/2000/svg}svg": "Figure", "address": "P", "pre": "P",
    **{f"h{n}": f"H{n}" for n in range(1, 7)},
}  # fmt: skip
# Elements that may hold no text of their own: it is wrapped in a paragraph.
GROUPS = frozenset((
    "Document", "Part", "Art", "Sect", "Div", "TOC", "TOCI", "L", "LI", "Table", "TR", "THead", "TBody", "TFoot",
    "BlockQuote", "Index",
))  # fmt: skip
INLINE = frozenset((
    "span", "em", "i", "b", "strong", "a", "sup", "sub", "cite", "q", "code", "bdi", "small", "abbr", "u", "s", "time",
))  # fmt: skip
EMPTY_KEPT = frozenset(("TD", "TH"))


class Node:
    """One structure element: its kids are nodes, (page, MCID) pairs and (page, annotation) pairs, in reading order."""

    def __init__(self, role: str, parent: Node | None = None, language: str = "") -> None:
        """Start without kids; the language is kept only where it differs from the parent's."""
        self.role, self.parent, self.kids = role, parent, list[Any]()
        self.language: str = language or (parent.language if parent else "")
        self.attributes: dict[str, Any] = {}
        self.alt = ""
        self.label = ""
        self.id = ""
        self.bbox: tuple[float, float, float, float] | None = None

    def child(self, role: str, *, first: bool = False, language: str = "") -> Node:
        """Add and return a new kid, at the front when `first`."""
        node = Node(role, self, language)
        self.kids.insert(0 if first else len(self.kids), node)
        return node

    def content(self, page: int, mcid: int) -> None:
        """Add marked content; a group gets a paragraph to hold it."""
        self._holder().kids.append((page, mcid))

    def latest(self) -> Node:
        """Return the last element that may hold text, for white space between the members of a group."""
        node = self
        while node.role in GROUPS and node.kids and isinstance(node.kids[-1], Node):
            node = node.kids[-1]
        return node

    def link(self, page: int, annotation: Any) -> None:
        """Add a link annotation to this element, or to the link it stands in."""
        node: Node | None = self
        while node is not None and node.role != "Link":
            node = node.parent
        (node or self.child("Link")).kids.append((page, annotation))

    def spans(self, columns: int, rows: int) -> None:
        """Note how many columns and rows a cell covers."""
        if columns != 1:
            self.attributes["ColSpan"] = columns
        if rows != 1:
            self.attributes["RowSpan"] = rows

    def _holder(self) -> Node:
        if self.role not in GROUPS:
            return self
        last = self.kids[-1] if self.kids else None
        return last if isinstance(last, Node) and last.label == "wrapped" else self._wrapped()

    def _wrapped(self) -> Node:
        node = self.child("P")
        node.label = "wrapped"
        return node

    def filled(self) -> bool:
        """Tell whether anything is in it, at any depth; empty cells count."""
        return self.role in EMPTY_KEPT or any(not isinstance(k, Node) or k.filled() for k in self.kids)


def role_of(element: Any, parent: Node, *, note: bool = False) -> Node:
    """Make and return the node that an XHTML element's content belongs to; a plain one is its parent's."""
    tag, declared = element.tag, element.get("role", "")
    role = "Note" if note else BY_ROLE.get(declared) or BY_TAG.get(tag, "")
    language = element.get("lang", "")
    language = "" if language == parent.language else language
    if tag == "a":
        role = "Link" if element.get("href") else ""
    if tag in ("html", "body") or (not role and tag == "figure" and (role := _figure_role(element)) == ""):
        return parent
    if parent.role == "Figure" and role == "Figure":
        parent.alt = parent.alt or _alt(element)
        return parent
    if tag == "figcaption":
        role = "Caption" if parent.role == "Figure" else "P"
    if not role:
        return parent.child("Span" if tag in INLINE else "Div", language=language) if language else parent
    return _special(element, role, parent, language)


def _special(element: Any, role: str, parent: Node, language: str) -> Node:
    tag = element.tag
    if role == "L" and parent.label == CONTENTS:
        role = "TOC"
    if role == "LI":
        if parent.role in ("TOC", "TOCI"):
            return parent.child("TOCI", language=language)
        item = parent.child("LI", language=language)
        return item.child("LBody")
    if role == "L" and parent.role == "TOCI":
        return parent.child("TOC", language=language)
    if role == "Link" and parent.role == "TOCI":
        parent = parent.child("Reference")
    node = parent.child(role, language=language)
    if element.get("role") == CONTENTS:
        node.label = CONTENTS
    if role in ("Figure", "Formula"):
        node.alt = _alt(element)
    if role == "TH":
        node.attributes["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    if role == "Link":
        node.label = " ".join("".join(element.itertext()).split())
    if tag in ("ul", "ol") and role == "L":
        node.attributes["ListNumbering"] = "/Decimal" if tag == "ol" else "/Disc"
    return node


def _figure_role(element: Any) -> str:
    has_picture = any(e.tag in ("img", "{http://www.w3.org/2000/svg}svg") for e in element.iter())
    return "Figure" if has_picture else ""


def _alt(element: Any) -> str:
    picture = next((e for e in element.iter() if e.get("alt") or e.get("aria-label")), None)
    title = element.find(".//{http://www.w3.org/2000/svg}title")
    named = (picture.get("alt") or picture.get("aria-label")) if picture is not None else ""
    return str(named or (title.text if title is not None else "") or " ".join("".join(element.itertext()).split()))


@dataclass
class _Tree:
    """What writing the tree needs and gathers: page references, parents of marked content, annotations, note ids."""

    pdf: Any
    document: Any
    pages: Any
    parents: list[list[Any]]
    annotations: list[tuple[Any, Any]] = field(default_factory=list)
    ids: list[tuple[str, Any]] = field(default_factory=list)


def write_tree(pdf: Any, document: Any, root: Node, lengths: list[int]) -> None:
    """Write the nodes as structure elements, the parent tree and the marks of a tagged file; ISO 32000-1, 14.7."""
    tree = _Tree(pdf, document, pdf.page_references, [[None] * n for n in lengths])
    top = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(top)
    first = _write(tree, root, top.reference, "")
    numbers = pydyf.Array()
    for page, references in enumerate(tree.parents):
        numbers.extend([page, pydyf.Array(r or "null" for r in references)])
    for number, (reference, annotation) in enumerate(tree.annotations, len(lengths)):
        numbers.extend([number, reference])
        annotation["StructParent"] = number
    parent_tree = pydyf.Dictionary({"Nums": numbers})
    pdf.add_object(parent_tree)
    top.update(K=pydyf.Array([first]), ParentTree=parent_tree.reference,
               ParentTreeNextKey=len(lengths) + len(tree.annotations))  # fmt: skip
    if tree.ids:
        names = pydyf.Array(x for key, reference in tree.ids for x in (pydyf.String(key), reference))
        top["IDTree"] = pydyf.Dictionary({"Names": names})
    pdf.catalog.update(StructTreeRoot=top.reference, MarkInfo=pydyf.Dictionary({"Marked": "true"}))


def _write(tree: _Tree, node: Node, parent: Any, language: str) -> Any:
    """Write one node and its kids; returns its reference."""
    element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
    tree.pdf.add_object(element)
    own = next(_pages_of(node), None)
    if own is not None:
        element["Pg"] = tree.pages[own]
    _describe(element, node, language, own, tree)
    kids = (_kid(tree, node, kid, element, own) for kid in node.kids)
    element["K"] = pydyf.Array(kid for kid in kids if kid is not None)
    return element.reference


def _kid(tree: _Tree, node: Node, kid: Any, element: Any, own: int | None) -> Any:
    if isinstance(kid, Node):
        return _write(tree, kid, element.reference, node.language) if kid.filled() else None
    page, thing = kid
    if isinstance(thing, int):
        tree.parents[page][thing] = element.reference
        mark = {"Type": "/MCR", "Pg": tree.pages[page], "MCID": thing}
        return thing if page == own else pydyf.Dictionary(mark)
    tree.annotations.append((element.reference, thing))
    if node.label:
        thing["Contents"] = pydyf.String(node.label)
    return pydyf.Dictionary({"Type": "/OBJR", "Obj": thing.reference, "Pg": tree.pages[page]})


def _describe(element: Any, node: Node, language: str, page: int | None, tree: _Tree) -> None:
    if node.language and node.language != language:
        element["Lang"] = pydyf.String(node.language)
    if node.alt and node.role in ("Figure", "Formula"):
        element["Alt"] = pydyf.String(node.alt)
    if node.role == "Note":
        key = f"note-{len(tree.ids) + 1:05}"
        element["ID"] = pydyf.String(key)
        tree.ids.append((key, element.reference))
    if node.attributes:
        owner = "/List" if node.role == "L" else "/Table"
        element["A"] = pydyf.Dictionary({"O": owner, **node.attributes})
    elif node.bbox and page is not None:
        x, y, width, height = node.bbox
        top = tree.document.pages[page].height
        box = (0.75 * x, 0.75 * (top - y - height), 0.75 * (x + width), 0.75 * (top - y))
        element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(round(v, 2) for v in box),
                                         "Placement": "/Block"})  # fmt: skip


def _pages_of(node: Node) -> Iterator[int]:
    return (kid[0] for kid in node.kids if not isinstance(kid, Node))
