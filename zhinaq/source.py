"""Located lines: what readers give, what repairs improve and what recognition reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

Hyphen = Literal["join", "keep", "maybe"]


@dataclass(frozen=True)
class Edit:
    """A correction inside a line: the text at `at` is `corr`, the raw text has `sic`."""

    at: int
    sic: str
    corr: str
    why: str
    cert: str = "high"


@dataclass(frozen=True)
class Page:
    """A page start just before a line: its printed number when known; inferred ones are doubtful."""

    n: str = ""
    cert: str = "high"
    at: int = 0
    furniture: str = ""


@dataclass(frozen=True)
class Span:
    """Layout or markup kept from a richer input: emphasis, link, superscript… over [at, end) of a line."""

    at: int
    end: int
    kind: str
    target: str = ""


@dataclass(frozen=True)
class Label:
    """What a line is in its volume: zone and role (recognise/label/grammar), how sure (0 to 1), and what came next."""

    zone: str
    role: str
    sure: float = 1.0
    other: str = ""


@dataclass(frozen=True)
class Look:
    """How a line is set, as far as its file says: None is not stated.

    size: of its type against the text's (1.4).  above: free space over it, in lines, None at the top of a page.
    bold, italic, capitals: all its letters.  centred: between both edges, and not because it fills the measure.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    centred: bool | None = None
    above: float | None = None

    def with_(self, **changes: object) -> Look:
        """Return a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped by field


@dataclass(frozen=True)
class Line:
    """One raw line. Readers set number and text; repairs fill in the rest.

    joins: does this line continue the paragraph of the line before? True, False, or None when undecided.
    blank: how many blank lines stood before it.  hyphen: what a mark at the end of this line means (repair/hyphens).
    gaps: where two or more spaces were made one (columns of a table, things run together).
    style: hints of richer inputs, such as "heading1", "item", "cell", "italic", or "" for bare text.
    label: what the line is in its volume, once that is decided for all lines together.
    look: how it is set, where the input says so (pages, word-processor files, `-layout` text); None for bare text.
    """

    number: int
    text: str
    file: str = ""
    blank: int = 0
    joins: bool | None = None
    doubt: bool = False
    hyphen: Hyphen | None = None
    page: Page | None = None
    edits: tuple[Edit, ...] = ()
    spans: tuple[Span, ...] = ()
    style: str = ""
    look: Look | None = None
    gaps: tuple[int, ...] = ()
    label: Label | None = None

    def with_(self, **changes: object) -> Line:
        """Return a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped by field


@dataclass(frozen=True)
class Picture:
    """A picture that came inside a raw file: read like a file on disk."""

    name: str
    data: bytes
    alt: str = ""

    @property
    def suffix(self) -> str:
        """Return the ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    def read_bytes(self) -> bytes:
        """Return the picture's bytes."""
        return self.data


@dataclass(frozen=True)
class Source:
    """One raw file as lines. `wrapped` is True when a paragraph runs over several lines (None: not yet known).

    Of a file that is no plain text (DOCX, ODT, HTML, PDF) the lines a reader makes are the raw text, and are counted.
    pictures: those the file carries, by the name its image lines give.
    """

    file: str
    lines: tuple[Line, ...]
    sha256: str
    encoding: str = "utf-8"
    wrapped: bool | None = None
    hints: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)

    def with_lines(self, lines: list[Line] | tuple[Line, ...], **changes: object) -> Source:
        """Return a copy holding other lines."""
        return replace(self, lines=tuple(lines), **changes)  # type: ignore[arg-type]  # as above
