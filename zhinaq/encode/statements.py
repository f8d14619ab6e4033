"""Statements read as data: who paid (funder, grants) and who did what (CRediT roles); the words stay in the back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lxml import etree

from zhinaq.encode.people import surname
from zhinaq.language import Languages, load_languages
from zhinaq.slug import slug
from zhinaq.tei import XML_ID, XML_LANG, E, text_of, xpath

Element = etree._Element

CREDIT = "https://credit.niso.org/contributor-roles/"
GRANT = re.compile(r"(?<![^\W_])([^\W\d_]{2}\s?\d{7,10}(?:/\d+)?|\d{2}-\d{2,3}-\d{4,6})(?![^\W_])")
SEGMENT = re.compile(r"[;\n]|(?<=[^\W\d_]{3})\.\s+")


def funders(back: Element, languages: Languages) -> list[Element]:
    """Return a `funder` per body that paid: its name in each language found, and the grant numbers as printed."""
    found: dict[tuple[str, ...], Element] = {}
    for div in xpath(back, "t:div[@type='funding']"):
        for paragraph in xpath(div, ".//t:p"):
            text = " ".join(text_of(paragraph).split())
            grants = tuple(dict.fromkeys(m.group(1) for m in GRANT.finditer(text)))
            names = [m.group().strip() for m in _funder_names().finditer(text)][:1]
            if not grants and not names:
                continue
            node = found.setdefault(grants, E.funder(ref=f"#{div.get(XML_ID)}", cert="medium"))
            language = next((str(v) for v in xpath(paragraph, "ancestor-or-self::*[@xml:lang][1]/@xml:lang")), "")
            for name in names:
                if not any(text_of(o) == name for o in node.findall("{*}orgName")):
                    org = E.orgName({XML_LANG: language} if language else {}, name)
                    node.insert(len(node.findall("{*}orgName")), org)
            for grant in grants:
                if not any(i.text == grant for i in node.findall("{*}idno")):
                    node.append(E.idno(grant, type="grant"))
    return list(found.values())


def contributors(back: Element, authors: Sequence[Element], languages: Languages) -> list[Element]:
    """Return a `respStmt` per author and CRediT role that a contribution statement names in known words."""
    out: list[Element] = []
    seen: set[tuple[str, str]] = set()
    for paragraph in xpath(back, "t:div[@type='contribution']//t:p | t:div[@type='contribution']//t:item"):
        for segment in SEGMENT.split(text_of(paragraph)):
            roles = list(_roles(segment))
            for author in _named(segment, authors) if roles else []:
                for role, words in roles:
                    key = (author.get(XML_ID, ""), role)
                    if key in seen:
                        continue
                    seen.add(key)
                    name = text_of(author.find("{*}persName"))
                    out.append(E.respStmt(E.persName(name, ref=f"#{key[0]}"), E.resp(words, ref=f"{CREDIT}{role}/")))
    return out


def _named(segment: str, authors: Sequence[Element]) -> list[Element]:
    words = {slug(w) for w in re.findall(r"[^\W\d_][^\W\d_’'ʼ-]+", segment)}
    out = []
    for author in authors:
        surnames = {slug(surname(text_of(n))) for n in author.findall("{*}persName")}
        if any(s and (s in words or any(len(s) > 4 and w.startswith(s) for w in words)) for s in surnames):
            out.append(author)
    return out


def _roles(segment: str) -> Iterator[tuple[str, str]]:
    """Yield (CRediT role, printed words), longer words first, so that a part of one is not read as another."""
    taken: list[tuple[int, int]] = []
    for pattern, role in _credit_words():
        match = pattern.search(segment)
        if match and not any(a < match.end() and match.start() < b for a, b in taken):
            taken.append(match.span())
            yield role, match.group()


@cache
def _credit_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    words: dict[str, str] = {}
    for language in load_languages().values():
        for role, terms in (language.data.get("encode") or {}).get("credit", {}).items():
            words.update({str(t): str(role) for t in terms})
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return tuple((re.compile(rf"(?<![^\W_]){re.escape(w)}(?![^\W_])", re.IGNORECASE), words[w]) for w in ordered)


@cache
def _funder_names() -> re.Pattern[str]:
    patterns = [p for lang in load_languages().values() for p in (lang.data.get("encode") or {}).get("funders", ())]
    return re.compile("|".join(patterns) or r"(?!)")
