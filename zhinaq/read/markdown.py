"""Markdown to located lines: plain text whose signs become spans and styles."""

from __future__ import annotations

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.read import text
from zhinaq.repair.markup import markup
from zhinaq.source import Source


def read(data: bytes, name: str, report: Report) -> Source:
    """Return the file's lines with emphasis and links as spans, headings, rows and items as styles.

    Raises ZhinaqError as zhinaq.read.text does.
    """
    source = text.read(data, name, report)
    return markup(source.with_lines(source.lines, hints={"markup": "markdown"}), load_languages(), report)
