"""What an editor has decided in decisions.yaml: roles of lines, article starts, noise, joins and hyphens.

A decision names its lines by quote and context, never by number, so that it holds when the raw text changes a little;
one that no longer anchors is finding vol-010, one that fits several places vol-011.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from zhinaq.anchor import Find, Letters, anchor, fold
from zhinaq.block import ROLES
from zhinaq.finding import Finding, Place, Report
from zhinaq.located import Located, check, read_yaml
from zhinaq.settings import LANGUAGE, STRICT
from zhinaq.source import Source

NOT_BY_LINE = frozenset(("table", "figure", "keyword"))
LINE_ROLES = (*(role for role in ROLES if role not in NOT_BY_LINE), "keywords", "subtitle")
STARTS = ("article", "no-article")
JOINS = ("join", "break")
HYPHENS = ("hyphen-join", "hyphen-keep")
KINDS = (*LINE_ROLES, "noise", *STARTS, *JOINS, *HYPHENS)


def _kind(value: Any) -> Any:
    if value not in KINDS:
        raise ValueError(f'"{value}" is no decision; known here: {", ".join(sorted(KINDS))}')
    return value


def _quotable(value: Any) -> Any:
    if not fold(str(value)):
        raise ValueError("needs letters or digits to be found by")
    return value


class Decision(BaseModel):
    """One answer: what the quoted lines are. `before` and `after` are words around the quote that tell places apart."""

    model_config = STRICT
    quote: Annotated[str, BeforeValidator(_quotable)]
    is_: Annotated[str, BeforeValidator(_kind)] = Field(alias="is")
    before: str = ""
    after: str = ""
    file: str = ""
    level: Annotated[int, Field(ge=1, le=6)] = 1
    language: Annotated[str, Field(pattern=rf"^({LANGUAGE.pattern})?$")] = ""
    why: str = ""
    by: str = ""
    date: str = ""


class DecisionsFile(BaseModel):
    """All of decisions.yaml."""

    model_config = STRICT
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Decided:
    """What one raw line was decided to be; lines of one decision share its number."""

    kind: str
    number: int
    level: int = 1
    language: str = ""
    why: str = ""


@dataclass(frozen=True)
class Settled:
    """What was decided on one source, by raw line number: roles (and noise), article starts, joins, hyphens."""

    roles: dict[int, Decided] = field(default_factory=dict)
    starts: dict[int, Decided] = field(default_factory=dict)
    joins: dict[int, Decided] = field(default_factory=dict)
    hyphens: dict[int, Decided] = field(default_factory=dict)


@dataclass(frozen=True)
class Decisions:
    """The decisions of a volume and where each stands in decisions.yaml."""

    entries: tuple[Decision, ...] = ()
    located: Located = field(default_factory=lambda: Located("decisions.yaml", {}, {}))

    def place(self, n: int) -> Place:
        """Return where decision n stands."""
        return self.located.place("decisions", n)


def load_decisions(path: Path | None) -> Decisions:
    """Read decisions.yaml. Raises ZhinaqError, with the line, for a key or value that means nothing."""
    if path is None:
        return Decisions()
    located = read_yaml(path)
    return Decisions(check(DecisionsFile, located).decisions, located)


def settle(decisions: Decisions, sources: Sequence[Source], report: Report) -> list[Settled]:
    """Return for each source what was decided on its raw lines; a decision that does not anchor is reported."""
    texts = [Letters(source.lines) for source in sources] if decisions.entries else []
    out = [Settled() for _ in sources]
    for n, entry in enumerate(decisions.entries):
        found = [
            (k, find)
            for k, text in enumerate(texts)
            if entry.file in ("", sources[k].file)
            for find in anchor(text, entry.quote, entry.before, entry.after)
        ]
        top = max((find.score for _, find in found), default=0.0)
        best = [(k, find) for k, find in found if find.score > top - 0.01]
        if len(best) == 1:
            k, find = best[0]
            _put(out[k], sources[k], find, Decided(entry.is_, n, entry.level, entry.language, entry.why))
        else:
            report.extend([_unanchored(decisions, n, best, sources)])
    return out


def _put(settled: Settled, source: Source, find: Find, decided: Decided) -> None:
    """Give the decision to the lines it is about: all it covers, or the first for what begins or ends there."""
    first = source.lines[find.first].number
    if decided.kind in STARTS:
        settled.starts[first] = decided
    elif decided.kind in JOINS:
        settled.joins[first] = decided
    elif decided.kind in HYPHENS:
        ends = [i for i in range(find.first, find.last) if not source.lines[i].text.rstrip()[-1:].isalnum()]
        settled.hyphens.update({source.lines[i].number: decided for i in ends[:1]})
    else:
        settled.roles.update({line.number: decided for line in source.lines[find.first : find.last + 1]})


def _unanchored(decisions: Decisions, n: int, best: Sequence[tuple[int, Find]], sources: Sequence[Source]) -> Finding:
    entry = decisions.entries[n]
    values: Mapping[str, Any] = {"kind": entry.is_}
    if not best:
        return Finding("vol-010", decisions.place(n), entry.quote[:160], values)
    places = ", ".join(f"{sources[k].file}:{sources[k].lines[find.first].number}" for k, find in best[:5])
    return Finding("vol-011", decisions.place(n), entry.quote[:160], {**values, "places": places})
