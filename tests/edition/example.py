"""The invented article of tests/cases/tei as a volume, and variations of it."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

from pathlib import Path

from lxml import etree

from zhinaq.finding import Report
from zhinaq.settings import VolumeSettings
from zhinaq.tei import parse
from zhinaq.view import Volume, view
from zhinaq.volume import VolumeInput

CASES = Path(__file__).resolve().parents[1] / "cases" / "tei"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
SETTINGS = {
    "title": {"kk": "Дала зерттеулері", "ru": "Степные исследования", "en": "Steppe Studies"},
    "subtitle": {"kk": "ойдан құрастырылған жинақ"}, "year": "2025", "date": "2025-06-30", "language": "kk",
    "place": {"kk": "Көкжар"}, "publisher": {"kk": "Көкжар баспасы"}, "isbn": "978-0-00-202505-8", "issn": "2049-3630",
    "doi": "10.5555/zhinaq.2025", "licence": "CC BY 4.0", "udc": "009", "volume": "3", "issue": "1",
    "conference": {"name": {"kk": "Дала–2025"}, "from": "2025-05-14", "to": "2025-05-16"},
    "series": {"title": {"kk": "Көкжар жинақтары", "ru": "Кокжарские сборники"}, "issn": "2049-3630"},
    "editors": [{"name": {"kk": "А.Б. Ойдан", "en": "A.B. Oidan"}, "role": {"kk": "жауапты редактор"}}],
}  # fmt: skip


def article(text: str | None = None) -> etree._Element:
    """Return the case's article, or one made from another text."""
    return parse(text.encode() if text else (CASES / "001-full.xml").read_bytes())


def small(
    body: str,
    *,
    language: str = "kk",
    title: str = "Тақырып",
    head: str = "",
    back: str = "",
    key: str = "a001",
    licence: str = "",
) -> etree._Element:
    """Return an article with this body and nothing else."""
    return article(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" type="article" xml:id="{key}" xml:lang="{language}"><teiHeader><fileDesc>'
        f'<titleStmt><title type="main" level="a" xml:lang="{language}">{title}</title>{head}</titleStmt><publicationStmt>'
        f"<publisher/>{licence and f'<availability>{licence}</availability>'}</publicationStmt><sourceDesc><bibl/></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body><back>{back}</back></text></TEI>"
    )


def volume(*articles: etree._Element, **settings: object) -> Volume:
    """Return a volume of these articles; the case's own when none is given."""
    corpus = parse((CASES / "volume.xml").read_bytes())
    chosen = articles or (article(),)
    given = VolumeSettings.model_validate({**SETTINGS, **settings})
    slugs = [f"{n:03}-article" for n in range(1, len(chosen) + 1)]
    return view(corpus, chosen, given, name="steppe", slugs=slugs)


def source(folder: Path, **settings: object) -> VolumeInput:
    """Return a volume's input with the one picture that the case shows."""
    (folder / "shore.svg").write_bytes(PICTURE)
    given = VolumeSettings.model_validate({**SETTINGS, **settings})
    return VolumeInput("steppe", given, (), folder, {"shore.svg": folder / "shore.svg"})


def report() -> Report:
    """Return an empty report."""
    return Report()
