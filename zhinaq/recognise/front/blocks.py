"""Front matter: one zone of an article in, its labelled blocks out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zhinaq.block import Block, Text, join_lines
from zhinaq.detect import detect
from zhinaq.finding import Place, Report
from zhinaq.language import Languages, fact_of
from zhinaq.recognise.back.blocks import back
from zhinaq.recognise.front.between import aside_end, cites_itself
from zhinaq.recognise.front.head import Head, Part
from zhinaq.recognise.front.people.authors import author_blocks
from zhinaq.recognise.front.terms import inner_label, read_terms, terms_from
from zhinaq.recognise.front.zones import Zone
from zhinaq.recognise.joined import join
from zhinaq.recognise.label.heads import heads as heads_of
from zhinaq.recognise.unprinted import log_unprinted
from zhinaq.signs import cues
from zhinaq.signs.dates import iso
from zhinaq.signs.words import label_language
from zhinaq.source import Line

LONG_GLUED = re.compile(r"(?<=[^\W\d_]{5})[1-3]$")  # no word so long ends in a digit: the first notes of a page
GLUED = re.compile(r"(?<=[^\W\d_]{2})[1-9]$")
NOTES = 80  # lines under a head on which the note to its title may stand
FOOTNOTE = re.compile(r"(?:\s*[*\u2217\u2020\u2021]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+)$")


def front(
    lines: Sequence[Line], zone: Zone, languages: Languages, article_language: str, report: Report,
    decisions: Any = None,
) -> list[Block]:  # fmt: skip
    """Return the blocks of one front or parallel zone; words that become fields are logged."""
    signature = zone.kind == "front" and zone.start > 0
    heads = [] if signature else [h for h in heads_of(lines) if zone.start <= h.start < zone.end]
    part = lines[zone.start : zone.end]
    if not heads:
        blocks = _without_head(lines, zone, languages, article_language, report)
    else:
        blocks = []
        for head in heads:
            language = _language(lines, head, languages, article_language, zone)
            blocks += _head(lines, head, language, languages, zone.kind == "front" and head is heads[0], report)
    return blocks + log_unprinted(part, blocks, report)


def _language(lines: Sequence[Line], head: Head, languages: Languages, article: str, zone: Zone) -> str:
    text = " ".join(x.text for role in ("title", "abstract", "keywords") for x in head.lines(role, lines))
    if zone.kind == "front" and not head.has("abstract"):
        return detect(text.lower() + " ", languages, article) if text else article
    return detect(text.lower(), languages, article)


def _head(
    lines: Sequence[Line], head: Head, language: str, languages: Languages, main: bool, report: Report
) -> list[Block]:
    blocks: list[Block] = []
    people = [p for p in head.parts if p.role in ("byline", "people")]
    done = False
    for part in head.parts:
        own = lines[part.start : part.end]
        if part.role in ("byline", "people"):
            if not done:
                rule = "front.byline" if main else "front.byline-parallel"
                blocks += author_blocks(lines, people, language, rule, report)
                done = True
        elif part.role == "other":
            blocks += _around(own, language, languages, report)
        else:
            blocks += _part(own, part, language, languages, main, lines[head.end : head.end + NOTES])
    _doubt(lines, head, blocks, report)
    return blocks


def _part(
    own: Sequence[Line], part: Part, language: str, languages: Languages, main: bool, below: Sequence[Line]
) -> list[Block]:
    if part.role == "title":
        return [_title(own, part, language, main, below)]
    if part.role == "alt-title":
        text = join_lines(own).strip(" \t*_#")
        return [_block("alt-title", own, part, detect(text.chars.lower(), languages, language), text, type="main")]
    if part.role == "section":
        return [_block("section-name", own, part, language, join_lines(own).strip(" \t*_#"))]
    if part.role == "issue":
        return [_block("front-other", own, part, language, join_lines(own).strip(" \t*_#"))]
    if part.role in ("code", "doi"):
        return [b for line in own for b in _codes(line)]
    if part.role == "date":
        return _dates(own, language)
    if part.role == "type":
        return [_block("article-type", own, part, language, join_lines(own).strip(" \t*_#()."))]
    if part.role == "abstract":
        return _abstract(own, part, language, languages)
    if part.role == "keywords":
        return read_terms(own, _keyword_language(own, language, languages), part.rule)
    return []


def _block(role: str, own: Sequence[Line], part: Part, language: str, text: Text, **data: object) -> Block:
    return Block(role, text, own[0].number, own[-1].number, own[0].file, language, part.cert, part.rule, data)


def _title(own: Sequence[Line], part: Part, language: str, main: bool, below: Sequence[Line]) -> Block:
    text = join_lines(own).strip(" \t*_#")
    mark = FOOTNOTE.search(text.chars) or _glued(text.chars, below)
    if mark:
        text = text[: mark.start()]
    return _block("title" if main else "alt-title", own, part, language, text, type="main")


def _glued(title: str, below: Sequence[Line]) -> re.Match[str] | None:
    """Return the digit that ends a title and is a raised mark that came down: a long word or a note below says so."""
    certain = LONG_GLUED.search(title)
    if certain:
        return certain
    mark = GLUED.search(title)
    notes = re.compile(rf"\s*{mark.group()}\s?[^\W\d_]{{2}}") if mark else None
    return mark if notes and any(notes.match(x.text) for x in below) else None


def _codes(line: Line) -> list[Block]:
    joined = join([line])
    text = joined.text.chars
    out = [joined.block("code", c.at, c.end, rule="front.code", data={"scheme": c.scheme}) for c in cues.codes(text)]
    found = cues.doi(text)
    if found:
        out.append(joined.block("doi", *found, rule="front.doi"))
    for kind in cues.types_beside(text):
        at = text.find(kind)
        out.append(joined.block("article-type", at, at + len(kind), rule="front.type"))
    return out


def _dates(own: Sequence[Line], language: str) -> list[Block]:
    joined = join(own)
    return [
        joined.block(
            "date", a, b, language=language, rule="front.date", data={"type": kind, "when": iso(joined.text.chars[a:b])}
        )
        for kind, a, b in cues.dates(joined.text.chars)
    ]


def _abstract(own: Sequence[Line], part: Part, language: str, languages: Languages) -> list[Block]:
    match = cues.labelled("abstract", own[0].text)
    paragraphs: list[list[Line]] = []
    for line in own:
        if not paragraphs or (line.joins is False if line.joins is not None else line.blank > 0):
            paragraphs.append([])
        paragraphs[-1].append(line)
    whole = detect(" ".join(x.text for x in own), languages, language)
    out = []
    for paragraph in paragraphs:
        joined = join(paragraph)
        start, end = 0, len(joined.text)
        if match and paragraph[0] is own[0]:
            again = cues.labelled("abstract", joined.text.chars)
            start = again.end() if again else 0
        inner = inner_label(joined.text.chars)
        if inner:
            end = inner.start()
        text = joined.text[start:end].strip(" \t*_")
        if text:
            out.append(_block("abstract", paragraph, part, whole, text))
        if inner:
            out += terms_from(joined, inner.end(), whole, "front.keywords-in-abstract")
    return out


def _keyword_language(own: Sequence[Line], language: str, languages: Languages) -> str:
    match = cues.labelled("keywords", own[0].text)
    said = label_language("keywords", match.group("label")) if match else ""
    text = " ".join(x.text for x in own)
    rest = text[match.end() :] if match else text
    return detect(rest, languages, said or language) if not said else _settle(rest, said, languages)


def _settle(text: str, said: str, languages: Languages) -> str:
    """Believe the label's language unless the terms are written in another script."""
    found = detect(text, languages, said)
    cyrillic = sum(unicodedata.name(c, "").startswith("CYRILLIC") for c in text) * 2 > cues.letters(text)
    return found if (fact_of(said, "script") == "Latn") == cyrillic else said


