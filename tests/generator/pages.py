"""Page furniture: running heads, page numbers, form feeds, at the turns of pages."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.generator.convention import Convention
from tests.generator.kinds import Label, Unit

BLANK = Label("blank", 0, 0, (), False)


class Pages:
    """Counts lines or letters and turns the page."""

    def __init__(self, rng: Random, conv: Convention, journal: str, authors: dict[int, str], titles: dict[int, str]):
        self.rng, self.conv, self.journal, self.authors, self.titles = rng, conv, journal, authors, titles
        self.wrapped = conv["raw"] in ("pdf", "layout", "raw", "columns")
        self.number = rng.randint(3, 40)
        self.room = rng.randint(34, 52) if self.wrapped else rng.randint(1800, 3600)
        self.used = 0
        self.pending = ""
        self.notes: list[tuple[str, Label]] = []
        self.blanks = conv["furniture_blanks"] == "yes" and conv["raw"] not in ("word", "markdown")
        self.any = (
            conv["running"] != "none"
            or conv["page_number"] in ("bare", "dashed")
            or (conv["form_feed"] != "none" and self.wrapped)
        )

    def before(self, unit: Unit, starts: bool) -> Iterator[tuple[str, Label]]:
        """Return the furniture that stands before the next line of a unit."""
        self.used += 1 if self.wrapped else min(len(unit.text), 1200)
        if self.used < self.room or not self.any or unit.layout == "line" and not starts:
            return
        self.used = 0
        label = Label("furniture", unit.article, 0, (), True)
        number = self.page_number()
        yield from self.foot()
        if self.blanks:
            yield "", BLANK
        if number and self.conv["page_number"] != "in_head":
            yield number, label
            if self.blanks:
                yield "", BLANK
        if self.conv["form_feed"] == "own" and self.wrapped:
            yield "\f", label
        head = self.head(unit.article)
        feed = "\f" if self.conv["form_feed"] == "glued" and self.wrapped else ""
        if head:
            yield feed + head, label
            if self.blanks:
                yield "", BLANK
        else:
            self.pending = feed
        self.number += 1

    def feed(self) -> str:
        """Return the form feed that the next line opens with, if any."""
        feed, self.pending = self.pending, ""
        return feed

    def page_number(self) -> str:
        """Return the page number as it stands alone."""
        return {"none": "", "bare": str(self.number), "dashed": f"- {self.number} -", "in_head": ""}[
            self.conv["page_number"]
        ]

    def head(self, article: int) -> str:
        """Return the running head."""
        kind = self.conv["running"]
        if kind == "none":
            return ""
        journal, author = self.journal, self.authors.get(article) or self.journal
        text = {"journal": journal, "author": author, "alternate": journal if self.number % 2 else author}[kind]
        if self.conv["page_number"] == "in_head":
            text = f"{self.number} {text}" if self.number % 2 else f"{text} {self.number}"
        return text

    def foot(self) -> Iterator[tuple[str, Label]]:
        """Return the notes that wait for the foot of the page."""
        notes, self.notes = self.notes, []
        yield from notes

    def last(self) -> Iterator[tuple[str, Label]]:
        """Return what ends the last page."""
        yield from self.foot()
        number = self.page_number()
        if number and self.any:
            yield number, Label("furniture", 0, 0, (), True)
