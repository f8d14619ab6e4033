"""A style carried through an article: its citations rewritten, its list put in order, numbered, its years lettered.

What is not certain stays as it was printed. When so much would stay that the text would be half of one kind and half of
the other, or a number would come to mean another entry, the whole article stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from zhinaq.citations.match import fold, same_name
from zhinaq.citations.printed import Placed, Printed, even_pages, printed_citations
from zhinaq.language import Languages
from zhinaq.references.people import leading
from zhinaq.references.print.citable import citable
from zhinaq.references.print.citing import Cited, Head, Piece, dated, numeric
from zhinaq.references.print.order import reference_order
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.words import DASH, words_of
from zhinaq.restyle.plan import Entry, Plan, Wish
from zhinaq.tei import XML_ID, E, xpath

Element = etree._Element
LISTS = "t:text//t:div[@type='bibliography']/t:listBibl[t:biblStruct or t:bibl]"
BARE_NUMBER = re.compile(rf"\[\s?(\d{{1,3}})\s?(?:[{DASH}]\s?\d{{1,3}}\s?)?(?:[,;:][^\[\]]{{0,40}})?\]")
MOST_LEFT = 4  # of so many citations one may stay in another form than the rest
REACH = 80


@dataclass(frozen=True)
class Kept:
    """Why an article stays as printed: how many of its citations could not be rewritten, and the first of them."""

    left: int
    total: int
    first: Element
    text: str


def restyle(tree: Element, wish: Wish, languages: Languages) -> Kept | None:
    """Rewrite an article's tree in place; return why it was left as printed, if it was."""
    lists = [(listed.getparent().get("subtype") == "romanised", listed) for listed in xpath(tree, LISTS)]
    entries = _entries([listed for romanised, listed in lists if not romanised], languages)
    if not entries:
        return None
    words = words_of(languages)
    references = {e.id: e.reference for e in entries}
    numbers = {e.number: e.id for e in reversed(entries)}
    plan = Plan(wish, words, entries, printed_citations(tree, references, numbers, words))
    found = _confusing(plan, tree)
    if found is not None:
        return Kept(len(plan.left), len(plan.citations), *found)
    for citation in plan.citations:
        if plan.fits(citation):
            _put(citation, _pieces(plan, citation))
    _arrange(plan, [listed for romanised, listed in lists if romanised])
    return None


def _entries(lists: Sequence[Element], languages: Languages) -> list[Entry]:
    """Return the entries of the first list and of the parts that go on with it; one that counts anew is no part."""
    found: list[Entry] = []
    for part, listed in enumerate(lists):
        nodes = _listed(listed)
        first = nodes[0].get("n", "")
        if found and first.isdigit() and int(first) <= found[-1].number:
            continue
        for node in nodes:
            printed = node.get("n", "")
            number = int(printed) if printed.isdigit() else len(found) + 1
            reference = from_element(node)
            if reference.cert == "low":
                reference = citable(reference, languages)
            found.append(Entry(node, node.get(XML_ID, ""), number, reference, part))
    return found


def _listed(listed: Element) -> list[Element]:
    return xpath(listed, "t:biblStruct | t:bibl")


def _confusing(plan: Plan, tree: Element) -> tuple[Element, str] | None:
    """Return what must stay as printed and would mislead beside what is rewritten, or beside the new list."""
    by_number = [c for c in plan.left if c.kind == "numeric" and c.targets]
    if plan.renumbered and by_number:
        return by_number[0].nodes[0], by_number[0].text
    if plan.renumbered and (untagged := _untagged(tree, len(plan.entries))):
        return untagged
    for entry in (e for e in plan.order if plan.named and e.reference.cert == "low"):
        if plan.heads[entry.id].year not in ("", plan.style.citing.get("no_date"), entry.reference.year):
            return entry.node, entry.reference.raw  # a letter that the list cannot show
    numeric_now = sum(c.kind == "numeric" for c in plan.citations) * 2 > len(plan.citations)
    if numeric_now == plan.named and len(plan.left) * MOST_LEFT > len(plan.citations):
        return plan.left[0].nodes[0], plan.left[0].text
    return None


def _untagged(tree: Element, entries: int) -> tuple[Element, str] | None:
    """Return a number in brackets that may mean an entry of the list though it is no citation of the tree."""
    path = ".//text()[not(ancestor::t:ref[@type='bibr'] or ancestor::t:listBibl or ancestor::t:formula)]"
    for part in (*xpath(tree, "t:text"), *xpath(tree, "t:teiHeader//t:abstract")):
        for text in xpath(part, path):
            for found in BARE_NUMBER.finditer(str(text)):
                if 0 < int(found[1]) <= entries:
                    return text.getparent(), found[0]
    return None


def _pieces(plan: Plan, citation: Printed) -> list[Piece]:
    """Return a citation in the style, with the words that opened its bracket."""
    works = [_cited(plan, i, w) for w in citation.works for i in w.ids]
    if plan.named:
        pieces = dated(works, plan.style, plan.words, bare=bool(citation.name) or _named_before(plan, citation))
    else:
        pieces = numeric(works, plan.style, plan.words)
    if citation.lead.strip():
        pieces = [Piece(pieces[0].text + citation.lead.lstrip()), *pieces[1:]]
    return [Piece(citation.name), *pieces] if citation.name else pieces


def _cited(plan: Plan, entry: str, placed: Placed) -> Cited:
    """Return one work as the style cites it, with the pages that its entry gave as the place cited."""
    origin = plan.repeated.get(entry, entry)
    pages, own, kept = placed.pages, plan.by_id[entry].reference.pages, plan.by_id[origin].reference.pages
    said = pages or placed.place or (entry != origin and origin not in plan.placed and own == kept)
    if entry in plan.placed and not said:
        pages = even_pages(own)
    head = plan.heads[origin] if plan.named else Head("", "")
    return Cited(origin, plan.numbers[origin], plan.by_id[origin].reference.language, pages, placed.place, head)


