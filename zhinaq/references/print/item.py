"""A reference as a style's template sees it: every field formatted, labels in the language of the item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from zhinaq.language import fact_of, language_with, load_languages
from zhinaq.references import people
from zhinaq.references.model import Name, Reference
from zhinaq.references.people import NBSP
from zhinaq.references.print import people_in_english as series
from zhinaq.references.print.style import Style
from zhinaq.references.words import CLOSE, DASH, LOWER, OPEN, UPPER, Words

SINGLE = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
EN_DASH = "\N{EN DASH}"
_TAGS_AT_END = re.compile(r"(?:<[^<>]*>)+$")
_RANGE = re.compile(rf"(?<=\w)\s?[{DASH}]{{1,2}}\s?(?=\w)")
_LAST_POINT = re.compile(rf"(?<!\b[{UPPER}])[.\s]+$")
_ABBREVIATION = re.compile(rf"(?:\d|\.)\s[{LOWER}]{{1,4}}$")
_SAME_AREA = rf"(?:[/:;,]|[{UPPER}][{LOWER}]{{0,3}}\.\s?\d)"  # or a volume
_NAME_FIRST = re.compile(rf"[{UPPER}]\.")
_INITIAL = re.compile(rf"(?<=\b[{UPPER}]\.)\s?(?=[{UPPER}])")
_ENDS = ".!?\N{HORIZONTAL ELLIPSIS}"


def areas(parts: Iterable[Any], separator: str = ". ", end: str = "", lead: str = "") -> Markup:
    """Join what there is; a point is not doubled behind a point, a question mark or an exclamation mark.

    `lead`, when given, stands behind the first part instead of the separator, whether or not that part came first.
    """
    out = Markup("")
    for number, part in enumerate(parts):
        if not part:
            continue
        mark = lead if lead and number == 1 else separator
        out += _behind(out, mark) + escape(part) if out else escape(part)
    return out + _behind(out, end) if out else out


def _behind(text: Markup, mark: str) -> Markup:
    bare = _TAGS_AT_END.sub("", str(text)).rstrip(CLOSE)
    if mark.startswith(".") and bare and bare[-1] in _ENDS:
        mark = mark[1:]
    return escape(mark)


class Item:
    """What a template may ask of a reference. Attributes are finished strings; missing fields are empty."""

    def __init__(self, reference: Reference, style: Style, words: Words) -> None:
        """Keep the reference and the labels of its language."""
        self.ref, self.style, self.words = reference, style, words
        code = reference.language
        self.language = code if code in words.data else language_with("international")
        own = words.data.get(self.language, {})
        self.labels: Mapping[str, Any] = {
            **own.get("labels", {}),
            **style.data.get("labels", {}).get(self.language, {}),
        }
        self.type = reference.type

    def label(self, name: str) -> str:
        """Return a word in the item's language; a missing word is an error of the data, not a blank."""
        return str(self.labels[name])

    def __getattr__(self, name: str) -> str:
        """Return a plain field of the reference."""
        return str(getattr(self.ref, name))

    @property
    def title(self) -> str:
        """Return the title without a point at its end, unless it is that of an abbreviation."""
        return self.ref.title if self.ref.title.endswith("...") else self._pointed(self.ref.title.rstrip(" ."))

    @property
    def container(self) -> str:
        """Return the title of the whole, its last abbreviation with a point."""
        return self._pointed(self.ref.container)

    def _pointed(self, title: str) -> str:
        """Return a title with the point of its last abbreviation where a sign of the same area, or a volume, follows.

        A short word behind a number or another abbreviation is one; in any other place the point is the sentence's.
        """
        if not _ABBREVIATION.search(title) or not re.search(rf"{re.escape(title)}\.\s?{_SAME_AREA}", self.ref.raw):
            return title
        return f"{title}."

    @property
    def year(self) -> str:
        """Return the year with its letter, a span with an en dash."""
        return re.sub(r"(?<=\d)-(?=\d)", EN_DASH, self.ref.year) + self.ref.suffix

    @property
    def dated_title(self) -> bool:
        """Tell whether the title names the year already, as the titles of acts do."""
        return bool(self.ref.year) and self.ref.year in self.ref.title and self.ref.type in ("law", "treaty")

    @property
    def original_language(self) -> str:
        """Return the note «in Kazakh» of a romanised entry, in the item's own label language."""
        own = self.words.data.get(self.language, {}).get("in_language_labels", {})
        return str(own.get(self.ref.in_language, "")) if self.ref.in_language else ""

    @property
    def online(self) -> bool:
        """Tell whether the item is read at an address."""
        return bool(self.ref.url)

    def pages(self, label: bool = True) -> str:
        """Return the pages with an en dash and, unless told otherwise, their label."""
        if not self.ref.pages:
            return ""
        span = _RANGE.sub(EN_DASH, self.ref.pages)
        return f"{self.label('pages')}{NBSP}{span}" if label else span

    def numbered(self, field: str) -> str:
        """Return volume, issue or part with its label, hyphens in spans as en dashes."""
        value = getattr(self.ref, field)
        return f"{self.label(field)}{NBSP}{_RANGE.sub(EN_DASH, value)}" if value else ""

    @property
    def extent(self) -> str:
        """Return the number of pages with its label; as printed when it says its unit itself."""
        return f"{self.ref.extent}{NBSP}{self.label('extent')}" if self.ref.extent[-1:].isdigit() else self.ref.extent

    @property
    def edition(self) -> str:
        """Return the edition as printed, or with the item's label when it is a bare number."""
        value = self.ref.edition.replace(" ", NBSP, 1)
        if not value.isdigit():
            return value
        number = _ordinal(value, self.language) or value
        return f"{number}{self.label('edition')}".replace(" ", NBSP if number == value else " ")

    def day(self) -> str:
        """Return day and month of a newspaper's date, the month short, in the item's language."""
        parts = self.ref.date.split("-")
        if len(parts) < 3 or not self.ref.date:
            return ""
        return f"{int(parts[2])}{NBSP}{self.labels['months_short'][int(parts[1]) - 1]}"

    def accessed(self) -> str:
        """Return the date of access as dd.mm.yyyy."""
        return ".".join(reversed(self.ref.accessed.split("-")))

    def authors(self, form: str, *, show: int, most: int, comma: str = "", alone: bool = False) -> str:
        """Return the authors: all up to `most`, else the first `show` with «et al.» in the item's language.

        `alone`: the heading of a description, only the first author and never «et al.»; no organisation.
        """
        if alone:
            return (
                people.inverted(self.ref.authors[0], comma) if self.ref.authors and self.ref.authors[0].family else ""
            )
        return self._people(self.ref.authors, form, show, most, comma, others=self.ref.others)

    def _people(self, names: tuple[Name, ...], form: str, show: int, most: int, comma: str, *, others: bool) -> str:
        shape = {"inverted": lambda n: people.inverted(n, comma), "straight": people.straight}[form]
        if len(names) > most or others:
            chosen = names[: show if len(names) > most else len(names)]
            return ", ".join(map(shape, chosen)) + f" [{self.label('et_al')}]"
        return ", ".join(map(shape, names))

    def editors(self) -> str:
        """Return the editors with their label: as printed, else composed, Russian family names in the genitive."""
        if self.ref.editors_printed:
            return self._printed_editors()
        if not self.ref.editors:
            return ""
        genitive = self.words.data.get(self.language, {}).get("genitive", ())
        names = [people.straight(_declined(n, genitive)) for n in self.ref.editors]
        return f"{self.label('editors')} {', '.join(names)}"

    def _printed_editors(self) -> str:
        """Return the printed statement with spaced initials; names before the role go behind it."""
        printed = _LAST_POINT.sub("", re.sub(r"\s+", " ", self.ref.editors_printed).strip(" ,;"))
        if re.search(r"\(?eds?\.?\)?$", printed, re.IGNORECASE) and self.ref.editors:
            return f"{self.label('editors')} {', '.join(people.straight(n) for n in self.ref.editors)}"
        if not _NAME_FIRST.match(printed) and not any(printed.startswith(n.family or " ") for n in self.ref.editors):
            printed = printed[:1].lower() + printed[1:]
        for name in self.ref.editors:
            if name.printed and name.printed in printed:
                printed = printed.replace(name.printed, people.straight(name))
        return _INITIAL.sub(NBSP, printed)

    def series(self, form: str, *, most: int, show: int = 1, last: str, two: str = "") -> str:
        """Return the authors in the form of an English style."""
        return series.authors(self.ref.authors, form, most=most, show=show, last=last, two=two, others=self.ref.others)

    def editor_series(self, form: str) -> str:
        """Return the editors in the form of an English style; "" when their names are in another case, or none is."""
        return "" if self.statement else series.editors(self.ref.editors, form)

    @property
    def statement(self) -> str:
        """Return the printed statement of editors where an English style must keep it: no name is declined by rule."""
        printed = self.ref.editors_printed
        return self._printed_editors() if people.stands(printed, self.words) else ""

    @property
    def capital_statement(self) -> str:
        """Return the same at the head of a sentence."""
        return self.statement[:1].upper() + self.statement[1:]

    def span(self, field: str) -> str:
        """Return a number or span of numbers with an en dash, no label."""
        return _RANGE.sub(EN_DASH, str(getattr(self.ref, field)))

    @property
    def several_pages(self) -> bool:
        """Tell whether the pages are more than one."""
        return bool(re.search(rf"[{DASH},]", self.ref.pages))

    @property
    def short_pages(self) -> str:
        """Return a span of pages without the digits its ends share: 105-119 gives 105–19."""
        match = re.fullmatch(rf"(\d+)\s?[{DASH}]+\s?(\d+)", self.ref.pages)
        if not match or len(match[1]) != len(match[2]):
            return self.pages(label=False)
        same = next((i for i, (a, b) in enumerate(zip(match[1], match[2], strict=True)) if a != b), len(match[1]) - 1)
        return f"{match[1]}{EN_DASH}{match[2][same:]}"

    @property
    def chicago_pages(self) -> str:
        """Return a span of pages as Chicago shortens it: 105–19, 101–8, 96–117, 100–104."""
        match = re.fullmatch(rf"(\d+)\s?[{DASH}]+\s?(\d+)", self.ref.pages)
        if not match or len(match[1]) != len(match[2]) or int(match[1]) < 100 or int(match[1]) % 100 == 0:
            return self.pages(label=False)
        same = next((i for i, (a, b) in enumerate(zip(match[1], match[2], strict=True)) if a != b), len(match[1]) - 1)
        kept = same if int(match[1]) % 100 < 10 else min(same, len(match[1]) - 2)
        return f"{match[1]}{EN_DASH}{match[2][kept:]}"

    def headline(self, text: str) -> str:
        """Return an English title with capitals in headline style; other languages as they are."""
        small = self.style.data.get("small_words", ())
        if not fact_of(self.ref.language, "headline"):
            return text
        words = text.split(" ")
        return " ".join(
            w
            if (w.casefold() in small and 0 < i < len(words) - 1 and words[i - 1][-1:] not in ":?!")
            else w[:1].upper() + w[1:]
            for i, w in enumerate(words)
        )

    @property
    def capital_kind(self) -> str:
        """Return the note on the kind of work with a capital."""
        return self.ref.kind[:1].upper() + self.ref.kind[1:]

    def ordinal_edition(self, word: str) -> str:
        """Return «2nd ed.» for a bare or printed number of edition, else the edition as printed."""
        number = re.match(r"\d+", self.ref.edition)
        return f"{_ordinal(number[0], str(self.style.data['language']))}{NBSP}{word}" if number else self.ref.edition

    @property
    def full_place(self) -> str:
        """Return the place with its usual abbreviation spelt out."""
        names = self.words.table("place_names")
        return str(names.get(self.ref.place.rstrip("."), self.ref.place))

    def date_words(self, field: str, form: str) -> str:
        """Return a date in words of the style's language; the letters of `form` are its parts in order.

        y year, d day, D day of two digits, m month, M short month, N its first three letters, P those with a point.
        """
        parts = str(getattr(self.ref, field)).split("-")
        if len(parts) < 2 or not parts[0]:
            return ""
        labels = self.words.data[str(self.style.data["language"])]["labels"]
        month = int(parts[1]) - 1
        shown = {
            "y": parts[0], "m": labels["months"][month], "M": labels["months_short"][month],
            "N": labels["months"][month][:3], "P": _pointed(labels["months"][month]),
            "d": str(int(parts[2])) if len(parts) > 2 else "", "D": parts[2] if len(parts) > 2 else "",
        }  # fmt: skip
        words = [shown[c] for c in form if shown[c]]
        return re.sub(r"(\d) (\d{4})$", r"\1, \2", " ".join(words))

    @property
    def url(self) -> Markup:
        """Return the address as a link."""
        return Markup('<a href="{0}">{0}</a>').format(self.ref.url) if self.ref.url else Markup("")

    @property
    def doi(self) -> Markup:
        """Return the bare DOI as a link to its resolver."""
        return self._doi(self.ref.doi)

    @property
    def doi_address(self) -> Markup:
        """Return the DOI as a printed address."""
        return self._doi(f"https://doi.org/{self.ref.doi}") if self.ref.doi else Markup("")

    def _doi(self, shown: str) -> Markup:
        target = f"https://doi.org/{quote(self.ref.doi, safe='/:;().,-_~')}"
        return Markup('<a href="{}">{}</a>').format(target, shown) if self.ref.doi else Markup("")


def inner_quotes(text: str) -> str:
    """Return a title with its double quotation marks made single, for a title printed in double ones."""
    for mark in f"{OPEN}{CLOSE}":
        text = text.replace(mark, SINGLE[mark in CLOSE and mark not in OPEN])
    return text


def _pointed(month: str) -> str:
    return month if len(month) <= 3 else month[:3] + "."


def _ordinal(number: str, language: str) -> str:
    """Return a number with the ending of its ordinal, "" in a language that lists none."""
    known = load_languages()[language].fact("ordinals")
    if not known:
        return ""
    return number + str(known["teens"] if number[-2:-1] == "1" else known.get(number[-1], known["other"]))


def _declined(name: Name, rules: Iterable[tuple[str, str]]) -> Name:
    for pattern, ending in rules:
        family, count = re.subn(pattern, ending, name.family)
        if count:
            return Name(family, name.given, name.particle)
    return name
