"""Pages that hold a turned table get the paper of the others; a screen shows them upright (ISO 32000-1, 7.7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

TURNED = "turned"  # the name of the page in styles/print.css


def turn_pages(document: Any, pdf: Any, *, upright: bool) -> None:
    """Turn the turned pages of a file, and their links, by a quarter, heads to the left; `upright` for screens."""
    pages = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"]
    turned: dict[bytes, float] = {}
    for page, laid in zip(pages, document.pages, strict=True):
        if getattr(laid._page_box.page_type, "name", "") != TURNED:
            continue
        _, low, _, high = page["MediaBox"]
        total = low + high
        turned[page.reference] = total
        for name in ("MediaBox", "TrimBox", "BleedBox"):
            page[name] = _box(page[name], total)
        stream = _object(pdf, page["Contents"]).stream
        stream[:0] = [b"q", b"0 1 -1 0 %g 0 cm" % total]
        stream.append(b"Q")
        for link in page.get("Annots", ()):
            annotation = _object(pdf, link)
            annotation["Rect"] = _box(annotation["Rect"], total)
        if upright:
            page["Rotate"] = 90
    for goal in _goals(pdf):
        if goal[0] in turned:
            goal[2], goal[3] = turned[goal[0]] - goal[3], goal[2]


def _box(box: Any, total: float) -> pydyf.Array:
    left, low, right, high = box
    return pydyf.Array([total - high, left, total - low, right])


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _goals(pdf: Any) -> Iterator[Any]:
    """Yield the places that links and bookmarks lead to."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    yield from (goal for goal in names if isinstance(goal, pydyf.Array))
    for thing in pdf.objects:
        if isinstance(thing, dict) and isinstance(thing.get("Dest"), pydyf.Array):
            yield thing["Dest"]
