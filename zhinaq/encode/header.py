"""The header of an article: titles, authors, publication, series, source, declarations, abstracts, keywords, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from lxml import etree

from zhinaq import __version__
from zhinaq.block import Block
from zhinaq.encode.inline import inline
from zhinaq.encode.people import people
from zhinaq.encode.place import Context, lines, locate, place
from zhinaq.settings import VolumeSettings, in_language
from zhinaq.source import Source
from zhinaq.tei import XML_ID, XML_LANG, E, q

Element = etree._Element


def header(blocks: Sequence[Block], source: Source, settings: VolumeSettings, context: Context) -> Element:
    """Return the `teiHeader` of an article; what neither text nor settings give is left out."""
    authors, orgs = people(blocks, context)
    return E.teiHeader(
        E.fileDesc(
            E.titleStmt(*titles(blocks, context), *authors),
            publication(blocks, settings, context),
            *series(blocks, settings, context),
            E.sourceDesc(raw_text(source.file, source.sha256)),
        ),
        declarations(blocks, source, context),
        profile(blocks, orgs, context),
        E.revisionDesc(E.listChange(change()), status="draft"),
    )


def change() -> Element:
    """Return the first entry of the history: who encoded it."""
    return E.change(f"Encoded by zhinaq {__version__}", who="#zhinaq", status="draft")


def of(blocks: Iterable[Block], *roles: str) -> list[Block]:
    """Return the blocks of some roles, in order."""
    return [b for b in blocks if b.role in roles]


def titles(blocks: Sequence[Block], context: Context) -> list[Element]:
    """Return main, sub and alternative titles; a fragment gets an empty main title and finding art-001."""
    out: list[Element] = []
    for block in of(blocks, "title", "alt-title"):
        sub = block.data.get("type") == "sub"
        alternative = block.role == "alt-title" or (not sub and any(t.get("type") == "main" for t in out))
        node = E.title(type="alt" if alternative else "sub" if sub else "main", level="a")
        if alternative and sub:
            node.set("subtype", "sub")
        node.set(XML_LANG, block.language or context.language)
        out.append(locate(context.title(node, block.text), block, block.language))
    if not any(t.get("type") == "main" for t in out):
        out.insert(0, E.title({"type": "main", "level": "a", XML_LANG: context.language}))
        if blocks and not any(f.code == "art-001" for f in context.report.findings):
            first = min(blocks, key=lambda b: b.first)
            context.report.add("art-001", place(first), first.text.chars)
    order = {"main": 0, "sub": 1, "alt": 2}
    return sorted(out, key=lambda t: order[t.get("type", "alt")])


def publication(blocks: Sequence[Block], settings: VolumeSettings, context: Context) -> Element:
    """Return `publicationStmt`: publisher, place and year of the volume, the printed DOI, the licence."""
    language = context.language
    node = E.publicationStmt(E.publisher(*filter(None, [in_language(settings.publisher, language)])))
    if settings.place:
        node.append(E.pubPlace(in_language(settings.place, language)))
    if settings.date or settings.year:
        when = settings.date or settings.year
        node.append(E.date(when, type="published", **({"when": when} if _iso(when) else {})))
    seen: set[str] = set()
    for block in of(blocks, "doi"):
        doi = block.text.chars.strip()
        if doi.casefold() in seen:
            context.repeated(block, "the DOI stands again")
            continue
        seen.add(doi.casefold())
        node.append(locate(E.idno(doi, type="DOI"), block, block.language))
    licence = _licence(of(blocks, "licence"), settings, context)
    if licence is not None:
        node.append(licence)
    return node


def _iso(when: str) -> bool:
    parts = when.split("-")
    return [len(p) for p in parts] in ([4], [4, 2], [4, 2, 2]) and all(p.isdecimal() for p in parts)


def _licence(blocks: Sequence[Block], settings: VolumeSettings, context: Context) -> Element | None:
    target = next((str(b.data["target"]) for b in blocks if b.data.get("target")), "")
    target = target or (settings.licence.target if settings.licence else "")
    if not blocks and not settings.licence:
        return None
    node = E.licence({"target": target} if target else {})
    for block in blocks:
        node.append(context.write(E.p(), block))
    if not blocks and settings.licence:
        node.append(E.p(settings.licence.name or settings.licence.url))
    return E.availability({"status": "free"} if "creativecommons.org" in target else {}, node)


def series(blocks: Sequence[Block], settings: VolumeSettings, context: Context) -> list[Element]:
    """Return the `seriesStmt` of a volume that has a title: it, issue, pages, ISBN and ISSN; else nothing."""
    if not settings.title:
        return []
    level = "j" if settings.kind == "journal" else "m"
    language = next((c for c in (context.language, *settings.title) if settings.title.get(c)), "")
    title = E.title(in_language(settings.title, context.language), level=level)
    if language:
        title.set(XML_LANG, language)
    node = E.seriesStmt(title)
    for unit, value in (("volume", settings.volume), ("issue", settings.issue or settings.number)):
        if value:
            node.append(E.biblScope(value, unit=unit))
    pages = printed_pages(blocks)
    if pages:
        first, last = pages
        node.append(E.biblScope(f"{first}\N{EN DASH}{last}" if last != first else first,
                                {"unit": "page", "from": first, "to": last, "cert": "medium"}))  # fmt: skip
    for kind, value in (("ISBN", settings.isbn), ("ISSN", settings.issn), ("eISSN", settings.eissn)):
        if value:
            node.append(E.idno(value, type=kind))
    return [node]


def printed_pages(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Return the first and last printed page that the page starts inside an article tell, or None."""
    starts = [(b, m) for b in blocks for m in b.text.marks if m.kind == "pb" and m.value.isdecimal()]
    if not starts:
        return None
    first_block, first = starts[0]
    numbers = [int(m.value) for _, m in starts]
    at_start = first_block is blocks[0] and first.at == 0
    begin = numbers[0] if at_start else max(numbers[0] - 1, 1)
    return (str(begin), str(numbers[-1])) if begin <= numbers[-1] else None


