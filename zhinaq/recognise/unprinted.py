"""Printed words that front matter turns into fields, or drops as labels and marks, go into the log of repairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from zhinaq.block import Block, Text, line_text
from zhinaq.finding import Place, Report
from zhinaq.language import load_languages
from zhinaq.source import Line

WORD = re.compile(r"[^\W\u00b2\u00b3\u00b9\u2070-\u209f]+")
MARK = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u209f]+")
STUCK = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
ADDRESS_WORDS = frozenset(("https", "http", "www", "doi", "org", "orcid", "com", "id", "mailto"))
WHY = "labels, marks and contacts of front matter become fields"


def log_unprinted(lines: Sequence[Line], blocks: Sequence[Block], report: Report) -> list[Block]:
    """Log the words of every line that stand in none of the blocks made of it, if fields or labels explain them.

    Returns blocks for the words that nothing explains: they are kept as they stand, each with a finding.
    """
    fields = _field_words(blocks)
    kept: list[Block] = []
    lost = [list(_missing(lines, k, blocks)) for k in range(len(lines))]
    for k, word in _lost_together(lines, blocks, lost):
        lost[k].append(word)
    for k, line in enumerate(lines):
        missing = lost[k]
        known = [w for w in missing if any(_explained(whole, fields) for whole in (w, *_wholes(lines, k, w)))]
        strange = _as_printed(line, [w for w in missing if w not in known])
        known = _as_printed(line, known)
        if known:
            report.repair("label", line.file, (line.number, line.number), " ".join(known), "", WHY)
        if strange:
            report.add("front-007", Place(line.file, line.number, line.number), " ".join(strange))
            kept.append(Block("front-other", Text(" ".join(strange)), line.number, line.number, line.file, "", "low",
                              "account.unplaced"))  # fmt: skip
    return kept


def _lost_together(
    lines: Sequence[Line], blocks: Sequence[Block], lost: Sequence[Sequence[str]]
) -> Iterator[tuple[int, str]]:
    """Yield the words that lines of one block hold oftener than what is made of them: their line and the word."""
    for start, end in _regions(lines, blocks):
        if end - start < 2:
            continue
        first, last = lines[start].number, lines[end - 1].number
        inside = [b for b in blocks if first <= b.first and b.last <= last]
        left = Counter(w.casefold() for b in inside for w in _tokens(str(b.text)))
        left.update(w.casefold() for mine in lost[start:end] for w in mine)
        if any(x.hyphen == "join" for x in lines[start:end]):
            continue  # words divided at a line's end are counted where they are whole
        for k in range(start, end):
            for word in _tokens(lines[k].text):
                rest = _left(word, left)
                if rest and not _take(rest.casefold(), left):
                    yield k, rest


def _regions(lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines that blocks tie together."""
    spans = sorted((b.first, b.last) for b in blocks if b.last > b.first)
    start = 0
    for k in range(1, len(lines) + 1):
        above = lines[k - 1].number
        if k < len(lines) and any(a <= above and lines[k].number <= b for a, b in spans):
            continue
        yield start, k
        start = k


def _missing(lines: Sequence[Line], k: int, blocks: Sequence[Block]) -> Iterator[str]:
    line = lines[k]
    printed: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    for block in blocks:
        if block.first <= line.number <= block.last:
            exact.update(_tokens(str(block.text)))
    words = _tokens(line.text)
    if words and _whole_printed(lines, k, blocks):
        words.pop()
    if words and k and _whole_printed(lines, k - 1, blocks):
        words.pop(0)
    words = [w for w in words if not _take(w, exact)]  # words with their own capitals first
    for word, count in exact.items():
        printed[word.casefold()] += count
    return (left for word in words if (left := _left(word, printed)))


def _left(word: str, printed: Counter[str]) -> str:
    """Return what is not printed of a word: nothing, the mark of a note or institution that is stuck to it, or all."""
    if _take(word.casefold(), printed):
        return ""
    mark = STUCK.search(word)
    return mark.group() if mark and _take(word[: mark.start()].casefold(), printed) else word


def _as_printed(line: Line, words: Sequence[str]) -> list[str]:
    """Return words of a line with the letters of the raw text: the log speaks of the raw text."""
    if not line.edits:
        return list(words)
    text = line_text(line)
    raw = {m.group(): text[m.start() : m.end()].as_printed() for m in re.finditer(WORD, line.text)}
    return [raw.get(word, word) for word in words]


def _wholes(lines: Sequence[Line], k: int, word: str) -> Iterator[str]:
    """Yield the words that a half at the end or the start of line k is half of."""
    if lines[k].hyphen == "join" and k + 1 < len(lines) and _tokens(lines[k].text)[-1:] == [word]:
        yield from (word + rest for rest in _tokens(lines[k + 1].text)[:1])
    if k and lines[k - 1].hyphen == "join" and _tokens(lines[k].text)[:1] == [word]:
        yield from (start + word for start in _tokens(lines[k - 1].text)[-1:])


def _tokens(text: str) -> list[str]:
    """Return words and raised marks apart, in order."""
    return [m.group() for m in re.finditer(f"{WORD.pattern}|{MARK.pattern}", text)]


def _explained(word: str, fields: frozenset[str]) -> bool:
    """Tell whether a word is a label, a mark, part of an address, or part of a field of some block."""
    bare = re.sub(r"^\d{1,2}(?=[^\W\d_])", "", word.casefold().strip("_"))
    return (
        bare in fields
        or bare in _label_words()
        or bare in ADDRESS_WORDS
        or bool(MARK.fullmatch(word))
        or (len(bare) <= 2 and (not bare or bare.isalnum()))
    )


def _field_words(blocks: Sequence[Block]) -> frozenset[str]:
    """Return every word of the blocks' fields, and of the names and institutions, which contacts repeat."""
    found: set[str] = set()
    for block in blocks:
        found.update(w.casefold() for text in _strings(block.data) for w in _tokens(text))
        if block.role in ("author", "affiliation", "code", "doi", "date", "title", "alt-title"):
            found.update(w.casefold() for w in _tokens(str(block.text)))
    return frozenset(found)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str | int | Text):
        yield str(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


@cache
def _label_words() -> frozenset[str]:
    """Return every word of the front sections of all language files."""
    data = [language.data.get("front") for language in load_languages().values()]
    return frozenset(w.casefold() for text in _strings(data) for w in _tokens(text))


def _whole_printed(lines: Sequence[Line], k: int, blocks: Sequence[Block]) -> bool:
    """Tell whether the word divided at the end of line k stands whole in a block made of it."""
    if lines[k].hyphen != "join" or k + 1 == len(lines):
        return False
    halves = _tokens(lines[k].text)[-1:] + _tokens(lines[k + 1].text)[:1]
    whole = "".join(halves).casefold()
    return any(b.first <= lines[k].number <= b.last and whole in str(b.text).casefold() for b in blocks)


def _take(word: str, printed: Counter[str]) -> bool:
    if printed[word] < 1:
        return False
    printed[word] -= 1
    return True
