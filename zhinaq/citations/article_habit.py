"""Which of the doubtful brackets of an article are citations: its own habit, and the place in the sentence, decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from zhinaq.citations.dated import ELLIPSIS
from zhinaq.citations.model import Citation, Work
from zhinaq.references.words import CLOSE, LOWER, UPPER, Words

ODD_AT_LEAST = 2
Found = tuple[str, Citation]
_SENTENCE_END = re.compile(rf"\s?[.;][\s{CLOSE}]*(?=[{UPPER}\d(\[]|$)|\s*$|\s+(?=[{UPPER}])")


@cache
def _institution(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.any_of('institutions')}(?!\w)", re.IGNORECASE)


def keep(
    found: Sequence[Found], words: Words, listed: Callable[[Work], bool], *, has_list: bool
) -> list[Citation | None]:
    """Return for each (text, citation) the citation, or None where it is none.

    `listed` tells whether a work is in the article's list. Sure ones stay; a running name must be listed or be cited
    in brackets elsewhere; numbers in strokes count where no others are and they come again; a bracket without a year
    must be listed, or end a sentence in an article that cites so.
    """
    dated = sum(1 for _, c in found if c.sure and c.kind in ("dated", "running"))
    numeric = sum(1 for _, c in found if c.kind == "numeric" and c.sure)
    odd = sum(1 for _, c in found if c.kind == "numeric" and not c.sure)
    names = {_stem(w.name) for _, c in found if c.kind in ("dated", "undated") for w in c.works if w.name}
    cut = sum(1 for _, c in found if c.kind == "undated" and c.works[0].name.endswith((ELLIPSIS, "...")))
    closing = sum(1 for text, c in found if c.kind == "undated" and _closes(text, c, words))
    habit = not numeric and (dated >= 2 or cut >= 2 or closing >= 3) and not has_list
    kept: list[Citation | None] = []
    for text, citation in found:
        work = citation.works[0]
        if citation.sure or listed(work):
            kept.append(citation)
        elif citation.kind == "numeric":
            kept.append(citation if not numeric and not dated and odd >= ODD_AT_LEAST else None)
        elif citation.kind == "running":
            kept.append(citation if not numeric and _stem(work.name) in names else None)
        elif citation.kind == "title":
            kept.append(citation if habit and dated >= 3 else None)
        else:
            shortened = cut >= 2 and work.name.endswith((ELLIPSIS, "..."))
            kept.append(citation if habit and (shortened or _closes(text, citation, words)) else None)
    return kept


def _closes(text: str, citation: Citation, words: Words) -> bool:
    """Tell whether a bracket without a year stands at the end of a sentence and does not list or gloss things."""
    name = citation.works[0].name
    if not _SENTENCE_END.match(text, citation.end) and not name.endswith((ELLIPSIS, "...")):
        return False
    initials = re.search(rf"[{UPPER}]\.", name)
    if name.count(",") > 1 and not initials or ("," in name and _institution(words).search(name)):
        return False
    first = name.split()[0].rstrip(".,")
    return len(first) > 1 and not re.fullmatch(rf"[{UPPER}{LOWER}]{{1,3}}\.", name)


def _stem(name: str) -> str:
    """Return the first five letters of the last word of the first name: case endings do not matter."""
    first = re.split(r"[,|]| & ", name)[0].split()
    return first[-1].casefold()[:5] if first else ""
