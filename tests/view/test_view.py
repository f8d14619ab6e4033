from __future__ import annotations

from pathlib import Path

from zhinaq.settings import VolumeSettings
from zhinaq.tei import parse, text_of
from zhinaq.view import Volume, view

CASES = Path(__file__).resolve().parents[1] / "cases" / "tei"
TITLES = {"ru": "Исследования", "kk": "Зерттеулер"}
SETTINGS = VolumeSettings(title=TITLES, editors=["А. Ойдан"], place="Көкжар", language="kk")


def volume(settings: VolumeSettings = SETTINGS) -> Volume:
    article = parse((CASES / "001-full.xml").read_bytes())
    return view(parse((CASES / "volume.xml").read_bytes()), [article], settings, slugs=["001-full"])


def test_an_article_is_read_from_its_tree() -> None:
    article = volume().articles[0]
    assert (article.id, article.slug, article.lang, article.section) == ("a001", "001-full", "kk", "sec1")
    assert article.pages == "8–12"
    assert article.title == "Ойдан шығарылған көлдің суы"
    assert list(article.titles) == ["kk", "ru", "en"]
    starts = [(code, text_of(ps[0])[:5]) for code, ps in article.abstracts]
    assert starts == [("kk", "Мақал"), ("ru", "В ста"), ("en", "The p")]
    assert article.keywords[1] == ("ru", ("озеро", "вода"))
    assert article.codes == (("udc", "556.5"), ("irsti", "37.27.00"))
    assert [(d.type, d.when) for d in article.dates][0] == ("received", "2025-01-13")
    assert (article.doi, article.licence) == ("10.5555/zhinaq.2025.1", "https://creativecommons.org/licenses/by/4.0/")
    assert article.languages == ("kk", "ru", "en")


def test_authors_have_a_name_per_script_and_their_organisations() -> None:
    author = volume().articles[0].authors[0]
    assert author.corresponding
    assert author.name("en").surname == "Kokzharova"
    assert author.name("de").surname == "Көкжарова"
    assert [o.name("ru") for o in author.affiliations] == ["Университет Кокжара"]


def test_references_keep_their_printed_form_whether_parsed_or_not() -> None:
    references = volume().articles[0].references
    assert [(r.id, r.n, r.parsed) for r in references] == [
        ("a001-b1", "1", True), ("a001-b2", "2", True), ("a001-b3", "3", False), ("a001-r1", "1", False),
        ("a001-r2", "1", True), ("a001-r3", "3", False),
    ]  # fmt: skip
    assert references[0].raw.startswith("1. Ойданов О.О.")


def test_the_volume_speaks_its_own_language_first() -> None:
    found = volume()
    assert (found.title, found.place, found.language) == ("Зерттеулер", "Көкжар", "kk")
    assert found.languages == ("kk", "ru")
    assert found.editors[0].name().printed == "А. Ойдан"
    assert [(s.id, s.articles, s.title("en")) for s in found.sections] == [("sec1", (1,), "History")]


def test_without_settings_nothing_is_invented() -> None:
    found = volume(VolumeSettings())
    assert (found.title, found.publisher, found.isbn, found.language) == ("", "", "", "kk")
