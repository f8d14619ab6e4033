"""XHTML and stylesheets in, laid-out pages out; pages of several documents become one PDF.

The engine may open nothing but files under the given roots: no network, no other folder.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from zhinaq import hyphenation
from zhinaq.edition.print.compose.tracking import tracking
from zhinaq.edition.print.engine.lines import LineRules, line_rules
from zhinaq.edition.print.engine.page_turns import page_turns
from zhinaq.edition.print.engine.quicker import quicker
from zhinaq.edition.print.engine.tables import Measured, table_layout
from zhinaq.edition.print.engine.walls import cut_walls
from zhinaq.edition.print.mending import MENDS, ROUNDS, Proof

LOGGER = logging.getLogger("weasyprint")


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Open files under the roots, and data: addresses; refuse everything else."""

    def __init__(self, roots: Sequence[Path]) -> None:
        """Keep the resolved roots."""
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.roots = [root.resolve() for root in roots]

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the resource; raises ValueError for one that is not allowed."""
        if not url.startswith("data:"):
            path = Path(unquote(urlsplit(url).path)).resolve()
            if urlsplit(url).netloc or not any(path.is_relative_to(root) for root in self.roots):
                raise ValueError(f"outside the volume: {url}")
        return super().fetch(url, headers)


@dataclass
class Press:
    """What every part of one book shares: stylesheets, fonts, the fetcher, pictures already read."""

    css: Sequence[str]
    roots: Sequence[Path]
    rules: LineRules = field(default_factory=LineRules)
    images: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Parse the stylesheets once."""
        hyphenation.lend_patterns()
        self.fetcher, self.fonts = Fetcher(self.roots), FontConfiguration()
        base = str(self.roots[0].resolve()) + "/" if self.roots else None
        self.sheets = [
            CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher, base_url=base) for text in self.css
        ]
        self.base = base

    def lay_out(self, xhtml: str) -> Document:
        """Return the pages of one part, made again while something can be mended; none ends in a hyphen."""
        source = HTML(string=xhtml, base_url=self.base, url_fetcher=self.fetcher)
        cut_walls(source.etree_element)
        tried: set[Any] = set()
        for _ in range(ROUNDS):
            measured = Measured()
            self.rules.whole.clear()
            with quicker(), line_rules(self.rules), page_turns(self.rules), table_layout(measured):
                document = source.render(stylesheets=self.sheets, font_config=self.fonts, cache=self.images)
            if self.rules.grid is None:
                break
            proof = Proof(document.pages, source.etree_element, measured, self.rules.grid[1], tried)
            if not any(mend(proof) for mend in MENDS):
                break
        return document


def joined(documents: Sequence[Document]) -> Document:
    """Return one document with the pages of all, under the first one's metadata; the parts share their fonts."""
    return documents[0].copy([page for document in documents for page in document.pages])


def file_of(document: Document, **options: Any) -> bytes:
    """Return the pages as a file, made with the engine's options for it."""
    with quicker(), tracking():
        return bytes(document.write_pdf(**options))
