"""Paragraphs of a body that look like something else: entries, bylines, labels, headings."""

from __future__ import annotations

from random import Random

from tests.generator.convention import data
from tests.generator.prose import Prose, capital


def confuser(rng: Random, kind: str, prose: Prose) -> list[str]:
    """Return the lines of a paragraph that is easily mistaken."""
    words, labels = data("prose")[prose.lang], data("labels")[prose.lang]
    if kind == "number":  # opens like an entry or a numbered heading
        return [f"{rng.randint(1, 4)}. {prose.sentence()} {prose.sentence()}"]
    if kind == "enumeration":
        return [f"{n}. {capital(prose.fill(item))}." for n, item in enumerate(rng.sample(words["items"], 3), 1)]
    if kind == "name":  # opens with a name, as a byline does
        return [f"{prose.someone()} {rng.choice(words['says'])}: {prose.sentence()}"]
    if kind == "short":  # as short as a heading or a title
        text = prose.fill(rng.choice(words["captions"]))
        return [f"{capital(text)}{rng.choice([':', '?', '.', '...'])}"]
    word = rng.choice([*labels["abstract"], *labels["keywords"], *labels["lists"], *labels["headings"]["plain"]])
    return [f"{capital(word.lower())} {rng.choice(words['after_word'])}. {prose.sentence()}"]
