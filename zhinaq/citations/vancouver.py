"""Citations by number in round brackets, as medical journals print them: (1), (2, 3), (4-6)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.citations.model import Citation
from zhinaq.citations.numeric import find_numeric
from zhinaq.references.words import DASH, Words

ROUND = re.compile(rf"(?<=[\w\u00bb\u201d\".,])\s?(\((\d{{1,3}}(?:\s?[{DASH},]\s?\d{{1,3}})*)\))(?!\w)")
CLOSES = re.compile(r"\s?[.,;:)]|\s*$")
ENOUGH, SHARE = 3, 0.6


def find_round(texts: Sequence[str], words: Words, entries: int) -> list[list[Citation]]:
    """Return for each text of an article its citations in round brackets; none when they are not the article's habit.

    Habit: at least three, all within the list, most of them before a mark or the end, as numbers of a row are not.
    """
    named = re.compile(rf"(?:{words.any_of('not_cited')})\W{{0,3}}$", re.IGNORECASE)
    found, closing, beyond = [], 0, 0
    for text in texts:
        own = [m for m in ROUND.finditer(text) if not named.search(text[: m.start(1)])]
        squared = "".join(c if c not in "()" else " " for c in text)
        for match in own:
            squared = f"{squared[: match.start(1)]}[{match[2]}]{squared[match.end(1) :]}"
            closing += bool(CLOSES.match(text, match.end(1)))
            beyond += max(int(n) for n in re.findall(r"\d+", match[2])) > entries
        places = {m.start(1) for m in own}
        found.append([c for c in find_numeric(squared, words, entries) if c.start in places])
    count = sum(map(len, found))
    return found if count >= ENOUGH and not beyond and closing >= SHARE * count else [[] for _ in texts]
