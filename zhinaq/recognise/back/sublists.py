"""What divides a list of references: headings of its parts, single letters of the alphabet, bullets before entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import reference_subheading
from zhinaq.source import Line

LETTER = re.compile(r"[\s*_#]*([^\W\d_])[.)]?[\s*_]*")
BULLET = re.compile(
    r"\s*([\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}\N{BLACK SMALL SQUARE}\N{BLACK CIRCLE}\N{WHITE CIRCLE}*-])\s+"
)


def is_part_heading(text: str) -> bool:
    """Tell whether a line heads a list or a part of one."""
    return reference_heading(text) is not None or reference_subheading(text)


def first_entry(lines: Sequence[Line], heading: int) -> int:
    """Return the index behind a list's heading and the headings that follow it at once («References», «Archives»)."""
    at = heading + 1
    while at < len(lines) and is_part_heading(lines[at].text):
        at += 1
    return at


def is_letter(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line is a lone capital that heads the entries beginning with it."""
    match = LETTER.fullmatch(lines[i].text)
    if match is None or not match[1].isupper() or i + 1 >= len(lines):
        return False
    entry = BULLET.sub("", lines[i + 1].text.strip(), count=1)
    word = re.search(r"[^\W\d_]", entry)
    return word is not None and word[0].casefold() == match[1].casefold()


def bullet_of(text: str) -> str:
    """Return the bullet an entry opens with, empty when none."""
    match = BULLET.match(text)
    return match[1] if match else ""
