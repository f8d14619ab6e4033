"""The metadata of an EPUB: what the book is, in every language it speaks, and how accessible it is.

Rules: EPUB 3.3 section 5.5, EPUB Accessibility 1.1 section 2 and 4.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhinaq.edition.article.people import inverted
from zhinaq.edition.epub.container import XML_LANG, Meta
from zhinaq.edition.markup import Pen
from zhinaq.edition.volume.listing import volume_titles
from zhinaq.tei import text_of
from zhinaq.view import Article, Person, Volume

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "zhinaq")
CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
FEATURES = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")


@dataclass(frozen=True)
class Book:
    """A volume as a book, or one article of it as an offprint."""

    volume: Volume
    pen: Pen
    articles: Sequence[Article]
    offprint: bool = False
    images: bool = False
    pages: bool = False

    @property
    def language(self) -> str:
        """Return the book's main language."""
        return self.pen.language


def metadata(book: Book) -> tuple[str, list[Meta]]:
    """Return the unique identifier and all metadata lines of a book."""
    identifiers = list(_identifiers(book))
    lines = [Meta("identifier", value, {"id": "identifier" if not n else f"identifier{n}"})
             for n, (value, _) in enumerate(identifiers)]  # fmt: skip
    lines += [_refine(f"identifier{n or ''}", "identifier-type", code, scheme="onix:codelist5")
              for n, (_, code) in enumerate(identifiers) if code]  # fmt: skip
    for part in (_titles, _creators, _about, _collection, _accessibility):
        lines += part(book)
    return identifiers[0][0], lines


def _refine(target: str, name: str, value: str, language: str = "", **more: str) -> Meta:
    attributes = {"refines": f"#{target}", "property": name, **more}
    return Meta("meta", value, attributes | ({XML_LANG: language} if language else {}), dublin_core=False)


def _meta(name: str, value: str, language: str = "") -> Meta:
    return Meta("meta", value, {"property": name, **({XML_LANG: language} if language else {})}, dublin_core=False)


def record(address: str, media_type: str) -> Meta:
    """Return the link to a fuller description of the book that lies in the container."""
    return Meta("link", "", {"rel": "record", "href": address, "media-type": media_type}, dublin_core=False)


def _identifiers(book: Book) -> Iterator[tuple[str, str]]:
    """Yield identifiers with their ONIX code: DOI, ISBN, ISSN, and one made from what the book is."""
    volume, one = book.volume, book.articles[0] if book.offprint else None
    doi = one.doi if one else volume.doi
    if doi:
        yield f"doi:{doi}", "06"
    if volume.isbn and not one:
        yield f"urn:isbn:{volume.isbn.replace('-', '').replace(' ', '')}", "15"
    if volume.issn and not one:
        yield f"urn:issn:{volume.issn}", ""
    title = book.pen.text(volume.titles)
    name = "|".join([volume.name, title, volume.year, volume.isbn, volume.issn, *(a.title for a in book.articles)])
    yield f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}", ""


def titles(book: Book) -> dict[str, str]:
    """Return the book's title by language, the main one first; words stand for a missing one."""
    if book.offprint:
        found = {code or book.language: text for code, text in book.articles[0].titles.items()}
        return found or {book.language: book.pen.label("untitled")}
    return dict(volume_titles(book.volume)) or {book.language: book.pen.label("untitled_volume")}


def _titles(book: Book) -> Iterator[Meta]:
    (language, main), *others = titles(book).items()
    yield Meta("title", main, {"id": "title", XML_LANG: language})
    yield _refine("title", "title-type", "main")
    for code, text in others:
        yield _refine("title", "alternate-script", text, code)
    subtitles = book.articles[0].subtitles if book.offprint else book.volume.subtitles
    if subtitles:
        (language, main), *others = subtitles.items()
        yield Meta("title", main, {"id": "subtitle", XML_LANG: language or book.language})
        yield _refine("subtitle", "title-type", "subtitle")
        for code, text in others:
            yield _refine("subtitle", "alternate-script", text, code)


def _creators(book: Book) -> Iterator[Meta]:
    """Yield every author once, and the editors as contributors; each with role, sorting form and other scripts."""
    authors = {p.name(a.lang).printed: (p, a.lang) for a in reversed(book.articles) for p in reversed(a.authors)}
    people = [(p, "creator", "aut", language) for p, language in reversed(list(authors.values()))]
    people += [(p, "contributor", "edt", book.language) for p in book.volume.editors]
    for n, (person, kind, role, language) in enumerate(people, 1):
        yield from _person(person, f"{kind}{n}", kind, role, language)


