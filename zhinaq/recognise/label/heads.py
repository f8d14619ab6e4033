"""Heads, zones and articles from labelled lines: what was decided for the volume as a whole, handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zhinaq.recognise.front.head import Head, Part
from zhinaq.recognise.label.limits import limits
from zhinaq.signs import cues
from zhinaq.source import Label, Line

FRONT = ("start", "above", "own")
FURTHER = ("parallel", "late")


def label_of(line: Line) -> Label:
    """Return the label of a line; lines that no decoding has seen are text."""
    return line.label or Label("body", "body")


def certain(probability: float) -> str:
    """Return high, medium or low for a probability."""
    known = limits("cert")
    return "high" if probability >= known["sure"] else "medium" if probability >= known["likely"] else "low"


def is_front(line: Line) -> bool:
    """Tell whether a line is front matter, in the article's own or in a further language."""
    return label_of(line).zone in (*FRONT, *FURTHER)


def heads(lines: Sequence[Line]) -> list[Head]:
    """Return the heads of an article: its own, then one for each block in a further language."""
    return [Head(run[0], run[-1] + 1, tuple(_parts(lines, run))) for run in _runs(lines)]


def part_of(role: str) -> str:
    """Return the part that a role begins or goes on with: a summary is an abstract without its label."""
    plain = role.rstrip("+")
    return "abstract" if plain == "summary" else plain


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the indices of each block of front matter: a new one begins with what the block above has already."""
    run: list[int] = []
    have: set[str] = set()
    for i, line in enumerate(lines):
        if not is_front(line):
            if run:
                yield run
            run, have = [], set()
            continue
        label = label_of(line)
        further = label.zone in FURTHER
        begun = run and (further and label_of(lines[i - 1]).zone in FRONT or further and _again(label.role, have))
        if begun:
            yield run
            run, have = [], set()
        run.append(i)
        have.add(part_of(label.role))
    if run:
        yield run


def _again(role: str, have: set[str]) -> bool:
    """Tell whether a line opens a further block: a part that the block above has, or what comes first in a block."""
    if role in ("abstract", "summary", "keywords", "title"):
        return part_of(role) in have
    return role in ("byline", "code") and bool(have & {"abstract", "keywords"})


def _parts(lines: Sequence[Line], run: Sequence[int]) -> Iterator[Part]:
    for (role, _), group in groupby(_numbered(lines, run), key=lambda pair: pair[1]):
        own = [i for i, _ in group]
        yield Part(role, own[0], own[-1] + 1, f"front.{role}", certain(min(label_of(lines[i]).sure for i in own)))


def _numbered(lines: Sequence[Line], run: Sequence[int]) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield each line's index with its part: the role, and a count of the parts so far."""
    count, before = 0, ""
    for i in run:
        label = label_of(lines[i])
        role = _role(lines[i], part_of(label.role))
        if role != before or label.role in ("title", "abstract", "summary", "keywords"):
            count += 1
        before = role
        yield i, (role, count)


def _role(line: Line, role: str) -> str:
    """Return the part that a line is: codes, DOIs, dates and kinds of article by what they say."""
    if cues.is_separator(line.text):
        return "separator"
    if role in ("code", "other"):
        for name, found in (("code", cues.codes), ("doi", cues.doi), ("type", cues.is_article_type),
                            ("date", cues.dates)):  # fmt: skip
            if found(line.text):
                return name
        return "other"
    return role
