"""What the rules for heads and lists say of each line: evidence for the labels, not a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.language import Languages
from zhinaq.recognise.back.running_text import listed_lines
from zhinaq.recognise.volume.cut import Opening, openings
from zhinaq.recognise.volume.openings import SURE, THRESHOLD
from zhinaq.source import Line


def evidence(lines: Sequence[Line], languages: Languages) -> list[list[str]]:
    """Return for each line the signs `rule:…`: the part of a head it is, whether a head opens there and how surely."""
    out: list[list[str]] = [[] for _ in lines]
    listed = listed_lines(lines, languages)
    for i in listed:
        out[i].append("rule:listed" if i - 1 in listed else "rule:list-begins")
    for found in openings(lines, languages, listed):
        for part in found.scored.head.parts:
            for i in range(part.start, part.end):
                out[i].append(f"rule:{part.role}" if i == part.start else f"rule:{part.role}+")
                if part.cert != "high":
                    out[i].append(f"rule:{part.role}-doubtful")
        out[found.start] += _opening(found)
    near = [[s for s in mine if not s.endswith(("+", "listed"))] for mine in out]
    for i in range(len(out)):
        out[i] += [f"-1:{s}" for s in near[i - 1]] if i else []
        out[i] += [f"+1:{s}" for s in near[i + 1]] if i + 1 < len(out) else []
    return out


def _opening(found: Opening) -> list[str]:
    score = found.scored.score
    strength = "sure" if score >= SURE else "likely" if score >= THRESHOLD else "weak"
    return [f"rule:{'opens' if found.opens else 'head'}-{strength}"]
