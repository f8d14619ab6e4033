"""What the generator makes: units of text, and a volume with a label for every line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int, str]

ROLES = (
    "blank", "furniture", "matter", "contents", "section", "code", "doi", "type", "date", "title", "byline", "people",
    "abstract", "keywords", "cite", "front", "heading", "body", "item", "caption", "table", "picture", "formula",
    "note", "list-heading", "reference", "statement", "notice",
)  # fmt: skip
KINDS = ("NAME", "POST", "DEGREE", "INSTITUTION", "PLACE", "CONTACT", "MARK")


@dataclass(frozen=True)
class Unit:
    """One thing of a volume before it is set in lines: a title, a paragraph, an entry.

    `layout`: `para` wraps, `centre` and `right` wrap and move, `line` keeps its own lines ("\n") and is never wrapped.
    `tight`: no blank line before it. `mark`: what Markdown makes of it (`h1`, `h2`, `bold`, `italic`).
    `lead`: how many characters at its start are a label or a run-in heading.
    """

    role: str
    text: str
    article: int = 0
    block: int = 0
    spans: tuple[Span, ...] = ()
    layout: str = "para"
    tight: bool = False
    mark: str = ""
    lead: int = 0


@dataclass(frozen=True)
class Label:
    """What one raw line is: its role, its article (0: the volume's own), its block, and whether a unit starts on it."""

    role: str
    article: int
    block: int
    tokens: tuple[Span, ...]
    starts: bool


@dataclass(frozen=True)
class Volume:
    """A generated volume: its raw text, a label for every line, the facts, and the convention it follows."""

    name: str
    text: str
    labels: tuple[Label, ...]
    gold: dict[str, Any]
    convention: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Facts:
    """What is true of one article, gathered while it is made."""

    lang: str
    title: str = ""
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    abstracts: list[str] = field(default_factory=list)
    keywords: dict[str, list[str]] = field(default_factory=dict)
    doi: str = ""
    sections: list[str] = field(default_factory=list)
    back_headings: list[str] = field(default_factory=list)
    tables: int = 0
    figures: int = 0
    lists: list[int] = field(default_factory=list)
    blocks: dict[int, str] = field(default_factory=dict)  # the language of each further block
    terms: dict[str, list[str]] = field(default_factory=dict)  # all keywords, also of what is cut away
    first: str = ""
    last: str = ""
