"""Pages that must stay one page: does a part run over its own, or into what stands at its foot?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes


def crowded(document: Document, part: str, foot: str) -> bool:
    """Tell whether the part of this class takes more than one page, or what it says reaches the element at its foot."""
    shown = [box for page in document.pages for box in _of_class(page._page_box, part)]
    if len(shown) != 1:
        return len(shown) > 1
    feet = list(_of_class(shown[0], foot))
    if not feet and any(foot in (node.get("class") or "").split() for node in shown[0].element.iter()):
        return True
    above = [b for b in shown[0].children if _class(b) != foot and isinstance(b, boxes.BlockBox)]
    lowest = max((b.position_y + b.margin_height() for b in above), default=0.0)
    return any(lowest > box.position_y + 0.1 for box in feet)


def _of_class(root: Any, name: str) -> Iterator[Any]:
    for box in root.descendants():
        found = getattr(box, "_box", box)  # what is placed absolutely hides behind a placeholder
        if name in _class(found).split() and isinstance(found, boxes.BlockBox):
            yield found


def _class(box: Any) -> str:
    return (box.element.get("class") or "") if box.element is not None else ""
