"""How to cite an article of the volume: printed in a style, and as CSL-JSON, BibTeX and RIS.

BibTeX: Patashnik, BibTeXing (1988), with UTF-8 text; RIS: the tags of the Research Information Systems format.
"""

from __future__ import annotations

import json
import re
from typing import Any

from zhinaq.edition.markup import Pen
from zhinaq.language import fact_of
from zhinaq.references.model import Name, Reference
from zhinaq.references.print.csl import to_csl
from zhinaq.settings import in_language
from zhinaq.view import Article, Person, Volume

RIS_TYPES = {"chapter": "CHAP", "paper-conference": "CPAPER", "article-journal": "JOUR"}
BIBTEX_TYPES = {"chapter": "incollection", "paper-conference": "inproceedings", "article-journal": "article"}
ESCAPES = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\textbraceleft{}",
           "}": r"\textbraceright{}", "~": r"\~{}", "\\": r"\textbackslash{}", "^": r"\^{}"}  # fmt: skip


def reference(volume: Volume, article: Article, pen: Pen) -> Reference:
    """Return an article as an entry of a reference list: of a journal's issue, or of a collection."""
    settings = volume.settings
    journal = volume.kind == "journal"
    series = settings.series.title if settings.series and journal else {}
    doi = article.doi
    address = f"{settings.base_url.rstrip('/')}/{article.slug}/" if settings.base_url else ""
    words = Pen(pen.labels, article.lang or pen.language)
    book = words.text(volume.titles) if journal else _joined(words.text(volume.titles), words.text(volume.subtitles))
    return Reference(
        raw="", type="article" if journal else "chapter", language=article.lang,
        authors=tuple(_name(p, article.lang) for p in article.authors), title=_joined(article.title, article.subtitle),
        container=words.text(series) or book, place="" if journal else words.text(volume.places),
        publisher="" if journal else words.text(volume.publishers), year=volume.year[:4], volume=settings.volume,
        issue=settings.issue or settings.number, pages=article.pages, doi=doi, isbn=volume.isbn,
        issn=volume.issn, url="" if doi else address,
    )  # fmt: skip


def _joined(title: str, subtitle: str) -> str:
    return ": ".join(filter(None, (title, subtitle)))


def _name(person: Person, language: str) -> Name:
    name = person.name(language)
    if name.surname:
        return Name(name.surname, name.forename, printed=name.printed)
    return Name(literal=name.printed, printed=name.printed)


def csl(volume: Volume, entry: Reference, key: str) -> dict[str, Any]:
    """Return the entry as CSL-JSON; a paper of proceedings is one of a conference."""
    item = to_csl(entry, key)
    if volume.kind == "proceedings":
        item["type"] = "paper-conference"
        if volume.conference:
            item["event-title"] = in_language(volume.conference.names, entry.language)
    return item


def csl_json(item: dict[str, Any]) -> bytes:
    """Return a file of one CSL-JSON object."""
    return (json.dumps([item], ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _people(item: dict[str, Any]) -> list[str]:
    people = item.get("author", ())
    return [p.get("literal") or ", ".join(filter(None, (p.get("family"), p.get("given")))) for p in people]


def _tex_people(item: dict[str, Any]) -> str:
    """Return the names as BibTeX parts them; what is not parted into names is kept together by braces."""
    names = zip(item.get("author", ()), _people(item), strict=True)
    return " and ".join(f"{{{_tex(name)}}}" if person.get("literal") else _tex(name) for person, name in names)


def _year(item: dict[str, Any]) -> str:
    parts = item.get("issued", {}).get("date-parts") or [[""]]
    return str(parts[0][0])


def bibtex(item: dict[str, Any]) -> bytes:
    """Return a BibTeX entry; characters that TeX reads as commands are escaped."""
    journal = item["type"] == "article-journal"
    fields = {
        "title": item.get("title", ""),
        "journal" if journal else "booktitle": item.get("container-title", ""), "year": _year(item),
        "publisher": item.get("publisher", ""), "address": item.get("publisher-place", ""),
        "volume": item.get("volume", ""), "number": item.get("issue", ""),
        "pages": re.sub("[\N{EN DASH}-]+", "--", item.get("page", "")), "doi": item.get("DOI", ""),
        "isbn": item.get("ISBN", ""), "issn": item.get("ISSN", ""), "url": item.get("URL", ""),
        "langid": fact_of(str(item.get("language", "")), "babel"),
    }  # fmt: skip
    escaped = {name: _tex(value) for name, value in fields.items() if name not in ("doi", "url")}
    fields = {"author": _tex_people(item)} | fields | escaped
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{BIBTEX_TYPES[item['type']]}{{{item['id']},", *lines, "}", ""]).encode()


def _tex(text: str) -> str:
    return "".join(ESCAPES.get(c, c) for c in text)


def ris(item: dict[str, Any]) -> bytes:
    """Return an RIS record."""
    first, _, last = re.sub("[\N{EN DASH}-]+", "-", item.get("page", "")).partition("-")
    pairs = [("TY", RIS_TYPES[item["type"]]), ("ID", item["id"]), *(("AU", name) for name in _people(item)),
             ("TI", item.get("title", "")), ("T2", item.get("container-title", "")), ("PY", _year(item)),
             ("PB", item.get("publisher", "")), ("CY", item.get("publisher-place", "")), ("VL", item.get("volume", "")),
             ("IS", item.get("issue", "")), ("SP", first), ("EP", last), ("DO", item.get("DOI", "")),
             ("SN", item.get("ISSN", "") or item.get("ISBN", "")), ("UR", item.get("URL", "")),
             ("LA", str(item.get("language", ""))[:2])]  # fmt: skip
    lines = [f"{tag}  - {' '.join(str(value).split())}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""]).encode()
