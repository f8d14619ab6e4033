"""Are ids unique, and does every pointer lead somewhere? RELAX NG in libxml2 looks at neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from zhinaq.check.place import place_of
from zhinaq.finding import Finding
from zhinaq.language import Languages
from zhinaq.tei import XML_ID, text_of, xpath

Element = etree._Element
POINTERS = ("target", "corresp", "ref", "scheme", "resp", "who", "sameAs")
OF_THE_VOLUME = ("#zhinaq", "#sections", "#sec")


def ids(article: Element, languages: Languages) -> Iterator[Finding]:
    """Yield tei-002 for a doubled id, tei-003 for a pointer to none; those into the volume's header are left out."""
    known: dict[str, Element] = {}
    for node in article.iter(etree.Element):
        key = node.get(XML_ID)
        if key in known:
            yield Finding("tei-002", place_of(node), "", {"id": key})
        elif key:
            known[key] = node
    yield from _dangling(article, frozenset(known), OF_THE_VOLUME)


def volume_ids(corpus: Element, articles: Sequence[Element], *_: Any) -> Iterator[Finding]:
    """Yield tei-002 and tei-003 over the whole volume: an id in two articles, a pointer into its header that fails."""
    seen: set[str] = set()
    for tree in (corpus, *articles):
        own = {str(key) for key in xpath(tree, "descendant-or-self::*/@xml:id")}
        for key in sorted(own & seen):
            yield Finding("tei-002", place_of(tree), "", {"id": key})
        seen |= own
    for tree in (corpus, *articles):
        yield from (f for f in _dangling(tree, frozenset(seen), ()) if tree is corpus or _to_volume(f))


def _to_volume(finding: Finding) -> bool:
    return str(finding.values["target"]).startswith(OF_THE_VOLUME)


def _dangling(tree: Element, known: frozenset[str], elsewhere: tuple[str, ...]) -> Iterator[Finding]:
    for node in tree.iter(etree.Element):
        for name in POINTERS:
            for target in (node.get(name) or "").split():
                if target.startswith("#") and target[1:] not in known and not target.startswith(elsewhere or "\0"):
                    yield Finding("tei-003", place_of(node), text_of(node)[:160], {"target": target})
