"""What stands between a head and the text or its parallel: how to cite the article, thanks, funding, conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.signs.statements import label
from zhinaq.signs.words import opening
from zhinaq.source import Line

KINDS = ("acknowledgement", "funding", "conflict", "contribution", "data-availability", "ethics", "licence")


def cites_itself(text: str) -> bool:
    """Tell whether a line says how the article is to be cited: `For citation: …` (GOST R 7.0.7)."""
    match = opening("cite_label").match(text)
    return match is not None and match.group("sign") in (":", ".")


def is_aside(text: str) -> bool:
    """Tell whether a line opens such a note: its label, then its text on the same line."""
    found = label(text)
    return cites_itself(text) or (found is not None and not found.alone and found.kind in KINDS)


def aside_end(lines: Sequence[Line], i: int) -> int:
    """Return where the one note that opens at line i ends; i when none opens."""
    if i >= len(lines) or not is_aside(lines[i].text):
        return i
    j = i + 1
    while j < len(lines) and lines[j].joins is True and not lines[j].blank:
        j += 1
    return j
