"""Changes inside one line that keep its corrections, spans and page start in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from zhinaq.source import Edit, Line, Span


@dataclass(frozen=True)
class Change:
    """Put `corr` in the place of the characters [at, end); with a reason it is recorded as an Edit of the line."""

    at: int
    end: int
    corr: str
    why: str = ""
    cert: str = "high"


def change(line: Line, changes: Iterable[Change], spans: Iterable[Span] = ()) -> Line:
    """Return the line with the changes made, from left to right; overlapping ones are left out.

    `spans` are in the coordinates of the text before, and move with it like the line's own.
    """
    done: list[tuple[Change, int]] = []
    pieces: list[str] = []
    last = now = 0
    for one in sorted(changes, key=lambda c: (c.at, c.end)):
        if one.at < last:
            continue
        pieces += [line.text[last : one.at], one.corr]
        now += one.at - last
        done.append((one, now))
        now += len(one.corr)
        last = one.end
    if not done and not tuple(spans):
        return line
    text = "".join([*pieces, line.text[last:]])
    starts = [one.at for one, _ in done]

    def moved(at: int) -> int:
        """Return where an old position stands now."""
        k = bisect_left(starts, at) - 1
        while k + 1 < len(done) and done[k + 1][0].at == done[k + 1][0].end == at:
            k += 1
        if k < 0:
            return at
        one, stands = done[k]
        return stands if at < one.end else stands + len(one.corr) + at - one.end

    edits = [replace(e, at=moved(e.at)) for e in line.edits]
    edits += [Edit(at, line.text[c.at : c.end], c.corr, c.why, c.cert) for c, at in done if c.why]
    kept = [replace(s, at=moved(s.at), end=moved(s.end)) for s in (*line.spans, *spans)]
    page = replace(line.page, at=moved(line.page.at)) if line.page and line.page.at else line.page
    return line.with_(
        text=text,
        edits=tuple(sorted(edits, key=lambda e: e.at)),
        spans=tuple(sorted((s for s in kept if s.end > s.at), key=lambda s: (s.at, -s.end))),
        page=page,
    )


def without(lines: Sequence[Line], dropped: Container[int]) -> list[Line]:
    """Return the lines but those at the `dropped` positions; blank lines and page starts pass to the next kept line."""
    out: list[Line] = []
    blank, page = 0, None
    for i, line in enumerate(lines):
        if i in dropped:
            blank, page = blank + line.blank, page or line.page
            continue
        out.append(line.with_(blank=line.blank + blank, page=line.page or page) if blank or page else line)
        blank, page = 0, None
    return out
