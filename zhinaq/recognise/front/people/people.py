"""People's lines to persons and affiliations: spans put together in order, names in groups with what follows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from zhinaq.block import Mark, Text
from zhinaq.recognise.front.people.cut import Span, spans
from zhinaq.recognise.front.people.marks import given_marks, is_star, mark_numbers
from zhinaq.recognise.front.people.pieces import BREAKS, MAIL, particles
from zhinaq.recognise.joined import Joined, join
from zhinaq.signs import cues
from zhinaq.signs.words import opening, whole
from zhinaq.source import Line

ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
MARK_INSIDE = re.compile(r"\^\{[^}]*\}|[\d*\u2217\u00b9\u00b2\u00b3\u2070-\u2079]+(?:,\d+)*")
BROKEN = re.compile(r"(?<!\w)([^\W\d_]+) (?=([^\W\d_]{2,})(?![\w.]))\2")
ABBREVIATED = 3  # capitals in the abbreviation of an institution
OPENING, CLOSING = '"\u00ab\u201c\u201e(', '"\u00bb\u201d)'
UNDER = frozenset(("nl", "bl"))


@dataclass(frozen=True)
class Person:
    """One name as printed, and what stands with it; `group`: names that stand together are of one group."""

    text: Text
    first: Line
    last: Line
    marks: tuple[str, ...] = ()
    stars: tuple[str, ...] = ()
    degree: str = ""
    group: int = 0

    @property
    def starred(self) -> bool:
        """Tell whether a star marks the author to write to."""
        return bool(self.stars)


@dataclass(frozen=True)
class Affiliation:
    """One printed affiliation: its text without mark and e-mail, its marks and its lines."""

    text: Text
    marks: tuple[str, ...]
    first: Line
    last: Line
    group: int = 0


@dataclass(frozen=True)
class Contact:
    """Addresses that stand together; `corresponding`: the text says or stars that they are that author's.

    owner: the number of the person whose name is printed again beside them, -1 where none is.
    """

    mails: tuple[str, ...]
    orcids: tuple[str, ...]
    corresponding: bool
    text: str
    first: Line
    last: Line
    group: int = 0
    owner: int = -1


@dataclass
class People:
    """Everything that people's lines hold, in printed order; `degrees`: those under several names, line by line."""

    persons: list[Person] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    degrees: list[tuple[str, int]] = field(default_factory=list)
    supervisors: list[Line] = field(default_factory=list)
    others: list[tuple[str, Line, Line]] = field(default_factory=list)


def read_people(lines: Sequence[Line], named: Collection[int] | None = None) -> People:
    """Read the persons and affiliations of byline and affiliation lines; `named`: those that hold names, if known."""
    people = People(supervisors=[x for x in lines if cues.is_supervisor(x.text)])
    kept = [k for k, x in enumerate(lines) if not cues.is_supervisor(x.text)]
    if not kept:
        return people
    joined = join([lines[k] for k in kept])
    chars = _with_blanks(joined)
    holding = None if named is None else [i for i, k in enumerate(kept) if k in named]
    found = spans(chars, joined.starts, holding)
    marks, leads = given_marks(chars, found)
    groups = _groups(found)
    for i, span in enumerate(found):
        if span.kind == "name":
            people.persons.append(_person(joined, span, marks[i], groups[i]))
    _with_posts(people, chars, found, groups)
    for first, last in _institutions(chars, found):
        start = _with_long_posts(chars, found, first, last)
        people.affiliations += _affiliation(joined, found, start, last, leads.get(first, ()), groups[last])
    for first, last in _posts_of_institutions(chars, found, groups):
        people.affiliations += _affiliation(joined, found, first, last, leads.get(first, ()), groups[last])
    _contacts(people, joined, found, groups)
    people.others = [
        (chars[s.at : s.end], joined.line_at(s.at), joined.line_at(s.end - 1))
        for s in found
        if s.kind == "other" and not _label(chars, s)
    ]
    return _settled(people)


def _with_blanks(joined: Joined) -> str:
    out = list(joined.chars)
    for start, line in zip(joined.starts, joined.lines, strict=True):
        if line.blank and 0 < start <= len(out) and out[start - 1] == "\n":
            out[start - 1] = "\v"
    return "".join(out)


def _label(chars: str, span: Span) -> bool:
    return bool(opening("author_label").match(chars[span.at :])) or cues.letters(chars[span.at : span.end]) < 2


