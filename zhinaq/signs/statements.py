"""Labels of back matter: reference headings, funding, contributions, conflicts, biographies, licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhinaq.language import load_languages

_MARKUP = " \t*_#\\~"
_TAIL = " \t*_\\:.–—-"


@dataclass(frozen=True)
class Label:
    """A printed label at the start of a text: its kind, language, and where the text after it begins."""

    kind: str
    language: str
    end: int
    alone: bool


@cache
def _parts_of_lists() -> re.Pattern[str]:
    found = [p for lang in load_languages().values() for p in (lang.data.get("back") or {})["reference_subheadings"]]
    return re.compile("|".join(found), re.IGNORECASE)


@cache
def _label_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = []
    for code, lang in load_languages().items():
        for kind, patterns in (lang.data.get("back") or {}).get("labels", {}).items():
            found.append((kind, code, re.compile(f"(?:{'|'.join(patterns)})(?![^\\W_])", re.IGNORECASE)))
    return tuple(found)


@cache
def _sentence_patterns(name: str) -> re.Pattern[str]:
    parts = [lang.data["back"][name] for lang in load_languages().values() if lang.data.get("back")]
    return re.compile("|".join(parts), re.IGNORECASE)


def bare(text: str) -> str:
    """Return a possible heading without left-over markup, numbering and final marks."""
    text = text.strip().strip(_MARKUP)
    text = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})[.)]\s+(?=[^\W\d_])", "", text)
    return text.strip().rstrip(_TAIL).strip()


def reference_subheading(text: str) -> bool:
    """Tell whether a line heads a part of a list of references; only the place in a list makes it one."""
    return len(text) < 90 and _parts_of_lists().fullmatch(bare(text)) is not None


def label(text: str) -> Label | None:
    """Read the label of a statement at the start of a text: alone on its line, or run in before a colon or stop."""
    lead = len(text) - len(text.lstrip(_MARKUP))
    number = re.match(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+(?=[^\W\d_])", text[lead:])
    lead += number.end() if number else 0
    body = text[lead:]
    for kind, code, pattern in _label_patterns():
        match = pattern.match(body)
        if not match or not body[:1].isupper():
            continue
        rest = body[match.end() :]
        if not rest.strip(_TAIL):
            return Label(kind, code, len(text), True)
        mark = re.match(r"\s*[*_\\]*\s*([:.–—-]|\s-)\s*[*_\\]*\s*", rest)
        if mark and (mark.group(1) == ":" or rest[mark.end() : mark.end() + 1].isupper() or kind == "licence"):
            return Label(kind, code, lead + match.end() + mark.end(), False)
    return None


def is_funding(text: str) -> bool:
    """Tell whether an unlabelled paragraph thanks or names a funder in its first sentences."""
    return bool(_sentence_patterns("funding_sentence").search(text[:400]))


def is_conflict(text: str) -> bool:
    """Tell whether a short unlabelled paragraph says that the authors have no conflict of interests."""
    return len(text) < 220 and bool(_sentence_patterns("conflict_sentence").match(text.strip()))


def is_licence(text: str) -> bool:
    """Tell whether a short paragraph states a licence or a copyright."""
    return len(text) < 500 and bool(_sentence_patterns("licence_sentence").search(text))


@cache
def marks_pattern() -> re.Pattern[str]:
    """Return what marks pages, volumes and numbers inside a reference, in any language."""
    marks = [m for lang in load_languages().values() for m in lang.data["back"]["page_marks"]]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(marks)})\s*\(?\d|\d\s?(?:{'|'.join(marks)})", re.IGNORECASE)


@cache
def ibid_pattern() -> re.Pattern[str]:
    """Return the words that stand for the entry above."""
    words = [w for lang in load_languages().values() for w in lang.data["back"]["ibid"]]
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


@cache
def place_pattern() -> re.Pattern[str]:
    """Return publishing places as they stand before a publisher or a year."""
    places = [p for lang in load_languages().values() for p in lang.data["back"]["places"]]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(places)})\s*[:,]", re.IGNORECASE)


@cache
def in_language_pattern() -> re.Pattern[str]:
    """Return the bracket that names the original language of a romanised entry."""
    words = [w for lang in load_languages().values() for w in lang.data["back"]["in_language"]]
    return re.compile(rf"[\[(]\s*(?:{'|'.join(words)})", re.IGNORECASE)
