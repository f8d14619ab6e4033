"""The running text of one block over its inline elements, and the wrapping of a stretch of it in a new element."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from lxml import etree

from zhinaq.tei import XML_ID, local

Element = etree._Element
SKIPPED = frozenset(
    "sic fw note ref bibl formula table figure list cit quote graphic label citedRange desc p item cell head".split()
)
SPLIT = frozenset(("hi", "foreign", "emph", "seg", "q", "term", "title"))


@dataclass(frozen=True)
class Slot:
    """One run of characters: the text of `owner`, or its tail, and where the run begins in the flat text."""

    owner: Element
    tail: bool
    start: int
    length: int


def flatten(block: Element) -> tuple[str, list[Slot]]:
    """Return the text of a block, corrections taken, nested blocks and links left out, with its slots in order."""
    slots: list[Slot] = []
    out: list[str] = []
    length = 0

    def put(text: str) -> None:
        nonlocal length
        length += len(text)
        out.append(text)

    def add(owner: Element, *, tail: bool) -> None:
        text = (owner.tail if tail else owner.text) or ""
        slots.append(Slot(owner, tail, length, len(text)))
        put(text)

    def walk(node: Element) -> None:
        add(node, tail=False)
        for child in node:
            if isinstance(child.tag, str) and local(child) not in SKIPPED:
                walk(child)
            elif isinstance(child.tag, str) and local(child) in ("ref", "bibl", "formula"):
                put("\N{OBJECT REPLACEMENT CHARACTER}")
            add(child, tail=True)

    walk(block)
    return "".join(out), slots


Spot = tuple[Element, int, int]  # container, number of the slot in it (0: its text), offset in that slot


def wrap(block: Element, start: int, end: int, made: Element) -> None:
    """Move the characters `start`..`end` of the flat text, with the elements among them, into `made`, in their place.

    A `hi` or its like that reaches over a border is cut in two; a correction at a border goes inside whole.
    """
    _, slots = flatten(block)
    first, last = _spot(slots, start, at_end=False), _spot(slots, end, at_end=True)
    common = _common(first[0], last[0])
    last = _lift(last, common, after=True)
    first = _lift(_spot(flatten(block)[1], start, at_end=False), common, after=False)
    if first[0] is last[0] and first[1] > last[1]:
        first = (first[0], last[1], 0)
    last = _lift(_spot(flatten(block)[1], end, at_end=True), common, after=True)
    _move(common, first, last, made)


def _spot(slots: list[Slot], at: int, *, at_end: bool) -> Spot:
    """Return where a border stands; one beside a link or a formula stands in the slot next to it, at its edge."""
    if at_end:
        holding = [s for s in slots if s.start < at <= s.start + s.length]
        chosen = next(iter(holding), None) or next(s for s in slots if s.start >= at)
    else:
        holding = [s for s in slots if s.start <= at < s.start + s.length]
        chosen = next(iter(holding), None) or [s for s in slots if s.start + s.length <= at][-1]
    parent = chosen.owner.getparent() if chosen.tail else chosen.owner
    assert parent is not None  # noqa: S101
    index = parent.index(chosen.owner) + 1 if chosen.tail else 0
    return parent, index, at - chosen.start


def _common(a: Element, b: Element) -> Element:
    above = [a, *a.iterancestors()]
    return next(node for node in (b, *b.iterancestors()) if node in above)


def _lift(spot: Spot, common: Element, *, after: bool) -> Spot:
    """Move a border out of nested elements until it stands in `common`."""
    node, index, offset = spot
    while node is not common:
        parent = node.getparent()
        assert parent is not None  # noqa: S101
        place = parent.index(node)
        text = _slot_text(node, index)
        at_start = index == 0 and offset == 0
        at_end = index == len(node) and offset == len(text)
        if local(node) in SPLIT and not at_start and not at_end:
            _cut(node, index, offset)
            node, index, offset = parent, place + 1, 0
        elif (after and not at_start) or (not after and at_end):
            node, index, offset = parent, place + 1, 0
        else:
            node, index, offset = parent, place, len(_slot_text(parent, place))
    return node, index, offset


def _cut(node: Element, index: int, offset: int) -> None:
    """Cut an inline element in two at a spot; the second half follows the first."""
    rest = copy(node)
    for child in list(rest):
        rest.remove(child)
    if XML_ID in rest.attrib:
        del rest.attrib[XML_ID]
    text = _slot_text(node, index)
    rest.text, rest.tail = text[offset:], node.tail
    for child in list(node)[index:]:
        rest.append(child)
    _set_slot(node, index, text[:offset])
    node.tail = None
    node.addnext(rest)


def _slot_text(node: Element, index: int) -> str:
    return (node.text if index == 0 else node[index - 1].tail) or ""


def _set_slot(node: Element, index: int, text: str) -> None:
    if index == 0:
        node.text = text
    else:
        node[index - 1].tail = text


def _move(common: Element, first: Spot, last: Spot, made: Element) -> None:
    (_, i, a), (_, j, b) = first, last
    head = _slot_text(common, i)
    tail = _slot_text(common, j)[b:]
    if i == j:
        made.text = head[a:b]
    else:
        end = _slot_text(common, j)[:b]
        made.text = head[a:]
        for child in list(common)[i:j]:
            made.append(child)
        made[-1].tail = end
    _set_slot(common, i, head[:a])
    common.insert(i, made)
    made.tail = tail
