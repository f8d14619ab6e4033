"""Tables that go on: rows under «Table 1 continued» belong to the table above, whatever stands between."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.block import Text
from zhinaq.recognise.body.view import Draft, View

RULE = "table-continued"


def is_continued(view: View, at: int) -> bool:
    """Tell whether a line says that a table of before goes on."""
    return bool(view.words.continued.match(view.text(at)))


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with every rest of a table put to the last table before it; one without stays a table."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((i for i in range(len(out) - 1, -1, -1) if out[i].role == "table"), None)
        if draft.rule == RULE and last is not None:
            out[last] = longer(out[last], draft)
        else:
            out.append(draft)
    return out


def longer(first: Draft, rest: Draft) -> Draft:
    """Return a table with the rows, merged cells and note of its rest."""
    below = len(first.data["rows"])
    spans = [(below + row, column, width) for row, column, width in rest.data["spans"]]
    notes = [n for n in (first.data["note"], rest.data["note"]) if n]
    note = (notes[0] + Text(" ") + notes[1]) if len(notes) > 1 else notes[0] if notes else None
    data = {
        **first.data, "rows": (*first.data["rows"], *rest.data["rows"]),
        "spans": (*first.data["spans"], *spans), "note": note,
    }  # fmt: skip
    return first.with_(lines=(*first.lines, *rest.lines), data=data)
