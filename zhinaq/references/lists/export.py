"""Lists of references for other programs: CSL-JSON, BibLaTeX and RIS, per article and for the volume."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from zhinaq.files import Files
from zhinaq.language import fact_of
from zhinaq.references.model import Name, Reference
from zhinaq.references.print.csl import statement, to_csl
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.words import DASH
from zhinaq.view import Volume

Entry = tuple[str, Reference]
BIBLATEX = {
    "book": "book", "chapter": "incollection", "article": "article", "newspaper": "article", "web": "online",
    "thesis": "thesis", "law": "legislation", "treaty": "legal", "report": "report", "archive": "unpublished",
}  # fmt: skip
RIS = {
    "book": "BOOK", "chapter": "CHAP", "article": "JOUR", "newspaper": "NEWS", "web": "ELEC", "thesis": "THES",
    "law": "STAT", "treaty": "STAT", "report": "RPRT", "archive": "UNPB",
}  # fmt: skip
_TEX = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip
_LINES = re.compile(r"\s+")
_RANGE = re.compile(rf"\s?[{DASH}]+\s?")


def csl_json(entries: Sequence[Entry]) -> bytes:
    """Return entries as a CSL-JSON file."""
    return (json.dumps([to_csl(ref, key) for key, ref in entries], ensure_ascii=False, indent=1) + "\n").encode()


def biblatex(entries: Sequence[Entry]) -> bytes:
    """Return entries as a BibLaTeX file; one that was not read becomes `misc` with its printed string as note."""
    return "\n".join(_biblatex(key, ref) for key, ref in entries).encode()


def _kind(ref: Reference) -> str:
    return ref.ibid_of.type if ref.ibid_of else "book" if ref.type == "ibid" else ref.type


def _biblatex(key: str, ref: Reference) -> str:
    if ref.cert == "low":
        return f"@misc{{{key},\n  note = {{{_tex(ref.raw)}}},\n}}\n"
    said = statement(ref)
    hosted = "journaltitle" if _kind(ref) in ("article", "newspaper") else "booktitle"
    fields = {
        "author": " and ".join([*map(_tex_name, ref.authors), *(["others"] if ref.others and ref.authors else [])]),
        "editor": "" if said else " and ".join(map(_tex_name, ref.editors)), "note": _tex(said),
        "title": _tex(ref.title or ref.container),
        hosted: _tex(ref.container if ref.title else ""), "date": ref.date or _span(ref.year),
        "entrysubtype": "newspaper" if _kind(ref) == "newspaper" else "",
        "publisher": _tex(ref.publisher), "location": _tex(ref.place),
        "volume": _tex(ref.volume), "number": _tex(ref.issue or ref.number_of_act), "library": _tex(ref.archive),
        "part": _tex(ref.part), "pages": _RANGE.sub("--", _tex(ref.pages)), "pagetotal": _tex(ref.extent),
        "edition": _tex(ref.edition), "type": _tex(ref.kind), "doi": _verbatim(ref.doi),
        "isbn": _tex(ref.isbn), "issn": _tex(ref.issn), "url": _verbatim(ref.url), "urldate": ref.accessed,
        "langid": fact_of(ref.language, "babel"),
    }  # fmt: skip
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{BIBLATEX[_kind(ref)]}{{{key},", *lines, "}"]) + "\n"


def _span(year: str) -> str:
    """Return a year or a span of years in ISO 8601 form; nothing for what is neither."""
    found = re.fullmatch(rf"(\d{{4}})(?:[{DASH}/](\d{{4}}))?", year)
    return "/".join(filter(None, found.groups())) if found else ""


def _verbatim(address: str) -> str:
    """Return an address for a field that TeX does not read: only braces and a stray percent sign matter."""
    return quote(address, safe="/:;?#[]@!$&'()*+,=%~") if set(address) & set("{}\\ ") else address


def _tex(text: str) -> str:
    return _LINES.sub(" ", "".join(_TEX.get(c, c) for c in text))


def _tex_name(name: Name) -> str:
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    family = f"{name.particle} {name.family}" if name.particle else name.family
    if re.search(r"[,\s]and\s|,", f" {family} "):
        return f"{{{_tex(f'{family}, {name.given}'.strip(', '))}}}"
    return f"{_tex(family)}, {_tex(name.given)}" if name.given else _tex(family)


def ris(entries: Sequence[Entry]) -> bytes:
    """Return entries as an RIS file (lines end as RIS wants, CR LF)."""
    return "".join(
        f"{tag}  - {_LINES.sub(' ', value)}\r\n" for key, ref in entries for tag, value in _ris(key, ref)
    ).encode()


def _ris(key: str, ref: Reference) -> list[tuple[str, str]]:
    if ref.cert == "low":
        return [("TY", "GEN"), ("ID", key), ("N1", ref.raw), ("ER", "")]
    said = statement(ref)
    first, _, last = _RANGE.sub("-", ref.pages).partition("-")
    pairs: list[tuple[str, Any]] = [
        ("TY", RIS[_kind(ref)]), ("ID", key), *[("AU", _plain_name(n)) for n in ref.authors],
        *([("N1", said)] if said else [("ED", _plain_name(n)) for n in ref.editors]),
        ("TI", ref.title or ref.container),
        ("T2", ref.container if ref.title else ""), ("PY", _span(ref.year)[:4]), ("DA", ref.date.replace("-", "/")),
        ("PB", ref.publisher), ("CY", ref.place), ("VL", ref.volume), ("IS", ref.issue), ("SP", first or ref.extent),
        ("EP", last), ("ET", ref.edition), ("M1", ref.number_of_act), ("AV", ref.archive),
        ("DO", ref.doi), ("SN", ref.isbn or ref.issn), ("UR", ref.url), ("Y2", ref.accessed.replace("-", "/")),
        ("M3", ref.kind), ("LA", ref.language),
    ]  # fmt: skip
    return [(tag, value) for tag, value in pairs if value] + [("ER", "")]


def _plain_name(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}" if name.particle else name.family
    return f"{family}, {name.given}" if name.given else family


WRITERS = {"json": csl_json, "bib": biblatex, "ris": ris}


def export(volume: Volume) -> Files:
    """Return `references/NNN-slug.*` for each article with a list and `references/<volume>.*`; no romanised lists."""
    out: Files = {}
    everything: list[Entry] = []
    for article in volume.articles:
        parts = [p for p in article.back if p.type == "bibliography" and p.subtype != "romanised"]
        entries = [(r.id, from_element(r.element)) for part in parts for r in part.references]
        everything += entries
        if entries:
            out |= {
                PurePosixPath(f"references/{article.slug}.{suffix}"): write(entries)
                for suffix, write in WRITERS.items()
            }
    if everything:
        out |= {
            PurePosixPath(f"references/{volume.name}.{suffix}"): write(everything) for suffix, write in WRITERS.items()
        }
    return out
