"""The words the body rules need, compiled once from the `body:` sections of languages/*.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhinaq.language import Languages
from zhinaq.recognise.body.labels import continued_pattern, label_patterns, spoken_pattern

MOST_WORDS, ENDING = 7, 6


@dataclass(frozen=True)
class BodyWords:
    """Patterns and word lists of every language together: a Kazakh article may hold a Russian caption."""

    headings: Mapping[str, str]
    stems: Mapping[str, Mapping[str, str]]
    links: Mapping[str, frozenset[str]]
    loose: frozenset[str]
    labels: tuple[tuple[str, re.Pattern[str]], ...]
    spoken: tuple[tuple[str, re.Pattern[str]], ...]
    digits: Mapping[str, str]
    leads: frozenset[str]
    continued: re.Pattern[str]
    note: re.Pattern[str]
    section: re.Pattern[str]
    mention: re.Pattern[str]
    where: frozenset[str]
    verbs: Mapping[str, re.Pattern[str]]
    final_verbs: Mapping[str, re.Pattern[str]]
    verb_like: Mapping[str, re.Pattern[str]]
    opens: frozenset[str]
    dangles: frozenset[str]
    item_letters: tuple[tuple[str, ...], ...]
    speech: re.Pattern[str]

    def kind(self, text: str) -> str:
        """Return what kind of section a heading's words open («methods»), or "" when they are not known."""
        folded = fold(text)
        if folded in self.headings:
            return self.headings[folded]
        words = folded.split()
        if not 2 <= len(words) <= MOST_WORDS:
            return ""
        for code in self.stems:
            kinds = [self.stem(code, w) for w in words]
            if all(k or w in self.links[code] for k, w in zip(kinds, words, strict=True)) and any(kinds):
                return "-".join(dict.fromkeys(k for k in kinds if k))
        return ""

    def stem(self, code: str, word: str) -> str:
        """Return the kind of section a word belongs to by its beginning, or ""."""
        return next((k for s, k in self.stems[code].items() if word.startswith(s) and len(word) - len(s) <= ENDING), "")


def fold(text: str) -> str:
    """Return a heading's words for comparison: lower case, one space, no number in front, no marks around."""
    text = re.sub(r"\s+", " ", text.replace("\N{SOFT HYPHEN}", "")).strip().casefold()
    text = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?|[ivx]+[.)]|§\s*\d*)\s+", "", text)
    return text.strip(' .:;,*_-–—"«»')


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of literal words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


def section_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return what a heading with the name of its part looks like: "Chapter 2", "§ 3", or the number before the name."""
    capital = any_of([w[0].upper() + w[1:] for w in names] + [w.upper() for w in names]) or "(?!)"
    number = r"\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?!\w)"
    return re.compile(
        rf"^(?:(?:§\s*|(?:{capital})\s+(?:№\s*)?)(?P<n>{number}|[^\W\d_](?!\w))"
        rf"|(?P<before>{number})\s*[-–.]?\s*(?i:{any_of(names) or '(?!)'})(?!\w))[.):]?(?:\s*[-–—])?\s*"
    )


def words_of(sections: Sequence[Mapping[str, Any]], *path: str) -> list[str]:
    """Collect one word list from every language."""
    out: list[str] = []
    for section in sections:
        value: Any = section
        for step in path:
            value = value.get(step, {}) if isinstance(value, Mapping) else {}
        out += [str(w) for w in value] if isinstance(value, (list, tuple)) else []
    return out


def endings(languages: Languages, key: str) -> dict[str, re.Pattern[str]]:
    """Return per language what a word that tells of a verb looks like."""
    found = {}
    for code, language in languages.items():
        ends = [str(w) for w in language.data.get("body", {}).get(key, [])]
        if ends:
            whole = "" if all(ord(e[0]) > 127 for e in ends) else r"(?<!\w)"
            found[code] = re.compile(rf"{whole}(?:{any_of(ends)})$", re.IGNORECASE)
    return found


def body_words(languages: Languages) -> BodyWords:
    """Compile the `body:` sections of all languages."""
    sections = [dict(languages[c].data.get("body") or {}) for c in sorted(languages)]
    headings = {fold(w): kind for s in sections for kind, words in s.get("headings", {}).items() for w in words}
    stems = {
        c: {str(stem): kind for kind, some in section.get("heading_stems", {}).items() for stem in some}
        for c, section in zip(sorted(languages), sections, strict=True)
    }
    note = any_of(words_of(sections, "note")) or "(?!)"
    mention = any_of(words_of(sections, "mention")) or "(?!)"
    return BodyWords(
        headings=headings,
        stems=stems,
        links={c: frozenset(map(str, languages[c].data.get("body", {}).get("heading_links", ()))) for c in stems},
        loose=frozenset(words_of(sections, "loose_kinds")),
        labels=tuple((k, p) for k in ("table", "figure") for p in label_patterns(sections, k)),
        spoken=tuple((k, spoken_pattern(sections, k)) for k in ("table", "figure")),
        digits={str(k): str(v) for s in sections for k, v in s.get("misread_digits", {}).items()},
        leads=frozenset(words_of(sections, "dangles")) | frozenset(words_of(sections, "mention_leads")),
        continued=continued_pattern(sections),
        note=re.compile(rf"^[*(\[]?\s*(?:{note})\s*\**\s*(?:\d\s*)?(?:[-:.–—)]|$)", re.IGNORECASE),
        section=section_pattern(words_of(sections, "section_words")),
        mention=re.compile(rf"(?<!\w)(?:{mention})", re.IGNORECASE),
        where=frozenset(words_of(sections, "where")),
        verbs=endings(languages, "verbs"),
        final_verbs=endings(languages, "verb_ends"),
        verb_like=endings(languages, "verb_like"),
        opens=frozenset(words_of(sections, "opens_sentence")),
        dangles=frozenset(words_of(sections, "dangles")),
        speech=re.compile(rf"(?<!\w)(?:{any_of(words_of(sections, 'speech')) or '(?!)'})(?!\w)", re.IGNORECASE),
        item_letters=tuple(tuple(str(s["item_letters"])) for s in sections if s.get("item_letters")),
    )
