"""What closes a volume: an index of its authors; the imprint (signed to print, format, print run) on its last page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_index
from zhinaq.signs.words import whole
from zhinaq.source import Line

LAST_LINES, SHORT, NEAR, AFTER, BEFORE = 40, 140, 12, 8, 14
ENTRY = re.compile(r"\s*\[?\d{1,3}[.\])]\s|.*//")
NUMBERS = ("isbn", "issn")
INDEXED = re.compile(r"[^\W\d_]\D*(?:\s\d{1,4},?)+(?=\s|$)")


def closing_matter(lines: Sequence[Line]) -> int:
    """Return where the index or the imprint that closes a volume begins, the first of them; len(lines) for none."""
    return min(closing_index(lines), _imprint(lines))


def closing_index(lines: Sequence[Line]) -> int:
    """Return where the index that closes a volume begins; len(lines) for none, or where articles follow it.

    One heading or several, then most of the next lines hold names with page numbers.
    """
    for i in range(len(lines) - 1, len(lines) // 2, -1):
        if cues.labelled("abstract", lines[i].text) or cues.labelled("keywords", lines[i].text):
            break
        entries = [_indexed(x.text) for x in lines[i + 1 : i + 4]]
        if is_index(lines[i].text) and len(entries) > 1 and sum(entries) * 2 > len(entries):
            while i and is_index(lines[i - 1].text):
                i -= 1
            return i
    return len(lines)


def _indexed(text: str) -> bool:
    """Tell whether a line is an entry of an index: page numbers behind a name, and nothing or the next name there."""
    found = INDEXED.search(text)
    return found is not None and not text[found.end() :].strip()[:1].islower()


def _imprint(lines: Sequence[Line]) -> int:
    """Return where the imprint at the end begins, with what stands above it on its page; len(lines) for none.

    Two different words of an imprint close to each other and to the end are asked for, and short lines only.
    """
    base = max(0, len(lines) - LAST_LINES)
    signs = [i for i in range(base, len(lines)) if _words(lines[i].text)]
    words = {word for i in signs for word in _words(lines[i].text)}
    if len(words) < 2 or signs[-1] - signs[0] > NEAR or len(lines) - signs[-1] > AFTER:
        return len(lines)
    if not all(_plain(line.text) for line in lines[signs[0] :]):
        return len(lines)
    return _page_start(lines, signs[0], max(base, signs[0] - BEFORE))


def _words(text: str) -> set[str]:
    found = {" ".join(m.group().casefold().split()) for m in whole("imprint").finditer(text)}
    return found - set(NUMBERS) if _plain(text) else set()


def _plain(text: str) -> bool:
    return len(text) < SHORT and not ENTRY.match(text)


def _page_start(lines: Sequence[Line], sign: int, lowest: int) -> int:
    """Return the first line of the page or group of lines that the sign stands in."""
    start, near = sign, False
    for i in range(sign, lowest, -1):
        line = lines[i]
        if line.page or line.blank > 1:
            return i
        if line.blank and not near:
            start, near = i, True
        if not _plain(lines[i - 1].text):
            break
    return start
