"""Authors and organisations: parallel bylines merged by position, one name per script, one org per institution."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache

from lxml import etree

from zhinaq.block import Block, Text
from zhinaq.encode.names import pers_name, split_name
from zhinaq.encode.place import Context, locate, place
from zhinaq.language import load_languages
from zhinaq.slug import slug
from zhinaq.tei import XML_ID, XML_LANG, E, q

Element = etree._Element

LIKE = 0.62
WORDS = re.compile(r"[^\W\d_]{2,}(?:[-’'ʼ][^\W\d_]+)*")
LONGEST_CITY = 2


def bylines(blocks: Sequence[Block]) -> list[list[Block]]:
    """Cut author or affiliation blocks into parallel bylines: where the count restarts or the language turns."""
    out: list[list[Block]] = []
    for block in blocks:
        n, line = int(block.data.get("n") or 1), out[-1] if out else []
        if not line or n <= int(line[-1].data.get("n") or 0) or (block.language != line[-1].language and n == 1):
            out.append([])
        out[-1].append(block)
    return out


def people(blocks: Sequence[Block], context: Context) -> tuple[list[Element], list[Element]]:
    """Return (authors, organisations): names in every script, affiliations as printed, linked to their org."""
    lines = bylines([b for b in blocks if b.role == "author"])
    groups, orgs = _organisations([b for b in blocks if b.role == "affiliation"], context, shown=bool(lines))
    authors = [_author(a, context) for a in lines[0]] if lines else []
    printed = [[a] for a in lines[0]] if lines else []
    for line in lines[1:]:
        for block, at in _matched(line, printed, context):
            if at is None:
                authors.append(_author(block, context))
                printed.append([block])
            else:
                _add_name(authors[at], printed[at], block, context)
                printed[at].append(block)
    _affiliate(authors, printed, groups, context)
    return authors, orgs


def _author(block: Block, context: Context) -> Element:
    node = context.ids.give(E.author(), "au")
    name = pers_name(block.text, block.language or context.language)
    node.append(locate(name, block, block.language))
    _identity(node, block, context)
    return node


def _identity(node: Element, block: Block, context: Context) -> None:
    """Append what stands beside a name: degree, ORCID, address, once each; log the marks that became pointers."""
    data = block.data
    _log_marks(block, data.get("marks") or (), context)
    if data.get("corresp"):
        node.set("role", "corresp")
    orcid = str(data.get("orcid") or "")
    values = (
        ("roleName", None, str(data.get("degree") or "")),
        ("idno", "ORCID", orcid if orcid.startswith("http") or not orcid else f"https://orcid.org/{orcid}"),
        ("email", None, str(data.get("email") or "")),
    )
    for tag, kind, value in values:
        if not value:
            continue
        if any(child.text == value for child in node.iter(f"{{*}}{tag}")):
            continue
        node.append(E(tag, {"type": kind} if kind else {}, value))


def _log_marks(block: Block, marks: Sequence[str], context: Context) -> None:
    for mark in marks:
        if any(c.isalnum() for c in str(mark)):
            context.report.repair("mark", block.file, (block.first, block.last), str(mark), "",
                                  "the mark became a link between author and affiliation")  # fmt: skip


def _add_name(node: Element, known: Sequence[Block], block: Block, context: Context) -> None:
    same = any(b.text.chars == block.text.chars and b.language == block.language for b in known)
    if same:
        context.repeated(block, "the name stands again in another byline")
    else:
        name = pers_name(block.text, block.language or context.language)
        names = node.findall("{*}persName")
        names[-1].addnext(locate(name, block, block.language))
    _identity(node, block, context)


def _matched(
    line: Sequence[Block], printed: Sequence[Sequence[Block]], context: Context
) -> list[tuple[Block, int | None]]:
    """Pair a further byline with the authors known: by position when it has as many names, else by likeness."""
    if len(line) == len(printed):
        return [(block, i) for i, block in enumerate(line)]
    free, out = set(range(len(printed))), list[tuple[Block, int | None]]()
    for block in line:
        scores = sorted(((max(_likeness(block, p) for p in printed[i]), -i) for i in free), reverse=True)
        best = -scores[0][1] if scores and scores[0][0] >= LIKE else None
        if best is None:
            context.report.add("tei-011", place(block), block.text.chars)
        else:
            free.discard(best)
        out.append((block, best))
    return out


def _likeness(one: Block, other: Block) -> float:
    return difflib.SequenceMatcher(None, slug(surname(one.text.chars)), slug(surname(other.text.chars))).ratio()


def surname(name: str) -> str:
    """Return the surname of a printed name, or the whole name when it has no parts."""
    return next((name[a:b] for kind, a, b, _ in split_name(name) if kind == "surname"), name)


def _organisations(
    blocks: Sequence[Block], context: Context, *, shown: bool
) -> tuple[list[tuple[Block, str]], list[Element]]:
    """Return the first byline's affiliations with their org's id, and the orgs; `shown`: authors print the first."""
    lines = bylines(blocks)
    if not lines:
        return [], []
    first = [(block, context.ids.next("org")) for block in lines[0]]
    orgs = [E.org({XML_ID: key}) for _, key in first]
    for block, org in zip(lines[0], orgs, strict=True):
        _names(org, block, context, printed=not shown)
    for line in lines[1:]:
        for i, block in enumerate(line):
            if len(line) == len(lines[0]):
                org = orgs[i]
            else:
                org = context.ids.give(E.org(), "org")
                orgs.append(org)
            _names(org, block, context, printed=True)
    for org in orgs:
        org[:] = sorted(org, key=lambda child: child.tag != q("orgName"))
    return first, orgs


def _names(org: Element, block: Block, context: Context, *, printed: bool) -> None:
    """Add a name and a place to an org; `printed` when the words stand nowhere else and so carry their lines."""
    _log_marks(block, [block.data["mark"]] if block.data.get("mark") else [], context)
    name, site = _with_place(block.text)
    language = block.language or context.language
    for tag, text in (("orgName", name), ("placeName", site)):
        if text:
            node = context.title(E(tag), text)
            node.set(XML_LANG, language)
            org.append(locate(node, block, language) if printed else node)


def _with_place(text: Text) -> tuple[Text, Text]:
    """Part a printed affiliation into its name and the city and country at its end, at a comma."""
    commas = [i for i, c in enumerate(text.chars) if c == ","]
    if not commas or not _is_place(text.chars[commas[-1] + 1 :]):
        return text, Text()
    cut = commas[-1]
    city = text.chars[commas[-2] + 1 : cut] if len(commas) > 1 else ""
    if _is_place(city) or 0 < len(city.split()) <= LONGEST_CITY:
        cut = commas[-2]
    return text[:cut].strip(), text[cut + 1 :].strip(" .;")


def _is_place(part: str) -> bool:
    words = part.casefold().strip(" .;()").split()
    return bool(words) and len(words) <= 4 and any(w in _places() or " ".join(words) in _places() for w in words)


@cache
def _places() -> frozenset[str]:
    found: set[str] = set()
    for language in load_languages().values():
        found.update(str(w).casefold() for w in (language.data.get("front") or {}).get("place", ()))
    return frozenset(found)


def _affiliate(
    authors: Sequence[Element], printed: Sequence[Sequence[Block]], groups: Sequence[tuple[Block, str]],
    context: Context,
) -> None:  # fmt: skip
    """Give every author the affiliations its byline says; the first to hold one carries its raw lines."""
    located: set[str] = set()
    for n, (author, blocks) in enumerate(zip(authors, printed, strict=True), 1):
        own = {int(a) for a in blocks[0].data.get("affiliations") or ()}
        for block, key in groups:
            number = int(block.data.get("n") or 1)
            chosen = {int(a) for a in block.data.get("authors") or ()}
            if number in own or (not own and (not chosen or n in chosen)):
                _attach(author, block, key, located, context)
    for block, key in groups:
        if key not in located and authors:
            _attach(authors[-1], block, key, located, context)
            context.report.add("tei-012", place(block), block.text.chars)


def _attach(author: Element, block: Block, key: str, located: set[str], context: Context) -> None:
    node = context.title(E.affiliation(ref=f"#{key}"), block.text)
    if key not in located:
        locate(node, block, context.language)
    located.add(key)
    author.append(node)
