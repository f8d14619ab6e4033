"""Decisions carried out: noise leaves before the repairs, joins and hyphens are set after them, articles are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhinaq.decisions import Settled
from zhinaq.finding import Report
from zhinaq.recognise.volume.cut import Extent
from zhinaq.repair.change import without
from zhinaq.source import Line, Source

RULE = "decision"


def without_noise(source: Source, settled: Settled, report: Report) -> Source:
    """Return the source without the lines an editor calls noise; each is logged."""
    noise = {i: settled.roles[x.number] for i, x in enumerate(source.lines) if _is_noise(x, settled)}
    for i, decided in noise.items():
        line = source.lines[i]
        why = decided.why or "an editor calls it noise"
        report.repair("noise", line.file, (line.number, line.number), line.text.strip(), "", why)
    return source.with_lines(without(source.lines, noise)) if noise else source


def _is_noise(line: Line, settled: Settled) -> bool:
    return line.number in settled.roles and settled.roles[line.number].kind == "noise"


def with_hints(source: Source, settled: Settled, report: Report) -> Source:
    """Return repaired lines with decided joins and hyphens; titles and headings are styled so that rules see them."""
    lines = list(source.lines)
    for i, line in enumerate(lines):
        own, above = settled.roles.get(line.number), settled.roles.get(lines[i - 1].number) if i else None
        if line.number in settled.joins:
            line = line.with_(joins=settled.joins[line.number].kind == "join", doubt=False)
        elif own or above:
            line = line.with_(joins=own == above, doubt=False)
        if own and own.kind in ("title", "heading"):
            line = line.with_(style=f"heading{own.level}")
        lines[i] = line
    for i in range(len(lines) - 1):
        if lines[i].number in settled.hyphens:
            _set_hyphen(lines, i, settled, report)
    return source.with_lines(lines)


def _set_hyphen(lines: list[Line], i: int, settled: Settled, report: Report) -> None:
    line, below, decided = lines[i], lines[i + 1], settled.hyphens[lines[i].number]
    lines[i] = line.with_(hyphen="join" if decided.kind == "hyphen-join" else "keep", text=line.text.rstrip())
    lines[i + 1] = below.with_(joins=True, doubt=False)
    halves = f"{line.text.split()[-1]} {below.text.split()[0]}"
    why = decided.why or "an editor has decided"
    report.repair("hyphen", line.file, (line.number, below.number), halves, decided.kind.removeprefix("hyphen-"), why)


def cut(extents: Sequence[Extent], lines: Sequence[Line], settled: Settled) -> list[Extent]:
    """Return the extents with an article wherever an editor says that one starts, and none where he says not."""
    said = {i: settled.starts[x.number].kind for i, x in enumerate(lines) if x.number in settled.starts}
    if not said:
        return list(extents)
    starts = {i for i, kind in said.items() if kind == "article"}
    out: list[Extent] = []
    for extent in extents:
        if "no-article" in [said.get(i) for i in range(extent.start, extent.end)][:REACH] and out:
            out[-1] = replace(out[-1], end=extent.end)
            extent = replace(out.pop())
        edges = [extent.start, *sorted(i for i in starts if extent.start < i < extent.end), extent.end]
        for a, b in zip(edges, edges[1:], strict=False):
            new = {"kind": "article", "cert": "high", "rule": RULE} if a in starts else {}
            out.append(replace(extent, start=a, end=b, **new))
    return out


REACH = 3  # lines: a section's name or a code may stand above the line that an editor quotes
