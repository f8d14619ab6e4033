"""The corpus of a volume: its own header, front pages that are no article, sections, and the articles included."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from zhinaq.block import Block, join_lines
from zhinaq.encode.header import change, raw_text, tool
from zhinaq.encode.images import fill_images
from zhinaq.encode.place import Context, Ids
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.settings import Member, VolumeSettings
from zhinaq.slug import slug
from zhinaq.source import Line, Source
from zhinaq.tei import TEI, XI, XML_ID, XML_LANG, E, q, text_of, xpath

Element = etree._Element


def file_name(article: Element, number: int) -> str:
    """Return an article's ASCII file name: its number in reading order and the words of its title."""
    title = next(iter(xpath(article, "t:teiHeader/t:fileDesc/t:titleStmt/t:title[@type='main']")), None)
    words = slug(text_of(title))
    return f"{number:03}-{words}.xml" if words else f"{number:03}.xml"


def encode_volume(
    articles: Sequence[Element], names: Sequence[str], extents: Sequence[Any], matter: Sequence[tuple[Any, Source]],
    settings: VolumeSettings, sources: Sequence[Source], languages: Languages, report: Report,
) -> Element:  # fmt: skip
    """Return the `teiCorpus`; gives the articles their section of the contents and their images on the way.

    `matter` holds the pages that belong to no article (boards, contents), kept word for word as a TEI of their own.
    """
    spoken = [a.get(XML_LANG, "") for a in articles]
    language = settings.language or _most(spoken) or next(iter(settings.languages), "und")
    sections = _sections(articles, settings)
    fill_images(articles, settings, report)
    for article in articles:
        _classify(article, sections)
    used = list(dict.fromkeys([language, *settings.languages, *spoken]))
    corpus = etree.Element(q("teiCorpus"), nsmap={None: TEI, "xi": XI})  # type: ignore[dict-item]  # stubs lack None
    corpus.set(XML_ID, "volume")
    corpus.set(XML_LANG, language)
    taxonomy = E.taxonomy({XML_ID: "sections"}, *_categories(sections)) if sections else None
    corpus.append(
        E.teiHeader(
            E.fileDesc(
                E.titleStmt(*_titles(settings, language), *_editors(settings, language), *_meeting(settings, language)),
                _publication(settings, language),
                *_series(settings, language),
                E.sourceDesc(*(raw_text(s.file, s.sha256) for s in sources)),
            ),
            E.encodingDesc(*([E.classDecl(taxonomy)] if taxonomy is not None else []), tool(**{XML_ID: "zhinaq"})),
            E.profileDesc(E.langUsage(*(E.language(code, ident=code) for code in used if code))),
            E.revisionDesc(E.listChange(change()), status="draft"),
        )
    )
    corpus.extend(_front_pages(n, extent, part, language, report) for n, (extent, part) in enumerate(matter, 1))
    corpus.extend(etree.Element(f"{{{XI}}}include", href=name) for name in names)
    return corpus


def _most(codes: Sequence[str]) -> str:
    return max(sorted(set(codes)), key=list(codes).count, default="")


def _words(tag: str, words: Mapping[str, str], language: str, **attributes: str) -> list[Element]:
    """Return one element per language, the volume's own first; a plain text is in the volume's language."""
    ordered = sorted(words.items(), key=lambda item: (item[0] or language) != language)
    return [E(tag, {**attributes, XML_LANG: code or language}, text) for code, text in ordered if text]


def _titles(settings: VolumeSettings, language: str) -> list[Element]:
    found = _words("title", settings.title, language, level="m", type="main") or [E.title(level="m", type="main")]
    for other in found[1:]:
        other.set("type", "alt")
    return found + _words("title", settings.subtitle, language, level="m", type="sub")


def _editors(settings: VolumeSettings, language: str) -> list[Element]:
    groups = (("editor", "ed", settings.editors), ("board", "board", settings.board),
              ("reviewer", "rev", settings.reviewers))  # fmt: skip
    return [_editor(m, role, f"{key}{n}", language) for role, key, members in groups for n, m in enumerate(members, 1)]


def _editor(member: Member, role: str, key: str, language: str) -> Element:
    return E.editor(
        {"role": role, XML_ID: key},
        *_words("persName", member.name, language), *_words("roleName", member.role, language),
        *([E.idno(member.orcid, type="ORCID")] if member.orcid else []),
        *_words("affiliation", member.affiliation, language),
    )  # fmt: skip


def _meeting(settings: VolumeSettings, language: str) -> list[Element]:
    meeting = settings.conference
    if meeting is None:
        return []
    node = E.meeting(*_words("name", meeting.name, language), *_words("placeName", meeting.place, language))
    if meeting.from_:
        until = meeting.to or meeting.from_
        node.append(E.date(f"{meeting.from_}/{until}", {"from": meeting.from_, "to": until}))
    return [node]


