"""What a volume prints around its articles: contents pages, boards and imprints, headings of its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.signs import cues
from zhinaq.signs.names import conjunction
from zhinaq.signs.words import all_words, any_of, opening
from zhinaq.source import Line

PAGE_AT_END = re.compile(r"(?:[.\u2026\s\u00b7_]{2,}|\t)\s*\d{1,4}\s*$|[^\W\d_][^\d]{8,}\s\d{1,4}$")
FEW, MOST_NAME_WORDS = 3, 9
FIRST_PAGES, LONG_LINE = 150, 260


@dataclass(frozen=True)
class Stretch:
    """Lines [start, end) of a kind: contents or frontmatter."""

    start: int
    end: int
    kind: str


def contents_pages(lines: Sequence[Line]) -> list[Stretch]:
    """Return every contents page: its heading, then entries of one or more lines that end with page numbers."""
    found: list[Stretch] = []
    i = 0
    while i < len(lines):
        if not _contents_heading(lines[i].text):
            i += 1
            continue
        end, gap, hits = i + 1, 0, 0
        for j in range(i + 1, len(lines)):
            if PAGE_AT_END.search(lines[j].text.rstrip()):
                end, gap, hits = j + 1, 0, hits + 1
            elif not _contents_heading(lines[j].text):
                gap += 1
            if gap > (FEW + 1 if hits else 2 * FEW) or cues.codes(lines[j].text):
                break
        if hits:
            found.append(Stretch(i, end, "contents"))
        i = end
    return found


def _contents_heading(text: str) -> bool:
    match = opening("contents").match(cues.bare(text))
    return bool(match) and not re.sub(
        r"[\W\d_]", "", re.sub(any_of(all_words("contents")), "", text, flags=re.IGNORECASE)
    )


def entries(lines: Sequence[Line], stretch: Stretch) -> list[str]:
    """Return the letters of a contents page's possible titles: from the start of each line of each entry to its end."""
    out: list[str] = []
    pending: list[str] = []
    for line in lines[stretch.start + 1 : stretch.end]:
        pending.append(line.text)
        if PAGE_AT_END.search(line.text.rstrip()) or len(pending) > FEW + 1:
            joined = ["".join(c for t in pending[k:] for c in t.casefold() if c.isalpha()) for k in range(len(pending))]
            out += joined
            out += _after_names(" ".join(pending))
            pending = []
    return [o for o in out if len(o) > 10]


def with_listed_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those in ordinary letters that the contents name letter by letter with the style of a title.

    They must stand apart from the text above; a title of several lines is marked on the first.
    """
    pages = contents_pages(lines)
    known = frozenset(entry for page in pages for entry in entries(lines, page))
    out = list(lines)
    for i, line in enumerate(lines if known else ()):
        told = line.style or line.joins is True and not line.blank or cues.is_capitals(line.text)
        if told or any(p.start <= i < p.end for p in pages):
            continue
        runs = (lines[i:end] for end in range(i + 1, min(i + FEW, len(lines)) + 1))
        if any("".join(c for x in run for c in x.text.casefold() if c.isalpha()) in known for run in runs):
            out[i] = line.with_(style="title")
    return out


def _after_names(text: str) -> list[str]:
    """Return the letters of an entry from each word on that may be the first behind the names it opens with."""
    out = []
    for n, match in enumerate(re.finditer(r"\S+", text)):
        if n > MOST_NAME_WORDS:
            break
        if n:
            out.append("".join(c for c in text[match.start() :].casefold() if c.isalpha()))
        if not match.group()[0].isupper() and not _joins_names(match.group()):
            break
    return out


def _joins_names(word: str) -> bool:
    return bool(conjunction().fullmatch(word)) or not any(c.isalpha() for c in word)
