"""The EPUB edition: documents, contents, landmarks and page list from the same bodies as every other edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from zhinaq.edition import cover
from zhinaq.edition.article.body import Rendering, Writer, front_pages, writer, written
from zhinaq.edition.article.outline import Heading, outline
from zhinaq.edition.epub.container import XHTML, Item, pack
from zhinaq.edition.epub.epub_fonts import embedded, rules
from zhinaq.edition.epub.opf import Book, metadata, record, titles
from zhinaq.edition.labels import Labels
from zhinaq.edition.markup import Pen
from zhinaq.edition.pictures import pictures
from zhinaq.edition.printing import printer_of
from zhinaq.edition.volume.listing import groups
from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.paging import printed_here
from zhinaq.resources import render, style
from zhinaq.stamp import stamp
from zhinaq.tei import serialise
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput

NCX = "application/x-dtbncx+xml"
TEI = "application/tei+xml"


@dataclass(frozen=True)
class Point:
    """A line of the contents: `first` is where it leads when it has no address of its own."""

    key: str
    title: str
    address: str
    language: str = ""
    parts: tuple[Point, ...] = ()

    @property
    def first(self) -> str:
        """Return the address, or that of the first part."""
        return self.address or next((part.first for part in self.parts), "")

    @property
    def depth(self) -> int:
        """Return how many levels there are from here."""
        return 1 + max((part.depth for part in self.parts), default=0)


def epub(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return the volume's EPUB as one file named after the volume."""
    return {PurePosixPath(f"{volume.name}.epub"): pack_book(volume, volume.articles, source)}


