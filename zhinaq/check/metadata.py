"""What a publisher still has to give: one finding per article and one per volume, naming all that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from zhinaq.check.place import place_of, raw_file
from zhinaq.finding import Finding, Place
from zhinaq.language import Languages
from zhinaq.tei import text_of, xpath

Element = etree._Element

WANTED = {
    "authors": "t:teiHeader//t:titleStmt/t:author",
    "affiliations": "t:teiHeader//t:titleStmt/t:author/t:affiliation",
    "abstract": "t:teiHeader//t:abstract",
    "keywords": "t:teiHeader//t:keywords/t:term",
    "references": "t:text//t:listBibl",
    "DOI": "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[@type='DOI']",
}
CODED = "t:teiHeader//t:classCode[contains(@scheme, 'irsti')]"  # journals that print this code give DOIs as well
VOLUME_WANTED = {
    "title": "t:teiHeader//t:titleStmt/t:title[@type='main'][normalize-space()]",
    "publisher": "t:teiHeader//t:publicationStmt/t:publisher[normalize-space()]",
    "place": "t:teiHeader//t:publicationStmt/t:pubPlace",
    "year": "t:teiHeader//t:publicationStmt/t:date",
    "ISBN or ISSN": "t:teiHeader//t:fileDesc//t:idno[@type='ISBN' or @type='ISSN' or @type='eISSN']",
    "licence": "t:teiHeader//t:publicationStmt/t:availability",
}
ORCID = re.compile(r"https?://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?")


def metadata(article: Element, languages: Languages) -> Iterator[Finding]:
    """Yield meta-010 (what an article lacks) and meta-011 (an ORCID with a wrong check digit)."""
    missing = [name for name, path in WANTED.items() if not xpath(article, path)]
    if not xpath(article, WANTED["authors"]):
        missing = [name for name in missing if name != "affiliations"]
    if not xpath(article, CODED):
        missing = [name for name in missing if name != "DOI"]
    if missing:
        titles = xpath(article, "t:teiHeader//t:titleStmt/t:title[@type='main']")
        first = next(iter(xpath(article, "t:text/t:body//*[@source]")), article)
        holder = titles[0] if titles and titles[0].get("source") else first
        title = text_of(titles[0]) if titles else ""
        yield Finding("meta-010", place_of(holder), title, {"missing": ", ".join(missing)})
    for idno in xpath(article, "t:teiHeader//t:author/t:idno[@type='ORCID']"):
        if not orcid_valid(text_of(idno)):
            yield Finding("meta-011", place_of(idno), text_of(idno))


def volume_metadata(corpus: Element, articles: Sequence[Element], *_: Any) -> Iterator[Finding]:
    """Yield meta-012: what the volume lacks for its imprint page."""
    missing = [name for name, path in VOLUME_WANTED.items() if not xpath(corpus, path)]
    if missing:
        yield Finding("meta-012", Place(raw_file(corpus)), "", {"missing": ", ".join(missing)})


def orcid_valid(orcid: str) -> bool:
    """Tell whether an ORCID has the right form and check digit (ISO 7064 MOD 11-2)."""
    match = ORCID.fullmatch(orcid.strip())
    if not match:
        return False
    digits = match[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))
