"""Lines whose role an editor has decided become blocks as they stand; the rules see only the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from zhinaq.block import Block, join_lines
from zhinaq.decisions import Decided
from zhinaq.detect import detect
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import NUMBER
from zhinaq.recognise.body.heading_marks import LEADING
from zhinaq.recognise.body.lists import marker
from zhinaq.recognise.body.notes import mark_end, mark_of
from zhinaq.recognise.body.view import Draft, View
from zhinaq.recognise.front.head import Part
from zhinaq.recognise.front.people.authors import author_blocks
from zhinaq.recognise.front.terms import read_terms
from zhinaq.recognise.front.zones import Zone
from zhinaq.signs import cues
from zhinaq.signs.dates import iso
from zhinaq.source import Line

Roles = Mapping[int, Decided]
RULE = "decision"
BODY = ("heading", "paragraph", "item", "quote", "formula", "note")
PEOPLE = {"author": "byline", "affiliation": "people"}


def honour(zones: Sequence[Zone], lines: Sequence[Line], roles: Roles) -> list[Zone]:
    """Return the zones, front matter ending where an editor says that a line is body."""
    out: list[Zone] = []
    for zone in zones:
        inside = [i for i in range(zone.start, zone.end) if _is_body(lines[i], roles)]
        if zone.kind in ("front", "parallel") and inside:
            out += [Zone(zone.kind, zone.start, inside[0])] if inside[0] > zone.start else []
            out.append(Zone("body", inside[0], zone.end))
        elif zone.kind == "body" and out and out[-1].kind == "body":
            out[-1] = Zone("body", out[-1].start, zone.end)
        else:
            out.append(zone)
    return out


def _is_body(line: Line, roles: Roles) -> bool:
    return line.number in roles and roles[line.number].kind in BODY


def draft(view: View, at: int, roles: Roles) -> Draft:
    """Return the piece of body that an editor has decided on at a line, with all lines of that decision."""
    decided, end = roles[view.lines[at].number], at + 1
    while end < len(view.lines) and roles.get(view.lines[end].number) == decided:
        end += 1
    lines, text, kind = view.lines[at:end], view.text(at), decided.kind
    data: dict[str, Any] = {}
    cut = 0
    if kind == "heading":
        number = LEADING.match(text)
        data = {
            "level": decided.level,
            "n": number.group("n") if number else "",
            "run_in": False,
            "back": False,
            "kind": "",
        }
    elif kind == "item":
        sign, n, cut = marker(text) or ("", "", 0)
        data = {"marker": text[:cut].strip(), "n": n, "kind": sign}
    elif kind == "note":
        data, cut = {"n": mark_of(text), "anchor": ""}, mark_end(text)
    elif kind not in BODY:
        block = plain(lines, decided, view.language)
        return Draft(block.role, lines, RULE, data=block.data)
    return Draft(kind, lines, RULE, cut=cut, data=data)


def upto(roles: Roles, view: View, at: int) -> int:
    """Return the next decided line from `at` on; the end of the view when there is none."""
    return next((i for i in range(at, len(view.lines)) if view.lines[i].number in roles), len(view.lines))


def blocks(lines: Sequence[Line], roles: Roles, languages: Languages, language: str, report: Report) -> Iterator[Block]:
    """Yield the blocks of decided lines outside the body: people together, everything else decision by decision."""
    decided = [line for line in lines if line.number in roles]
    for people, group in groupby(decided, key=lambda line: roles[line.number].kind in PEOPLE):
        own = list(group)
        if people:
            yield from _people(own, roles, language, report)
            continue
        for _, part in groupby(own, key=lambda line: roles[line.number].number):
            run = list(part)
            one = roles[run[0].number]
            said = one.language or detect(join_lines(run).chars, languages, language)
            yield from _several(run, one, said)


def _people(own: Sequence[Line], roles: Roles, language: str, report: Report) -> Iterator[Block]:
    kinds = [PEOPLE[roles[line.number].kind] for line in own]
    edges = [0, *(i for i in range(1, len(own)) if kinds[i] != kinds[i - 1]), len(own)]
    parts = [Part(kinds[a], a, b, RULE) for a, b in zip(edges, edges[1:], strict=False)]
    made = author_blocks(own, parts, language, RULE, report)
    yield from made
    taken = {n for b in made for n in range(b.first, b.last + 1)}
    for line in own:
        if line.number not in taken:
            yield plain([line], roles[line.number], language)


def _several(run: Sequence[Line], one: Decided, language: str) -> Iterator[Block]:
    """Yield a block for each thing a decided run of lines holds: terms, codes, dates; else one block."""
    if one.kind == "keywords":
        yield from read_terms(run, language, RULE)
        return
    text = join_lines(run).strip()
    first, last, file = run[0].number, run[-1].number, run[0].file
    if one.kind == "code":
        for code in cues.codes(text.chars):
            yield Block("code", text[code.at : code.end], first, last, file, rule=RULE, data={"scheme": code.scheme})
    elif one.kind == "date":
        for kind, a, b in cues.dates(text.chars):
            data = {"type": kind, "when": iso(text.chars[a:b])}
            yield Block("date", text[a:b], first, last, file, language, rule=RULE, data=data)
    elif one.kind == "doi" and (found := cues.doi(text.chars)):
        yield Block("doi", text[slice(*found)], first, last, file, rule=RULE)
    else:
        yield plain(run, one, language)


def plain(run: Sequence[Line], one: Decided, language: str) -> Block:
    """Return one block with the data its role needs."""
    text = join_lines(run).strip(" \t*_#")
    role, data = one.kind, dict[str, Any]()
    if role in ("title", "subtitle"):
        role, data = "title", {"type": "sub" if one.kind == "subtitle" else "main"}
    elif role == "author":
        data = {"n": 1, "marks": (), "corresp": False, "orcid": "", "email": "", "degree": "", "affiliations": ()}
    elif role == "affiliation":
        data = {"n": 1, "mark": "", "authors": ()}
    elif role in ("reference", "reference-heading"):
        number = NUMBER.match(text.chars)
        data = {"list": 0, "n": number[1] if number else ""} if role == "reference" else {"list": 0}
    elif role == "back-heading":
        data = {"type": "back-other"}
    elif role == "licence":
        data = {"target": ""}
    return Block(role, text, run[0].number, run[-1].number, run[0].file, one.language or language, rule=RULE, data=data)


def merged(made: Sequence[Block], said: Sequence[Block]) -> list[Block]:
    """Put decided blocks among those of the rules, by their lines; a decided title is the only main title."""
    out = list(made)
    if any(b.role == "title" and b.data.get("type") == "main" for b in said):
        out = [_demoted(b) for b in out]
    for block in said:
        block = _in_list(block, out)
        at = next((i for i, b in enumerate(out) if b.first > block.last), len(out))
        out.insert(at, block)
    return _renumbered(out)


def _demoted(block: Block) -> Block:
    if block.role != "title" or block.rule == RULE:
        return block
    return Block("front-other", block.text, block.first, block.last, block.file, block.language, "low", block.rule)


def _in_list(block: Block, made: Sequence[Block]) -> Block:
    """Give a decided reference the list of the nearest reference above, or below."""
    if block.role not in ("reference", "reference-heading"):
        return block
    near = sorted(
        (abs(b.first - block.first), n) for n, b in enumerate(made) if b.role in ("reference", "reference-heading")
    )
    key = made[near[0][1]].data["list"] if near else block.first
    return Block(block.role, block.text, block.first, block.last, block.file, block.language, block.cert, block.rule,
                 {**block.data, "list": key})  # fmt: skip


def _renumbered(found: list[Block]) -> list[Block]:
    """Give decided authors and affiliations numbers that the rules have not used."""
    out = list(found)
    for role in ("author", "affiliation"):
        used = max((int(b.data.get("n") or 0) for b in found if b.role == role and b.rule != RULE), default=0)
        for i, b in enumerate(out):
            if b.role != role or b.rule != RULE:
                continue
            links = "affiliations" if role == "author" else "authors"
            other = "affiliation" if role == "author" else "author"
            shift = max((int(x.data.get("n") or 0) for x in found if x.role == other and x.rule != RULE), default=0)
            data = {**b.data, "n": int(b.data["n"]) + used, links: tuple(n + shift for n in b.data.get(links) or ())}
            out[i] = Block(b.role, b.text, b.first, b.last, b.file, b.language, b.cert, b.rule, data)
    return out
