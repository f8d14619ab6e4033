"""Byline and people lines of a head to author and affiliation blocks that point at one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.block import Block, join_lines
from zhinaq.finding import Place, Report
from zhinaq.recognise.front.head import Part
from zhinaq.recognise.front.people.affiliation import Affiliation, Contact, People, read_people
from zhinaq.recognise.front.people.byline import Byline, Person, read_byline
from zhinaq.recognise.front.people.extent import byline_before_affiliation, name_before_post, without_label
from zhinaq.recognise.front.people.people_match import skeleton, surname
from zhinaq.signs import cues
from zhinaq.source import Line


@dataclass(frozen=True)
class Group:
    """One byline with what stands under it; `offset`: how many authors and affiliations came before."""

    byline: Byline
    people: People
    authors_before: int
    affiliations_before: int


def author_blocks(
    lines: Sequence[Line], parts: Sequence[Part], language: str, rule: str, report: Report
) -> list[Block]:
    """Return author and affiliation blocks of a head's byline and people parts, in printed order."""
    groups = _groups(lines, parts)
    blocks: list[Block] = []
    several = len(groups) > 1
    total_affiliations = sum(len(g.people.affiliations) for g in groups)
    for group in groups:
        links, cert = _links(group, several, total_affiliations)
        mails = _mails(group.byline.people, group.people.contacts)
        for k, person in enumerate(group.byline.people):
            blocks.append(_author(person, group, k, links[k], mails.get(k, ""), language, rule, cert))
        blocks += _affiliations(group, links, language, rule, cert)
        blocks += [_as_printed(x, language, "front.supervisor") for x in group.people.supervisors]
        blocks += [_as_printed(x, language, "front.contact-of-nobody") for x in _left_over(group, blocks)]
        _report(group, cert, report)
    return blocks


def _as_printed(line: Line, language: str, rule: str) -> Block:
    text = join_lines([line]).strip(" *_")
    return Block("front-other", text, line.number, line.number, line.file, language, rule=rule)


