"""The romanised list is laid beside the original: twins by likeness, gaps and slips reported once each."""

from __future__ import annotations

from lxml import etree

from tests.refine.test_references import lists
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.refine import pairs
from zhinaq.tei import XML_LANG, xpath

LANGUAGES = load_languages()
ORIGINAL = [
    "1. Үкібаев Ғ. Қамыс үні. – Алматы: Дала, 2014. – 120 б.",
    "2. Мнимов М.М. Вода и память // Вестник озёр. – 2019. – № 4. – С. 15-27.",
    "3. Reed A. Why reeds whisper // Marsh Letters. 2012. Vol. 31. P. 175-178.",
    "4. Камышов О.Л. Тростник и ветер. – М.: Заводь, 1998. – 212 с.",
]  # fmt: skip
ROMANISED = [
    "1. Ukibaev G. Kamys uni. – Almaty: Dala, 2014. – 120 b. [in Kazakh]",
    "2. Mnimov M.M. Voda i pamjat' // Vestnik ozjor. – 2019. – № 4. – S. 15-27. [in Russian]",
    "3. Reed A. Why reeds whisper // Marsh Letters. 2012. Vol. 31. P. 175-178.",
    "4. Kamyshov O.L. Trostnik i veter. – M.: Zavod', 1998. – 212 s. [in Russian]",
]  # fmt: skip


def linked(romanised: list[str]) -> tuple[list[str | None], Report, etree._Element]:
    tree, _ = lists(("original", ORIGINAL), ("romanised", romanised))
    report = Report()
    pairs.link(tree, LANGUAGES, report)
    entries = xpath(tree, "//t:div[@subtype='romanised']//t:biblStruct")
    return [e.get("corresp") for e in entries], report, tree


def test_twins_are_linked_whatever_the_scheme_and_nothing_is_reported() -> None:
    targets, report, tree = linked(ROMANISED)

    assert targets == ["#a001-b1", "#a001-b2", "#a001-b3", "#a001-b4"]
    assert [e.get(XML_LANG) for e in xpath(tree, "//t:div[@subtype='romanised']//t:biblStruct")] == [
        "kk-Latn",
        "ru-Latn",
        "en",
        "ru-Latn",
    ]
    assert report.findings == []


def test_a_missing_and_an_extra_entry_are_named() -> None:
    stranger = "2. Neznamov B.B. Drugaja kniga. – Tver: Nora, 2001. – 55 s."
    targets, report, _ = linked([ROMANISED[0], stranger, ROMANISED[2], ROMANISED[3]])

    assert targets == ["#a001-b1", None, "#a001-b3", "#a001-b4"]
    assert {(f.code, f.values["entries"]) for f in report.findings} == {("ref-010", "2"), ("ref-011", "2")}


def test_another_order_is_followed_and_reported() -> None:
    targets, report, _ = linked([ROMANISED[1], ROMANISED[0], ROMANISED[2], ROMANISED[3]])

    assert targets == ["#a001-b2", "#a001-b1", "#a001-b3", "#a001-b4"]
    assert [f.code for f in report.findings] == ["ref-012"]


def test_cyrillic_letters_left_in_the_romanised_list_are_named_those_of_an_address_are_not() -> None:
    left = ROMANISED[0].replace("Kamys", "Қamys")
    address = ROMANISED[1].replace(". [in", ". URL: https://example.org/вода [in")
    _, report, _ = linked([left, address, *ROMANISED[2:]])

    assert [(f.code, f.values["entries"]) for f in report.findings] == [("ref-014", "1")]