def raw_text(file: str, sha256: str) -> Element:
    """Return the description of a raw file: its name and its checksum."""
    return E.bibl(E.title(PurePosixPath(file).name), E.idno(sha256, type="sha256"), type="rawText")


def declarations(blocks: Sequence[Block], source: Source, context: Context) -> Element:
    """Return `encodingDesc`: what was done to hyphens and corrections, how `raw:` resolves, taxonomies, the tool."""
    policy = E.editorialDecl(
        E.correction(E.p("Corrections stand beside what was printed.")),
        E.hyphenation(E.p("Soft line-end hyphens are removed and recorded as lb."), eol="some"),
    )
    target = f"raw/{PurePosixPath(source.file).name.replace('$', '$$').replace(' ', '%20')}#line=$1,$2"
    prefix = E.prefixDef(
        E.p("Lines of the raw text, counted between lines (RFC 5147)."),
        ident="raw", matchPattern=r"(\d+),(\d+)", replacementPattern=target,
    )  # fmt: skip
    schemes = sorted({scheme(b) for b in of(blocks, "code")})
    names = [*schemes, *(["article-type"] if of(blocks, "article-type") else []),
             *(["author-keywords"] if of(blocks, "keyword") else [])]  # fmt: skip
    taxonomies = [E.taxonomy({XML_ID: f"{context.article}-{n}"}, E.bibl(TAXONOMIES.get(n, n.upper()))) for n in names]
    return E.encodingDesc(
        policy, E.listPrefixDef(prefix), *([E.classDecl(*taxonomies)] if taxonomies else []), tool()
    )  # fmt: skip


TAXONOMIES = {"author-keywords": "keywords given by the authors", "article-type": "kind of article as printed"}


def tool(**attributes: str) -> Element:
    """Return the name and version of this program."""
    return E.appInfo(E.application(E.label("zhinaq"), ident="zhinaq", version=__version__, **attributes))


def scheme(block: Block) -> str:
    """Return the classification a code belongs to, in a form that fits an id."""
    name = "".join(c for c in str(block.data.get("scheme") or "code").lower() if c.isascii() and c.isalnum())
    return name or "code"


def profile(blocks: Sequence[Block], orgs: Sequence[Element], context: Context) -> Element:
    """Return `profileDesc`: dates, languages, abstracts, codes and keywords, organisations."""
    node = etree.Element(q("profileDesc"))
    dates = list(_dates(blocks, context))
    if dates:
        node.append(E.creation(*dates))
    languages = dict.fromkeys([context.language, *(b.language for b in blocks if b.language)])
    node.append(E.langUsage(*(E.language(code, ident=code) for code in languages)))
    for language, paragraphs in _by_language(of(blocks, "abstract"), context):
        abstract = E.abstract({XML_LANG: language, "source": _extent(paragraphs)})
        abstract.extend(locate(context.fill(E.p(), b.text), b, b.language) for b in paragraphs)
        node.append(abstract)
    classes = list(_classes(blocks, context))
    if classes:
        node.append(E.textClass(*classes))
    if orgs:
        node.append(E.particDesc(E.listOrg(*orgs)))
    return node


def _dates(blocks: Sequence[Block], context: Context) -> Iterator[Element]:
    seen: set[tuple[str, str]] = set()
    for block in of(blocks, "date"):
        kind, when = str(block.data.get("type") or "received"), str(block.data.get("when") or "")
        key = (kind, when or block.text.chars)
        if key in seen:
            context.repeated(block, "the date stands again in another language")
            continue
        seen.add(key)
        node = E.date({"type": kind, **({"when": when} if _iso(when) else {})})
        yield locate(context.fill(node, block.text), block, block.language)


def _by_language(blocks: Sequence[Block], context: Context) -> list[tuple[str, list[Block]]]:
    order = list(dict.fromkeys(b.language or context.language for b in blocks))
    ordered = sorted(blocks, key=lambda b: order.index(b.language or context.language))
    return [(code, list(group)) for code, group in groupby(ordered, lambda b: b.language or context.language)]


def _extent(blocks: Sequence[Block]) -> str:
    return lines(min(b.first for b in blocks), max(b.last for b in blocks))


def _classes(blocks: Sequence[Block], context: Context) -> Iterator[Element]:
    seen: set[tuple[str, str]] = set()
    for block in of(blocks, "code", "article-type"):
        name = scheme(block) if block.role == "code" else "article-type"
        if block.role == "code" and (name, block.text.chars) in seen:
            context.repeated(block, "the code stands again")
            continue
        seen.add((name, block.text.chars))
        node = E.classCode(scheme=f"#{context.article}-{name}")
        yield locate(inline(node, block.text, rich=False), block, context.language)
    for language, terms in _by_language(of(blocks, "keyword"), context):
        keywords = E.keywords({"scheme": f"#{context.article}-author-keywords", XML_LANG: language})
        keywords.extend(locate(context.title(E.term(), b.text), b, b.language) for b in terms)
        yield keywords
