"""CSL-JSON in and out: the form reference managers and citation processors exchange."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zhinaq.language import fact_of, load_languages
from zhinaq.references.model import Name, Reference
from zhinaq.references.people import stands
from zhinaq.references.read.kinds import CSL
from zhinaq.references.words import DASH, words_of

TYPES = {value: key for key, value in CSL.items()} | {
    "article": "article", "article-magazine": "newspaper", "post-weblog": "web", "post": "web", "bill": "law",
    "regulation": "law", "legal_case": "law", "speech": "report", "document": "report", "paper-conference": "chapter",
    "entry-encyclopedia": "chapter", "dataset": "web",
}  # fmt: skip
FIELDS = {
    "title": "title", "container-title": "container", "publisher": "publisher", "publisher-place": "place",
    "volume": "volume", "issue": "issue", "page": "pages", "number-of-pages": "extent", "edition": "edition",
    "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url", "genre": "kind", "number": "number_of_act",
    "archive_location": "archive", "part-number": "part", "medium": "medium",
}  # fmt: skip


def from_csl(item: Mapping[str, Any]) -> Reference:
    """Return the Reference of a CSL-JSON object; unknown types become books, dates without a year are dropped."""
    fields: dict[str, Any] = {ours: str(item[theirs]) for theirs, ours in FIELDS.items() if item.get(theirs)}
    date, until = _date(item.get("issued")), _date(item.get("issued"), 1)
    return Reference(
        raw=str(item.get("note", "")), type=TYPES.get(str(item.get("type")), "book"),
        language=str(item.get("language", "")).split("-")[0], authors=_names(item.get("author")),
        editors=_names(item.get("editor")), year=f"{date}-{until}" if len(date) == len(until) == 4 else date[:4],
        date=date if len(date) > 4 else "", accessed=_date(item.get("accessed")), **fields,
    )  # fmt: skip


def _names(people: Any) -> tuple[Name, ...]:
    return tuple(
        Name(literal=p["literal"]) if p.get("literal")
        else Name(p.get("family", ""), p.get("given", ""), p.get("non-dropping-particle", ""))
        for p in people or ()
    )  # fmt: skip


def _date(value: Any, which: int = 0) -> str:
    """Return the first (or, with 1, the last) day of a date as far as it is known."""
    parts = (value or {}).get("date-parts") or [[]]
    numbers = [int(p) for p in parts[which]] if which < len(parts) else []
    return "-".join([f"{n:04}" if i == 0 else f"{n:02}" for i, n in enumerate(numbers)])


def to_csl(reference: Reference, id_: str) -> dict[str, Any]:
    """Return a reference as a CSL-JSON object; one that was not read has its printed string as `note` only."""
    if reference.cert == "low":
        return {"id": id_, "type": "document", "note": reference.raw}
    kind = reference.ibid_of.type if reference.ibid_of else reference.type
    item: dict[str, Any] = {"id": id_, "type": CSL.get(kind, "document") if kind != "ibid" else "document"}
    if reference.language:
        item["language"] = _placed(reference.language)
    item |= {theirs: getattr(reference, ours) for theirs, ours in FIELDS.items() if getattr(reference, ours)}
    said = statement(reference)
    for key, names in (("author", reference.authors), ("editor", (Name(literal=said),) if said else reference.editors)):
        if names:
            item[key] = [_person(n) for n in names]
    for key, value in (("issued", reference.date or reference.year), ("accessed", reference.accessed)):
        if parts := _date_parts(value):
            item[key] = {"date-parts": parts}
    return item


def _placed(code: str) -> str:
    """Return a language with the country that CSL wants, where the language's file names one."""
    region = fact_of(code, "style_region") or fact_of(code, "region")
    return f"{code}-{region}" if region and "-" not in code else code


def statement(reference: Reference) -> str:
    """Return the printed statement of editors whose names are declined, or of compilers; "" where names tell it."""
    printed = " ".join(reference.editors_printed.split())
    return printed if printed and stands(printed, words_of(load_languages())) else ""


def _date_parts(value: str) -> list[list[int]]:
    """Return a day, month, year or span of years as CSL counts them; nothing for what has no year."""
    if span := re.fullmatch(rf"(\d{{4}})[{DASH}](\d{{4}})", value):
        return [[int(span[1])], [int(span[2])]]
    if re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", value):
        return [[int(part) for part in value.split("-")]]
    year = re.search(r"\d{4}", value)
    return [[int(year[0])]] if year else []


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    person = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    return {key: value for key, value in person.items() if value}
