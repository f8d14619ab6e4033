"""What the body rules hand each other: the lines in view, and pieces of body not yet turned into blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zhinaq.finding import Place, Report
from zhinaq.recognise.body.words import BodyWords
from zhinaq.signs.flow import END, first_word
from zhinaq.signs.measure import Widths
from zhinaq.source import Line, Page, Span


def indent(line: Line) -> int:
    """Return how many spaces a line begins with."""
    return len(line.text) - len(line.text.lstrip(" "))


@dataclass(frozen=True)
class Caption:
    """A caption read: kind (table, figure), printed label, its number, where the title begins, its words."""

    kind: str
    label: str
    n: str
    title_at: int
    words: str

    @property
    def bare(self) -> bool:
        """Tell whether the label stands alone."""
        return not self.words


@dataclass(frozen=True)
class Head:
    """A heading decided on: the first line after it, what speaks for it, how sure it is, and its mark."""

    after: int
    rule: str
    cert: str
    n: str = ""
    family: str = ""
    depth: int = 0
    look: tuple[bool, ...] = ()


@dataclass(frozen=True)
class View:
    """The lines of one body with their measures: column width (0: one paragraph a line) and longest line.

    `heads`: the headings decided on for the whole body, by the line each begins with; `runs`: where those end that
    run into their paragraph without a stop.
    """

    lines: tuple[Line, ...]
    words: BodyWords
    width: int
    widest: float
    language: str
    report: Report
    widths: Widths
    indented: bool = False
    captions: Mapping[int, Caption] = field(default_factory=dict)
    heads: Mapping[int, Head] = field(default_factory=dict)
    runs: Mapping[int, int] = field(default_factory=dict)

    def text(self, at: int) -> str:
        """Return the stripped text of a line, or nothing outside the body."""
        return self.lines[at].text.strip() if 0 <= at < len(self.lines) else ""

    @property
    def solid(self) -> bool:
        """Tell whether no blank line stands in the whole text: their absence says nothing then."""
        return not any(line.blank for line in self.lines)

    def fits(self, at: int) -> bool:
        """Tell whether the next line's first word would have fitted on this one: then the break is meant."""
        word = first_word(self.text(at + 1))
        return bool(word) and self.widths.of[at] + 0.6 + self.widths.width(word) < 0.97 * self.measure(at)

    def measure(self, at: int) -> float:
        """Return the printed width of the column around a line; a line set wider has the widest lines' measure."""
        near = sorted(self.widths.of[max(0, at - 12) : at + 13])
        column = near[int(0.75 * (len(near) - 1))]
        return column if self.widths.of[at] <= 1.2 * column else max(self.widest, self.widths.of[at])

    def room(self, at: int) -> float:
        """Return how much of its column a line leaves empty: 0 full, 0.5 half."""
        return max(0.0, 1.0 - self.widths.of[at] / self.measure(at)) if 0 <= at < len(self.lines) else 0.0

    def steps_in(self, at: int) -> bool:
        """Tell whether a line is indented where the text indents the first lines of its paragraphs."""
        return self.indented and indent(self.lines[at]) >= 3

    def closed(self, at: int) -> bool:
        """Tell whether a line can be the last of its paragraph."""
        return at < 0 or bool(END.search(self.text(at)))


@dataclass(frozen=True)
class Draft:
    """A piece of body before it becomes a Block: `lines` give its text, unless `data` holds all of it."""

    role: str
    lines: tuple[Line, ...]
    rule: str
    cert: str = "high"
    cut: int = 0
    end: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    def with_(self, **changes: Any) -> Draft:
        """Return a copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Found:
    """The pieces a rule made, the first line it did not use, and how many lines above it took back."""

    drafts: tuple[Draft, ...]
    after: int
    back: int = 0


Rule = Callable[[View, int, Sequence[Draft]], Found | None]


def place(lines: Sequence[Line]) -> Place:
    """Return where a run of lines stands."""
    return Place(lines[0].file, lines[0].number, lines[-1].number)


def cut_line(line: Line, at: int) -> tuple[Line, Line]:
    """Cut one raw line in two; corrections, spans and the page start go with their characters."""
    left = line.with_(
        text=line.text[:at], hyphen=None,
        edits=tuple(e for e in line.edits if e.at < at),
        spans=tuple(replace(s, end=min(s.end, at)) for s in line.spans if s.at < at),
        gaps=tuple(g for g in line.gaps if g < at),
        page=line.page if line.page is None or line.page.at <= at else None,
    )  # fmt: skip
    page = line.page if line.page and line.page.at > at else None
    right = line.with_(
        text=line.text[at:], blank=0, joins=False, doubt=False, gaps=tuple(g - at for g in line.gaps if g >= at),
        edits=tuple(replace(e, at=e.at - at) for e in line.edits if e.at >= at),
        spans=tuple(Span(max(s.at - at, 0), s.end - at, s.kind, s.target) for s in line.spans if s.end > at),
        page=Page(page.n, page.cert, page.at - at, page.furniture) if page else None,
    )  # fmt: skip
    return left, right
