"""Spaces at which no line ends: an initial and a surname, a number and its unit. The patterns are language data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhinaq.language import load_languages

SPACE = "[ \N{NO-BREAK SPACE}]"


@cache
def _glue() -> re.Pattern[str]:
    """Return the patterns of all languages as one, each ending with the space in question.

    A volume mixes its languages. What stands before holds no space, so no pattern hides another's.
    """
    pairs = [pair for lang in load_languages().values() for pair in lang.data.get("typography", {}).get("glue", ())]
    return re.compile("|".join(f"{before}{SPACE}(?={after})" for before, after in dict.fromkeys(map(tuple, pairs))))


def glued(text: str) -> Iterator[int]:
    """Yield the letters that begin after a space which ties them to what stands before it (`typography: glue`)."""
    return (found.end() for found in _glue().finditer(text))
