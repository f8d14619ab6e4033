"""What kind of work a reference is, from its words and fields; CSL's name for each kind."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.imprint import is_publisher
from zhinaq.references.read.numbers import ends_in_report_number
from zhinaq.references.read.sentences import segments
from zhinaq.references.read.working_text import Draft
from zhinaq.references.words import Words

CSL = {
    "book": "book", "chapter": "chapter", "article": "article-journal", "newspaper": "article-newspaper",
    "web": "webpage", "thesis": "thesis", "law": "legislation", "treaty": "treaty", "report": "report",
    "archive": "manuscript", "ibid": "ibid",
}  # fmt: skip


class _Patterns(NamedTuple):
    law: re.Pattern[str]
    treaty: re.Pattern[str]
    speech: re.Pattern[str]
    thesis: re.Pattern[str]
    report: re.Pattern[str]
    materials: re.Pattern[str]
    newspaper: re.Pattern[str]
    journal: re.Pattern[str]
    collection: re.Pattern[str]
    approved: re.Pattern[str]
    act_parts: re.Pattern[str]
    patent: re.Pattern[str]
    act_behind: re.Pattern[str]


@cache
def _patterns(words: Words) -> _Patterns:
    def start(kind: str) -> re.Pattern[str]:
        return re.compile(rf"\W{{0,6}}{words.any_of(kind)}(?!\w)", re.I)

    def inside(*kinds: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){words.any_of(*kinds)}(?!\w)", re.I)

    return _Patterns(
        start("law"), start("treaty"), start("speech"),
        re.compile(rf"(?<!\w){words.any_of('thesis')}", re.I), inside("report"),
        re.compile(rf"(?:^|\s){words.any_of('materials')}\s*\.?\s*$|^\s*{words.any_of('materials')}(?!\w)", re.I),
        inside("newspapers"), inside("journals"), inside("collections"),
        re.compile(rf"\.\s*(?={words.any_of('approved')}(?!\w))", re.I),
        re.compile(rf",\s*{words.any_of('act_parts')}\.?\s\d[\d/.,\s]*$", re.I),
        start("patents"),
        re.compile(
            rf"[^\x00\x01]{{8,300}}?[.:]\s+{words.any_of('law')}(?!\w)"
            rf"(?:[^.\x00]{{0,140}}?\s{words.any_of('dated')}|\s№)?\s\d",
            re.I,
        ),
    )  # fmt: skip


def act(draft: Draft, start: int) -> str:
    """Return `law`, `treaty`, `report` (a patent) or empty: does the text from `start` begin like one?

    «On X. Order of the minister of 5 May 2006» is an act too: its kind stands behind its name, with its date.
    """
    patterns = _patterns(draft.words)
    head = draft.text[start:]
    if patterns.law.match(head):
        return "law"
    if patterns.treaty.match(head):
        return "treaty"
    if patterns.patent.match(head):
        return "report"
    return "law" if "//" not in head and patterns.act_behind.match(head) else ""


def read_act(draft: Draft, start: int) -> None:
    """Read the title of an act: up to the first blanked part, «/» or the note that it was approved."""
    patterns = _patterns(draft.words)
    end = len(draft.text)
    for pattern in (r"[\x00\x01]", r"\s/\s|\s?//", r"\s<", r"\.\s*[-\N{EN DASH}\N{EM DASH}]\s"):
        if (match := re.search(pattern, draft.text[start + 3 : end])) is not None:
            end = start + 3 + match.start()
    if approved := patterns.approved.search(draft.text, start + 3, end):
        end = approved.start()
    if part := patterns.act_parts.search(draft.text, start + 8, end):
        end = part.start()
    sentences = segments(draft, start, end)
    if len(sentences) > 1 and is_publisher(sentences[-1].text, draft.words) and not draft.get("publisher"):
        draft.set("publisher", sentences[-1].text)
        end = sentences[-2].end
    draft.set("title", draft.text[start:end].strip(" .,;:(/-\N{EN DASH}\N{EM DASH}"))


def decide(draft: Draft, people: bool, host: bool, act_kind: str) -> str:
    """Return the type of work; the order of the questions is the rule."""
    patterns = _patterns(draft.words)
    get = draft.get
    title, container = get("title"), get("container")
    if draft.get("kept_in") or draft.get("shelf_mark"):
        return "archive"
    if not people and patterns.materials.search(title):
        return "archive"
    if patterns.thesis.search(draft.printed):
        return "thesis"
    if act_kind and not container:
        return act_kind
    if container:
        if get("volume") or get("issue"):
            return (
                "newspaper"
                if patterns.newspaper.search(container) and get("date")
                else "article"
                if not _short_news(draft, patterns)
                else "newspaper"
            )
        if get("date") and not get("pages") and not patterns.collection.search(container):
            return "newspaper"
        if get("place") or get("publisher") or patterns.collection.search(container) or get("editors_printed"):
            return "chapter"
        if get("url") and not get("pages"):
            return "web"
        return (
            "article"
            if patterns.journal.search(container) or get("pages") and not host
            else "chapter"
            if host and not patterns.journal.search(container)
            else "article"
        )
    if ends_in_report_number(title, draft.words) or (patterns.report.search(title) and not people):
        return "report"
    if get("url") and not (get("place") or get("extent") or get("publisher")):
        return "web"
    return "book"


def _short_news(draft: Draft, patterns: _Patterns) -> bool:
    return not draft.get("title") and bool(patterns.newspaper.search(draft.get("container")))
