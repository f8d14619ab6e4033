"""What changes from one unit to the next: capitals, script, language; said of short units, among which titles are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SHAPED = 160  # characters: longer units have no shape of a title or a name
FEWEST = 4  # letters that show a case or a script


@lru_cache(maxsize=50000)
def script(text: str) -> str:
    """Return the script that most letters of a text are in, by its Unicode name; "" where there are too few."""
    names = [unicodedata.name(c, "").partition(" ")[0] for c in text[:SHAPED] if c.isalpha()]
    return max(set(names), key=lambda n: (names.count(n), n)) if len(names) >= FEWEST else ""


def turns(texts: Sequence[str], own: Sequence[list[str]]) -> None:
    """Add to the signs of each unit how its capitals, script and language differ from the unit above."""
    for n in range(1, len(texts)):
        mine, above = own[n], own[n - 1]
        if len(texts[n]) > SHAPED or len(texts[n - 1]) > SHAPED:
            continue
        case = ("capitals" in mine, "capitals" in above)
        mine.append("case-falls" if case == (False, True) else "case-rises" if case == (True, False) else "case-stays")
        here, there = script(texts[n]), script(texts[n - 1])
        if here and there and here != there:
            mine.append("script-turns")
        if ("language-turns" in mine or "script-turns" in mine) and "blank-0" not in mine:
            mine.append("turns/blank")
