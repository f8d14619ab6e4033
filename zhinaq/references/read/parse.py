"""Read one printed reference into fields: rules in a fixed order over a working text, never failing."""

from __future__ import annotations

import re

from zhinaq.language import Languages
from zhinaq.references.item_language import guess_language
from zhinaq.references.model import Name, Reference
from zhinaq.references.people import stands
from zhinaq.references.read import host, kinds, names
from zhinaq.references.read import title as body
from zhinaq.references.read.archive_marks import archive_first, read_unprinted, shelf_mark
from zhinaq.references.read.certainty import judge
from zhinaq.references.read.dates import read_date
from zhinaq.references.read.fullnames import single_name
from zhinaq.references.read.ibid import drop_second_work, read_ibid
from zhinaq.references.read.identifiers import read_identifiers
from zhinaq.references.read.imprint import read_imprint, read_series
from zhinaq.references.read.numbers import read_bare_numbers, read_numbers, read_reprint
from zhinaq.references.read.quoted import quoted_title
from zhinaq.references.read.sentences import segments
from zhinaq.references.read.working_text import Draft
from zhinaq.references.words import LOWER, OPEN, UPPER, words_of

_NUMBER = re.compile(
    r"\s*(?:\[(\d{1,4})\]|\((\d{1,3})\)(?=\s?[^\W\d_])|(\d{1,4})\s?[.)](?!\d)|(\d{1,3})\s(?=[^\W\d_]))\s*"
)
_SITE = re.compile(rf"[^.,]+ [{UPPER}][{LOWER}]{{2}}\.")  # «Steppe Map. (n.d.)»: a word, no initial
_JOINED = re.compile(r"\s(?:and|&)\s[A-Z]")
_EMPTY_HOST = re.compile(r"//[^\w]*$")
_SOURCE = re.compile(r"\s*(?:source\s*:?|[\N{BULLET}\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}*-])\s+", re.I)


def parse_reference(raw: str, languages: Languages, previous: Reference | None = None) -> Reference:
    """Return the fields of one printed reference; `previous` is the entry above it, for ibid.

    Any string is accepted; what cannot be read stays in `raw`, and a doubtful whole has `cert` low.
    """
    words = words_of(languages)
    number, printed = split_number(raw)
    draft = Draft(printed, words)
    drop_second_work(draft)
    read_identifiers(draft)
    draft.language = guess_language(draft.text, words)
    repeated = read_ibid(draft, raw, number, previous)
    if repeated is not None:
        return repeated
    return _work(draft, raw, number)


def split_number(raw: str) -> tuple[str, str]:
    """Split «5. », «[5] » or «5) » off a printed entry; a year or a quantity at the head is no number."""
    match = _NUMBER.match(raw)
    if not match or not raw[match.end() :].strip():
        return "", raw
    number = match[1] or match[2] or match[3] or match[4]
    if match[4] and (not raw[match.end()].isupper() or int(number) > 400):
        return "", raw
    return number, raw[match.end() :]


def _work(draft: Draft, raw: str, number: str) -> Reference:
    people, start = _authors(draft)
    if not people.names and (lead := _SOURCE.match(draft.text)):
        start = lead.end()
    kind = "" if people.names else kinds.act(draft, start)
    if (empty := _EMPTY_HOST.search(draft.text)) is not None:
        draft.take(empty.start(), empty.start() + 2)
    read_reprint(draft)
    read_date(draft, start if people.names else 0)
    if start == 0 and not people.names:
        start = _leading_date(draft)
        kind = kind or kinds.act(draft, start)
    editors, authors = host.read_editors(draft, start), people.names
    host.drop_translation(draft, start)
    responsible = host.read_responsibility(draft, start)
    if responsible.edited:
        editors = (*responsible.names, *editors)
    elif responsible.names and {n.family for n in authors} <= {n.family for n in responsible.names}:
        authors = responsible.names
    draft.fields["people"] = "yes" if authors else ""
    if authors and draft.text[start : start + 6].lstrip(" .,:(").startswith("\x01"):
        draft.fields["people_year"] = "yes"
        if re.match(r"[\s,(]*\x01+[)\s,]*(?=[^\W\d_])", draft.text[start:]):
            draft.fields["comma_style"] = "yes"
    if people.names and draft.text[start : start + 1] == ",":
        draft.fields["comma_style"] = "yes"
    if kind and "//" not in draft.text:
        read_imprint(draft, start + 8)
        kinds.read_act(draft, start)
    elif not read_unprinted(draft, start):
        editors, authors = _hosted(draft, start, editors, authors)
    if people.edited:
        editors, authors = _heading_editors(draft, people, editors), ()
    if not draft.get("title") + draft.get("container") and people.names and people.names[0].literal:
        draft.set("title", people.names[0].literal)  # a site that only its name tells
        authors = ()
    return _reference(draft, raw, number, authors, editors, people, kind)


