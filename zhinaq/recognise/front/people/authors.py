"""Persons and affiliations of a head to author and affiliation blocks that point at one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Block, Text, join_lines, line_text
from zhinaq.finding import Place, Report
from zhinaq.recognise.front.head import Part
from zhinaq.recognise.front.people.people import Affiliation, Contact, People, Person, read_people
from zhinaq.signs import cues
from zhinaq.signs.surnames import consonants, skeleton, surname_of
from zhinaq.source import Line


def author_blocks(
    lines: Sequence[Line], parts: Sequence[Part], language: str, rule: str, report: Report
) -> list[Block]:
    """Return author and affiliation blocks of a head's byline and people parts, in printed order."""
    own = [p for p in parts if p.role in ("byline", "people")]
    kept = [(line, p.role == "byline") for p in own for line in lines[p.start : p.end]]
    if not kept:
        return []
    named = {k for k, (_, holds) in enumerate(kept) if holds}
    people = read_people([line for line, _ in kept], named or None)
    return people_blocks(people, language, rule, report)


def people_blocks(people: People, language: str, rule: str, report: Report) -> list[Block]:
    """Return the blocks of what was read: authors and affiliations, and what belongs to nobody as printed."""
    links, cert = _links(people)
    sure = "medium" if people.others or cert != "high" else "high"
    mails, orcids = _mails(people), _orcids(people)
    blocks: list[Block] = []
    for k, person in enumerate(people.persons):
        data: dict[str, object] = {"n": k + 1, "marks": person.marks, "affiliations": links[k]}
        if person.starred or _said(people, mails.get(k, "")):
            data["corresp"] = True
        degree = person.degree or _degree(people, k)
        data |= {key: x for key, x in (("email", mails.get(k)), ("orcid", orcids.get(k)), ("degree", degree)) if x}
        first, last = person.first, person.last
        blocks.append(Block("author", person.text, first.number, last.number, first.file, language, sure, rule, data))
    for n, a in enumerate(people.affiliations, 1):
        authors = tuple(k + 1 for k, link in enumerate(links) if n in link)
        whole = {"n": n, "mark": ",".join(a.marks), "authors": authors}
        blocks.append(
            Block("affiliation", a.text, a.first.number, a.last.number, a.first.file, language, cert, rule, whole)
        )
    blocks += [_as_printed(join_lines([x]), x, x, language, "front.supervisor") for x in people.supervisors]
    taken = {*mails.values(), *orcids.values()}
    left = [c for c in people.contacts if not {*c.mails, *c.orcids} <= taken]
    blocks += [_as_printed(Text(c.text), c.first, c.last, language, "front.contact-of-nobody") for c in left]
    blocks += [_other(text, first, last, language) for text, first, last in people.others]
    _report(people, sure, cert, report)
    return blocks


def _as_printed(text: Text, first: Line, last: Line, language: str, rule: str) -> Block:
    return Block("front-other", text.strip(" *_"), first.number, last.number, first.file, language, rule=rule)


def _other(text: str, first: Line, last: Line, language: str) -> Block:
    """Return what is neither name nor affiliation: the kind of the article, or as it stands."""
    role = "article-type" if cues.is_article_type(text) else "front-other"
    rule = "front.among-people"
    whole = line_text(first)
    at = whole.chars.find(text.strip())
    own = whole[at : at + len(text.strip())] if at >= 0 else Text(text.strip())
    return Block(role, own, first.number, last.number, first.file, language, "medium", rule)


def _links(people: People) -> tuple[list[tuple[int, ...]], str]:
    """Return for each author the numbers of his affiliations, and how sure that is."""
    persons, affiliations = people.persons, list(enumerate(people.affiliations, 1))
    if any(a.marks for _, a in affiliations) and any(p.marks for p in persons):
        links = [_by_marks(p, affiliations) for p in persons]
        return links, "high" if all(links) else "medium"
    out: list[tuple[int, ...]] = []
    cert = "high"
    for person in persons:
        own = [n for n, a in affiliations if a.group == person.group]
        beside = [p for p in persons if p.group == person.group]
        if len(own) < 2 or len(beside) == 1:
            out.append(tuple(own))
            continue
        cert = "medium"
        out.append((own[beside.index(person)],) if len(own) == len(beside) else ())
    return out, cert


def _by_marks(person: Person, affiliations: Sequence[tuple[int, Affiliation]]) -> tuple[int, ...]:
    return tuple(
        n for n, a in affiliations if set(a.marks) & set(person.marks) or (not a.marks and a.group == person.group)
    )


