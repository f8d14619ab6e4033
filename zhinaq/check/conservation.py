"""Proof that no word is lost or doubled: raw words against the words of the TEI and of the log, place by place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from zhinaq.check.words import Words, of_repairs, of_source, of_tree
from zhinaq.finding import Finding, Place, Repair
from zhinaq.source import Source
from zhinaq.tei import xpath

Element = etree._Element

NEAR = 6
LONGEST_SPLIT = 6


@dataclass
class Region:
    """Raw lines that some blocks share, and what is printed there, encoded and logged."""

    file: str
    first: int
    last: int
    raw: list[tuple[str, int]] = field(default_factory=list)
    encoded: Counter[str] = field(default_factory=Counter)
    excused: Counter[str] = field(default_factory=Counter)


def conservation(
    corpus: Element, articles: Sequence[Element], sources: Sequence[Source], repairs: Sequence[Repair]
) -> Iterator[Finding]:
    """Yield cons-001 for every raw line with a word in neither TEI nor log, cons-002 for words the raw text lacks.

    `sources` are the files as read, before any repair; a word of the TEI counts only at its own raw lines.
    An article that came as TEI has no raw lines and is its own witness.
    """
    trees = [*xpath(corpus, "t:TEI"), *articles]
    read = {source.file.rpartition("/")[2] for source in sources if source.lines}
    encoded = [w for tree in trees for w in of_tree(tree) if w.file in read]  # TEI given as such has no raw text here
    raw = [w for source in sources for w in of_source(source)]
    logged = list(of_repairs(repairs))
    regions = _regions(encoded, logged, raw)
    lost, added = [], []
    for region in regions:
        missing, extra = _weigh(region)
        lost += [(region.file, line, word) for word, line in missing]
        added += [(region, word) for word in extra.elements()]
    lost, added = _settle_near(lost, added)
    yield from _findings(lost, added)
    for stray in (w for w in encoded if not w.first and w.words):
        yield Finding("cons-002", Place(stray.file), " ".join(stray.words)[:160], {"count": len(stray.words)})


def _regions(encoded: Sequence[Words], logged: Sequence[Words], raw: Sequence[Words]) -> list[Region]:
    """Cut the raw lines into the smallest runs that no block and no log entry crosses, and fill them."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in (*encoded, *logged, *raw):
        if one.first:
            spans[one.file].append((one.first, one.last))
    regions: dict[str, list[Region]] = {}
    for file, found in spans.items():
        merged: list[Region] = []
        for first, last in sorted(found):
            if merged and first <= merged[-1].last:
                merged[-1].last = max(merged[-1].last, last)
            else:
                merged.append(Region(file, first, last))
        regions[file] = merged
    starts = {file: [r.first for r in found] for file, found in regions.items()}

    def home(one: Words) -> Region:
        return regions[one.file][bisect_right(starts[one.file], one.first) - 1]

    for one in raw:
        home(one).raw += [(word, one.first) for word in one.words]
    for one in encoded:
        if one.first:
            home(one).encoded.update(one.words)
            home(one).excused.update(one.counts)
    for one in logged:
        home(one).excused.update(one.words)
    return [region for found in regions.values() for region in found]


def _weigh(region: Region) -> tuple[list[tuple[str, int]], Counter[str]]:
    """Return the raw words of a region not accounted for, and the encoded words that no raw word stands behind."""
    extra, excused = Counter(region.encoded), Counter(region.excused)
    lost: list[tuple[str, int]] = []
    for word, line in region.raw:
        if extra[word] > 0:
            extra[word] -= 1
        else:
            lost.append((word, line))
    lost = [pair for pair in lost if not _split(pair[0], extra, excused)]
    lost = [pair for pair in lost if not _take(pair[0], excused)]
    return _joined(lost, extra), +extra


def _take(word: str, pool: Counter[str]) -> bool:
    if pool[word] > 0:
        pool[word] -= 1
        return True
    return False


def _split(word: str, extra: Counter[str], excused: Counter[str]) -> bool:
    """Tell whether a raw word stands in the TEI and the log in pieces, such as a word and the note mark at its end."""
    pool = extra + excused
    del pool[word]
    pieces = _pieces(word, pool, LONGEST_SPLIT)
    if not pieces or not any(extra[piece] > 0 for piece in pieces):
        return False
    for piece in pieces:
        if not _take(piece, extra):
            _take(piece, excused)
    return True


def _pieces(word: str, pool: Counter[str], most: int) -> list[str] | None:
    if not word:
        return []
    if not most:
        return None
    for end in range(len(word), 0, -1):
        head = word[:end]
        if pool[head] > 0:
            rest = _pieces(word[end:], pool - Counter([head]), most - 1)
            if rest is not None:
                return [head, *rest]
    return None


def _joined(lost: list[tuple[str, int]], extra: Counter[str]) -> list[tuple[str, int]]:
    """Drop runs of raw words that the TEI has as one, such as a word parted by a stray space."""
    out: list[tuple[str, int]] = []
    i = 0
    while i < len(lost):
        for end in range(min(len(lost), i + LONGEST_SPLIT), i + 1, -1):
            if _take("".join(word for word, _ in lost[i:end]), extra):
                i = end
                break
        else:
            out.append(lost[i])
            i += 1
    return out


Lost = list[tuple[str, int, str]]
Added = list[tuple[Region, str]]


def _settle_near(lost: Lost, added: Added) -> tuple[Lost, Added]:
    """Pair a word lost at one place with the same word added a few lines off: a block whose lines are inexact."""
    free: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, (region, word) in enumerate(added):
        free[region.file, word].append(i)
    used: set[int] = set()
    kept: Lost = []
    for file, line, word in lost:
        near = (i for i in free[file, word] if i not in used and _near(added[i][0], line))
        match = next(near, None)
        if match is None:
            kept.append((file, line, word))
        else:
            used.add(match)
    return kept, [pair for i, pair in enumerate(added) if i not in used]


def _near(region: Region, line: int) -> bool:
    return region.first - NEAR <= line <= region.last + NEAR


def _findings(lost: Lost, added: Added) -> Iterator[Finding]:
    by_line: dict[tuple[str, int], list[str]] = defaultdict(list)
    for file, line, word in lost:
        by_line[file, line].append(word)
    for (file, line), found in sorted(by_line.items()):
        yield Finding("cons-001", Place(file, line, line), " ".join(found)[:160], {"count": len(found)})
    yield from _additions(added)


def _additions(added: Iterable[tuple[Region, str]]) -> Iterator[Finding]:
    by_region: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for region, word in added:
        by_region[region.file, region.first, region.last].append(word)
    for place, found in sorted(by_region.items()):
        yield Finding("cons-002", Place(*place), " ".join(sorted(found))[:160], {"count": len(found)})
