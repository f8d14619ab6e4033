"""Lines under a byline to affiliations, contacts and degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.block import Text
from zhinaq.recognise.front.people.byline import figures
from zhinaq.recognise.joined import join
from zhinaq.signs import cues
from zhinaq.signs.names import names
from zhinaq.signs.words import opening
from zhinaq.source import Line

EDGES = " \t\n,;*_\u2217\U0001f582\u2709\ufe0f"


@dataclass(frozen=True)
class Affiliation:
    """One printed affiliation: its text without mark and e-mail, its marks and its lines."""

    text: Text
    marks: tuple[str, ...]
    first: Line
    last: Line


@dataclass(frozen=True)
class Contact:
    """E-mail addresses of one line; `corresponding`: the line says or stars that they are that author's."""

    mails: tuple[str, ...]
    corresponding: bool
    orcids: tuple[str, ...] = ()
    line: Line | None = None


@dataclass(frozen=True)
class People:
    """What stands under a byline."""

    affiliations: tuple[Affiliation, ...]
    contacts: tuple[Contact, ...]
    degrees: tuple[str, ...]
    supervisors: tuple[Line, ...] = ()


def read_people(lines: Sequence[Line]) -> People:
    """Read affiliations, contacts and degrees in printed order."""
    contacts: list[Contact] = []
    degrees: list[str] = []
    groups: list[tuple[tuple[str, ...], list[Line]]] = []
    marks: tuple[str, ...] = ()
    pending = ""
    supervisors: list[Line] = []
    after_contact = False
    for line in lines:
        text = line.text
        if cues.is_supervisor(text):
            supervisors.append(line)
            continue
        if cues.is_marks(text):
            pending += text
            marks = figures(pending)
            continue
        if cues.is_contact(text):
            contacts.append(_contact(line, "*" in pending))
            pending, marks, after_contact = "", (), True
            continue
        lead = cues.LEAD_MARK.match(text)
        own = marks or (figures(lead.group()) if lead else ())
        if _new_group(groups, line, bool(marks or lead), after_contact):
            groups.append((own, [line]))
        else:
            groups[-1][1].append(line)
        pending, marks, after_contact = "", (), False
    affiliations: list[Affiliation] = []
    for own, group in groups:
        whole = " ".join(x.text for x in group)
        if not own and cues.is_degree(whole) and not cues.names_institution(whole) and not _placed(whole):
            degrees.append(whole.strip(EDGES))
            continue
        posts, cut = _posts(_cut(own, group))
        degrees += posts
        affiliations += cut
    contacts += [c for a in affiliations if (c := _inner_contact(a, lines))]
    affiliations = [a for a in affiliations if not _remnant(a.text.chars)]
    return People(tuple(affiliations), tuple(contacts), tuple(degrees), tuple(supervisors))


def _remnant(text: str) -> bool:
    """Tell whether a text is what a wrapped contact line left: its label, or a name without anything else."""
    if cues.names_institution(text) or "," in text:
        return False
    found = names(text)
    alone = len(found) == 1 and not cues.letters(text[: found[0].at] + text[found[0].end :])
    return alone or cues.is_contact(text)


def _new_group(groups: list[tuple[tuple[str, ...], list[Line]]], line: Line, marked: bool, after_contact: bool) -> bool:
    """Tell whether a line opens another affiliation instead of going on with the one above."""
    if not groups or marked or after_contact:
        return True
    if groups[-1][0]:
        return False  # numbered affiliations end only at the next number
    before = " ".join(x.text for x in groups[-1][1]).rstrip()
    named, ended = cues.names_institution(line.text), before.endswith((".", ";")) or cues.ends_with_place(before)
    if line.text.lstrip()[:1].islower() and not cues.is_degree(line.text) or groups[-1][1][-1].hyphen:
        return False
    if cues.is_degree(line.text) and not named:
        return before.endswith((",", ".", ";")) or line.joins is not True
    if not cues.names_institution(before):
        return named and cues.is_degree(before) and line.joins is not True  # a post stands above its institution
    return named and ended and cues.affiliation_score(line.text) >= 1.5


