"""The working text of one reference: what a rule has read is blanked, so positions never move."""

from __future__ import annotations

import re

from zhinaq.references.words import CLOSE, DASH, OPEN, Words

TAKEN = "\x00"
YEAR = "\x01"
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_DAGGERS = re.compile(r"[\s*\N{DAGGER}\N{DOUBLE DAGGER}]+$")


class Draft:
    """A printed string under way to fields. `text` has TAKEN where something was read and YEAR at the year."""

    def __init__(self, printed: str, words: Words) -> None:
        """Start with the whole string unread, white space made single."""
        self.printed = _DAGGERS.sub("", _SPACE.sub(" ", printed)).strip()
        self.text = self.printed.replace("\\\\", "//")
        self.words = words
        self.fields: dict[str, str] = {}
        self.doubts: dict[str, str] = {}
        self.language = ""

    def take(self, start: int, end: int, mark: str = TAKEN) -> str:
        """Blank a stretch and return what was printed there."""
        self.text = self.text[:start] + mark * (end - start) + self.text[end:]
        return self.printed[start:end]

    def set(self, field: str, value: str, cert: str = "high") -> None:
        """Store a field unless it is already known or the value is empty."""
        if value and field not in self.fields:
            self.fields[field] = value
            if cert != "high":
                self.doubts[field] = cert

    def get(self, field: str) -> str:
        """Return a field's value, empty when unknown."""
        return self.fields.get(field, "")


_BRACKET = re.compile(rf"[()\[\]{OPEN[0]}{CLOSE[0]}]")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_EDGE = " .,;:/" + DASH + TAKEN + YEAR


def clean(text: str) -> str:
    """Return a field's text without the separators around it; brackets and quotes that have no partner go too."""
    text = _SPACE.sub(" ", text.replace(TAKEN, " ").replace(YEAR, " "))
    text = _EMPTY.sub("", text)
    text = text.strip(_EDGE)
    if not _BRACKET.search(text):
        return text
    for left, right in (("(", ")"), ("[", "]"), (OPEN[0], CLOSE[0])):
        if text.count(left) > text.count(right) and text.endswith(left):
            text = text[:-1].strip(_EDGE)
        if text.count(right) > text.count(left) and text.startswith(right):
            text = text[1:].strip(_EDGE)
        if left in "([" and text.count(right) > text.count(left) and text.endswith(right):
            text = text[:-1].strip(_EDGE)
        if left in "([" and text.count(left) > text.count(right) and text.startswith(left):
            text = text[1:].strip(_EDGE)
    return _SPACE.sub(" ", text)


def unquoted(text: str) -> str:
    """Return a title without the quotation marks that embrace the whole of it."""
    text = text.strip()
    if len(text) > 2 and text[0] in OPEN + "'\N{LEFT SINGLE QUOTATION MARK}":
        depth = 0
        for at, char in enumerate(text):
            if char in CLOSE and char not in OPEN:
                depth -= 1
            elif char in OPEN and (char not in CLOSE or at == 0):
                depth += 1
            elif char in CLOSE:
                depth -= 1
            if depth == 0 and at:
                return text[1:at].strip(" ,.") if at == len(text) - 1 else text
        if text[-1] in CLOSE + "'\N{RIGHT SINGLE QUOTATION MARK}":
            return text[1:-1].strip(" ,")
    return text
