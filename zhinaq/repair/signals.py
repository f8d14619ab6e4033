"""The signals of the printed page that say whether a line continues the paragraph of the line before.

Each adds to or takes from a score, anchored in measurements: end marks, small letters, room left on the line, blank
lines, page starts, indents, headings. SIGNALS is the whole list; zhinaq.repair.joins adds them up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.repair.setting import Setting
from zhinaq.signs.measure import Widths
from zhinaq.signs.shapes import (
    HYPHENS,
    Shapes,
    ends_in_initials,
    ends_sentence,
    halts,
    in_capitals,
    number_of,
    only_names,
    opens_small,
)
from zhinaq.source import Line

ENTRY = 8
ADDRESS = re.compile(r"(?:DOI:?\s*)?(?:https?://|www\.|10\.\d{4})\S+|\S+@\S+\.\w+", re.IGNORECASE)
INITIALS = re.compile(r"(?:[^\W\d_a-z]\w?\.\s?){1,2}(?:[,;]|$)")


@dataclass(frozen=True)
class Text:
    """What the whole source tells: its lines, their shapes, how it is set, how wide its lines are and how full."""

    lines: list[Line]
    kinds: list[str]
    setting: Setting
    widths: Widths
    known: Shapes
    slack: float
    first: float


@dataclass(frozen=True)
class Pair:
    """Line i and the line before it, with the line where that one's paragraph began and the list number seen last."""

    text: Text
    i: int
    start: int
    number: int | None = None

    @property
    def a(self) -> Line:
        """Return the line before."""
        return self.text.lines[self.i - 1]

    @property
    def b(self) -> Line:
        """Return the line asked about."""
        return self.text.lines[self.i]

    @property
    def before(self) -> str:
        """Return the characters of the line before, without spaces at its end."""
        return self.a.text.rstrip()

    @property
    def here(self) -> str:
        """Return the characters of the line asked about, without spaces around."""
        return self.b.text.strip()

    @property
    def small(self) -> bool:
        """Tell whether the line opens with a small letter."""
        return opens_small(self.b.text)

    @property
    def gap(self) -> int:
        """Return how many blank lines stand before the line beyond the usual ones."""
        return self.b.blank - self.text.setting.usual

    @property
    def indented(self) -> float:
        """Return how much of its measure the line before gives to the indent of first lines."""
        return self.text.first if self.start == self.i - 1 else 0.0

    @property
    def room(self) -> float:
        """Return how much of its measure the line before leaves empty."""
        room = self.text.widths.room(self.i - 1, self.start)
        return max(0.0, room - self.indented) if room < 2.2 * self.indented else room


def _letter(pair: Pair) -> float:
    """A small letter continues."""
    return 3.5 if pair.small else 0.0


def _end(pair: Pair) -> float:
    """An end mark ends, a comma or an open bracket goes on."""
    if ends_in_initials(pair.before):
        return 2.0 if pair.gap <= 0 else 0.0
    if ends_sentence(pair.before, pair.text.known):
        return -1.6
    if halts(pair.before):
        return 1.0 if pair.before.endswith(":") and pair.here[:1].isdigit() else -0.6
    inside = pair.i - pair.start >= 3 and pair.room < 0.5 and pair.gap <= 0
    return 3.1 if pair.before[-1:] in ",(\u2013\u2014" else 2.6 if inside else 1.6


def _room(pair: Pair) -> float:
    """A line that leaves room for the next word was ended on purpose; a full line goes on."""
    room, slack = pair.room, pair.text.slack
    word = pair.here.split()[0] if pair.here.split() else ""
    if pair.text.widths.would_fit(pair.i - 1, word, pair.start, pair.indented):
        return -1.8 - 1.7 * min(1.0, max(0.0, room / slack - 1.0))
    if room > slack:
        return -1.5 if room > 1.6 * slack else -0.5
    return 2.0 - 1.4 * max(0.0, room - 0.4 * slack) / slack


def _blank(pair: Pair) -> float:
    """Blank lines part paragraphs, but say little at a page start or after the first line under a heading."""
    setting, ended = pair.text.setting, halts(pair.before)
    if pair.gap <= 0:
        if pair.b.page and ended and not pair.small:
            return -0.7
        if (
            not setting.parted[pair.i]
            or pair.b.page
            or (setting.indents and _step_in(pair) >= 2)
            or (not ended and not pair.small and pair.room > 0.2)
        ):
            return 0.0
        return 2.6 + 1.4 * (setting.trust >= 0.9) if ended else 1.0
    if pair.b.page:
        return -0.6 if ended else 0.0
    first = pair.start == pair.i - 1
    if first and pair.room < 0.2 and pair.i >= 2 and setting.cut_first:
        headed = pair.text.kinds[pair.i - 2] == "heading" or (not pair.small and not ended)
        if headed:
            return 1.5 if ended else -0.3
    if first and pair.small and not ended:
        return -0.3
    return -4.0 if pair.gap > 1 else -3.0 if pair.small else -3.7


