"""What the parts of one article say about each other: notes, citations, printed pages, paragraph numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from zhinaq.tei import XML_ID, local, xpath
from zhinaq.view import Article

Element = etree._Element

BARE = frozenset(("list", "table", "row", "listBibl"))  # a page break right inside these has no place in HTML


@dataclass(frozen=True)
class Page:
    """The start of a printed page: its id and number."""

    id: str
    n: str


@dataclass(frozen=True)
class Apparatus:
    """Look-ups by element (each is held here, so that it keeps its identity) and by reference id."""

    notes: Mapping[Element, int]
    notes_under: Mapping[Element, Sequence[Element]]
    citations: Mapping[Element, str]
    cited: Mapping[str, Sequence[str]]
    pages: Mapping[Element, Page]
    paragraphs: Mapping[Element, int]
    targets: Mapping[str, Element]


def apparatus(article: Article) -> Apparatus:
    """Read an article's notes, citations, page starts and paragraphs in the order they are printed."""
    parts = _parts(article)
    notes = [n for part in parts for n in xpath(part, "descendant-or-self::t:note") if is_footnote(n)]
    under: dict[Element, list[Element]] = defaultdict(list)
    for note in notes:
        under[_carrier(note)].append(note)
    citations, cited = _citations(article.id, parts)
    paragraphs = [
        p for p in xpath(article.body, "(self::t:body | .//t:div)/t:p[@xml:id]") if not xpath(p, "ancestor::t:note")
    ]
    return Apparatus(
        notes={note: number for number, note in enumerate(notes, 1)}, notes_under=dict(under),
        citations=citations, cited=cited, pages=dict(_pages(article.id, parts)),
        paragraphs={p: number for number, p in enumerate(paragraphs, 1)},
        targets={e.get(XML_ID): e for part in parts for e in xpath(part, "descendant-or-self::*[@xml:id]")},
    )  # fmt: skip


def is_footnote(note: Element) -> bool:
    """Tell whether a note is one that readers see as such, not the source of a table or a printed reference."""
    return note.get("type") not in ("source", "raw_reference", "review") and not xpath(note, "ancestor::t:biblStruct")


def _parts(article: Article) -> list[Element]:
    title = [article.title_element] if article.title_element is not None else []
    abstracts = [p for _, paragraphs in article.abstracts for p in paragraphs]
    return [*title, *abstracts, *article.front, article.body, *(part.element for part in article.back)]


def _carrier(note: Element) -> Element:
    """Return the block below which a note may stand: the notes of a cell go below the table."""
    around = list(note.iterancestors())
    outer = [a for a in around if local(a) in ("table", "figure", "cit")]
    inner = [a for a in around if local(a) in ("p", "head", "item", "quote", "title")]
    return (outer[-1:] or inner[:1] or around[:1])[0]


def _citations(article: str, parts: Sequence[Element]) -> tuple[dict[Element, str], dict[str, list[str]]]:
    ids: dict[Element, str] = {}
    cited: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        for ref in xpath(part, "descendant-or-self::t:ref[@type='bibr'][@target]"):
            ids[ref] = f"{article}-c{len(ids) + 1}"
            for target in dict.fromkeys(str(ref.get("target")).split()):
                cited[target.removeprefix("#")].append(ids[ref])
    return ids, dict(cited)


def _pages(article: str, parts: Sequence[Element]) -> Iterator[tuple[Element, Page]]:
    seen: dict[str, int] = defaultdict(int)
    for part in parts:
        for pb in xpath(part, "descendant-or-self::t:pb[@n]"):
            if local(pb.getparent()) in BARE:
                continue
            n = str(pb.get("n"))
            key = re.sub(r"[^A-Za-z0-9]+", "", n) or "x"
            seen[key] += 1
            yield pb, Page(f"{article}-page{key}" + (f".{seen[key]}" if seen[key] > 1 else ""), n)