def _around(own: Sequence[Line], language: str, languages: Languages, report: Report) -> list[Block]:
    """Label lines of front matter that are no part of a head: statements by their labels, the rest as it stands."""
    out: list[Block] = []
    i = 0
    while i < len(own):
        end = aside_end(own, i)
        if end > i and not cites_itself(own[i].text):
            out += back(own[i:end], languages, language, report)
        else:
            end = max(end, i + 1)
            text = join_lines(own[i:end]).strip(" \t*_#")
            first, last = own[i], own[end - 1]
            out.append(
                Block("front-other", text, first.number, last.number, first.file, language, "medium", "front.other")
            )
        i = end
    return out


def _without_head(
    lines: Sequence[Line], zone: Zone, languages: Languages, article_language: str, report: Report
) -> list[Block]:
    """Label a zone without a head: a signature at the end of a preface, or a summary without a label."""
    own = lines[zone.start : zone.end]
    if zone.kind == "front" and zone.start:
        return _signature(lines, zone, article_language, report)
    text = join_lines(own).strip(" \t*_")
    language = detect(text.chars, languages, article_language)
    if zone.kind == "parallel" and text:
        return [
            Block(
                "abstract",
                text,
                own[0].number,
                own[-1].number,
                own[0].file,
                language,
                "medium",
                "front.summary-after-references",
            )
        ]
    return _around(own, article_language, languages, report)


def _signature(lines: Sequence[Line], zone: Zone, language: str, report: Report) -> list[Block]:
    """Return the name under a preface with its posts."""
    parts = [
        Part("byline" if cues.is_byline(lines[i].text) else "people", i, i + 1) for i in range(zone.start, zone.end)
    ]
    return [replace(b, rule="signature") for b in author_blocks(lines, parts, language, "signature", report)]


def _doubt(lines: Sequence[Line], head: Head, blocks: Sequence[Block], report: Report) -> None:
    """Report once per head what was read without a label or a sure shape."""
    for part in head.parts:
        if part.cert == "high" or part.role not in ("title", "abstract"):
            continue
        first, last = lines[part.start], lines[part.end - 1]
        code = "front-003" if part.role == "title" else "front-004"
        report.add(code, Place(first.file, first.number, min(last.number, first.number + 3)), first.text.strip())
