"""What the body makes of a small text, in a form that reads well in a test."""

from __future__ import annotations

from tests.lines import lines_of
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body
from zhinaq.source import Line


def blocks_of(text: str, language: str = "en", *, wrapped: bool = False) -> list[Block]:
    """Return the blocks of an indented text."""
    return body(lines_of(text, wrapped=wrapped), load_languages(), language, Report())


def outline(blocks: list[Block], letters: int = 24) -> list[str]:
    """Return `role: first letters` for every block."""
    return [f"{b.role}: {b.text.chars[:letters]}" for b in blocks]


def column(text: str, **changes: object) -> list[Line]:
    """Return lines as repair leaves them: a line joins unless a blank line or the sign | stands before it."""
    out: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.strip("\n").split("\n"), 1):
        bare = raw.strip()
        if not bare:
            blank += 1
            continue
        apart = bare.startswith("|")
        out.append(Line(number, bare.lstrip("| "), "case.txt", blank=blank, joins=not (apart or blank or not out)))
        blank = 0
    return out
