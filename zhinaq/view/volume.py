"""A corpus, its articles and the settings, as one Volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import etree

from zhinaq.settings import Member, VolumeSettings
from zhinaq.tei import XML_ID, XML_LANG, text_of, xpath
from zhinaq.view.article import article_view
from zhinaq.view.model import Article, Conference, Name, Organisation, Person, Section, Volume

Element = etree._Element


def view(
    corpus: Element, articles: Sequence[Element], settings: VolumeSettings, *, name: str = "volume",
    slugs: Sequence[str] = (),
) -> Volume:  # fmt: skip
    """Return the volume that `volume.xml` (corpus) and its articles describe; `slugs` are file names without suffix."""
    seen = tuple(article_view(a, n, slugs[n - 1] if slugs else "") for n, a in enumerate(articles, 1))
    language = _language(settings, seen)
    return Volume(
        name=name, titles=_plain(settings.title, language), subtitles=_plain(settings.subtitle, language),
        kind=settings.kind, places=_plain(settings.place, language), year=settings.year, date=settings.date,
        publishers=_plain(settings.publisher, language), conference=_conference(settings, language),
        editors=_members("ed", settings.editors, language), board=_members("board", settings.board, language),
        reviewers=_members("rev", settings.reviewers, language), organisations=_organisations(settings, language),
        isbn=settings.isbn, issn=settings.issn, doi=settings.doi, udc=settings.udc, bbk=settings.bbk,
        licence=settings.licence.target if settings.licence else "", sections=_sections(corpus, seen), articles=seen,
        language=language, languages=_languages(settings, seen, language), settings=settings, element=corpus,
        frontmatter=tuple(xpath(corpus, "t:TEI[@type='frontmatter']/t:text/t:body/t:div")),
    )  # fmt: skip


def _language(settings: VolumeSettings, articles: Sequence[Article]) -> str:
    count = Counter(a.lang for a in articles if a.lang)
    most = max(sorted(count), key=lambda code: count[code], default="")
    return settings.language or most or next(iter(settings.languages), "")


def _languages(settings: VolumeSettings, articles: Sequence[Article], language: str) -> tuple[str, ...]:
    named = [language, *settings.languages, *settings.title]
    return tuple(dict.fromkeys(code for code in [*named, *(a.lang for a in articles)] if code))


def _plain(words: Mapping[str, str], language: str) -> dict[str, str]:
    """Return texts by language, a plain one under the volume's own, which comes first."""
    out = {code or language: text for code, text in words.items()}
    return dict(sorted(out.items(), key=lambda item: item[0] != language))


def _members(prefix: str, members: Sequence[Member], language: str) -> tuple[Person, ...]:
    return tuple(
        Person(
            id=f"{prefix}{n}",
            names={code: Name(text, language=code) for code, text in _plain(m.name, language).items()},
            orcid=m.orcid, email=m.email, role=_plain(m.role, language), affiliation=_plain(m.affiliation, language),
            degree=_plain(m.degree, language),
        )
        for n, m in enumerate(members, 1)
    )  # fmt: skip


def _organisations(settings: VolumeSettings, language: str) -> tuple[Organisation, ...]:
    return tuple(
        Organisation(f"org{n}", _plain(o.name, language), "; ".join(o.place.values()), o.ror)
        for n, o in enumerate(settings.organisations, 1)
    )


def _conference(settings: VolumeSettings, language: str) -> Conference | None:
    meeting = settings.conference
    if meeting is None:
        return None
    return Conference(_plain(meeting.name, language), _plain(meeting.place, language), meeting.from_, meeting.to)


def _sections(corpus: Element, articles: Sequence[Article]) -> tuple[Section, ...]:
    out = []
    for category in xpath(corpus, "t:teiHeader//t:taxonomy[@xml:id='sections']/t:category"):
        key = category.get(XML_ID)
        titles = {d.get(XML_LANG, ""): text_of(d) for d in xpath(category, "t:catDesc")}
        out.append(Section(key, titles, tuple(a.number for a in articles if a.section == key)))
    return tuple(out)
