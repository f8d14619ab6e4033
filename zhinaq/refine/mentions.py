"""References that mean an article of the volume, or of a sister volume, point to it: `ptr type="article"`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from lxml import etree

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.references.lists.mentions import Index, Known, index, known, mentioned
from zhinaq.references.lists.twins import skeleton
from zhinaq.references.tei.from_tei import from_element
from zhinaq.tei import XI, XML_ID, E, parse, q, text_of, xpath
from zhinaq.view.article import article_view
from zhinaq.volume import VolumeInput

Element = etree._Element
HEADER = "t:teiHeader/t:fileDesc"
HOSTS = (
    f"{HEADER}/t:titleStmt/t:title[not(@type='sub')] | {HEADER}/t:titleStmt/t:meeting/t:name"
    f" | {HEADER}/t:seriesStmt/t:title"
)
ENTRIES = "t:text//t:listBibl/*[self::t:biblStruct or self::t:bibl]"


def link(articles: Sequence[Element], volume: VolumeInput, report: Report) -> None:
    """Add a pointer to every entry that means an article of the volume or of a sister; its romanised twin follows.

    Raises ZhinaqError for a sister's TEI that cannot be read.
    """
    settings = volume.settings
    meeting = settings.conference.name if settings.conference else {}
    series = settings.series.title if settings.series else {}
    hosts = [text for texts in (settings.title, series, meeting) for text in texts.values()]
    own = [known(article_view(a, n), f"#{a.get(XML_ID)}", settings.year, hosts) for n, a in enumerate(articles, 1)]
    folder = volume.folder or Path()
    others = [article for sister in settings.sisters for article in _sister(folder / sister.tei, sister.base_url)]
    every = index([*own, *others])
    for article in articles:
        _link(article, every)


def _link(article: Element, every: Index) -> None:
    found: dict[str, str] = {}
    own = f"#{article.get(XML_ID)}"
    for entry in xpath(article, ENTRIES):
        if xpath(entry, "t:ptr[@type='article']"):
            continue
        twin = entry.get("corresp", "").lstrip("#")
        match = mentioned(from_element(entry), every, own) if _named(entry, every) else None
        target = found.get(twin, "") or (match.target if match else "")
        if target:
            found[entry.get(XML_ID, "")] = target
            entry.append(E.ptr(type="article", target=target))


def _named(entry: Element, every: Index) -> bool:
    """Tell whether an entry has a DOI or a title of some article: only then it is worth reading."""
    return any(text_of(idno).strip().casefold() in every for idno in entry.iter(q("idno"))) or any(
        skeleton(text_of(title)) in every for title in entry.iter(q("title"))
    )


def _sister(file: Path, base_url: str) -> Iterator[Known]:
    """Yield the articles of another volume by its volume.xml and the articles that it includes."""
    corpus = _read(file)
    hosts = [text_of(title) for title in xpath(corpus, HOSTS)]
    year = next((text_of(d) for d in xpath(corpus, f"{HEADER}/t:publicationStmt/t:date")), "")
    for number, include in enumerate(corpus.iter(f"{{{XI}}}include"), 1):
        name = PurePosixPath(include.get("href", "")).name
        tree = _read(file.parent / name)
        slug = name.removesuffix(".xml")
        yield known(article_view(tree, number, slug), f"{base_url.rstrip('/')}/{slug}/", year, hosts)


def _read(file: Path) -> Element:
    """Return a TEI file's tree. Raises ZhinaqError when it is not there or is no TEI."""
    hint = "Name the tei/volume.xml that a build of the sister volume left, its articles beside it."
    try:
        tree = parse(file.read_bytes())
    except OSError as error:
        raise ZhinaqError(f"cannot be read: {error.strerror}", Place(str(file)), hint) from error
    except etree.XMLSyntaxError as error:
        raise ZhinaqError(f"is not well-formed XML: {error.msg}", Place(str(file), error.lineno or 1), hint) from error
    if tree.tag not in (q("teiCorpus"), q("TEI")):
        raise ZhinaqError("is no TEI", Place(str(file)), hint)
    return tree
