"""Cut one article into zones: front matter, its parallels in other languages, body, back matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise.back.lists import reference_runs
from zhinaq.recognise.back.running_text import LITTLE_BODY, body_letters
from zhinaq.recognise.front.between import asides_end
from zhinaq.recognise.front.head import Head
from zhinaq.recognise.front.heads import find_heads
from zhinaq.recognise.front.signature import signature_start
from zhinaq.signs import cues
from zhinaq.signs.statements import is_licence, reference_heading
from zhinaq.signs.statements import label as statement_label
from zhinaq.signs.volume_words import is_preface
from zhinaq.source import Line

LATE = 0.5  # a statement (funding, contributions) opens the back matter only in the second half


@dataclass(frozen=True)
class Zone:
    """Lines [start, end) of one article: front, parallel (front matter in another language), body or back."""

    kind: str
    start: int
    end: int


def zones(lines: Sequence[Line], languages: Languages) -> list[Zone]:
    """Return zones that cover every line of an article in order."""
    heads = front_heads(lines, languages)
    front, rest = _front_end(lines, heads, languages)
    out = [Zone("front" if n == 0 else "parallel", a, b) for n, (a, b) in enumerate(front)]
    start = out[-1].end if out else 0
    back, parallels = _back(lines, start, rest, languages)
    sign = signature_start(lines, start, back) if not parallels and _is_preface(lines, heads) else back
    if sign > start:
        out.append(Zone("body", start, sign))
    if back > sign:
        out.append(Zone("front", sign, back))
    at = back
    for a, b in parallels:
        if a > at:
            out.append(Zone("back", at, a))
        out.append(Zone("parallel", a, b))
        at = b
    if at < len(lines):
        out.append(Zone("back", at, len(lines)))
    return out


def front_heads(lines: Sequence[Line], languages: Languages) -> list[Head]:
    """Return the heads of an article that can be front matter: those without a title only when they carry keywords."""
    return [h for h in find_heads(lines, languages) if h.has("title") or h.has("keywords") or h.has("abstract")
            or (h.has("byline") and h.start < 3)]  # fmt: skip


def _is_preface(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    return bool(heads) and is_preface(" ".join(x.text for x in heads[0].lines("title", lines)))


def _front_end(
    lines: Sequence[Line], heads: Sequence[Head], languages: Languages
) -> tuple[list[tuple[int, int]], list[Head]]:
    """Return the ranges of the front matter and its parallels before the body, and the heads left over."""
    ranges: list[tuple[int, int]] = []
    used = 0
    for head in heads:
        start = ranges[-1][1] if ranges else 0
        if not ranges and body_letters(lines, 0, head.start, ()) > LITTLE_BODY:
            break
        if ranges and not _still_front(lines, start, head):
            break
        if not ranges and head.start > 0 and not _front_like(lines, head.start):
            break
        if ranges:
            ranges[-1] = (ranges[-1][0], head.start)
        ranges.append((0 if not ranges else head.start, asides_end(lines, head.end)))
        used += 1
    return ranges, list(heads[used:])


def _front_like(lines: Sequence[Line], before: int) -> bool:
    """Tell whether what stands before the first head may still be front matter (a section heading, a code, a type)."""
    return before <= 6 and all(len(x.text) < 200 for x in lines[:before])


def _still_front(lines: Sequence[Line], end: int, head: Head) -> bool:
    """Tell whether a head follows the front matter that ended at `end` with no body between."""
    between = lines[end : head.start]
    if any(cues.introduction(x.text) or reference_heading(x.text) for x in between):
        return False
    if not (head.has("keywords") or head.has("abstract") or head.has("byline")):
        return False
    limit = LITTLE_BODY * 6 if head.has("keywords") and not head.has("title") else LITTLE_BODY // 3
    return body_letters(lines, end, head.start, ()) < limit


def _back(
    lines: Sequence[Line], start: int, heads: Sequence[Head], languages: Languages
) -> tuple[int, list[tuple[int, int]]]:
    """Return where the body ends, and the ranges of parallel front matter behind it."""
    runs = reference_runs(lines[start:], languages)
    signed = [h.start for h in heads if any(p.rule == "front.signed" for p in h.parts)]
    inside = [
        (a, min([b, *(s for s in signed if a < s < b)])) for a, b in ((start + r.start, start + r.end) for r in runs)
    ]
    apart = [(h.start, h.end) for h in heads if _carries(h) and not any(a < h.start < b for a, b in inside)]
    first = _first_back(lines, start, inside, apart)
    parallels = [(a, b) for a, b in apart if a >= first]
    parallels += _summaries(lines, max([first, *(b for a, b in inside)], default=first), parallels, languages, start)
    parallels = sorted(set(parallels))
    return min([first, *(a for a, _ in parallels)]), parallels


def _carries(head: Head) -> bool:
    return head.has("abstract") or head.has("keywords") or (head.has("title") and head.has("byline"))


def _first_back(
    lines: Sequence[Line], start: int, runs: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> int:
    """Return where back matter begins: the first references after which no body follows, or a late statement."""
    first = len(lines)
    listed = {i for a, b in runs for i in range(a, b)}
    for a, b in reversed(runs):
        heads = sum(body_letters(lines, c, d, ()) for c, d in apart if b <= c < first)
        if body_letters(lines, b, first, listed) - heads > 4 * LITTLE_BODY and first < len(lines):
            break
        first = a
    late = start + int((first - start) * LATE)
    for i in range(first - 1, late, -1):
        found = statement_label(lines[i].text)
        if (
            found
            and body_letters(lines, i, first, listed) < 6 * LITTLE_BODY
            and not _body_heading_after(lines, i + 1, first)
            or is_licence(lines[i].text)
            and i > len(lines) - 6
        ):
            first = i
    return first


def _body_heading_after(lines: Sequence[Line], i: int, end: int) -> bool:
    return any(cues.plain_heading(x.text) for x in lines[i:end])


def _summaries(
    lines: Sequence[Line], start: int, known: Sequence[tuple[int, int]], languages: Languages, body: int
) -> list[tuple[int, int]]:
    """Return summaries without a label after the references: long paragraphs in another language than the body's."""
    own = detect(" ".join(x.text for x in lines[body : body + 40]), languages, "")
    out: list[tuple[int, int]] = []
    i = start
    while i < len(lines):
        line = lines[i]
        if any(a <= i < b for a, b in known) or statement_label(line.text) or cues.is_contact(line.text):
            return out
        end = i + 1
        while end < len(lines) and lines[end].joins is True:
            end += 1
        text = " ".join(x.text for x in lines[i:end])
        if len(text) > 200 and not is_licence(text) and detect(text, languages, own) != own:
            out.append((i, end))
        elif not cues.is_separator(text):
            return out
        i = end
    return out


def article_language(lines: Sequence[Line], zones: Sequence[Zone], languages: Languages) -> str:
    """Return the language most of an article's body is in; of its front matter when it has no body."""
    for kinds in (("body",), ("front",), ("parallel", "back")):
        votes: Counter[str] = Counter()
        for zone in zones:
            if zone.kind not in kinds:
                continue
            for i in range(zone.start, zone.end, 12):
                text = " ".join(x.text for x in lines[i : min(i + 12, zone.end)])
                votes[detect(text, languages, "")] += sum(c.isalpha() for c in text)
        votes.pop("", None)
        if votes:
            return max(sorted(votes), key=lambda code: votes[code])
    return next(iter(languages), "")
