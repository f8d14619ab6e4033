"""Several lines as one text that still knows which line each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.block import Block, Text, join_lines, line_text
from zhinaq.source import Line


@dataclass(frozen=True)
class Joined:
    """Lines as running text, hyphens resolved, and where each line begins in it."""

    text: Text
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def chars(self) -> str:
        """Return the characters, with a line end where two lines were joined by a space."""
        out = list(self.text.chars)
        for start in self.starts[1:]:
            if 0 < start <= len(out) and out[start - 1] == " ":
                out[start - 1] = "\n"
        return "".join(out)

    def line_at(self, at: int) -> Line:
        """Return the line a character comes from."""
        return self.lines[max(0, bisect_right(self.starts, at) - 1)]

    def block(self, role: str, at: int, end: int, *, text: Text | None = None, **fields: object) -> Block:
        """Return a block over characters [at, end), white space at its ends left out."""
        first, last = self.line_at(at), self.line_at(max(at, end - 1))
        own = self.text[at:end].strip() if text is None else text
        return Block(role, own, first.number, last.number, first.file, **fields)  # type: ignore[arg-type]  # fields of Block


def join(lines: Sequence[Line]) -> Joined:
    """Join lines as blocks do, keeping where each begins."""
    text = join_lines(lines)
    starts, size = [], 0
    for k, line in enumerate(lines):
        if k:
            size += len(line_text(line).strip()) + _between(lines[k - 1], size)
        else:
            size = len(line_text(line).strip())
        starts.append(size - len(line_text(line).strip()))
    return Joined(text, tuple(starts), tuple(lines))


def _between(before: Line, size: int) -> int:
    """Return how many characters joining adds (a space) or takes away (a soft hyphen)."""
    if before.hyphen == "join":
        return -1
    return 0 if before.hyphen in ("keep", "maybe") or not size else 1
