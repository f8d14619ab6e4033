"""A `biblStruct` read back as a Reference: what styles, exports and links work from."""

from __future__ import annotations

import re

from lxml import etree

from zhinaq.references.model import TYPES, Name, Reference
from zhinaq.tei import local, q, text_of, xpath

Element = etree._Element


def from_element(entry: Element) -> Reference:
    """Return the Reference of a `biblStruct` or `bibl`; a `bibl` has its printed string and cert low."""
    raw = _words(entry.find(f"{q('note')}[@type='raw_reference']")) or _words(entry)
    number = entry.get("n", "")
    language = next((str(v) for v in xpath(entry, "ancestor-or-self::*[@xml:lang][1]/@xml:lang")), "")
    if local(entry) != "biblStruct":
        return Reference(raw=raw, number=number, language=language, cert="low")
    analytic, monogr = entry.find(q("analytic")), entry.find(q("monogr"))
    head = analytic if analytic is not None else monogr
    kind = entry.get("type", "")
    title, container = _titles(analytic, monogr, kind)
    when = _attribute(entry, "t:monogr/t:imprint/t:date/@when")
    year, suffix = _year(_one(entry, "t:monogr/t:imprint/t:date") or when[:4])
    return Reference(
        raw=raw, number=number, type=kind if kind in TYPES else "book", language=language,
        authors=_names(head, "author"), others=bool(_note(entry, "others")), editors=_names(monogr, "editor"),
        editors_printed=_note(entry, "editors"), title=title, container=container, kind=_note(entry, "kind"),
        place=_one(entry, "t:monogr/t:imprint/t:pubPlace"), publisher=_one(entry, "t:monogr/t:imprint/t:publisher"),
        year=year, suffix=suffix, date=when if len(when) > 4 else "", volume=_scope(entry, "volume"),
        issue=_scope(entry, "issue"), part=_scope(entry, "part"), pages=_scope(entry, "page"),
        extent=_one(entry, "t:monogr/t:extent"), edition=_one(entry, "t:monogr/t:edition"),
        number_of_act=_one(entry, ".//t:idno[@type='act']"), doi=_one(entry, ".//t:idno[@type='DOI']"),
        isbn=_one(entry, ".//t:idno[@type='ISBN']"), issn=_one(entry, ".//t:idno[@type='ISSN']"),
        url=_attribute(entry, "t:ptr[not(@type)]/@target"), accessed=_note(entry, "accessed"),
        medium=_note(entry, "medium"),
        ibid_of=_origin(entry), archive=_note(entry, "archive"), in_language=_note(entry, "inLanguage"),
        cert=entry.get("cert", "high"),
    )  # fmt: skip


def _origin(entry: Element) -> Reference | None:
    """Return the work an ibid repeats, found by its `@sameAs` in the same tree."""
    target = entry.get("sameAs", "").lstrip("#")
    found = xpath(entry, "//*[@xml:id=$target]", target=target) if target else []
    return from_element(found[0]) if found and found[0] is not entry else None


def _words(node: Element | None) -> str:
    return " ".join(text_of(node).split())


def _one(entry: Element, path: str) -> str:
    return next((_words(node) for node in xpath(entry, path)), "")


def _attribute(entry: Element, path: str) -> str:
    return next((str(value) for value in xpath(entry, path)), "")


def _note(entry: Element, kind: str) -> str:
    return _one(entry, f"t:note[@type='{kind}']")


def _scope(entry: Element, unit: str) -> str:
    return _one(entry, f"t:monogr/t:imprint/t:biblScope[@unit='{unit}']")


def _titles(analytic: Element | None, monogr: Element | None, kind: str) -> tuple[str, str]:
    host = "" if monogr is None else _one(monogr, "t:title")
    if analytic is not None:
        return _one(analytic, "t:title"), host
    alone = monogr is not None and bool(xpath(monogr, "t:title[@level='j']"))
    return ("", host) if alone else (host, "")


def _year(text: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*\d)([^\W\d_])", text)
    return (match[1], match[2]) if match else (text, "")


def _names(parent: Element | None, role: str) -> tuple[Name, ...]:
    if parent is None:
        return ()
    return tuple(_name(node) for node in parent.findall(q(role)))


def _name(node: Element) -> Name:
    printed = _words(node)
    if not xpath(node, ".//t:surname"):
        return Name(literal=printed, printed=printed)
    return Name(_one(node, ".//t:surname"), _one(node, ".//t:forename"), _one(node, ".//t:nameLink"), printed=printed)