def _groups(found: Sequence[Span]) -> list[int]:
    """Number the groups: a name behind an affiliation opens the next; names that have none share those that follow.

    Where an affiliation stands before all names, it is the affiliation that opens a group.
    """
    out, group, closed = [], 0, False
    kinds = ["affiliation" if s.kind in ("institution", "place") else s.kind for s in found]
    heads = next((k for k in kinds if k in ("name", "affiliation")), "")
    ends = "name" if heads == "affiliation" else "affiliation"
    for i, kind in enumerate(kinds):
        lead = heads == "name" and kind == "post" and _leads_name(found, i)
        if closed and (kind == heads or lead):
            group, closed = group + 1, False
        closed = closed or kind == ends
        out.append(group)
    return out


def _leads_name(found: Sequence[Span], i: int) -> bool:
    """Tell whether a post stands before the name it belongs to, not behind another one."""
    after = next((s for s in found[i + 1 :] if s.kind not in ("mark", "post")), None)
    if after is None or after.kind != "name":
        return False
    before = next((s for s in reversed(found[:i]) if s.kind not in ("mark", "post")), None)
    if before is None or before.kind != "name":
        return not (found[i].gap & UNDER and after.gap & UNDER and before)
    first = next(s.kind for s in found if s.kind in ("name", "post", "institution"))
    glued = not after.gap & (BREAKS - {"."})
    return bool(found[i].gap & BREAKS) and (glued or (first == "post" and bool(found[i].gap & {"nl", "bl", ";"})))


def _person(joined: Joined, span: Span, marks: Sequence[str], group: int) -> Person:
    """Return a person, marks that stand inside the name taken out of it, a surname broken by a space made whole."""
    printed = joined.chars[span.at : span.end]
    inner = list(MARK_INSIDE.finditer(printed))
    text, at = Text(), span.at
    for match in inner:
        text, at = text + joined.text[at : span.at + match.start()], span.at + match.end()
    text = _whole((text + joined.text[at : span.end]).strip(" ,;"))
    every = [*marks, *(m.group() for m in inner)]
    numbers = tuple(dict.fromkeys(n for m in every for n in mark_numbers(m)))
    stars = tuple(m.strip() for m in every if is_star(m))
    return Person(text, joined.line_at(span.at), joined.line_at(span.end - 1), numbers, stars, "", group)


def _whole(name: Text) -> Text:
    """Join a word of a name that extraction broke by a space: its rest in small letters is no particle."""
    for match in BROKEN.finditer(name.chars):
        head, rest = match.groups()
        if rest.islower() and not {rest, head.casefold()} & particles():
            whole = head + rest
            fixed = Text(whole, (Mark(0, "sic", match.group(), len(whole)),))
            return name[: match.start()] + fixed + _whole(name[match.end() :])
    return name


def _with_posts(people: People, chars: str, found: Sequence[Span], groups: Sequence[int]) -> None:
    """Give each run of posts to the person it stands with; those in lines under several names wait for their order."""
    i = 0
    while i < len(found):
        j = i
        while j < len(found) and found[j].kind == "post":
            j += 1
        if j > i:
            end = j if not _clings(chars, found, j) else j - 1
            if end > i:
                _give(people, chars, found, groups, i, end)
        i = max(j, i + 1)


def _clings(chars: str, found: Sequence[Span], j: int) -> bool:
    """Tell whether span j is an institution that the post before it goes on into, as `head of the chair` does."""
    if j >= len(found) or found[j].kind != "institution" or not found[j].gap <= {"sp", "glue", "nl", "q"}:
        return False
    return "nl" not in found[j].gap or chars[found[j].at].islower()


def _give(people: People, chars: str, found: Sequence[Span], groups: Sequence[int], i: int, end: int) -> None:
    text = re.sub(r"[\n\v]", " ", chars[found[i].at : found[end - 1].end]) + _stop(chars, found[end - 1].end)
    at = sum(s.kind == "name" for s in found[:i])
    k = at if _leads_name(found, i) else at - 1
    own = [n for n, p in enumerate(people.persons) if p.group == groups[i]]
    if found[i].gap & UNDER and len(own) > 1 and k == own[-1]:
        people.degrees.append((text, groups[i]))
    elif 0 <= k < len(people.persons):
        old = people.persons[k]
        degree = f"{old.degree} {text}".strip()
        people.persons[k] = replace(old, degree=degree)
    else:
        people.degrees.append((text, groups[i]))


def _stop(chars: str, end: int) -> str:
    """Return the full stop of an abbreviation right behind a span."""
    word = re.search(r"(?<!\w)[^\W\d_]{1,4}$", chars[max(0, end - 6) : end])
    return "." if word and chars[end : end + 1] == "." and word.group().islower() else ""


