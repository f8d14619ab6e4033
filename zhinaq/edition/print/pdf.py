"""The PDF edition: one book from title page to colophon, tagged, archivable, with its TEI inside.

Each part is laid out on its own, in order, so that its first page is known to the next; the contents are made twice:
once to know how many pages they take, once with the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup
from weasyprint import Document

from zhinaq import __version__
from zhinaq.edition.article.body import Rendering, article_body, front_pages
from zhinaq.edition.colour import inks
from zhinaq.edition.fonts import Fonts, find_fonts, folders
from zhinaq.edition.labels import Labels
from zhinaq.edition.pictures import embedded, embedded_file, pictures
from zhinaq.edition.print.engine.lines import LineRules
from zhinaq.edition.print.fitting import crowded
from zhinaq.edition.print.geometry import MM, Geometry, geometry
from zhinaq.edition.print.own_style import complaints
from zhinaq.edition.print.pdf_finish import Facts, attachments, finisher
from zhinaq.edition.print.pdf_tags import tagging
from zhinaq.edition.print.typeset import Press, file_of, joined
from zhinaq.edition.printing import printer_of
from zhinaq.edition.volume.book import Book, Indexed
from zhinaq.edition.volume.imprint import Imprint
from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.resources import render, style
from zhinaq.stamp import stamp
from zhinaq.tei import serialise
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput

COLUMNS = """
.text, ul.references { columns: 2; column-gap: 18pt }
.text > section:first-child > h2:first-child { margin-top: 0 }
.displayed { position: relative }
.displayed .formula-number { float: none; position: absolute; right: 0 }
"""
INK = "device-cmyk(0 0 0 1)"  # black ink alone, for the printer
TIGHTEST = 2  # the smallest of the sizes that styles/print.css has for these pages
MANY = 999  # pages, before they are counted: what says their number takes its room at once
INDEX_FROM = 2  # articles from which an index of authors helps


@dataclass(frozen=True)
class Shop:
    """What all parts of one book are made with."""

    volume: Volume
    press: Press
    page: Geometry
    fonts: Fonts
    rendering: Rendering
    labels: Labels
    logo: str = ""
    titled: bool = True


@dataclass(frozen=True)
class Laid:
    """A book laid out: its parts in order, and what is known of it at the end."""

    shop: Shop
    parts: list[Document]
    book: Book

    @property
    def articles(self) -> list[Document]:
        """Return the parts that are articles: all but a front and a back part."""
        volume = self.shop.volume
        first = 1 if volume.title or len(volume.articles) >= INDEX_FROM else 0
        return self.parts[first : first + len(volume.articles)]

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Return first and last page of every article by its id."""
        starts = self.book.starts
        pairs = zip(self.shop.volume.articles, self.articles, strict=True)
        return {a.id: (starts[a.id], starts[a.id] + len(part.pages) - 1) for a, part in pairs}

    def of(self, volume: Volume) -> Laid:
        """Return the same pages of a volume of which more is known now."""
        return replace(self, shop=replace(self.shop, volume=volume))


def laid_out(volume: Volume, source: VolumeInput, report: Report) -> Laid:
    """Return a volume's pages. Raises ZhinaqError for settings or fonts the user must mend."""
    shop = workshop(volume, source, report)
    return Laid(shop, *typeset(shop))


def pdf(
    volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes], laid: Laid | None = None
) -> Files:
    """Return the typeset volume as `<volume>.pdf`. Raises ZhinaqError for settings or fonts the user must mend."""
    laid = laid or laid_out(volume, source, report)
    shop, parts, book = laid.shop, laid.parts, laid.book
    missing = book.imprint.missing()
    if missing and (volume.title or len(volume.articles) >= INDEX_FROM):
        report.add("ed-002", source.place(), missing=", ".join(missing))
    return {PurePosixPath(f"{volume.name}.pdf"): written(shop, parts)}


def workshop(volume: Volume, source: VolumeInput, report: Report) -> Shop:
    """Return fonts, page and stylesheets for a volume; fonts that had to be replaced are findings."""
    settings, labels = volume.settings, Labels(volume.language)
    own = source.folder / settings.page.font if source.folder and settings.page.font else None
    wanted = str(own) if own is not None and own.is_dir() else settings.page.font
    fonts = find_fonts(folders(), wanted, source.place("page", "font"))
    page = geometry(settings.page, source.place("page"))
    report.extend(fonts.findings)
    report.extend(complaints(source.own_css(), source.css) if source.css else ())
    images = {p.url: embedded(p.data, p.media_type, fonts.sans) for p in pictures(volume, source)}
    sheets = [fonts.css(), page.css(), style("print.css"), _choices(settings.page), source.own_css()]
    roots = [source.folder or Path(__file__).parent, *sorted({f.file.parent for f in fonts.faces})]
    press = Press(sheets, roots, LineRules(grid=(page.top / 0.75, page.leading / 0.75)))
    rendering = Rendering(labels, "foot", images=images, reference=printer_of(volume, source),
                          articles={a.id: f"#{a.id}" for a in volume.articles})  # fmt: skip
    logo = source.images.get(Path(settings.logo).name) if settings.logo else None
    mark = embedded_file(logo, fonts.sans, source.place("logo"))
    titled = bool(source.located and source.located.data.get("title"))
    return Shop(volume, press, page, fonts, rendering, labels, mark, titled)


