"""Names for indexes and catalogues: inverted, and in the order of the alphabet that languages/*.yaml give."""

from __future__ import annotations

import re
from functools import cache

from zhinaq.language import common_alphabet
from zhinaq.view import Name

INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s\N{NO-BREAK SPACE}-]*)+")


def inverted(name: Name) -> str:
    """Return a name with the surname first, as a catalogue lists it: "Surname, Forename"."""
    if name.surname:
        return f"{name.surname}, {name.forename}" if name.forename else name.surname
    printed = " ".join(name.printed.split())
    start = INITIALS.match(printed)
    if start and start.end() < len(printed):
        return f"{printed[start.end() :].strip()}, {start.group().strip()}"
    found = re.search(rf"\s({INITIALS.pattern})$", printed)
    if found:
        return f"{printed[: found.start()].strip()}, {found[1].strip()}"
    return printed


@cache
def _order() -> dict[str, int]:
    """Return each letter's place: the fullest alphabet first; letters of none follow by their code."""
    return {letter: n for n, letter in enumerate(common_alphabet("names"))}


def sort_key(text: str) -> tuple[list[tuple[int, int]], str]:
    """Return a key that sorts by the Kazakh alphabet, Cyrillic before Latin, marks and case last."""
    order = _order()
    letters = [c for c in text.casefold() if c.isalnum() or c.isspace()]
    return [(0, -1) if c.isspace() else (0, order[c]) if c in order else (1, ord(c)) for c in letters], text


def initial(text: str) -> str:
    """Return the letter a text is filed under, or "" when it begins with none."""
    return next((c.upper() for c in text if c.isalpha()), "")
