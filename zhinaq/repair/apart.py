"""Lines whose shape stands apart from prose: whether they still continue the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhinaq.signs.shapes import halts, hyphened, number_of, opens_small
from zhinaq.source import Line

ADDRESSES = ("doi 1", "doi: ", "doi:1", "https", "http:")
BRACKET_END = re.compile(r"^[\[(]?\d+(?:[-\u2013,;\s]+\d+)*[\])][.,;:]?$")
SHORTENED = re.compile(r"(?:^|[\s(])[^\W\d_]{1,3}\.$|\u2116$")
FIGURES_END = re.compile(r"^[\d.,:%()\s\u2013-]+[.;,)]$")


@dataclass(frozen=True)
class State:
    """What is known at a line: where its paragraph began, and the number or mark of the list it may stand in."""

    start: int = 0
    number: int | None = None
    marker: str = ""

    def after(self, line: Line, i: int, kind: str) -> State:
        """Return the state past line i, which begins a paragraph."""
        if kind == "item":
            number = number_of(line.text)
            return State(i, self.number if number is None else number, line.text.strip()[0] if number is None else "")
        if kind in ("heading", "label", "caption"):
            return State(i)
        return replace(self, start=i)


def score(a: Line, b: Line, before: str, here: str, state: State) -> float | None:
    """Return how much speaks for line b continuing line a, by their shapes; None when shapes say nothing."""
    if a.style.startswith("heading") or b.style.startswith("heading") or b.style == "item":
        return -6.0
    if {before, here} & {"row", "cell", "separator"}:
        return -4.0
    if here == "sign":
        return _sign(a, b)
    if before == "sign" and len(a.text.strip()) < 12 and not hyphened(a.text):
        return -3.0
    if here == "label" and state.number is not None and b.text.lstrip()[:5].lower() in ADDRESSES and not b.blank:
        return 2.0
    if here in ("caption", "heading", "label"):
        running = not halts(a.text) and len(a.text.strip()) > 25 and not b.blank
        goes_on = opens_small(b.text) or a.text.rstrip()[-1:] in ",(" or b.text.strip()[:1].isdigit()
        return 1.5 if running and goes_on else -4.0
    return _item(a, b, state) if here == "item" else None


def _sign(a: Line, b: Line) -> float:
    """Score a line without letters: what ends a sentence or a number joins, a lone number does not."""
    text, last = b.text.strip(), a.text.rstrip()
    if hyphened(last) and text[0].isdigit() and len(last) > 12:
        return 3.0
    prose = len(last) > 25 and any(c.isalpha() for c in last)
    if prose and not b.blank and (text.count(")") > text.count("(") or SHORTENED.search(last)):
        return 2.5
    if BRACKET_END.match(text) and not b.blank and prose:
        return 0.5 if halts(last) else 3.0
    return 2.0 if prose and not halts(last) and not b.blank and FIGURES_END.match(text) else -3.0


def _item(a: Line, b: Line, state: State) -> float:
    """Score a line that begins like a list item: a dash or number may also stand inside a sentence."""
    text, last = b.text.strip(), a.text.rstrip()
    number = number_of(text)
    if number is not None:
        expected = number == 1 or (state.number is not None and number == state.number + 1)
        if expected or halts(last) or b.blank:
            return -5.0 if expected else -2.0
        return 1.5 if len(last) > 25 else -1.5
    if re.match(r"^\(?\w\)\s", text):
        return -3.0 if halts(last) or last.endswith(",") or b.blank else 0.7
    if text[0] in "\u2013\u2014-":
        if state.marker == text[0] or b.blank:
            return -3.0
        return 2.0 if not halts(last) and len(last) > 20 else -3.0
    return -4.0
