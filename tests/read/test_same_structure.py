"""The same article from text, Markdown, DOCX, ODT, HTML and PDF gives the same structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.read import writers
from zhinaq.pipeline import Encoded, encode_source
from zhinaq.progress import Terminal
from zhinaq.read import SUFFIXES
from zhinaq.tei import text_of, xpath
from zhinaq.volume import load

RAW = Path(__file__).parents[2] / "source/sample/raw"
ARTICLE = (RAW / "03-village-library.txt").read_text(encoding="utf-8").split("\n\n\n", 1)[1]  # without its section
WRITERS: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode, ".md": writers.as_markdown, ".docx": writers.as_docx, ".odt": writers.as_odt,
    ".html": writers.as_html, ".pdf": writers.as_pdf,
}  # fmt: skip
PARTS = {
    "titles": ".//t:titleStmt/t:title", "authors": ".//t:titleStmt/t:author/t:persName", "heads": ".//t:body//t:head",
    "paragraphs": ".//t:body//t:p", "items": ".//t:body//t:item", "cells": ".//t:body//t:cell",
    "notes": ".//t:body//t:note", "references": ".//t:listBibl/*", "keywords": ".//t:keywords/t:term",
}  # fmt: skip


@cache
def encoded(suffix: str) -> Encoded:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_bytes(WRITERS[suffix](ARTICLE))
        return encode_source(load(path, SUFFIXES), Terminal(quiet=True))


def structure(suffix: str, part: str) -> list[str]:
    article = encoded(suffix).articles[-1]
    return [re.sub(r"\s+", " ", text_of(node)).strip()[:40] for node in xpath(article, PARTS[part])]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("suffix", [s for s in WRITERS if s != ".txt"])
def test_the_structure_is_that_of_the_text(suffix: str, part: str) -> None:
    expected = structure(".txt", part)

    assert expected
    assert structure(suffix, part) == expected


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_word_is_lost(suffix: str) -> None:
    errors = [f.as_text() for f in encoded(suffix).report.errors()]

    assert errors == []
