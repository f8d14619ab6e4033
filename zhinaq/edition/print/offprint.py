"""Offprints: each article as a PDF of its own, with a leaf that says what it is taken from and how to cite it.

The pages are those of the volume, number and all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from weasyprint import Document

from zhinaq import __version__
from zhinaq.edition.markup import Pen
from zhinaq.edition.print.pdf import Laid, Shop, laid_out
from zhinaq.edition.print.pdf_finish import Facts, attachments, finisher
from zhinaq.edition.print.pdf_tags import tagging
from zhinaq.edition.print.typeset import file_of, joined
from zhinaq.edition.volume.book import Book
from zhinaq.edition.volume.imprint import Imprint
from zhinaq.edition.web.citing import reference
from zhinaq.files import Files
from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.references.print.render import render_reference
from zhinaq.resources import render
from zhinaq.stamp import stamp
from zhinaq.tei import serialise
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput


def offprints(
    volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes], number: int = 0,
    laid: Laid | None = None,
) -> Files:  # fmt: skip
    """Return `offprints/<article>.pdf` for every article, or for the one with this number in reading order.

    Raises ZhinaqError when there is no such article.
    """
    wanted = [a for a in volume.articles if number in (0, a.number)]
    if not wanted:
        hint = f"They are numbered from 1 to {len(volume.articles)} in reading order."
        raise ZhinaqError(f"there is no article {number}", Place(str(source.settings_file or source.name)), hint)
    laid = laid or laid_out(volume, source, report)
    by_id = {a.id: part for a, part in zip(volume.articles, laid.articles, strict=True)}
    return {PurePosixPath(f"offprints/{a.slug}.pdf"): offprint(laid.shop, laid.book, a, by_id[a.id]) for a in wanted}


def offprint(shop: Shop, book: Book, article: Article, pages: Document) -> bytes:
    """Return one article's file: a leaf, then its pages as they stand in the volume."""
    first = book.starts[article.id]
    last = first + len(pages.pages) - 1
    pages_here = f"{first}\N{EN DASH}{last}" if last > first else str(first)
    own = shop.volume.title and not article.pages  # without a title they are no volume's
    placed = replace(article, pages=pages_here) if own else article
    entry = reference(shop.volume, placed, Pen(shop.labels, shop.labels.code(shop.volume.language)))
    styled = render_reference(entry, shop.volume.settings.reference_style, shop.labels.languages)
    leaf = shop.press.lay_out(render("pdf/offprint.j2", book=book, article=placed, citation=styled))
    document = joined([leaf, pages])
    facts = facts_of(shop, placed, first)
    if shop.volume.settings.page.medium == "print":
        return file_of(document, finisher=finisher(facts, conforming=False))
    moment = stamp(shop.volume.date, shop.volume.year)
    inside = attachments({f"{article.slug}.xml": serialise(article.element)}, moment, "TEI")
    with tagging(document):
        return file_of(document, pdf_variant="pdf/a-3a", attachments=inside, finisher=finisher(facts))


def facts_of(shop: Shop, article: Article, first: int) -> Facts:
    """Return what an offprint says of itself."""
    volume = shop.volume
    start, _, end = article.pages.partition("\N{EN DASH}")
    given, issn = volume.settings, Imprint(volume, shop.labels).issn
    prism = {"doi": article.doi, "isbn": volume.isbn, "issn": issn, "publicationName": volume.title,
             "volume": given.volume, "number": given.issue or given.number, "startingPage": start,
             "endingPage": end or start}  # fmt: skip
    words = [word for _, words in article.keywords for word in words]
    return Facts(
        title=article.title or shop.labels("untitled", article.lang), language=article.lang or shop.labels.language,
        languages=article.languages, titles=article.titles,
        creators=tuple(p.name(article.lang).printed for p in article.authors), subjects=tuple(dict.fromkeys(words)),
        description=volume.title, publisher=volume.publisher, date=volume.date or volume.year,
        rights=article.licence or volume.licence, identifiers=(f"doi:{article.doi}",) if article.doi else (),
        prism={key: text for key, text in prism.items() if text}, tool=f"zhinaq {__version__}",
        made=stamp(volume.date, volume.year), first_page=first, leaves=1,
    )  # fmt: skip
