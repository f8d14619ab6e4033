"""Where an element comes from: raw lines, language and certainty as attributes, and ids in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from zhinaq.block import Block, Text
from zhinaq.encode.inline import even, inline
from zhinaq.finding import Place, Report
from zhinaq.tei import XML_ID, XML_LANG

Element = etree._Element


@dataclass
class Ids:
    """Hands out ids such as a001-p7, counted per kind, so that they stay while the text does."""

    article: str
    counts: Counter[str] = field(default_factory=Counter)

    def next(self, kind: str) -> str:
        """Return the next id of a kind."""
        self.counts[kind] += 1
        return f"{self.article}-{kind}{self.counts[kind]}"

    def give(self, node: Element, kind: str) -> Element:
        """Set the next id of a kind on an element and return it."""
        node.set(XML_ID, self.next(kind))
        return node


def lines(first: int, last: int) -> str:
    """Return a `@source` for lines counted from 1: positions between lines, as RFC 5147 counts."""
    return f"raw:{first - 1},{last}"


def locate(node: Element, block: Block, language: str = "") -> Element:
    """Set a block's raw lines, its certainty when doubtful, and its language when it is not `language`."""
    if block.first:
        node.set("source", lines(block.first, block.last))
    if block.cert != "high":
        node.set("cert", block.cert)
    if block.language and block.language != language:
        node.set(XML_LANG, block.language)
    return node


def place(block: Block) -> Place:
    """Return a block's place for findings."""
    return Place(block.file, block.first, block.last)


@dataclass(frozen=True)
class Context:
    """What every part of an article's encoding shares: its id, language, ids, notes to place, and the report."""

    article: str
    language: str
    ids: Ids
    report: Report
    notes: dict[str, Element] = field(default_factory=dict)

    def fill(self, node: Element, text: Text) -> Element:
        """Fill an element with text; return it."""
        return inline(node, text, self.notes)

    def title(self, node: Element, text: Text) -> Element:
        """Fill a title, heading or term, without emphasis that covers it all; return it."""
        return inline(node, even(text), self.notes)

    def write(self, node: Element, block: Block) -> Element:
        """Fill an element with a block's text, located; return it."""
        return locate(self.fill(node, block.text), block, self.language)

    def repeated(self, block: Block, why: str) -> None:
        """Log a block whose words stand in the TEI once although they were printed again."""
        self.report.repair("repeated", block.file, (block.first, block.last), block.text.as_printed(), "", why)
