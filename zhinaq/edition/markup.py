"""What templates outside an article's body ask: words, languages, addresses and attributes of a volume's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Undefined
from markupsafe import Markup

from zhinaq.edition.address import doi_address, mail_address, web_address
from zhinaq.edition.labels import Labels
from zhinaq.settings import in_language


def attributes(given: Mapping[str, object]) -> Markup:
    """Return attributes, escaped; those that are undefined, None, empty or False are left out."""
    said = {k: v for k, v in given.items() if not isinstance(v, Undefined) and v not in (None, "", False)}
    return Markup("").join(Markup(' %s="%s"') % (k, v) for k, v in said.items())


def tagged(language: str | None, epub: bool) -> dict[str, str | None]:
    """Return the attributes that name a language; EPUB asks for both."""
    return {"lang": language, "xml:lang": language if epub else None}


@dataclass(frozen=True)
class Pen:
    """Writes in one language: that of a volume's page, or of a part of it."""

    labels: Labels
    language: str
    epub: bool = False

    def label(self, name: str, language: str = "", **values: object) -> str:
        """Return a generated word in this language, or another."""
        return self.labels(name, language or self.language, **values)

    def text(self, words: Mapping[str, str]) -> str:
        """Return a text by language in this language, else in the first it has."""
        return in_language(words, self.language)

    def others(self, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return a text by language in the other languages."""
        return [(code, text) for code, text in words.items() if text and text != self.text(words)]

    def date(self, when: str) -> str:
        """Return a day in words."""
        return self.labels.date(when, "", self.language)

    def days(self, first: str, last: str) -> str:
        """Return a span of days in words."""
        return self.labels.days(first, last, self.language)

    def xmlattr(self, given: Mapping[str, object]) -> Markup:
        """Return attributes, those without value left out."""
        return attributes(given)

    def lang(self, language: str) -> Markup:
        """Return the language attributes when `language` is known and not this one."""
        return attributes(tagged(language if language != self.language else None, self.epub))

    def type(self, name: str) -> Markup:
        """Return an epub:type attribute in EPUB, else nothing."""
        return attributes({"epub:type": name if self.epub else None})

    def address(self, text: str) -> str:
        """Return a web address fit for a link, or ""."""
        return web_address(text)

    def mail(self, text: str) -> str:
        """Return a mailto: address, or ""."""
        return mail_address(text)

    def doi(self, text: str) -> str:
        """Return the address of a DOI, or ""."""
        return doi_address(text)
