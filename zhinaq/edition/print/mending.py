"""What shows only on finished pages, mended in the XHTML before they are made again.

Each of MENDS takes the `Proof` of a part, may change its tree, and tells whether it did. A table that is too wide is
set smaller, then turned; a table or figure that left a hole before it is placed behind the text that fills it; an
article whose last page holds a line or two loses them, or gets more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure import boxes

from zhinaq.edition.print.engine.lines import texts
from zhinaq.edition.print.engine.tables import Measured

Box = Any
Element = Any
FEWEST = 4  # lines on the last page of an article
HOLE = 3  # lines of a page left empty before a table or figure from which text is drawn forward
SMALLER = 1.13  # what the smaller type of a table takes in
SQUEEZED = 0.02  # how much a paragraph may be narrowed to lose a line
TIGHT = "letter-spacing: -0.006em; word-spacing: -0.03em"
TURNED = "turned"
MOVABLE = frozenset(("p", "ul", "ol", "blockquote"))


@dataclass(frozen=True)
class Proof:
    """Pages as they were laid out, the tree they were made from, and what was measured."""

    pages: list[Any]
    root: Element
    measured: Measured
    line: float  # distance of lines, in CSS pixels
    tried: set[Any] = field(default_factory=set)  # what has been done to this tree already

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """Return the parent of every element."""
        return {child: parent for parent in self.root.iter() for child in parent}

    def body(self, page: Any) -> Box:
        """Return the page's flow of text."""
        return page._page_box.children[0]

    def lines(self, page: Any) -> list[Box]:
        """Return the lines of a page; notes, and the numbers that stand in a box of their own, are left out."""
        found = [b for b in self.body(page).descendants() if isinstance(b, boxes.LineBox) and texts(b)]
        return [line for line in found if line.element is None or line.element.tag != "span"]


Mend = Callable[[Proof], bool]


def fit_tables(proof: Proof) -> bool:
    """Set tables smaller that are too wide, or turn them when that is not enough."""
    changed = False
    for table, ratio in proof.measured.wanted.items():
        frame = _around(proof, table, "tabular")
        names = (frame.get("class") or "").split() if frame is not None else []
        if frame is None or TURNED in names and "smaller" in names:
            continue
        wide = ratio > SMALLER or "smaller" in names
        frame.set("class", " ".join(dict.fromkeys([*names, TURNED if wide and TURNED not in names else "smaller"])))
        changed = True
    return changed


def _around(proof: Proof, element: Element, name: str) -> Element | None:
    while element is not None and name not in (element.get("class") or "").split():
        element = proof.parents.get(element)
    return element


def fill_holes(proof: Proof) -> bool:
    """Place the first table or figure that left a hole at the foot of a page behind the text that fills it."""
    for page, following in zip(proof.pages, proof.pages[1:], strict=False):
        moved = _first_block(proof.body(following))
        free = _free(proof, page)
        if moved is None or free < HOLE * proof.line or ("moved", moved) in proof.tried:
            continue
        if any(b.element is moved for b in proof.body(page).descendants()):
            continue
        after = _filler(proof, moved, free)
        if after is not None:
            parent = proof.parents[moved]
            proof.tried.add(("moved", moved))
            tail, moved.tail = moved.tail, None
            parent.remove(moved)
            parent.insert(list(parent).index(after) + 1, moved)
            moved.tail = tail
            return True
    return False


def _first_block(box: Box) -> Element | None:
    """Return the table or figure that a page begins with, if it does."""
    while True:
        element = box.element
        if element is not None and (element.tag == "figure" or "tabular" in (element.get("class") or "").split()):
            return element
        inside = [c for c in getattr(box, "children", ()) if c.is_in_normal_flow() and isinstance(c, boxes.BlockBox)]
        if not inside:
            return None
        box = inside[0]


