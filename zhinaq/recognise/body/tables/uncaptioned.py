"""Tables without a caption: rows of a name and numbers, or of a code and words, that stand together."""

from __future__ import annotations

import re

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.tables.number_rows import row_of, tail
from zhinaq.recognise.body.view import View
from zhinaq.signs.flow import ended, upper_start

CODE = re.compile(r"^(?P<letters>[^\W\d_]{1,4})[-\s]?\d{1,4}\s+\S")
FEWEST, HEAD, LONGEST = 3, 4, 60


def bare_table(view: View, at: int) -> tuple[int, int, int] | None:
    """Return title start, first row of the head and end of a table without caption that begins at a line, or None."""
    if view.lines[at].joins is True or not upper_start(view.text(at)):
        return None
    for first in range(at, min(at + HEAD + 1, len(view.lines))):
        end = max(numbers_end(view, first), codes_end(view, first))
        if end > first:
            return (at, title_end(view, at, first), end) if all(head_like(view, i) for i in range(at, first)) else None
        if not head_like(view, first):
            return None
    return None


def head_like(view: View, at: int) -> bool:
    """Tell whether a line can belong to a head: short, no sentence, no caption."""
    text = view.text(at)
    return bool(text) and not ended(text) and not text.endswith((":", ";", ",")) and caption_at(view, at) is None


def title_end(view: View, at: int, first: int) -> int:
    """Return where a title above the head ends: at a blank line, when lines of the head follow it."""
    for i in range(at + 1, first):
        if view.lines[i].blank and view.lines[i].joins is not True and upper_start(view.text(i)):
            return i
    return at


def numbers_end(view: View, at: int) -> int:
    """Return the end of rows with two numbers or more, as many in each (`at` when there are fewer than three)."""
    k = len(tail(view.text(at)).cells)
    end = at
    while end < len(view.lines) and numbered_row(view, end, k):
        end += 1
    return end if k >= 2 and end - at >= FEWEST else at


def numbered_row(view: View, at: int, k: int) -> bool:
    """Tell whether a line is a short row of a name and `k` numbers that begins anew."""
    text = view.text(at)
    row = row_of(text, k)
    if row is None or not row.name_end or len(text) > LONGEST or view.lines[at].joins is True:
        return False
    return upper_start(text) and not ended(text) and not text[: row.name_end].endswith((",", ";", ":"))


def codes_end(view: View, at: int) -> int:
    """Return the end of rows that open with a code of the same letters (`at` when there are fewer than three)."""
    code = CODE.match(view.text(at))
    if not code or not code.group("letters").isupper() or len(code.group("letters")) < 2:
        return at
    rows, end = 0, at
    while end < len(view.lines):
        again = CODE.match(view.text(end))
        if again and again.group("letters") == code.group("letters") and view.lines[end].joins is not True:
            rows += 1
        elif not rows or view.lines[end].blank or ended(view.text(end)) or view.lines[end].page is not None:
            break
        end += 1
    return end if rows >= FEWEST else at
