"""The headings of one article decided together: signs add up, marks make a chain, sure headings show the habit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from zhinaq.recognise.body.heading_marks import Mark, best_chain
from zhinaq.recognise.body.heading_signs import Candidate, candidates
from zhinaq.recognise.body.view import Head, View

MOST, SOME = 0.7, 0.2
OPEN = frozenset(("open_above", "open_above_apart", "closed_above"))
BELOW = frozenset(("heading_below", "short_below", "sentence_below", "no_capital_below"))
KNOWN = 3  # how many others a heading of known words stands for as a model


@dataclass(frozen=True)
class Scored:
    """A candidate with the sum of its signs."""

    one: Candidate
    score: float


@cache
def weights() -> dict[str, Any]:
    """Return what every sign weighs, how marks are linked, and the limits of sureness."""
    path = files("zhinaq.recognise.body").joinpath("heading_weights.yaml")
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def planned(view: View, regions: Mapping[int, str]) -> dict[int, Head]:
    """Return the headings of a body by the line each begins with.

    `regions` tells what other rules made of the lines; without it only what is sure is returned.
    """
    limit = weights()["limits"]
    first = [scored(c) for c in candidates(view, regions)]
    return {s.one.at: head(s) for s in settled(judged(first)) if s.score > (0 if regions else limit["sure"])}


def scored(one: Candidate) -> Scored:
    """Return a candidate with the sum of what its signs weigh."""
    signs = weights()["signs"]
    return Scored(one, signs["always"] + sum(signs.get(sign, 0.0) for sign in one.signs))


def judged(first: Sequence[Scored]) -> list[Scored]:
    """Return candidates judged by chain and habit too: what the sure ones have alike decides the doubtful ones."""
    return [scored(one) for one in with_habit(with_chain(first))]


def with_chain(first: Sequence[Scored]) -> list[Scored]:
    """Return candidates that know whether their mark has its place in the best chain of the article."""
    links = weights()["links"]
    best: dict[int, int] = {}
    for k, s in enumerate(first):
        if s.one.mark and (s.one.at not in best or s.score > first[best[s.one.at]].score):
            best[s.one.at] = k
    marked = [k for _, k in sorted(best.items())]
    marks: list[Mark] = [m for k in marked if (m := first[k].one.mark)]
    near = [n > 0 and first[marked[n - 1]].one.after >= first[k].one.at and len(marks[n].path) <= len(marks[n - 1].path)
            for n, k in enumerate(marked)]  # fmt: skip
    chain = best_chain(marks, [min(first[k].score, links["most"]) for k in marked], near, links)
    inside = {first[marked[n]].one.at for n in chain} if len(chain) > 1 else set()
    out = []
    for s in first:
        sign = "" if not s.one.mark else "in_chain" if s.one.at in inside else "off_chain" if inside else "no_chain"
        out.append(scored(replace(s.one, signs=s.one.signs | {sign})) if sign else s)
    return out


def with_habit(first: Sequence[Scored]) -> list[Candidate]:
    """Return candidates that know how far they look like the sure headings of the article."""
    sure = [s.one for s in settled(first) if s.score > weights()["limits"]["model"]]
    out = []
    for s in first:
        others = [c for c in sure if c.at != s.one.at]
        signs = s.one.signs
        if s.one.at in {c.after for c in others}:
            signs = signs - OPEN | {"heading_above"}
        if s.one.after in {c.at for c in others}:
            signs = signs - BELOW | {"stacked"}
        out.append(replace(s.one, signs=signs | habit(s.one, others)))
    return out


def habit(one: Candidate, others: Sequence[Candidate]) -> set[str]:
    """Return the signs of likeness to other headings."""
    if not others:
        return {"no_model"}
    found = set()
    models = [c for c in others for _ in range(KNOWN if "known" in c.signs else 1)]
    for name, like in (
        ("number", [c.family == one.family for c in models]),
        ("look", [c.look == one.look for c in models]),
        ("gap", [c.apart == one.apart for c in models]),
    ):
        share = sum(like) / len(models)
        likeness = "as_all" if share > MOST else "as_some" if share > SOME else "as_none"
        if (name, likeness) != ("number", "as_none") or "known" not in one.signs:
            found.add(f"{name}_{likeness}")
    return found


def settled(found: Sequence[Scored]) -> list[Scored]:
    """Return the candidates that together score best, no two on one line."""
    best: list[tuple[float, tuple[Scored, ...]]] = [(0.0, ())]
    ordered = sorted((s for s in found if s.score > 0), key=lambda s: (s.one.after, s.one.at))
    ends: list[int] = []
    for s in ordered:
        before = max((k for k, end in enumerate(ends, 1) if end <= s.one.at), default=0)
        total, chosen = best[before]
        taken = (total + s.score, (*chosen, s))
        best.append(max(best[-1], taken, key=lambda x: x[0]))
        ends.append(s.one.after)
    return list(best[-1][1])


def head(found: Scored) -> Head:
    """Return a candidate as a heading, with the rule that names what speaks for it, and how sure it is."""
    limit, one = weights()["limits"], found.one
    rule = (
        "heading-words" if "known" in one.signs
        else "heading-bold" if "bold" in one.signs
        else "heading-letter" if one.mark and one.mark.family == "letter"
        else "heading-number" if one.mark
        else "heading-capitals" if "capitals" in one.signs
        else "heading-shape"
    )  # fmt: skip
    cert = "high" if found.score > limit["high"] else "medium" if found.score > limit["doubt"] else "low"
    return Head(one.after, rule, cert, one.mark.printed if one.mark else "", one.mark.family if one.mark else "",
                len(one.mark.path) if one.mark else 0, one.look)  # fmt: skip
