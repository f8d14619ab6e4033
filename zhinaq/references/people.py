"""Names as styles print them: initials, order, joining, «et al.»."""

from __future__ import annotations

import re
from functools import lru_cache

from zhinaq.references.model import Name, Reference
from zhinaq.references.words import DASH, LOWER, UPPER, Words

NBSP = "\N{NO-BREAK SPACE}"
_MARKS = "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
_TIED = rf"(?:\N{{COMBINING DOUBLE INVERTED BREVE}}[{UPPER}])?"
_LETTER = rf"{_TIED}[{_MARKS}]*"
_SIGNS = "'`\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER PRIME}\N{MODIFIER LETTER DOUBLE PRIME}"
_TOKEN = re.compile(
    rf"[{UPPER}]{_LETTER}(?:[{LOWER}`]{{0,2}}|hch)\.|[{DASH}]"
    rf"|[{UPPER}{LOWER}]{_LETTER}[{LOWER}{_MARKS}'`\N{{RIGHT SINGLE QUOTATION MARK}}]*"
)
_FIRST = re.compile(rf".{_LETTER}")
_SPACED = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def initials(given: str, gap: str = NBSP) -> str:
    """Return a given name as initials, hyphens kept: «Anna-Maria Yu.» gives «A.-M. Yu.»; digraph initials stay."""
    out = ""
    for token in _TOKEN.findall(given):
        if len(token) == 1 and re.match(rf"[{DASH}]", token):
            out += "-"
            continue
        first = _FIRST.match(token)
        letter = token if token.endswith(".") or first is None else first[0].upper() + "."
        if out and not out.endswith("-"):
            out += gap
        out += letter
    return out.rstrip("-")


def inverted(name: Name, comma: str = "", *, gap: str = NBSP, points: bool = True) -> str:
    """Return «Family I. O.», with `comma` behind the family name where the style asks for one."""
    if name.literal:
        return name.literal
    given = initials(name.given, gap)
    given = given if points else given.replace(".", "")
    family = name.family
    if name.particle:
        given = f"{given}{NBSP}{name.particle}" if given else name.particle
    return f"{family}{comma}{NBSP}{given}" if given else family


def straight(name: Name, *, gap: str = NBSP) -> str:
    """Return «I. O. Family»."""
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}" if name.particle else name.family
    given = initials(name.given, gap)
    return f"{given}{NBSP}{family}" if given else family


@lru_cache(maxsize=4096)
def stands(statement: str, words: Words) -> bool:
    """Tell whether a statement of editors must stand as printed: names in another case, compilers, «et al.»."""
    kept = rf"(?<!\w){words.any_of('editors_as_printed')}(?!\w)|(?<!\w){words.any_of('et_al')}\s*\]?$"
    return bool(re.search(kept, statement.strip(), re.IGNORECASE))


def leading(reference: Reference, words: Words, *, editors: bool = True) -> tuple[Name, ...]:
    """Return the names an entry is sorted and cited by: authors, else editors of a whole when their case is certain.

    `editors` tells whether the style puts editors at the head of an entry at all; GOST puts the title there.
    """
    if reference.authors or reference.container or not editors or stands(reference.editors_printed, words):
        return reference.authors
    return reference.editors


def full(name: Name) -> str:
    """Return «Family, Given Names» as they are known: initials spaced, full names untouched."""
    if name.literal:
        return name.literal
    given = _given(name)
    tail = f" {name.particle}" if name.particle else ""
    return f"{name.family}, {given}{tail}" if given else name.family


def full_straight(name: Name) -> str:
    """Return «Given Names Family»."""
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}" if name.particle else name.family
    return f"{_given(name)} {family}".strip()


def _given(name: Name) -> str:
    return _SPACED.sub(NBSP, re.sub(rf"(?<=[{LOWER}{UPPER}]\.)(?=[{UPPER}])", " ", name.given.strip()))
