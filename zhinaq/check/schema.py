"""Is the tree valid? RELAX NG errors as findings at the raw line of the block they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from lxml import etree

from zhinaq.check.place import place_of
from zhinaq.finding import Finding
from zhinaq.language import Languages
from zhinaq.tei import text_of

Element = etree._Element
SHOWN = 5


@cache
def rules() -> etree.RelaxNG:
    """Return the project's schema, loaded once."""
    with as_file(files("zhinaq").joinpath("schema/zhinaq.rng")) as path:
        return etree.RelaxNG(etree.parse(str(path)))


def schema(article: Element, languages: Languages) -> Iterator[Finding]:
    """Yield tei-001 for the first errors of an invalid tree; nothing for a valid one."""
    checker = rules()
    if checker.validate(article):
        return
    for error in list(checker.error_log)[:SHOWN]:
        node = _node(article, error.path)
        quote = " ".join(text_of(node).split())
        name = etree.QName(node).localname if node is not None else ""
        yield Finding("tei-001", place_of(article if node is None else node), quote[:160],
                      {"problem": error.message, "element": name})  # fmt: skip


def volume_schema(corpus: Element, *_: Any) -> Iterator[Finding]:
    """Yield tei-001 for an invalid volume.xml, its articles still unread includes."""
    yield from schema(corpus, {})


def _node(article: Element, path: str | None) -> Element | None:
    """Return the element an error's path leads to; libxml2 counts from the tree's root."""
    found = article.getroottree().xpath(path) if path else []
    return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None
