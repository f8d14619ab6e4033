"""TEI namespace, element maker, XPath, safe parsing and canonical serialisation: the only lxml helpers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found, unused-ignore]  # no stubs

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XI = "http://www.w3.org/2001/XInclude"
XML_ID, XML_LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
NS = {"t": TEI, "xi": XI, "xml": XML}


class Maker(Protocol):
    """Makes TEI elements: `E.p("text", child, {"n": "1"}, type="x")`, or `E("p", …)`."""

    def __call__(self, tag: str, *content: Any, **attributes: str) -> etree._Element:
        """Return an element named `tag`."""

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        """Return a maker of one element."""


E = cast("Maker", ElementMaker(namespace=TEI, nsmap={None: TEI}))

# Elements whose content is markup only: white space inside them carries nothing and may be laid out.
STRUCTURAL = frozenset(
    "TEI teiCorpus teiHeader fileDesc titleStmt publicationStmt seriesStmt sourceDesc encodingDesc profileDesc "
    "revisionDesc editorialDecl classDecl taxonomy category listPrefixDef appInfo application availability "
    "textClass keywords creation particDesc listOrg org langUsage listChange respStmt author editor funder "
    "biblStruct analytic monogr series imprint listBibl text front body back div list table row figure choice "
    "standOff listAnnotation abstract meeting".split()
)  # fmt: skip
MIXED_PARENTS = frozenset(("choice",))


def q(name: str) -> str:
    """Return the Clark name of a TEI element."""
    return f"{{{TEI}}}{name}"


def local(node: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and instructions."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def xpath(node: etree._Element | etree._ElementTree, expression: str, **variables: Any) -> list[Any]:
    """Evaluate XPath with the prefixes t (TEI), xi and xml; always returns a list."""
    found = node.xpath(expression, namespaces=NS, **variables)
    return cast("list[Any]", found if isinstance(found, list) else [found])


def text_of(node: etree._Element | None) -> str:
    """Return all text of an element, corrections taken (`corr` over `sic`), page furniture left out."""
    return "".join(_pieces(node)) if node is not None else ""


def _pieces(node: etree._Element) -> Iterator[str]:
    name = local(node)
    if not name or name in ("sic", "fw"):
        return
    yield node.text or ""
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""


def parse(data: bytes, *, collect_ids: bool = False) -> etree._Element:
    """Parse untrusted XML: no entities, no network, no DTD. Raises etree.XMLSyntaxError with line numbers."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
                             collect_ids=collect_ids)  # fmt: skip
    return etree.fromstring(data, parser)


def serialise(root: etree._Element) -> bytes:
    """Return the one canonical form: UTF-8, declaration, structural elements indented, text untouched."""
    _indent(root, 0)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xi"] if root.tag == q("teiCorpus") else None)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _indent(node: etree._Element, depth: int) -> None:
    if local(node) not in STRUCTURAL or not len(node) or local(node) in MIXED_PARENTS:
        return
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        return
    node.text = "\n" + " " * (depth + 1)
    for child in node:
        _indent(child, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    node[-1].tail = "\n" + " " * depth
