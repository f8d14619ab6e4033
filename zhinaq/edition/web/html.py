"""The HTML edition: a page for the volume, one per article and the indexes; static, complete without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from zhinaq.edition.article.body import Rendering, front_pages, writer, written
from zhinaq.edition.article.outline import outline
from zhinaq.edition.markup import Pen
from zhinaq.edition.volume import indexes
from zhinaq.edition.volume.listing import Entry, entry, groups, translated, volume_titles
from zhinaq.edition.web import citing, machines
from zhinaq.edition.web.feeds import feeds
from zhinaq.edition.web.search import search_files
from zhinaq.edition.web.site import HTML, Site, page_of, site_of
from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.references.model import Reference
from zhinaq.references.print.render import render_reference
from zhinaq.references.print.style import style_named
from zhinaq.resources import folder, render, style
from zhinaq.settings import in_language
from zhinaq.tei import serialise
from zhinaq.view import Article, Volume
from zhinaq.volume import VolumeInput


def html(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    """Return the files under html/; `made` holds the editions already built, which are copied in and linked."""
    site = site_of(volume, source, made)
    entries = [entry(a, site.pen, page_of(a)) for a in volume.articles]
    out: Files = dict(site.files)
    out[HTML / "style.css"] = style("core.css", "screen.css").encode()
    out[HTML / "script.js"] = (folder("templates") / "html" / "script.js").read_bytes()
    out[HTML / "words.js"] = _words(site)
    out |= {HTML / "images" / p.name: p.data for p in site.pictures}
    for code in site.versions:
        out[HTML / site.version(code) / "index.html"] = _volume_page(site, code)
    out[HTML / "linkset.json"] = _volume_linkset(site)
    for article in volume.articles:
        out |= _article_files(site, article, entries)
    out |= _indexes(site, entries)
    out |= search_files(site)
    return out | feeds(site)


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _words(site: Site) -> bytes:
    """Return the words of the interface in every language, for the switch."""
    languages = site.pen.labels.languages
    words = {code: {name: site.pen.labels(name, code) for name in INTERFACE} for code in languages}
    return b"window.zhinaqWords=" + _json(words).strip() + b";\n"


INTERFACE = (
    "skip", "home", "author_index", "keyword_index", "search", "previous", "next", "downloads", "contents", "cite",
    "copy", "copied", "theme", "text_size", "interface_language", "link_to_paragraph", "enlarge", "close", "made_with",
    "other_articles", "search_prompt", "search_none", "search_some", "all_languages", "all_sections", "all_authors",
    "imprint", "article_list", "smaller", "larger", "filter_language", "filter_section", "filter_author",
    "search_needs_script", "front_pages",
)  # fmt: skip


def _page(site: Site, template: str, current: str, root: str, **values: Any) -> bytes:
    names = {"site": site, "volume": site.volume, "p": site.pen, "root": root, "current": current, "contents": (),
             "versions": ()}  # fmt: skip
    return render(f"html/{template}", **(names | values)).encode()


def _volume_page(site: Site, code: str) -> bytes:
    """Return the volume's page in a language: the volume's own, or another that its title is known in."""
    pen, place, volume = Pen(site.pen.labels, code), site.version(code), site.volume
    title, downloads = pen.text(volume_titles(volume)) or site.title, site.downloads(HTML, volume.name)
    about, url = ". ".join(filter(None, [title, pen.text(volume.subtitles)])), site.address(place)
    listed = groups(volume, pen, page_of, entry if code == site.language else translated)
    root = "../" * len(place.parts)
    return _page(
        site, "volume.j2", "home", root, p=pen, groups=listed, title=title, about=about,
        data={"@context": "https://schema.org", **machines.volume_data(volume, site.base)}, downloads=downloads,
        links=machines.volume_links(volume, site.base or root, downloads), versions=site.versions, url=url,
        graph=machines.preview("website", title, site.title, about, code, url),
        pages=front_pages(volume, Rendering(site.pen.labels, "beside")), lists=site.lists(HTML),
    )  # fmt: skip


def _volume_linkset(site: Site) -> bytes:
    links = machines.volume_links(site.volume, site.base, site.downloads(HTML, site.volume.name))
    articles = [
        ("item", f"{site.base}{a.slug}/" if site.base else page_of(a), "text/html") for a in site.volume.articles
    ]
    return _json(machines.linkset(site.base, [*links, *articles]))


def _article_files(site: Site, article: Article, entries: Sequence[Entry]) -> Files:
    """Return an article's page and what lies beside it: TEI, citations, links for machines."""
    place = HTML / article.slug
    kinds = [*site.downloads(place, article.slug), ("TEI", f"{article.slug}.xml")]
    entry_ = citing.reference(site.volume, article, site.pen)
    item = citing.csl(site.volume, entry_, article.id)
    machine = machines.Machine(site.volume, article, site.pen, site.base, tuple(kinds))
    printed = list(_printed(site, entry_))
    return {
        place / "index.html": _article_page(site, article, entries, machine, printed),
        place / f"{article.slug}.xml": serialise(article.element),
        place / "cite.json": citing.csl_json(item), place / "cite.bib": citing.bibtex(item),
        place / "cite.ris": citing.ris(item),
        place / "linkset.json": _json(machines.linkset(machine.url, machines.links(machine))),
    }  # fmt: skip


