"""What a style means for one article: which citations it can rewrite, which entries stay, their order and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from zhinaq.citations.match import fold
from zhinaq.citations.printed import Printed
from zhinaq.references.model import Reference
from zhinaq.references.people import initials
from zhinaq.references.print.citing import Head, cited_by, heads
from zhinaq.references.print.order import reference_order
from zhinaq.references.print.style import Style
from zhinaq.references.words import Words

Element = etree._Element
PARTS = ("article", "newspaper", "chapter")


@dataclass(frozen=True)
class Wish:
    """What a volume asks for: a style, an order of its lists other than the style's, and which alphabet comes first."""

    style: Style
    order: str
    latin_first: bool = False


@dataclass(frozen=True)
class Entry:
    """One entry of the list: its element, id, number as printed or counted, what it says, and the part it is in."""

    node: Element
    id: str
    number: int
    reference: Reference
    part: int = 0


@dataclass(frozen=True)
class Plan:
    """What is to be done with one article."""

    wish: Wish
    words: Words
    entries: Sequence[Entry]
    citations: Sequence[Printed]

    @property
    def style(self) -> Style:
        """Return the style."""
        return self.wish.style

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Return the entries by id."""
        return {e.id: e for e in self.entries}

    @cached_property
    def named(self) -> bool:
        """Tell whether the style cites by name."""
        return self.style.citation == "author-date"

    @cached_property
    def settled(self) -> frozenset[str]:
        """Return the entries that are cited, and only by citations that are rewritten."""
        used = {i for c in self.citations if self.fits(c) for w in c.works for i in w.ids}
        return frozenset(used - {t for c in self.citations if not self.fits(c) for t in c.targets})

    @cached_property
    def repeated(self) -> Mapping[str, str]:
        """Return for each cited entry that repeats a work the entry to keep, where the list is put in another order.

        Both «ibid.» and a work listed again for another page come to stand under the first entry of the work.
        """
        if not self.named and self.wish.order == "printed":
            return {}
        first: dict[tuple[str, ...], str] = {}
        found: dict[str, str] = {}
        for entry in self.entries:
            origin = str(entry.node.get("sameAs", "")).lstrip("#") if entry.reference.type == "ibid" else ""
            if not origin and entry.reference.cert != "low":
                origin = first.setdefault(_work(entry.reference), entry.id)
            if origin in self.by_id and origin != entry.id:
                found[entry.id] = found.get(origin, origin)
        return {entry: origin for entry, origin in found.items() if entry in self.settled}

    @cached_property
    def placed(self) -> frozenset[str]:
        """Return the entries whose pages are a place cited in the work: they stand in the citations instead."""
        single = {e.id for e in self.entries if e.reference.pages.isdigit() or not e.reference.container}
        origins = {
            o for e, o in self.repeated.items() if self.by_id[e].reference.pages != self.by_id[o].reference.pages
        }
        moved = set(self.repeated) | (origins & self.settled & single)
        if self.style.data.get("whole_pages") == "cited":
            wholes = {e.id for e in self.entries if not e.reference.container and e.reference.type not in PARTS}
            moved |= wholes & self.settled
        return frozenset(moved)

    @cached_property
    def order(self) -> Sequence[Entry]:
        """Return the entries in their new order, each in its part of the list, repeated ones left out."""
        kept = [e for e in self.entries if e.id not in self.repeated]
        place = {e.id: n for n, e in enumerate(kept)}
        cited = [place[self.repeated.get(i, i)] for c in self.citations for w in c.works for i in w.ids]
        order = reference_order([e.reference for e in kept], self.wish.order, self.words, cited=cited,
                                latin_first=self.wish.latin_first, editors_lead=self.style.editors_lead)  # fmt: skip
        return sorted((kept[p] for p in order), key=lambda entry: entry.part)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Return the new number, or place, of every entry by id."""
        return {e.id: n for n, e in enumerate(self.order, 1)}

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """Return what every entry is cited by."""
        refs = [e.reference for e in self.order]
        made = heads(refs, range(len(refs)), self.style, self.words)
        return {self.order[place].id: head for place, head in made.items()}

    def fits(self, citation: Printed) -> bool:
        """Tell whether a citation can be written in the style: it is read, and every entry has a name to go by."""
        if not citation.works or not self.named:
            return bool(citation.works)
        return all(cited_by(self.by_id[i].reference, self.style, self.words) for w in citation.works for i in w.ids)

    @cached_property
    def left(self) -> Sequence[Printed]:
        """Return the citations that stay as printed and could mislead; a note that opens with «ibid.» cannot."""
        return [c for c in self.citations if not self.fits(c) and c.kind != "ibid"]

    @cached_property
    def renumbered(self) -> bool:
        """Tell whether a number in the text would come to mean another entry, or none."""
        return self.named or any(self.numbers.get(e.id) != e.number for e in self.entries if e.id not in self.repeated)


def _work(reference: Reference) -> tuple[str, ...]:
    """Return what two entries of one work have in common: all that is said of it but the pages."""
    people = (f"{n.key} {initials(n.given)}" for n in (*reference.authors, *reference.editors))
    fields = "title container place publisher year suffix date volume issue part edition url doi number_of_act archive"
    return (" ".join(people).casefold(), *(fold(str(getattr(reference, field))) for field in fields.split()))