def _publication(settings: VolumeSettings, language: str) -> Element:
    node = E.publicationStmt(*(_words("publisher", settings.publisher, language) or [E.publisher()]))
    node.extend(_words("pubPlace", settings.place, language))
    when = settings.date or settings.year
    if when:
        iso = {"when": when} if re.fullmatch(r"\d{4}(-\d\d){0,2}", when) else {}
        node.append(E.date(when, {"type": "published", **iso}))
    numbers = (("ISBN", settings.isbn), ("ISSN", settings.issn), ("eISSN", settings.eissn), ("DOI", settings.doi),
               ("UDC", settings.udc), ("BBK", settings.bbk))  # fmt: skip
    node.extend(E.idno(value, type=kind) for kind, value in numbers if value)
    if settings.licence:
        target = settings.licence.target
        licence = E.licence({"target": target} if target else {}, E.p(settings.licence.name or target))
        node.append(E.availability({"status": "free"} if "creativecommons.org" in target else {}, licence))
    return node


def _series(settings: VolumeSettings, language: str) -> list[Element]:
    if settings.series is None:
        return []
    node = E.seriesStmt(*_words("title", settings.series.title, language, level="s"))
    if settings.series.number:
        node.append(E.biblScope(settings.series.number, unit="volume"))
    if settings.series.issn:
        node.append(E.idno(settings.series.issn, type="ISSN"))
    return [node]


Sections = list[tuple[str, Mapping[str, str], set[str]]]


def _sections(articles: Sequence[Element], settings: VolumeSettings) -> Sections:
    """Return (id, titles, article ids) of every section: those of the settings, then those printed above articles."""
    found: Sections = [(f"sec{n}", s.title, set()) for n, s in enumerate(settings.sections, 1)]
    current: int | None = None
    for number, article in enumerate(articles, 1):
        raw = next((text_of(t) for t in xpath(article, "//t:sourceDesc/t:bibl[@type='rawText']/t:title")), "")
        listed = [i for i, s in enumerate(settings.sections) if {str(number), raw} & set(map(_named, s.articles))]
        printed = [text_of(p).strip() for p in xpath(article, "t:text/t:front/t:div[@type='section-name']/t:p")]
        if printed:
            current = next((i for i, s in enumerate(found) if _same(printed[-1], s[1])), None)
            if current is None:
                found.append((f"sec{len(found) + 1}", {article.get(XML_LANG, ""): printed[-1]}, set()))
                current = len(found) - 1
        chosen = listed[0] if listed else current
        if chosen is not None:
            found[chosen][2].add(article.get(XML_ID, ""))
    return found


def _named(entry: str) -> str:
    """Return an article as a section names it: a number without zeros, or the bare name of its raw file."""
    return str(int(entry)) if entry.isdecimal() else PurePosixPath(entry).name


def _same(printed: str, titles: Mapping[str, str]) -> bool:
    letters = [c for c in printed.casefold() if c.isalnum()]
    return any([c for c in title.casefold() if c.isalnum()] == letters for title in titles.values())


def _categories(sections: Sections) -> list[Element]:
    return [
        E.category(
            {XML_ID: key},
            *(E.catDesc({XML_LANG: code} if code else {}, title) for code, title in titles.items()),
        )
        for key, titles, _ in sections
    ]


def _classify(article: Element, sections: Sections) -> None:
    key = next((key for key, _, members in sections if article.get(XML_ID) in members), "")
    if not key:
        return
    profile = xpath(article, "t:teiHeader/t:profileDesc")[0]
    classes = profile.find("{*}textClass")
    if classes is None:
        classes = E.textClass()
        before = profile.find("{*}particDesc")
        profile.append(classes) if before is None else before.addprevious(classes)
    classes.append(E.catRef(scheme="#sections", target=f"#{key}"))


def _front_pages(number: int, extent: Any, part: Source, language: str, report: Report) -> Element:
    """Return pages that belong to no article, paragraph by paragraph."""
    key = f"f{number:03}"
    context = Context(key, language, Ids(key), report)
    div = E.div({"type": str(extent.kind), XML_ID: f"{key}-s1"})
    for group in _paragraphs(part.lines):
        block = Block("paragraph", join_lines(group), group[0].number, group[-1].number, group[0].file)
        div.append(context.ids.give(context.write(E.p(), block), "p"))
    header = E.teiHeader(
        E.fileDesc(
            E.titleStmt(E.title(type="main", level="a")),
            E.publicationStmt(E.publisher()),
            E.sourceDesc(raw_text(part.file, part.sha256)),
        )
    )
    if not len(div):
        div.append(E.p())
    return E.TEI({"type": "frontmatter", XML_ID: key, XML_LANG: language}, header, E.text(E.body(div)))


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    out: list[list[Line]] = []
    for line in lines:
        if out and line.joins is True and (not line.blank or out[-1][-1].hyphen):
            out[-1].append(line)
        else:
            out.append([line])
    return out
