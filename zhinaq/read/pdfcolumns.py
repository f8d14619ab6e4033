"""The order in which a page is read: an empty strip parts columns, full-width rows part the page into bands.

Columns of running text only: those of a table are too narrow, or too short, to be taken for them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median, median_low

from zhinaq.read.pdfrows import SPACE, Segment

ROWS, DEEPEST = 6, 3
NARROWEST, FILLED, WORDS = 7, 0.6, 2  # a column of running text: its width in ems, what of it is filled, words in a row
STRIP, CROSSED = 0.6, 0.45  # width of the strip in ems; share of rows that may cross it
WORD, LOOSE = 0.45, 1.3  # the most a gap between words is wide: in ems, or against the others of its row


def columns(segments: Sequence[Segment], depth: int = 0) -> list[list[Segment]]:
    """Return runs of segments to be read one after the other, each one column wide, top to bottom."""
    ordered = sorted(segments, key=lambda s: (s.base, s.x0))
    strip = _strip(ordered) if depth < DEEPEST else None
    if strip is None:
        return [ordered] if ordered else []
    out: list[list[Segment]] = []
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in ordered:
        if _crosses(segment, strip):
            out += [*columns(left, depth + 1), *columns(right, depth + 1), [segment]]
            left, right = [], []
        else:
            a, b = _parted(segment, strip)
            left, right = left + a, right + b
    out += [*columns(left, depth + 1), *columns(right, depth + 1)]
    return _rejoined(out)


def _rejoined(runs: list[list[Segment]]) -> list[list[Segment]]:
    """Put full-width rows that follow each other into one run."""
    out: list[list[Segment]] = []
    lone = False
    for run in runs:
        if lone and len(run) == 1 and abs(out[-1][-1].base - run[0].base) < 2.2 * run[0].size:
            out[-1] += run
        else:
            out.append(list(run))
        lone = len(run) == 1
    return out


def _words(segment: Segment) -> list[tuple[float, float]]:
    """Return where the words of a segment stand."""
    return _clusters(segment, SPACE * segment.size)


def _pieces(segment: Segment) -> list[tuple[float, float]]:
    """Return where the parts of a segment stand that no gap parts but one wider than those between its words."""
    words = _words(segment)
    gaps = [b[0] - a[1] for a, b in zip(words, words[1:], strict=False)]
    usual = median_low(gaps) if len(gaps) > 2 else 0.0
    return _clusters(segment, max(WORD * segment.size, LOOSE * usual))


def _clusters(segment: Segment, most: float) -> list[tuple[float, float]]:
    """Return where glyphs stand with no wider gap than `most` between them."""
    if segment.cells is not None:
        return [(segment.x0, segment.x1)]
    out: list[tuple[float, float]] = []
    for glyph in segment.glyphs:
        if glyph.text.strip():
            if out and glyph.x0 - out[-1][1] <= most:
                out[-1] = (out[-1][0], max(out[-1][1], glyph.x1))
            else:
                out.append((glyph.x0, glyph.x1))
    return out


def _crosses(segment: Segment, strip: tuple[float, float]) -> bool:
    return any(a < strip[1] and b > strip[0] for a, b in _pieces(segment))


def _parted(segment: Segment, strip: tuple[float, float]) -> tuple[list[Segment], list[Segment]]:
    """Return a segment's parts to the left and right of the strip."""
    if segment.x1 <= strip[1]:
        return [segment], []
    if segment.x0 >= strip[0]:
        return [], [segment]
    left = [g for g in segment.glyphs if g.x1 <= strip[1]]
    right = [g for g in segment.glyphs if g.x1 > strip[1]]
    return (
        [replace(segment, x1=max(g.x1 for g in left if g.text.strip()), glyphs=left)],
        [replace(segment, x0=min(g.x0 for g in right if g.text.strip()), glyphs=right)],
    )


def _strip(segments: Sequence[Segment]) -> tuple[float, float] | None:
    """Return the empty strip between two columns of running text that the fewest rows cross, or None."""
    text = [(s, _pieces(s)) for s in segments if s.cells is None]
    if len(text) < ROWS:
        return None
    size = median(s.size for s, _ in text)
    left, right = min(s.x0 for s, _ in text), max(s.x1 for s, _ in text)
    width = STRIP * size
    best: tuple[int, list[float]] = (len(text), [])
    for step in range(int(0.15 * (right - left)), int(0.85 * (right - left))):
        at = left + step
        crossed = sum(any(a < at + width and b > at for a, b in words) for _, words in text)
        if crossed < best[0]:
            best = (crossed, [at])
        elif crossed == best[0] and best[1] and at - best[1][-1] < 1.5:
            best[1].append(at)
    if not best[1] or best[0] > CROSSED * len({round(s.base) for s, _ in text}):
        return None
    at = best[1][len(best[1]) // 2]
    strip = (at, at + width)
    return strip if _both_run(text, strip) else None


def _both_run(text: Sequence[tuple[Segment, list[tuple[float, float]]]], strip: tuple[float, float]) -> bool:
    """Tell whether running text stands on both sides, that on the right with a straight left edge.

    Running text fills its column, row by row, with several words; how many letters that are is the face's affair.
    """
    sides: tuple[dict[int, list[tuple[float, float]]], ...] = (defaultdict(list), defaultdict(list))
    for segment, pieces in text:
        if any(a < strip[1] and b > strip[0] for a, b in pieces):
            continue
        for word in _words(segment):
            sides[word[0] >= strip[0]][round(segment.base)].append(word)
    size = median(s.size for s, _ in text)
    if not all(_runs_on(list(side.values()), size) for side in sides):
        return False
    starts = [min(a for a, _ in row) for row in sides[1].values()]
    edges = Counter(round(start / 2) for start in starts)
    edge, _ = max(edges.items(), key=lambda item: (item[1], -item[0]))
    return sum(edges[edge + d] for d in (-1, 0, 1)) >= 0.5 * len(starts)


def _runs_on(rows: Sequence[list[tuple[float, float]]], size: float) -> bool:
    """Tell whether rows of words are running text: enough of them, wide enough, most of them filled."""
    if len(rows) < ROWS:
        return False
    ends = [(min(a for a, _ in row), max(b for _, b in row)) for row in rows]
    width = max(b for _, b in ends) - min(a for a, _ in ends)
    filled = median(b - a for a, b in ends)
    return width > NARROWEST * size and filled > FILLED * width and median(map(len, rows)) >= WORDS
