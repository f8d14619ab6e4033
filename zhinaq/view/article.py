"""One article's tree as a frozen Article."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from zhinaq.tei import XML_ID, XML_LANG, text_of, xpath
from zhinaq.view.model import Article, BackPart, Date, Name, Organisation, Person, Reference

Element = etree._Element
HEADER = "t:teiHeader/t:fileDesc"


def article_view(tree: Element, number: int, slug: str = "") -> Article:
    """Return what an article's TEI says; `number` is its place in reading order."""
    titles, subtitles = _titles(tree, "main"), _titles(tree, "sub")
    language = tree.get(XML_LANG, "")
    organisations = {o.id: o for o in _organisations(tree)}
    main = xpath(tree, f"{HEADER}/t:titleStmt/t:title[@type='main']")
    bodies = xpath(tree, "t:text/t:body")
    return Article(
        id=tree.get(XML_ID, f"a{number:03}"), slug=slug or f"{number:03}", number=number, n=f"{number:03}",
        lang=language,
        title=_first(titles, language), titles=titles, subtitle=_first(subtitles, language), subtitles=subtitles,
        authors=tuple(_authors(tree, organisations)), organisations=tuple(organisations.values()),
        abstracts=tuple(
            (a.get(XML_LANG, language), tuple(a)) for a in xpath(tree, "t:teiHeader/t:profileDesc/t:abstract")
        ),
        keywords=tuple(
            (k.get(XML_LANG, language), tuple(_words(t) for t in xpath(k, ".//t:term")))
            for k in xpath(tree, "t:teiHeader//t:textClass/t:keywords[not(contains(@scheme, 'article-type'))]")
        ),
        codes=tuple(_codes(tree)), doi=_one(tree, f"{HEADER}/t:publicationStmt/t:idno[@type='DOI']"),
        dates=tuple(_dates(tree)),
        article_type=_one(tree, "t:teiHeader//t:textClass/t:keywords[contains(@scheme, 'article-type')]/t:term"),
        section=next((str(c).lstrip("#") for c in xpath(tree, "t:teiHeader//t:catRef/@target")), ""),
        funders=tuple(_words(f) for f in xpath(tree, f"{HEADER}/t:titleStmt/t:funder")),
        licence=next((str(t) for t in xpath(tree, f"{HEADER}/t:publicationStmt//t:licence/@target")), ""),
        pages=_one(tree, f"{HEADER}/t:seriesStmt/t:biblScope[@unit='page']"),
        element=tree, front=tuple(xpath(tree, "t:text/t:front/*")),
        body=bodies[0] if bodies else etree.Element("body"), back=tuple(_back(tree)),
        raw_file=_one(tree, f"{HEADER}/t:sourceDesc/t:bibl[@type='rawText']/t:title"),
        title_element=main[0] if main else None,
    )  # fmt: skip


def _words(node: Element | None) -> str:
    return " ".join(text_of(node).split())


def _one(tree: Element, path: str) -> str:
    return next((_words(node) for node in xpath(tree, path)), "")


def _first(words: dict[str, str], language: str) -> str:
    return words.get(language, "") or next(iter(words.values()), "")


def _titles(tree: Element, kind: str) -> dict[str, str]:
    """Return titles (or subtitles) by language: the article's own first, then the alternative ones."""
    path = f"{HEADER}/t:titleStmt/t:title[@type='{kind}']"
    alternative = f"{HEADER}/t:titleStmt/t:title[@type='alt' and not(@subtype='sub')]"
    if kind == "sub":
        alternative = f"{HEADER}/t:titleStmt/t:title[@type='alt' and @subtype='sub']"
    out: dict[str, str] = {}
    for title in [*xpath(tree, path), *xpath(tree, alternative)]:
        if _words(title):
            out.setdefault(title.get(XML_LANG, tree.get(XML_LANG, "")), _words(title))
    return out


def _organisations(tree: Element) -> Iterator[Organisation]:
    for org in xpath(tree, "t:teiHeader/t:profileDesc/t:particDesc/t:listOrg/t:org"):
        names = {n.get(XML_LANG, ""): _words(n) for n in xpath(org, "t:orgName")}
        printed = _one(tree, f"{HEADER}/t:titleStmt/t:author/t:affiliation[@ref='#{org.get(XML_ID)}']")
        yield Organisation(org.get(XML_ID), names, _one(org, "t:placeName"), _one(org, "t:idno[@type='ROR']"), printed)


def _authors(tree: Element, organisations: dict[str, Organisation]) -> Iterator[Person]:
    for author in xpath(tree, f"{HEADER}/t:titleStmt/t:author"):
        names: dict[str, Name] = {}
        for name in xpath(author, "t:persName"):
            code = name.get(XML_LANG, "")
            names.setdefault(code, Name(_words(name), _one(name, "t:forename"), _one(name, "t:surname"), code))
        if not names:
            names[tree.get(XML_LANG, "")] = Name(_words(author))
        refs = [str(r).lstrip("#") for r in xpath(author, "t:affiliation/@ref")]
        yield Person(
            author.get(XML_ID, ""), names, _one(author, "t:idno[@type='ORCID']"), _one(author, "t:email"),
            author.get("role") == "corresp", tuple(organisations[r] for r in refs if r in organisations),
            {tree.get(XML_LANG, ""): role} if (role := _one(author, "t:roleName")) else {},
        )  # fmt: skip


def _codes(tree: Element) -> Iterator[tuple[str, str]]:
    prefix = tree.get(XML_ID, "") + "-"
    for code in xpath(tree, "t:teiHeader//t:textClass/t:classCode"):
        yield code.get("scheme", "").lstrip("#").removeprefix(prefix), _words(code)


def _dates(tree: Element) -> Iterator[Date]:
    for date in xpath(tree, "t:teiHeader/t:profileDesc/t:creation/t:date"):
        yield Date(date.get("type", ""), date.get("when", ""), _words(date))


def _back(tree: Element) -> Iterator[BackPart]:
    for div in xpath(tree, "t:text/t:back/t:div"):
        head = _one(div, "t:head") or _one(div, "t:listBibl/t:head")
        references = tuple(_references(div))
        yield BackPart(div.get("type", ""), div.get(XML_ID, ""), head, div, div.get("subtype", ""), references)


def _references(div: Element) -> Iterator[Reference]:
    for entry in xpath(div, ".//t:listBibl/t:biblStruct | .//t:listBibl/t:bibl"):
        raw = _one(entry, "t:note[@type='raw_reference']") or _words(entry)
        parsed = etree.QName(entry).localname == "biblStruct"
        language = next((str(v) for v in xpath(entry, "ancestor-or-self::*[@xml:lang][1]/@xml:lang")), "")
        yield Reference(entry.get(XML_ID, ""), entry.get("n", ""), entry, parsed, language, raw, entry.get("cert", ""))
