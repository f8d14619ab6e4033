"""The lines of a finished book, counted: hyphens, word spaces, page ends, last lines, spreads.

python -m tests.bench.lines BOOK.pdf [BOOK.pdf ...]

Read back with poppler, on the default page. A full line is one of the text's own size that fills the measure; a
space is counted by its width in em of the text.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.quality.pages import Line, Page, pages
from zhinaq.edition.print.geometry import geometry
from zhinaq.settings import PageFormat

PAGE = geometry(PageFormat())
BOTTOM = PAGE.top + PAGE.lines * PAGE.leading
WIDE, WIDER, AT_END = 0.5, 0.7, 0.6  # em: a wide word space, a very wide one, the widest in a page's last line
SHORT_LINE, SHORT_PAGE = 6, 6  # letters of a last line, lines of a last page
FULL = 1.2  # points by which a full line may miss the measure
ADDRESS = re.compile(r"(?:https?:|www\.|10\.\d{4,}/|\w@)\S*$")
INITIAL = re.compile(r"(?:^|[\s(«“])[^\W\d_]\.$")
NUMBER = re.compile(r"(?:^|\s)(?:№|§|\d+)$")
LETTER = re.compile(r"[^\W_]")
NAMES = {
    "hyphens": "lines ending in a hyphen", "wide": f"spaces > {WIDE} em", "wider": f"spaces > {WIDER} em",
    "ends": f"page ends > {AT_END} em", "runts": f"last lines < {SHORT_LINE} letters", "spreads": "unequal spreads",
    "short": f"last pages < {SHORT_PAGE} lines", "addresses": "hyphens in addresses", "initials": "torn initials",
}  # fmt: skip


@dataclass
class Score:
    """What was found of each kind, of how many, and examples."""

    found: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    shown: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, *, bad: bool, example: str = "") -> None:
        """Count one line, space, page or spread."""
        self.of[kind] += 1
        if bad:
            self.found[kind] += 1
            self.shown.setdefault(kind, []).append(example)

    def share(self, kind: str) -> float:
        """Return the share of what is bad."""
        return self.found[kind] / self.of[kind] if self.of[kind] else 0.0


def left_of(page: Page) -> float:
    """Return where the text block begins."""
    return PAGE.inner if page.number % 2 else PAGE.outer


def text_lines(page: Page, height: float) -> list[Line]:
    """Return the lines of the text's own size inside the text block."""
    return [
        line for line in body_of(page) if abs(line.words[len(line.words) // 2].bottom - _middle(line) - height) < 0.3
    ]  # fmt: skip


def _middle(line: Line) -> float:
    return line.words[len(line.words) // 2].top


def body_of(page: Page) -> list[Line]:
    """Return the lines between running head and folio, in any size."""
    return [line for line in page.lines if PAGE.top - 4 <= line.top and line.bottom <= BOTTOM + 6]


def is_full(page: Page, line: Line) -> bool:
    """Tell whether a line fills the measure."""
    left = left_of(page)
    right = abs(line.right - left - PAGE.measure) < FULL
    return right and line.left < left + 20 and len(line.words) > 2 and " . . " not in line.text


def score(book: Sequence[Page]) -> Score:
    """Return what the lines and pages of a book are like."""
    height = Counter(round(w.bottom - w.top, 1) for p in book for w in p.words).most_common(1)[0][0]
    made = Score()
    for page in book:
        own = text_lines(page, height)
        _count_lines(made, page, own)
        if len(own) > PAGE.lines / 2 and is_full(page, own[-1]) and own[-1] is body_of(page)[-1]:
            gap = own[-1].widest_gap / PAGE.size
            made.add("ends", bad=gap > AT_END, example=f"{page.number}: {gap:.2f} {own[-1].text}")
    _count_pages(made, book)
    return made


def _count_lines(made: Score, page: Page, own: Sequence[Line]) -> None:
    for line, after in zip(own, [*own[1:], None], strict=False):
        where = f"{page.number}: {line.text}"
        if is_full(page, line):
            made.add("hyphens", bad=line.hyphenated, example=where)
            made.add("addresses", bad=line.hyphenated and bool(ADDRESS.search(line.text)), example=where)
            made.add("initials", bad=bool(INITIAL.search(line.text)), example=where)
            for gap in _gaps(line):
                made.add("wide", bad=gap > WIDE, example=f"{gap:.2f} {where}")
                made.add("wider", bad=gap > WIDER, example=f"{gap:.2f} {where}")
            if after and not is_full(page, after) and abs(after.left - left_of(page)) < 1:
                letters = len(LETTER.findall(after.text))
                made.add("runts", bad=letters < SHORT_LINE, example=f"{page.number}: {after.text}")


def _gaps(line: Line) -> Iterator[float]:
    for a, b in zip(line.words, line.words[1:], strict=False):
        yield (b.left - a.right) / PAGE.size


def _count_pages(made: Score, book: Sequence[Page]) -> None:
    """Count spreads whose pages, both going on, end at different heights, and last pages with little on them."""
    depth = {p.number: max((line.bottom for line in body_of(p)), default=0.0) for p in book}
    opening = {p.number for p in book if not any(w.bottom < PAGE.top - 4 for w in p.words)}
    for page in book[:-1]:
        number = page.number
        ends = number + 1 in opening
        if ends and number not in opening:
            made.add("short", bad=0 < len(body_of(page)) < SHORT_PAGE, example=str(number))
        if not number % 2 and not {number, number + 1, number + 2} & opening:
            apart = abs(depth[number] - depth.get(number + 1, 0.0))
            made.add("spreads", bad=apart > 1, example=f"{number}: {apart:.1f} pt")


def main(arguments: Sequence[str]) -> None:
    """Print the score of every book; with -v the examples."""
    for name in (a for a in arguments if a != "-v"):
        made = score(pages(Path(name)))
        print(f"{name}: {made.of['hyphens']} full lines")
        for kind, label in NAMES.items():
            print(f"  {label:28} {made.found[kind]:5} of {made.of[kind]:6}  {made.share(kind):7.2%}")
            if "-v" in arguments:
                print("".join(f"      {example}\n" for example in made.shown.get(kind, [])[:12]), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
