"""A read reference as TEI: `biblStruct` with the printed string beside the fields, or `bibl` when it is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from zhinaq.encode.inline import plain, pointer
from zhinaq.references.model import Name, Reference
from zhinaq.references.words import DASH
from zhinaq.tei import XML_ID, XML_LANG, E, q

Element = etree._Element
SERIALS = ("article", "newspaper")
HOSTED = ("article", "chapter", "newspaper")


def bibl_struct(
    reference: Reference, raw: Element | str | None, xml_id: str, n: str = "", source: str = "", *,
    corresp: str = "", same_as: str = "",
) -> Element:  # fmt: skip
    """Return the TEI of a reference. `raw` is the `note` with the printed string (kept as it is) or the string.

    None: nothing was printed, the reference is generated.
    A doubtful reference (cert low) becomes `bibl type="unparsed"`; ids are given without `#`.
    """
    note = raw if isinstance(raw, etree._Element) else E.note(plain(raw or ""), type="raw_reference")
    attributes = _attributes(reference, xml_id, n, source, corresp)
    if reference.cert == "low":
        return E.bibl({"type": "unparsed", **attributes}, plain(reference.raw) if raw is None else note)
    node = E.biblStruct({"type": reference.type, **attributes})
    if same_as:
        node.set("sameAs", f"#{same_as}")
    if reference.title and (reference.container or reference.type in HOSTED):
        node.append(_analytic(reference))
    node.append(_monogr(reference, analytic=len(node) > 0))
    if reference.url:
        node.append(E.ptr(target=pointer(reference.url)))
    for kind, text in _notes(reference):
        node.append(E.note(plain(text), type=kind))
    if raw is not None:
        node.append(note)
    return node


def _attributes(reference: Reference, xml_id: str, n: str, source: str, corresp: str) -> Mapping[str, str]:
    pairs = {
        XML_ID: xml_id, "n": n or reference.number, XML_LANG: reference.language, "source": source,
        "cert": reference.cert, "corresp": f"#{corresp}" if corresp else "",
    }  # fmt: skip
    return {key: value for key, value in pairs.items() if value}


def _analytic(reference: Reference) -> Element:
    node = E.analytic(*_authors(reference))
    node.append(_field(E.title(plain(reference.title), level="a"), reference, "title"))
    if reference.doi:
        node.append(E.idno(plain(reference.doi), type="DOI"))
    return node


def _monogr(reference: Reference, *, analytic: bool) -> Element:
    """Return `monogr`: names, title, identifiers, edition, imprint, extent, in the order the schema wants."""
    node = E.monogr()
    if not analytic:
        node.extend(_authors(reference))
    node.extend(E.editor(_name(editor)) for editor in reference.editors)
    title = reference.container if analytic else reference.title or reference.container
    level = "j" if (analytic or not reference.title) and reference.type in SERIALS else "m"
    node.append(_field(E.title(plain(title), level=level), reference, "container" if analytic else "title"))
    identifiers = [("ISBN", reference.isbn), ("ISSN", reference.issn), ("act", reference.number_of_act)]
    for kind, value in [("DOI", "" if analytic else reference.doi), *identifiers]:
        if value:
            node.append(E.idno(plain(value), type=kind))
    if reference.edition:
        node.append(E.edition(plain(reference.edition)))
    node.append(_imprint(reference))
    if reference.extent:
        node.append(E.extent(plain(reference.extent)))
    return node


def _imprint(reference: Reference) -> Element:
    node = E.imprint()
    if reference.place:
        node.append(_field(E.pubPlace(plain(reference.place)), reference, "place"))
    if reference.publisher:
        node.append(_field(E.publisher(plain(reference.publisher)), reference, "publisher"))
    if reference.year:
        node.append(_date(reference))
    for unit in ("volume", "issue", "part"):
        if value := getattr(reference, unit):
            node.append(E.biblScope(plain(value), unit=unit))
    if reference.pages:
        node.append(_pages(reference.pages))
    if not len(node):
        node.append(E.date())
    return node


def _date(reference: Reference) -> Element:
    node = E.date(plain(reference.year + reference.suffix))
    if reference.date:
        node.set("when", reference.date)
    elif re.fullmatch(r"\d{4}", reference.year):
        node.set("when", reference.year)
    elif span := re.fullmatch(r"(\d{4})-(\d{4})", reference.year):
        node.set("from", span[1])
        node.set("to", span[2])
    return node


def _pages(pages: str) -> Element:
    node = E.biblScope(plain(pages), unit="page")
    if span := re.fullmatch(rf"(\w+)\s?[{DASH}]\s?(\w+)", pages):
        node.set("from", span[1])
        node.set("to", span[2])
    elif re.fullmatch(r"\w+", pages):
        node.set("from", pages)
    return node


def _field(node: Element, reference: Reference, field: str) -> Element:
    if cert := reference.certainty.get(field):
        node.set("cert", cert)
    return node


def _authors(reference: Reference) -> list[Element]:
    return [_field(E.author(_name(author)), reference, "authors") for author in reference.authors]


def _name(name: Name) -> Element:
    if name.literal:
        return E.orgName(plain(name.literal))
    node = E.persName(E.surname(plain(name.family)))
    if name.particle:
        node.append(E.nameLink(plain(name.particle)))
    if name.given:
        node.append(E.forename(plain(name.given)))
    for part in list(node)[:-1]:
        part.tail = " "
    return node


def _notes(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield what TEI has no element for, as typed notes."""
    kinds = (
        ("editors", reference.editors_printed), ("others", "+" if reference.others else ""), ("kind", reference.kind),
        ("medium", reference.medium), ("accessed", reference.accessed), ("archive", reference.archive),
        ("inLanguage", reference.in_language),
    )  # fmt: skip
    return ((kind, text) for kind, text in kinds if text)


def raw_note(entry: Element) -> Element:
    """Return a detached copy of an entry's `raw_reference` note; an entry without one gets its own content as note."""
    for note in entry.findall(q("note")):
        if note.get("type") == "raw_reference":
            kept = deepcopy(note)
            kept.tail = None
            return kept
    note = E.note(type="raw_reference")
    note.text = entry.text
    note.extend(deepcopy(child) for child in entry)
    return note