def _institutions(chars: str, found: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the runs of spans that each make one printed affiliation, as first and last index."""
    out: list[tuple[int, int]] = []
    open_, named = False, False
    for i, span in enumerate(found):
        if span.kind not in ("institution", "place"):
            open_ = False if span.kind in ("name", "mark", "contact", "post") else open_
            continue
        first = i - 1 if i and found[i - 1].kind == "post" and _clings(chars, found, i) else i
        beside = ";" in span.gap and span.kind == "institution"
        if open_ and (span.kind == "place" or (span.glued and not beside) or not named):
            out[-1] = (out[-1][0], i)
        else:
            out.append((first, i))
            named = False
        named = named or span.kind == "institution"
        open_ = True
    return out


def _posts_of_institutions(chars: str, found: Sequence[Span], groups: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs of posts that name an institution by its abbreviation, in groups where no other stands."""
    placed = {g for s, g in zip(found, groups, strict=True) if s.kind in ("institution", "place")}
    runs = [list(run) for post, run in groupby(range(len(found)), key=lambda i: found[i].kind == "post") if post]
    out = []
    for run in runs:
        words = chars[found[run[0]].at : found[run[-1]].end].split()
        named = any(sum(c.isupper() for c in w) >= ABBREVIATED and not whole("degree").fullmatch(w) for w in words)
        if named and groups[run[0]] not in placed and not all(w.isupper() for w in words):
            out.append((run[0], run[-1]))
    return out


def _with_long_posts(chars: str, found: Sequence[Span], first: int, last: int) -> int:
    """Return where an affiliation opens: at the posts before it in its line, when without them most would be gone."""
    at = first
    while at and found[at - 1].kind == "post" and not found[at].gap & UNDER:
        at -= 1
    if found[first].kind == "place" or at == first or found[at - 1].kind != "name" or found[at].gap & UNDER:
        return first
    whole, own = (cues.letters(chars[found[k].at : found[last].end]) for k in (at, first))
    return at if 2 * own < whole else first


def _affiliation(
    joined: Joined, found: Sequence[Span], first: int, last: int, marks: tuple[str, ...], group: int
) -> list[Affiliation]:
    chars = joined.chars
    at, end = found[first].at, found[last].end
    while at and chars[at - 1] in OPENING:
        at -= 1
    while end < len(chars) and chars[end] in CLOSING:
        end += 1
    end += len(_stop(chars, end))
    while chars[at] == "(" and chars[at:end].count("(") > chars[at:end].count(")"):
        at += 1
    if chars[at] == "(" and chars[end - 1] == ")" and chars[at:end].count("(") == 1:
        at, end = at + 1, end - 1
    while chars[end - 1] == ")" and chars[at:end].count(")") > chars[at:end].count("("):
        end -= 1
    if cues.letters(chars[at:end]) < 2:
        return []
    return [Affiliation(joined.text[at:end].strip(), marks, joined.line_at(at), joined.line_at(end - 1), group)]


def _contacts(people: People, joined: Joined, found: Sequence[Span], groups: Sequence[int]) -> None:
    for i, span in enumerate(found):
        if span.kind != "contact":
            continue
        text = joined.chars[span.at : span.end]
        mails = tuple(re.sub(r"\s", "", m.group()) for m in MAIL.finditer(text))
        starred = (
            i > 0
            and found[i - 1].kind == "mark"
            and bool(found[i - 1].gap & UNDER)
            and is_star(joined.chars[found[i - 1].at : found[i - 1].end])
        )
        said = bool(whole("corresponding").search(text)) or starred
        people.contacts.append(
            Contact(
                mails,
                tuple(ORCID.findall(text)),
                said,
                text,
                joined.line_at(span.at),
                joined.line_at(span.end - 1),
                groups[i],
            )
        )


def _settled(people: People) -> People:
    """Drop names printed twice, in full or by initials; stars that mark affiliations say nothing of an address."""
    once: list[Person] = []
    again: dict[int, int] = {}
    for person in people.persons:
        before = next((k for k, p in enumerate(once) if _again(person.text.chars, p.text.chars)), -1)
        if before < 0:
            once.append(person)
        else:
            again[person.group] = before
    own = {p.group for p in once}
    people.contacts = [replace(c, owner=again.get(c.group, -1) if c.group not in own else -1) for c in people.contacts]
    if any("*" in m for a in people.affiliations for m in a.marks):
        once = [replace(p, marks=(*p.marks, *p.stars), stars=()) for p in once]
    people.persons = once
    return people


def _again(name: str, before: str) -> bool:
    """Tell whether a name is one printed before: the same words, each whole or by its first letter."""
    first, second = (re.findall(r"[^\W\d_]+", x.casefold()) for x in (name, before))
    if sorted(first) == sorted(second):
        return True
    whole = [w for w in first if len(w) > 2]
    short = [w for w in first if len(w) <= 2]
    left = [w for w in second if w not in whole]
    return bool(short) and len(left) == len(second) - len(whole) and len(whole) == 1 and all(
        any(w.startswith(x) and len(w) > len(x) for w in left) for x in short)  # fmt: skip
