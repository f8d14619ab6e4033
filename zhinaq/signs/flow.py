"""Measures of lines: the width of the column, ends of sentences, numbers in a row, running prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zhinaq.source import Line

END = re.compile(r"[.!?…][\s)\]»”’\"']*(?:\[[\d,;\s–-]+\])?$")
SOFT_END = re.compile(r"[:;][\s)\]»”\"']*$")
NUMBER = re.compile(r"^[<>≤≥≈~±(]*[-−–+]?\d[\d\N{NO-BREAK SPACE}.,:/×x÷%‰°()*–-]*$")
EMPTY_CELL = re.compile(r"^(?:[-–—−]+|\.{2,}|…|×|x)$")
ABBREVIATED = re.compile(r"(?:^|[\s(])\w{1,3}\.$")


SELDOM = 0.05  # share of lines that continue another in a text of one paragraph a line


def ended(text: str) -> bool:
    """Tell whether a text ends like a sentence (a citation in brackets may follow the stop)."""
    return bool(END.search(text))


def initials(text: str) -> bool:
    """Tell whether a text ends in a person's initials, whose stop ends no sentence."""
    return bool(re.search(r"(?:^|[\s.(])[^\W\d_]\.$", text))


def lower_start(text: str) -> bool:
    """Tell whether a text begins in lower case (after quotes and brackets)."""
    bare = text.lstrip(" \"'«“„([")
    return bare[:1].islower()


def upper_start(text: str) -> bool:
    """Tell whether a text begins with a capital (after quotes and brackets)."""
    bare = text.lstrip(" \"'«“„([")
    return bare[:1].isupper()


def first_word(text: str) -> str:
    """Return the first printed word."""
    return text.split(None, 1)[0] if text.split() else ""


def last_word(text: str) -> str:
    """Return the last printed word without its marks."""
    return text.split()[-1].strip('.,;:!?»”")]').casefold() if text.split() else ""


def is_number(token: str) -> bool:
    """Tell whether a token can be a number or an empty mark in a cell."""
    return bool(NUMBER.match(token) or EMPTY_CELL.match(token))


def numbers(text: str) -> int:
    """Count the tokens that are numbers."""
    return sum(1 for t in text.split() if NUMBER.match(t))


def words(text: str) -> list[str]:
    """Return the words of at least two letters."""
    return list(re.findall(r"[^\W\d_]{2,}", text))


def column_width(lines: Sequence[Line]) -> int:
    """Return the width most lines are set to, or 0 when every paragraph stands on one line."""
    lengths = [len(line.text) for line in lines if line.text.strip()]
    if len(lengths) < 8:
        return 0
    joined = sum(line.joins is True for line in lines)
    if joined < SELDOM * len(lines) and all(line.joins is not None for line in lines):
        return 0
    counts = Counter(lengths)
    best = max(sorted(counts), key=lambda n: (sum(counts.get(n - d, 0) for d in range(7)), n))
    near = sum(counts.get(best - d, 0) for d in range(9))
    if best > 120 or best < 25 or near < 0.2 * len(lengths):
        return 0
    return best + 1
