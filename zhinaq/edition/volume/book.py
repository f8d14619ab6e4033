"""What the pages around the articles say: contents, indexes, description, colophon; facts only, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhinaq.edition.labels import Labels
from zhinaq.edition.volume.imprint import Imprint
from zhinaq.language import common_alphabet
from zhinaq.settings import in_language
from zhinaq.view import Article, Person, Volume

CLOSING = ",;:.\N{EN DASH}-"
LEAST_LAST = 4  # letters of the last word of a shortened title
SHORT, SHORT_NAMES = 58, 48  # letters in a running head: of a title, of names in small capitals


@dataclass(frozen=True)
class Entry:
    """One line of the contents: an article with its first page."""

    article: Article
    authors: str
    title: str
    language: str
    page: int


@dataclass(frozen=True)
class Group:
    """A section of the contents; its headings are empty when the volume has no sections."""

    headings: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Indexed:
    """One line of an index: a name or a word, where it stands, and the facts about a person."""

    name: str
    language: str
    places: tuple[tuple[str, int], ...]
    person: Person | None = None


@dataclass(frozen=True)
class Book:
    """The questions that templates/pdf/*.j2 ask; `starts` gives the first page of each article by its id."""

    volume: Volume
    labels: Labels
    starts: Mapping[str, int]
    pages: int = 0
    typeface: str = ""
    trim: tuple[float, float] | None = None

    @property
    def language(self) -> str:
        """Return the volume's language."""
        return self.volume.language or self.labels.language

    def label(self, name: str, language: str = "", **values: object) -> str:
        """Return a generated word."""
        return self.labels(name, language or self.language, **values)

    def headings(self, name: str) -> list[tuple[str, str]]:
        """Return a heading in the volume's languages, its own first, each once."""
        codes = [self.language, *(c for c in self.volume.languages if c != self.language)]
        found = [(c, self.labels(name, c)) for c in codes if c in self.labels.languages]
        return list({word: (code, word) for code, word in reversed(found)}.values())[::-1]

    def say(self, words: Mapping[str, str], language: str = "") -> str:
        """Return a text of volume.yaml in the volume's language."""
        return in_language(words, language or self.language)

    def others(self, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return language and text of the other languages of a text, in the volume's order."""
        own = self.say(words)
        order = [*self.volume.languages, *words]
        return [(c, words[c]) for c in dict.fromkeys(order) if c and words.get(c) and words[c] != own]

    def all(self, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return language and text of every language of a text, the volume's own first; none for an empty one."""
        own = self.say(words)
        first = next((c for c, t in words.items() if t == own), "")
        return [(first, own), *self.others(words)] if own else []

    def days(self, first: str, last: str) -> str:
        """Return a span of days in words."""
        return self.labels.days(first, last, self.language)

    @property
    def imprint(self) -> Imprint:
        """Return what is known of the publication."""
        return self.imprint_in("")

    def imprint_in(self, language: str) -> Imprint:
        """Return what is known of the publication, in a language."""
        return Imprint(self.volume, self.labels, self.pages, self.typeface, self.trim, language)

    def contents(self) -> list[Group]:
        """Return sections with their articles, in reading order; articles of no section come as they stand."""
        entries = {a.number: self.entry(a) for a in self.volume.articles}
        groups, taken = [], set[int]()
        for article in self.volume.articles:
            if article.number in taken:
                continue
            section = next((s for s in self.volume.sections if article.number in s.articles), None)
            numbers = section.articles if section else self._loose(article.number)
            taken |= set(numbers)
            headings = tuple((c, t) for c, t in self._titles(section.titles)) if section else ()
            groups.append(Group(headings, tuple(entries[n] for n in numbers if n in entries)))
        return groups

    def _loose(self, number: int) -> list[int]:
        named = {n for s in self.volume.sections for n in s.articles}
        out = []
        for article in self.volume.articles[number - 1 :]:
            if article.number in named:
                break
            out.append(article.number)
        return out

    def _titles(self, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        own = self.say(titles)
        yield next((c for c, t in titles.items() if t == own), ""), own
        yield from self.others(titles)

    def section_at(self, article: Article) -> list[tuple[str, str]]:
        """Return the headings of the section that this article opens, or none."""
        section = next((s for s in self.volume.sections if s.articles and s.articles[0] == article.number), None)
        return list(self._titles(section.titles)) if section else []

    def in_section(self, article: Article) -> bool:
        """Tell whether an article belongs to a section, so that its bookmark stands below the section's."""
        return any(article.number in section.articles for section in self.volume.sections)

    def entry(self, article: Article) -> Entry:
        """Return an article's line in the contents."""
        title = article.title or self.labels("untitled", article.lang or self.language)
        return Entry(article, ", ".join(_inverted(p, article.lang) for p in article.authors), title,
                     article.lang or self.language, self.starts.get(article.id, 0))  # fmt: skip

    def authors(self) -> list[Indexed]:
        """Return the authors in alphabetical order with the first pages of their articles."""
        found: dict[str, list[tuple[Article, Person]]] = {}
        for article in self.volume.articles:
            for person in article.authors:
                name = _inverted(person, article.lang)
                if name:
                    found.setdefault(re.sub(r"\s+", "", name).casefold(), []).append((article, person))
        lines = [_indexed(people, self.starts) for people in found.values()]
        return sorted(lines, key=lambda line: alphabetical(line.name))

    def keywords(self) -> list[Indexed]:
        """Return the keywords in alphabetical order with the pages of their articles; words of one spelling are one."""
        found: dict[str, tuple[str, str, list[tuple[str, int]]]] = {}
        for article in self.volume.articles:
            for code, words in article.keywords:
                for word in filter(None, map(str.strip, words)):
                    _, _, places = found.setdefault(word.casefold(), (word, code, []))
                    places.append((article.id, self.starts.get(article.id, 0)))
        lines = [Indexed(word, code, tuple(dict.fromkeys(places))) for word, code, places in found.values()]
        return sorted(lines, key=lambda line: alphabetical(line.name))

    def running_authors(self, article: Article) -> str:
        """Return the names for the left running head, as many as fit; the volume's title when there are none."""
        names = [p.name(article.lang).printed for p in article.authors]
        while len(names) > 1 and len(", ".join(names)) > SHORT_NAMES:
            names = names[:-1]
        cut = len(names) < len(article.authors)
        text = ", ".join(names) + (" \N{HORIZONTAL ELLIPSIS}" if cut and names else "")
        return shortened(text or self.volume.title, SHORT_NAMES)

    def running_title(self, article: Article) -> str:
        """Return the short title for the right running head."""
        return shortened(article.title or self.volume.title)


def _indexed(people: Sequence[tuple[Article, Person]], starts: Mapping[str, int]) -> Indexed:
    article, person = people[0]
    places = tuple(dict.fromkeys((a.id, starts.get(a.id, 0)) for a, _ in people))
    return Indexed(_inverted(person, article.lang), article.lang, places, person)


def _inverted(person: Person, language: str) -> str:
    """Return `Surname I.I.`; a name that was not parsed stays as printed."""
    name = person.name(language)
    if not name.surname:
        return name.printed
    return "\N{NO-BREAK SPACE}".join(part for part in (name.surname, name.forename) if part)


def shortened(text: str, longest: int = SHORT) -> str:
    """Return a text cut between words to fit a line, with an ellipsis; no small word stands before it."""
    text = " ".join(text.split())
    longest = int(longest * 0.8) if text.isupper() else longest
    if len(text) <= longest:
        return text
    head = text[: max(text.rfind(" ", 0, longest), 0) or longest - 1]
    while len(words := head.split()) > 2 and len(words[-1].rstrip(CLOSING)) < LEAST_LAST:  # noqa: PLR2004
        head = " ".join(words[:-1])
    return head.rstrip(f" {CLOSING}") + "\N{HORIZONTAL ELLIPSIS}"


def alphabetical(text: str) -> tuple[list[tuple[int, str]], str]:
    """Return a sort key: the fullest alphabet of the languages, then Latin; spaces and stops do not count."""
    letters = common_alphabet("references")
    rank = {letter: n for n, letter in enumerate(letters)}
    key = [(rank.get(c, 500 if c.isascii() else 900), c) for c in text.casefold() if c.isalnum()]
    return key, text
