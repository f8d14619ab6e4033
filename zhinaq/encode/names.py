"""A printed name as `persName`: forename and surname tagged where they stand, nothing moved or dropped."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from zhinaq.block import Text
from zhinaq.encode.inline import inline
from zhinaq.language import load_languages
from zhinaq.tei import XML_LANG, E, q

Element = etree._Element

PART = re.compile(r"(?P<init>(?:[^\W\d_]{1,3}\.\s?-?\s?)+)|(?P<word>[^\W_]+(?:[’'ʼ‘`\-‐‑][^\W_]+)*)|(?P<comma>,)")


def pers_name(text: Text, language: str) -> Element:
    """Return a name with its parts; a single word, or what is no name, stays a plain `persName`."""
    node = E.persName({XML_LANG: language} if language else {})
    spans = split_name(text.chars)
    last = 0
    for kind, start, end, initials in spans:
        inline(node, text[last:start], rich=False)
        part = etree.SubElement(node, q(kind), {"full": "init"} if initials else {})
        inline(part, text[start:end], rich=False)
        last = end
    return inline(node, text[last:], rich=False)


def split_name(name: str) -> list[tuple[str, int, int, bool]]:
    """Return forename and surname as (kind, start, end, only initials) in printed order; [] when there is one word."""
    parts = [(str(m.lastgroup), m.start(), m.start() + len(m.group().rstrip(" -"))) for m in PART.finditer(name)]
    words = [(a, b) for kind, a, b in parts if kind == "word"]
    initials = [(a, b) for kind, a, b in parts if kind == "init"]
    commas = [a for kind, a, _ in parts if kind == "comma"]
    if not words or len(words) + len(initials) < 2:
        return []
    if commas and initials and initials[0][0] > commas[0]:
        surname = [w for w in words if w[1] <= commas[0]]
    elif initials:
        surname = _beside_initials(words, initials)
    else:
        surname = _written_out(name, words)
    if not surname:
        return []
    start, end = surname[0][0], surname[-1][1]
    rest = [(a, b) for kind, a, b in parts if kind != "comma" and (b <= start or a >= end)]
    spans = [("surname", start, end, False)]
    for group in ([r for r in rest if r[1] <= start], [r for r in rest if r[0] >= end]):
        if group:
            spans.append(("forename", group[0][0], group[-1][1], all(g in initials for g in group)))
    return sorted(spans, key=lambda s: s[1])


def _beside_initials(words: list[tuple[int, int]], initials: list[tuple[int, int]]) -> list[tuple[int, int]]:
    after = [w for w in words if w[0] >= initials[-1][1]]
    before = [w for w in words if w[1] <= initials[0][0]]
    return after or before[:1] if len(before) < 2 or after else before[:1]


def _written_out(name: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find the surname among written-out names: capitals, patronymic, surname ending, else the last word."""
    texts = [name[a:b] for a, b in words]
    capitals = [w for w, t in zip(words, texts, strict=True) if t.isupper() and len(t) > 2]
    if 0 < len(capitals) < len(words):
        return capitals
    small = [t.casefold() for t in texts]
    joined = " ".join(small)
    fathers = [i for i, t in enumerate(small) if t.endswith(_endings("patronymics")) and i > 0]
    if fathers:
        return words[:1] if fathers[-1] == len(words) - 1 and len(words) > 2 else words[-1:]
    particles = [i for i, t in enumerate(small) if t in _endings("particles")]
    if particles and particles[0] > 0 and not joined.endswith(_endings("particles")):
        return words[particles[0] :]
    endings = _endings("surname_ends")
    ended = [w for w, t in zip(words, small, strict=True) if t.endswith(endings) and len(t) > 3]
    return ended if len(ended) == 1 else words[-1:]


@cache
def _endings(section: str) -> tuple[str, ...]:
    found: set[str] = set()
    for language in load_languages().values():
        for part in ("encode", "names"):
            found.update(str(w).casefold() for w in (language.data.get(part) or {}).get(section, ()))
    return tuple(sorted(found))
