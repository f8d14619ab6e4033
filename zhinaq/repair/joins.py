"""Line joins: does a line continue the paragraph of the line before?

Each signal of the printed page adds to or takes from a score (anchored in measurements: end marks, small letters, room left on the
line, blank lines, pages); above zero the line joins, close to zero it is doubtful. Shapes that stand apart never join prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair.knowledge import knowledge
from zhinaq.repair.measure import Widths
from zhinaq.repair.shapes import (
    HYPHENS, Shapes, ends_sentence, halts, hyphened, in_capitals, number_of, opens_small, shapes, stands_apart,
)  # fmt: skip
from zhinaq.source import Line, Source

DOUBT = 1.0
LONG = 160


@dataclass
class State:
    """What is known at a line: where its paragraph began, the list number last seen, and how the text is set."""

    start: int = 0
    number: int | None = None
    marker: str = ""
    mode: str = ""


@dataclass(frozen=True)
class Setting:
    """How a text is set: wrapped or not, whether blank lines part its paragraphs, and the usual blank lines between lines."""

    wrapped: bool
    blanks_part: bool
    usual: int
    indents: bool


def joins(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source with `wrapped` and every line's `joins` and `doubt` decided; white space at line ends is dropped."""
    known = knowledge(languages)
    lines = list(source.lines)
    pattern = shapes(known)
    setting = how_set(lines, pattern)
    widths = Widths(lines, known.letters("narrow"), known.letters("wide"))
    kinds = [stands_apart(line, pattern) for line in lines]
    state = State()
    out: list[Line] = []
    for i, line in enumerate(lines):
        score = -9.0 if i == 0 else _score(lines, i, kinds, setting, widths, pattern, state)
        _advance(state, lines, i, kinds, score)
        out.append(line.with_(joins=score > 0, doubt=abs(score) < DOUBT, text=line.text.rstrip()))
    return source.with_lines(out, wrapped=setting.wrapped)


