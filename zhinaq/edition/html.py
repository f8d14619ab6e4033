"""The HTML edition: a page for the volume, one per article and the indexes; static, complete without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree
from markupsafe import Markup

from zhinaq.edition.body import Rendering, article_body, writer
from zhinaq.edition.labels import Labels
from zhinaq.edition.listing import Entry, entry, groups
from zhinaq.edition.markup import Pen
from zhinaq.edition.outline import outline
from zhinaq.edition.pictures import Picture, pictures
from zhinaq.edition.templates import render, style
from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.references.render import printer
from zhinaq.tei import serialise
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput

Element = etree._Element

HTML = PurePosixPath("html")
MENU = (("home", "index.html"), ("author_index", "authors/index.html"), ("keyword_index", "keywords/index.html"))


@dataclass(frozen=True)
class Site:
    """What every page shares."""

    volume: Volume
    pen: Pen
    pictures: Sequence[Picture]
    files: Files
    reference: Callable[[Element], Markup]

    @property
    def title(self) -> str:
        """Return the volume's title, or the words that stand for a missing one."""
        return self.pen.text(self.volume.titles) or self.pen.label("untitled_volume")

    @property
    def language(self) -> str:
        """Return the language of the volume's own pages."""
        return self.pen.language

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """Return the pages that every page links to."""
        return MENU


def html(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return the files under html/; `made` holds the editions already built, which are copied in and linked."""
    labels = Labels(volume.language)
    pen = Pen(labels, labels.code(volume.language))
    reference = printer(volume.settings.reference_style, load_languages())
    site = Site(volume, pen, pictures(volume, source), _copies(volume, made), reference)
    out: Files = dict(site.files)
    out[HTML / "style.css"] = style("core.css", "screen.css").encode()
    out |= {HTML / "images" / p.name: p.data for p in site.pictures}
    out[HTML / "index.html"] = _volume_page(site)
    entries = [entry(a, pen, address(a)) for a in volume.articles]
    for article in volume.articles:
        out[HTML / article.slug / "index.html"] = _article_page(site, article, entries)
        out[HTML / article.slug / f"{article.slug}.xml"] = serialise(article.element)
    return out


def address(article: Article) -> str:
    """Return an article's page, seen from the volume's."""
    return f"{article.slug}/index.html"


def _copies(volume: Volume, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return the editions that were built, in their places under html/."""
    out: Files = {}
    for suffix in ("pdf", "epub"):
        name = PurePosixPath(f"{volume.name}.{suffix}")
        if name in made:
            out[HTML / name] = made[name]
        for article in volume.articles:
            offprint = PurePosixPath("offprints") / f"{article.slug}.{suffix}"
            if offprint in made:
                out[HTML / article.slug / offprint.name] = made[offprint]
    return out


def downloads(site: Site, folder: PurePosixPath, stem: str) -> list[tuple[str, str]]:
    """Return kind and address of the editions that lie in a folder of the site."""
    names = [(suffix.upper(), f"{stem}.{suffix}") for suffix in ("pdf", "epub")]
    return [(kind, name) for kind, name in names if folder / name in site.files]


def _volume_page(site: Site) -> bytes:
    return render(
        "html/volume.j2", site=site, volume=site.volume, p=site.pen, root="", current="home", contents=(),
        groups=groups(site.volume, site.pen, address), downloads=downloads(site, HTML, site.volume.name),
    ).encode()  # fmt: skip


def _article_page(site: Site, article: Article, entries: Sequence[Entry]) -> bytes:
    images = {p.url: f"../images/{p.name}" for p in site.pictures}
    rendering = Rendering(site.pen.labels, "beside", images=images, reference=site.reference)
    hand = writer(article, rendering)
    at = article.number - 1
    return render(
        "html/article.j2", site=site, volume=site.volume, article=article, p=Pen(site.pen.labels, hand.language),
        root="../", current="", title=hand.front.title, body=article_body(article, rendering),
        contents=outline(article, hand), previous=entries[at - 1] if at else None,
        next=entries[at + 1] if at + 1 < len(entries) else None,
        downloads=[*downloads(site, HTML / article.slug, article.slug), ("TEI", f"{article.slug}.xml")],
    ).encode()  # fmt: skip
