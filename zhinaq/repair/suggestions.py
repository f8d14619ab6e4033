"""Damage that no machine may mend: split and glued words, spaced hyphens, odd punctuation, quotes that do not pair.

One finding per kind and stretch of text, with a count and the first places, so that the list stays short.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from zhinaq.finding import Place, Report
from zhinaq.language import Languages
from zhinaq.repair.vocabulary import Vocabulary
from zhinaq.signs.knowledge import Knowledge, knowledge
from zhinaq.source import Line, Source

STRETCH = 80_000
PUNCTUATION = re.compile(
    r"\S{0,30}(?:,\s{0,2},|,\.|\.,\s{0,2}\d{4}|;;|:\s{0,2}:|\.{4,9}|\u2026\.{1,9}|\(\s{1,2}\w|,;|\u00ab\s)\S{0,30}"
)
GLUED = re.compile(
    r"(?<!\w)(?:[^\W\d_]{2,40}(?:,(?=[^\W\d_]{2})|[)](?=[^\W\d_]{3}))[^\W\d_]{1,40}"
    r"|[^\W\d_]{4,40}\([^\W\d_]{1,40}|(?<!\.)[^\W\d_]{3,40}\.[^\W\d_]{3,40}(?![\w.@/]))"
)
SPACED_HYPHEN = re.compile(r"(?<!\w)(?:[^\W\d_]{2,40}(?:-[ ]| -(?! ))[^\W\d_]{1,40}|\d{1,9}- [^\W\d_]{2,40})")
TIED = re.compile(r"(?<![\w-])[^\W\d_]{1,40}-[^\W\d_]{1,40}(?![\w-])")
DASHED = re.compile(r"(?<![\w-])([^\W\d_]{1,40}) ?\u2013 ?([^\W\d_]{1,40})(?![\w-])")
SOLID = re.compile(r"(?<![\w-])[^\W\d_]{6,40}(?![\w-])")
CAMEL = re.compile(r"(?<!\w)[^\W\d_]{3,40}(?!\w)")
PAIRS = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201c\u201d"}
Finder = Callable[[Line, "Facts"], Iterator[str]]


class Facts:
    """What finders need to know of the whole text."""

    def __init__(self, source: Source, known: Knowledge) -> None:
        """Count the words of the text."""
        self.words = Vocabulary(source.lines)
        self.small = known.words("function_words")
        self.endings = known.words("endings")
        self.bound = known.words("compound_bound")
        self.tied = {word.replace("-", ""): word for word in sorted(self.words.hyphenated)}


def suggestions(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source as it is; damage of the kinds in FINDERS, and hyphens kept in doubt, become findings."""
    facts = Facts(source, knowledge(languages))
    places: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    passed = 0
    for line in source.lines:
        for code, finder in FINDERS.items():
            for quote in finder(line, facts):
                places[code, passed // STRETCH].append((line.number, quote))
        passed += len(line.text)
    for number, quote in _quotes(source):
        places["rep-014", 0].append((number, quote))
    for (code, _), found in sorted(places.items()):
        if code in SEVERAL and len(found) < SEVERAL[code]:
            continue
        first, quote = found[0]
        where = ", ".join(str(n) for n in dict.fromkeys(n for n, _ in found[:12]))
        examples = "; ".join(dict.fromkeys(q for _, q in found[:4]))
        report.add(code, Place(source.file, first), quote, count=len(found), lines=where, examples=examples)
    return source


def _kept_in_doubt(line: Line, facts: Facts) -> Iterator[str]:
    """Yield words that stay hyphenated at a line end only because nothing is known of them."""
    if line.hyphen == "maybe":
        yield line.text.split()[-1]


def _punctuation(line: Line, facts: Facts) -> Iterator[str]:
    """Yield doubled and misplaced marks."""
    return (m[0] for m in PUNCTUATION.finditer(line.text) if "www" not in m[0] and "/" not in m[0])


def _glued(line: Line, facts: Facts) -> Iterator[str]:
    """Yield words that stand together without a space."""
    for m in GLUED.finditer(line.text):
        left, _, right = m[0].partition(".")
        if not right or (left.islower() and right[0].isupper() and right[1:].islower()):
            yield m[0]
    for m in CAMEL.finditer(line.text):
        word = m[0]
        if word.isascii() or word[1:].islower() or word.isupper():
            continue
        seam = next((k for k in range(3, len(word) - 2) if word[k].isupper() and word[k - 1].islower()), 0)
        if seam and facts.words.words[word[:seam].casefold()] and facts.words.words[word.casefold()] < 3:
            yield word


def _hyphens(line: Line, facts: Facts) -> Iterator[str]:
    """Yield hyphens with a space on one side, hyphens for dashes, dashes for hyphens, lost and left-over hyphens."""
    yield from (m[0] for m in SPACED_HYPHEN.finditer(line.text))
    counts, tied = facts.words.words, facts.words.hyphenated
    for m in TIED.finditer(line.text):
        left, right = m[0].casefold().split("-")
        small = right in facts.small and right not in facts.endings and tied[f"{left}-{right}"] == 1
        solid = counts[left + right] >= max(2, 2 * tied[f"{left}-{right}"])
        if (small and left not in facts.bound) or (solid and not m[0].isascii()):
            yield m[0]
    for m in DASHED.finditer(line.text):
        left, right = m[1].casefold(), m[2].casefold()
        if tied[f"{left}-{right}"] or left in facts.bound or (right in facts.endings and right not in facts.small):
            yield m[0]
    for m in SOLID.finditer(line.text):
        word = m[0].casefold()
        if word in facts.tied and tied[facts.tied[word]] >= 3 * counts[word]:
            yield m[0]


def _split(line: Line, facts: Facts) -> Iterator[str]:
    """Yield neighbours that are no words but together are one the text uses."""
    tokens = re.findall(r"(?<![^\W\d_])[^\W\d_]+(?= [^\W\d_])|(?<= )[^\W\d_]+", line.text)
    for a, b in zip(tokens, tokens[1:], strict=False):
        x, y = a.casefold(), b.casefold()
        if b[0].isupper() or len(x) < 2 or len(y) < 2 or x in facts.small or y in facts.small:
            continue
        whole, rarer = facts.words.words[x + y], min(facts.words.words[x], facts.words.words[y])
        if whole and rarer <= 1 and f"{a} {b}" in line.text:
            yield f"{a} {b}"


def _quotes(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and words of each quotation mark that is closed by another kind, inside one paragraph."""
    opened: list[str] = []
    for line in source.lines:
        if not line.joins:
            opened = []
        for at, c in enumerate(line.text):
            if c in PAIRS and not (c == "\u201c" and opened and opened[-1] == "\u201e"):
                opened.append(c)
            elif c in "\u00bb\u201d" or (c == "\u201c" and opened):
                fits = bool(opened) and c in PAIRS[opened[-1]]
                if not fits:
                    yield line.number, line.text[max(0, at - 20) : at + 1].strip()
                opened = opened[:-1]


FINDERS: dict[str, Finder] = {
    "rep-002": _kept_in_doubt,
    "rep-010": _punctuation,
    "rep-011": _glued,
    "rep-012": _hyphens,
    "rep-013": _split,
}
SEVERAL = {"rep-010": 2, "rep-012": 2, "rep-013": 2, "rep-014": 2}
