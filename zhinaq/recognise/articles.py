"""One article's lines in, its labelled blocks out: zones first, then front, body and back by their own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhinaq.block import Block
from zhinaq.decisions import Decided
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.recognise import decided as settled
from zhinaq.recognise.back.blocks import back, number_lists
from zhinaq.recognise.body.blocks import body
from zhinaq.recognise.front.blocks import front
from zhinaq.recognise.front.zones import Zone, article_language, zones
from zhinaq.recognise.label.decide import labelled
from zhinaq.source import Line

HEADS = ("title", "alt-title", "heading", "reference-heading", "back-heading")


def recognise(
    lines: Sequence[Line], languages: Languages, report: Report, roles: Mapping[int, Decided] | None = None
) -> list[Block]:
    """Return the blocks of one article in the order of its lines; every line ends in some block or in the log.

    `roles` are an editor's decisions by raw line number: they hold, and the rules see only the lines between them.
    """
    roles = roles or {}
    if lines and lines[0].label is None:
        lines = labelled(lines, languages, roles, {})
    found = settled.honour(zones(lines), lines, roles)
    language = article_language(lines, found, languages)
    blocks: list[Block] = []
    said: list[Block] = []
    for zone in found:
        part = lines[zone.start : zone.end]
        if zone.kind == "body":
            blocks += body(part, languages, language, report, roles)
            continue
        said += settled.blocks(part, roles, languages, language, report)
        if zone.kind == "back":
            blocks += back([x for x in part if x.number not in roles], languages, language, report)
        else:
            blocks += front(*_between(lines, zone, roles), languages, language, report)
    return [_plain_head(b) for b in number_lists(settled.merged(blocks, said) if roles else blocks)]


def _plain_head(block: Block) -> Block:
    """Return a title or heading without bold type that covers all of it: that is its look, no emphasis."""
    if block.role not in HEADS:
        return block
    bold = [m for m in block.text.marks if (m.kind, m.value) == ("hi", "bold")]
    if not bold or sum(m.length for m in bold) < 0.9 * len(block.text.chars.strip()):
        return block
    return replace(block, text=replace(block.text, marks=tuple(m for m in block.text.marks if m not in bold)))


def _between(lines: Sequence[Line], zone: Zone, roles: Mapping[int, Decided]) -> tuple[Sequence[Line], Zone]:
    """Return the lines of an article without the decided ones, and the zone counted in them."""
    if not roles:
        return lines, zone
    kept = [i for i, line in enumerate(lines) if line.number not in roles]
    start, end = (sum(i < edge for i in kept) for edge in (zone.start, zone.end))
    return [lines[i] for i in kept], Zone(zone.kind, start, end)
