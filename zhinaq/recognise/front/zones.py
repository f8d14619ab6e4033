"""Cut one article into zones: front matter, its parallels in other languages, body, back matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise.front.signature import signature_start
from zhinaq.recognise.label.heads import label_of
from zhinaq.signs.volume_words import is_preface
from zhinaq.source import Line

KINDS = {"start": "front", "above": "front", "own": "front", "parallel": "parallel", "late": "parallel",
         "body": "body", "back": "back", "matter": "back"}  # fmt: skip


@dataclass(frozen=True)
class Zone:
    """Lines [start, end) of one article: front, parallel (front matter in another language), body or back."""

    kind: str
    start: int
    end: int


def zones(lines: Sequence[Line]) -> list[Zone]:
    """Return zones that cover every line of an article in order, from the labels of its lines."""
    kinds = [KINDS[label_of(line).zone] for line in lines]
    edges = [0, *(i for i in range(1, len(lines)) if kinds[i] != kinds[i - 1]), len(lines)]
    out = [Zone(kinds[a], a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]
    return _signed(lines, out)


def _signed(lines: Sequence[Line], found: list[Zone]) -> list[Zone]:
    """Take the signature at the end of a preface out of its body."""
    body = next((z for z in found if z.kind == "body"), None)
    if body is None or not _is_preface(lines) or any(z.kind == "parallel" for z in found):
        return found
    sign = signature_start(lines, body.start, body.end)
    if sign >= body.end:
        return found
    at = found.index(body)
    return [*found[:at], Zone("body", body.start, sign), Zone("front", sign, body.end), *found[at + 1 :]]


def _is_preface(lines: Sequence[Line]) -> bool:
    title = [x.text for x in lines if label_of(x).role.startswith("title") and label_of(x).zone in ("start", "own")]
    return is_preface(" ".join(title))


def article_language(lines: Sequence[Line], zones: Sequence[Zone], languages: Languages) -> str:
    """Return the language most of an article's body is in; of its front matter when it has no body."""
    for kinds in (("body",), ("front",), ("parallel", "back")):
        votes: Counter[str] = Counter()
        for zone in zones:
            if zone.kind not in kinds:
                continue
            for i in range(zone.start, zone.end, 12):
                text = " ".join(x.text for x in lines[i : min(i + 12, zone.end)])
                likely = max(votes, key=lambda code: votes[code], default="")
                found = detect(text, languages, likely)  # the next lines are likely in the language of those before
                votes[found] += sum(c.isalpha() for c in text)
        votes.pop("", None)
        if votes:
            return max(sorted(votes), key=lambda code: votes[code])
    return next(iter(languages), "")
