"""The contents of one article: its headings with their ids, nested."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from zhinaq.edition.article.body import Writer
from zhinaq.edition.shape import children, own_number
from zhinaq.tei import XML_ID, XML_LANG, local, text_of
from zhinaq.view import Article

Element = etree._Element


@dataclass(frozen=True)
class Heading:
    """One line of contents."""

    id: str
    title: str
    language: str = ""
    parts: tuple[Heading, ...] = ()
    kind: str = ""


def outline(article: Article, writer: Writer) -> tuple[Heading, ...]:
    """Return the headed parts of an article that can be linked to, in the order they are printed."""
    found = []
    for language in writer.front.abstract_languages():
        word = "abstract" if article.abstract(language) else "keywords"
        key = f"{article.id}-abstract{language}"
        found.append(Heading(key, writer.label(word, language), language, kind="abstract"))
    found += _headings(article.body, writer)
    if writer.all_notes():
        found.append(Heading(f"{article.id}-notes", writer.label("notes"), kind="notes"))
    for part in article.back:
        title = part.head.rstrip(".:") or writer.back_label(part)
        if part.id and title:
            found.append(Heading(part.id, title, _language(part.element, writer), kind=part.type))
    return tuple(found)


def _headings(node: Element, writer: Writer) -> list[Heading]:
    """Return the headed divisions inside a node; one without heading gives those inside it."""
    out: list[Heading] = []
    for div in children(node, "div"):
        head = next((child for child in div if local(child) == "head"), None)
        inside = _headings(div, writer)
        if head is None or not div.get(XML_ID):
            out += inside
            continue
        title = " ".join(text_of(head).split())
        title = title.rstrip(".:") if head.get("rend") == "run-in" else title
        number = f"{own_number(div)} " if own_number(div) else ""
        out.append(Heading(str(div.get(XML_ID)), number + title, _language(head, writer), tuple(inside), "section"))
    return out


def _language(node: Element, writer: Writer) -> str:
    own = next((str(a.get(XML_LANG)) for a in (node, *node.iterancestors()) if a.get(XML_LANG)), writer.language)
    return own if own != writer.language else ""
