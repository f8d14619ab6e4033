"""Paragraphs: lines joined by their breaks, and paragraphs cut by a page, a table or a figure put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import join_lines
from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.formulas import LABEL, math_letters, starts_formula
from zhinaq.recognise.body.headings import begins_heading
from zhinaq.recognise.body.lists import item, runs_full
from zhinaq.recognise.body.notes import raised_note
from zhinaq.recognise.body.runin import loose_start, may_be_run_in, run_in
from zhinaq.recognise.body.view import Draft, Found, View
from zhinaq.signs.flow import SOFT_END, ended, initials, last_word, lower_start
from zhinaq.source import Line

CITED = re.compile(r"^\([^()]{3,70}\)[.,;]?$")
REACH, LONGEST_LINE, BRIEF = 12, 160, 40
FLOATS = ("table", "figure", "note")


def paragraph(view: View, at: int, before: Sequence[Draft]) -> Found:
    """Make a paragraph of a line and those that go on with it; a run-in heading comes first."""
    end = at + 1
    while end < len(view.lines) and continues(view, end, at, before):
        end += 1
    lines = view.lines[at:end]
    style = "quote" if lines[0].style.startswith("quote") else "paragraph"
    found = run_in(view, at)
    if found and style == "paragraph":
        length, rule, cert = found
        return Found(split_heading(view, lines, length, rule, cert), end)
    possible = may_be_run_in(view, at) if style == "paragraph" else None
    data = {"run_in_at": possible} if possible else {"loose": True} if loose_start(view, at) else {}
    return Found((Draft(style, lines, "paragraph", data=data),), end)


def split_heading(view: View, lines: Sequence[Line], length: int, rule: str, cert: str) -> tuple[Draft, ...]:
    """Return heading and paragraph of lines whose first `length` characters are a run-in heading."""
    text = join_lines(lines).chars
    kind = view.words.kind(text[:length])
    data = {"level": 1, "n": "", "run_in": True, "back": False, "kind": kind}
    head = Draft("heading", tuple(lines), rule, cert=cert, end=length, data=data)
    rest = Draft("paragraph", tuple(lines), "paragraph-after-run-in", cut=length)
    return (head, rest) if text[length:].strip() else (head,)


def continues(view: View, at: int, first: int, before: Sequence[Draft]) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    line, text, above = view.lines[at], view.text(at), view.text(at - 1)
    if opens_anew(view, at, first, before):
        return False
    if line.joins is True or (initials(above) and not line.blank and view.room(at - 1) < 0.15):
        return True
    if above.endswith("-") and not above.endswith(" -"):
        return True
    if CITED.match(text) and not line.blank:
        return True
    closed = ended(above) or bool(SOFT_END.search(above))
    if not closed and tied(view, at):
        return True
    if line.joins is False:
        return False
    return not closed if view.width == 0 else not (closed and view.fits(at - 1)) and not line.blank


def opens_anew(view: View, at: int, first: int, before: Sequence[Draft]) -> bool:
    """Tell whether something of another kind begins at a line."""
    line, above = view.lines[at], view.text(at - 1)
    if line.blank and line.page is None and above.endswith((";", ":")) and len(view.text(first)) < LONGEST_LINE:
        return True
    if view.steps_in(at) and (ended(above) or SOFT_END.search(above)):
        return True
    if line.style != view.lines[first].style and (line.style or view.lines[first].style):
        return True
    if caption_at(view, at) or begins_heading(view, at) or at in view.runs:
        return True
    if starts_formula(view, at):
        set_off = line.joins is not True or above.endswith(":")
        return set_off or math_letters(line.text) or bool(LABEL.search(line.text))
    if raised_note(view, at):
        return True
    return item(view, at, (*before[-REACH:], Draft("paragraph", view.lines[first:at], "open"))) is not None


def tied(view: View, at: int) -> bool:
    """Tell whether a line cannot begin a paragraph after an unfinished one: small letters, a sign of the sentence."""
    text = view.text(at)
    if lower_start(text) or text[:1] in ".,;:)]%" or last_word(view.text(at - 1)) in view.words.dangles:
        return True
    scrap = len(text) <= 4 and not any(c.isalpha() for c in text) and view.lines[at].blank == 0
    return scrap or (text[:1] in "–—-" and runs_full(view, at))


def mended(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Join a paragraph to its rest after a table or figure, and put that after it."""
    out: list[Draft] = []
    for draft in drafts:
        floats = 0
        while floats < min(len(out), REACH) and out[len(out) - 1 - floats].role in FLOATS:
            floats += 1
        at = len(out) - 1 - floats
        if at >= 0 and draft.role == "paragraph" and not draft.cut and cut_in_two(view, out[at], draft, floats):
            out[at] = out[at].with_(lines=(*out[at].lines, *draft.lines), rule=f"{out[at].rule}+mended")
        else:
            out.append(draft)
    return out


def cut_in_two(view: View, first: Draft, second: Draft, floats: int) -> bool:
    """Tell whether two pieces are one sentence: the first has no end, the second begins in lower case."""
    if first.role not in ("paragraph", "item") or first.end is not None or "decision" in (first.rule, second.rule):
        return False
    above, text = first.lines[-1].text.strip(), second.lines[0].text.strip()
    if ended(above) or SOFT_END.search(above):
        return False
    if above.endswith("-") or last_word(above) in view.words.dangles:
        return True
    return lower_start(text) and text.split()[0].strip(",").casefold() not in view.words.where


def patterned(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Split unknown run-in headings off where the article has several of them: a habit is evidence."""
    some = [d for d in drafts if d.data.get("run_in_at")]
    known = [d for d in drafts if d.rule.startswith("heading-run-in")]
    alone = [d for d in drafts if d.rule in ("heading-words", "heading-style")]
    brief = [d for d in some if int(d.data["run_in_at"]) <= BRIEF]
    habit = len(known) >= 3 and len(alone) <= 1 and (len(some) >= 3 or len(brief) >= 2)
    out: list[Draft] = []
    for draft in drafts:
        length = draft.data.get("run_in_at")
        if length and habit:
            out += split_heading(view, draft.lines, int(length), "heading-run-in-pattern", "medium")
        else:
            out.append(draft)
    return out
