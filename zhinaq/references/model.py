"""What a reference is once it is read: plain frozen data, the printed string always beside the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TYPES = ("book", "chapter", "article", "newspaper", "web", "thesis", "law", "treaty", "report", "archive", "ibid")


@dataclass(frozen=True)
class Name:
    """One person (family, given, particle) or, in `literal`, one organisation; `printed` is the form in the text."""

    family: str = ""
    given: str = ""
    particle: str = ""
    literal: str = ""
    printed: str = ""

    @property
    def key(self) -> str:
        """Return the word the name is sorted and cited by."""
        return self.family or self.literal


@dataclass(frozen=True)
class Reference:
    """One entry of a list. Empty string: the entry does not say. `certainty` holds only what is not high."""

    raw: str
    number: str = ""
    type: str = "book"
    language: str = ""
    authors: tuple[Name, ...] = ()
    others: bool = False
    authors_printed: str = ""
    editors: tuple[Name, ...] = ()
    editors_printed: str = ""
    title: str = ""
    kind: str = ""
    container: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    suffix: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    part: str = ""
    pages: str = ""
    extent: str = ""
    edition: str = ""
    number_of_act: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    accessed: str = ""
    medium: str = ""
    series: str = ""
    archive: str = ""
    in_language: str = ""
    rest: str = ""
    ibid_of: Reference | None = None
    certainty: Mapping[str, str] = field(default_factory=dict)
    cert: str = "high"
