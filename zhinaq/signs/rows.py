"""Signs that lines give one another: names that addresses nearby are made of, numbers that count on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from zhinaq.signs.surnames import consonants

NUMBER = re.compile(r"^[\s*_]*[\[(]?(\d{1,3})\s?(?:[.)\]]|\.\])")
LOCAL = re.compile(r"([\w.+-]{3,})@")
WORD = re.compile(r"[^\W\d_]{3,}")
NEAR, FAR, SHORT = 4, 12, 300  # units above and below an address that may name its owner; characters of such a unit
STEP = 4  # units between numbers that count on
FEWEST = 3  # consonants of a name that an address must hold


class Told(Protocol):
    """What is looked at: anything with a text."""

    @property
    def text(self) -> str:
        """The text of a unit."""


def mailed(parts: Sequence[Told]) -> list[list[str]]:
    """Say of each unit whether an address nearby is made of one of its words, as those of people are."""
    out: list[list[str]] = [[] for _ in parts]
    for n, unit in enumerate(parts):
        if "@" not in unit.text:
            continue
        local = " ".join(consonants(m) for m in LOCAL.findall(unit.text[: SHORT * 2]))
        if not local:
            continue
        for k in range(max(0, n - FAR), min(len(parts), n + NEAR)):
            text = parts[k].text
            if k != n and not out[k] and len(text) < SHORT and "@" not in text and _names(text, local):
                out[k].append("mailed")
    return out


def _names(text: str, local: str) -> bool:
    return any(w[0].isupper() and len(c := consonants(w)) >= FEWEST and c in local for w in WORD.findall(text))


def in_rows(parts: Sequence[Told]) -> list[list[str]]:
    """Say of each numbered unit whether its number goes on a row, or opens one: the next stands close by."""
    out: list[list[str]] = [[] for _ in parts]
    last: dict[int, int] = {}
    for n, unit in enumerate(parts):
        found = NUMBER.match(unit.text)
        if not found:
            continue
        number = int(found.group(1))
        before = last.get(number - 1, -STEP - 1)
        if n - before <= STEP:
            out[n] = ["in-row"]
            out[before] = ["in-row"]
        last[number] = n
    return out
