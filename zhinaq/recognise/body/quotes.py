"""Block quotations: paragraphs the input's style or a sign in front («>») sets apart as quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import join_lines
from zhinaq.recognise.body.view import Draft, Found, View, cut_line, indent
from zhinaq.signs.flow import upper_start
from zhinaq.source import Line

OPEN, CLOSE = '«“„"', '»”“"'
FAR, LONGEST_EPIGRAPH, RIGHT = 16, 8, 0.9
SIGN = re.compile(r"^\s*>+\s?(?=\S)")


def quote(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a block quotation of lines that are marked as one; a blank line parts two paragraphs of it."""
    if not quoted(view.lines[at]):
        return None if before else epigraph(view, at)
    end = at + 1
    while end < len(view.lines) and quoted(view.lines[end]) and view.lines[end].blank == 0 and goes_on(view, end):
        end += 1
    return Found((Draft("quote", tuple(bare(line) for line in view.lines[at:end]), "quote-marked"),), end)


def epigraph(view: View, at: int) -> Found | None:
    """Make a quotation of a few short lines that open a text far to the right of it: an epigraph or a dedication."""
    end = at
    while end < len(view.lines) and end - at <= LONGEST_EPIGRAPH and indent(view.lines[end]) >= FAR:
        end += 1
    short = all(len(line.text.strip()) < 0.75 * view.width for line in view.lines[at:end])
    if not 0 < end - at <= LONGEST_EPIGRAPH or not short or not view.text(end):
        return None
    margin = max(indent(line) for line in view.lines[end : end + 3])
    lines = view.lines[at:end]
    apart = min(indent(line) for line in lines) - margin >= FAR // 2 and right_set(lines, view.lines[end : end + 6])
    known = any(view.words.kind(line.text) or line.text.strip().isupper() for line in lines)
    if not apart or known or not any(len(line.text.strip()) > 0.75 * view.width for line in view.lines[end : end + 3]):
        return None
    return Found((Draft("quote", tuple(lines), "quote-epigraph", cert="medium"),), end)


def right_set(lines: Sequence[Line], text: Sequence[Line]) -> bool:
    """Tell whether some lines reach the right edge of the text below, where a heading would stand in the middle."""
    edge = max(len(line.text.rstrip()) for line in text)
    return max(len(line.text.rstrip()) for line in lines) >= RIGHT * edge


def announced(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Make a quotation of a paragraph that words of speech and a colon announce, or that is all in quotation marks."""
    out = list(drafts)
    for at in range(1, len(drafts)):
        before, draft = drafts[at - 1], drafts[at]
        if draft.role != "paragraph" or draft.cut or before.role not in ("paragraph", "item"):
            continue
        above = before.lines[-1].text.rstrip()
        follows = at + 1 < len(drafts) and drafts[at + 1].role != "item"
        if above.endswith(":") and follows and speaks(view, before, draft):
            out[at] = draft.with_(role="quote", rule="quote-announced", cert="medium")
    return out


def speaks(view: View, before: Draft, draft: Draft) -> bool:
    """Tell whether a paragraph is what the sentence before it announces: long enough, a capital or a mark first."""
    text = " ".join(line.text.strip() for line in draft.lines)
    last = join_lines(before.lines[-3:]).chars
    sentence = re.split(r"[.!?]\s", last)[-1]
    marked = text[:1] in OPEN and text.rstrip(".,; ")[-1:] in CLOSE
    return (len(text) >= 80 and upper_start(text) and bool(view.words.speech.search(sentence))) or (
        marked and len(text) > 40
    )


def quoted(line: Line) -> bool:
    """Tell whether a line is marked as quoted."""
    return line.style.startswith("quote") or bool(SIGN.match(line.text))


def goes_on(view: View, at: int) -> bool:
    """Tell whether a quoted line goes on with the one before: signs mark every line, styles every paragraph."""
    return bool(SIGN.match(view.lines[at].text)) or view.lines[at].joins is True


def bare(line: Line) -> Line:
    """Return a quoted line without its sign."""
    match = SIGN.match(line.text)
    return cut_line(line, match.end())[1].with_(hyphen=line.hyphen) if match else line
