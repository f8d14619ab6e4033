"""Damage of extraction: ligatures, spaces in words, look-alike letters, lost letters; never in what the gold quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.generator.convention import Convention, data
from tests.generator.kinds import Unit

LIGATURES = {"ffi": "\ufb03", "fi": "\ufb01", "fl": "\ufb02", "ff": "\ufb00"}


def damaged(rng: Random, conv: Convention, units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a volume with the damage of its convention."""
    kind = conv["damage"]
    if kind in ("none",):
        return list(units)
    out = []
    for n, unit in enumerate(units):
        if kind == "name_space" and unit.role == "byline":
            out.append(_name_space(rng, unit))
        elif (
            unit.role == "body"
            and not unit.lead
            and 0 < n < len(units) - 1
            and units[n - 1].role == units[n + 1].role == "body"
        ):
            out.append(replace(unit, text=_worse(rng, kind, unit.text)))
        else:
            out.append(unit)
    return out


def _worse(rng: Random, kind: str, text: str) -> str:
    if kind == "ligatures":
        for letters, sign in LIGATURES.items():
            text = text.replace(letters, sign)
        return text
    words = text.split(" ")
    at = [n for n, word in enumerate(words) if word.isalpha() and len(word) > 6]
    alike = data("letters")["alike"]
    for n in rng.sample(at, min(len(at), 2)):
        word = words[n]
        cut = rng.randint(2, len(word) - 2)
        if kind == "spaces":
            words[n] = word[:cut] + " " + word[cut:]
        elif kind == "homoglyphs":
            words[n] = "".join(alike.get(c, c) for c in word[:cut]) + word[cut:]
        elif kind == "lost":
            words[n] = word[:cut] + word[cut + 1 :]
    return " ".join(words)


def _name_space(rng: Random, unit: Unit) -> Unit:
    """Return a byline whose last name is broken by a space."""
    names = [span for span in unit.spans if span[2] == "NAME"]
    if not names or rng.random() < 0.7:
        return unit
    start, end, _ = names[-1]
    cut = end - 3
    if not unit.text[cut - 2 : end].isalpha() or cut - start < 4:
        return unit
    text = unit.text[:cut] + " " + unit.text[cut:]
    spans = tuple((a + (a >= cut), b + (b > cut), kind) for a, b, kind in unit.spans)
    return replace(unit, text=text, spans=spans)