def _left_over(group: Group, blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of contacts that no author took: they stay as printed."""
    taken = {str(b.data.get(key)) for b in blocks for key in ("email", "orcid")}
    return [c.line for c in group.people.contacts if c.line and not {*c.mails, *c.orcids} <= taken]


def _groups(lines: Sequence[Line], parts: Sequence[Part]) -> list[Group]:
    pairs: list[tuple[list[Line], list[Line]]] = []
    for part in parts:
        own = list(lines[part.start : part.end])
        if part.role == "byline":
            if pairs and not pairs[-1][1]:
                pairs[-1][0].extend(own)
            else:
                pairs.append((own, []))
        elif part.role == "people":
            if not pairs:
                pairs.append(([], []))
            pairs[-1][1].extend(own)
    out: list[Group] = []
    authors = affiliations = 0
    for names, people in (_same_line(n, p) for n, p in pairs):
        group = Group(read_byline(names), read_people(people), authors, affiliations)
        out.append(group)
        authors += len(group.byline.people)
        affiliations += len(group.people.affiliations)
    return out


def _same_line(names: list[Line], people: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part `A.B. Name, University of C` into a byline and an affiliation line."""
    if not names:
        return names, people
    label = len(names[0].text) - len(without_label(names[0].text))
    if label:
        names = [names[0].with_(text=names[0].text[label:], page=None, edits=(), spans=()), *names[1:]]
    cut = byline_before_affiliation(names[-1].text) or name_before_post(names[-1].text)
    if not cut:
        return names, people
    last = names[-1]
    head = last.with_(text=last.text[:cut], edits=tuple(e for e in last.edits if e.at < cut), hyphen=None)
    rest = last.with_(text=last.text[cut:].lstrip(" ,\u2013\u2014-"), page=None, edits=(), spans=())
    return [*names[:-1], head], [rest, *people]


def _links(group: Group, several: bool, total: int) -> tuple[list[tuple[int, ...]], str]:
    """Return for each author the numbers of his affiliations, and how sure that is."""
    people, affiliations = group.byline.people, group.people.affiliations
    numbers = range(group.affiliations_before + 1, group.affiliations_before + len(affiliations) + 1)
    if not affiliations:
        return [() for _ in people], "high"
    if len(affiliations) == 1:
        return [tuple(numbers) for _ in people], "high"
    marked = any(a.marks for a in affiliations) and any(p.marks for p in people)
    if marked:
        links = [
            tuple(n for n, a in zip(numbers, affiliations, strict=True) if set(a.marks) & set(p.marks)) for p in people
        ]
        return links, "high" if all(links) else "medium"
    if len(people) == 1:
        return [tuple(numbers)], "high"
    if len(people) == len(affiliations) and not any(a.marks for a in affiliations):
        return [(n,) for n in numbers], "medium"
    return [() for _ in people], "medium"


def _author(
    person: Person, group: Group, k: int, links: tuple[int, ...], mail: str, language: str, rule: str, cert: str
) -> Block:
    data: dict[str, object] = {"n": group.authors_before + k + 1, "marks": person.marks, "affiliations": links}
    contacts = group.people.contacts
    said = [c for c in contacts if c.corresponding]
    starred = any(p.starred for p in group.byline.people)
    if person.starred or (mail and not starred and any(mail in c.mails for c in said)):
        data["corresp"] = True
    if mail:
        data["email"] = mail
    elif person.mail:
        data["email"] = person.mail
    orcid = person.orcid or _orcids(group.byline.people, contacts).get(k, "")
    if orcid:
        data["orcid"] = orcid
    degrees = person.degree or _degree(group, k)
    if degrees:
        data["degree"] = degrees
    sure = "high" if group.byline.clean else "medium"
    return Block(
        "author", person.text, person.first.number, person.last.number, person.first.file, language, sure, rule, data
    )


def _degree(group: Group, k: int) -> str:
    """Return the degrees under a byline that are author k's: all of one author, one of each in order, one of all."""
    degrees, count = group.people.degrees, len(group.byline.people)
    if count == 1:
        return "; ".join(degrees)
    return degrees[k] if len(degrees) == count else degrees[0] if len(degrees) == 1 else ""


def _orcids(people: Sequence[Person], contacts: Sequence[Contact]) -> dict[int, str]:
    """Give each ORCID to an author: in order when the numbers agree, else by the name that stands beside it."""
    listed = [o for c in contacts for o in c.orcids]
    if len(listed) == len(people):
        return dict(enumerate(listed))
    found: dict[int, str] = {}
    for piece in (p for c in contacts if c.line and c.orcids for p in c.line.text.split(";")):
        number = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", piece)
        near = {skeleton(w) for w in re.findall(r"[^\W\d_]{2,}", piece)}
        match = [k for k, p in enumerate(people) if k not in found and len(skeleton(surname(p.name))) > 2
                 and skeleton(surname(p.name)) in near]  # fmt: skip
        if number and match:
            found[match[0]] = number.group()
    return found


def _affiliations(group: Group, links: Sequence[tuple[int, ...]], language: str, rule: str, cert: str) -> list[Block]:
    out = []
    for k, affiliation in enumerate(group.people.affiliations, start=group.affiliations_before + 1):
        authors = tuple(group.authors_before + i + 1 for i, own in enumerate(links) if k in own)
        if len(authors) == len(links) and group.authors_before == 0 and len(group.people.affiliations) == 1:
            authors = authors or ()
        out.append(_affiliation(affiliation, k, authors, language, rule, cert))
    return out


def _affiliation(a: Affiliation, n: int, authors: tuple[int, ...], language: str, rule: str, cert: str) -> Block:
    data = {"n": n, "mark": ",".join(a.marks), "authors": authors}
    return Block("affiliation", a.text, a.first.number, a.last.number, a.first.file, language, cert, rule, data)


def _mails(people: Sequence[Person], contacts: Sequence[Contact]) -> dict[int, str]:
    """Give each e-mail to an author: in order when the numbers agree, else by star, else by likeness to the surname."""
    mails = list(dict.fromkeys(m for c in contacts for m in c.mails))
    if not mails or not people:
        return {}
    starred = [k for k, p in enumerate(people) if p.starred]
    if len(mails) == len(people):
        return dict(enumerate(mails))
    if len(mails) == len(starred):
        return dict(zip(starred, mails, strict=True))
    if len(mails) == 1 and len(starred) > 1:
        return {starred[0]: mails[0]}
    found: dict[int, str] = {}
    for mail in mails:
        local = skeleton(mail.split("@")[0])
        free = [k for k in range(len(people)) if k not in found]
        match = [k for k in free if len(skeleton(surname(people[k].name))) > 2
                 and skeleton(surname(people[k].name))[:4] in local]  # fmt: skip
        match = match or [k for k in free if any(_named_by(local, mail, w) for w in people[k].name.words)]
        if match:
            found[match[0]] = mail
    return found


def _named_by(local: str, mail: str, word: str) -> bool:
    """Tell whether an address holds a word of a name, spelt out or by its consonants."""
    return (len(skeleton(word)) > 2 and skeleton(word) in local) or mail.casefold().startswith(word.casefold())


def _report(group: Group, cert: str, report: Report) -> None:
    people = group.byline.people
    if not people:
        return
    place = Place(people[0].first.file, people[0].first.number, people[-1].last.number)
    if not group.byline.clean:
        report.add("front-001", place, " ".join(p.text.chars for p in people))
    elif cert != "high":
        report.add("front-002", place, " ".join(p.text.chars for p in people))
    for a in group.people.affiliations:
        if not cues.names_institution(a.text.chars):
            report.add("front-005", Place(a.first.file, a.first.number, a.last.number), a.text.chars)
