"""Links between a note's call and the note, both ways: the engine makes none (its issue 1545)."""

from __future__ import annotations

from typing import Any

import pydyf

from zhinaq.edition.print.pdf_nodes import CALL, MARKER

Box = Any


def link_notes(pdf: Any, document: Any, walk: Any) -> None:
    """Add an annotation over each call that leads to its note, and over each note's number that leads back."""
    calls = {id(element): (page, box) for page, box, element in walk.calls}
    markers = {id(element): (page, box) for page, box, element in walk.markers}
    for page, box, element in walk.calls:
        if id(element) in markers:
            _link(pdf, document, walk, (page, box), markers[id(element)], element, CALL)
    for page, box, element in walk.markers:
        if id(element) in calls:
            _link(pdf, document, walk, (page, box), calls[id(element)], element, MARKER)


def _link(
    pdf: Any, document: Any, walk: Any, here: tuple[int, Box], there: tuple[int, Box], element: Any, kind: str
) -> None:  # fmt: skip
    page, box = here
    target_page, target = there
    references = pdf.page_references
    height = document.pages[page].height
    x, y, width, tall = box.hit_area()
    goal_y = document.pages[target_page].height - target.hit_area()[1] + 12
    annotation = pydyf.Dictionary({
        "Type": "/Annot", "Subtype": "/Link", "BS": pydyf.Dictionary({"W": 0}), "F": 4,
        "Rect": pydyf.Array(round(0.75 * v, 2) for v in (x, height - y - tall, x + width, height - y)),
        "Dest": pydyf.Array([references[target_page], "/XYZ", 0, round(0.75 * goal_y, 2), 0]),
    })  # fmt: skip
    pdf.add_object(annotation)
    holder = pdf.objects[int(references[page].split()[0])]
    holder.setdefault("Annots", pydyf.Array()).append(annotation.reference)
    node = walk.nodes[element, kind]
    node.label = node.label or " ".join(box_text(box).split())
    node.link(page, annotation)


def box_text(box: Box) -> str:
    """Return the text shown in a box."""
    return "".join(getattr(b, "text", "") for b in box.descendants())
