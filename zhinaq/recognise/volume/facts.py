"""Facts of a volume that its own first pages print: numbers with a right check digit, the description, the people.

Only what cannot be anything else is taken: a wrong fact on a title page is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhinaq.block import join_lines
from zhinaq.language import Languages
from zhinaq.signs import cues
from zhinaq.signs.names import names
from zhinaq.signs.words import any_of, kinds, opening
from zhinaq.source import Line
from zhinaq.volume import isbn_valid, issn_valid

DASH = "[-\N{EN DASH}\N{EM DASH}]"
NUMBER_ISBN = re.compile(rf"\bISBN(?:-1[03])?:?\s*([\dXx](?:[\s\N{{NO-BREAK SPACE}}]?{DASH}?[\dXx]){{9,12}})(?!\d)")
NUMBER_ISSN = re.compile(rf"ISSN\W{{0,3}}(?:\([^)]*\)\W{{0,3}})?(\d{{4}}{DASH}\d{{3}}[\dXx])(?!\d)")
ELECTRONIC = re.compile(r"\be-?ISSN|ISSN[^\d]{0,4}\(?(?:online|e\b)", re.I)
MARK = re.compile(r"[^\W\d_]\s?\d{1,3}")
LONGEST, LONGEST_OFFICE, MOST_LINES = 700, 250, 12
BRACKETED = re.compile(r"\s*\[[^\]]*\]")


@dataclass(frozen=True)
class Group:
    """A labelled list of people: which setting it is, the label as printed, and its lines."""

    key: str
    label: str
    lines: tuple[str, ...]


def printed_facts(lines: Sequence[Line], languages: Languages) -> dict[str, Any]:
    """Return settings, by their keys in volume.yaml, that the lines of a volume's first pages print for certain."""
    found: dict[str, Any] = {}
    for line in lines:
        for key, value in _numbers(line.text):
            found.setdefault(key, value)
        if line.text.lstrip().startswith("\N{COPYRIGHT SIGN}") and len(line.text) < LONGEST_OFFICE:
            found.setdefault("copyright", line.text.strip())
    found |= _description(lines, languages)
    for group in _groups(lines):
        members = _members(group)
        if members and group.key not in found:
            found[group.key] = members
    return found


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield ISBN, ISSN, classification and DOI of one line."""
    for match in NUMBER_ISBN.finditer(text):
        if isbn_valid(match[1]):
            yield "isbn", re.sub(rf"\s*{DASH}\s*|\s", "-", match[1].strip())
    for match in NUMBER_ISSN.finditer(text):
        if issn_valid(match[1]):
            before = text[max(0, match.start() - 2) : match.end()]
            yield "eissn" if ELECTRONIC.search(before) else "issn", re.sub(DASH, "-", match[1]).upper()
    for code in cues.codes(text):
        if code.scheme in ("udc", "bbk"):
            yield code.scheme, code.value
    if place := cues.doi(text):
        yield "doi", text[place[0] : place[1]]


def _description(lines: Sequence[Line], languages: Languages) -> dict[str, Any]:
    """Return what a bibliographic description says: `Title: more / names. – Place: Publisher, 2025. – 62 p.`."""
    for start, line in enumerate(lines):
        if start and not (line.blank or _ends_part(lines[start - 1].text)):
            continue
        end = next((n for n in range(start + 1, len(lines)) if lines[n].blank), len(lines))
        text = " ".join(join_lines(lines[start : min(end, start + MOST_LINES)]).chars.split())
        for code, extent in _extents(languages):
            match = _pattern(extent).match(text[:LONGEST])
            if match:
                return _described(match, code)
    return {}


def _ends_part(text: str) -> bool:
    clean = text.strip()
    return bool(cues.codes(text) or MARK.fullmatch(clean) or clean.endswith((".", ":", ";")))


def _extents(languages: Languages) -> list[tuple[str, str]]:
    """Return a pattern of the words for pages by language, as descriptions abbreviate them."""
    return [(code, any_of(language.data["references"]["extent"])) for code, language in languages.items()]


def _pattern(extent: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<mark>[^\W\d_]\s?\d{{1,3}})\s+)?(?P<head>[^\s\d].{{8,}}?)"
        rf"[\s.]*{DASH}\s*(?P<place>[^\W\d_][^:;,\d]{{1,30}}?)\s*:"
        rf"\s*(?P<publisher>[^:;]{{2,90}}?),\s*(?P<year>(?:19|20)\d\d)"
        rf"\s*[.,]?\s*{DASH}\s*\d{{2,4}}\s*{extent}(?![^\W_])"
    )


def _described(match: re.Match[str], code: str) -> dict[str, Any]:
    title, _, _ = BRACKETED.sub("", match["head"]).partition(" / ")
    title, _, more = re.sub(r"\s+:\s+", ": ", title).partition(": ")
    found = {"title": title, "subtitle": more, "place": match["place"], "publisher": match["publisher"]}
    out: dict[str, Any] = {key: {code: text.strip(" .")} for key, text in found.items() if text.strip(" .")}
    mark = {"author_mark": match["mark"]} if match["mark"] else {}
    return {**out, **mark, "year": match["year"]}


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    """Yield labelled people: those on the label's line, and the lines below it up to a gap or another label."""
    labels = {key: re.compile(rf"\s*(?P<label>{any_of(words)})\s*(?P<sign>[:.]|{DASH}|$)\s*", re.IGNORECASE)
              for key, words in kinds("volume_people").items()}  # fmt: skip
    for n, line in enumerate(lines):
        for key, pattern in labels.items():
            match = pattern.match(line.text)
            if not match:
                continue
            below: list[str] = []
            for other in lines[n + 1 : n + 1 + 3 * MOST_LINES]:
                if (other.blank and below) or _other_part(other.text, labels.values()):
                    break
                below.append(other.text.strip())
            rest = line.text[match.end() :].strip()
            yield Group(key, match["label"], tuple(filter(None, (rest, *below))))


