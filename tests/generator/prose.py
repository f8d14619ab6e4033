"""Scholarly prose from templates: sentences, titles, abstracts, keywords of one article in one language."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.generator.convention import columns, data

LANGUAGES = ("kk", "ru", "en")
ALIKE = str.maketrans("ABEKMNOPT", "\u0410\u0411\u0415\u041a\u041c\u041d\u041e\u041f\u0422")
CAPITALS = {"kk": ALIKE, "ru": ALIKE, "en": {}}


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    at = next((i for i, c in enumerate(text) if not unicodedata.category(c).startswith("P")), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


@dataclass(frozen=True)
class Subject:
    """What an article is about: a field and two of its topics, by number, so that every language says the same."""

    field: str
    topics: tuple[int, int]

    def words(self, lang: str) -> dict[str, str]:
        """Return the slots of the templates: topic, its genitive, the other topic, its genitive."""
        rows = [columns(data("topics")[self.field]["topics"][n]) for n in self.topics]
        at = LANGUAGES.index(lang) if lang != "en" else 3
        gen = 2 if lang == "ru" else at
        (one, other) = rows
        return {"n": one[at], "g": one[gen], "N": capital(one[at]), "o": other[at], "h": other[gen], "g2": one[at]}


def subject(rng: Random, field: str) -> Subject:
    """Draw two topics of a field."""
    topics = rng.sample(range(len(data("topics")[field]["topics"])), 2)
    return Subject(field, (topics[0], topics[1]))


class Prose:
    """Writes about a subject in a language; `cite` and `mention` say what may stand in brackets."""

    def __init__(
        self, rng: Random, about: Subject, lang: str, cited: str = "brackets", sources: list[str] | None = None
    ):
        self.rng, self.about, self.lang, self.cited = rng, about, lang, cited
        self.sources = sources or []
        self.words: dict[str, Any] = data("prose")[lang]
        self.mentions: list[str] = []

    def fill(self, template: str) -> str:
        """Fill the slots of a template."""
        rng = self.rng
        about = (
            self.about
            if rng.random() < 0.6
            else Subject(self.about.field, (self.about.topics[1], self.about.topics[0]))
        )
        year = rng.randint(1998, 2017)
        slots = {
            **about.words(self.lang), "y": str(year), "y2": str(year + rng.randint(1, 6)),
            "w": self.someone(),
            "k": str(rng.randint(12, 640)), "k2": str(rng.randint(641, 980)),
            "c": self.citation(), "f": self._mention(),
        }  # fmt: skip
        while "{p}" in template:
            template = template.replace("{p}", self._share(), 1)
        for key, value in slots.items():
            template = template.replace("{" + key + "}", value)
        return " ".join(template.split()).replace(" .", ".").replace(" ,", ",").replace(" ;", ";")

    def _share(self) -> str:
        whole, tenths = self.rng.randint(2, 94), self.rng.randint(1, 9)
        return f"{whole}.{tenths}" if self.lang == "en" else f"{whole},{tenths}"

    def someone(self) -> str:
        """Return the name of somebody whom the text speaks of."""
        words, rng, at = data("people"), self.rng, LANGUAGES.index(self.lang)
        if self.lang == "en" and rng.random() < 0.7:
            return f"{rng.choice(words['forenames']['foreign'].split())[0]}. {rng.choice(words['foreign'].split())}"
        sign = rng.choice([" ", ""])
        return (
            f"{rng.choice('ABEKMNOPT')}.".translate(CAPITALS[self.lang])
            + sign
            + columns(rng.choice(words["mentioned"]))[at]
        )

    def citation(self) -> str:
        """Return an anchor to a source, or nothing."""
        rng = self.rng
        if not self.sources or rng.random() < 0.35:
            return ""
        n = rng.randrange(len(self.sources))
        if self.cited == "author":
            return f"({self.sources[n]})"
        if self.cited == "pages":
            return f"[{n + 1}, {self.words['page']} {rng.randint(5, 300)}]"
        if self.cited == "raised":
            return ""
        return f"[{n + 1}]" if rng.random() < 0.7 else f"[{n + 1}, {n + 2}]"

    def _mention(self) -> str:
        return self.rng.choice(self.mentions) if self.mentions and self.rng.random() < 0.5 else ""

    def sentence(self) -> str:
        """Return one sentence."""
        words, rng = self.words, self.rng
        text = rng.choice(words["openers"]) + rng.choice(words["clauses"]) + rng.choice(words["tails"])
        return capital(self.fill(text)) + "."

    def paragraph(self, low: int = 2, high: int = 6) -> str:
        """Return a paragraph of some sentences."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(low, high)))

    def one(self, kind: str) -> str:
        """Return a filled template of a kind."""
        return capital(self.fill(self.rng.choice(self.words[kind])))

    def title(self) -> str:
        """Return a title on the subject's own topics."""
        slots = self.about.words(self.lang)
        template = str(self.rng.choice(self.words["titles"])).replace("{y}", str(self.rng.randint(2009, 2023)))
        for key, value in slots.items():
            template = template.replace("{" + key + "}", value)
        return template

    def abstract(self, low: int = 3, high: int = 6) -> list[str]:
        """Return the sentences of an abstract."""
        pool = self.rng.sample(self.words["abstract"], min(self.rng.randint(low, high), len(self.words["abstract"])))
        return [self.fill(s) for s in sorted(pool, key=self.words["abstract"].index)]

    def keywords(self) -> list[str]:
        """Return the terms of an article."""
        own = [self.about.words(self.lang)["n"], self.about.words(self.lang)["o"]]
        more = self.rng.sample(self.words["keywords"], self.rng.randint(2, 5))
        return [*own[: self.rng.randint(1, 2)], *more]


class Foreign:
    """Writes the short texts of a further language."""

    def __init__(self, rng: Random, lang: str):
        self.rng, self.lang = rng, lang
        self.words: dict[str, Any] = data("others")[lang]

    def title(self) -> str:
        """Return a title."""
        return str(self.rng.choice(self.words["titles"]))

    def abstract(self, low: int = 2, high: int = 5) -> list[str]:
        """Return the sentences of an abstract."""
        return self.rng.sample(self.words["sentences"], self.rng.randint(low, high))

    def keywords(self) -> list[str]:
        """Return terms."""
        return self.rng.sample(self.words["words"], self.rng.randint(3, 6))
