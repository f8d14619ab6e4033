"""What machines read in the head of an article's page: Highwire, Dublin Core, Open Graph, JSON-LD, Signposting.

Sources: Google Scholar (citation_*), schema.org (ScholarlyArticle), signposting.org (FAIR level 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhinaq.edition.address import doi_address, web_address
from zhinaq.edition.markup import Pen
from zhinaq.language import fact_of
from zhinaq.settings import in_language
from zhinaq.tei import text_of
from zhinaq.view import Article, Volume

MADE = "#zhinaq"  # who is responsible for what was not printed
Meta = tuple[str, str, str]  # name, content, language or ""


@dataclass(frozen=True)
class Machine:
    """One article's page as machines see it; `base` is the site's address with a slash, or "" when not known."""

    volume: Volume
    article: Article
    pen: Pen
    base: str
    downloads: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        """Return the page's own address, or ""."""
        return f"{self.base}{self.article.slug}/" if self.base else ""

    @property
    def abstract(self) -> str:
        """Return the abstract in the article's language, else the first."""
        texts = abstracts(self.article)
        return texts.get(self.article.lang) or next(iter(texts.values()), "")

    def file(self, name: str) -> str:
        """Return the address of a file beside the page."""
        return f"{self.url}{name}" if self.base else name


def abstracts(article: Article) -> dict[str, str]:
    """Return abstracts as plain text by language."""
    found = {code or article.lang: " ".join(" ".join(text_of(p).split()) for p in ps) for code, ps in article.abstracts}
    return {code: text for code, text in found.items() if text}


def cited(article: Article) -> Iterator[tuple[str, str]]:
    """Yield every reference as printed, without its number, and its language; lists made by zhinaq say nothing new."""
    for part in article.back:
        for ref in part.references if part.element.get("resp") != MADE else ():
            yield (
                re.sub(rf"^\s*[\[(]?{re.escape(ref.n)}[\])]?\s*[.)]?\s+", "", ref.raw) if ref.n else ref.raw,
                ref.language,
            )


def highwire(m: Machine) -> Iterator[Meta]:
    """Yield citation_* lines: one title per language, one author per line, references as printed."""
    volume, article, settings = m.volume, m.article, m.volume.settings
    for code, title in article.titles.items():
        yield "citation_title", title, code
    for person in article.authors:
        yield "citation_author", person.name(article.lang).printed, ""
        for organisation in person.affiliations:
            yield "citation_author_institution", organisation.printed or organisation.name(article.lang), ""
        if person.orcid:
            yield "citation_author_orcid", person.orcid, ""
        if person.email:
            yield "citation_author_email", person.email, ""
    date = volume.date or volume.year[:4]
    first, _, last = article.pages.replace("\N{EN DASH}", "-").partition("-")
    series = in_language(settings.series.title, article.lang) if settings.series else ""
    container = series or in_language(volume.titles, article.lang)
    kind = "citation_journal_title" if volume.kind == "journal" else "citation_conference_title"
    pairs = [
        ("citation_publication_date", date.replace("-", "/")), (kind, container), ("citation_volume", settings.volume),
        ("citation_issue", settings.issue or settings.number), ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_doi", article.doi), ("citation_isbn", volume.isbn), ("citation_issn", volume.issn),
        ("citation_publisher", in_language(volume.publishers, article.lang)), ("citation_language", article.lang),
        ("citation_abstract_html_url", m.url), ("citation_fulltext_html_url", m.url),
    ]  # fmt: skip
    yield from ((name, text, "") for name, text in pairs if text)
    yield from (("citation_pdf_url", m.file(name), "") for kind, name in m.downloads if kind == "PDF" and m.base)
    for code, words in article.keywords:
        yield "citation_keywords", "; ".join(words), code
    yield from (("citation_reference", text, code) for text, code in cited(article))


def dublin_core(m: Machine) -> Iterator[Meta]:
    """Yield DC lines in every language there is."""
    article, volume = m.article, m.volume
    yield from (("DC.title", title, code) for code, title in article.titles.items())
    yield from (("DC.creator", p.name(article.lang).printed, "") for p in article.authors)
    yield from (("DC.description", text, code) for code, text in abstracts(article).items())
    yield from (("DC.subject", word, code) for code, words in article.keywords for word in words)
    pairs = [("DC.date", volume.date or volume.year), ("DC.language", article.lang), ("DC.identifier", article.doi),
             ("DC.publisher", in_language(volume.publishers, article.lang)), ("DC.type", "Text"),
             ("DC.rights", article.licence or volume.licence)]  # fmt: skip
    yield from ((name, text, "") for name, text in pairs if text)


def open_graph(m: Machine, title: str, site: str) -> list[tuple[str, str]]:
    """Return property and content of the lines that previews of an article are made from."""
    return preview("article", title, site, short(m.abstract), m.article.lang, m.url)


def preview(kind: str, title: str, site: str, about: str, language: str, url: str) -> list[tuple[str, str]]:
    """Return Open Graph lines, those that are empty left out."""
    region = fact_of(language, "region")
    pairs = [("og:type", kind), ("og:title", title), ("og:site_name", site), ("og:description", about),
             ("og:locale", f"{language}_{region}" if region else ""), ("og:url", url)]  # fmt: skip
    return [(name, text) for name, text in pairs if text]


