"""Labelled blocks: what recognition makes of lines, and what encoding turns into TEI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zhinaq.source import Line


@dataclass(frozen=True)
class Mark:
    """Something to record at a character position of a Text.

    kind: "lb" (value: join | keep | maybe), "pb" (value: printed number, cert), "sic" (value: raw characters that the
    `length` characters from `at` replace), "hi" (value: italic | bold | sup | sub), "link" (value: address).
    """

    at: int
    kind: str
    value: str = ""
    length: int = 0
    cert: str = "high"


@dataclass(frozen=True)
class Text:
    """Characters with marks; slicing, stripping and adding keep the marks in place."""

    chars: str = ""
    marks: tuple[Mark, ...] = ()

    def __str__(self) -> str:
        """Return the bare characters."""
        return self.chars

    def __bool__(self) -> bool:
        """Tell whether there is anything to print."""
        return bool(self.chars.strip())

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.chars)

    def __getitem__(self, part: slice) -> Text:
        """Return a piece; marks inside it move with it."""
        start, stop, _ = part.indices(len(self.chars))
        stop = max(start, stop)
        kept = []
        for m in self.marks:
            at, end = max(m.at, start), min(m.at + m.length, stop)
            if m.length and at < end:
                kept.append(replace(m, at=at - start, length=end - at))
            elif not m.length and (start <= m.at < stop or (m.at == stop == len(self.chars))):
                kept.append(replace(m, at=m.at - start))
        return Text(self.chars[start:stop], tuple(kept))

    def __add__(self, other: Text) -> Text:
        """Return both, one after the other."""
        moved = tuple(replace(m, at=m.at + len(self.chars)) for m in other.marks)
        return Text(self.chars + other.chars, self.marks + moved)

    def strip(self, chars: str | None = None) -> Text:
        """Return the text without white space (or `chars`) at both ends; points marked there move to the edge."""
        left = len(self.chars) - len(self.chars.lstrip(chars))
        right = max(left, len(self.chars.rstrip(chars)))
        piece = self[left:right]
        edges = [replace(m, at=0) for m in self.marks if not m.length and m.at < left]
        ends = [replace(m, at=right - left) for m in self.marks if not m.length and m.at >= right]
        inside = tuple(m for m in piece.marks if m.length or m.at < right - left)
        return Text(piece.chars, (*edges, *inside, *ends))

    def split(self, pattern: str) -> list[Text]:
        """Split at every match of a regular expression; the matches are dropped."""
        out, last = [], 0
        for match in re.finditer(pattern, self.chars):
            out.append(self[last : match.start()])
            last = match.end()
        return [*out, self[last:]]

    def as_printed(self) -> str:
        """Return the characters as the raw lines have them: corrections undone, line ends where they were."""
        out = self.chars
        for mark in sorted(self.marks, key=lambda m: m.at, reverse=True):
            if mark.kind == "sic":
                out = out[: mark.at] + mark.value + out[mark.at + mark.length :]
            elif mark.kind == "lb":
                out = f"{out[: mark.at]}\n{out[mark.at :]}"
        return out


def line_text(line: Line) -> Text:
    """Return one line's characters with its corrections, page start and spans as marks."""
    marks = [Mark(line.page.at, "pb", line.page.n, cert=line.page.cert)] if line.page else []
    marks += [Mark(e.at, "sic", e.sic, len(e.corr), e.cert) for e in line.edits]
    marks += [Mark(s.at, "link" if s.kind == "link" else "hi", s.target or s.kind, s.end - s.at) for s in line.spans]
    return Text(line.text, tuple(marks))


def join_lines(lines: Iterable[Line]) -> Text:
    """Return lines as running text: hyphens resolved by their decision, else one space between lines."""
    out = Text()
    before: Line | None = None
    for line in lines:
        text = line_text(line).strip()
        if before is None:
            out = text
        elif before.hyphen == "join":
            out = out[: len(out) - 1] + Text("", (Mark(0, "lb", "join"),)) + text
        elif before.hyphen in ("keep", "maybe"):
            out = out + Text("", (Mark(0, "lb", before.hyphen),)) + text
        elif not out.chars:
            out = out + text
        else:
            out = out + Text(" ") + text
        before = line
    return out


@dataclass(frozen=True)
class Block:
    """One labelled piece of an article: its role (see ROLES), text, raw lines, language, certainty and rule."""

    role: str
    text: Text = field(default_factory=Text)
    first: int = 0
    last: int = 0
    file: str = ""
    language: str = ""
    cert: str = "high"
    rule: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


ROLES = {
    # front
    "title": "main title; data: type main|sub",
    "alt-title": "title in another language (language set)",
    "author": "one author of one byline; data: n (1-based position), marks (tuple of str), corresp, orcid, email, "
    "degree, affiliations (tuple of affiliation n)",
    "affiliation": "one printed affiliation; data: n (1-based in its byline), mark, "
    "authors (tuple of author n, may be empty = all)",
    "abstract": "one paragraph of an abstract (language set); several blocks of one language make one abstract",
    "keyword": "one term (language set)",
    "code": "data: scheme udc|irsti|bbk|jel|...; text is the bare code",
    "doi": "text is the bare DOI",
    "date": "data: type received|revised|accepted|published|online; when ISO; text as printed",
    "article-type": "printed type of the article",
    "section-name": "heading of the issue's section that this article stands under",
    "front-other": "anything else printed before the body: kept in front/div[@type='other']",
    # body
    "heading": "data: level (1..), n (printed number or ''), run_in, back (True when it opens back matter)",
    "paragraph": "running text",
    "item": "data: list (id of its list), marker, n, level",
    "table": "data: label, n, head (Text), rows (tuple of tuples of Text), header_rows, spans, note (Text|None)",
    "figure": "data: label, n, head (Text), note (Text|None), image (name or '')",
    "note": "a footnote; data: n, anchor (mark in the text)",
    "quote": "block quotation",
    "formula": "formula as text; data: n",
    # back
    "reference": "one entry as printed, its number included; data: list (1, 2), n (the printed number or '')",
    "reference-heading": "data: list, subtype original|romanised",
    "funding": "statement", "contribution": "statement", "conflict": "statement", "acknowledgement": "statement",
    "ai-use": "statement on the use of AI", "data-availability": "statement", "biography": "one paragraph on an author",
    "licence": "licence or copyright statement; data: target", "signature": "signature of a preface or article",
    "back-heading": "printed heading of a back division; data: type (a back role)",
    "back-other": "anything else printed after the body",
}  # fmt: skip
