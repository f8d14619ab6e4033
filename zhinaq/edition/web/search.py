"""Search in the page, offline: a small index of stems made at build time, the same rules carried to the reader's page.

A word loses the endings its language lists; a query is stemmed by the languages that have its letters and finds what
begins with a stem (templates/html/search.js). A word that is a stem of another language is found from there too.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from zhinaq.edition.article.front import Front
from zhinaq.edition.web.machines import abstracts, short
from zhinaq.edition.web.site import HTML, Site, page_of
from zhinaq.files import Files
from zhinaq.language import load_languages
from zhinaq.resources import folder, render
from zhinaq.tei import XML_LANG, local, xpath
from zhinaq.view import Article

WORD = re.compile(r"[^\W_]+")  # as in search.js: the halves of a compound are words
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SKIPPED = frozenset(("sic", "fw", "teiHeader"))
TITLE, KEYWORD, PERSON = 24, 16, 16  # how many mentions in the text one there is worth

Spoken = Counter[tuple[str, str]]  # word and language, with what its mentions weigh


@dataclass(frozen=True)
class Rules:
    """One language's rules: endings, how far they may be taken off, letters that keyboards lack or that change."""

    keyboard: Mapping[int, str]
    changing: Mapping[str, str]
    endings: frozenset[str]
    longest: int
    shortest: int
    rounds: int


@cache
def folding(name: str) -> dict[int, str]:
    """Return the letters that count as others: those of `fold` always, of `keyboard` where a keyboard lacks them."""
    sections = [lang.data["search"] for lang in load_languages().values()]
    return str.maketrans({a: b for s in sections for a, b in s[name].items()})


@cache
def rules() -> dict[str, Rules]:
    """Return the rules of every language, endings as a keyboard without special letters writes them."""
    return {code: _rules(lang.data["search"]) for code, lang in load_languages().items()}


def _rules(section: Mapping[str, Any]) -> Rules:
    endings = frozenset(bare(plain(e)) for e in section["endings"])
    longest = max(map(len, endings))
    letters = str.maketrans(section["keyboard"])
    return Rules(letters, section["changing"], endings, longest, section["shortest"], section["rounds"])


def plain(word: str) -> str:
    """Return a word in small letters, those that count as one made one."""
    return word.lower().translate(folding("fold"))


def bare(word: str) -> str:
    """Return a plain word as a keyboard without its language's letters writes it."""
    return word.translate(folding("keyboard"))


@lru_cache(maxsize=2**20)
def stem(word: str, language: str) -> str:
    """Return a plain word without its endings; in a language without rules it keeps them."""
    word = plain(word)
    known = rules().get(language)
    if known is None:
        return word
    left = bare(word)
    for _ in range(known.rounds):
        most = min(known.longest, len(left) - known.shortest)
        length = next((n for n in range(most, 0, -1) if left[-n:] in known.endings), 0)
        if not length:
            break
        left = left[:-length]
    return word[: len(left)]


def _spoken(node: etree._Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield the text of an element in pieces, each with its language."""
    if local(node) in SKIPPED or not local(node):
        return
    own = node.get(XML_LANG) or language
    if printed := xpath(node, "self::t:biblStruct/t:note[@type='raw_reference']"):
        yield from _spoken(printed[0], own)  # the whole reference; its fields would say it again
        return
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


def spoken(article: Article) -> Spoken:
    """Return the words of an article by language; those of title, keywords and names weigh more."""
    count: Spoken = Counter()

    def add(text: str, language: str, weight: int) -> None:
        for word in WORD.findall(text):
            if len(word) > 1:
                count[plain(word), language] += weight

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


def stems(said: Spoken, own: Mapping[str, frozenset[str]]) -> Counter[str]:
    """Return the stems of an article; `own` has the stems that each language's words gave in the volume.

    A borrowed word stands here under its own language's stem and, where that does not begin with it, under another's.
    """
    count: Counter[str] = Counter()
    for (word, language), weight in said.items():
        first = stem(word, language)
        others = {s for code, known in own.items() if code != language and (s := stem(word, code)) in known}
        for one in (first, *(s for s in others if not first.startswith(s))):
            count[one] += weight
    return count


def _own(texts: Sequence[Spoken]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {code: set() for code in rules()}
    for said in texts:
        for word, language in said:
            if language in found:
                found[language].add(stem(word, language))
    return {code: frozenset(known) for code, known in found.items()}


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
    texts = [spoken(article) for article in site.volume.articles]
    own = _own(texts)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article, said in zip(site.volume.articles, texts, strict=True):
        for word, count in stems(said, own).items():
            postings[word].append((article.number, count))
    terms = sorted(sorted(postings), key=lambda term: bare(term).encode("utf-16-be"))  # the order scripts compare in
    return {"terms": " ".join(terms), "lists": " ".join(_steps(postings[term]) for term in terms),
            "articles": [_article(site, a) for a in site.volume.articles]}  # fmt: skip


def _steps(found: list[tuple[int, int]]) -> str:
    before, steps = 0, []
    for number, count in sorted(found):
        steps.append(_number(number - before) + _weight(count))
        before = number
    return "".join(steps)


def told() -> dict[str, Any]:
    """Return the rules as the page's script reads them."""
    languages = {
        code: {"endings": sorted(r.endings, key=lambda e: (-len(e), e)), "shortest": r.shortest, "rounds": r.rounds,
               "letters": "".join(sorted(map(chr, r.keyboard))),
               "changing": {**r.changing, **{b: a for a, b in r.changing.items()}}}
        for code, r in rules().items()
    }  # fmt: skip
    letters = {name: {chr(a): b for a, b in folding(name).items()} for name in ("fold", "keyboard")}
    return {"languages": languages, **letters}


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
    languages = dict.fromkeys(Front(a, site.pen.labels).language for a in site.volume.articles)
    page = render(
        "html/search.j2", site=site, volume=site.volume, p=site.pen, root="../", current="search", contents=(),
        languages=list(languages), url=site.address(PurePosixPath("search")), versions=(),
    )  # fmt: skip
    place = HTML / "search"
    script = (folder("templates") / "html" / "search.js").read_bytes()
    return {place / "index.html": page.encode(), place / "index.js": _script("zhinaqIndex", index(site)),
            place / "search.js": _script("zhinaqRules", told()) + script}  # fmt: skip


def _script(name: str, data: Any) -> bytes:
    """Return data as a script, so that it is there without a server too."""
    return f"window.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'), sort_keys=True)};\n".encode()
