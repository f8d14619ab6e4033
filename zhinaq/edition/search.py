"""Search in the page, offline: a small index of stems made at build time, the same rules carried to the reader's page.

A word is folded (Kazakh letters to those a Russian keyboard has) and loses the endings its language lists; a query is
stemmed by every language and finds whatever begins with a stem.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from lxml import etree

from zhinaq.edition.front import Front
from zhinaq.edition.machines import abstracts, short
from zhinaq.edition.site import HTML, Site, page_of
from zhinaq.edition.templates import render
from zhinaq.files import Files
from zhinaq.language import load_languages
from zhinaq.tei import XML_LANG, local
from zhinaq.view import Article

WORD = re.compile(r"[^\W_]+(?:[-\N{RIGHT SINGLE QUOTATION MARK}'][^\W_]+)*")
JOINT = re.compile(r"[-\N{RIGHT SINGLE QUOTATION MARK}']")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SKIPPED = frozenset(("sic", "fw", "teiHeader"))
TITLE, KEYWORD, PERSON = 24, 16, 16  # how many mentions in the text one there is worth


@dataclass(frozen=True)
class Rules:
    """One language's rules: folding of letters, endings by length, and how far they may be taken off."""

    fold: Mapping[int, str]
    endings: frozenset[str]
    longest: int
    shortest: int
    rounds: int


@cache
def rules() -> dict[str, Rules]:
    """Return the rules of every language; letters are folded alike in all of them."""
    sections = {code: lang.data["search"] for code, lang in load_languages().items()}
    fold = str.maketrans({a: b for s in sections.values() for a, b in (s["fold"] or {}).items()})
    return {
        code: Rules(fold, frozenset(e.translate(fold) for e in s["endings"]), max(map(len, s["endings"])),
                    int(s["shortest"]), int(s["rounds"]))
        for code, s in sections.items()
    }  # fmt: skip


@lru_cache(maxsize=2**18)
def stem(word: str, language: str) -> str:
    """Return a folded word without its endings; in a language without rules it keeps them."""
    known = rules().get(language)
    word = word.casefold().translate((known or next(iter(rules().values()))).fold)
    if known is None:
        return word
    for _ in range(known.rounds):
        most = min(known.longest, len(word) - known.shortest)
        length = next((n for n in range(most, 0, -1) if word[-n:] in known.endings), 0)
        if not length:
            break
        word = word[:-length]
    return word


def words(text: str) -> Iterator[str]:
    """Yield the words of a text; the halves of a compound count as words too."""
    for word in WORD.findall(text):
        yield word
        if not word.isalnum():
            halves = JOINT.split(word)
            yield from halves if "-" in word else halves[:1]


def _spoken(node: etree._Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield the text of an element in pieces, each with its language."""
    if local(node) in SKIPPED or not local(node):
        return
    own = node.get(XML_LANG) or language
    joined: list[str] = [node.text or ""]
    for child in node:
        if child.get(XML_LANG) or local(child) in BLOCKS:
            yield "".join(joined), own
            joined = []
            yield from _spoken(child, own)
        else:
            joined += [text for text, _ in _spoken(child, own)]
        joined.append(child.tail or "")
    yield "".join(joined), own


BLOCKS = frozenset((
    "div", "p", "head", "list", "item", "table", "row", "cell", "figure", "note", "listBibl", "biblStruct", "bibl",
    "analytic", "monogr", "title", "quote", "cit", "author", "imprint",
))  # fmt: skip


def stems(article: Article) -> Counter[str]:
    """Return the stems of an article, title, keywords and names weighing more."""
    count: Counter[str] = Counter()

    def add(text: str, language: str, weight: int) -> None:
        for word, times in Counter(words(text)).items():
            if len(word) > 1:
                count[stem(word, language)] += weight * times

    parts = [*article.front, article.body, *(part.element for part in article.back)]
    for node in parts:
        for text, language in _spoken(node, article.lang):
            add(text, language, 1)
    for code, text in (*article.titles.items(), *article.subtitles.items()):
        add(text, code, TITLE)
    for code, text in abstracts(article).items():
        add(text, code, 2)
    for code, listed in article.keywords:
        add(" ".join(listed), code, KEYWORD)
    for person in article.authors:
        for name in person.names.values():
            add(name.printed, "", PERSON)
    return count


def _number(value: int) -> str:
    out = ""
    while True:
        value, rest = divmod(value, 36)
        out = DIGITS[rest] + out
        if not value:
            return out


def _weight(count: int) -> str:
    """Return a weight as one capital letter: its binary order of size."""
    return chr(ord("A") + min(count.bit_length(), 12))


def index(site: Site) -> dict[str, Any]:
    """Return the index: stems in order, and for each the articles as steps from the one before, with weights."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article in site.volume.articles:
        for word, count in stems(article).items():
            postings[word].append((article.number, count))
    terms = sorted(postings)
    lists = []
    for term in terms:
        before = 0
        steps = []
        for number, count in sorted(postings[term]):
            steps.append(_number(number - before) + _weight(count))
            before = number
        lists.append("".join(steps))
    told = {code: {"endings": sorted(r.endings, key=lambda e: (-len(e), e)), "shortest": r.shortest, "rounds": r.rounds}
            for code, r in rules().items()}  # fmt: skip
    return {"terms": " ".join(terms), "lists": " ".join(lists), "rules": told,
            "articles": [_article(site, a) for a in site.volume.articles],
            "fold": {chr(a): b for a, b in next(iter(rules().values())).fold.items()}}  # fmt: skip


def _article(site: Site, article: Article) -> list[Any]:
    front = Front(article, site.pen.labels)
    section = next((s.title(site.language) for s in site.volume.sections if s.id == article.section), "")
    people = [front.name_in(p, front.language) for p in article.authors]
    about = short(next(iter(abstracts(article).values()), ""), 220)
    return [page_of(article), front.title, front.language, people, section, about]


def search_files(site: Site) -> Files:
    """Return the search page and its index as a script, so that it is there without a server too."""
    if not site.volume.articles:
        return {}
    data = json.dumps(index(site), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    languages = dict.fromkeys(Front(a, site.pen.labels).language for a in site.volume.articles)
    page = render(
        "html/search.j2", site=site, volume=site.volume, p=site.pen, root="../", current="search", contents=(),
        languages=list(languages), url=f"{site.base}search/" if site.base else "",
    )  # fmt: skip
    place = HTML / "search"
    return {place / "index.html": page.encode(), place / "index.js": f"window.zhinaqIndex={data};\n".encode()}
