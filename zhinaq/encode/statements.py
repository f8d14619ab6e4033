"""Statements read as data: who paid (funder, grants) and who did what (CRediT roles); the words stay in the back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from lxml import etree

from zhinaq.encode.people import WORDS, surname
from zhinaq.language import Languages, load_languages
from zhinaq.slug import slug
from zhinaq.tei import XML_ID, XML_LANG, E, text_of, xpath

Element = etree._Element

CREDIT = "https://credit.niso.org/contributor-roles/"
GRANT = re.compile(r"(?<![^\W_])([^\W\d_]{2}\s?\d{7,10}(?:/\d+)?|\d{2}-\d{2,3}-\d{4,6})(?![^\W_])")
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?-?){2,4}")
SEGMENT = re.compile(r"[;\n]|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_]\w*[.:\s])")


def funders(back: Element, languages: Languages) -> list[Element]:
    """Return a `funder` per body that paid: its name in each language found, and the grant numbers as printed."""
    found: dict[tuple[str, ...], Element] = {}
    for div in xpath(back, "t:div[@type='funding']"):
        for language, group in groupby(xpath(div, ".//t:p"), _language):
            text = " ".join(" ".join(text_of(p) for p in group).split())
            grants = tuple(dict.fromkeys(m.group(1) for m in GRANT.finditer(text)))
            names = [m.group().strip() for m in _funder_names().finditer(text)][:1]
            if grants or names:
                node = found.setdefault(grants, E.funder(ref=f"#{div.get(XML_ID)}", cert="medium"))
                _add(node, names, grants, language)
    return list(found.values())


def _language(paragraph: Element) -> str:
    return next((str(v) for v in reversed(xpath(paragraph, "ancestor-or-self::*/@xml:lang"))), "")


def _add(funder: Element, names: Sequence[str], grants: Sequence[str], language: str) -> None:
    known = funder.findall("{*}orgName")
    for name in names:
        if not any(text_of(o) == name for o in known):
            funder.insert(len(known), E.orgName({XML_LANG: language} if language else {}, name))
    for grant in grants:
        if not any(i.text == grant for i in funder.findall("{*}idno")):
            funder.append(E.idno(grant, type="grant"))


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
    """Return the authors a segment names: by surname in any script, or by their initials."""
    words = {slug(w) for w in WORDS.findall(segment)}
    shorts = {"".join(re.findall(r"([^\W\d_])[^\W\d_]?\.", s)) for s in INITIALS.findall(segment)}
    out = []
    for author in authors:
        names = [text_of(n) for n in author.findall("{*}persName")]
        surnames = {slug(surname(name)) for name in names}
        by_surname = any(s and (s in words or any(len(s) > 4 and w.startswith(s) for w in words)) for s in surnames)
        if by_surname or any(_initials(name) & shorts for name in names):
            out.append(author)
    return out


def _initials(name: str) -> set[str]:
    """Return how a name is abbreviated: forenames then surname, and the other way round."""
    family = surname(name)
    given = "".join(re.findall(r"(?<![^\W\d_])[^\W\d_]", name.replace(family, " ", 1)))
    return {given + family[:1], family[:1] + given} if given else set()


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
    bodies = {w: re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in ordered}  # * is any ending
    return tuple((re.compile(rf"(?<![^\W_]){bodies[w]}(?![^\W_])", re.IGNORECASE), words[w]) for w in ordered)


@cache
def _funder_names() -> re.Pattern[str]:
    patterns = [p for lang in load_languages().values() for p in (lang.data.get("encode") or {}).get("funders", ())]
    return re.compile("|".join(patterns) or r"(?!)")
