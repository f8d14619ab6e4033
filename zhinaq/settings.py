"""What an editor may say about a volume in volume.yaml: one frozen model per group of keys, nothing required."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from zhinaq.finding import ZhinaqError
from zhinaq.language import of_country
from zhinaq.romanise import scheme_named

STRICT = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
CC = re.compile(r"\bcc-?(by(?:-nc)?(?:-nd|-sa)?|0|zero)-?(\d\.\d)?", re.I)


def _words(value: Any) -> Any:
    """Take a plain string, or a mapping from language code to string; a plain one is kept under the key ""."""
    if isinstance(value, str):
        return {"": value}
    if not isinstance(value, Mapping):
        raise ValueError("should be text, or one text per language, such as `kk: …`")
    for code in value:
        _coded(str(code))
    return value


def _form(pattern: str, expected: str) -> AfterValidator:
    """Take nothing, or a text of this form; the error says what was expected."""

    def check(value: str) -> str:
        if value and not re.fullmatch(pattern, value):
            raise ValueError(f'should be {expected}, not "{value}"')
        return value

    return AfterValidator(check)


def _coded(value: str) -> str:
    """Take nothing, or a language code."""
    if meant := of_country(value):
        raise ValueError(f'"{value}" is a country, not a language; did you mean "{meant}"?')
    if value and not LANGUAGE.fullmatch(value):
        raise ValueError(f'"{value}" is not a language code such as kk, ru or en')
    return value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | Mapping) else value


def _keyed(key: str, known: tuple[str, ...] = ()) -> BeforeValidator:
    """Take a bare text, or a mapping of language codes, as the value of `key`; `known` are no languages."""

    def wrap(value: Any) -> Any:
        codes = isinstance(value, Mapping) and all(re.fullmatch("[a-z]{2,3}", k) and k not in known for k in value)
        return {key: value} if isinstance(value, str) or codes else value

    return BeforeValidator(wrap)


def _images(value: Any) -> Any:
    """Take a list of images, or a mapping from "figure" or "article/figure" to a file name."""
    if not isinstance(value, Mapping) or "file" in value:
        return _listed(value)
    out = []
    for key, file in value.items():
        article, _, figure = str(key).rpartition("/")
        rest = file if isinstance(file, Mapping) else {"file": file}
        out.append({"article": article, "figure": figure, **rest})
    return out


def _schemes(value: Mapping[str, str]) -> Mapping[str, str]:
    """Take names of romanisation schemes, one or one per language."""
    try:
        return {code: scheme_named(name).name for code, name in value.items()}
    except ZhinaqError as error:
        raise ValueError(f"{error.args[0]} ({error.hint.rstrip('.')})") from error


def _ranges(value: Any) -> Any:
    """Take `own`, `printed`, or one range of pages for every article."""
    if value in ("", "own", "printed"):
        return value
    ranges = tuple(str(one).strip() for one in _listed(value))
    if not all(re.fullmatch(r"\w+(?: ?[-\N{EN DASH}] ?\w+)?", one) for one in ranges):
        raise ValueError("must be own, printed, or a list with one range such as 5-12 for every article")
    return ranges


Words = Annotated[dict[str, str], BeforeValidator(_words)]
Code = Annotated[str, AfterValidator(_coded)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Day = Annotated[
    str, _form(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "a day such as 2025-05-16, or its year and month")
]
LENGTH = r"\d{1,3}(\.\d+)? ?(mm|cm|pt|in)?"


class Member(BaseModel):
    """An editor, board member or reviewer; a bare string is the name."""

    model_config = STRICT
    name: Words
    role: Words = {}
    degree: Words = {}
    affiliation: Words = {}
    email: str = ""
    orcid: str = ""


class Conference(BaseModel):
    """The meeting whose papers these are."""

    model_config = STRICT
    name: Words
    place: Words = {}
    from_: Annotated[Day, Field(alias="from")] = ""
    to: Day = ""


class Organisation(BaseModel):
    """An organising or publishing body."""

    model_config = STRICT
    name: Words
    place: Words = {}
    role: Words = {}
    ror: str = ""
    url: str = ""


class Section(BaseModel):
    """A section of the contents; `articles` lists article numbers in reading order or raw file names."""

    model_config = STRICT
    title: Words
    articles: Texts = ()


class Image(BaseModel):
    """A file for a figure: its number as printed, and the article's number when the volume has several."""

    model_config = STRICT
    file: str
    article: str = ""
    figure: str = ""
    alt: Words = {}


class PageFormat(BaseModel):
    """The printed page: a paper name, or width x height such as 165x235mm; docs/settings.md explains each key."""

    model_config = STRICT
    size: Annotated[str, _form(r"[ABab][3-6]|[Ll]etter|\d{2,3} ?x ?\d{2,3} ?mm", "A4, A5, B5, letter or 165x235mm")] = (
        "A5"
    )
    sheet: Annotated[str, _form(r"\d{2,3}x\d{2,3}/\d{1,2}", "paper and share of it such as 60x84/16")] = ""
    margin: Annotated[str, _form(rf"{LENGTH}( +{LENGTH}){{0,3}}", "one to four lengths such as 18mm")] = ""
    font: str = ""
    font_size: Annotated[str, _form(LENGTH, "a length such as 10pt")] = ""
    columns: Annotated[str, _form("[12]", "1 or 2")] = "1"
    colour: Annotated[str, _form("#[0-9a-fA-F]{6}", 'a colour such as "#7a1f2b"')] = ""
    medium: Literal["screen", "print"] = "screen"
    keyword_index: bool = False