def short(text: str, most: int = 300) -> str:
    """Return a text cut after a whole word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"


def json_ld(m: Machine) -> dict[str, Any]:
    """Return the article as schema.org describes one; what is not known is left out."""
    article, volume = m.article, m.volume
    data = {
        "@context": "https://schema.org", "@type": "ScholarlyArticle", "@id": doi_address(article.doi) or m.url,
        "headline": article.title, "name": _tagged(article.titles), "inLanguage": article.lang,
        "abstract": _tagged(abstracts(article)), "keywords": [w for _, words in article.keywords for w in words],
        "author": [_person(p, article) for p in article.authors], "datePublished": volume.date or volume.year,
        "pagination": article.pages, "license": article.licence or volume.licence, "url": m.url,
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": article.doi} if article.doi else "",
        "isPartOf": volume_data(volume, m.base), "citation": [text for text, _ in cited(article)],
        "encoding": [{"@type": "MediaObject", "encodingFormat": MEDIA[kind], "contentUrl": m.file(name)}
                     for kind, name in m.downloads if kind in MEDIA],
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}


MEDIA = {"PDF": "application/pdf", "EPUB": "application/epub+zip", "TEI": "application/tei+xml"}


def volume_data(volume: Volume, base: str) -> dict[str, Any]:
    """Return the volume as a schema.org PublicationVolume, within its series or journal."""
    data = {
        "@type": "PublicationVolume", "@id": doi_address(volume.doi) or base, "name": _tagged(volume.titles),
        "volumeNumber": volume.settings.volume, "datePublished": volume.date or volume.year,
        "identifier": {"@type": "PropertyValue", "propertyID": "ISBN", "value": volume.isbn} if volume.isbn else "",
        "inLanguage": list(volume.languages), "license": volume.licence, "url": base, "isPartOf": _series(volume),
        "editor": [{"@type": "Person", "name": p.name(volume.language).printed} for p in volume.editors],
        "publisher": {"@type": "Organization", "name": _tagged(volume.publishers)} if volume.publishers else "",
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}


def _series(volume: Volume) -> dict[str, Any]:
    """Return the series of books or the journal that the volume belongs to, if any."""
    series, journal = volume.settings.series, volume.kind == "journal"
    titles = series.title if series else volume.titles if journal or volume.issn else {}
    issn = volume.issn or (series.issn if series else "")
    data = {"@type": "Periodical" if journal else "BookSeries", "name": _tagged(titles), "issn": issn}
    return {key: value for key, value in data.items() if value} if titles else {}


def _tagged(words: Any) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} if code else {"@value": text} for code, text in words.items() if text]


def _person(person: Any, article: Article) -> dict[str, Any]:
    name = person.name(article.lang)
    organisations = [o.printed or o.name(article.lang) for o in person.affiliations]
    data = {
        "@type": "Person", "@id": web_address(person.orcid), "name": name.printed, "familyName": name.surname,
        "givenName": name.forename, "email": person.email,
        "alternateName": [n.printed for n in person.names.values() if n.printed != name.printed],
        "affiliation": [{"@type": "Organization", "name": text} for text in organisations],
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}


def links(m: Machine) -> list[tuple[str, str, str]]:
    """Return relation, address and media type of the links that say where everything is (Signposting level 1)."""
    licence = web_address(m.article.licence or m.volume.licence)
    out = [("cite-as", doi_address(m.article.doi), ""), ("type", "https://schema.org/ScholarlyArticle", ""),
           ("type", "https://schema.org/AboutPage", ""), ("license", licence, ""),
           ("collection", m.base or "../index.html", ""),
           ("linkset", m.file("linkset.json"), "application/linkset+json")]  # fmt: skip
    out += [("author", web_address(p.orcid), "") for p in m.article.authors]
    out += [("item", m.file(name), MEDIA[kind]) for kind, name in m.downloads if kind in MEDIA]
    out += [("describedby", m.file(name), kind) for name, kind in CITE_FILES]
    return [(relation, address, kind) for relation, address, kind in out if address]


def volume_links(volume: Volume, base: str, downloads: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return the links of the volume's page; its articles are in its linkset alone."""
    out = [
        ("cite-as", doi_address(volume.doi), ""),
        ("type", "https://schema.org/PublicationVolume", ""),
        ("license", web_address(volume.licence), ""),
        ("linkset", f"{base}linkset.json", "application/linkset+json"),
    ]
    out += [("item", f"{base}{name}", MEDIA[kind]) for kind, name in downloads]
    return [(relation, address, kind) for relation, address, kind in out if address]


CITE_FILES = (("cite.json", "application/vnd.citationstyles.csl+json"), ("cite.bib", "application/x-bibtex"),
              ("cite.ris", "application/x-research-info-systems"))  # fmt: skip


def linkset(anchor: str, links: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """Return links as a linkset (RFC 9264)."""
    found: dict[str, Any] = {"anchor": anchor or "index.html"}
    for relation, address, kind in links:
        if relation != "linkset":
            found.setdefault(relation, []).append({"href": address, **({"type": kind} if kind else {})})
    return {"linkset": [found]}
