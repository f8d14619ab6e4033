"""Line joins: does a line continue the paragraph of the line before?

Shapes that stand apart (list items, captions, headings) decide first. Then the signals of the printed page are added
up: above zero the line joins, close to zero it is doubtful.
"""

from __future__ import annotations

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair import apart
from zhinaq.repair.setting import how_set
from zhinaq.repair.signals import SIGNALS, Pair, Text
from zhinaq.signs.knowledge import knowledge
from zhinaq.signs.measure import Widths
from zhinaq.signs.shapes import address_goes_on, halts, hyphened, opens_small, shapes, stands_apart
from zhinaq.source import Line, Source

DOUBT = 0.8


def joins(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source with `wrapped` and each line's `joins` and `doubt` decided; spaces at line ends are dropped."""
    text = look(list(source.lines), languages)
    state = apart.State()
    out: list[Line] = []
    for i, line in enumerate(text.lines):
        told = source.wrapped is False and line.joins is False and not line.page  # the reader knows its paragraphs
        score = sum(scores(text, i, state).values()) if i and not told else -9.0
        if score <= 0:
            state = state.after(line, i, text.kinds[i])
        out.append(line.with_(joins=score > 0, doubt=abs(score) < DOUBT, text=line.text.rstrip()))
    return source.with_lines(out, wrapped=text.setting.wrapped if source.wrapped is None else source.wrapped)


def look(lines: list[Line], languages: Languages) -> Text:
    """Return what the lines tell as a whole."""
    words = knowledge(languages)
    known = shapes(words)
    kinds = [stands_apart(line, known) for line in lines]
    widths = Widths(lines, words.letters("narrow"), words.letters("wide"))
    return Text(lines, kinds, how_set(lines, kinds), widths, known, _slack(lines, widths), _first(lines, widths))


def _first(lines: list[Line], widths: Widths) -> float:
    """Return the share of the measure that first lines are indented by, from lines that surely open a paragraph."""
    rooms = []
    for i in range(3, len(lines) - 3):
        ended = halts(lines[i - 1].text) and widths.of[i - 1] < 0.7 * widths.before(i - 1)
        on = [opens_small(lines[k].text) and not halts(lines[k - 1].text) for k in (i + 1, i + 2)]
        if ended and all(on):
            measure = widths.after(i)
            rooms.append(1.0 - widths.of[i] / measure if measure else 0.0)
    usual = sorted(rooms)[len(rooms) // 2] if len(rooms) >= 5 else 0.0
    return min(0.15, usual) if usual > 0.03 else 0.0


def _slack(lines: list[Line], widths: Widths) -> float:
    """Return how much of the measure lines inside paragraphs leave empty at most (but for one in twenty)."""
    rooms = sorted(
        widths.room(i - 1, i - 4)
        for i in range(4, len(lines))
        if all(opens_small(line.text) and not line.blank for line in lines[i - 2 : i + 1])
        and not halts(lines[i - 1].text)
    )
    return min(0.2, max(0.08, rooms[int(0.95 * (len(rooms) - 1))])) if len(rooms) >= 20 else 0.14


def scores(text: Text, i: int, state: apart.State) -> dict[str, float]:
    """Return each signal's part in the score of line i (their sum above 0: it continues the line before)."""
    pair = Pair(text, i, state.start, state.number)
    if hyphened(pair.before) and pair.here[:1].islower() and not pair.b.style:
        return {"hyphen": 6.0 if len(pair.here) > 1 else 2.0}
    if address_goes_on(pair.before, pair.here) and not pair.b.blank:
        return {"address": 4.0}
    if {i - 1, i} <= text.widths.exploded:
        return {"one word a line": 4.0}
    shaped = apart.score(pair.a, pair.b, text.kinds[i - 1], text.kinds[i], state)
    if shaped is not None:
        return {"shape": shaped}
    if not text.setting.wrapped:
        return {"paragraph a line": _unwrapped(pair)}
    return {name: signal(pair) for name, signal in SIGNALS.items()}


def _unwrapped(pair: Pair) -> float:
    """Score a pair of lines that are paragraphs each: only a sentence cut by a page joins."""
    before, here = pair.before, pair.here
    long = len(before) >= 60
    if pair.small and not halts(before) and len(here) > 3:
        return 3.0 if long else -0.7 if len(before) > 40 else -2.0
    if long and before.endswith((",", "\u2013")) and len(here) > 40:
        return 0.6
    return -0.7 if len(before) > 200 and len(here) > 100 and not halts(before) else -3.0