def _choices(page: Any) -> str:
    rules = [f":root {{ --colour: {page.colour}; --link: {inks(page.colour)[1]} }}"] if page.colour else []
    if page.columns == "2":
        rules.append(COLUMNS)
    if page.medium == "print":
        rules.append(f"@page {{ bleed: 3mm; marks: crop; color: {INK} }} html, a {{ color: {INK} }}")
        rules.append("" if page.colour else f":root {{ --colour: {INK} }}")
    return "\n".join(rules)


def typeset(shop: Shop) -> tuple[list[Document], Book]:
    """Lay out the whole book: its parts in order, and what is known of it at the end."""
    volume = shop.volume
    trim = (shop.page.width / MM, shop.page.height / MM)
    book = Book(volume, shop.labels, {}, 0, shop.fonts.family("serif"), trim)
    front = _front(shop, replace(book, pages=MANY))
    articles: list[Document] = []
    starts: dict[str, int] = {}
    page = len(front.pages) + 1 if front else 1
    for article in volume.articles:
        starts[article.id] = page
        articles.append(article_pages(shop, book, article, page))
        page += len(articles[-1].pages)
    book = replace(book, starts=starts)
    after = _back(shop, book, page)
    back = shop.press.lay_out(after) if after else None
    total = page - 1 + (len(back.pages) if back else 0)
    front = _front(shop, replace(book, pages=total))
    if (with_total := _back(shop, replace(book, pages=total), page)) != after:
        back = shop.press.lay_out(with_total)
    return [part for part in (front, *articles, back) if part is not None], replace(book, pages=total)


def _front(shop: Shop, book: Book) -> Document | None:
    """Return the pages before the articles; a lone article without a volume around it has none."""
    if not shop.volume.title and len(shop.volume.articles) < INDEX_FROM:
        return None
    title = verso = 0  # title page and verso are one page each, in smaller type when they have much to say
    while True:
        values = {"book": book, "logo": shop.logo, "title": title, "tight": verso}
        printed = _printed_pages(shop, render("pdf/front.j2", printed="", **values))
        document = shop.press.lay_out(render("pdf/front.j2", printed=printed, **values))
        less_title = title < TIGHTEST and crowded(document, "title-page", "foot")
        less_verso = verso < TIGHTEST and crowded(document, "verso", "rights")
        if not (less_title or less_verso):
            return document
        title, verso = title + less_title, verso + less_verso


def _printed_pages(shop: Shop, front: str) -> Markup:
    """Return the source's own first pages, what `front` says already left out; none when volume.yaml replaces them."""
    if shop.titled:
        return Markup()
    return front_pages(shop.volume, shop.rendering, Markup(front).striptags())  # noqa: S704  our own template


def article_pages(shop: Shop, book: Book, article: Article, first: int, offprint: str = "") -> Document:
    """Return the pages of one article, the first of which has the number `first`."""
    body = article_body(article, shop.rendering)
    return shop.press.lay_out(
        render("pdf/article.j2", book=book, article=article, body=body, first=first, offprint=offprint)
    )


def _back(shop: Shop, book: Book, first: int) -> str:
    """Return the XHTML of the pages after the articles, "" for none."""
    many = len(shop.volume.articles) >= INDEX_FROM
    names = book.authors() if many else []
    words = book.keywords() if many and shop.volume.settings.page.keyword_index else []
    people = list(_known(names))
    if not (names or words or shop.volume.title):
        return ""
    return render("pdf/back.j2", book=book, names=names, words=words, people=people, first=first)


def _known(names: list[Indexed]) -> Iterator[Indexed]:
    """Yield the authors of whom more than the name is known."""
    for line in names:
        if line.person and (line.person.affiliations or line.person.email or line.person.orcid or line.person.degree):
            yield line


def written(shop: Shop, parts: list[Document]) -> bytes:
    """Return the pages as one file: tagged PDF/UA-1 and PDF/A-3a, or plain with bleed for the printer."""
    document = joined(parts)
    facts = facts_of(shop.volume, shop.labels)
    if shop.volume.settings.page.medium == "print":
        return file_of(document, finisher=finisher(facts, conforming=False))
    files = {f"{a.slug}.xml": serialise(a.element) for a in shop.volume.articles}
    files["volume.xml"] = serialise(shop.volume.element)
    inside = attachments(files, stamp(shop.volume.date, shop.volume.year), "TEI")
    with tagging(document):
        return file_of(document, pdf_variant="pdf/a-3a", attachments=inside, finisher=finisher(facts))


def facts_of(volume: Volume, labels: Labels) -> Facts:
    """Return what the file says of itself: the volume's facts, those of its only article where it has none."""
    lone = volume.articles[0] if len(volume.articles) == 1 else None
    title = volume.title or (lone.title if lone else "") or labels("untitled_volume")
    people = [p.name(volume.language).printed for p in volume.editors]
    if not people:
        people = [p.name(a.lang).printed for a in volume.articles for p in a.authors]
    words = [w for _, list_ in lone.keywords for w in list_] if lone else []
    given, issn = volume.settings, Imprint(volume, labels).issn
    names = {"isbn": volume.isbn, "issn": issn, "doi": volume.doi or (lone.doi if lone else "")}
    numbers = {**names, "volume": given.volume, "number": given.issue or given.number}
    return Facts(
        title=title, language=labels.language, languages=volume.languages, titles=volume.titles,
        creators=tuple(dict.fromkeys(people)), subjects=tuple(dict.fromkeys(words)), description=volume.subtitle,
        publisher=volume.publisher, date=volume.date or volume.year, rights=volume.licence,
        identifiers=tuple(f"{k}:{v}" for k, v in names.items() if v), prism={k: v for k, v in numbers.items() if v},
        tool=f"zhinaq {__version__}", made=stamp(volume.date, volume.year),
    )  # fmt: skip
