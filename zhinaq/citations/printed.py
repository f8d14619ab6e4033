"""Citations as they stand in a tree, read back: which elements make up one bracket, and what it says of which works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from zhinaq.citations.dated import find_dated
from zhinaq.citations.match import fold
from zhinaq.citations.model import Citation, Work
from zhinaq.citations.numeric import find_numeric
from zhinaq.references.model import Reference
from zhinaq.references.words import DASH, Words
from zhinaq.tei import XML_ID, local, text_of, xpath

Element = etree._Element
EN_DASH = "\N{EN DASH}"
_BETWEEN = re.compile(r"\s*[;,:]\s*")
_OPEN = re.compile(r"[\[(/]")
_PAIRS = {"[": "]", "(": ")", "/": "/"}


@dataclass(frozen=True)
class Placed:
    """One work of a printed citation: the entries it leads to, and the pages cited, "" when none.

    `place` is the place as printed when it is no page, or more than that: a leaf of a file, a volume and a page.
    """

    ids: tuple[str, ...]
    pages: str = ""
    place: str = ""


@dataclass(frozen=True)
class Printed:
    """A citation as printed. `works` is empty when it cannot be read back for certain.

    `name` is what stands before the bracket as a part of the sentence, `lead` the words («see») that open the bracket.
    """

    nodes: tuple[Element, ...]
    text: str
    kind: str
    targets: tuple[str, ...]
    works: tuple[Placed, ...] = ()
    name: str = ""
    lead: str = ""


def printed_citations(tree: Element, entries: Mapping[str, Reference], numbers: Mapping[int, str],
                      words: Words) -> list[Printed]:  # fmt: skip
    """Return every citation of an article in order; `entries` are those of its list, `numbers` their ids by number."""
    out: list[Printed] = []
    seen: set[Element] = set()
    for ref in xpath(tree, "t:text//t:ref[@type='bibr'] | t:teiHeader//t:abstract//t:ref[@type='bibr']"):
        head = _outer(ref)
        if head in seen:
            continue
        nodes = _bracket(head)
        seen.update(nodes)
        out.append(_read(nodes, entries, numbers, words))
    return out


def _outer(ref: Element) -> Element:
    parent = ref.getparent()
    return parent if parent is not None and local(parent) == "bibl" and not parent.get(XML_ID) else ref


def _bracket(head: Element) -> tuple[Element, ...]:
    """Return a citation's elements: its first, and those that follow until its bracket is closed."""
    nodes = [head]
    while _depth("".join(text for text, _ in _spelt(nodes))) > 0:
        after = nodes[-1].getnext()
        if after is None or not _BETWEEN.match(nodes[-1].tail or "") or not _cites(after):
            break
        nodes.append(after)
    return tuple(nodes)


def _cites(node: Element) -> bool:
    return node.get("type") == "bibr" or (local(node) == "bibl" and bool(xpath(node, "t:ref[@type='bibr']")))


def _depth(text: str) -> int:
    if text.startswith("/"):
        return text.count("/") % 2
    return sum((c in "[(") - (c in "])") for c in text)


def _spelt(nodes: Sequence[Element]) -> Iterator[tuple[str, Element | None]]:
    """Yield the text of a citation in pieces, each with its `ref` when it is one's."""
    for number, node in enumerate(nodes):
        if node.get("type") == "bibr":
            yield _even(text_of(node)), node
        else:
            yield _even(node.text or ""), None
            for child in node:
                yield _even(text_of(child)), child if child.get("type") == "bibr" else None
                yield _even(child.tail or ""), None
        if number + 1 < len(nodes):
            yield _even(node.tail or ""), None


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _read(
    nodes: tuple[Element, ...], entries: Mapping[str, Reference], numbers: Mapping[int, str], words: Words
) -> Printed:
    spans: list[tuple[int, int, list[str]]] = []
    text = ""
    certain = True
    for piece, ref in _spelt(nodes):
        if ref is not None:
            spans.append(
                (len(text), len(text) + len(piece), [t.lstrip("#") for t in str(ref.get("target") or "").split()])
            )
            certain = certain and bool(ref.get("target")) and not ref.get("cert")
        text += piece
    citation = _whole(text, words, max(numbers, default=0))
    targets = tuple(t for _, _, ids in spans for t in ids)
    kind = citation.kind if citation else "numeric" if re.match(r"\[[\W\d]*\d", text) else "dated"
    bare = Printed(nodes, text, kind, targets)
    if citation is None or not certain or any(t not in entries for t in targets):
        return bare
    works = _works(citation, text, spans, entries, numbers, words)
    opening = _OPEN.search(text)
    if not works or opening is None or text[-1] != _PAIRS[opening[0]] or not _only_works(citation, text):
        return bare
    lead = text[opening.end() : citation.works[0].start] if citation.kind in ("numeric", "dated") else ""
    name = text[: opening.start()]
    return Printed(nodes, text, kind, targets, tuple(works), name, lead)


