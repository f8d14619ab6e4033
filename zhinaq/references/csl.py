"""CSL-JSON in and out: the form reference managers and citation processors exchange."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhinaq.references.kinds import CSL
from zhinaq.references.model import Name, Reference

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
REGIONS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}


def from_csl(item: Mapping[str, Any]) -> Reference:
    """Return the Reference of a CSL-JSON object; unknown types become books, dates without a year are dropped."""
    fields: dict[str, Any] = {ours: str(item[theirs]) for theirs, ours in FIELDS.items() if item.get(theirs)}
    date = _date(item.get("issued"))
    return Reference(
        raw=str(item.get("note", "")), type=TYPES.get(str(item.get("type")), "book"),
        language=str(item.get("language", "")).split("-")[0], authors=_names(item.get("author")),
        editors=_names(item.get("editor")), year=date[:4], date=date if len(date) > 4 else "",
        accessed=_date(item.get("accessed")), **fields,
    )  # fmt: skip


def _names(people: Any) -> tuple[Name, ...]:
    return tuple(
        Name(literal=p["literal"]) if p.get("literal")
        else Name(p.get("family", ""), p.get("given", ""), p.get("non-dropping-particle", ""))
        for p in people or ()
    )  # fmt: skip


def _date(value: Any) -> str:
    parts = (value or {}).get("date-parts") or [[]]
    numbers = [int(p) for p in parts[0]]
    return "-".join([f"{n:04}" if i == 0 else f"{n:02}" for i, n in enumerate(numbers)])


def to_csl(reference: Reference, id_: str) -> dict[str, Any]:
    """Return a reference as a CSL-JSON object; one that was not read has its printed string as `note` only."""
    if reference.cert == "low":
        return {"id": id_, "type": "document", "note": reference.raw}
    kind = reference.ibid_of.type if reference.ibid_of else reference.type
    item: dict[str, Any] = {"id": id_, "type": CSL.get(kind, "document") if kind != "ibid" else "document"}
    if reference.language:
        item["language"] = REGIONS.get(reference.language, reference.language)
    item |= {theirs: getattr(reference, ours) for theirs, ours in FIELDS.items() if getattr(reference, ours)}
    for key, names in (("author", reference.authors), ("editor", reference.editors)):
        if names:
            item[key] = [_person(n) for n in names]
    for key, value in (("issued", reference.date or reference.year), ("accessed", reference.accessed)):
        numbers = [int(p) for p in value.split("-") if p.isdigit()]
        if numbers:
            item[key] = {"date-parts": [numbers if value == reference.date or key == "accessed" else numbers[:1]]}
    return item


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    person = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    return {key: value for key, value in person.items() if value}
