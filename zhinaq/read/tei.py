"""TEI to articles: they enter after encoding, as they are. One article, or a corpus of them, a file.

Ids are renumbered to the article's place in the volume, and every pointer inside the article with them. Entities,
DTDs and the network are not used; a corpus that only includes other files is read through those files.
"""

from __future__ import annotations

from hashlib import sha256

from lxml import etree

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.source import Source
from zhinaq.tei import TEI, XML_ID, parse, q, xpath

Element = etree._Element

SUFFIXES = (".xml",)
DEEPEST = 64  # elements inside each other; editions and typesetter go down into them one by one


def source(data: bytes, name: str) -> Source:
    """Return what the volume says of the file: its name and checksum; its text stands in its articles."""
    return Source(name, (), sha256(data).hexdigest())


def articles(data: bytes, name: str, report: Report) -> list[Element]:
    """Return the articles of a TEI file in order; none for a corpus that includes them (finding read-004).

    Raises ZhinaqError for broken XML or elements nested beyond all measure, with the line, and for XML that is no TEI.
    """
    place = Place(name)
    if not data.strip():
        raise ZhinaqError("the file is empty", place, "Give a file that holds the text.")
    if b"<!ENTITY" in data:
        raise ZhinaqError("the file declares entities, which are not read", place, "Replace them by their text.")
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        message = f"is not well-formed XML: {error.msg}"
        raise ZhinaqError(message, Place(name, line), "Mend the tag named here.") from error
    if (deep := _too_deep(root)) is not None:
        raise ZhinaqError(f"elements are nested more than {DEEPEST} deep", Place(name, deep), "Flatten what is here.")
    if root.tag == q("TEI"):
        return [root]
    if root.tag != q("teiCorpus"):
        kind = etree.QName(root)
        said = f'begins with "{kind.localname}"' + (f" of {kind.namespace}" if kind.namespace else "")
        raise ZhinaqError(f"the XML {said}, not with TEI", place, f"Only TEI ({TEI}) is read.")
    found = [tree for tree in xpath(root, "t:TEI") if tree.get("type") != "frontmatter"]
    if not found:
        report.add("read-004", place)
    for tree in found:
        root.remove(tree)
        tree.tail = None
    return found


def _too_deep(root: Element) -> int | None:
    """Return the line of the first element that is nested too deep, None when there is none."""
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return int(node.sourceline or 0)
    return None


def renumber(article: Element, number: int) -> None:
    """Give an article the ids of its place: a007 and a007-…; ids of others' making are kept behind the prefix."""
    old, new = article.get(XML_ID) or "", f"a{number:03}"
    mapping: dict[str, str] = {}
    for node in article.iter():
        key = node.get(XML_ID) if isinstance(node.tag, str) else None
        if key:
            rest = key[len(old) :] if old and (key == old or key.startswith(f"{old}-")) else f"-{key}"
            mapping[key] = new + rest
            node.set(XML_ID, new + rest)
    article.set(XML_ID, new)
    for made in xpath(article, "t:teiHeader/t:profileDesc/t:textClass/t:catRef[@scheme='#sections']"
                               " | t:text//t:listBibl//t:ptr[@type='article'][starts-with(@target, '#')]"):  # fmt: skip
        made.getparent().remove(made)  # the volume says anew which section it is in, which references mean its articles
    for node in article.iter():
        if not isinstance(node.tag, str):
            continue
        for attribute, value in node.attrib.items():
            if "#" in str(value):
                node.set(attribute, " ".join(_moved(token, mapping) for token in str(value).split(" ")))


def _moved(token: str, mapping: dict[str, str]) -> str:
    return f"#{mapping[token[1:]]}" if token.startswith("#") and token[1:] in mapping else token
