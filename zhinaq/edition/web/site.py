"""What every page of the HTML edition shares: the volume, its words, pictures, files and addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from zhinaq.edition.labels import Labels
from zhinaq.edition.markup import Pen
from zhinaq.edition.pictures import Picture, pictures
from zhinaq.edition.printing import printer_of
from zhinaq.edition.volume.listing import volume_titles
from zhinaq.files import Files
from zhinaq.references.print.render import Printer
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput

HTML = PurePosixPath("html")
SUFFIXES = ("pdf", "epub")
LISTS = {"references.json": "CSL-JSON", "references.bib": "BibTeX", "references.ris": "RIS"}


@dataclass(frozen=True)
class Site:
    """The site of a volume; `files` are the editions it carries, `base` its address with a slash, or ""."""

    volume: Volume
    pen: Pen
    pictures: Sequence[Picture]
    files: Files
    reference: Printer
    base: str = ""

    @property
    def title(self) -> str:
        """Return the volume's title, or the words that stand for a missing one."""
        return self.pen.text(volume_titles(self.volume)) or self.pen.label("untitled_volume")

    @property
    def language(self) -> str:
        """Return the language of the volume's own pages."""
        return self.pen.language

    @property
    def menu(self) -> list[tuple[str, str]]:
        """Return the pages that every page links to: those that have something on them."""
        volume = self.volume
        there = {"home": True, "search": bool(volume.articles), "author_index": any(a.authors for a in volume.articles),
                 "keyword_index": any(a.keywords for a in volume.articles)}  # fmt: skip
        return [(name, place) for name, place in PLACES.items() if there[name]]

    @property
    def versions(self) -> list[str]:
        """Return the languages that the volume's page is there in: its own, then those its title is known in."""
        titled = [code for code, text in volume_titles(self.volume).items() if text and code != self.language]
        return [self.language, *(code for code in titled if code in self.pen.labels.languages)]

    def version(self, code: str) -> PurePosixPath:
        """Return the folder of the volume's page in a language."""
        return PurePosixPath("" if code == self.language else code)

    def address(self, place: PurePosixPath) -> str:
        """Return the whole address of a folder of the site, or "" when it is not known where the site stands."""
        return f"{self.base}{place}/".removesuffix("./") if self.base else ""

    def downloads(self, folder: PurePosixPath, stem: str) -> list[tuple[str, str]]:
        """Return kind and name of the editions that lie in a folder of the site."""
        return [(s.upper(), f"{stem}.{s}") for s in SUFFIXES if folder / f"{stem}.{s}" in self.files]

    def lists(self, folder: PurePosixPath) -> list[tuple[str, str]]:
        """Return form and name of the reference lists that lie in a folder of the site."""
        return [(form, name) for name, form in LISTS.items() if folder / name in self.files]


PLACES = {"home": "index.html", "author_index": "authors/index.html", "keyword_index": "keywords/index.html",
          "search": "search/index.html"}  # fmt: skip


def site_of(volume: Volume, source: VolumeInput, made: Mapping[PurePosixPath, bytes]) -> Site:
    """Return the site of a volume; `made` holds the editions already built.

    Raises ZhinaqError when the volume asks for a reference style that there is not.
    """
    labels = Labels(volume.language)
    base = volume.settings.base_url
    return Site(
        volume, Pen(labels, labels.code(volume.language)), pictures(volume, source), copies(volume, made),
        printer_of(volume, source), f"{base.rstrip('/')}/" if base else "",
    )  # fmt: skip


def copies(volume: Volume, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return the editions and reference lists that were built, in their places under html/."""
    out: Files = {}
    for suffix in SUFFIXES:
        name = PurePosixPath(f"{volume.name}.{suffix}")
        if name in made:
            out[HTML / name] = made[name]
        for article in volume.articles:
            offprint = PurePosixPath("offprints") / f"{article.slug}.{suffix}"
            if offprint in made:
                out[HTML / article.slug / offprint.name] = made[offprint]
    for folder, stem in [("", volume.name), *((a.slug, a.slug) for a in volume.articles)]:
        for own in LISTS:
            listed = PurePosixPath("references") / f"{stem}{PurePosixPath(own).suffix}"
            if listed in made:
                out[HTML / folder / own] = made[listed]
    return out


def page_of(article: Article) -> str:
    """Return an article's page, seen from the volume's."""
    return f"{article.slug}/index.html"
