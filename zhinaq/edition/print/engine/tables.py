"""Tables over pages and tables too wide: hooks into the engine's layout of tables.

The row `continued` of a table's head says on every later page what is continued; on the first it takes no room.
`Measured` holds how much wider than the text each table would have to be, by its XHTML element.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import block

Box = Any
NARROW = 6.0  # a column of fewer em tears its words
TORN = 2  # lines ending in a hyphen from which a narrow column is torn
CRAMPED = 1.1  # what a table of torn columns counts as, when it does fit


@dataclass
class Measured:
    """How wide tables want to be, as a multiple of the width they have; those above 1 are set smaller or turned."""

    wanted: dict[Any, float] = field(default_factory=dict)

    def note(self, table: Box, ratio: float) -> None:
        """Keep the largest ratio seen of a table."""
        if ratio > 1:
            self.wanted[table.element] = max(ratio, self.wanted.get(table.element, 0.0))


@contextmanager
def table_layout(measured: Measured) -> Iterator[None]:
    """Lay tables out by our rules and measure them; not to be nested, not for threads."""
    lay_out, wrapper_width = block.table_layout, block.table_wrapper_width

    def part(context: Any, table: Box, bottom: float, skip: Any, *rest: Any) -> Any:
        made = lay_out(context, _opened(table) if skip is None else table, bottom, skip, *rest)
        if made[0] is not None and _torn(made[0]):
            measured.note(table, CRAMPED)
        return made

    def width(context: Any, wrapper: Box, around: Any) -> None:
        wrapper_width(context, wrapper, around)
        if around[0] and isinstance(around[0], int | float):
            measured.note(wrapper.get_wrapped_table(), round(wrapper.width / around[0], 3))

    block.table_layout, block.table_wrapper_width = part, width
    try:
        yield
    finally:
        block.table_layout, block.table_wrapper_width = lay_out, wrapper_width


def is_continued(element: Any) -> bool:
    """Tell whether an XHTML element is the row that only later pages show."""
    return element is not None and (element.get("class") or "") == "continued"


def _opened(table: Box) -> Box:
    """Return a table whose row `continued`, if it has one, is empty."""
    head = table.children[0] if table.children else None
    if head is None or not head.is_header or not head.children or not is_continued(head.children[0].element):
        return table
    first, *others = head.children
    silent = first.copy_with_children([cell.copy_with_children([]) for cell in first.children])
    return table.copy_with_children([head.copy_with_children([silent, *others]), *table.children[1:]])


def _torn(table: Box) -> bool:
    """Tell whether more than a third of a table's columns are too narrow for their words."""
    widths = table.column_widths
    torn: dict[int, int] = {}
    for cell in (c for group in table.children for row in group.children for c in row.children):
        if cell.colspan == 1 and cell.width < NARROW * cell.style["font_size"]:
            cut = sum(getattr(b, "soft_hyphen", False) for b in cell.descendants())
            torn[cell.grid_x] = torn.get(cell.grid_x, 0) + cut
    return 3 * sum(count >= TORN for count in torn.values()) > len(widths)
