"""Body: lines between front and back matter become headings, paragraphs, items, tables, figures, notes, formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhinaq.block import Block, Text, join_lines
from zhinaq.decisions import Decided
from zhinaq.detect import detect
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.recognise import decided as settled
from zhinaq.recognise.body.cut_lines import pieces
from zhinaq.recognise.body.doubts import doubts
from zhinaq.recognise.body.figures import figure
from zhinaq.recognise.body.formulas import formula
from zhinaq.recognise.body.heading_plan import planned
from zhinaq.recognise.body.headings import heading
from zhinaq.recognise.body.lists import item, unmarked
from zhinaq.recognise.body.notes import note
from zhinaq.recognise.body.paragraphs import mended, paragraph, patterned
from zhinaq.recognise.body.quotes import announced, quote
from zhinaq.recognise.body.runin import bare_run_ins
from zhinaq.recognise.body.tables.continued import joined
from zhinaq.recognise.body.tables.extent import table
from zhinaq.recognise.body.view import Draft, Rule, View, indent
from zhinaq.recognise.body.words import body_words
from zhinaq.signs.flow import column_width, ended
from zhinaq.signs.knowledge import knowledge
from zhinaq.signs.measure import Widths
from zhinaq.source import Line

SHORT, LOOK_AHEAD = 60, 12
OWN = ("run_in_at", "loose", "kind", "family")
RULES: tuple[Rule, ...] = (table, figure, heading, note, quote, item, formula)


def body(
    lines: Sequence[Line],
    languages: Languages,
    language: str,
    report: Report,
    decisions: Mapping[int, Decided] | None = None,
) -> list[Block]:
    """Return the blocks of an article's body in reading order; every word of the lines is in one of them.

    `decisions` maps raw line numbers to what an editor has decided on them.
    """
    view = look(lines, languages, language, report)
    view = replace(view, heads=planned(view, regions(view, decisions or {})))
    view = replace(view, runs=bare_run_ins(view))
    drafts = patterned(view, announced(view, mended(view, unmarked(joined(scan(view, decisions or {}))))))
    doubts(view, drafts)
    return finished(drafts, languages, language)


def regions(view: View, decisions: Mapping[int, Decided]) -> dict[int, str]:
    """Return what the lines are taken for when only the sure headings are known: tables, pictures, lists, formulas."""
    bare = replace(view, report=Report(), heads=planned(view, {}))
    roles = {id(line): d.role for d in scan(bare, decisions) for line in d.lines}
    return {at: roles[id(line)] for at, line in enumerate(view.lines) if id(line) in roles}


def look(lines: Sequence[Line], languages: Languages, language: str, report: Report) -> View:
    """Measure the lines of a body."""
    words = body_words(languages)
    filled = [line for line in lines if line.text.strip()]
    width = column_width(filled)
    cut, captions = pieces(filled, words)
    known = knowledge(languages)
    widths = Widths(cut, known.letters("narrow"), known.letters("wide"))
    longest = sorted(widths.of)[int(0.995 * (len(cut) - 1))] if cut else 0.0
    return View(tuple(cut), words, width, longest, language, report, widths, habit_of_indents(cut), captions)


def habit_of_indents(lines: Sequence[Line]) -> bool:
    """Tell whether first lines of paragraphs are indented: what is indented nearly always follows a closed line."""
    stepped = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if 3 <= indent(b) <= 12]
    if len(stepped) < max(3, 0.02 * len(lines)) or len(stepped) > 0.6 * len(lines):
        return False
    closed = sum(1 for a, _ in stepped if ended(a.text.strip()) or a.text.rstrip().endswith((":", ";")))
    return closed >= 0.8 * len(stepped)


def scan(view: View, decisions: Mapping[int, Decided]) -> list[Draft]:
    """Go through the lines once; the first rule that knows what begins at a line takes its lines."""
    drafts: list[Draft] = []
    at = 0
    while at < len(view.lines):
        if view.lines[at].number in decisions:
            drafts.append(settled.draft(view, at, decisions))
            at += len(drafts[-1].lines)
            continue
        free = replace(view, lines=view.lines[: settled.upto(decisions, view, at)]) if decisions else view
        found = next((f for f in (rule(free, at, drafts) for rule in RULES) if f and f.after > at), None)
        found = found or paragraph(free, at, drafts)
        if found.drafts and found.drafts[0].rule == "figure-renoted":
            drafts.pop()
        if found.back:
            drafts = without(drafts, view.lines[at - found.back : at])
        drafts += found.drafts
        at = found.after
    return drafts


def without(drafts: Sequence[Draft], taken: Sequence[Line]) -> list[Draft]:
    """Return the drafts without the lines that a later rule took back; one left without lines is dropped."""
    gone = {id(line) for line in taken}
    kept = [
        d.with_(lines=tuple(x for x in d.lines if id(x) not in gone)) if any(id(x) in gone for x in d.lines) else d
        for d in drafts
    ]
    return [d for d in kept if d.lines]


def finished(drafts: Sequence[Draft], languages: Languages, language: str) -> list[Block]:
    """Turn drafts into blocks: lists numbered and levelled, each block in its own language."""
    blocks: list[Block] = []
    places = levels(drafts)
    for at, draft in enumerate(drafts):
        data = {key: value for key, value in draft.data.items() if key not in OWN}
        if draft.role == "heading" and draft.data.get("kind"):
            data["kind"] = draft.data["kind"]
        if draft.role == "item":
            number, level = places[at]
            data = {"list": f"l{number}", "marker": data["marker"], "n": data["n"], "level": level}
        text = text_of(draft)
        own = detect(text.chars, languages, language) if len(text) > SHORT else language
        blocks.append(
            Block(
                role=draft.role,
                text=text,
                first=draft.lines[0].number,
                last=max(x.number for x in draft.lines),
                file=draft.lines[0].file,
                language=own,
                cert=draft.cert,
                rule=draft.rule,
                data=data,
            )
        )
    return blocks


def levels(drafts: Sequence[Draft]) -> dict[int, tuple[int, int]]:
    """Return list number and level of every item: another kind of marker after a colon opens a deeper level."""
    out: dict[int, tuple[int, int]] = {}
    number, kinds = 0, [("", 0)]
    for at, draft in enumerate(drafts):
        if draft.role != "item":
            continue
        before = next((d for d in reversed(drafts[:at]) if d.role not in ("note", "figure")), None)
        kind = (str(draft.data["kind"]), depth(draft, [before] if before else []))
        if before is None or before.role != "item":
            number, kinds = number + 1, [kind]
        elif kind in kinds:
            kinds = kinds[: kinds.index(kind) + 1]
        elif before.lines[-1].text.rstrip().endswith(":") or kind[1] > kinds[-1][1] or comes_back(drafts, at, kinds):
            kinds = [*kinds, kind]
        else:
            number, kinds = number + 1, [kind]
        out[at] = (number, len(kinds))
    return out


def comes_back(drafts: Sequence[Draft], at: int, kinds: Sequence[tuple[str, int]]) -> bool:
    """Tell whether the list above goes on after items of another kind: then those are a deeper level."""
    for draft in drafts[at + 1 : at + LOOK_AHEAD]:
        if draft.role != "item":
            return False
        if any(k == draft.data["kind"] for k, _ in kinds) and (draft.data["n"] or "") not in ("1", "a", "i"):
            return True
    return False


def depth(draft: Draft, before: Sequence[Draft]) -> int:
    """Return how far an item is indented when items of two depths meet, else 0."""
    own = indent(draft.lines[0])
    above = [indent(d.lines[0]) for d in before if d.role == "item"]
    return own // 2 if own >= 2 or any(above) else 0


def text_of(draft: Draft) -> Text:
    """Return a draft's text; a table or figure prints its caption."""
    if "printed" in draft.data:
        printed = draft.data["printed"]
        return printed if isinstance(printed, Text) else Text(str(printed))
    whole = join_lines(draft.lines)
    return whole[draft.cut : len(whole) if draft.end is None else draft.end].strip()
