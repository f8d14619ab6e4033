"""Lists of sources: invented works in the forms of several styles, numbered, unnumbered, romanised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.generator import people
from tests.generator.convention import Convention, data, settled
from tests.generator.kinds import Unit
from tests.generator.people import Person
from tests.generator.prose import Prose, subject


@dataclass(frozen=True)
class Work:
    """One invented work."""

    authors: tuple[Person, ...]
    lang: str
    title: str
    kind: str  # book, article, web, thesis, chapter
    year: int
    pages: tuple[int, int]
    number: int
    key: str  # what an author-year anchor says


def work(rng: Random, lang: str, field: str) -> Work:
    """Draw a work of a field, mostly in the article's language."""
    lang = lang if rng.random() < 0.7 else rng.choice(["ru", "en"])
    abroad = lang == "en" and rng.random() < 0.8
    at = people.home(rng, abroad)
    authors = tuple(people.person(rng, abroad, at) for _ in range(rng.choice([1, 1, 2, 3])))
    title = Prose(rng, subject(rng, field), lang).title()
    first = rng.randint(3, 200)
    year = rng.randint(1987, 2023)
    last = people.row(authors[0].surname, lang)
    also = data("sources")[lang]["also"]
    key = f"{last}, {year}" if len(authors) == 1 else f"{last} {also}, {year}"
    kind = rng.choice(["book", "article", "article", "article", "web", "thesis", "chapter"])
    return Work(authors, lang, title, kind, year, (first, first + rng.randint(3, 20)), rng.randint(1, 12), key)


def names(item: Work, form: str, sign: str = ", ", last: str = ", ") -> str:
    """Return the authors of a work in a form."""
    all_ = [people.name(a, item.lang, form, "ordinary") for a in item.authors]
    return all_[0] if len(all_) == 1 else sign.join(all_[:-1]) + last + all_[-1]


def entry(rng: Random, item: Work, style: str) -> str:
    """Return a work in a style."""
    words = data("sources")[item.lang]
    slots = {
        "t": item.title, "y": str(item.year), "n": str(item.number), "v": str(item.number + 7),
        "a": str(item.pages[0]), "b": str(item.pages[1]), "k": str(item.pages[1] + 90),
        "city": rng.choice(words["cities"]), "press": rng.choice(words["presses"]),
        "journal": rng.choice(words["journals"]), "u": f"https://{rng.choice(words['sites'])}/{rng.randint(100, 9999)}",
        "d": f"{item.number:02d}.0{item.number % 9 + 1}.2024",
        "doi": f"10.{1000 + item.pages[1]}/{item.number}.{item.year}.{item.pages[0]}", "A": _authors(rng, item, style),
    }  # fmt: skip
    text = str(rng.choice(words[style][item.kind] if item.kind in words[style] else words[style]["article"]))
    for key, value in slots.items():
        text = text.replace("{" + key + "}", value)
    return text


def _authors(rng: Random, item: Work, style: str) -> str:
    if style == "apa":
        return _apa(item)
    if style == "vancouver":
        return names(item, "surname_i_tight").replace(".", "")
    if style == "ieee":
        return names(item, "i_surname", last=f" {data('sources')[item.lang]['and']} ")
    return names(item, rng.choice(["surname_i", "surname_i_tight"]))


def _apa(item: Work) -> str:
    each = [
        f"{people.row(a.surname, item.lang)}, " + people.name(a, item.lang, "i_surname", "ordinary").rsplit(" ", 1)[0]
        for a in item.authors
    ]
    return ", ".join(each[:-1]) + ", & " + each[-1] if len(each) > 1 else each[0]


def romanised(text: str) -> str:
    """Return a text in Latin letters."""
    table = data("latin")
    return "".join(table.get(c, table.get(c.lower(), c).capitalize() if c.lower() in table else c) for c in text)


class Lists:
    """Makes the lists of one article."""

    def __init__(self, rng: Random, conv: Convention, article: int, lang: str, field: str):
        self.rng, self.conv, self.article, self.lang = rng, conv, article, lang
        self.works = [work(rng, lang, field) for _ in range(rng.randint(3, 11))]
        if conv["reference_number"] == "none":
            self.works.sort(key=lambda w: w.key)
        self.keys = [w.key for w in self.works]

    def make(self) -> tuple[list[Unit], list[int], list[str]]:
        """Return the units of the lists, how many entries each has, and the headings."""
        if self.conv["references"] == "none":
            return [], [], []
        style = self.conv["reference_style"]
        texts = [entry(self.rng, w, style) for w in self.works]
        if self.conv["references"] == "listed":
            head = settled(self.rng, self.conv, "lists" + self.lang, data("labels")[self.lang]["lists"])
            units, heads = [self.heading(head)], [head]
        else:
            units, heads = [], []
        cut = len(texts) // 2 if self.conv["list_parts"] == "several" and heads and len(texts) > 4 else 0
        for n, run in enumerate((texts[:cut], texts[cut:])):
            if cut:
                part = data("labels")[self.lang]["list_parts"][n]
                units.append(Unit("list-heading", part, self.article, layout="left", mark="h3"))
                heads.append(part)
            units += self.entries(run, n * cut)
        counts = [len(texts)]
        if self.conv["romanised"] == "yes" and self.lang != "en":
            head = settled(self.rng, self.conv, "romanised" + self.lang, data("labels")[self.lang]["romanised"])
            latin = [romanised(text) + self._translated() for text in texts]
            units += [self.heading(head), *self.entries(latin)]
            counts.append(len(latin))
            heads.append(head)
        return units, counts, heads

    def _translated(self) -> str:
        """Return a translated title in brackets, or nothing."""
        if self.rng.random() < 0.7:
            return ""
        return f" [{Prose(self.rng, subject(self.rng, 'history'), 'en').title()}]"

    def heading(self, head: str) -> Unit:
        """Return the heading of a list."""
        style = self.conv["list_heading"]
        text = head.upper() if style == "capitals" else head + ":" if style == "colon" else head
        return Unit("list-heading", text, self.article, layout="centre", mark="bold" if style == "bold" else "h2")

    def entries(self, texts: Sequence[str], after: int = 0) -> list[Unit]:
        """Return the entries of a list, numbered as the convention has it."""
        kind, tight = self.conv["reference_number"], self.conv["reference_blanks"] == "tight"
        shape = {"dot": "{n}. ", "square": "[{n}] ", "bracket": "{n}) ", "tab": "{n}.\t"}.get(kind, "")
        out = []
        if kind == "pooled":
            out = [
                Unit("reference", f"{n}.", self.article, layout="left", tight=tight) for n in range(1, len(texts) + 1)
            ]
        numbered = [shape.replace("{n}", str(n)) + text for n, text in enumerate(texts, after + 1)]
        if self.conv["entries"] == "two_in_line" and shape and len(numbered) > 2:
            at = self.rng.randrange(len(numbered) - 1)
            numbered[at : at + 2] = [" ".join(numbered[at : at + 2])]
        return out + [Unit("reference", text, self.article, tight=tight and n > 0) for n, text in enumerate(numbered)]
