"""Lines and sources for the tests of repairs."""

from __future__ import annotations

from pathlib import Path

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.read import text
from zhinaq.repair import repair_all
from zhinaq.source import Line, Source

LANGUAGES = load_languages()


def source(raw: str, name: str = "raw.txt") -> Source:
    """Return a text as the reader gives it."""
    return text.read(raw.encode(), name, Report())


def repaired(raw: str) -> tuple[Source, Report]:
    """Return a text after all repairs, and what they reported."""
    report = Report()
    return repair_all(text.read(raw.encode(), "raw.txt", report), LANGUAGES, report), report


def paragraphs(lines: tuple[Line, ...]) -> list[list[int]]:
    """Return the line numbers of each paragraph."""
    out: list[list[int]] = []
    for line in lines:
        if line.joins and out:
            out[-1].append(line.number)
        else:
            out.append([line.number])
    return out


def letters(text_: str) -> str:
    """Return letters and digits alone."""
    return "".join(c for c in text_ if c.isalnum())


CASES = Path(__file__).parent
