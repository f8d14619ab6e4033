"""A small page for tests of the engine's side: fonts by file, one stylesheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from zhinaq.edition.fonts import find_fonts, folders
from zhinaq.edition.print.engine.lines import LineRules, texts
from zhinaq.edition.print.geometry import geometry
from zhinaq.edition.print.typeset import Press
from zhinaq.finding import ZhinaqError
from zhinaq.resources import style
from zhinaq.settings import PageFormat

PAGE = geometry(PageFormat())


def press(folder: Path, css: str = "") -> Press:
    """Return the book's press with more CSS; skips loudly without fonts."""
    try:
        fonts = find_fonts(folders())
    except ZhinaqError:
        pytest.skip("NO FONTS: run make fonts")
    roots = [folder, *sorted({f.file.parent for f in fonts.faces})]
    rules = LineRules(grid=(PAGE.top / 0.75, PAGE.leading / 0.75))
    return Press([fonts.css(), PAGE.css(), style("print.css"), css], roots, rules)


def xhtml(body: str, language: str = "kk") -> str:
    """Return a document with one article."""
    text = f'<article><div class="text">{body}</div></article>'
    return f'<html lang="{language}"><head><title>T</title></head><body>{text}</body></html>'


def lines(document: Any) -> list[list[Any]]:
    """Return the lines of text of each page, without what stands in the margins."""
    out = []
    for page in document.pages:
        body = next(b for b in page._page_box.children if not isinstance(b, boxes.MarginBox))
        out.append([b for b in body.descendants() if isinstance(b, boxes.LineBox) and texts(b)])
    return out


def text(line: Any) -> str:
    """Return what a line shows."""
    return "".join(b.text for b in line.descendants() if isinstance(b, boxes.TextBox))