def how_set(lines: list[Line], known: Shapes) -> Setting:
    """Return how a text is set, from how its lines end, how long they are and where blank lines stand."""
    long = [line for line in lines if len(line.text) > 20]
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if len(a.text.strip()) > 25 and not a.style and not b.style]
    run_on = sum(1 for a, b in pairs if opens_small(b.text) and not halts(a.text))
    ordered = sorted(len(line.text.rstrip()) for line in long)
    high = ordered[int(0.9 * (len(ordered) - 1))] if ordered else 0
    wrapped = bool(pairs) and run_on >= 0.2 * len(pairs) and high <= LONG
    gaps = [b.blank for a, b in pairs if opens_small(b.text) and not halts(a.text) and not b.page]
    usual = sorted(gaps)[len(gaps) // 2] if gaps and wrapped else 0
    more = sum(1 for line in lines[1:] if line.blank > usual)
    ended = sum(1 for a, b in pairs if b.blank > usual and halts(a.text))
    parted = wrapped and more >= 0.015 * len(lines) and ended >= 0.4 * sum(1 for _, b in pairs if b.blank > usual)
    stepped = sum(1 for a, b in pairs if halts(a.text) and _indent(b) >= _indent(a) + 2)
    return Setting(wrapped, parted, usual, stepped >= max(3, 0.02 * len(lines)))


def _indent(line: Line) -> int:
    """Return how many spaces a line begins with."""
    return len(line.text) - len(line.text.lstrip(" "))


def _advance(state: State, lines: list[Line], i: int, kinds: list[str], score: float) -> None:
    """Bring the state past line i."""
    if score > 0:
        return
    state.start = i
    number = number_of(lines[i].text)
    if kinds[i] == "item":
        state.number = number if number is not None else state.number
        state.marker = lines[i].text.strip()[0] if number is None else ""
    elif kinds[i] in ("heading", "label", "caption"):
        state.number, state.marker = None, ""


def _score(
    lines: list[Line], i: int, kinds: list[str], setting: Setting, widths: Widths, known: Shapes, state: State
) -> float:
    """Return how much speaks for line i continuing the line before (above 0: it does)."""
    a, b = lines[i - 1], lines[i]
    before, here = a.text.rstrip(), b.text.strip()
    apart = _apart(a, b, kinds[i - 1], kinds[i], state, known)
    if apart is not None:
        return apart
    if hyphened(before) and here[:1].islower():
        return 6.0 if len(here) > 1 else 2.0
    if not setting.wrapped:
        return _unwrapped(before, here)
    return _wrapped(lines, i, kinds, setting, widths, known, state)


def _apart(a: Line, b: Line, before: str, here: str, state: State, known: Shapes) -> float | None:
    """Return a score for pairs whose shapes decide; None when they do not."""
    fixed = ("row", "cell", "separator", "sign")
    if a.style.startswith("heading") or b.style.startswith("heading") or b.style == "item":
        return -6.0
    if before in fixed or here in fixed:
        return -4.0 if "row" in (before, here) or "cell" in (a.style, b.style) else _sign(a, b)
    if here in ("caption", "heading", "label"):
        running = not halts(a.text) and len(a.text.strip()) > 25 and (here == "caption" or opens_small(b.text))
        return 1.5 if running and not b.blank and (opens_small(b.text) or a.text.rstrip()[-1:] in ",(") else -4.0
    if here == "item":
        return _item(a, b, state, known)
    if here == "byline":
        return None if not halts(a.text) and before == "" and len(a.text.strip()) > 40 and not b.blank else -2.5
    return None


def _sign(a: Line, b: Line) -> float:
    """Score a line without letters: a bracket or number that ends a sentence joins, a lone number does not."""
    text, last = b.text.strip(), a.text.rstrip()
    if re.match(r"^[\[(]?\d+(?:[-\u2013,;\s]+\d+)*[\])][.,;:]?$", text) and not b.blank and len(last) > 25:
        return 3.0 if not halts(last) else 0.5
    if len(last) > 25 and any(c.isalpha() for c in last) and not halts(last) and re.match(r"^[\d.,%()\s-]+[.;,)]$", text):
        return 2.0
    return -3.0


def _item(a: Line, b: Line, state: State, known: Shapes) -> float:
    """Score a line that begins like a list item: a dash or number may also stand inside a sentence."""
    text, last = b.text.strip(), a.text.rstrip()
    number = number_of(text)
    if number is not None:
        expected = number == 1 or (state.number is not None and number == state.number + 1)
        if expected or halts(last) or b.blank:
            return -5.0 if expected else -2.0
        return 1.5 if len(last) > 25 else -1.5
    if re.match(r"^\(?\w\)\s", text):
        return -3.0 if halts(last) or last.endswith(",") or b.blank else 0.8
    if text[0] in "\u2013\u2014-" and text[1:2] == " ":
        same = state.marker == text[0]
        if same:
            return -3.0
        return 2.0 if not halts(last) and not b.blank and len(last) > 20 else -3.0
    return -4.0


def _unwrapped(before: str, here: str) -> float:
    """Score a pair of lines that are paragraphs each: only a sentence cut by a page joins."""
    long = len(before) >= 60
    if opens_small(here) and not halts(before) and len(here) > 3:
        return 3.0 if long else -0.9 if len(before) > 40 else -2.0
    if long and before.endswith((",", "\u2013")) and len(here) > 40:
        return 0.6
    if long and not halts(before) and len(before) > 200 and len(here) > 100:
        return -0.8
    return -3.0


def _wrapped(
    lines: list[Line], i: int, kinds: list[str], setting: Setting, widths: Widths, known: Shapes, state: State
) -> float:
    """Score a pair of lines of hard-wrapped text by the signals of the printed page."""
    a, b = lines[i - 1], lines[i]
    before, here = a.text.rstrip(), b.text.strip()
    small, ended, halted = opens_small(here), ends_sentence(before, known), halts(before)
    room = widths.room(i - 1, state.start)
    fits = widths.would_fit(i - 1, here.split()[0], state.start) if here.split() else False
    score = 0.0
    score += 3.5 if small else 0.0
    score += -1.6 if ended else -0.6 if halted else 1.6
    score += 1.5 if before[-1:] in ",(\u2013\u2014" else 0.0
    score += -3.0 if fits and room > 0.25 else -1.6 if fits and room > 0.1 else 1.3 if room < 0.06 else 0.3
    score += _blank_score(lines, i, kinds, setting, ended or halted)
    score += _indent_score(a, b, setting)
    score += _heading_score(lines, i, kinds, setting, widths, small, halted, room)
    if in_capitals(before) and in_capitals(here):
        score += 3.5 if not ended else 0.0
    elif in_capitals(before) != in_capitals(here) and not small and len(before) > 12 and len(here) > 12:
        score -= 3.0
    if before[-1:] in HYPHENS and here[:1].isalnum():
        score += 3.0
    return score


def _blank_score(lines: list[Line], i: int, kinds: list[str], setting: Setting, ended: bool) -> float:
    """Score the blank lines before line i; at a page start, and after the first line under a heading, they say little."""
    a, b = lines[i - 1], lines[i]
    extra = b.blank - setting.usual
    if extra <= 0:
        return 1.2 if setting.blanks_part and not b.page else 0.0
    if b.page:
        return -0.5 if ended else 0.0
    false_blank = i >= 2 and kinds[i - 2] == "heading" and not ended
    if false_blank or (not ended and a.joins is not True and opens_small(b.text)):
        return -0.3
    return -3.0 if extra > 1 else -2.5


def _indent_score(a: Line, b: Line, setting: Setting) -> float:
    """Score the step from one line's indentation to the next."""
    step = _indent(b) - _indent(a)
    if b.page and abs(step) <= 1:
        return 0.0
    if step >= 8 or step <= -12:
        return -3.0
    if setting.indents and step >= 2:
        return -2.5
    return 0.5 if setting.indents and step <= 0 else 0.0


def _heading_score(
    lines: list[Line], i: int, kinds: list[str], setting: Setting, widths: Widths, small: bool, halted: bool, room: float
) -> float:
    """Score what short lines without an end mark tell: they are headings, not prose."""
    a, b = lines[i - 1], lines[i]
    if kinds[i - 1] == "heading" and len(a.text.strip()) < 60 and not small and room > 0.1:
        return -4.0
    if kinds[i - 1] in ("byline", "label") and room > 0.1 and not small:
        return -2.0
    last = i + 1 >= len(lines)
    short = widths.of[i] < 0.75 * widths.after(i)
    next_opens = last or not opens_small(lines[i + 1].text)
    if short and not small and not halts(b.text) and next_opens and halted and not last:
        return -1.5
    return 0.0
