"""The words that references are read by, gathered from all languages and compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from zhinaq.language import Languages

LETTERS = [chr(code) for code in range(0x41, 0x530) if chr(code).isalpha()]


def _ranges(chars: list[str]) -> str:
    """Return a regular-expression class body that covers exactly these letters."""
    spans: list[list[int]] = []
    for code in map(ord, chars):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in spans)


UPPER = _ranges([c for c in LETTERS if c.isupper()])
LOWER = _ranges([c for c in LETTERS if c.islower()])
DASH = r"\-" + "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
LONG_DASH = "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
OPEN, CLOSE = '«"“„', '»"”“'
_PLAIN = re.compile(r"[\w .-]*")


def either(entries: list[str]) -> str:
    """Return a group that matches any of the patterns, tried only where the first letter of one of them stands.

    That makes long lists four times as quick, since `re` looks no first letter up when case is free.
    """
    if not entries:
        return "(?!)"
    first = [_first(entry) for entry in entries]
    guard = f"(?=[{re.escape(''.join(sorted(set(''.join(first)))))}])" if len(entries) > 3 and all(first) else ""
    return f"{guard}(?:{'|'.join(entries)})"


def _first(pattern: str) -> str:
    """Return the letters a pattern can begin with, in both cases; empty when its first sign does not tell."""
    head = re.match(r"\[(\w+)\]|(\w)(?![?*{|])", pattern)
    letters = (head[1] or head[2]) if head and not _split(pattern) else ""
    return letters.lower() + letters.upper()


def _split(pattern: str) -> bool:
    """Tell whether a pattern has alternatives outside all brackets."""
    depth = 0
    for char in re.sub(r"\\.|\[[^\]]*\]", "", pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return True
    return False


@dataclass(frozen=True, eq=False)
class Words:
    """All words of one kind over all languages; `any_of` gives a pattern, homoglyphs of plain words included."""

    data: Mapping[str, Mapping[str, Any]]
    _lists: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def lookalikes(self) -> Mapping[str, str]:
        """Map a letter to the class of letters that look the same."""
        pairs: dict[str, str] = {}
        for section in self.data.values():
            for pair in str(section.get("lookalikes", "")).split():
                for letter in pair:
                    pairs[letter] = "".join(dict.fromkeys(pairs.get(letter, "") + pair))
        return pairs

    def all(self, kind: str) -> list[str]:
        """Return every entry of a kind, languages in order, longest first."""
        if kind not in self._lists:
            found = [str(w) for section in self.data.values() for w in section.get(kind) or ()]
            self._lists[kind] = sorted(dict.fromkeys(found), key=lambda w: (-len(w), w))
        return self._lists[kind]

    def any_of(self, *kinds: str) -> str:
        """Return a group that matches any entry of these kinds."""
        return either([self.loose(w) for kind in kinds for w in self.all(kind)])

    def loose(self, word: str) -> str:
        """Return one entry as a pattern: a plain word with its homoglyphs and loose spaces, a pattern as it is."""
        if not _PLAIN.fullmatch(word):
            return re.sub(r"\(\?P<\w+>", "(?:", word)
        classes = (f"[{re.escape(self.lookalikes[c])}]" if c in self.lookalikes else re.escape(c) for c in word)
        return "".join(classes).replace(r"\ ", r"\s+")

    def table(self, kind: str) -> dict[str, Any]:
        """Return a mapping kind (months, in_language) merged over the languages."""
        merged: dict[str, Any] = {}
        for section in self.data.values():
            for key, value in (section.get(kind) or {}).items():
                if isinstance(value, list):
                    merged.setdefault(str(key), []).extend(value)
                else:
                    merged.setdefault(str(key), value)
        return merged


_cache: dict[int, tuple[Languages, Words]] = {}


def words_of(languages: Languages) -> Words:
    """Return the reference words of a set of languages; the same set gives the same object."""
    kept = _cache.get(id(languages))
    if kept is None or kept[0] is not languages:
        kept = (languages, Words({code: lang.data.get("references") or {} for code, lang in languages.items()}))
        _cache[id(languages)] = kept
    return kept[1]