def _free(proof: Proof, page: Any) -> float:
    """Return how much of the height of a page is empty below its last line, rule or picture."""
    frame = page._page_box
    foot = next((b for b in frame.children if isinstance(b, boxes.FootnoteAreaBox) and b.children), None)
    end = foot.position_y if foot else frame.content_box_y() + frame.height
    shown = (boxes.LineBox, boxes.ReplacedBox, boxes.TableBox)
    ends = [b.position_y + b.margin_height() for b in proof.body(page).descendants() if isinstance(b, shown)]
    return float(end - max(ends, default=frame.content_box_y()))


def _filler(proof: Proof, moved: Element, free: float) -> Element | None:
    """Return the sibling behind which a block is to stand so that the text between fills `free`, or None."""
    turned = TURNED in (moved.get("class") or "").split()
    siblings = list(proof.parents[moved])
    after, filled = None, 0.0
    for sibling in siblings[siblings.index(moved) + 1 :]:
        if sibling.tag not in MOVABLE or (sibling.get("class") or "") == "list-head":
            break
        height = _height(proof, sibling)
        if turned and filled + height > free:
            break
        after, filled = sibling, filled + height
        if filled >= free:
            break
    return after if filled >= (HOLE - 1) * proof.line else None


def _height(proof: Proof, element: Element) -> float:
    found = (b for page in proof.pages for b in proof.body(page).descendants() if b.element is element)
    return float(sum(b.margin_height() for b in found if isinstance(b, boxes.BlockBox)))


def fill_last_page(proof: Proof) -> bool:
    """Let an article lose the line or two of its last page; when it cannot, carry some more over to it."""
    if len(proof.pages) < 2 or proof.root.find(".//article") is None:  # noqa: PLR2004  the page and one before it
        return False
    lines = proof.lines(proof.pages[-1])
    if not 0 < len(lines) < FEWEST or any(
        isinstance(b, boxes.ReplacedBox) for b in proof.pages[-1]._page_box.descendants()
    ):
        return False
    if "tight" not in proof.tried:
        proof.tried.add("tight")
        if _lose(proof, len(lines)):
            return True
    if "carried" not in proof.tried:
        proof.tried.add("carried")
        return _carry(proof, FEWEST - len(lines))
    return False


def _lose(proof: Proof, wanted: int) -> bool:
    """Narrow the paragraphs that most easily lose their last line; False when too few can."""
    easy = sorted(((need, n, element) for n, (need, element) in enumerate(_needs(proof))), key=lambda e: e[:2])
    for _, _, element in easy[: wanted + 1]:
        element.set("style", f"{element.get('style') or ''}; {TIGHT}")
    return len(easy) >= wanted


def _needs(proof: Proof) -> Iterator[tuple[float, Element]]:
    """Yield paragraphs with the share by which each must be narrowed to lose its last line, if it is small."""
    found: dict[Element, list[Box]] = {}
    for page in proof.pages:
        for line in proof.lines(page):
            if line.element is not None and line.element.tag in ("p", "li"):
                found.setdefault(line.element, []).append(line)
    for element, lines in found.items():
        width = max(line.width for line in lines)
        need = lines[-1].width / width / (len(lines) - 1) if len(lines) > 1 and width else 1.0
        if need <= SQUEEZED:
            yield need, element


def _carry(proof: Proof, more: int) -> bool:
    """Let the last page begin some lines earlier: in the paragraph that goes on there, else with a block before it."""
    before = proof.lines(proof.pages[-2])
    first = proof.lines(proof.pages[-1])[0]
    element, split = first.element, [line for line in before if line.element is first.element]
    if element is not None and len(split) >= more + 2:
        element.set("style", f"{element.get('style') or ''}; widows: {FEWEST}")
        return True
    starts = [n for n, line in enumerate(before) if n and line.element is not before[n - 1].element]
    at = max((n for n in starts if len(before) - n >= more), default=0)
    cut = before[at].element if at else None
    if cut is None or len(before) - at > more + 2 or cut.tag not in ("p", "li"):
        return False
    cut.set("style", f"{cut.get('style') or ''}; break-before: page")
    return True


MENDS: tuple[Mend, ...] = (fit_tables, fill_holes, fill_last_page)
ROUNDS = 6  # times that a part is laid out again at most
