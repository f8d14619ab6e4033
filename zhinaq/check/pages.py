"""Does all that was made say the same pages of an article? Read back from the files, not from what made them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
from lxml import etree

from zhinaq.finding import Finding
from zhinaq.paging import SCOPE
from zhinaq.refine.references import place_of
from zhinaq.tei import xpath
from zhinaq.view import Volume

Element = etree._Element
Span = tuple[str, str]
PRISM = "{http://prismstandard.org/namespaces/basic/3.0/}"
META = re.compile(r'<meta name="citation_(first|last)page" content="([^"]*)"')
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def disagreements(volume: Volume, trees: Sequence[Element], files: Mapping[PurePosixPath, bytes]) -> Iterator[Finding]:
    """Yield an error (ed-013) for every file that says other pages of an article than its TEI."""
    for article, tree in zip(volume.articles, trees, strict=True):
        scope = next(iter(xpath(tree, SCOPE)), None)
        true = (scope.get("from", ""), scope.get("to", "")) if scope is not None else ("", "")
        for name, said in _said(article.slug, files):
            if said != true:
                told = {"name": str(name), "said": _shown(said), "pages": _shown(true)}
                yield Finding("ed-013", place_of(tree, tree), article.title, told)


def _shown(span: Span) -> str:
    return "-".join(dict.fromkeys(span)) or "no pages"


def _span(text: str) -> Span:
    first, _, last = re.sub("[\N{EN DASH}-]+", "-", text).partition("-")
    return first.strip(), last.strip() or first.strip()


def _said(slug: str, files: Mapping[PurePosixPath, bytes]) -> Iterator[tuple[PurePosixPath, Span]]:
    """Yield what every file made of an article says of its pages."""
    page = PurePosixPath("html") / slug
    if (name := page / "index.html") in files:
        text = files[name].decode()
        found = dict(META.findall(text))
        yield name, (found.get("first", ""), found.get("last", "") or found.get("first", ""))
        yield from ((name, _span(json.loads(one).get("pagination", ""))) for one in LINKED.findall(text)[:1])
    if (name := page / "cite.json") in files:
        yield name, _span(json.loads(files[name])[0].get("page", ""))
    if (name := page / "cite.bib") in files:
        yield name, _span(next(iter(re.findall(r"^  pages = \{(.*)\}", files[name].decode(), re.MULTILINE)), ""))
    if (name := page / "cite.ris") in files:
        found = dict(re.findall(r"^(SP|EP)  - (.*?)\r?$", files[name].decode(), re.MULTILINE))
        yield name, (found.get("SP", ""), found.get("EP", "") or found.get("SP", ""))
    if (name := PurePosixPath("offprints") / f"{slug}.pdf") in files:
        with pikepdf.open(BytesIO(files[name])) as file, file.open_metadata() as meta:
            said = tuple(str(meta.get(f"{PRISM}{key}Page", "")) for key in ("starting", "ending"))
        yield name, (said[0], said[1])