def _said(people: People, mail: str) -> bool:
    """Tell whether a contact says that this address is the one of the author to write to, and no star says it."""
    starred = any(p.starred for p in people.persons)
    return bool(mail) and not starred and any(c.corresponding and mail in c.mails for c in people.contacts)


def _degree(people: People, k: int) -> str:
    """Return the degrees under a group that are author k's: one of each in order, or all of one."""
    group = people.persons[k].group
    degrees = [x for x, g in people.degrees if g == group]
    own = [n for n, p in enumerate(people.persons) if p.group == group]
    if len(own) == 1:
        return "; ".join(degrees)
    return degrees[own.index(k)] if len(degrees) == len(own) else degrees[0] if len(degrees) == 1 else ""


def _orcids(people: People) -> dict[int, str]:
    """Give each ORCID to an author: in order when the numbers agree, else by its group or the name beside it."""
    listed = [o for c in people.contacts for o in c.orcids]
    persons = people.persons
    if len(listed) == len(persons):
        return dict(enumerate(listed))
    found: dict[int, str] = {}
    for contact in (c for c in people.contacts if c.orcids):
        own = [k for k, p in enumerate(persons) if p.group == contact.group and k not in found]
        if len(own) == len(contact.orcids) == 1:
            found[own[0]] = contact.orcids[0]
            continue
        for piece in contact.first.text.split(";"):
            near = {skeleton(w) for w in re.findall(r"[^\W\d_]{2,}", piece)}
            match = [k for k, p in enumerate(persons) if k not in found and skeleton(surname_of(p.text.chars)) in near]
            number = next((o for o in contact.orcids if o in piece), "")
            if match and number:
                found[match[0]] = number
    return found


def _mails(people: People) -> dict[int, str]:
    """Give each e-mail to an author: whose name stands again beside it; by group; in order, by star or likeness."""
    found = {c.owner: c.mails[0] for c in people.contacts if c.owner >= 0 and len(c.mails) == 1}
    every = list(dict.fromkeys(m for c in people.contacts for m in c.mails))
    if len(every) == len(people.persons):
        return dict(enumerate(every))
    for group in sorted({c.group for c in people.contacts}):
        own = [k for k, p in enumerate(people.persons) if p.group == group and k not in found]
        contacts = [c for c in people.contacts if c.group == group and c.owner < 0]
        found |= _mails_of(people.persons, own, contacts)
    left = [m for m in every if m not in found.values()]
    return found | _alike(people.persons, [k for k in range(len(people.persons)) if k not in found], left)


def _mails_of(persons: Sequence[Person], own: Sequence[int], contacts: Sequence[Contact]) -> dict[int, str]:
    mails = list(dict.fromkeys(m for c in contacts for m in c.mails))
    starred = [k for k in own if persons[k].starred]
    if mails and len(mails) == len(own):
        return dict(zip(own, mails, strict=True))
    if mails and len(mails) == len(starred):
        return dict(zip(starred, mails, strict=True))
    if len(mails) == 1 and len(starred) > 1:
        return {starred[0]: mails[0]}
    return _alike(persons, own, mails)


def _alike(persons: Sequence[Person], own: Sequence[int], mails: Sequence[str]) -> dict[int, str]:
    """Give each address to the author whose surname, or else any name, it holds."""
    found: dict[int, str] = {}
    for mail in mails:
        local = skeleton(mail.split("@")[0])
        free = [k for k in own if k not in found]
        match = [k for k in free if len(surname := consonants(surname_of(persons[k].text.chars))) > 2
                 and surname[:4] in local]  # fmt: skip
        words = {k: re.findall(r"[^\W\d_]{2,}", persons[k].text.chars) for k in free}
        match = match or [k for k in free if any(_named_by(local, mail, w) for w in words[k])]
        if match:
            found[match[0]] = mail
    return found


def _named_by(local: str, mail: str, word: str) -> bool:
    """Tell whether an address holds a word of a name, spelt out or by its consonants."""
    return (len(consonants(word)) > 2 and consonants(word) in local) or mail.casefold().startswith(word.casefold())


def _report(people: People, sure: str, cert: str, report: Report) -> None:
    if not people.persons:
        return
    place = Place(people.persons[0].first.file, people.persons[0].first.number, people.persons[-1].last.number)
    quote = " ".join(p.text.chars for p in people.persons)
    if people.others:
        report.add("front-001", place, quote)
    elif cert != "high":
        report.add("front-002", place, quote)
    for a in people.affiliations:
        if not cues.names_institution(a.text.chars):
            report.add("front-005", Place(a.first.file, a.first.number, a.last.number), a.text.chars)