def _other_part(text: str, labels: Any) -> bool:
    return bool(
        any(label.match(text) for label in labels) or opening("boards").match(text) or cues.codes(text)
        or re.search(r"\bIS[BS]N\b|\N{COPYRIGHT SIGN}", text)
    )  # fmt: skip


def _members(group: Group) -> list[dict[str, str]]:
    """Return the people of a group, none when a piece of it is not one name and what belongs to it."""
    text = " ".join(group.lines)
    ways = (group.lines, tuple(text.split(";")), tuple(_cut_at_names(text)))
    for n, pieces in enumerate(ways):
        members = [_member(piece, alone=n == len(ways) - 1) for piece in pieces if piece.strip(" .,")]
        if members and all(members):
            role = {"role": group.label.lower()} if group.key == "editors" else {}
            return [{**role, **member} for member in members]
    return []


def _cut_at_names(text: str) -> Iterator[str]:
    starts = [name.at for name in names(text)]
    yield from (text[a:b] for a, b in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True) if starts)


def _member(piece: str, *, alone: bool) -> dict[str, str]:
    """Return a name and what is said of it; `alone`: nothing but an office in brackets may stand beside it."""
    found = names(piece)
    if not found or piece[: found[0].at].strip(" \N{EN DASH}-0123456789.)"):
        return {}
    rest = piece[found[0].end :].strip(" ,.;\N{EN DASH}\N{EM DASH}-")
    between = piece[found[0].end : found[1].at] if len(found) > 1 else "-"
    if not re.sub(r"\([^()]*\)|[\s,;]", "", between) or len(rest) > LONGEST_OFFICE:
        return {}
    role = re.fullmatch(r"\(([^()]{3,60})\)", rest)
    if alone and rest and not role:
        return {}
    name = {"name": piece[found[0].at : found[0].end].strip()}
    return {**name, **({"role": role[1]} if role else {"affiliation": rest} if rest else {})}
