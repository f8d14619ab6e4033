"""Byline lines to people: names as printed, with the footnote marks, asterisks, ORCID and degrees that go with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhinaq.block import Text
from zhinaq.recognise.joined import Joined, join
from zhinaq.signs import cues
from zhinaq.signs.names import Name, Token, names, tokens
from zhinaq.source import Line

STARS = "*\u2217\uff0a\u2020\u2709\U0001f582\U0001f4e7#"


@dataclass(frozen=True)
class Person:
    """One name of a byline: its printed text, its place, and what stands with it."""

    name: Name
    text: Text
    first: Line
    last: Line
    marks: tuple[str, ...] = ()
    starred: bool = False
    orcid: str = ""
    degree: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Byline:
    """The people of a byline in order, brackets that are no names, and names that were printed twice."""

    people: tuple[Person, ...]
    brackets: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    clean: bool = True


def read_byline(lines: Sequence[Line]) -> Byline:
    """Read the names of a byline in printed order."""
    joined = join(lines)
    text = joined.chars
    found = names(text)
    all_tokens = [t for t in tokens(text) if t.kind != "space"]
    people = [_person(joined, name, all_tokens) for name in found]
    before = _marks_before(found, all_tokens)
    row = _row_of_marks(found, all_tokens)
    for token in all_tokens:
        if token.kind in ("number", "mark", "orcid", "degree", "mail") or (
            token.kind == "bracket" and "@" in token.text
        ):
            k = row.index(token) if token in row else _owner(token, found, text, before)
            if k is not None:
                people[k] = _with(people[k], token)
    once, doubled = _once(people)
    brackets = tuple(
        t.text[1:-1].strip()
        for t in all_tokens
        if t.kind == "bracket" and cues.letters(t.text) > 3 and "@" not in t.text
    )
    return Byline(tuple(once), brackets, tuple(doubled), _is_clean(found, all_tokens))


def _person(joined: Joined, name: Name, all_tokens: Sequence[Token]) -> Person:
    cuts = [t for t in all_tokens if name.at <= t.at < name.end and t.kind in ("number", "mark", "icon", "bracket")]
    text, at = Text(), name.at
    for cut in cuts:
        text, at = text + joined.text[at : cut.at], cut.end
    text = text + joined.text[at : name.end]
    return Person(name, text.strip(" ,;"), joined.line_at(name.at), joined.line_at(name.end - 1))


def _marks_before(found: Sequence[Name], all_tokens: Sequence[Token]) -> bool:
    """Tell whether this byline prints numbers before the names they belong to."""
    if not found:
        return False
    first = next((t for t in all_tokens if t.kind == "number" or (t.kind == "mark" and _figures(t.text))), None)
    return first is not None and first.at < found[0].at


def _row_of_marks(found: Sequence[Name], all_tokens: Sequence[Token]) -> list[Token]:
    """Return the figures of a row above the names, as a layout dump prints raised marks: one for each name."""
    figures_ = [t for t in all_tokens if t.kind == "number"]
    above = [t for t in figures_ if found and t.end <= found[0].at]
    return above if len(above) == len(found) == len(figures_) and len(found) > 1 else []


def _owner(token: Token, found: Sequence[Name], text: str, before: bool) -> int | None:
    """Return the index of the name a mark belongs to."""
    for k, name in enumerate(found):
        if name.at <= token.at < name.end:
            return k
    after = next((k for k, n in enumerate(found) if n.at >= token.end), None)
    past = next((k for k in range(len(found) - 1, -1, -1) if found[k].end <= token.at), None)
    if past is None or after is None:
        return after if past is None else past
    if token.kind == "number" or (token.kind == "mark" and _figures(token.text)):
        return after if before else past
    if token.kind == "mark" and before and re.search(r"[,;]", text[found[past].end : token.at]):
        return after
    return past


def _figures(mark: str) -> bool:
    return any(c.isdigit() for c in unicodedata.normalize("NFKC", mark))


def figures(mark: str) -> tuple[str, ...]:
    """Return the numbers of a mark such as `1,3` or superscript figures."""
    return tuple(
        re.findall(
            r"\d+",
            unicodedata.normalize(
                "NFKC",
                re.sub(r"(?<=[\u00b9\u00b2\u00b3\u2070-\u2079])(?=[\u00b9\u00b2\u00b3\u2070-\u2079])", ",", mark),
            ),
        )
    )


def _with(person: Person, token: Token) -> Person:
    if token.kind == "orcid":
        return replace(person, orcid=token.text)
    if token.kind in ("mail", "bracket"):
        found = cues.MAIL.search(token.text)
        return replace(person, mail=found.group() if found else "")
    if token.kind == "degree":
        return replace(person, degree=f"{person.degree} {token.text}".strip())
    marks = figures(token.text)
    starred = person.starred or any(c in STARS for c in token.text)
    return replace(person, marks=(*person.marks, *(m for m in marks if m not in person.marks)), starred=starred)


def _once(people: Sequence[Person]) -> tuple[list[Person], list[str]]:
    """Drop a name printed twice in one byline."""
    seen: set[tuple[str, ...]] = set()
    once, doubled = [], []
    for person in people:
        key = tuple(sorted(t.text.casefold().strip(".") for t in person.name.tokens))
        if key in seen:
            doubled.append(person.text.chars)
        else:
            seen.add(key)
            once.append(person)
    return once, doubled


def _is_clean(found: Sequence[Name], all_tokens: Sequence[Token]) -> bool:
    """Tell whether every word of the byline found its place in a name."""
    inside = {t.at for n in found for t in n.tokens}
    return all(t.at in inside for t in all_tokens if t.kind in ("word", "initial")) and not any(
        t.kind == "other" and t.text.isalpha() for t in all_tokens
    )
