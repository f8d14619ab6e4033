"""How plain text came about shows in its spaces: doubled joints, indents, escaped numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.generator.convention import Convention
from tests.generator.kinds import Unit

LONG = ("body", "abstract", "reference", "notice", "people", "byline")
NUMBER = re.compile(r"^(\d+)\. ")


def textured(rng: Random, conv: Convention, units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a volume with the spaces of its raw form, where lines are whole paragraphs."""
    out = list(units)
    if conv["raw"] not in ("paragraph", "word", "markdown"):
        return out
    if conv["joints"] == "doubled":
        width = rng.randint(46, 70)
        out = [_doubled(rng, u, width) if u.role in LONG else u for u in out]
    if conv["raw"] == "markdown":
        if conv["escapes"] == "yes":
            out = [
                replace(u, text=NUMBER.sub(r"\1\\. ", u.text)) if u.role in ("reference", "heading") else u for u in out
            ]
    elif conv["indent"] != "none":
        before = "\t" if conv["indent"] == "tab" else " " * rng.randint(3, 8)
        out = [_indented(u, before) if u.role in ("body", "abstract", "reference") else u for u in out]
    return out


def _doubled(rng: Random, unit: Unit, width: int) -> Unit:
    """Return a unit with two spaces where its printed lines ended."""
    cuts: list[int] = []
    last = 0
    for at, sign in enumerate(unit.text):
        if sign == " " and at - last > width - rng.randint(0, 6):
            cuts.append(at)
            last = at
    text = unit.text
    for at in reversed(cuts):
        text = text[:at] + " " + text[at:]
    spans = tuple((a + sum(c < a for c in cuts), b + sum(c < b for c in cuts), k) for a, b, k in unit.spans)
    return replace(unit, text=text, spans=spans)


def _indented(unit: Unit, before: str) -> Unit:
    lead = unit.lead + len(before) if unit.lead else 0
    return replace(unit, text=before + unit.text, lead=lead)