class Licence(BaseModel):
    """The licence of all articles that name none; a bare string is its name or its address."""

    model_config = STRICT
    name: str = ""
    url: str = ""

    @property
    def target(self) -> str:
        """Return the licence's address, made from a Creative Commons name when only that is given; else ""."""
        return self.url or (self.name if self.name.startswith("http") else licence_url(self.name))


class Series(BaseModel):
    """The series or journal that the volume belongs to."""

    model_config = STRICT
    title: Words
    number: str = ""
    issn: str = ""


class Romanised(BaseModel):
    """The list of references in Latin letters: its scheme, or one per language of the entries; is it to be made?"""

    model_config = STRICT
    scheme: Annotated[dict[str, str], BeforeValidator(_words), AfterValidator(_schemes)]
    generate: bool = True


class Sister(BaseModel):
    """Another volume whose articles references may mean: its tei/volume.xml, and where its HTML edition stands."""

    model_config = STRICT
    tei: str
    base_url: Annotated[str, _form(r"https?://\S+", "an address such as https://example.org/2024")]


Members = Annotated[tuple[Annotated[Member, _keyed("name")], ...], BeforeValidator(_listed)]
Organisations = Annotated[tuple[Annotated[Organisation, _keyed("name")], ...], BeforeValidator(_listed)]
Sections = Annotated[tuple[Annotated[Section, _keyed("title")], ...], BeforeValidator(_listed)]


class VolumeSettings(BaseModel):
    """Everything in volume.yaml. Texts may be plain or one per language; what is not given stays empty."""

    model_config = STRICT
    title: Words = {}
    subtitle: Words = {}
    kind: Literal["proceedings", "journal", "collection"] = "proceedings"
    place: Words = {}
    year: Annotated[str, _form(r"\d{4}(?:[-\N{EN DASH}/]\d{2,4})?", "a year such as 2025 or 2024/25")] = ""
    date: Day = ""
    publisher: Words = {}
    publisher_address: Words = {}
    conference: Annotated[Conference, _keyed("name")] | None = None
    editors: Members = ()
    board: Members = ()
    reviewers: Members = ()
    organisations: Organisations = ()
    isbn: str = ""
    issn: str = ""
    eissn: str = ""
    doi: str = ""
    udc: str = ""
    bbk: str = ""
    author_mark: str = ""
    licence: Annotated[Licence, _keyed("name", ("url",))] | None = None
    copyright: Words = {}
    series: Annotated[Series, _keyed("title")] | None = None
    volume: str = ""
    issue: str = ""
    number: str = ""
    annotation: Words = {}
    approved: Words = {}
    age_mark: Annotated[str, _form(r"\d{1,2}\+", "an age such as 12+")] = ""
    signed: Day = ""
    imprint: Words = {}
    author_sheets: str = ""
    print_run: str = ""
    order_number: str = ""
    printer: Words = {}
    founder: Words = {}
    founded: Annotated[str, _form(r"\d{4}", "a year such as 1996")] = ""
    frequency: Words = {}
    registration: Words = {}
    subscription_index: str = ""
    contact: Words = {}
    sections: Sections = ()
    order: Texts = ()
    pages: Annotated[Literal["", "own", "printed"] | tuple[str, ...], BeforeValidator(_ranges)] = ""
    style: Annotated[str, Field(validation_alias=AliasChoices("style", "reference_style"))] = ""
    reference_order: Literal["", "printed", "cited", "alphabetical"] = ""
    latin_first: bool = False
    romanised_references: Annotated[Romanised, _keyed("scheme")] | None = None
    sisters: Annotated[tuple[Sister, ...], BeforeValidator(_listed)] = ()
    page: Annotated[PageFormat, _keyed("size")] = PageFormat()
    language: Code = ""
    languages: Annotated[tuple[Code, ...], BeforeValidator(_listed)] = ()
    images: Annotated[tuple[Image, ...], BeforeValidator(_images)] = ()
    cover: str = ""
    logo: str = ""
    raw: Texts = ()
    preface: str = ""
    base_url: str = ""
    embed_fonts: bool = False

    @property
    def reference_style(self) -> str:
        """Return the style of the reference lists: the one asked for, else GOST R 7.0.5-2008."""
        return "gost" if self.csl_file else self.style or "gost"

    @property
    def csl_file(self) -> str:
        """Return the CSL file that is to print the reference lists, "" when a style of the project does."""
        return self.style if self.style.lower().endswith(".csl") else ""

    @model_validator(mode="before")
    @classmethod
    def _titled_by_its_journal(cls, data: Any) -> Any:
        """Give an issue without a title of its own the journal's."""
        if (
            not isinstance(data, Mapping)
            or data.get("kind") != "journal"
            or data.get("title")
            or not data.get("series")
        ):
            return data
        series = data["series"]
        return {**data, "title": series.get("title", series) if isinstance(series, Mapping) else series}


def licence_url(name: str) -> str:
    """Return the address of a Creative Commons licence named in any usual way, or "" when the name is not one."""
    match = CC.search(re.sub(r"[\s_]+", "-", name))
    if not match:
        return ""
    kind, version = match[1].lower(), match[2] or "4.0"
    if kind in ("0", "zero"):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://creativecommons.org/licenses/{kind}/{version}/"


def in_language(words: Mapping[str, str], *languages: str) -> str:
    """Return the text in the first of `languages` it has, else the plain one, else the first; "" for none."""
    for code in (*languages, ""):
        if words.get(code):
            return words[code]
    return next(iter(words.values()), "")
