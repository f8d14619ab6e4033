"""Reference lists: every entry kept as printed is read, and becomes a biblStruct where the reading is trusted."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from zhinaq.finding import Place, Report
from zhinaq.language import Languages, language_with, languages_with
from zhinaq.references.model import Reference
from zhinaq.references.read.parse import parse_reference
from zhinaq.references.tei.to_tei import bibl_struct, raw_note
from zhinaq.tei import XML_ID, XML_LANG, q, text_of, xpath

Element = etree._Element


def split(article: Element, languages: Languages, report: Report) -> None:
    """Read every `bibl` of every `listBibl` in place. An entry in doubt stays as printed; one finding per list."""
    for listed in xpath(article, "t:text//t:listBibl"):
        doubtful = _read_list(article, listed, languages)
        if doubtful:
            numbers = ", ".join(entry.get("n") or text_of(entry)[:20].strip() for entry in doubtful)
            report.add(
                "ref-001", place_of(doubtful[0], article), text_of(doubtful[0]), count=len(doubtful), entries=numbers
            )


def _read_list(article: Element, listed: Element, languages: Languages) -> list[Element]:
    """Replace the entries of one list; return those that stay unparsed."""
    previous: tuple[Reference, str] | None = None
    doubtful = []
    division = listed.getparent()
    romanised = division is not None and division.get("subtype") == "romanised"
    for entry in listed.findall(q("bibl")):
        note = raw_note(entry)
        reference = parse_reference(" ".join(text_of(note).split()), languages, previous[0] if previous else None)
        reference = replace(reference, language=_language(reference, entry, article, romanised=romanised))
        made = bibl_struct(
            reference, note, entry.get(XML_ID, ""), entry.get("n", ""), entry.get("source", ""),
            corresp=entry.get("corresp", "").lstrip("#"),
            same_as=previous[1] if previous and reference.type == "ibid" else "",
        )  # fmt: skip
        made.tail = entry.tail
        listed.replace(entry, made)
        if reference.cert == "low":
            doubtful.append(made)
        if reference.type != "ibid":
            previous = (reference, entry.get(XML_ID, ""))
        elif previous:
            previous = (reference, previous[1])
    return doubtful


def _language(reference: Reference, entry: Element, article: Element, *, romanised: bool) -> str:
    """Return the entry's language tag: `ru-Latn` for a romanised Russian one, from its note or its twin."""
    latin = language_with("international")
    if reference.in_language and reference.language == latin:
        return f"{reference.in_language}-Latn" if reference.in_language != latin else latin
    if romanised and reference.language == latin:
        twin = xpath(article, "//*[@xml:id=$twin]", twin=entry.get("corresp", "").lstrip("#"))
        code = twin[0].get(XML_LANG, "") if twin else ""
        return f"{code}-Latn" if code in languages_with("romanised") else latin
    return reference.language


def place_of(node: Element, article: Element) -> Place:
    """Return the raw lines of the nearest block that says where it comes from."""
    file = next((text_of(t) for t in xpath(article, "t:teiHeader//t:bibl[@type='rawText']/t:title")), "")
    for holder in (node, *node.iterancestors()):
        source = holder.get("source", "")
        if source.startswith("raw:"):
            first, last = source.removeprefix("raw:").split()[0].split(",")
            return Place(file, int(first) + 1, int(last))
    return Place(file)