def _step_in(pair: Pair) -> int:
    """Return how far the line steps to the right of the one before."""
    left = pair.text.setting.left
    return left[pair.i] - left[pair.i - 1]


def _step(pair: Pair) -> float:
    """A step to the right opens a paragraph where first lines are indented; a large one is a heading."""
    step = _step_in(pair)
    if pair.b.page and abs(step) <= 1:
        return 0.0
    if step >= 8 or step <= -12:
        return -3.0
    if pair.text.setting.indents and step >= 2:
        return -2.5
    return 0.8 if pair.text.setting.indents and step <= 0 else 0.0


def _heading(pair: Pair) -> float:
    """Short lines without an end mark are headings, not prose."""
    kinds, i = pair.text.kinds, pair.i
    if kinds[i - 1] == "heading" and len(pair.before) < 60 and not pair.small and (pair.room > 0.1 or _alone(pair)):
        return -4.0
    if _opens_under_heading(pair):
        return -5.0
    if ADDRESS.fullmatch(pair.before.strip()) and not pair.small:
        return -4.5
    if kinds[i - 1] in ("byline", "label") and not pair.small and not pair.before.endswith((",", "-")):
        return -4.0 if kinds[i - 1] == "byline" and not halts(pair.before) else -2.0 if pair.room > 0.1 else 0.0
    if kinds[i - 1] == kinds[i] == "byline" and pair.before.endswith(","):
        return 3.5
    if kinds[i - 1] == "byline" and INITIALS.match(pair.here) and pair.before[-1:].isalpha():
        return 4.0
    if kinds[i] == "byline" and not pair.before.endswith((",", ";")) and not pair.text.known.leads.search(pair.before):
        if only_names(pair.here) and not halts(pair.before):
            return -4.0
        return -2.0 if pair.room > 0.15 or halts(pair.before) else 0.0
    if i + 1 < len(pair.text.lines) and not pair.small and not halts(pair.here) and halts(pair.before):
        short = pair.text.widths.of[i] < 0.75 * pair.text.widths.after(i)
        return -1.5 if short and not opens_small(pair.text.lines[i + 1].text) else 0.0
    return 0.0


def _alone(pair: Pair) -> bool:
    """Tell whether the line before is a heading's words and nothing else, and the line asked about far longer."""
    match, widths = pair.text.known.headings.match(pair.before), pair.text.widths.of
    whole = match is not None and match.end() == len(pair.before)
    return whole and widths[pair.i] > 1.5 * widths[pair.i - 1]


def _opens_under_heading(pair: Pair) -> bool:
    """Tell whether the line is a first line under a heading, which a blank line cuts from its paragraph."""
    if not pair.text.setting.cut_first or pair.small or halts(pair.before) or pair.i + 1 >= len(pair.text.lines):
        return False
    after = pair.text.lines[pair.i + 1]
    cut = after.blank > pair.text.setting.usual and not after.page and opens_small(after.text) and not halts(pair.here)
    return cut and pair.gap <= 0 and pair.i - pair.start <= 3


def _capitals(pair: Pair) -> float:
    """Lines in capitals make one title; capitals and small letters do not mix."""
    kinds = pair.text.kinds
    a, b = in_capitals(pair.before), in_capitals(pair.here)
    if a and b:
        one = not ends_sentence(pair.before, pair.text.known) and not kinds[pair.i - 1]
        return (6.5 if pair.gap <= 1 else 3.5) if one else 0.0
    return -4.5 if a != b and not pair.small and len(pair.before) > 12 and len(pair.here) > 12 else 0.0


def _entry(pair: Pair) -> float:
    """Inside an entry of a numbered list the next number, not far away, opens the next paragraph."""
    number = pair.number
    if pair.start == pair.i - 1 and pair.room > 0.4:
        return 0.0  # a heading: the first line of an entry is full
    if number is None or pair.gap > 0 or number_of(pair.text.lines[pair.start].text) != number:
        return 0.0
    ahead = pair.text.lines[pair.i + 1 : pair.i + 1 + ENTRY]
    if any(number_of(line.text) == number + 1 for line in ahead):
        return 2.5
    return 1.0 if number > 1 and not ends_sentence(pair.before, pair.text.known) else 0.0


def _hyphen(pair: Pair) -> float:
    """A hyphen at the end goes on, whatever the next letter."""
    return 3.0 if pair.before[-1:] in HYPHENS and pair.here[:1].isalnum() else 0.0


SIGNALS = {
    "letter": _letter, "end": _end, "room": _room, "blank": _blank, "indent": _step, "heading": _heading,
    "capitals": _capitals, "hyphen": _hyphen, "entry": _entry,
}  # fmt: skip
