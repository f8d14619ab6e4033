"""Citations of running text are wrapped, linked to the list, or marked; what only looks like one is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.refine import citations, references
from zhinaq.tei import TEI, XML_ID, E, text_of, xpath

LANGUAGES = load_languages()
NUMBERED = [
    f"{n}. Мнимов {chr(1039 + n)}.М. Книга о воде номер {n}. – М.: Заводь, {1990 + n}. – {n}00 с." for n in range(1, 8)
]
NAMED = [
    "Көкжаров, А. (2019). Көл сөзі. Көкжар хабаршысы, 1(2), 3–9.",
    "Reed, A., & Marsh, T. (2012). Why reeds whisper. Marsh Letters, 31(1), 175–178.",
    "Water Institute. (2020). Maps of lakes. Heron Press.",
    "Пруд вернули городу. (2024, March 6). Озёрная газета. – URL: https://example.org/1",
    "Пруд вычистили. (2024, March 9). Озёрная газета. – URL: https://example.org/2",
    "Ветров, А. (2020a). Дороги. Дали, 1(1), 1–2.",
    "Ветров, А. (2020b). Тропы. Дали, 1(2), 3–4.",
]  # fmt: skip


def article(text: str, entries: list[str]) -> tuple[etree._Element, Report]:
    listed = E.listBibl()
    for count, raw in enumerate(entries, 1):
        entry = E.bibl(E.note(raw, type="raw_reference"), n=str(count), source=f"raw:{count},{count}")
        entry.set(XML_ID, f"a001-b{count}")
        listed.append(entry)
    back = [E.back(E.div(listed, type="bibliography", subtype="original"))] if entries else []
    tree = E.TEI(E.teiHeader(), E.text(E.body(E.div(E.p(text, source="raw:0,1"))), *back))
    report = Report()
    references.split(tree, LANGUAGES, report)
    before = text_of(tree)
    citations.link(tree, LANGUAGES, report)
    assert text_of(tree) == before
    return tree, report


def links(tree: etree._Element) -> list[tuple[str, str]]:
    found = xpath(tree, "//t:ref[@type='bibr']")
    return [(text_of(r), (r.get("target") or r.get("subtype", "")).replace("#a001-b", "")) for r in found]


@pytest.mark.parametrize(("text", "expected"), [
    ("Вода [1] и [7].", [("[1]", "1"), ("[7]", "7")]),
    ("Вода [1-3; 7].", [("[1-3; 7]", "1 2 3 7")]),
    ("Вода [2, с. 15] есть.", [("[2", "2")]),
    ("Су [1, б. 23] бар [3, 45-б.].", [("[1", "1"), ("[3", "3")]),
    ("Вода [1-3; 7, с. 5].", [("[1-3", "1 2 3"), ("7", "7")]),
    ("Вода [см.: 4] здесь [2, 3].", [("[см.: 4]", "4"), ("[2, 3]", "2 3")]),
    ("Вода [9] далеко.", [("[9]", "unresolved")]),
    ("Вода [x], [2 км], [] и [1, 2; a].", []),
])  # fmt: skip
def test_numbers_are_linked_and_places_become_data(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(article(text, NUMBERED)[0]) == expected


def test_a_locator_is_cited_range_beside_its_reference() -> None:
    tree, _ = article("Су [1, б. 23-25] бар.", NUMBERED)
    unit = xpath(tree, "//t:bibl/t:citedRange")[0]

    assert dict(unit.attrib) == {"unit": "page", "from": "23", "to": "25"}
    assert text_of(unit) == "б. 23-25"
    assert text_of(unit.getparent()) == "[1, б. 23-25]"


@pytest.mark.parametrize(("text", "count"), [
    ("Вода есть (1). Она глубока (2, 3), и холодна (1-3).", 3),
    ("Шаги: (1) взять, (2) нести и (3) отдать.", 0),
    ("Вода есть (1). Она глубока (2), см. рис. (3), и холодна (44).", 0),
    ("Вода [1] есть (1), она (2), и (3).", 1),
])  # fmt: skip
def test_numbers_in_round_brackets_are_citations_where_they_are_the_habit(text: str, count: int) -> None:
    assert len(links(article(text, NUMBERED)[0])) == count


def test_a_citation_with_a_page_in_a_heading_is_one_link_as_headings_hold_no_more() -> None:
    tree, _ = article("Су бар.", NUMBERED)
    (division,) = xpath(tree, "t:text/t:body/t:div")
    division.insert(0, E.head("Су [1, б. 23]", source="raw:0,1"))
    citations.link(tree, LANGUAGES, Report())
    (head,) = xpath(tree, "//t:head")
    assert [text_of(r) for r in xpath(head, "t:ref")] == ["[1, б. 23]"]
    assert not xpath(head, "t:bibl")


@pytest.mark.parametrize(("text", "expected"), [
    ("Деген (Көкжаров, 2019) сөз.", [("(Көкжаров, 2019)", "1")]),
    ("Бұл туралы Көкжаровтың (2019) сөзі.", [("Көкжаровтың (2019)", "1")]),
    ("So (Reed & Marsh, 2012: 5).", [("(Reed & Marsh, 2012", "2")]),
    ("So (Reed 2012; Water Institute, 2020).", [("(Reed 2012; Water Institute, 2020)", "2 3")]),
    ("Он (Пруд вернули, 2024) и (Пруд, 2024).", [("(Пруд вернули, 2024)", "4"), ("(Пруд, 2024)", "5")]),
    ("Он (Ветров, 2020b) шёл.", [("(Ветров, 2020b)", "7")]),
    ("Он (Незнамов, 2001) шёл.", [("(Незнамов, 2001)", "unresolved")]),
    ("Годы (2022-2024), (1995-1996 жж.), (2013 г.), (2200 m above sea level), (Алматы, 1997), (ШОС), (рис. 2, 2019).", []),  # noqa: E501
])  # fmt: skip
def test_names_and_years_are_linked_and_false_friends_refused(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(article(text, NAMED)[0]) == expected


def test_two_entries_that_fit_are_reported_and_not_guessed() -> None:
    tree, report = article("Он (Ветров, 2020) шёл.", NAMED)

    assert links(tree) == [("(Ветров, 2020)", "unresolved")]
    assert [f.code for f in report.findings if f.code == "cite-003"] == ["cite-003"]


def test_open_questions_make_one_finding_each_kind_with_its_raw_line() -> None:
    _, report = article("Вода [1], [9], [10]; ещё (Незнамов, 2001) и (Незнамов, 2002).", NUMBERED)
    found = {f.code: f for f in report.findings}

    assert set(found) == {"cite-001", "cite-002", "cite-004"}
    assert (found["cite-001"].values["count"], found["cite-001"].place.line) == (2, 1)
    assert found["cite-002"].values["citations"] == "[9], [10]"
    assert found["cite-004"].values["entries"] == "2, 3, 4, 5, 6, 7"


def test_ibid_in_the_text_points_where_the_citation_before_it_did() -> None:
    assert links(article("Вода [3]. И снова (там же, с. 8).", NUMBERED)[0]) == [("[3]", "3"), ("(там же", "3")]


@pytest.mark.parametrize(("text", "expected"), [
    ("Вода [3]. И снова [там же, с. 8].", [("[3]", "3"), ("[там же", "3")]),
    ("Вода /3/ и снова /5, с. 8/ есть.", [("/3/", "3"), ("/5", "5")]),
    ("Вода (3, с. 4), снова (5, с. 8).", [("(3", "3"), ("(5", "5")]),
    ("Вода [3] и дробь /5/.", [("[3]", "3")]),
    ("Вода /3/ одна.", []),
])  # fmt: skip
def test_other_brackets_count_where_they_are_the_habit(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(article(text, NUMBERED)[0]) == expected


@pytest.mark.parametrize(("text", "target"), [
    ("Бұл Ридтің (2012) ойы.", ""), ("Reed мен Маршаның (2012) ойы.", "2"), ("[Көкжаров 2019: 4] дейді.", "1"),
    ("Көкжаров (2019) айтады; [аталған еңбек, 5-б.].", "1"),
])  # fmt: skip
def test_names_are_linked_in_other_brackets_cases_and_alphabets(text: str, target: str) -> None:
    assert [t for _, t in links(article(text, NAMED)[0])][:1] == ([target] if target else [])


SOME = [
    "the ", "then", " су ", ", ", "1", "[1-3; 7, с. 5]", "(Reed, 2012: 5; Marsh, 2013)", "Reed (2012)", "<lb/>",
    "(Reed, 2012. <ref target='http://x.y'>x.y</ref>; Marsh, 2010, p. 3)", "(Reed, J. (2016). It",
    "А. Ветровтің (2000)",
]  # fmt: skip
AROUND = [
    "<hi>{}</hi>", "<note>{}</note>", "<note><p>{}</p></note>", "<seg>{}</seg>", "<quote><p>{}</p></quote>",
    "<list><item><p>{}</p></item></list>", "<choice><sic>x</sic><corr>{}</corr></choice>",
]  # fmt: skip
PASSAGES = st.recursive(
    st.sampled_from(SOME),
    lambda inner: st.builds(
        str.format, st.sampled_from(AROUND), st.lists(inner, min_size=1, max_size=4).map(" ".join)
    ) | st.lists(inner, min_size=1, max_size=4).map("".join),
    max_leaves=12,
)  # fmt: skip


def joints(tree: etree._Element) -> tuple[str, set[int]]:
    """Return all text, and the places in it where a citation or a part of one begins or ends."""
    out, places = "", set()

    def walk(node: etree._Element) -> None:
        nonlocal out
        cited = node.get("type") == "bibr" or node.tag.endswith(("}bibl", "}citedRange"))
        block = node.tag.endswith(("}p", "}item", "}note", "}sic", "}corr"))
        out += "\n" if block else ""
        places.update({len(out)} if cited else ())
        out += node.text or ""
        for child in node:
            walk(child)
            out += child.tail or ""
        places.update({len(out)} if cited else ())
        out += "\n" if block else ""

    walk(tree)
    return out, places


@settings(max_examples=150, deadline=None)
@given(st.lists(PASSAGES, min_size=1, max_size=6).map(" ".join))
def test_a_citation_never_begins_or_ends_inside_a_word(passage: str) -> None:
    paragraph = etree.fromstring(f'<p xmlns="{TEI}" source="raw:0,1">{passage}</p>')
    tree = E.TEI(E.teiHeader(), E.text(E.body(E.div(paragraph))))
    before = joints(tree)[0]

    citations.link(tree, LANGUAGES, Report())

    text, places = joints(tree)
    assert text == before
    assert not [text[max(0, at - 9) : at + 9] for at in places if text[at - 1 : at].isalpha() and text[at].isalpha()]
    cited = [text_of(ref) for ref in xpath(tree, "//t:ref[@type='bibr']")]
    assert not [c for c in cited if c != c.strip() or c[:1] not in "([RMА7"]
