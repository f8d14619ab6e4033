"""Label every line of a text: what its signs, the rules, the volume's habits and an editor's decisions say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhinaq.decisions import Decided
from zhinaq.language import Languages
from zhinaq.recognise.label.grammar import states
from zhinaq.recognise.label.house import adapted
from zhinaq.recognise.label.score import LOWEST, Weights, best_path, certainty, load_weights, scores
from zhinaq.recognise.volume.matter import contents_pages, entries
from zhinaq.signs.seen import Unit, signs, units
from zhinaq.source import Label, Line

# what an editor's answer means for the path: zones and roles that a line may then have
FRONT_ZONES = ("start", "above", "own", "parallel", "late")
SAID: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "title": (FRONT_ZONES, ("title", "title+")),
    "author": (FRONT_ZONES, ("byline",)),
    "affiliation": (FRONT_ZONES, ("people",)),
    "abstract": (FRONT_ZONES, ("abstract", "abstract+", "summary", "summary+")),
    "keywords": (FRONT_ZONES, ("keywords", "keywords+")),
    **dict.fromkeys(("code", "doi", "date", "article-type"), (FRONT_ZONES, ("code", "other"))),
    **dict.fromkeys(("heading", "paragraph", "item", "quote", "formula", "note"), (("body",), ())),
    "reference": (("back",), ("reference",)),
    "reference-heading": (("back",), ("list",)),
    "back-heading": (("back",), ()),
}
REACH, ONWARD_REACH = 3, 12  # lines around the quoted one on which the article that is none might start all the same
ONWARD = {"title": "title+", "abstract": "abstract+", "summary": "summary+", "keywords": "keywords+", "begin": "body",
          "prose": "body"}  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """How a text was decided: its units with their signs, what signs and habits said for each state, and the path."""

    parts: Sequence[Unit]
    seen: Sequence[Sequence[str]]
    said: Sequence[Sequence[float]]
    rows: Sequence[Sequence[float]]
    weights: Weights
    path: Sequence[int]
    sure: Sequence[Mapping[int, float]]


def decision(
    lines: Sequence[Line], languages: Languages, roles: Mapping[int, Decided], starts: Mapping[int, Decided]
) -> Decision:
    """Decide what the units of a text are, in two readings: the second knows what the first found usual here.

    `roles` and `starts` are an editor's answers by line number: certainties on the path, and habits of the volume.
    """
    weights = load_weights()
    parts = units(lines, roles.keys() | starts.keys())
    seen = all_signs(lines, parts)
    said = [scores(found, weights) for found in seen]
    no_start = _no_starts(lines, starts)
    for unit, row in zip(parts, said, strict=True):
        for i in range(unit.start, unit.end):
            _clamp(row, roles.get(lines[i].number), starts.get(lines[i].number), i in no_start)
    rows, moved = adapted(said, seen, certainty(said, weights), weights)
    return Decision(parts, seen, said, rows, moved, best_path(rows, moved), certainty(rows, moved))


def labelled(
    lines: Sequence[Line], languages: Languages, roles: Mapping[int, Decided], starts: Mapping[int, Decided]
) -> list[Line]:
    """Return the lines with their labels; `roles` and `starts` are an editor's answers by line number."""
    if not lines:
        return []
    made = decision(lines, languages, roles, starts)
    out: list[Line] = []
    for unit, j, chances in zip(made.parts, made.path, made.sure, strict=True):
        label = _label(j, chances)
        out.append(lines[unit.start].with_(label=label))
        out += [line.with_(label=_onward(label)) for line in lines[unit.start + 1 : unit.end]]
    return out


def _onward(label: Label) -> Label:
    """Return the label of a line that goes on with what the line above began."""
    zone = {"start": "own" if label.role == "title" else "above"}.get(label.zone, label.zone)
    return replace(label, zone=zone, role=ONWARD.get(label.role, label.role))


def all_signs(lines: Sequence[Line], parts: Sequence[Unit]) -> list[list[str]]:
    """Return the signs of each unit, agreement with the volume's contents pages among them."""
    return signs(lines, parts, [entry for page in contents_pages(lines) for entry in entries(lines, page)])


def _no_starts(lines: Sequence[Line], starts: Mapping[int, Decided]) -> frozenset[int]:
    """Return the lines on which no article starts by an editor's answer: a section's name may stand above the quote."""
    said = [i for i, x in enumerate(lines) if x.number in starts and starts[x.number].kind != "article"]
    return frozenset(k for i in said for k in range(max(0, i - REACH), i + ONWARD_REACH))


def _clamp(row: list[float], role: Decided | None, start: Decided | None, no_start: bool) -> None:
    """Rule out the states that an editor's answer excludes."""
    zones, roles = SAID.get(role.kind, ((), ())) if role else ((), ())
    for j, (zone, name) in enumerate(states()):
        if zones and zone not in zones or roles and name not in roles:
            row[j] = LOWEST
        if no_start and zone == "start" or start and start.kind == "article" and zone != "start":
            row[j] = LOWEST


def _label(j: int, chances: Mapping[int, float]) -> Label:
    """Return the label for a state, as sure as the states of its role together."""
    zone, role = states()[j]
    mine = sum(p for k, p in chances.items() if states()[k][1].rstrip("+") == role.rstrip("+"))
    other = max((k for k in chances if k != j), key=lambda k: chances[k], default=j)
    return Label(zone, role, round(mine, 3), ".".join(states()[other]) if other != j else "")
