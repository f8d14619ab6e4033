"""Keyword lines to terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Block
from zhinaq.recognise.joined import Joined, join
from zhinaq.signs import cues
from zhinaq.signs.words import all_words, any_of
from zhinaq.source import Line

OPEN, CLOSE = "([{\u00ab\u201c", ")]}\u00bb\u201d"
EDGES = " \t\n*_,;:"


def read_terms(lines: Sequence[Line], language: str, rule: str) -> list[Block]:
    """Return one block per keyword; the label is left out, a final full stop dropped."""
    joined = join(lines)
    match = cues.labelled("keywords", joined.text.chars)
    return terms_from(joined, match.end() if match else 0, language, rule)


def inner_label(text: str) -> re.Match[str] | None:
    """Return the label of keywords that run on in the paragraph of an abstract, behind a finished sentence."""
    words = any_of(all_words("keywords"))
    return re.search(
        rf"(?<=[.!?\u00bb\u201d])\s+[*_]*(?P<label>{words})[*_]*\s*(?:[:.]|[\u2013\u2014-]\s)", text, re.IGNORECASE
    )


def terms_from(joined: Joined, start: int, language: str, rule: str) -> list[Block]:
    """Return one block per keyword of a text from a character on."""
    text = joined.chars
    out = []
    for a, b in _pieces(joined, text, start):
        while a < b and text[a] in EDGES:
            a += 1
        while b > a and text[b - 1] in EDGES:
            b -= 1
        if b > a and text[b - 1] == "." and not _abbreviated(text[a:b]):
            b -= 1
        if cues.letters(text[a:b]):
            out.append(joined.block("keyword", a, b, language=language, rule=rule))
    return out


def _pieces(joined: Joined, text: str, start: int) -> list[tuple[int, int]]:
    cuts = _separators(text, start, ",;\u2022\u00b7|")
    if not cuts:
        own_lines = [s for s in joined.starts if s > start]
        if len(own_lines) >= 2 and max(len(x.text) for x in joined.lines) < 60:
            cuts = [s - 1 for s in own_lines]
        elif text[start:].count(". ") >= 2:
            cuts = [m.start() for m in re.finditer(r"(?<=[^\W\d_]{3})\.(?=\s+[^\W\d_])", text) if m.start() >= start]
    bounds = [start - 1, *cuts, len(text)]
    return [(a + 1, b) for a, b in zip(bounds, bounds[1:], strict=False)]


def _separators(text: str, start: int, signs: str) -> list[int]:
    """Return where signs stand outside brackets and quotation marks that are closed again."""
    cuts, depth, quoted = [], 0, False
    for i in range(start, len(text)):
        c = text[i]
        if c == '"' and (quoted or '"' in text[i + 1 : i + 120]):
            quoted = not quoted
            depth += 1 if quoted else -1
        if c in OPEN and _closes(text, i):
            depth += 1
        elif c in CLOSE and depth:
            depth -= 1
        elif c in signs and not depth and not (c == "," and re.match(r"\d,\d", text[i - 1 : i + 2])):
            cuts.append(i)
    return cuts


def _closes(text: str, i: int) -> bool:
    """Tell whether a bracket or quotation mark is closed before long."""
    close = CLOSE[OPEN.index(text[i])]
    return close in text[i + 1 : i + 120]


def _abbreviated(term: str) -> bool:
    """Tell whether the full stop at the end belongs to an abbreviation: short letters with stops inside."""
    return bool(re.search(r"(?<![^\W\d_])[^\W\d_]{1,2}\.\s?[^\W\d_]{1,2}\.$", term))
