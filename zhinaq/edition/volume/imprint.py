"""What a volume's own pages say of its publication, ordered by GOST R 7.0.4; a fact that is missing is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhinaq.edition.labels import Labels
from zhinaq.edition.volume.sheets import Sheet, sheet_named, sheet_of
from zhinaq.language import fact_of
from zhinaq.settings import in_language
from zhinaq.view import Person, Volume

EXPECTED = {
    "journal": ("title", "publisher", "year", "number", "issn", "founder", "registration"),
    "": ("title", "place", "publisher", "year", "isbn", "udc", "bbk"),
}


@dataclass(frozen=True)
class Imprint:
    """The questions that the title page, its verso and the last page ask."""

    volume: Volume
    labels: Labels
    pages: int = 0
    typeface: str = ""
    trim: tuple[float, float] | None = None
    language: str = ""  # of the words; without it the volume's

    def _say(self, words: Mapping[str, str]) -> str:
        return in_language(words, self.language or self.volume.language or self.labels.language)

    def _label(self, name: str, **values: object) -> str:
        return self.labels(name, self.language or self.volume.language, **values)

    def missing(self) -> list[str]:
        """Return the keys of volume.yaml that a volume of its kind is expected to have and this one lacks."""
        s = self.volume.settings
        known = {"number": self.numbering, "issn": self.issn, "founder": s.founder, "registration": s.registration}
        expected = EXPECTED.get(self.volume.kind, EXPECTED[""])
        return [key for key in expected if not (known[key] if key in known else getattr(self.volume, key))]

    @property
    def issn(self) -> str:
        """Return the volume's ISSN, else that of its series or journal."""
        series = self.volume.settings.series
        return self.volume.issn or (series.issn if series else "")

    @property
    def series(self) -> str:
        """Return the series with its number, unless it is the volume's own title."""
        series = self.volume.settings.series
        title = self._say(series.title) if series else ""
        if not series or title == self.volume.title:
            return ""
        return f"{title}; {series.number}" if series.number else title

    @property
    def numbering(self) -> str:
        """Return volume and issue in words, the number through all years in brackets: `Volume 3, No. 1 (12)`."""
        s = self.volume.settings
        issue = self._label("issue_number", n=s.issue or s.number) if s.issue or s.number else ""
        whole = f"({s.number})" if s.issue and s.number else ""
        volume = self._label("volume_number", n=s.volume) if s.volume else ""
        return ", ".join(part for part in (volume, " ".join(filter(None, (issue, whole)))) if part)

    @property
    def periodical(self) -> list[str]:
        """Return since when and how often a journal comes out."""
        s = self.volume.settings
        since = self._label("founded", year=s.founded) if s.founded else ""
        often = f"{self._label('frequency')}: {self._say(s.frequency)}" if s.frequency else ""
        return [text for text in (since, often) if text]

    @property
    def standing(self) -> list[str]:
        """Return founder, registration and subscription, and what a periodical says of itself."""
        s = self.volume.settings
        named = [f"{self._label(name)}: {self._say(words)}"
                 for name, words in (("founder", s.founder), ("registration", s.registration)) if words]  # fmt: skip
        index = self._label("subscription_index", n=s.subscription_index) if s.subscription_index else ""
        return [*named, *self.periodical, *([index] if index else [])]

    @property
    def printing(self) -> list[str]:
        """Return the facts of the last page that concern the printing, then the numbers."""
        s, v = self.volume.settings, self.volume
        facts = (
            ("signed", {"date": self.labels.date(s.signed, s.signed, v.language) if s.signed else ""}),
            ("paper", {"size": self.format}), ("typeface", {"family": self.typeface}), ("sheets", {"n": self.sheets}),
            ("author_sheets", {"n": s.author_sheets}), ("copies", {"n": s.print_run}),
            ("order_number", {"n": s.order_number}),
        )  # fmt: skip
        numbers = (("ISBN", v.isbn), ("ISSN", self.issn), ("eISSN", s.eissn))
        said = [self._label(name, **values) for name, values in facts if all(values.values())]
        return said + [f"{name} {number}" for name, number in numbers if number]

    @property
    def format(self) -> str:
        """Return paper and share of it where they are known or usual, and the trim in millimetres."""
        if not self.trim:
            return ""
        size = " \N{MULTIPLICATION SIGN} ".join(str(round(side)) for side in self.trim)
        size = f"{size} {self._label('millimetres')}"
        sheet = self._sheet()
        return f"{sheet.name} ({size})" if sheet else size

    @property
    def sheets(self) -> str:
        """Return the extent in conventional printed sheets; on no usual paper by the area against 60 x 90 cm."""
        if not self.trim or not self.pages:
            return ""
        sheet = self._sheet()
        share = self.trim[0] * self.trim[1] / (600 * 900 / 16)
        number = f"{sheet.conventional(self.pages) if sheet else self.pages / 16 * share:.2f}"
        return number.replace(".", fact_of(self.volume.language, "decimal", ","))

    def _sheet(self) -> Sheet | None:
        named = self.volume.settings.page.sheet
        return sheet_named(named) if named else sheet_of(*self.trim) if self.trim else None

    def named(self, people: Sequence[Person]) -> str:
        """Return names in the volume's language, in a row; initials keep to the surname."""
        names = ", ".join(p.name(self.volume.language).printed for p in people)
        return re.sub(r"(?<=\.) (?=\w)", "\N{NO-BREAK SPACE}", names)

    def areas(self, before: str) -> str:
        """Return the rest of the bibliographic description after title and names: place, publisher, year, extent."""
        v = self.volume
        made = " : ".join(part for part in (v.place, v.publisher) if part)
        parts = [", ".join(part for part in (made, v.year) if part), self.numbering if v.kind == "journal" else "",
                 self._label("extent", n=self.pages) if self.pages else "",
                 f"({self.series})" if self.series else ""]  # fmt: skip
        text = before
        for part in filter(None, parts):
            text += f"{'' if text.endswith('.') else '.'} \N{EN DASH} {part}"
        return text[len(before) :] + ("" if text.endswith(".") else ".")

    @property
    def rights(self) -> str:
        """Return the line of the copyright holder, as given or from publisher and year; "" when neither is known."""
        sign = "\N{COPYRIGHT SIGN}"
        given = self._say(self.volume.settings.copyright).strip()
        if given:
            return given if given.startswith(sign) else f"{sign} {given}"
        known = [part for part in (self.volume.publisher, self.volume.year) if part]
        return f"{sign} {', '.join(known)}" if self.volume.publisher else ""

    @property
    def licence_name(self) -> str:
        """Return what the licence is called, its address when it has no name."""
        licence = self.volume.settings.licence
        return (licence.name if licence else "") or self.volume.licence
