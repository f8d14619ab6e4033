"""Which labels of an article are captions: signs of each place first, then all together, each number once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from zhinaq.recognise.body.labels import Label, labels_in
from zhinaq.recognise.body.words import BodyWords
from zhinaq.signs.flow import SOFT_END, ended, last_word, lower_start
from zhinaq.signs.gaps import gaps
from zhinaq.source import Line

SUBFIGURE = re.compile(r"^\(?[^\W\d_]\)")
HEAD = 80  # a heading in capitals is no longer


@dataclass(frozen=True)
class Spot:
    """A label that may open a caption: its line, the label, the words after it, and the signs seen there."""

    at: int
    label: Label
    title: str
    signs: frozenset[str]

    @property
    def habit(self) -> str:
        """Return the kind of sign after the number, by which captions of one article are alike."""
        return self.label.sign[:1] if self.label.sign else ""


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    """Return the weights and limits of captions.yaml."""
    text = files("zhinaq").joinpath("recognise", "body", "captions.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return loaded


def limit(name: str) -> int:
    """Return a limit of captions.yaml."""
    return int(_table()["limits"][name])


def chosen(lines: Sequence[Line], words: BodyWords) -> list[Spot]:
    """Return the captions of an article in reading order."""
    spots = [s for at in range(len(lines)) for s in line_spots(lines, at, words)]
    if not spots:
        return []
    said = mentioned(lines, words, spots)
    spots = [with_sign(s, "mentioned") if number(s) in said else s for s in spots]
    first = [s for s in spots if score(s) > 0]
    told = [settled(s, first) for s in spots]
    kept = [s for s in told if score(s) > 0]
    return [s for s in kept if score(once(s, kept)) > 0]


def score(spot: Spot) -> float:
    """Return the points of a place."""
    weights = _table()["weights"]
    return float(sum(weights[sign] for sign in spot.signs))


def with_sign(spot: Spot, *signs: str) -> Spot:
    """Return a place with further signs."""
    return Spot(spot.at, spot.label, spot.title, spot.signs | set(signs))


def number(spot: Spot) -> tuple[str, str]:
    """Return what text that speaks of a table or figure names."""
    return spot.label.kind, spot.label.n


def mentioned(lines: Sequence[Line], words: BodyWords, spots: Sequence[Spot]) -> set[tuple[str, str]]:
    """Return kinds and numbers that the text speaks of in small letters."""
    wanted = {number(s) for s in spots}
    found = {(kind, m.group("n")) for line in lines for kind, p in words.spoken for m in p.finditer(line.text)}
    return wanted & found


def line_spots(lines: Sequence[Line], at: int, words: BodyWords) -> Iterator[Spot]:
    """Yield the labels of a line with the signs that tell what they are."""
    text = lines[at].text
    if words.continued.match(text.strip()):
        return
    found = labels_in(text, words.labels, words.digits)
    for i, label in enumerate(found):
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        title = text[label.title_at : end].strip()
        title = title if any(c.isalnum() for c in title) else ""
        inside = bool(text[: label.start].strip()) and not bracketed(text.strip(), label, text)
        signs = set(title_signs(lines, at, label, title, inside))
        signs |= set(
            inside_signs(lines[at], found[:i], label, words) if inside else start_signs(lines, at, label, title, words)
        )
        if inside and not title and "run" not in signs:
            signs.add("lone_inside")
        yield Spot(at, label, title, frozenset(signs))


def bracketed(text: str, label: Label, line: str) -> bool:
    """Tell whether a label opens a line that stands in brackets as a whole."""
    return line[: label.start].strip() in ("[", "(") and text.endswith(("]", ")")) and text.count(text[0]) == 1


def title_signs(lines: Sequence[Line], at: int, label: Label, title: str, inside: bool) -> Iterator[str]:
    """Yield what the words after a label tell."""
    yield "lone" if not title else "sign" if label.sign else "plain"
    if label.misread:
        yield "misread"
    if not label.n:
        yield "unnumbered"
    if not title:
        return
    if not label.sign or not label.n:
        if not (title[:1].isdigit() or title[:1] in '«"“(„') and not title[:1].isupper() or lower_start(title):
            yield "small_plain"
        if ended(title) or ended(lines[at].text.strip()):
            yield "sentence"
        if len(title) >= limit("plain_length"):
            yield "long"
    elif lower_start(title) and SUBFIGURE.match(title):
        yield "subfigure"
    elif lower_start(title) and (lines[at].joins is True or inside):
        yield "small_joined"


def start_signs(lines: Sequence[Line], at: int, label: Label, title: str, words: BodyWords) -> Iterator[str]:
    """Yield what the place of a label at the start of its line tells."""
    line, before = lines[at], lines[at - 1].text.strip() if at else ""
    open_above = bool(before) and not ended(before) and not SOFT_END.search(before) and not line.blank
    open_above = open_above and not (before.isupper() and len(before) < HEAD)
    if any(s.kind == "bold" and s.at == 0 for s in line.spans) and (title or not open_above):
        yield "bold"
    if open_above and line.joins is True and last_word(before) in words.leads:
        yield "led"
    if open_above:
        yield "unended" if not (label.sign and label.n and title) else "torn" if line.joins is True else "sign"
    runs_on = not label.n and at + 1 < len(lines) and lines[at + 1].joins is True
    if runs_on or (not (label.sign and label.n) and title and line.joins is True):
        yield "joined"
    if not title:
        below = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
        if not below:
            yield "nothing_below"
        elif lower_start(below):
            yield "small_below"


def inside_signs(line: Line, before: Sequence[Label], label: Label, words: BodyWords) -> Iterator[str]:
    """Yield what stands before a label inside a line."""
    yield "inside"
    left = line.text[: label.start].rstrip()
    first = before[0] if before and not line.text[: before[0].start].strip() else None
    if before and not line.text[before[-1].title_at : label.start].strip(" \t.,;–—-"):
        yield "run"
    elif first and first.kind == label.kind:
        yield "pair"
    if label.start in gaps(line):
        yield "gap"
    if left.count("(") > left.count(")") or left.count("[") > left.count("]"):
        yield "open"
    if last_word(left) in words.leads:
        yield "led"
    elif all(len(t.strip("().,;")) <= limit("part_letters") and not t[:1].isdigit() for t in left.split()):
        yield "parts_before"
    elif ended(left):
        yield "after_stop"
    elif not first:
        yield "words_before"


def settled(spot: Spot, first: Sequence[Spot]) -> Spot:
    """Return a place with what the captions found so far say of it: the row of their numbers, their habit."""
    label = spot.label
    row = {s.label.value for s in first if s.label.family == label.family and s is not spot}
    signs = []
    opens = label.value == 1 and not row and "mentioned" in spot.signs
    if opens or (label.value and label.value not in row and ({label.value - 1, label.value + 1} & row)):
        signs.append("expected")
    habits = Counter(s.habit for s in first if s.label.kind == label.kind and s is not spot and s.title)
    usual, often = habits.most_common(1)[0] if habits else ("", 0)
    if spot.title and often >= limit("habit"):
        if habits[spot.habit] >= limit("habit"):
            signs.append("alike")
        elif usual != spot.habit and not (spot.habit and label.n):
            signs.append("unlike")
    stops = sum(ended(s.title) for s in first if s.label.kind == label.kind and s is not spot)
    if "sentence" in spot.signs and stops >= limit("habit"):
        signs.append("stops_too")
    return with_sign(spot, *signs)


def once(spot: Spot, kept: Sequence[Spot]) -> Spot:
    """Return a place marked when a better one, or an earlier one as good, is the caption of its number."""
    signs = []
    for rival in kept:
        apart = abs(rival.at - spot.at)
        same = rival.label.family == spot.label.family and rival.label.n == spot.label.n
        if rival is spot or not same or (score(rival), -rival.at) < (score(spot), -spot.at):
            continue
        if apart > limit("near") and spot.label.n:
            signs.append("again")
        if apart > 1 and opening(rival) == opening(spot):
            signs.append("repeated")
    return with_sign(spot, *signs)


def opening(spot: Spot) -> str:
    """Return the first letters of a caption's words, to compare."""
    return "".join(c for c in spot.title.casefold() if c.isalnum())[: limit("opening")]
