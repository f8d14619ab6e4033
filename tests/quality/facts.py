"""The sample's facts against a build of it: one line per difference, read by the tests and by people.

python -m tests.quality.facts FOLDER/tei [FACTS.yaml]
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from zhinaq.citations.printed import printed_citations
from zhinaq.language import load_languages
from zhinaq.references.words import words_of
from zhinaq.tei import XML_LANG, parse, text_of, xpath

FACTS = Path(__file__).resolve().parents[1] / "cases" / "sample_facts.yaml"
PROSE = "t:text/t:body//t:p[not(ancestor::t:table or ancestor::t:figure or ancestor::t:note or ancestor::t:item or ancestor::t:quote)][not(t:formula and count(*) = 1)]"  # noqa: E501  # one expression
Element = etree._Element


def letters(text: str) -> str:
    """Return letters and digits only, case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def load_facts(path: Path = FACTS) -> dict[str, dict[str, Any]]:
    """Return the facts by article, in reading order."""
    data: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def seen(article: Element) -> dict[str, Any]:
    """Return what a TEI article says, in the shape of the facts."""

    def x(expression: str) -> list[Any]:
        return xpath(article, expression)

    def langs(expression: str) -> list[str]:
        return [e.get(XML_LANG, "") for e in x(expression)]

    lists = [
        {"kind": d.get("subtype"), "count": len(xpath(d, "t:listBibl/t:biblStruct | t:listBibl/t:bibl"))}
        for d in x("t:text/t:back/t:div[@type='bibliography']")
    ]
    titles = "t:teiHeader/t:fileDesc/t:titleStmt/t:title"
    return {
        "language": article.get(XML_LANG),
        "title": letters("".join(text_of(t) for t in x(f"{titles}[@type='main'] | {titles}[@type='sub']"))),
        "alt_titles": {t.get(XML_LANG): letters(text_of(t)) for t in x(f"{titles}[@type='alt']")},
        "authors": [letters(text_of(a[0])) for a in x("t:teiHeader/t:fileDesc/t:titleStmt/t:author")],
        "affiliations": len(x("t:teiHeader//t:listOrg/t:org")),
        "emails": sorted({text_of(e) for e in x("t:teiHeader//t:email")}),
        "orcids": [text_of(i).rpartition("/")[2] for i in x("t:teiHeader//t:author/t:idno[@type='ORCID']")],
        "doi": next((text_of(i) for i in x("t:teiHeader//t:publicationStmt/t:idno[@type='DOI']")), None),
        "dates": {d.get("type"): d.get("when") for d in x("t:teiHeader//t:creation/t:date")},
        "abstracts": sorted(langs("t:teiHeader//t:abstract")),
        "keywords": {k.get(XML_LANG): [letters(text_of(t)) for t in k] for k in x("t:teiHeader//t:keywords")},
        "headings": [
            (len(xpath(h, "ancestor::t:div")), letters(re.sub(r"^\W*(?:\d+\.?)+\s+", "", text_of(h))))
            for h in x("t:text/t:body//t:div/t:head")
        ],
        "paragraphs": len(x(PROSE)),
        "quotes": len(x("t:text/t:body//t:cit | t:text/t:body//t:quote[not(parent::t:cit or parent::t:p)]")),
        "formulas": len(x("t:text/t:body//t:formula")),
        "list_items": len(x("t:text/t:body//t:list/t:item")),
        "footnotes": len(x("t:text//t:note[@place='foot']")),
        "tables": [
            (len(xpath(t, "t:row")), max(len(xpath(r, "t:cell")) for r in xpath(t, "t:row")))
            for t in x("t:text//t:table")
        ],  # fmt: skip
        "figures": len(x("t:text//t:figure[not(.//t:table)]")),
        "references": lists,
        "citations": len(printed_citations(article, {}, {}, words_of(load_languages()))),
        "statements": sorted({d.get("type") for d in x("t:text/t:back/t:div")} & STATEMENTS),
    }


STATEMENTS = {"funding", "contribution", "conflict", "acknowledgement"}


def wanted(fact: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of one article in the shape of `seen`; facts may leave out what they do not tell."""
    names = {"citations_count": "citations"}
    told: dict[str, Callable[[Any], Any]] = {
        "title": letters,
        "alt_titles": lambda titles: {code: letters(t) for code, t in titles.items()},
        "authors": lambda a: [letters(x) for x in a.get(fact["language"]) or next(iter(a.values()), [])],
        "emails": sorted,
        "abstracts": sorted,
        "keywords": lambda words: {code: [letters(k) for k in ks] for code, ks in words.items()},
        "headings": lambda heads: [(h["level"], letters(h["text"])) for h in heads],
        "tables": lambda tables: [(t["rows"], t["cols"]) for t in tables],
        "figures": len,
        "references": lambda lists: [{"kind": r["kind"], "count": r["count"]} for r in lists],
        "statements": lambda kinds: sorted(set(kinds) & STATEMENTS),
    }
    same = ("language", "affiliations", "orcids", "doi", "dates", "paragraphs", "quotes", "formulas", "list_items",
            "footnotes", "citations_count")  # fmt: skip
    found = {key: value(fact[key]) for key, value in told.items() if key in fact}
    return found | {names.get(key, key): fact[key] for key in same if key in fact}


def differences(tei: Path, path: Path = FACTS) -> Iterator[str]:
    """Yield one line for every fact that a build has otherwise; articles are matched by title, then by order."""
    articles = [parse(p.read_bytes()) for p in sorted(tei.glob("[0-9]*.xml"))]
    facts = load_facts(path)
    if len(articles) != len(facts):
        yield f"articles: {len(articles)} built, {len(facts)} in the facts"
    built = [seen(a) for a in articles]
    for key, fact in facts.items():
        want = wanted(fact)
        have = next((b for b in built if b["title"] == want["title"] and b["title"]), None)
        if have is None:
            yield f"{key}: no article with the title {fact['title']!r}"
            continue
        for name, value in want.items():
            if have[name] != value:
                yield f"{key} {name}: built {have[name]!r}, true {value!r}"


if __name__ == "__main__":
    for line in differences(Path(sys.argv[1]), *map(Path, sys.argv[2:3])):
        print(line)
