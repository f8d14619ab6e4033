"""A volume that is read badly as a whole says so first, with what to decide first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from zhinaq.check.metadata import WANTED
from zhinaq.check.place import place_of
from zhinaq.finding import Finding
from zhinaq.tei import text_of, xpath

FEW, BAD = 3, 0.4  # articles from which a volume has habits; the share without a part that makes a bad reading
LOOKED = {"title": "t:teiHeader//t:titleStmt/t:title[@type='main'][normalize-space()]", "author": WANTED["authors"]}


def convention(_: etree._Element, articles: Sequence[etree._Element], *__: Any) -> Iterator[Finding]:
    """Yield vol-006 for each part (title, author) that most of a volume's articles lack or hold doubtfully."""
    if len(articles) < FEW:
        return
    for part, path in LOOKED.items():
        lacking = [a for a in articles if not any(e.get("cert") != "low" for e in xpath(a, path))]
        if len(lacking) < BAD * len(articles):
            continue
        first = lacking[0]
        holder = next(iter(xpath(first, "t:text//*[@source]")), first)
        known = {"count": str(len(lacking)), "articles": str(len(articles)), "part": part}
        yield Finding("vol-006", place_of(holder), text_of(holder)[:80], known)
