"""Generated volumes made harder: marks torn onto lines of their own as `pdftotext -raw` does, bodies cut short."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from zhinaq.source import Line, Look

Pair = tuple[str, Any]
GROUPS = {
    "title": "title", "byline": "byline", "people": "people", "abstract": "abstract", "keywords": "abstract",
    "heading": "heading", "section": "section", "caption": "small", "reference": "list", "list-heading": "heading",
    "note": "small", "code": "code", "doi": "code",
}  # fmt: skip
BODY = ("body", "item", "table", "formula", "note", "caption", "heading")


def torn(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Return lines with the marks of bylines and affiliations on lines of their own; titles get one, too."""
    out: list[Pair] = []
    for n, (text, label) in enumerate(pairs):
        marks = [t for t in label.tokens if t[2] == "MARK"]
        after = pairs[n + 1][1] if n + 1 < len(pairs) else None
        ends = label.role == "title" and after is not None and after.role == "byline" and rng.random() < 0.6
        if not marks:
            out.append((text, label))
            if ends:
                out.append(("1", after))
            continue
        at = 0
        for start, end, _ in marks:
            if text[at:start].strip():
                out.append((text[at:start].strip(), label))
            out.append((text[start:end].strip(" ^"), label))
            at = end
        if text[at:].strip(" ^"):
            out.append((text[at:].strip(" ^"), label))
    return out


def shortened(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Return lines with at most a few units of body in each article."""
    out: list[Pair] = []
    seen: dict[int, int] = {}
    most: dict[int, int] = {}
    for text, label in pairs:
        if label.role in BODY and label.article and not label.block:
            most.setdefault(label.article, rng.randint(2, 6))
            seen[label.article] = seen.get(label.article, 0) + label.starts
            if seen[label.article] > most[label.article]:
                continue
        out.append((text, label))
    return out


def worse(text: str, labels: Sequence[Any], seed: int) -> tuple[str, list[Any]]:
    """Return a volume's text and labels, made harder in a way that the seed decides; many stay as they are."""
    rng = random.Random(seed)
    pairs: list[Pair] = list(zip(text.split("\n"), labels, strict=True))
    if seed % 4 == 1:
        pairs = torn(pairs, rng)
    if seed % 5 == 2:
        pairs = shortened(pairs, rng)
    return "\n".join(t for t, _ in pairs), [label for _, label in pairs]


def dressed(lines: Sequence[Line], labels: Sequence[Any], seed: int) -> list[Line]:
    """Return the lines of one volume in three with a look, as files with type and measures give it."""
    if seed % 3:
        return list(lines)
    rng = random.Random(seed * 7 + 1)
    some = rng.choice
    sheet = {
        "title": Look(some([1.0, 1.1, 1.17, 1.3, 1.5]), rng.random() < 0.7, False, False, rng.random() < 0.6, some([0, 0.5, 1, 2])),
        "byline": Look(some([0.9, 1.0, 1.1]), rng.random() < 0.3, rng.random() < 0.5, False, rng.random() < 0.5, some([0, 0.5, 1])),
        "people": Look(some([0.85, 0.9, 1.0]), False, rng.random() < 0.5, False, rng.random() < 0.5, 0),
        "abstract": Look(some([0.85, 0.9, 1.0]), False, rng.random() < 0.3, False, False, some([0, 0.5, 1])),
        "heading": Look(some([1.0, 1.0, 1.1, 1.2]), rng.random() < 0.7, rng.random() < 0.2, False, rng.random() < 0.4, some([0, 0.5, 1])),
        "section": Look(some([1.0, 1.2, 1.5]), rng.random() < 0.6, False, False, rng.random() < 0.7, 1),
        "small": Look(0.85, False, False, False, False, 0),
        "list": Look(some([0.85, 0.9, 1.0]), False, False, False, False, 0),
    }  # fmt: skip
    plain = Look(1.0, False, False, False, False, 0)
    return [x.with_(look=sheet.get(GROUPS.get(labels[x.number - 1].role, ""), plain)) for x in lines]
