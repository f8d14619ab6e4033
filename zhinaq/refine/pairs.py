"""The romanised list linked to the original entry by entry, with what is missing, extra, moved or misspelt reported."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from zhinaq.finding import Report
from zhinaq.language import Languages, language_with, languages_with
from zhinaq.references.lists.romanised_entry import CYRILLIC
from zhinaq.references.lists.twins import doubtful, pair
from zhinaq.references.tei.from_tei import from_element
from zhinaq.refine.references import place_of
from zhinaq.tei import XML_ID, XML_LANG, text_of, xpath

Element = etree._Element
_ADDRESS = re.compile(r"https?://\S+")


def link(article: Element, languages: Languages, report: Report) -> None:
    """Set `@corresp` of romanised entries by likeness, and their language by their twin; one finding each kind."""
    originals = xpath(article, "t:text//t:div[@subtype='original']//t:listBibl/*[self::t:biblStruct or self::t:bibl]")
    romanised = xpath(article, "t:text//t:div[@subtype='romanised']//t:listBibl/*[self::t:biblStruct or self::t:bibl]")
    if not originals or not romanised:
        return
    latin = [from_element(e) for e in romanised]
    pairs = pair([from_element(e) for e in originals], latin)
    for one in pairs:
        entry = romanised[one.romanised]
        entry.attrib.pop("corresp", None)
        if one.original >= 0:
            twin = originals[one.original]
            entry.set("corresp", f"#{twin.get(XML_ID)}")
            _same_language(entry, twin)
    met = {p.original for p in pairs}
    gaps = {
        "ref-010": [e for i, e in enumerate(originals) if i not in met],
        "ref-011": [romanised[p.romanised] for p in pairs if p.original < 0],
        "ref-012": [romanised[p.romanised] for p, after in pairwise(pairs) if -1 < after.original < p.original],
        "ref-013": [romanised[p.romanised] for p in doubtful(pairs)],
        "ref-014": [e for e, said in zip(romanised, latin, strict=True) if CYRILLIC.search(_ADDRESS.sub("", said.raw))],
    }  # fmt: skip
    for code, entries in gaps.items():
        if entries:
            numbers = ", ".join(e.get("n") or text_of(e)[:20] for e in entries)
            report.add(code, place_of(entries[0], article), text_of(entries[0]), count=len(entries), entries=numbers)


def _same_language(entry: Element, twin: Element) -> None:
    code = twin.get(XML_LANG, "")
    if code in languages_with("romanised") and entry.get(XML_LANG) == language_with("international"):
        entry.set(XML_LANG, f"{code}-Latn")
