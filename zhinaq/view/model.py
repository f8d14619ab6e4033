"""The frozen dataclasses that templates, archive and deposits read of a volume and its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from zhinaq.settings import VolumeSettings, in_language

Element = etree._Element
Translated = Mapping[str, str]


@dataclass(frozen=True)
class Name:
    """A person's name in one language: the printed form, and its parts where they are known."""

    printed: str
    forename: str = ""
    surname: str = ""
    language: str = ""


@dataclass(frozen=True)
class Organisation:
    """An organisation: its names by language (the first as printed), its place, its ROR."""

    id: str
    names: Translated
    place: str = ""
    ror: str = ""
    printed: str = ""

    def name(self, *languages: str) -> str:
        """Return the name in the first of `languages` there is, else the first one."""
        return in_language(self.names, *languages)


@dataclass(frozen=True)
class Person:
    """An author or editor: names by language in printed order, marks of identity, affiliations as printed."""

    id: str
    names: Mapping[str, Name]
    orcid: str = ""
    email: str = ""
    corresponding: bool = False
    affiliations: tuple[Organisation, ...] = ()
    role: Translated = field(default_factory=dict)
    affiliation: Translated = field(default_factory=dict)
    degree: Translated = field(default_factory=dict)

    def name(self, *languages: str) -> Name:
        """Return the name in the first of `languages` there is, else the printed one."""
        return next((self.names[code] for code in languages if code in self.names), next(iter(self.names.values())))


@dataclass(frozen=True)
class Date:
    """A date of an article: received, revised, accepted, published or online; ISO when known, and as printed."""

    type: str
    when: str
    printed: str


@dataclass(frozen=True)
class Reference:
    """One entry of a reference list: its element is `biblStruct`, or `bibl` when it is printed as it stands."""

    id: str
    n: str
    element: Element
    parsed: bool
    language: str
    raw: str
    cert: str = ""


@dataclass(frozen=True)
class BackPart:
    """A division of the back: type bibliography, funding, contribution, …; `head` is its printed heading or ""."""

    type: str
    id: str
    head: str
    element: Element
    subtype: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section of the volume's contents; `articles` are their numbers in reading order."""

    id: str
    titles: Translated
    articles: tuple[int, ...] = ()

    def title(self, *languages: str) -> str:
        """Return the heading in the first of `languages` there is."""
        return in_language(self.titles, *languages)


@dataclass(frozen=True)
class Article:
    """One article. `number` counts from 1 in reading order; `slug` is the file name `NNN-title` without suffix."""

    id: str
    slug: str
    number: int
    n: str
    lang: str
    title: str
    titles: Translated
    subtitle: str
    subtitles: Translated
    authors: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    abstracts: tuple[tuple[str, tuple[Element, ...]], ...]
    keywords: tuple[tuple[str, tuple[str, ...]], ...]
    codes: tuple[tuple[str, str], ...]
    doi: str
    dates: tuple[Date, ...]
    article_type: str
    section: str
    funders: tuple[str, ...]
    licence: str
    pages: str
    element: Element
    front: tuple[Element, ...]
    body: Element
    back: tuple[BackPart, ...]
    raw_file: str
    title_element: Element | None = None

    @property
    def fragment(self) -> bool:
        """Tell whether the raw text begins inside this article, so that it has no title."""
        return not self.title

    @property
    def affiliations(self) -> tuple[Organisation, ...]:
        """Return the organisations, each once."""
        return self.organisations

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return every reference of every list."""
        return tuple(r for part in self.back for r in part.references)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the article's language, then the others it has a title, abstract or keywords in."""
        seen = [self.lang, *self.titles, *(code for code, _ in self.abstracts), *(code for code, _ in self.keywords)]
        return tuple(dict.fromkeys(code for code in seen if code))

    def abstract(self, language: str) -> tuple[Element, ...]:
        """Return the paragraphs of the abstract in a language, or none."""
        return next((ps for code, ps in self.abstracts if code == language), ())


@dataclass(frozen=True)
class Conference:
    """The meeting: names and place by language, first and last day in ISO form."""

    names: Translated
    places: Translated
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Volume:
    """A volume and its articles in reading order; texts are by language (key "" for a plain one in volume.yaml)."""

    name: str
    titles: Translated
    subtitles: Translated
    kind: str
    places: Translated
    year: str
    date: str
    publishers: Translated
    conference: Conference | None
    editors: tuple[Person, ...]
    board: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    isbn: str
    issn: str
    doi: str
    udc: str
    bbk: str
    licence: str
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    language: str
    languages: tuple[str, ...]
    settings: VolumeSettings
    element: Element
    frontmatter: tuple[Element, ...] = ()

    @property
    def title(self) -> str:
        """Return the title in the volume's language."""
        return in_language(self.titles, self.language)

    @property
    def subtitle(self) -> str:
        """Return the subtitle in the volume's language."""
        return in_language(self.subtitles, self.language)

    @property
    def place(self) -> str:
        """Return the place of publication in the volume's language."""
        return in_language(self.places, self.language)

    @property
    def publisher(self) -> str:
        """Return the publisher in the volume's language."""
        return in_language(self.publishers, self.language)