def _named_before(plan: Plan, citation: Printed) -> bool:
    """Tell whether the words before a citation by number name its only work already: «Family and Family [5]»."""
    if len(citation.works) != 1 or len(citation.works[0].ids) != 1:
        return False
    node = citation.nodes[0]
    previous, parent = node.getprevious(), node.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    said = (before or "")[-REACH:].rstrip()
    people = leading(plan.by_id[citation.works[0].ids[0]].reference, plan.words)
    families = [fold(n.family) for n in people if n.family]
    others = re.search(rf"\s(?:{plan.words.any_of('et_al')})$", said, re.IGNORECASE)
    tokens = fold(said[: others.start()] if others else said).split()
    if not families or len(families) < len(people) or not tokens or not re.search(r"[\w.]$", said):
        return False
    if others or said.endswith("."):
        return bool(others) and same_name(tokens[-1], families[0], plan.words)
    near = tokens[-3 * len(families) - 1 :]
    return same_name(tokens[-1], families[-1], plan.words) and all(
        any(same_name(t, family, plan.words) for t in near) for family in families
    )


def _put(citation: Printed, pieces: Sequence[Piece]) -> None:
    """Put pieces in the place of a citation's elements; page starts and notes inside them follow."""
    first, last = citation.nodes[0], citation.nodes[-1]
    parent = first.getparent()
    assert parent is not None  # noqa: S101
    made = E.seg(*_inline(pieces))
    for node in citation.nodes:
        for inner in xpath(node, ".//t:pb | .//t:note"):
            inner.tail = None
            made.append(inner)
    made.tail = last.tail
    parent.replace(first, made)
    for node in citation.nodes[1:]:
        parent.remove(node)


def _inline(pieces: Sequence[Piece]) -> list[str | Element]:
    out: list[str | Element] = []
    for piece in pieces:
        if not piece.targets:
            out.append(piece.text)
            continue
        node = E.ref(*([E.hi(piece.italic, rend="italic")] if piece.italic else []), piece.text, type="bibr")
        node.set("target", " ".join(f"#{t}" for t in piece.targets))
        out.append(node)
    return out


def _arrange(plan: Plan, romanised: Sequence[Element]) -> None:
    """Put the list, and its romanised twins, in the new order, with numbers or without, with letters to the years."""
    for number, entry in enumerate(plan.order, 1):
        _number(entry.node, "" if plan.named else str(number))
        year = plan.heads[entry.id].year if plan.named else entry.reference.year
        lettered = plan.named or (
            bool(entry.reference.suffix) and not plan.left
        )  # beside numbers, letters mean nothing
        if lettered and year != plan.style.citing.get("no_date", ""):
            _set_year(entry.node, year)
        for scope in xpath(entry.node, ".//t:biblScope[@unit='page']") if entry.id in plan.placed else ():
            scope.getparent().remove(scope)
    for part, listed in {e.part: e.node.getparent() for e in plan.entries}.items():
        assert listed is not None  # noqa: S101
        _reorder(listed, [e.node for e in plan.order if e.part == part])
    for twin in romanised:
        _arrange_twin(plan, twin)


def _arrange_twin(plan: Plan, twin: Element) -> None:
    """Give a romanised list the order and numbers of its twin, or its own alphabet where the list has no numbers."""
    found = {str(n.get("corresp", "")).lstrip("#"): n for n in _listed(twin)}
    if not set(found) <= {e.id for e in plan.entries} or len(found) < len(plan.entries):
        return
    nodes = [found[e.id] for e in plan.order]
    for number, node in enumerate(nodes, 1):
        _number(node, "" if plan.named else str(number))
    if plan.wish.order == "alphabetical":
        order = reference_order([from_element(n) for n in nodes], "alphabetical", plan.words)
        nodes = [nodes[p] for p in order] if plan.named else nodes
    _reorder(twin, nodes)


def _number(node: Element, number: str) -> None:
    """Give an entry its number; one printed in its own words loses the number printed there."""
    printed, old = next(iter(xpath(node, "t:note[@type='raw_reference']")), node), re.escape(node.get("n", ""))
    if old and printed.text:
        printed.text = re.sub(rf"^\s*[\[(]?{old}(?!\d)[\])]?\s*[.)\]]?\s*", "", printed.text)
    if number:
        node.set("n", number)
    elif "n" in node.attrib:
        del node.attrib["n"]


def _set_year(node: Element, year: str) -> None:
    for imprint in xpath(node, "t:monogr/t:imprint"):
        dates = xpath(imprint, "t:date")
        if not dates:
            imprint.append(E.date(year))
        for date in dates:
            date.text = year


def _reorder(listed: Element, nodes: Sequence[Element]) -> None:
    """Put entries in this order in their list; those not among them leave it. Page starts go to the first entry."""
    before = _listed(listed)
    if list(nodes) == before:
        return
    pages = [pb for node in before for pb in xpath(node, ".//t:pb")]
    for node in before:
        listed.remove(node)
    for node in nodes:
        node.tail = None
        listed.append(node)
    for pb in pages:
        _detach(pb)
        next(iter(xpath(nodes[0], "t:note[@type='raw_reference']")), nodes[0]).append(pb)


def _detach(node: Element) -> None:
    """Take an element out of its parent, the text behind it left where it is."""
    parent, previous = node.getparent(), node.getprevious()
    assert parent is not None  # noqa: S101
    if previous is not None:
        previous.tail = (previous.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)
    node.tail = None


__all__ = ["Kept", "Wish", "restyle"]
