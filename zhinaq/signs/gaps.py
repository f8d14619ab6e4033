"""Gaps: where a raw line has two or more spaces, which repair made one but kept on record."""

from __future__ import annotations

import re

from zhinaq.source import Line


def gaps(line: Line) -> list[int]:
    """Return where a line has, or had before repair, two or more spaces: the first position after each gap."""
    had = [at + 1 for at in line.gaps]
    return sorted({*had, *(m.end() for m in re.finditer(r"(?<=\S) {2,}(?=\S)", line.text))})
