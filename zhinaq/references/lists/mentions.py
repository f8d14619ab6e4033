"""Which article of a volume a reference means: by DOI, or by title, author, and year or volume together; else none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhinaq.references.lists.twins import skeleton
from zhinaq.references.model import Reference
from zhinaq.view import Article

SHORTEST_TITLE = 12  # letters from which a title is no stock phrase such as «Introduction»
SHORTEST_HOST = 8


@dataclass(frozen=True)
class Known:
    """An article that may be meant: its address, and what it is known by, as bare letters whatever the script."""

    target: str
    doi: str
    titles: frozenset[str]
    short_titles: frozenset[str]
    families: frozenset[str]
    year: str
    hosts: frozenset[str]


def known(article: Article, target: str, year: str, hosts: Iterable[str]) -> Known:
    """Return what an article is known by in every language it gives; `hosts` are titles of the volume and series."""
    titles = {code: (title, article.subtitles.get(code, "")) for code, title in article.titles.items()}
    whole = {skeleton(f"{title} {subtitle}") for title, subtitle in titles.values()}
    short = {skeleton(title) for title, subtitle in titles.values() if subtitle}
    names = [name for person in article.authors for name in person.names.values()]
    families = {skeleton(name.surname) for name in names if name.surname}
    places = {skeleton(host) for host in hosts}
    return Known(target, article.doi.casefold(), _long(whole), _long(short), frozenset(families - {""}), year[:4],
                 frozenset(h for h in places if len(h) >= SHORTEST_HOST))  # fmt: skip


def _long(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(t for t in titles if len(t) >= SHORTEST_TITLE)


Index = Mapping[str, Sequence[Known]]


def index(articles: Iterable[Known]) -> Index:
    """Return articles by DOI, and by titles with and without their subtitles."""
    found: dict[str, list[Known]] = {}
    for article in articles:
        for key in {article.doi, *article.titles, *article.short_titles} - {""}:
            found.setdefault(key, []).append(article)
    return found


def mentioned(reference: Reference, articles: Index, own: str = "") -> Known | None:
    """Return the one article that a reference means, or None when that is not certain; never that at `own`.

    A DOI decides. Without one the title must be the same, one of its authors the first author's namesake, and year and
    volume must not speak against it, one of them for it. An ibid and an entry that was not read mean nothing by title.
    """
    doi = reference.doi.casefold()
    if doi:
        found = list(articles.get(doi, ()))
        if found:
            return found[0] if len(found) == 1 and found[0].target != own else None
    if reference.type == "ibid" or reference.cert == "low":
        return None
    title = skeleton(reference.title)
    named = [a for a in articles.get(title, ()) if a.target != own]
    likely = [a for a in named if not (doi and a.doi) and _by(reference, a) and _there(reference, a)]
    whole = [a for a in likely if title in a.titles]
    found = whole or [a for a in likely if title in a.short_titles]
    return found[0] if len(found) == 1 else None


def _by(reference: Reference, article: Known) -> bool:
    first = next(iter(reference.authors), None)
    return first is not None and bool(first.family) and skeleton(first.family) in article.families


def _there(reference: Reference, article: Known) -> bool:
    """Tell whether year and host fit: nothing against, at least one for."""
    year, host = reference.year[:4], skeleton(reference.container)
    same_year = bool(year) and year == article.year
    same_host = len(host) >= SHORTEST_HOST and any(host in h or h in host for h in article.hosts)
    if year and article.year and not same_year:
        return False
    if host and article.hosts and not same_host:
        return False
    return same_year or same_host
