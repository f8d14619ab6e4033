"""Spaces at which no line ends: an initial and a surname, a number and its unit. The patterns are language data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhinaq.language import load_languages

SPACE = "[ \N{NO-BREAK SPACE}]"


@cache
def _glues() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of all languages, each ending with the space in question: a volume mixes its languages."""
    pairs = [pair for lang in load_languages().values() for pair in lang.data.get("typography", {}).get("glue", ())]
    return tuple(re.compile(f"(?:{before}){SPACE}(?={after})") for before, after in dict.fromkeys(map(tuple, pairs)))


def glued(text: str) -> Iterator[int]:
    """Yield the letters that begin after a space which ties them to what stands before it (`typography: glue`)."""
    for pattern in _glues():
        for found in pattern.finditer(text):
            yield found.end()
