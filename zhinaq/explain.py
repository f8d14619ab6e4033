"""What became of one raw line: decisions, repairs, why it joins, which rule made its block, what lost, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhinaq.block import Block
from zhinaq.decisions import Settled, load_decisions, settle
from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.language import Languages, load_languages
from zhinaq.pipeline import Job, encode_article, parts, read_file
from zhinaq.progress import Terminal
from zhinaq.recognise import decided as settled
from zhinaq.recognise.articles import recognise
from zhinaq.recognise.body import blocks as body
from zhinaq.recognise.front.zones import article_language, zones
from zhinaq.recognise.label.decide import decision
from zhinaq.recognise.label.trace import traced
from zhinaq.recognise.volume.extents import Extent
from zhinaq.repair import REPAIRS, apart
from zhinaq.repair.joins import joins, look, scores
from zhinaq.source import Line, Source
from zhinaq.volume import VolumeInput

WIDE = 100


def explain(volume: VolumeInput, number: int, terminal: Terminal) -> Iterator[str]:
    """Yield what is known of line `number` in every raw file that has it.

    Raises ZhinaqError when none has, saying how many lines there are.
    """
    report, languages = Report(), load_languages()
    files = [read_file(path, report)[0] for path in volume.raw]
    said = settle(load_decisions(volume.decisions), files, report)
    longest = max((source.lines[-1].number for source in files if source.lines), default=0)
    if number > longest:
        raise ZhinaqError(
            f"there is no line {number}", Place(volume.name), f"The longest raw file has {longest} lines."
        )
    articles = 0
    for source, one in zip(files, said, strict=True):
        terminal.say(f"Reading {source.file}")
        own = Report()
        own.extend(f for f in report.findings if f.place.file == source.file)
        found = list(parts(source, one, languages, own))
        line = next((x for x in source.lines if x.number == number), None)
        if line is None:
            yield f"{source.file}:{number}: a blank line, or past the end"
        else:
            yield from _line(line, source, one, found, articles, own, volume, languages)
        articles += sum(extent.kind not in ("contents", "frontmatter") for extent, _ in found)


def _line(
    line: Line, source: Source, said: Settled, found: Sequence[tuple[Extent, Source]], before: int,
    report: Report, volume: VolumeInput, languages: Languages,
) -> Iterator[str]:  # fmt: skip
    """Yield everything on one line that has text."""
    place = f"{source.file}:{line.number}"
    yield f"{place}: «{_short(line.text.strip())}»" + (f" (style: {line.style})" if line.style else "")
    for name in ("roles", "starts", "joins", "hyphens"):
        decided = getattr(said, name).get(line.number)
        if decided:
            yield f"  decision {decided.number + 1}: {decided.kind}" + (f" ({decided.why})" if decided.why else "")
    for repair in report.repairs:
        if repair.lines[0] <= line.number <= repair.lines[1]:
            yield f"  repair {repair.kind}: «{_short(repair.before)}» → «{_short(repair.after)}» ({repair.why})"
    whole = [x for _, one in found for x in one.lines]
    made = decision(whole, languages, said.roles, said.starts)
    number = before
    for extent, part in found:
        number += extent.kind not in ("contents", "frontmatter")
        at = next((i for i, x in enumerate(part.lines) if x.number == line.number), None)
        if at is None:
            continue
        yield from _joining(line.number, part.lines[at], source, languages)
        name = f"article {number}" if extent.kind not in ("contents", "frontmatter") else "the volume's own pages"
        yield f"  in {name}: {extent.kind} by {extent.rule or 'its place'} (certainty {extent.cert})"
        if extent.kind in ("contents", "frontmatter"):
            continue
        yield from traced(whole, line.number, made)
        yield from _blocks(part.lines, at, said, languages)
        done = encode_article(Job(number, part, extent, volume.settings, roles=said.roles))
        report.extend(done.findings)
    for finding in report.findings:
        if finding.place.line <= line.number <= max(finding.place.end_line, finding.place.line):
            yield f"  {finding.severity} {finding.code}: {finding.message}"


def _joining(number: int, line: Line, source: Source, languages: Languages) -> Iterator[str]:
    """Yield whether the line goes on with the one before, and how much each sign said for it."""
    what = {True: "continues the line before", False: "begins anew", None: "undecided"}[line.joins]
    named = _signals(number, source, languages)
    signs = ", ".join(f"{name} {score:+.1f}" for name, score in named.items() if score)
    yield f"  {what}{' (doubtful)' if line.doubt else ''}" + (
        f": {signs} = {sum(named.values()):+.1f}" if signs else ""
    )
    if line.hyphen:
        yield f"  hyphen at its end: {line.hyphen}"
    if line.page:
        yield f"  a page starts here: {line.page.n or 'no number'} (certainty {line.page.cert})"


def _signals(number: int, source: Source, languages: Languages) -> dict[str, float]:
    for repair in REPAIRS:
        if repair is joins:
            break
        source = repair(source, languages, Report())
    text, state = look(list(source.lines), languages), apart.State()
    for i, line in enumerate(text.lines):
        named = scores(text, i, state) if i else {}
        if line.number == number:
            return named
        if sum(named.values()) <= 0:
            state = state.after(line, i, text.kinds[i])
    return {}


def _blocks(lines: Sequence[Line], at: int, said: Settled, languages: Languages) -> Iterator[str]:
    """Yield the blocks that the line went into, with their rule, and what other rules would have made."""
    number = lines[at].number
    found = settled.honour(zones(lines), lines, said.roles)
    zone = next((z for z in found if z.start <= at < z.end), None)
    yield f"  zone: {zone.kind if zone else 'none'}"
    own = [b for b in recognise(lines, languages, Report(), said.roles) if b.first <= number <= b.last]
    for block in own:
        yield f"  → {_block(block)}"
        for other in block.data.get("alternatives") or ():
            yield f"    it won over: {other}"
    if not own:
        yield "  → no block: see the repairs"
    if zone and zone.kind == "body" and own:
        language = article_language(lines, found, languages)
        yield from _lost(lines[zone.start : zone.end], own[0].first, said, languages, language)


def _block(block: Block) -> str:
    lines = f"line {block.first}" if block.first == block.last else f"lines {block.first}-{block.last}"
    return (
        f"{block.role} by rule {block.rule or '(none)'} (certainty {block.cert}), {lines}: «{_short(block.text.chars)}»"
    )


def _lost(lines: Sequence[Line], first: int, said: Settled, languages: Languages, language: str) -> Iterator[str]:
    """Yield what each rule of the body says of the line where the block begins, in the order they are asked."""
    if first in said.roles:
        return
    view = body.look(lines, languages, language, Report())
    at = next((i for i, x in enumerate(view.lines) if x.number == first), None)
    if at is None:
        return
    before = body.scan(replace(view, lines=view.lines[:at]), said.roles)
    won = False
    for rule in body.RULES:
        found = rule(view, at, before)
        if found is None or found.after <= at or not found.drafts:
            continue
        made = ", ".join(f"{d.role} ({d.rule}, certainty {d.cert})" for d in found.drafts[:3])
        yield f"    rule {rule.__name__} {'would have made' if won else 'made'} {made}"
        won = True
    if not won:
        yield f"    none of {', '.join(rule.__name__ for rule in body.RULES)} knew it: running text"


def _short(text: str) -> str:
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"
