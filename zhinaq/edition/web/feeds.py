"""Site map and Atom feed: made only where the volume says at which address its site stands."""

from __future__ import annotations

from pathlib import PurePosixPath

from zhinaq.edition.article.front import Front
from zhinaq.edition.web.machines import abstracts, short
from zhinaq.edition.web.site import HTML, Site
from zhinaq.files import Files
from zhinaq.resources import render
from zhinaq.stamp import stamp


def feeds(site: Site) -> Files:
    """Return sitemap.xml and feed.xml, or nothing without a base address."""
    if not site.base:
        return {}
    moment = stamp(site.volume.date, site.volume.year[:4])
    addresses = [site.address(site.version(code)) for code in site.versions]
    addresses += [site.address(PurePosixPath(place).parent) for _, place in site.menu if "/" in place]
    addresses += [site.address(PurePosixPath(a.slug)) for a in site.volume.articles]
    articles = [(a, Front(a, site.pen.labels).title, short(next(iter(abstracts(a).values()), "")))
                for a in site.volume.articles]  # fmt: skip
    day = moment.date().isoformat()
    return {
        HTML / "sitemap.xml": render("html/sitemap.j2", site=site, addresses=addresses, day=day).encode(),
        HTML / "feed.xml": render("html/feed.j2", site=site, articles=articles, moment=moment.isoformat()).encode(),
    }
