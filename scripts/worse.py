"""Generated volumes made harder: marks torn onto lines of their own as `pdftotext -raw` does, bodies cut short."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

Pair = tuple[str, Any]
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
