"""Footnotes: numbered lines at the foot of a page whose number also stands in the text above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.headings import begins_heading
from zhinaq.recognise.body.view import Draft, Found, View
from zhinaq.signs.flow import ended, upper_start

MARKDOWN = re.compile(r"^\[\^(?P<mark>[^\]\s]{1,12})\]:\s*(?=\S)")
OPENS = re.compile(r"^(?P<mark>\*{1,3}|\[?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s?(?=[^\W\d_«\"“])")
STYLED = re.compile(r"^(?P<mark>[*\d\[\]().¹²³⁴⁵⁶⁷⁸⁹⁰]{1,5}|[ivxl]{1,6})\s+(?=\S)")
SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
REACH, FOOT = 70, 12


def note(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make notes of the lines between here and a page's end, when each number is also a mark in the text above."""
    line = view.lines[at]
    if line.style.startswith(("note", "footnote", "endnote")):
        known = STYLED.match(line.text)
        data = {"n": known.group("mark").strip("[]().").translate(SUPERSCRIPT) if known else "", "anchor": ""}
        return Found((Draft("note", (line,), "note-style", data=data, cut=known.end() if known else 0),), at + 1)
    marked = MARKDOWN.match(line.text)
    if marked:
        data = {"n": marked.group("mark"), "anchor": ""}
        return Found((Draft("note", (line,), "note-marked", data=data, cut=marked.end()),), at + 1)
    raised = raised_note(view, at)
    if not raised and not foot_of_page(view, at):
        return None
    drafts: list[Draft] = []
    end = at
    while end < len(view.lines) and (end == at or not note_ends(view, end, raised)):
        opened = opens(view, end, drafts)
        if opened:
            drafts.append(opened)
        elif drafts:
            drafts[-1] = drafts[-1].with_(lines=(*drafts[-1].lines, view.lines[end]))
        else:
            return None
        end += 1
    return Found(tuple(drafts), end)


def raised_note(view: View, at: int) -> bool:
    """Tell whether a note with a raised mark begins at a line, its mark standing in the text above."""
    return view.text(at)[:1] in tuple(RAISED) and opens(view, at, []) is not None


def note_ends(view: View, at: int, raised: bool) -> bool:
    """Tell whether the notes above end before a line: at a page; those with a raised mark at a blank line too."""
    line = view.lines[at]
    if line.page is not None or begins_heading(view, at):
        return True
    return raised and (line.blank > 0 or (line.joins is False and view.text(at)[:1] not in tuple(RAISED)))


def foot_of_page(view: View, at: int) -> bool:
    """Tell whether a note can begin at a line: its number is new, marked above, and a page or the text ends soon."""
    if caption_at(view, at) or opens(view, at, []) is None:
        return False
    if at and not ended(view.text(at - 1)) and view.lines[at].joins is True:
        return False
    if len(view.lines) - at <= FOOT and (view.lines[at].blank > 1 or view.solid):
        return True
    return any(view.lines[i].page is not None for i in range(at + 1, min(at + FOOT, len(view.lines))))


def opens(view: View, at: int, made: Sequence[Draft]) -> Draft | None:
    """Read the start of a note, or None."""
    text = view.text(at)
    match = OPENS.match(text)
    if not match or not upper_start(text[match.end() :]):
        return None
    n = mark_of(text)
    anchor = anchor_of(view, at, n)
    if anchor is None:
        return None
    if made and made[-1].data["n"].isdigit() and n.isdigit() and int(n) != int(made[-1].data["n"]) + 1:
        return None
    return Draft(
        "note", (view.lines[at],), "note-foot", cert="medium", cut=match.end(), data={"n": n, "anchor": anchor}
    )


def mark_of(text: str) -> str:
    """Return the mark a note begins with."""
    match = OPENS.match(text.strip())
    return match.group("mark").strip("[]").translate(SUPERSCRIPT) if match else ""


def mark_end(text: str) -> int:
    """Return where a note's words begin."""
    match = OPENS.match(text)
    return match.end() if match else 0


def anchor_of(view: View, at: int, n: str) -> str | None:
    """Return the word that carries a note's mark in the lines above, or None when no word does."""
    small = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(c)] for c in n) if n.isdigit() else n
    signs = rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_]{{3}}[»”\")\].,]))(?:{re.escape(n)})(?![\w%*])"
    mark = re.compile(rf"(?P<word>\S+?)(?:{re.escape(small)}(?![{RAISED}])|{signs})")
    for i in range(at - 1, max(at - REACH, -1), -1):
        found = mark.search(view.lines[i].text)
        if found:
            return found.group("word")
    return None