def _person(person: Person, key: str, kind: str, role: str, language: str) -> Iterator[Meta]:
    name = person.name(language)
    own = name.language or language
    yield Meta(kind, name.printed, {"id": key, **({XML_LANG: own} if own else {})})
    yield _refine(key, "role", role, scheme="marc:relators")
    yield _refine(key, "file-as", inverted(name))
    for code, other in person.names.items():
        if other.printed != name.printed and code:
            yield _refine(key, "alternate-script", other.printed, code)


def _about(book: Book) -> Iterator[Meta]:
    volume = book.volume
    spoken = [book.language, *(code for a in book.articles for code in a.languages), *volume.languages]
    for code in dict.fromkeys(code for code in spoken if code):
        yield Meta("language", code)
    for text in dict.fromkeys(volume.publishers.values()):
        yield Meta("publisher", text)
    if volume.date or volume.year:
        yield Meta("date", volume.date or volume.year[:4])
    licence = (book.articles[0].licence if book.offprint else "") or volume.licence
    if licence:
        yield Meta("rights", licence)
    for code, text in _descriptions(book).items():
        yield Meta("description", text, {XML_LANG: code})
    keywords = [(code or a.lang, words) for a in book.articles for code, words in a.keywords]
    for code, word in dict.fromkeys((code, word) for code, words in keywords for word in words):
        yield Meta("subject", word, {XML_LANG: code} if code else {})
    if book.pages:
        yield Meta("source", _source(book), {"id": "source"})


def _source(book: Book) -> str:
    """Return what the printed pages are those of: the ISBN, else the volume's name."""
    number = book.volume.isbn.replace("-", "").replace(" ", "")
    named = next(iter(titles(replace(book, offprint=False)).values()))
    return f"urn:isbn:{number}" if number else ", ".join(filter(None, [named, book.volume.year]))


def _descriptions(book: Book) -> Mapping[str, str]:
    """Return the abstract of an offprint; of a volume its annotation, else the titles of its articles."""
    if book.offprint or len(book.articles) == 1:
        one = book.articles[0]
        found = {code or one.lang: " ".join(" ".join(text_of(p).split()) for p in ps) for code, ps in one.abstracts}
        return {code: text for code, text in found.items() if text and code}
    given = {code or book.language: text for code, text in book.volume.settings.annotation.items() if text}
    listed = "; ".join(a.title for a in book.articles if a.title)
    return given or ({book.language: listed} if listed else {})


def _collection(book: Book) -> Iterator[Meta]:
    volume, settings = book.volume, book.volume.settings
    series = dict(settings.series.title) if settings.series else {}
    if book.offprint or (not series and (volume.issn or volume.kind == "journal")):
        series = series or titles(Book(volume, book.pen, book.articles))
    if not series and volume.conference:
        series = dict(volume.conference.names)
    if not series:
        return
    (language, name), *others = series.items()
    yield Meta("meta", name, {"property": "belongs-to-collection", "id": "collection",
                              XML_LANG: language or book.language}, dublin_core=False)  # fmt: skip
    yield _refine("collection", "collection-type", "series")
    for code, text in others:
        if code:
            yield _refine("collection", "alternate-script", text, code)
    position = ".".join(n for n in (settings.volume, settings.issue or settings.number) if n.isdigit())
    if position:
        yield _refine("collection", "group-position", position)
    issn = volume.issn or (settings.series.issn if settings.series else "")
    if issn:
        yield _refine("collection", "dcterms:identifier", f"urn:issn:{issn}")


def _accessibility(book: Book) -> Iterator[Meta]:
    """Yield what is true of every book made here, and of pictures and pages only where there are some."""
    modes = ["textual", "visual"] if book.images else ["textual"]
    yield from (_meta("schema:accessMode", mode) for mode in modes)
    yield _meta("schema:accessModeSufficient", "textual")
    features = [*FEATURES, *(["alternativeText"] if book.images else [])]
    features += ["pageBreakMarkers", "pageNavigation"] if book.pages else []
    yield from (_meta("schema:accessibilityFeature", f) for f in sorted(features))
    yield _meta("schema:accessibilityHazard", "none")
    words = [book.pen.label("accessibility"), book.pen.label("accessibility_pages") if book.pages else "",
             book.pen.label("accessibility_images") if book.images else ""]  # fmt: skip
    yield _meta("schema:accessibilitySummary", " ".join(filter(None, words)), book.language)
    yield Meta("meta", CONFORMS, {"property": "dcterms:conformsTo", "id": "conformance"}, dublin_core=False)
    yield _refine("conformance", "a11y:certifiedBy", "zhinaq")
    if book.pages:
        yield _meta("pageBreakSource", _source(book))
