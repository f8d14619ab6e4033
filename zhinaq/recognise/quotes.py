"""Block quotations: paragraphs the input's style or a sign in front («>») sets apart as quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.recognise.draft import Draft, Found, View, cut_line
from zhinaq.source import Line

SIGN = re.compile(r"^\s*>+\s?(?=\S)")


def quote(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a block quotation of lines that are marked as one; a blank line parts two paragraphs of it."""
    if not quoted(view.lines[at]):
        return None
    end = at + 1
    while end < len(view.lines) and quoted(view.lines[end]) and view.lines[end].blank == 0 and goes_on(view, end):
        end += 1
    return Found((Draft("quote", tuple(bare(line) for line in view.lines[at:end]), "quote-marked"),), end)


def quoted(line: Line) -> bool:
    """Tell whether a line is marked as quoted."""
    return line.style.startswith("quote") or bool(SIGN.match(line.text))


def goes_on(view: View, at: int) -> bool:
    """Tell whether a quoted line goes on with the one before: signs stand before every line, styles before paragraphs."""
    return bool(SIGN.match(view.lines[at].text)) or view.lines[at].joins is True


def bare(line: Line) -> Line:
    """Return a quoted line without its sign."""
    match = SIGN.match(line.text)
    return cut_line(line, match.end())[1].with_(hyphen=line.hyphen) if match else line
