"""Author and keyword indexes of a volume: lines under letters or languages, in the order of the alphabet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhinaq.edition.article.people import initial, inverted, sort_key
from zhinaq.edition.markup import Pen
from zhinaq.edition.volume.listing import Entry
from zhinaq.view import Article, Volume


@dataclass(frozen=True)
class Line:
    """One line of an index and the articles it leads to."""

    text: str
    language: str
    entries: tuple[Entry, ...]
    id: str = ""


@dataclass(frozen=True)
class Group:
    """The lines under one letter, or of one language."""

    title: str
    language: str
    lines: tuple[Line, ...]


EntryOf = Callable[[Article], Entry]


def authors(volume: Volume, entry: EntryOf) -> list[Group]:
    """Return every author's name, surname first, by letter: Cyrillic in the Kazakh order, then Latin."""
    found: dict[tuple[str, str], dict[str, Article]] = defaultdict(dict)
    for article in volume.articles:
        for person in article.authors:
            name = person.name(article.lang)
            found[inverted(name), name.language or article.lang][article.id] = article
    lines = [Line(text, language, tuple(map(entry, articles.values()))) for (text, language), articles in found.items()]
    return list(_by_letter(sorted(lines, key=lambda line: (sort_key(line.text), line.language))))


def _by_letter(lines: Iterable[Line]) -> Iterable[Group]:
    letters: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        letters[initial(line.text)].append(line)
    return (Group(letter or "#", "", tuple(listed)) for letter, listed in letters.items())


def keywords(volume: Volume, entry: EntryOf, pen: Pen) -> list[Group]:
    """Return every keyword by language, each in its alphabetical order; one word in two cases is one line."""
    found: dict[str, dict[str, tuple[str, dict[str, Article]]]] = defaultdict(dict)
    for article in volume.articles:
        for code, words in article.keywords:
            for word in words:
                text = word.strip(" .;,")
                if text:
                    found[code or article.lang].setdefault(text.casefold(), (text, {}))[1][article.id] = article
    order = {code: n for n, code in enumerate(volume.languages)}
    out = []
    for code in sorted(found, key=lambda c: (order.get(c, len(order)), c)):
        lines = [Line(text, code, tuple(map(entry, articles.values()))) for text, articles in found[code].values()]
        title = pen.labels.name(code, pen.language)
        out.append(Group(title, "", tuple(sorted(lines, key=lambda line: sort_key(line.text)))))
    return out
