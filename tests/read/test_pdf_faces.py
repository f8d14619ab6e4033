"""PDF: the order of words and columns hangs on no face's metrics: families, sizes, columns, justified and ragged."""

from __future__ import annotations

import random
from itertools import product

import pytest
import weasyprint

from zhinaq.finding import Report
from zhinaq.read import pdf as reader

FAMILIES = ("serif", "sans-serif", "monospace", "DejaVu Sans Condensed", "PT Serif")
SIZES = (8, 10, 12)
LAID = [*product(SIZES, (1, 2, 3), ("justify", "left"))]


def wording(words: int, seed: int) -> list[str]:
    """Return numbered words of many lengths, so that their order shows."""
    dice = random.Random(seed)  # noqa: S311  invented words
    return [f"{''.join(dice.choices('abdeginorstu', k=dice.choice((1, 2, 3, 4, 5, 7))))}{n}" for n in range(words)]


def printed(family: str, size: int, columns: int, align: str, words: list[str]) -> bytes:
    paragraphs = (" ".join(words[n : n + 45]) for n in range(0, len(words), 45))
    style = (
        f"@page {{ size: A4 }} body {{ font: {size}pt '{family}', {family} }} p {{ margin: 0; text-indent: 1.2em }}"
        f"div {{ column-count: {columns}; column-gap: 7mm; text-align: {align}; text-align-last: left }}"
    )
    page = (
        f"<style>{style}</style><h1>A title across the page</h1><div>{''.join(f'<p>{p}</p>' for p in paragraphs)}</div>"
    )
    return weasyprint.HTML(string=f"<html lang=en>{page}</html>").write_pdf()  # type: ignore[no-any-return]


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_words_come_whole_and_in_order_whatever_the_face(family: str) -> None:
    wrong = {}
    for n, laid in enumerate(LAID):
        words = wording(260, n)
        lines = reader.read(printed(family, *laid, words), "p.pdf", Report()).lines
        read = " ".join(line.text.strip() for line in lines).split()
        torn = [line.text for line in lines if "  " in line.text.strip()]
        if read[5:] != words or torn:
            wrong[laid] = torn or read[5:20]

    assert wrong == {}
