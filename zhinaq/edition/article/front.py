"""What an article's title block says, in one shape for every article: titles, people, marks, codes, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhinaq.edition.labels import Labels
from zhinaq.settings import in_language
from zhinaq.tei import text_of, xpath
from zhinaq.view import Article, Person


@dataclass(frozen=True)
class Front:
    """The questions that templates/front/article.j2 asks."""

    article: Article
    labels: Labels

    @property
    def language(self) -> str:
        """Return the article's language, the volume's when it is not known."""
        return self.article.lang or self.labels.language

    @property
    def title_language(self) -> str:
        """Return the language of the title that heads the article, or of the words that stand for a missing one."""
        return language_of(self.article.titles, self.article.title) or self.language

    @property
    def title(self) -> str:
        """Return the title, or the words that stand for a missing one, without markup."""
        return self.article.title or self.labels("untitled", self.language)

    @property
    def marked_up(self) -> bool:
        """Tell whether the title that heads the article is the one of the title element."""
        node = self.article.title_element
        return node is not None and " ".join(text_of(node).split()) == self.article.title != ""

    @property
    def other_titles(self) -> list[tuple[str, str, str]]:
        """Return language, title and subtitle of the titles in other languages."""
        article = self.article
        return [(code, title, article.subtitles.get(code, "") if code != self.title_language else "")
                for code, title in article.titles.items() if title != article.title]  # fmt: skip

    @property
    def subtitle_language(self) -> str:
        """Return the language of the subtitle."""
        return language_of(self.article.subtitles, self.article.subtitle) or self.language

    def marks(self, person: Person) -> str:
        """Return the marks after an author's name: numbers of affiliations when there are several, * to write to."""
        known = [o.id for o in self.article.organisations]
        numbers = [str(known.index(o.id) + 1) for o in person.affiliations if o.id in known] if len(known) > 1 else []
        star = ["*"] if person.corresponding and person.email else []
        return ",".join([*dict.fromkeys(numbers), *star])

    def name_in(self, person: Person, language: str) -> str:
        """Return a person's name as the language writes it, else as printed."""
        return person.name(language, self.language).printed

    def byline(self, language: str) -> str:
        """Return the authors' names in a language when every one of them is known in it."""
        people = self.article.authors
        if language == self.language or not all(language in p.names for p in people):
            return ""
        return ", ".join(p.names[language].printed for p in people)

    def code_name(self, scheme: str) -> str:
        """Return what a classification is called."""
        name = f"code_{scheme}"
        return self.labels(name, self.language) if self.labels.has(name) else "" if "-" in scheme else scheme.upper()

    def date_name(self, kind: str) -> str:
        """Return what a date means."""
        name = f"date_{kind}"
        return self.labels(name, self.language) if self.labels.has(name) else kind

    @property
    def roles(self) -> list[tuple[str, str]]:
        """Return name and office of the authors who were printed with one."""
        people = [p for p in self.article.authors if any(p.role.values())]
        return [(self.name_in(p, self.language), in_language(p.role, self.language)) for p in people]

    @property
    def licence(self) -> tuple[str, str, str]:
        """Return the licence's words before its address, the address as shown, the words after it.

        There are no words when the back says them; an address that the words hold is shown where it stands.
        """
        path = "t:teiHeader/t:fileDesc/t:publicationStmt//t:licence"
        told = any(part.type == "licence" for part in self.article.back)
        words = "" if told else " ".join(" ".join(text_of(n).split()) for n in xpath(self.article.element, path))
        address = self.article.licence
        shown = next((form for form in (address, address.rstrip("/")) if form and form in words), "")
        return words.partition(shown) if shown else (words, address, "")

    def abstract_languages(self) -> list[str]:
        """Return the languages that have an abstract or keywords, the article's own first."""
        article = self.article
        found = dict.fromkeys([*(code for code, _ in article.abstracts), *(code for code, _ in article.keywords)])
        order = {code: n for n, code in enumerate(article.languages)}
        return sorted(found, key=lambda code: (order.get(code, len(order)), code))

    def keywords(self, language: str) -> list[tuple[str, ...]]:
        """Return the keyword lists of a language."""
        return [words for code, words in self.article.keywords if code == language and words]


def language_of(words: Mapping[str, str], text: str) -> str:
    """Return the language under which a text stands in texts by language, or ""."""
    return next((code for code, own in words.items() if own == text), "")
