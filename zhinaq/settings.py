"""What an editor may say about a volume in volume.yaml: one frozen model per group of keys, nothing required."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

STRICT = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
COUNTRY_CODES = {"kz": "kk", "gb": "en", "us": "en", "cn": "zh", "ua": "uk"}
CC = re.compile(r"\bcc-?(by(?:-nc)?(?:-nd|-sa)?|0|zero)-?(\d\.\d)?", re.I)


def _words(value: Any) -> Any:
    """Take a plain string, or a mapping from language code to string; a plain one is kept under the key ""."""
    if isinstance(value, str):
        return {"": value}
    if not isinstance(value, Mapping):
        raise ValueError("should be text, or one text per language, such as `kk: …`")
    for code in value:
        if code in COUNTRY_CODES:
            raise ValueError(f'"{code}" is a country, not a language; did you mean "{COUNTRY_CODES[code]}"?')
        if code and not LANGUAGE.fullmatch(str(code)):
            raise ValueError(f'"{code}" is not a language code such as kk, ru or en')
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


Words = Annotated[dict[str, str], BeforeValidator(_words)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


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
    from_: str = Field("", alias="from")
    to: str = ""


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
    """The printed page: a paper name, or width x height such as 165x235mm."""

    model_config = STRICT
    size: Annotated[str, Field(pattern=r"^([AB][3-6]|letter|\d{2,3} ?x ?\d{2,3} ?mm)$")] = "A5"
    margin: str = ""
    font: str = ""
    font_size: str = ""
    columns: Annotated[str, Field(pattern=r"^[12]$")] = "1"
    colour: Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")] = ""
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
    year: Annotated[str, Field(pattern=r"^(\d{4}(?:[-–/]\d{2,4})?)?$")] = ""
    date: str = ""
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
    imprint: Words = {}
    print_run: str = ""
    founder: Words = {}
    contact: Words = {}
    sections: Sections = ()
    order: Texts = ()
    reference_style: str = "gost"
    page: Annotated[PageFormat, _keyed("size")] = PageFormat()
    language: Annotated[str, Field(pattern=r"^[a-z]{0,3}$")] = ""
    languages: Texts = ()
    images: Annotated[tuple[Image, ...], BeforeValidator(_images)] = ()
    cover: str = ""
    logo: str = ""
    raw: Texts = ()
    preface: str = ""
    base_url: str = ""
    embed_fonts: bool = False


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
