"""The entries of a list become biblStruct in place; ibid points up; doubt is reported once a list."""

from __future__ import annotations

from lxml import etree

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.refine import references
from zhinaq.tei import XML_ID, XML_LANG, E, local, text_of, xpath

LANGUAGES = load_languages()


def lists(*groups: tuple[str, list[str]]) -> tuple[etree._Element, Report]:
    back = E.back()
    for kind, entries in groups:
        listed = E.listBibl(E.head("Список"))
        for count, raw in enumerate(entries, 1):
            entry = E.bibl(E.note(raw, type="raw_reference"), n=str(count), source=f"raw:{count + 9},{count + 10}")
            entry.set(XML_ID, f"a001-{'r' if kind == 'romanised' else 'b'}{count}")
            if kind == "romanised":
                entry.set("corresp", f"#a001-b{count}")
            listed.append(entry)
        back.append(E.div(listed, type="bibliography", subtype=kind))
    title = E.bibl(E.title("raw.txt"), type="rawText")
    tree, report = E.TEI(E.teiHeader(title), E.text(E.body(), back)), Report()
    references.split(tree, LANGUAGES, report)
    return tree, report


def test_entries_keep_id_number_lines_and_printed_string() -> None:
    tree, _ = lists(("original", ["1. Мнимов М.М. Вода. – М.: Заводь, 1999. – 12 с."]))
    entry = xpath(tree, "//t:biblStruct")[0]

    assert (entry.get(XML_ID), entry.get("n"), entry.get("source"), entry.get(XML_LANG)) == (
        "a001-b1",
        "1",
        "raw:10,11",
        "ru",
    )
    assert (
        text_of(xpath(entry, "t:note[@type='raw_reference']")[0]) == "1. Мнимов М.М. Вода. – М.: Заводь, 1999. – 12 с."
    )


def test_ibid_points_at_the_work_it_repeats() -> None:
    tree, _ = lists(("original", ["1. Мнимов М.М. Вода. – М., 1999. – С. 3.", "2. Там же. С. 5.", "3. Сонда. 7-бет."]))

    assert [e.get("sameAs") for e in xpath(tree, "//t:biblStruct")] == [None, "#a001-b1", "#a001-b1"]


def test_doubtful_entries_stay_as_printed_with_one_finding_for_the_list() -> None:
    tree, report = lists(("original", ["1. ???", "2. Мнимов М.М. Вода. – М., 1999.", "3. !!!"]))

    assert [local(e) for e in xpath(tree, "//t:listBibl/*")] == ["head", "bibl", "biblStruct", "bibl"]
    assert [(f.code, f.values["entries"], f.place.line, f.place.file) for f in report.findings] == [
        ("ref-001", "1, 3", 11, "raw.txt")
    ]


def test_a_romanised_entry_has_the_language_of_its_twin() -> None:
    tree, _ = lists(
        ("original", ["1. Үкібаев Ғ. Қамыс үні. – Алматы: Дала, 2014."]),
        ("romanised", ["1. Ukibaev G. Kamys uni. – Almaty: Dala, 2014."]),
    )

    assert [e.get(XML_LANG) for e in xpath(tree, "//t:biblStruct")] == ["kk", "kk-Latn"]