def offprints(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return `offprints/<article>.epub` for every article."""
    return {PurePosixPath("offprints") / f"{a.slug}.epub": pack_book(volume, (a,), source, offprint=True)
            for a in volume.articles}  # fmt: skip


def pack_book(volume: Volume, articles: Sequence[Article], source: VolumeInput, *, offprint: bool = False) -> bytes:
    """Return the EPUB of a volume, or of one of its articles."""
    labels = Labels(volume.language)
    language = (articles[0].lang if offprint else "") or labels.code(volume.language)
    pen = Pen(labels, language, epub=True)
    shown = pictures(replace(volume, articles=tuple(articles)), source)
    paged = printed_here(volume)  # else the numbers in the text are those of another book
    rendering = Rendering(
        labels, "end", epub=True, paged=paged, images={p.url: f"../images/{p.name}" for p in shown},
        reference=printer_of(volume, source),
        articles={a.id: f"{a.slug}.xhtml" for a in articles},
    )  # fmt: skip
    hands = {a.id: writer(a, rendering) for a in articles}
    starts = [(a, page) for a in articles for page in hands[a.id].apparatus.pages.values()] if paged else []
    pages = [(page.n, f"{_place(a)}#{page.id}") for a, page in starts]
    book = Book(volume, pen, tuple(articles), offprint, bool(shown), bool(pages))
    identifier, lines = metadata(book)
    lines += [record(f"tei/{a.slug}.xml", TEI) for a in articles]
    contents = _contents(book, hands)
    items = [*_fronts(book, rendering), *_texts(book, hands), *_supplements(book)]
    items += [Item(f"image{n}", f"images/{p.name}", p.media_type, p.data) for n, p in enumerate(shown, 1)]
    nav = render("epub/nav.j2", p=pen, contents=contents, landmarks=list(_landmarks(book, hands)), pages=pages)
    ncx = render("epub/ncx.j2", p=pen, identifier=identifier, title=_title(book), contents=contents,
                 depth=max((point.depth for point in contents), default=1))  # fmt: skip
    texts = [i.data.decode() for i in items if i.media_type == XHTML] if volume.settings.embed_fonts else []
    fonts = embedded(texts, volume.settings.page.font) if texts else []
    items += [Item(f"font{n}", f"fonts/{f.name}", "font/ttf", f.data) for n, f in enumerate(fonts, 1)]
    sheet = rules(fonts) + style("core.css", "epub.css")
    items += [Item("nav", "nav.xhtml", XHTML, nav.encode(), ("nav",), spine="no"),
              Item("ncx", "toc.ncx", NCX, ncx.encode()),
              Item("css", "css/epub.css", "text/css", sheet.encode())]  # fmt: skip
    return pack(pen.language, identifier, lines, items, stamp(volume.date, volume.year[:4]))


def _title(book: Book) -> str:
    return next(iter(titles(book).values()))


def _fronts(book: Book, rendering: Rendering) -> Iterator[Item]:
    """Yield the cover with its pictures, the title page and the imprint; an offprint has no cover."""
    values = {"p": book.pen, "volume": book.volume, "title": _title(book), "part": "frontmatter"}
    if not book.offprint:
        drawn = cover.svg(cover_words(book))
        raster = cover.png(cover_words(book))
        yield Item("cover-svg", "images/cover.svg", "image/svg+xml", drawn, () if raster else ("cover-image",))
        if raster:
            yield Item("cover-png", "images/cover.png", "image/png", raster, ("cover-image",))
        page = render("epub/cover.j2", raster=bool(raster), root="../", **values)
        yield _document("doc-cover", "text/cover.xhtml", page)
        yield _document("doc-title", "text/title.xhtml", render("epub/title.j2", root="../", **values))
    values["title"] = book.pen.label("imprint")
    pages = "" if book.offprint else front_pages(book.volume, rendering)
    yield _document("doc-imprint", "text/imprint.xhtml", render("epub/imprint.j2", root="../", pages=pages, **values))


def _document(key: str, name: str, text: str) -> Item:
    return Item(key, name, XHTML, text.encode(), spine="yes")


def _place(article: Article) -> str:
    return f"text/{article.slug}.xhtml"


def cover_words(book: Book) -> cover.Words:
    """Return what the cover says."""
    volume, pen = book.volume, book.pen
    (language, title), *others = titles(book).items()
    head = pen.text(volume.conference.names) if volume.conference else pen.text(volume.publishers)
    foot = ", ".join(filter(None, [pen.text(volume.places), volume.year]))
    return cover.Words(title, language, pen.text(volume.subtitles), tuple(others), head if head != title else "", foot)


def _texts(book: Book, hands: Mapping[str, Writer]) -> Iterator[Item]:
    for article in book.articles:
        hand = hands[article.id]
        page = render(
            "epub/page.j2", p=Pen(book.pen.labels, hand.language, epub=True), title=hand.front.title, root="../",
            part="bodymatter", body=written(hand),
        )  # fmt: skip
        yield _document(article.id, _place(article), page)


def _supplements(book: Book) -> Iterator[Item]:
    """Yield the TEI that the book is made from: linked as its record, not part of the reading order."""
    for article in book.articles:
        name, data = f"tei/{article.slug}.xml", serialise(article.element)
        yield Item(f"tei-{article.id}", name, TEI, data, listed=False)


def _contents(book: Book, hands: Mapping[str, Writer]) -> list[Point]:
    """Return the contents in the order of the spine: title page, imprint, and articles under their sections."""
    pen = book.pen
    out = [] if book.offprint else [Point("p-title", pen.label("title_page"), "text/title.xhtml")]
    out.append(Point("p-imprint", pen.label("imprint"), "text/imprint.xhtml"))
    points = {}
    for article in book.articles:
        hand, address = hands[article.id], _place(article)
        parts = tuple(_point(h, address) for h in outline(article, hand) if h.kind != "abstract")
        language = hand.front.title_language
        points[address] = Point(f"p-{article.id}", hand.front.title, address, language, parts)
    if book.offprint or not any(s.articles for s in book.volume.sections):
        return [*out, *points.values()]
    for n, group in enumerate(groups(book.volume, pen, _place), 1):
        inside = tuple(points[entry.address] for entry in group.entries)
        out.append(Point(f"p-section{n}", group.title, "", group.language, inside))
    return out


def _point(heading: Heading, address: str) -> Point:
    parts = tuple(_point(part, address) for part in heading.parts)
    return Point(f"p-{heading.id}", heading.title, f"{address}#{heading.id}", heading.language, parts)


def _landmarks(book: Book, hands: Mapping[str, Writer]) -> Iterator[tuple[str, str, str]]:
    pen = book.pen
    if not book.offprint:
        yield "cover", "text/cover.xhtml", pen.label("cover")
        yield "titlepage", "text/title.xhtml", pen.label("title_page")
    yield "toc", "nav.xhtml#toc", pen.label("contents")
    for article in book.articles[:1]:
        yield "bodymatter", _place(article), pen.label("main_text")
    listed = ((a, h) for a in book.articles for h in outline(a, hands[a.id]) if h.kind == "bibliography")
    for article, heading in listed:
        yield "bibliography", f"{_place(article)}#{heading.id}", pen.label("bibliography")
        break
