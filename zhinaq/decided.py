"""Decisions carried out: noise leaves before the repairs, joins and hyphens are set after them, articles are cut."""

from __future__ import annotations

from zhinaq.decisions import Settled
from zhinaq.finding import Report
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