Printed = tuple[str, str, str]  # a style's name and title, the article printed in it


def _printed(site: Site, entry: Reference) -> Iterator[Printed]:
    """Yield the article as an entry of a list: in the volume's style first, then in those most asked for."""
    wanted = [style_named(name) for name in (site.volume.settings.reference_style, *STYLES)]
    for chosen in {s.name: s for s in wanted}.values():
        text = render_reference(entry, chosen.name, site.pen.labels.languages)
        yield chosen.name, in_language(chosen.titles, site.language), text


STYLES = ("gost-r-7.0.100-2018", "apa-7")


def _article_page(
    site: Site, article: Article, entries: Sequence[Entry], machine: machines.Machine, cite: Sequence[Printed]
) -> bytes:
    images = {p.url: f"../images/{p.name}" for p in site.pictures}
    rendering = Rendering(
        site.pen.labels, "beside", anchors=True, images=images, reference=site.reference,
        lists=site.lists(HTML / article.slug), articles={a.id: f"../{page_of(a)}" for a in site.volume.articles},
    )  # fmt: skip
    hand = writer(article, rendering)
    at = article.number - 1
    title = hand.front.title
    return _page(
        site, "article.j2", "", "../", article=article, p=Pen(site.pen.labels, hand.language), title=title,
        body=written(hand), contents=outline(article, hand), cite=cite, url=machine.url,
        previous=entries[at - 1] if at else None, next=entries[at + 1] if at + 1 < len(entries) else None,
        downloads=machine.downloads, lines=[*machines.highwire(machine), *machines.dublin_core(machine)],
        graph=machines.open_graph(machine, title, site.title), links=machines.links(machine),
        data=machines.json_ld(machine), description=machines.short(machine.abstract or title, 160),
    )  # fmt: skip


def _indexes(site: Site, entries: Sequence[Entry]) -> Files:
    """Return the author and keyword indexes, where there is anything to list."""

    def entry_of(article: Article) -> Entry:
        return entries[article.number - 1]

    made = {"author_index": indexes.authors(site.volume, entry_of),
            "keyword_index": indexes.keywords(site.volume, entry_of, site.pen)}  # fmt: skip
    return {
        HTML / place: _page(site, "index.j2", name, "../", heading=site.pen.label(name), groups=made[name],
                            url=site.address(PurePosixPath(place).parent))
        for name, place in site.menu if name in made
    }  # fmt: skip
