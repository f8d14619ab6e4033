"""Paragraphs, rows, notes and pictures of rich inputs laid down as located lines, numbered in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePosixPath

from lxml import etree

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.read.look import Run, against_text, look_of
from zhinaq.read.text import clean
from zhinaq.repair.setting import how_set
from zhinaq.slug import slug
from zhinaq.source import Line, Look, Page, Picture, Source, Span

LONG_CELL, FEW_ROWS = 500, 4
PRINTABLE = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
LIGATURES = str.maketrans(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
)


@dataclass
class Flow:
    """Collects what a reader finds, in reading order; notes wait until the paragraph that names them is done."""

    name: str
    report: Report
    lines: list[Line] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    waiting: list[tuple[str, Sequence[Run]]] = field(default_factory=list)
    blank: int = 0
    page: Page | None = None

    def paragraph(self, runs: Sequence[Run], style: str = "", look: Look = Look()) -> None:  # noqa: B008  frozen
        """Lay down a paragraph; a line feed inside opens a further line of it; an empty one counts as a blank line."""
        made = [self._line(piece, style, None if n else False, look) for n, piece in enumerate(_pieces(runs))]
        if not any(made) and not style.startswith("row"):
            self.blank += 1
        if style != "row":
            self.notes()

    def apart(self) -> None:
        """Say that space stands between what was laid down and what comes: like a blank line."""
        self.blank = max(self.blank, 1) if self.lines else self.blank

    def indented(self, runs: Sequence[Run], spaces: int, look: Look = Look()) -> None:  # noqa: B008  frozen
        """Lay down one printed row, with as many spaces before it as it is indented."""
        if self._line(runs, "", None, look) and spaces:
            line = self.lines[-1]
            spans = tuple(replace(s, at=s.at + spaces, end=s.end + spaces) for s in line.spans)
            self.lines[-1] = line.with_(text=" " * spaces + line.text, spans=spans)

    def row(self, cells: Iterable[Sequence[Run]]) -> None:
        """Lay down one row of a table, cells parted by tabs; its notes wait for the table's end."""
        runs: list[Run] = []
        for n, cell in enumerate(cells):
            runs += [Run("\t")] if n else []
            runs += [replace(r, text=re.sub(r"[\t\n\r]+", " ", r.text)) for r in cell]
        if any(r.text.strip() for r in runs):
            self._line(runs, "row", False, None)

    def note(self, mark: str, runs: Sequence[Run]) -> None:
        """Keep a note, without its mark, for the end of the paragraph at hand."""
        self.waiting.append((mark, runs))

    def notes(self) -> None:
        """Lay down the notes that wait, each with its mark before it."""
        waiting, self.waiting = self.waiting, []
        for mark, runs in waiting:
            flat = [replace(r, text=r.text.replace("\n", " ")) for r in runs]
            while flat and not flat[0].text.strip():
                flat.pop(0)
            flat = [replace(flat[0], text=flat[0].text.lstrip()), *flat[1:]] if flat else []
            self._line([Run(f"{mark} "), *flat], "note", False, None)

    def picture(self, name: str, data: bytes | None, alt: str = "") -> None:
        """Lay down a line that stands for a picture; one that no edition can show is finding read-003."""
        known = f"{slug(PurePosixPath(self.name).stem)}-{PurePosixPath(name).name}"
        number = len(self.lines) + 1
        if data is None or PurePosixPath(name).suffix.lower() not in PRINTABLE:
            self.report.add("read-003", Place(self.name, number), PurePosixPath(name).name)
        else:
            self.pictures[known] = Picture(known, data, alt)
        self.named_picture(known)

    def named_picture(self, name: str) -> None:
        """Lay down a line that stands for a picture of this name, its bytes being elsewhere."""
        number = len(self.lines) + 1
        self.report.repair("picture", self.name, (number, number), name, "", "the name of a picture is not printed")
        self.lines.append(
            Line(number, f"![]({name})", self.name, self.blank, joins=False, page=self.page, style="image")
        )
        self.blank, self.page = 0, None

    def source(self, data: bytes, *, wrapped: bool | None = False, body: float = 0.0) -> Source:
        """Return what was laid down; `wrapped` False is taken back where every printed row is a paragraph of its own.

        body: the size of the text's type, where the reader knows it.

        Raises ZhinaqError when there is no text at all.
        """
        self.notes()
        if not any(line.style != "image" for line in self.lines):
            raise ZhinaqError(
                "the file holds no text",
                Place(self.name),
                "If its pages are pictures, recognise their text (OCR) first.",
            )
        if wrapped is False and how_set(self.lines, [line.style for line in self.lines]).wrapped:
            wrapped = None
        return Source(
            self.name, tuple(against_text(self.lines, body)), sha256(data).hexdigest(), wrapped=wrapped,
            hints={"markup": "done"}, pictures=self.pictures,
        )  # fmt: skip

    def _line(self, runs: Sequence[Run], style: str, joins: bool | None, look: Look | None) -> bool:
        number = len(self.lines) + 1
        place = Place(self.name, number)
        spans: list[Span] = []
        text = ""
        for run in runs:
            chars = clean(run.text, place, self.report).translate(LIGATURES)
            spans += [Span(len(text), len(text) + len(chars), kind) for kind in run.kinds if kind != "capitals"]
            spans += [Span(len(text), len(text) + len(chars), "link", run.target)] if run.target else []
            text += chars
        if not text.strip():
            return False
        left = 0 if style == "row" else len(text) - len(text.lstrip())
        text = text[left:].rstrip(" \n\r") if style == "row" else text.strip()
        kept = tuple(_merged((s for s in (_cut(s, left, len(text)) for s in spans) if s.end > s.at), text))
        shown = look_of(runs, look) if look is not None else None
        if shown is not None:
            above = shown.above if shown.above is not None else float(self.blank)
            shown = shown.with_(above=None if self.page else above)
        self.lines.append(
            Line(number, text, self.name, self.blank, joins, page=self.page, spans=kept, style=style, look=shown)
        )
        self.blank, self.page = 0, None
        return True


def layout(rows: Sequence[Sequence[etree._Element]], inner: etree._Element | None) -> bool:
    """Tell whether a table only places text: one row or column, another inside, or cells of whole paragraphs."""
    longest = max((len("".join(map(str, cell.itertext()))) for row in rows for cell in row), default=0)
    single = len(rows) <= 1 or max(len(row) for row in rows) <= 1
    return single or inner is not None or (longest > LONG_CELL and len(rows) <= FEW_ROWS)


def _cut(span: Span, left: int, length: int) -> Span:
    return replace(span, at=min(max(span.at - left, 0), length), end=min(max(span.end - left, 0), length))


def _merged(spans: Iterable[Span], text: str) -> list[Span]:
    """Return the spans in order, those of one kind made one when they touch, or only a space stands between."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.kind, s.target, s.at)):
        alike = out and (out[-1].kind, out[-1].target) == (span.kind, span.target)
        if alike and not text[out[-1].end : span.at].strip(" "):
            out[-1] = replace(out[-1], end=span.end)
        else:
            out.append(span)
    return sorted(out, key=lambda s: (s.at, -s.end, s.kind))


def _pieces(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of each line of a paragraph; lone tabs are spaces, several part columns."""
    columns = sum(r.text.strip("\t ").count("\t") for r in runs) > 1
    out: list[list[Run]] = [[]]
    for run in runs:
        text = run.text if columns else run.text.replace("\t", " ")
        for n, part in enumerate(text.split("\n")):
            if n:
                out.append([])
            out[-1].append(replace(run, text=part))
    return out