def _whole(text: str, words: Words, entries: int) -> Citation | None:
    """Return the one citation that takes up all of the text, or None."""
    found = [*find_numeric(text, words, entries), *find_dated(text, words)]
    return next((c for c in found if c.start == 0 and c.end == len(text) and _depth(text) == 0), None)


def _only_works(citation: Citation, text: str) -> bool:
    """Tell whether nothing but signs stands between the works of a citation, and behind the last."""
    ends = [work.locator.end if work.locator else work.end for work in citation.works]
    starts = [work.start for work in citation.works[1:]] + [len(text)]
    return not any(re.search(r"\w", text[a:b]) for a, b in zip(ends, starts, strict=True))


def _works(
    citation: Citation, text: str, spans: Sequence[tuple[int, int, list[str]]], entries: Mapping[str, Reference],
    numbers: Mapping[int, str], words: Words,
) -> list[Placed]:  # fmt: skip
    """Return the works with their entries; empty when a work cannot be told, or says more than its entry does."""
    out: list[Placed] = []
    used = 0
    for start, end, ids in spans:
        inside = [w for w in citation.works if start <= w.start < end]
        used += len(inside)
        if citation.kind == "numeric":
            per_work = [[numbers.get(n, "") for n in w.numbers] for w in inside]
            if set(ids) != {i for found in per_work for i in found}:
                return []
        elif citation.kind == "ibid":
            per_work = [ids] if len(inside) == 1 else []
        else:
            per_work = [[i] for i in ids]
        if len(per_work) != len(inside):
            return []
        for work, found in zip(inside, per_work, strict=True):
            if not all(_agrees(work, entries[i]) for i in found):
                return []
            out.append(Placed(tuple(found), *_pages(work, text, words)))
    return out if used == len(citation.works) else []


def _agrees(work: Work, reference: Reference) -> bool:
    """Tell whether the citation says nothing that its entry does not: its year, and words behind the year."""
    reference = reference.ibid_of or reference
    if work.year and reference.year[:4] != work.year[:4]:
        return False
    _, _, extra = work.name.partition(" | ")
    return not extra or fold(extra) in fold(reference.raw)


def _pages(work: Work, text: str, words: Words) -> tuple[str, str]:
    """Return the cited pages with en dashes, and the place as printed where it is another."""
    if work.locator is None:
        return "", ""
    place = text[work.locator.start : work.locator.end].strip()
    match = _page_pattern(words).fullmatch(place)
    return (even_pages(match["pages"]), "") if match else ("", even_pages(place))


def even_pages(pages: str) -> str:
    """Return pages with en dashes in spans, and one blank behind a comma."""
    return re.sub(r"\s?,\s?", ", ", re.sub(rf"(?<=\w)\s?[{DASH}]+\s?(?=\d|[IVXLC]+\b)", EN_DASH, pages))


@cache
def _page_pattern(words: Words) -> re.Pattern[str]:
    before, after = words.any_of("pages"), words.any_of("pages", "pages_after")
    span = rf"(?P<pages>\d+(?:\s?[{DASH},]\s?\d+)*)"
    return re.compile(rf"(?:{before}\s?\.?\s?)?{span}(?:\s?[{DASH}]?\s?{after}\.?)?", re.IGNORECASE)