def _cut(marks: tuple[str, ...], group: list[Line]) -> list[Affiliation]:
    """Cut marks and e-mails out of one affiliation; split it where another number runs on in the same line."""
    joined = join(group)
    text = joined.text
    inner = [m.start() for m in _inner_marks(text.chars, marks)] or ([] if marks else _side_by_side(text.chars))
    bounds = [0, *inner, len(text)]
    out = []
    for a, b in zip(bounds, bounds[1:], strict=False):
        piece = text[a:b]
        lead = cues.LEAD_MARK.match(piece.chars) if piece.chars else None
        own = (figures(lead.group()) or marks) if lead else marks
        if lead:
            piece = piece[lead.end() :]
        piece = _without_contact(piece).strip(EDGES)
        if piece.chars.endswith(".") and not re.search(r"(?<![^\W\d_])[^\W\d_]{1,3}\.$", piece.chars):
            piece = piece[: len(piece) - 1]
        if piece.chars.startswith("(") and piece.chars.endswith(")") and piece.chars.count("(") == 1:
            piece = piece.strip("()")
        if cues.letters(piece.chars) > 2:
            out.append(Affiliation(piece, own, joined.line_at(a), joined.line_at(b - 1)))
    return out


def _side_by_side(text: str) -> list[int]:
    """Return where semicolons part institutions of one line without marks, each with a place behind a comma."""
    pieces = text.split(";")
    if len(pieces) < 2 or not all(cues.names_institution(p) and "," in p for p in pieces if p.strip()):
        return []
    return [m.end() for m in re.finditer(";", text) if text[m.end() :].strip()]


def _placed(text: str) -> bool:
    """Tell whether a text ends with a place behind a comma."""
    return "," in text and cues.ends_with_place(text)


def _posts(found: list[Affiliation]) -> tuple[list[str], list[Affiliation]]:
    """Cut posts and degrees off the front of affiliations that name an institution behind a comma."""
    posts, out = [], []
    for a in found:
        text = a.text
        while "," in text.chars:
            at = text.chars.index(",")
            head, rest = text.chars[:at], text.chars[at + 1 :]
            if not cues.is_degree(head) or cues.names_institution(head) or not cues.names_institution(rest):
                break
            posts.append(head.strip(EDGES))
            text = text[at + 1 :].strip()
        out.append(Affiliation(text, a.marks, a.first, a.last))
    return posts, out


def _inner_marks(text: str, marks: tuple[str, ...]) -> list[re.Match[str]]:
    """Return the numbers inside a text that open its next affiliations: 2, 3 … behind a comma, semicolon or stop."""
    if not marks or not marks[0].isdigit():
        return []
    out, expected = [], int(marks[-1]) + 1
    for match in re.finditer(r"(?<=[,;.\s])(\d{1,2})\s?(?=[\u00ab\"\u201c]?[^\W\d_]{2})", text):
        if int(match.group(1)) == expected and re.search(r"[,;.]\s*$", text[: match.start()]):
            out.append(match)
            expected += 1
    return out


def _without_contact(text: Text) -> Text:
    """Cut an e-mail with its label off an affiliation."""
    match = cues.MAIL.search(text.chars)
    if not match:
        return text
    head = text.chars[: match.start()]
    label = re.search(r"[\s,;(]*(?:\w[\w.-]*\.?\s?)?[^\W\d_]?\s?-?\s?mail\s*:?\s*$|[\s,;(]+$", head, re.IGNORECASE)
    return text[: label.start() if label else match.start()]


def _inner_contact(affiliation: Affiliation, lines: Sequence[Line]) -> Contact | None:
    whole = " ".join(x.text for x in lines if affiliation.first.number <= x.number <= affiliation.last.number)
    mails = tuple(m.group() for m in cues.MAIL.finditer(whole))
    return Contact(mails, False) if mails else None


def _contact(line: Line, starred: bool) -> Contact:
    text = line.text
    clean = cues.bare(text).strip("()")
    mails = tuple(re.sub(r"\s", "", m.group()).rstrip(".") for m in cues.MAIL.finditer(text))
    said = bool(opening("corresponding").match(clean.lstrip("*\U0001f582\u2709\ufe0f _")))
    orcids = tuple(re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", text))
    return Contact(mails, said or starred or text.lstrip().startswith("*"), orcids, line)
