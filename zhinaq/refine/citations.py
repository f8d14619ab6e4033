"""Citations in the running text become `ref type="bibr"`, linked to the list where it has the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from zhinaq.citations.article_habit import keep
from zhinaq.citations.dated import find_dated
from zhinaq.citations.flat_text import flatten, wrap
from zhinaq.citations.match import Entry, candidates, entry
from zhinaq.citations.model import Citation, Locator, Work
from zhinaq.citations.numeric import find_numeric
from zhinaq.citations.repeated import note_repeats
from zhinaq.citations.vancouver import find_round
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.words import Words, words_of
from zhinaq.refine.references import place_of
from zhinaq.tei import XML_ID, E, local, text_of, xpath

Element = etree._Element
BLOCKS = (
    "t:text/t:front//t:p | t:text/t:body//*[self::t:p or self::t:item or self::t:cell or self::t:head"
    " or self::t:note[not(t:p)]]"
    " | t:text/t:back/t:div[not(@type='bibliography') and not(@type='authors')]//*[self::t:p or self::t:item]"
    " | t:text/t:back/t:div[@type='bibliography']/t:p"
)
SHOWN = 12


@dataclass
class Links:
    """What linking one article has found so far: targets used, and what a person should look at."""

    entries: Sequence[Entry]
    used: set[str] = field(default_factory=set)
    last: tuple[str, ...] = ()
    unresolved: list[tuple[Element, str]] = field(default_factory=list)
    beyond: list[tuple[Element, str]] = field(default_factory=list)
    ambiguous: list[tuple[Element, str]] = field(default_factory=list)


def link(article: Element, languages: Languages, report: Report) -> None:
    """Wrap every citation of an article in place; what has no entry is marked unresolved; one finding each kind."""
    words = words_of(languages)
    links = Links(tuple(_entries(article)))
    blocks = [b for b in xpath(article, BLOCKS) if text_of(b).strip()]
    found = [
        (block, text, c)
        for block in blocks
        for text in (flatten(block)[0],)
        for c in _citations(text, words, links, note=_is_note(block))
    ]
    if links.entries and not any(c.kind in ("numeric", "dated") for _, _, c in found):
        order = {block: n for n, block in enumerate(blocks)}
        found = sorted([*found, *_round(blocks, words, links)], key=lambda f: (order[f[0]], f[2].start))
    decided = keep([(t, c) for _, t, c in found], words, lambda w: bool(candidates(w, links.entries, words)),
                   has_list=bool(links.entries))  # fmt: skip
    kept = [(block, text, c) for (block, text, _), c in zip(found, decided, strict=True) if c is not None]
    plans = [(block, c, _targets(c, text, block, links, words)) for block, text, c in kept]
    plans = [
        (block, c, _settle(targets, c, text, block, links))
        for (block, c, targets), (_, text, _) in zip(plans, kept, strict=True)
    ]
    for (block, citation, settled), (_, text, _) in reversed(list(zip(plans, kept, strict=True))):
        if flatten(block)[0].startswith(text[: citation.end]):  # else a citation behind it took this one in
            _write(block, citation, settled)
    _report(article, links, report)


def _round(blocks: Sequence[Element], words: Words, links: Links) -> Iterator[tuple[Element, str, Citation]]:
    """Yield citations by number in round brackets, of an article that cites in no other way."""
    texts = [flatten(block)[0] for block in blocks]
    last = max(e.number for e in links.entries)
    for block, text, own in zip(blocks, texts, find_round(texts, words, last), strict=True):
        yield from ((block, text, citation) for citation in own)


def _entries(article: Element) -> Iterator[Entry]:
    """Yield the entries of every list, or part of one, that is no romanised twin; numbers as printed, else counted."""
    lists = "t:text//t:div[@type='bibliography'][not(@subtype='romanised')]/t:listBibl"
    for count, node in enumerate(xpath(article, f"{lists}/t:biblStruct | {lists}/t:bibl"), 1):
        printed = node.get("n", "")
        yield entry(node.get(XML_ID, ""), int(printed) if printed.isdigit() else count, from_element(node))


def _is_note(block: Element) -> bool:
    """Tell whether a block is a note or the first paragraph of one."""
    parent = block.getparent()
    return local(block) == "note" or (parent is not None and local(parent) == "note" and parent.index(block) == 0)


def _citations(text: str, words: Words, links: Links, *, note: bool) -> list[Citation]:
    numeric = list(find_numeric(text, words, max((e.number for e in links.entries), default=0)))
    dated = [c for c in find_dated(text, words) if not any(n.start < c.end and c.start < n.end for n in numeric)]
    repeated = note_repeats(text, words) if note else None
    return sorted([*numeric, *dated, *([repeated] if repeated else [])], key=lambda c: c.start)


def _targets(citation: Citation, text: str, block: Element, links: Links, words: Words) -> list[list[str]]:
    """Return for each work the ids it may mean; certain ones are noted as used."""
    out = []
    for work in citation.works:
        if work.repeated:
            ids = list(links.last)
        elif work.numbers:
            ids = _numbered(work, links)
            if len(ids) < len(work.numbers) and links.entries:
                links.beyond.append((block, text[citation.start : citation.end]))
        else:
            ids = [e.id for e in candidates(work, links.entries, words)]
        if ids and (work.numbers or work.repeated or len(ids) == 1):
            links.used.update(ids)
            links.last = tuple(ids)
        out.append(ids)
    return out


def _numbered(work: Work, links: Links) -> list[str]:
    by_number = {e.number: e.id for e in reversed(links.entries)}
    return [by_number[n] for n in work.numbers if n in by_number]


def _settle(targets: list[list[str]], citation: Citation, text: str, block: Element, links: Links) -> list[list[str]]:
    """Choose among several entries the only one that nothing else cites; otherwise leave it open."""
    settled = []
    for work, ids in zip(citation.works, targets, strict=True):
        if len(ids) > 1 and not work.numbers and not work.repeated:
            spare = [i for i in ids if i not in links.used]
            ids = spare if len(spare) == 1 else []
            if not ids:
                links.ambiguous.append((block, text[citation.start : citation.end]))
            links.used.update(ids)
        elif not ids and not (work.numbers and links.entries):
            links.unresolved.append((block, text[citation.start : citation.end]))
        settled.append(ids)
    return settled


def _write(block: Element, citation: Citation, targets: list[list[str]]) -> None:
    """Wrap a citation: one `ref`, or one for each work where places in the works differ; a heading holds no `bibl`."""
    if local(block) == "head" or not any(work.locator for work in citation.works):
        wrap(block, citation.start, citation.end, _ref([t for ids in targets for t in ids], complete=all(targets)))
        return
    groups = _groups(citation, targets)
    for start, end, ids, complete, locator in reversed(groups):
        if locator is None:
            wrap(block, start, end, _ref(ids, complete=complete))
            continue
        last = end == groups[-1][1] and citation.end > locator.end
        outer = E.bibl()
        wrap(block, start, citation.end if last else locator.end, outer)
        shift = locator.start - start
        unit = E.citedRange({"unit": "page", "from": locator.first, **({"to": locator.last} if locator.last else {})})
        wrap(outer, shift, shift + locator.end - locator.start, unit)
        wrap(outer, 0, _ref_end(citation, start, end), _ref(ids, complete=complete))


def _ref_end(citation: Citation, start: int, end: int) -> int:
    work = next(w for w in citation.works if w.start <= end and w.end >= start and w.locator and w.locator.end == end)
    return work.end - start


Group = tuple[int, int, list[str], bool, Locator | None]


def _groups(citation: Citation, targets: list[list[str]]) -> list[Group]:
    """Return stretches of a citation: works without a locator together, each work with one by itself."""
    groups: list[Group] = []
    for number, (work, ids) in enumerate(zip(citation.works, targets, strict=True)):
        start = citation.start if number == 0 else work.start
        end = work.locator.end if work.locator else work.end
        if groups and groups[-1][4] is None and work.locator is None:
            first, _, before, complete, _ = groups.pop()
            groups.append((first, end, before + ids, complete and bool(ids), None))
        else:
            groups.append((start, end, list(ids), bool(ids), work.locator))
    if groups[-1][4] is None:
        first, _, ids, complete, _ = groups.pop()
        groups.append((first, citation.end, ids, complete, None))
    return groups


def _ref(ids: list[str], *, complete: bool) -> Element:
    targets = list(dict.fromkeys(ids))
    if not targets:
        return E.ref(type="bibr", subtype="unresolved", cert="low")
    node = E.ref(type="bibr", target=" ".join(f"#{t}" for t in targets))
    if not complete:
        node.set("cert", "medium")
    return node


def _report(article: Element, links: Links, report: Report) -> None:
    """Add one finding for each kind of open question in the article."""
    for code, cases in (("cite-001", links.unresolved), ("cite-002", links.beyond), ("cite-003", links.ambiguous)):
        if cases:
            quotes = list(dict.fromkeys(quote for _, quote in cases))
            shown = ", ".join(quotes[:SHOWN]) + (" …" if len(quotes) > SHOWN else "")
            report.add(code, place_of(cases[0][0], article), quotes[0], count=len(cases), citations=shown)
    uncited = [e for e in links.entries if e.id not in links.used]
    if uncited and len(uncited) < len(links.entries):
        node = xpath(article, "//*[@xml:id=$i]", i=uncited[0].id)[0]
        numbers = ", ".join(str(e.number) for e in uncited)
        report.add("cite-004", place_of(node, article), uncited[0].reference.raw, count=len(uncited), entries=numbers)