def _hosted(
    draft: Draft, start: int, editors: tuple[Name, ...], authors: tuple[Name, ...]
) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    quoted = quoted_title(draft, start)
    separator = host.find_host(draft, quoted or start, directly=bool(quoted))
    if separator and not editors:
        editors = host.read_host_editors(draft, separator)
    body.read_thesis(draft, start)
    read_series(draft)
    if not draft.get("shelf_mark"):
        read_numbers(draft, start)
        read_imprint(draft, separator[1] if separator else start + 4)
        read_bare_numbers(draft, separator[1] if separator else start)
    if not authors and not separator:
        authors, start = _institution(draft, start)
    body.read_body(draft, start, separator, quoted)
    return editors, authors


def _authors(draft: Draft) -> tuple[names.Names, int]:
    """Read the authors at the head; full names only where the rest looks like a work of theirs."""
    if shelf_mark(draft.text, draft.words):
        draft.fields["shelf_mark"] = "yes"
    if draft.get("shelf_mark") and archive_first(draft.text):
        return names.Names((), 0, False), 0
    people = names.read_names(draft.text, draft.words)
    if len(people.names) == 1 and people.names[0].given.isupper() and kinds.act(draft, 0):
        return names.Names((), 0, False), 0  # «Law RK», no person
    listed = "," in draft.text[:120] or "//" in draft.text or _JOINED.search(draft.text[:90]) is not None
    if not people.names and not kinds.act(draft, 0):
        named = names.full_name_list(draft.text, draft.words)
        people = named if listed or len(named.names) == 1 else people
    if not people.names and (one := single_name(draft.text, draft.words)):
        people = names.Names((Name(one["f"], printed=one["f"]),), one.end(), False)
    if (
        len(people.names) == 1
        and _SITE.fullmatch(people.names[0].printed)
        and draft.text[people.end :].lstrip()[:1] == "("
    ):
        literal = people.names[0].printed.rstrip(".")
        people = people._replace(names=(Name(literal=literal, printed=people.names[0].printed),))
    return people, people.end if people.names else 0


def _heading_editors(draft: Draft, people: names.Names, others: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the editors an entry stands under, «X (ed.). Title»; of compilers the statement is kept as printed."""
    printed = draft.take(0, people.end).strip(" ,;:")
    if stands(printed, draft.words):
        draft.set("editors_printed", printed)
    return (*people.names, *(n for n in others if n.family not in {p.family for p in people.names}))


def _leading_date(draft: Draft) -> int:
    match = re.match(r"[\s.,;:()\x00\x01]+", draft.text)
    return match.end() if match and "\x01" in match[0] else 0


def _institution(draft: Draft, start: int) -> tuple[tuple[Name, ...], int]:
    """Take a first sentence that names an organisation for the author, when a title follows it."""
    found = segments(draft, start, len(draft.text))
    if not found or not names.institution(found[0].text, draft.words) or found[0].text[:1] in OPEN:
        return (), start
    if len(found) == 1 and not (draft.get("url") and len(found[0].text.split()) <= 3):
        return (), start
    first = found[0]
    if len(found) > 1 and (
        first.text.count(",") > 1
        or len(first.text.split()) > 8
        or kinds.act(draft, found[0].start)
        or ":" in first.text
    ):
        return (), start
    few = 1 < len(first.text.split()) < 4 and names.institution(first.text.split()[-1], draft.words)
    sure = few or _all_capital(first.text) or names.of_a_country(first.text, draft.words)
    if len(found) > 1 and not sure:
        return (), start
    return (Name(literal=first.text, printed=first.text),), first.end


def _all_capital(text: str) -> bool:
    """Tell whether a phrase reads as a name: capitalised, or an organisation's genitive chain with few small words."""
    small = [w for w in text.split() if w[:1].islower() and len(w) > 3]
    return len(small) <= len(text.split()) // 3


def _reference(
    draft: Draft,
    raw: str,
    number: str,
    authors: tuple[Name, ...],
    editors: tuple[Name, ...],
    people: names.Names,
    kind: str,
) -> Reference:
    get = draft.get
    draft.fields["authors_printed"] = " ".join(n.printed for n in authors)
    kind = kinds.decide(draft, bool(people.names or authors), "//" in draft.text, kind)
    doubts = dict(draft.doubts)
    if people.cert != "high":
        doubts["authors"] = people.cert
    doubts, cert = judge(draft, kind, bool(authors), doubts)
    return Reference(
        raw=raw, number=number, type=kind, language=draft.language, authors=authors, others=people.others,
        authors_printed=draft.printed[: people.end].strip(" ,;") if people.names and authors else "", editors=editors,
        editors_printed=get("editors_printed"), title=get("title"), kind=get("kind"), container=get("container"),
        place=get("place"),
        publisher=get("publisher"), year=get("year"), suffix=get("suffix"), date=get("date"), volume=get("volume"),
        issue=get("issue"), part=get("part"), pages=get("pages"), extent=get("extent"), edition=get("edition"),
        number_of_act=get("number_of_act"), doi=get("doi"), isbn=get("isbn"), issn=get("issn"), url=get("url"),
        accessed=get("accessed"), medium=get("medium"), in_language=get("in_language"), rest=get("rest"),
        certainty=doubts, cert=cert,
    )  # fmt: skip
