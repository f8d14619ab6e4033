"""Questions of form that macros ask about an element: what it holds, how it is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from zhinaq.tei import XML_ID, local, text_of
from zhinaq.view import Name

Element = etree._Element

BLOCKS = frozenset(("list", "table", "figure", "cit", "lg", "listBibl"))
AMOUNT = re.compile(r"[+\N{MINUS SIGN}\N{EN DASH}-]?\s*\d[\d\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}.,]*\s*%?")


def xml_id(node: Element) -> str:
    """Return an element's xml:id, or ""."""
    return str(node.get(XML_ID) or "")


def kind(node: Element) -> str:
    """Return an element's name without namespace."""
    return local(node)


def children(node: Element, *names: str) -> list[Element]:
    """Return the child elements with these names, or all."""
    return [child for child in node if local(child) and (not names or local(child) in names)]


def holds_blocks(node: Element) -> bool:
    """Tell whether a paragraph holds what an HTML paragraph cannot."""
    inside = [d for d in node.iterdescendants() if local(d)]
    return any(local(d) in BLOCKS or (local(d) == "quote" and d.find("{*}p") is not None) for d in inside)


def formula_alone(node: Element) -> bool:
    """Tell whether a paragraph is nothing but one formula."""
    return len(node) == 1 and local(node[0]) == "formula" and not (node.text or node[0].tail or "").strip()


def going_on(node: Element) -> bool:
    """Tell whether a paragraph continues the sentence of a displayed formula before it."""
    before = node.getprevious()
    opening = text_of(node).lstrip()[:1]
    return before is not None and opening.islower() and (local(before) == "formula" or formula_alone(before))


def formula_parts(node: Element) -> tuple[str, str]:
    """Return a formula without its number, and the number as printed."""
    text = text_of(node).strip()
    found = re.search(r"\s*(\(\s*[\w.]+\s*\))$", text) if node.get("n") else None
    return (text[: found.start()], found[1]) if found else (text, "")


def heading_level(div: Element) -> int:
    """Return the heading level of a division: 2 below the article's title, one more per headed division around."""
    around = [a for a in div.iterancestors() if local(a) == "div" and a.find("{*}head") is not None]
    return min(6, 2 + len(around))


def own_number(div: Element) -> str:
    """Return a division's number where its heading does not begin with it already."""
    number = str(div.get("n") or "")
    head = text_of(div.find("{*}head")).strip()
    return "" if number and re.match(rf"\W?{re.escape(number)}(?![\w])", head) else number


def first_number(items: Sequence[Element]) -> int | None:
    """Return the first number of a list that counts 1, 2, 3 …, or None when it counts otherwise."""
    numbers = [re.sub(r"[.)]$", "", str(item.get("n") or "")) for item in items]
    if not numbers or not all(re.fullmatch(r"[0-9]{1,6}", n) for n in numbers):
        return None
    first = int(numbers[0])
    return first if [int(n) for n in numbers] == list(range(first, first + len(numbers))) else None


def leading_labels(rows: Sequence[Element]) -> int:
    """Return how many rows at the top are column labels: in any script, but not all of the table."""
    count = next((i for i, row in enumerate(rows) if row.get("role") != "label"), len(rows))
    return count if count < len(rows) else 0


def is_amount(cell: Element) -> bool:
    """Tell whether a cell holds a number and nothing else."""
    return bool(AMOUNT.fullmatch(text_of(cell).strip()))


def in_capitals(text: str) -> bool:
    """Tell whether a text was printed in capitals throughout, so that it should be set smaller."""
    letters = [c for c in str(text) if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def padded(rows: Sequence[Element]) -> list[tuple[Element, int]]:
    """Return rows with how many empty cells each needs, so that all are as wide as the widest, merged cells counted."""
    widths = _widths(rows)
    return [(row, max(widths) - width) for row, width in zip(rows, widths, strict=True)]


def columns(rows: Sequence[Element]) -> int:
    """Return how many columns the widest row has."""
    return max(_widths(rows), default=1)


def _widths(rows: Sequence[Element]) -> list[int]:
    widths, held = [], [0] * len(rows)
    for at, row in enumerate(rows):
        width = held[at]
        for cell in children(row, "cell"):
            across, down = _span(cell, "cols"), rows_down(cell)
            width += across
            for below in range(at + 1, min(at + down, len(rows))):
                held[below] += across
        widths.append(width)
    return widths


def rows_down(cell: Element) -> int:
    """Return how many rows a cell covers, never past the end of the table's head or body."""
    row = cell.getparent()
    table = row.getparent() if row is not None else None
    if row is None or table is None:
        return 1
    rows = children(table, "row")
    at, labels = rows.index(row), leading_labels(rows)
    return min(_span(cell, "rows"), (labels if at < labels else len(rows)) - at)


def _span(cell: Element, name: str) -> int:
    number = str(cell.get(name) or "1")
    return int(number) if number.isdecimal() and 1 <= int(number) <= 1000 else 1


def printed_names(names: Mapping[str, Name]) -> dict[str, str]:
    """Return a person's printed names by language."""
    return {code: name.printed for code, name in names.items()}


FILTERS = {
    "xml_id": xml_id, "kind": kind, "children": children, "formula_parts": formula_parts,
    "heading_level": heading_level, "own_number": own_number, "first_number": first_number,
    "leading_labels": leading_labels,
    "printed_names": printed_names, "padded": padded, "columns": columns, "span": _span, "rows_down": rows_down,
}  # fmt: skip
TESTS = {"holding_blocks": holds_blocks, "formula_alone": formula_alone, "going_on": going_on, "amount": is_amount,
         "in_capitals": in_capitals}  # fmt: skip
