"""What speaks for and against a head being the start of an article: named weights, added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zhinaq.detect import detect
from zhinaq.language import load_languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.recognise.front.head import Head
from zhinaq.signs import cues
from zhinaq.signs.statements import label as statement_label
from zhinaq.signs.volume_words import is_preface, is_rubric
from zhinaq.source import Line

WEIGHTS: Mapping[str, float] = {
    "code": 3.0,
    "doi": 0.8,
    "article-type": 0.6,
    "title-in-capitals": 1.3,
    "title-plain": 0.4,
    "heading-style": 0.8,
    "title-style": 2.2,
    "byline": 1.5,
    "full-name-byline": 0.8,
    "affiliation": 0.8,
    "abstract-label": 0.7,
    "abstract-without-label": 0.3,
    "keywords": 1.0,
    "introduction-follows": 0.9,
    "language-turns": 1.0,
    "page-start": 0.9,
    "blank-lines-after": 0.7,
    "set-apart": 0.6,
    "blank-lines-before": 0.5,
    "after-references": 1.4,
    "references-near": 0.8,
    "inside-references": -1.5,
    "after-back-matter": 1.0,
    "start-of-text": 1.5,
    "in-contents": 2.5,
    "preface": 2.0,
    "rubric": 1.6,
    "no-title": -2.0,
    "sentence-closed-before": 0.5,
    "sentence-open-before": -1.2,
    "runs-on-from-before": -1.5,
    "goes-on-in-small-letters": -1.5,
    "no-body": -2.0,
    "one-short-word": -0.8,
    "ends-like-a-sentence": -0.7,
}
THRESHOLD, SURE = 2.6, 3.8


@dataclass(frozen=True)
class Scored:
    """A head with its evidence."""

    head: Head
    signs: tuple[str, ...]
    extra: float = 0.0

    @property
    def score(self) -> float:
        """Return the sum of the weights."""
        return sum(WEIGHTS[s] for s in self.signs) + self.extra

    @property
    def cert(self) -> str:
        """Return high, medium or low."""
        return "high" if self.score >= SURE else "medium" if self.score >= THRESHOLD + 0.4 else "low"


def weigh(lines: Sequence[Line], head: Head, contents: Sequence[str], listed: Collection[int]) -> Scored:
    """Collect the signs of one head."""
    signs = [*_own_signs(lines, head), *_signs_before(lines, head.start, listed), *_signs_after(lines, head)]
    if head.start and _turns(lines, head):
        signs.append("language-turns")
    title = key(head.lines("title", lines))
    if title and any(_agrees(title, entry) for entry in contents):
        signs.append("in-contents")
    return Scored(head, tuple(signs))


def _turns(lines: Sequence[Line], head: Head) -> bool:
    """Tell whether the text goes on behind the head in another language than before it."""
    languages = load_languages()
    before = detect(" ".join(x.text for x in lines[max(0, head.start - 3) : head.start]), languages, "")
    after = detect(" ".join(x.text for x in lines[head.end : head.end + 4]), languages, before)
    return bool(before) and after != before


def key(lines: Sequence[Line]) -> str:
    """Return the letters of some lines, case-folded, for comparison."""
    return "".join(c for line in lines for c in line.text.casefold() if c.isalpha())


def _agrees(title: str, entry: str) -> bool:
    size = min(len(title), len(entry), 40)
    return size >= 12 and title[:size] == entry[:size]


def _own_signs(lines: Sequence[Line], head: Head) -> list[str]:
    rules = {p.rule for p in head.parts}
    signs = [s for role, s in (("code", "code"), ("doi", "doi"), ("type", "article-type"), ("people", "affiliation"),
                               ("keywords", "keywords")) if head.has(role)]  # fmt: skip
    title = head.lines("title", lines)
    byline = " ".join(x.text for x in head.lines("byline", lines))
    if byline:
        signs.append("byline" if cues.has_initials(byline) else "full-name-byline")
    if "front.abstract-label" in rules:
        signs.append("abstract-label")
    elif head.has("abstract"):
        signs.append("abstract-without-label")
    if not title:
        return [*signs, "no-title"]
    text = " ".join(cues.bare(x.text) for x in title)
    signs.append("title-in-capitals" if "front.title-capitals" in rules else "title-plain")
    if any(x.style == "title" for x in title):
        signs.append("title-style")
    elif any(x.style in ("heading", "heading1") for x in title):
        signs.append("heading-style")
    if is_preface(text):
        signs.append("preface")
    elif is_rubric(text) or "front.rubric" in rules or all(is_rubric(x.text) for x in title):
        signs.append("rubric")
    elif len(text.split()) < 2:
        signs.append("one-short-word")
    if text.endswith((".", ";", ",")):
        signs.append("ends-like-a-sentence")
    return signs


def _signs_before(lines: Sequence[Line], start: int, listed: Collection[int]) -> list[str]:
    if start == 0:
        return ["start-of-text"]
    signs = ["inside-references"] if start - 1 in listed and start in listed and start + 1 in listed else []
    line, before = lines[start], [x for x in lines[max(0, start - 8) : start] if not cues.is_separator(x.text)]
    if line.page:
        signs.append("page-start")
    if line.joins is True and not line.blank:
        signs.append("runs-on-from-before")
    if line.blank >= 2:
        signs.append("blank-lines-before")
    if sum(reference_score(x.text) >= 2 for x in before[-5:]) >= 2 or (
        before and reference_score(before[-1].text) >= 3
    ):
        signs.append("after-references")
    elif any(statement_label(x.text) or cues.is_contact(x.text) for x in before):
        signs.append("after-back-matter")
    elif before:
        closed = before[-1].text.rstrip(" *_").endswith((".", "!", "?", "\u00bb", ")", "\u2026", "\u201d", '"', ";"))
        long = len(before[-1].text.strip()) > 40 or before[-1].text.rstrip().endswith(("-", ","))
        signs += ["sentence-closed-before"] if closed else ["sentence-open-before"] if long else []
    near = sum(i in listed for i in range(max(0, start - 30), start))
    if near >= 2 and "after-references" not in signs and "inside-references" not in signs:
        signs.append("references-near")
    return signs


def _signs_after(lines: Sequence[Line], head: Head) -> list[str]:
    after = [x for x in lines[head.end : head.end + 4] if not cues.is_separator(x.text)]
    if not after:
        return ["no-body"]
    signs = []
    if cues.introduction(after[0].text):
        signs.append("introduction-follows")
    if after[0].blank >= 2:
        signs.append("blank-lines-after")
        if lines[head.start].page:
            signs.append("set-apart")
    if cues.bare(after[0].text)[:1].islower() and not head.has("keywords") and not head.has("abstract"):
        signs.append("goes-on-in-small-letters")
    return signs
