"""Set the units of a volume in raw lines, as the tools that made the raw text would: each line keeps its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.generator.convention import Convention, data
from tests.generator.kinds import Label, Span, Unit
from tests.generator.pages import BLANK, Pages

WIDTHS = {"narrow": 58, "medium": 74, "wide": 92}
WRAPPED = ("pdf", "layout", "raw", "columns")
BLANKS = ("paragraph", "markdown", "pdf", "layout")


@dataclass(frozen=True)
class Piece:
    """A raw line in the making: its text and the part of its unit it shows."""

    text: str
    start: int  # where its text begins in the unit's
    shift: int  # how far its text stands from the line's start
    length: int


class Setter:
    """Sets units in lines."""

    def __init__(self, rng: Random, conv: Convention, pages: Pages):
        self.rng, self.conv, self.pages = rng, conv, pages
        self.raw = conv["raw"]
        self.wrapped = self.raw in WRAPPED
        self.width = rng.randint(38, 48) if self.raw == "columns" else WIDTHS[conv["width"]] + rng.randint(-4, 4)
        self.margin = rng.randint(3, 12) if self.raw == "layout" else 0
        self.trailing = self.wrapped and conv["trailing"] == "yes"
        self.lines: list[str] = []
        self.labels: list[Label] = []
        self.first_line: dict[int, int] = {}

    def set(self, units: Sequence[Unit]) -> None:
        """Set all the units."""
        before: Unit | None = None
        for n, unit in enumerate(units):
            if before is not None and before.article != unit.article:
                for line, label in self.pages.foot():
                    self._add(line, label)
            if before is not None and self._gap(before, unit):
                self._blank()
            self._unit(unit, n)
            before = unit
        for line, label in self.pages.last():
            self._add(line, label)

    def _gap(self, before: Unit, unit: Unit) -> bool:
        if self.raw == "markdown":
            return not (unit.tight and unit.role in ("item", "reference", "contents"))
        if self.raw not in BLANKS or self.conv["gap"] == "none":
            new = before.article != unit.article
            return new and self.raw not in ("raw", "columns") and self.rng.random() < 0.5
        if unit.tight:
            return False
        if self.conv["gap"] == "parts":
            return before.role != unit.role or before.block != unit.block or before.article != unit.article
        return True

    def _blank(self) -> None:
        self._add("" if self.rng.random() > 0.03 else " ", BLANK)

    def _add(self, line: str, label: Label) -> None:
        if label.role == "furniture" and self.margin and line.strip():
            feed = "\f" if line.startswith("\f") else ""
            line = feed + line.removeprefix("\f").center(self.width + self.margin).rstrip()
        self.lines.append(line)
        self.labels.append(label)

    def _unit(self, unit: Unit, number: int) -> None:
        if unit.role == "note" and self.wrapped and self.pages.any:
            lines = [piece.text for piece in self._pieces(unit)]
            self.pages.notes += [(line, Label("note", unit.article, 0, (), n == 0)) for n, line in enumerate(lines)]
            return
        unit = marked(unit) if self.raw == "markdown" else unit
        starts = True
        for piece in self._pieces(unit):
            for line, label in self.pages.before(unit, starts):
                self._add(line, label)
            feed = self.pages.feed()
            self.first_line.setdefault(number, len(self.lines) + 1)
            spans = cut(unit.spans, piece, len(feed))
            end = " " if self.trailing and piece.text and not piece.text.endswith("-") else ""
            self._add(feed + piece.text + end, Label(unit.role, unit.article, unit.block, spans, starts))
            starts = False

    def _pieces(self, unit: Unit) -> list[Piece]:
        out: list[Piece] = []
        at = 0
        for part in unit.text.split("\n"):
            whole = not self.wrapped or unit.layout == "line"
            room = self.margin if whole else 0
            out += (
                [Piece(" " * room + part, at, room, len(part))] if whole else self._wrap(unit, part, at, first=at == 0)
            )
            at += len(part) + 1
        return out

    def _wrap(self, unit: Unit, text: str, at: int, first: bool) -> list[Piece]:
        width = self.width - (10 if unit.layout == "centre" else 0)
        indent = (
            4 if first and unit.layout == "para" and self.raw == "layout" and unit.role in ("body", "reference") else 0
        )
        hyphens = self.conv["hyphens"] == "yes" and unit.layout == "para"
        out = []
        for start, end, hyphen in wrap(self.rng, text, width, hyphens, indent):
            shown = text[start:end]
            shift = 0
            if self.raw == "layout":
                shift = self.margin + indent
                if unit.layout == "centre":
                    shift = self.margin + max(0, (self.width - len(shown)) // 2)
                elif unit.layout == "right":
                    shift = self.margin + max(0, self.width - len(shown))
            out.append(Piece(" " * shift + shown + ("-" if hyphen else ""), at + start, shift, end - start))
            indent = 0
        return out


def cut(spans: Sequence[Span], piece: Piece, more: int) -> tuple[Span, ...]:
    """Return the spans of a unit that a line shows, by the line's own columns."""
    out = []
    for start, end, kind in spans:
        a, b = max(start, piece.start), min(end, piece.start + piece.length)
        if a < b:
            move = piece.shift - piece.start + more
            out.append((a + move, b + move, kind))
    return tuple(out)


def wrap(rng: Random, text: str, width: int, hyphens: bool, indent: int = 0) -> list[tuple[int, int, bool]]:
    """Return where the lines of a text start and end, and whether a hyphen breaks a word."""
    out: list[tuple[int, int, bool]] = []
    start = 0
    while start < len(text):
        room = width - (indent if not out else 0)
        if len(text) - start <= room:
            out.append((start, len(text), False))
            break
        space = text.rfind(" ", start, start + room + 1)
        word_end = text.find(" ", start + room)
        word_end = len(text) if word_end < 0 else word_end
        at = _hyphen(text, max(space + 1, start), word_end, start + room - 1) if hyphens and rng.random() < 0.6 else 0
        if at:
            out.append((start, at, True))
            start = at
        else:
            end = space if space > start else word_end
            out.append((start, end, False))
            start = end
            while start < len(text) and text[start] == " ":
                start += 1
    return out or [(0, 0, False)]


def _hyphen(text: str, start: int, end: int, limit: int) -> int:
    """Return where a word may be cut before a limit; 0: nowhere."""
    word, vowels = text[start:end], data("letters")["vowels"]
    if not word.isalpha() or len(word) < 7:
        return 0
    soft = data("letters")["soft"]
    for at in range(min(limit, end - 3), start + 2, -1):
        onset = text[at].lower() not in vowels + soft and text[at + 1].lower() in vowels
        if onset and any(c.lower() in vowels for c in text[start:at]):
            return at
    return 0


def marked(unit: Unit) -> Unit:
    """Return a unit with the signs of Markdown."""
    kind, text = unit.mark, unit.text
    if kind.startswith("lead-") and unit.lead:
        sign = {"bold": "**", "italic": "*"}.get(kind.removeprefix("lead-"), "")
        return replace(unit, text=sign + text[: unit.lead] + sign + text[unit.lead :])
    before, behind = {
        "h1": ("# ", ""),
        "h2": ("## ", ""),
        "h3": ("### ", ""),
        "bold": ("**", "**"),
        "italic": ("*", "*"),
    }.get(kind, ("", ""))
    if not before:
        return unit
    lines = [before + line + behind for line in text.split("\n")] if behind else [before + text.replace("\n", " ")]
    moved = tuple((a + len(before), b + len(before), k) for a, b, k in unit.spans)
    return replace(unit, text="\n".join(lines), spans=moved)
