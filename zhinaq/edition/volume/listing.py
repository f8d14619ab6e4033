"""The contents of a volume as lists of articles: by section, and one line per article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from zhinaq.edition.article.front import Front
from zhinaq.edition.markup import Pen
from zhinaq.settings import in_language
from zhinaq.view import Article, Volume


@dataclass(frozen=True)
class Entry:
    """One article in a list: its address, title, authors, titles in other languages, pages and identifiers."""

    address: str
    title: str
    language: str
    people: str = ""
    others: tuple[tuple[str, str], ...] = ()
    more: str = ""


@dataclass(frozen=True)
class Group:
    """A headed group of articles."""

    title: str
    language: str
    entries: tuple[Entry, ...]


def volume_titles(volume: Volume) -> Mapping[str, str]:
    """Return the volume's titles by language; one article without a volume around it gives its own."""
    alone = volume.articles[0].titles if len(volume.articles) == 1 and not volume.titles else {}
    return volume.titles or {code or volume.language: text for code, text in alone.items()}


def entry(article: Article, pen: Pen, address: str) -> Entry:
    """Return the line of one article."""
    front = Front(article, pen.labels)
    people = ", ".join(front.name_in(person, article.lang) for person in article.authors)
    pages = pen.label("pages", front.language, n=article.pages) if article.pages else ""
    others = tuple((code, title) for code, title, _ in front.other_titles)
    return Entry(address, front.title, front.title_language, people, others, pages)


def translated(article: Article, pen: Pen, address: str) -> Entry:
    """Return the line of one article in the pen's language where its title is known in it, the printed one below."""
    printed, language = entry(article, pen, address), pen.language
    title = article.titles.get(language, "")
    if not title or language == printed.language:
        return printed
    front = Front(article, pen.labels)
    people = ", ".join(front.name_in(person, language) for person in article.authors)
    others = ((printed.language, printed.title), *(o for o in printed.others if o[0] != language))
    return replace(printed, title=title, language=language, people=people, others=others)


def groups(
    volume: Volume, pen: Pen, address: Callable[[Article], str], line: Callable[[Article, Pen, str], Entry] = entry
) -> list[Group]:
    """Return the articles in reading order, under their sections where there are any; `line` makes one of each."""
    sections = {s.id: s for s in volume.sections if s.articles}
    runs: list[tuple[str, list[Article]]] = []
    for article in volume.articles:
        key = article.section if article.section in sections else ""
        if not runs or runs[-1][0] != key:
            runs.append((key, []))
        runs[-1][1].append(article)
    out = []
    for key, articles in runs:
        titles = sections[key].titles if key else {}
        title = in_language(titles, pen.language) or pen.label("article_list")
        language = next((code for code, text in titles.items() if text == title and code), pen.language)
        out.append(Group(title, language, tuple(line(a, pen, address(a)) for a in articles)))
    return out
