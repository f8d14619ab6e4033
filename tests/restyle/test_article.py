"""A style carried through an article: citations, order, numbers and letters agree, and nothing else changes."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.refine.test_citations import article
from zhinaq.language import load_languages
from zhinaq.references.print.render import plain, printer
from zhinaq.references.print.style import style_named, styles
from zhinaq.restyle.article import Kept, restyle
from zhinaq.restyle.plan import Wish
from zhinaq.tei import XML_ID, E, text_of, xpath

LANGUAGES = load_languages()
WORKS = [
    "1. Мнимов Б.М., Жоқов А.Ә. Книга о воде. – М.: Заводь, 1990. – 100 с.",
    "2. Reed A., Marsh T., Third K. Why reeds whisper // Marsh Letters. – 2012. – Vol. 31. – P. 175–178.",
    "3. Әлиев Қ.Қ. Көл сөзі // Көкжар хабаршысы. – 2019. – № 1. – Б. 3–9.",
    "4. Әлиев Қ.Қ. Көл үні // Көкжар хабаршысы. – 2019. – № 2. – Б. 14–19.",
    "5. Берега и люди / под ред. К. А. Волнова. – Самара: Прибой, 2011. – 90 с.",
    "6. Shore D., Fen A. Maps of lakes. – London: Heron, 2005. – 70 p.",
    "7. Стрелов Ю.Ю. Песок. – М.: Заводь, 1984. – 55 с.",
    "8. Тынысов А. Су жолы. URL: https://lakes.example/1",
]
DATED = [re.sub(r"^\d\. ", "", work) for work in WORKS]


def styled(tree: etree._Element, style: str, order: str = "") -> tuple[str, list[str], Kept | None]:
    """Return the text, the printed list and what was kept, after a style went through an article."""
    chosen = style_named(style)
    kept = restyle(tree, Wish(chosen, order or chosen.order), LANGUAGES)
    prints = printer(style, LANGUAGES)
    listed = xpath(tree, "//t:listBibl/*[self::t:biblStruct or self::t:bibl]")
    lines = [f"{prints.number(e.get('n'))} {plain(prints(e))}" if e.get("n") else plain(prints(e)) for e in listed]
    body = text_of(xpath(tree, "//t:body")[0])
    return body.replace("\N{NO-BREAK SPACE}", " "), [x.replace("\N{NO-BREAK SPACE}", " ") for x in lines], kept


def text(printed: str, style: str, works: list[str] | None = None, order: str = "") -> str:
    made, _, kept = styled(article(printed, WORKS if works is None else works)[0], style, order)
    assert kept is None
    return made


@pytest.mark.parametrize(("style", "printed", "expected"), [
    ("gost", "Су [1,2,3; 7, с.5].", "Су [1–3; 7, с. 5]."),
    ("gost", "Су [3, б. 5-6] пен [2, p. 4].", "Су [3, б. 5–6] пен [2, p. 4]."),
    ("gost", "Су [см.: 6, с. 7].", "Су [см.: 6, p. 7]."),
    ("ieee", "A [7]; [2, с. 5-6, 8]; [7, 2, 1].", "A [1]; [2, pp. 5–6, 8]; [1]–[3]."),
    ("vancouver", "A [7]; [2]; [3]; [7, 2, 3, 6].", "A (1); (2); (3); (1–4)."),
    ("vancouver", "A [7]; [2]; [3]; [7, 3].", "A (1); (2); (3); (1,3)."),
    ("apa", "A [1]; [2, с. 5].", "A (Мнимов & Жоқов, 1990); (Reed et al., 2012, p. 5)."),
    ("apa", "A [3, 4, 6].", "A (Әлиев, 2019a, 2019b; Shore & Fen, 2005)."),
    ("apa", "A [5].", "A (Берега и люди, 2011)."),
    ("chicago", "A [3; 4, б. 5].", "A (Әлиев 2019a; Әлиев 2019b, 5)."),
    ("apa", "A [3, б. 4-5; 7, с. 5].", "A (Әлиев, 2019a, б. 4–5; Стрелов, 1984, с. 5)."),
    ("chicago", "A [1]; [2, с. 5]; [6].", "A (Мнимов and Жоқов 1990); (Reed et al. 2012, 5); (Shore and Fen 2005)."),
    ("chicago", "A [3; 4]; [8].", "A (Әлиев 2019a, 2019b); (Тынысов, n.d.)."),
    ("gost-author-date", "A [1; 2, с. 5].", "A [Мнимов, Жоқов, 1990; Reed, Marsh, Third, 2012, p. 5]."),
    ("gost-author-date", "A [3]; [4].", "A [Әлиев, 2019а]; [Әлиев, 2019б]."),
])  # fmt: skip
def test_numbers_become_what_the_style_prints(style: str, printed: str, expected: str) -> None:
    assert text(printed, style) == expected


@pytest.mark.parametrize(("style", "printed", "expected"), [
    ("gost", "A (Мнимов & Жоқов, 1990: 5; Reed, 2012).", "A [1, с. 5; 2]."),
    ("gost", "Ю. Стрелов (1984) және Стрелов (1984, б. 5).", "Ю. Стрелов [7] және Стрелов [7, с. 5]."),
    ("apa", "A (Мнимов, Жоқов 1990).", "A (Мнимов & Жоқов, 1990)."),
    ("apa", "Ю. Стреловтің (1984) сөзі.", "Ю. Стреловтің (1984) сөзі."),
    ("chicago", "A (Shore & Fen, 2005: 22-23).", "A (Shore and Fen 2005, 22–23)."),
    ("ieee", "A (Стрелов, 1984), (Shore & Fen, 2005), (там же, с. 3).", "A [1], [2], [2, p. 3]."),
])  # fmt: skip
def test_names_become_what_the_style_prints_and_running_names_stay(style: str, printed: str, expected: str) -> None:
    assert text(printed, style, DATED) == expected


@pytest.mark.parametrize(("printed", "expected"), [
    ("Стреловтің [7] сөзі", "Стреловтің (1984) сөзі"),
    ("Shore and Fen [6, p. 3]", "Shore and Fen (2005, p. 3)"),
    ("Reed et al. [2]", "Reed et al. (2012)"),
    ("Fen [6]", "Fen (Shore & Fen, 2005)"),
    ("по Стрелову. [7]", "по Стрелову. (Стрелов, 1984)"),
])  # fmt: skip
def test_a_name_right_before_a_number_is_not_said_twice(printed: str, expected: str) -> None:
    assert text(printed, "apa") == expected


def test_names_and_numbers_lead_there_and_back() -> None:
    tree = article("A (Стрелов, 1984: 3; Shore & Fen, 2005) B (Reed, 2012).", DATED)[0]
    numbered = styled(tree, "gost")[0]

    assert numbered == "A [7, с. 3; 6] B [2].".replace("[7, с. 3; 6]", "[6; 7, с. 3]")
    again = "A (Shore & Fen, 2005; Стрелов, 1984, p. 3) B (Reed et al., 2012)."
    assert text(numbered, "apa") == again.replace(
        "Shore & Fen, 2005; Стрелов, 1984, p. 3", "Стрелов, 1984, с. 3; Shore & Fen, 2005"
    )  # noqa: E501


def test_a_list_is_sorted_by_the_kazakh_alphabet_cyrillic_first_and_has_no_numbers() -> None:
    _, listed, _ = styled(article("A [1]", WORKS)[0], "apa")

    heads = " ".join(line.split()[0] for line in listed)
    assert heads == "Әлиев, Әлиев, Берега Мнимов, Стрелов, Тынысов, Reed, Shore,"
    assert [re.search(r"\((\d+\w?)\)", line)[1] for line in listed[:2]] == ["2019a", "2019b"]  # type: ignore[index]


def test_a_list_in_the_order_of_citation_is_numbered_anew_in_the_signs_of_the_style() -> None:
    made, listed, _ = styled(article("A [7], [3], [7].", WORKS)[0], "ieee")

    assert made == "A [1], [2], [1]."
    assert [line.split(" ", 1)[0] for line in listed] == [f"[{n}]" for n in range(1, 9)]
    assert "Стрелов" in listed[0] and "Әлиев" in listed[1] and "Мнимов" in listed[2]


def test_another_order_than_the_styles_may_be_asked_for() -> None:
    made, listed, _ = styled(article("A [2], [3].", WORKS)[0], "gost", "alphabetical")

    assert made == "A [7], [1]."
    assert listed[0].startswith("1. Әлиев") and listed[6].startswith("7. Reed")


def test_latin_letters_may_come_first() -> None:
    tree = article("A [1]", WORKS)[0]
    restyle(tree, Wish(style_named("apa"), "alphabetical", latin_first=True), LANGUAGES)

    assert [e.get(XML_ID) for e in xpath(tree, "//t:listBibl/*")][:3] == ["a001-b2", "a001-b6", "a001-b3"]


@pytest.mark.parametrize(("style", "order", "numbers"), [
    ("ieee", ["r7", "r3", "r1", "r2", "r4", "r5", "r6", "r8"], "12345678"),
    ("apa", ["r3", "r4", "r5", "r1", "r2", "r6", "r7", "r8"], ""),
])  # fmt: skip
def test_a_romanised_list_follows_its_original_or_its_own_alphabet(style: str, order: list[str], numbers: str) -> None:
    tree = article("A [7], [3].", WORKS)[0]
    heads = [
        "Mnimov B. Kniga",
        "Reed A. Why",
        "Aliev Q. Sozi",
        "Aliev Q. Uni",
        "Berega",
        "Shore D. Maps",
        "Strelov",
        "Tynysov",
    ]  # noqa: E501
    twins = [E.bibl(head, n=str(n), corresp=f"#a001-b{n}") for n, head in enumerate(heads, 1)]
    for n, twin in enumerate(twins, 1):
        twin.set(XML_ID, f"r{n}")
    xpath(tree, "//t:back")[0].append(E.div(E.listBibl(*twins), type="bibliography", subtype="romanised"))

    assert styled(tree, style)[2] is None

    listed = xpath(tree, "//t:div[@subtype='romanised']//t:bibl")
    assert [e.get(XML_ID) for e in listed] == order
    assert "".join(e.get("n", "") for e in listed) == numbers


@pytest.mark.parametrize(("second", "numbers"), [(1, "1234 1234"), (5, "1234 5678")])
def test_a_list_in_parts_is_one_and_a_list_that_counts_anew_is_not(second: int, numbers: str) -> None:
    tree = article("A [7], [3]." if second == 5 else "A [3].", WORKS)[0]
    entries = xpath(tree, "//t:listBibl/*")
    for n, entry in enumerate(entries[4:], second):
        entry.set("n", str(n))
    part = E.listBibl(E.head("II"), *entries[4:])
    xpath(tree, "//t:listBibl")[0].addnext(part)

    made, _, kept = styled(tree, "ieee")

    assert kept is None
    assert made == ("A [5], [1]." if second == 5 else "A [1].")
    lists = [xpath(listed, "t:biblStruct/@n") for listed in xpath(tree, "//t:listBibl")]
    assert " ".join("".join(found) for found in lists) == numbers
    assert text_of(part[0]) == "II"


def test_page_starts_inside_a_list_stay_in_their_order_when_its_entries_move() -> None:
    tree = article("A [7], [3].", WORKS)[0]
    for n in (2, 6):
        raw = xpath(tree, f"//*[@xml:id='a001-b{n}']/t:note[@type='raw_reference']")[0]
        raw.text, rest = str(raw.text)[:9], str(raw.text)[9:]
        raw.append(E.pb(n=str(n)))
        raw[-1].tail = rest
    styled(tree, "ieee")

    assert xpath(tree, "//t:listBibl//t:pb/@n") == ["2", "6"]
    assert xpath(tree, "//t:listBibl/*[1]//t:pb/@n") == ["2", "6"]
    raw = xpath(tree, "//*[@xml:id='a001-b2']/t:note[@type='raw_reference']")[0]
    assert text_of(raw) == WORKS[1].removeprefix("2. ")


def test_letters_of_years_go_where_numbers_come() -> None:
    works = ["Ветров, А. (2020a). Дороги. Дали, 1(1), 1–2.", "Ветров, А. (2020b). Тропы. Дали, 1(2), 3–4."]
    made, listed, _ = styled(article("A (Ветров, 2020b) және (Ветров, 2020a).", works)[0], "ieee")

    assert made == "A [1] және [2]."
    assert listed[0].endswith("pp. 3–4, 2020.") and listed[1].endswith("pp. 1–2, 2020.")


REPEATS = [*WORKS[:1], "2. Там же. – С. 15.", "3. Стрелов Ю.Ю. Песок. – М.: Заводь, 1984. – С. 55.",
           "4. Стрелов Ю.Ю. Песок. – М.: Заводь, 1984. – С. 60."]  # fmt: skip


def test_an_ibid_and_a_work_listed_again_become_pages_of_the_citation() -> None:
    made, listed, _ = styled(article("A [1]; [2]; [3]; [4]; [2, с. 7].", REPEATS)[0], "apa")

    assert made == ("A (Мнимов & Жоқов, 1990); (Мнимов & Жоқов, 1990, с. 15); (Стрелов, 1984, с. 55); "
                    "(Стрелов, 1984, с. 60); (Мнимов & Жоқов, 1990, с. 7).")  # fmt: skip
    assert [line.split(",")[0] for line in listed] == ["Мнимов", "Стрелов"]


def test_a_printed_order_keeps_ibid_and_repetitions_as_they_are() -> None:
    made, listed, _ = styled(article("A [1]; [2]; [3]; [4].", REPEATS)[0], "gost")

    assert made == "A [1]; [2]; [3]; [4]."
    assert listed[1] == "2. Там же. С. 15."
    assert listed[3].endswith("С. 60.")


def test_an_ibid_that_nothing_cites_is_kept_and_printed_whole_where_it_would_be_nonsense() -> None:
    _, listed, _ = styled(article("A [1]; [3].", [*REPEATS[:2], WORKS[2].replace("3.", "3. ", 1)])[0], "apa")

    assert sum("Книга о воде" in line for line in listed) == 2
    assert not any("Там же" in line for line in listed)


@pytest.mark.parametrize(("style", "printed", "left"), [
    ("apa", "A [1], [2] и [3; 9].", "[3; 9]"),
    ("ieee", "A [5], [1] и [2, сцена 3].", "[2, сцена 3]"),
    ("gost", "A (Стрелов, 1984), (Чужов, 2001), (Другой, 2002).", "(Чужов, 2001)"),
])  # fmt: skip
def test_what_would_mislead_half_rewritten_stays_as_printed(style: str, printed: str, left: str) -> None:
    works = WORKS if "[" in printed else DATED
    tree = article(printed, works)[0]
    before = etree.tostring(tree)

    made, _, kept = styled(tree, style)

    assert kept is not None and kept.text == left
    assert made == printed
    assert etree.tostring(tree) == before


def test_an_unresolved_citation_stays_as_printed_among_rewritten_ones() -> None:
    made = text("A (Стрелов 1984), (Shore, Fen 2005) и (Чужов 2001).", "apa", DATED)

    assert made == "A (Стрелов, 1984), (Shore & Fen, 2005) и (Чужов 2001)."


@pytest.mark.parametrize(
    "printed", ["(Стрелов, 1985)", "(Стрелов, 1984, курсив мой)", "(Стрелов, 1984; см. также Shore & Fen, 2005)"]
)  # noqa: E501
def test_a_citation_that_says_more_than_its_entry_is_left_alone(printed: str) -> None:
    assert text(f"A {printed}, (Reed, 2012).", "apa", DATED).startswith(f"A {printed}")


def test_a_doubtful_entry_is_cited_by_the_names_it_opens_with() -> None:
    works = ["1. Песков А.А. ??? нечто ??? — 1999 ???", "2. ??? 2001 ??? 2002 ???"]

    assert text("A [1].", "apa", works) == "A (Песков, 1999)."
    assert styled(article("A [1], [2].", works)[0], "apa")[2] is not None


WORDS = st.sampled_from(["су", "The lake", "«озеро»", "x < y", "1999", "Стрелов", "т.б.", "(ЖОО)", "[қараңыз]"])
CITED = st.sampled_from(["[1]", "[2, с. 5]", "[1-3; 7]", "[3, 4]", "[6]", "[7, б. 3]", "Стреловтің [7]"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(styles())), st.lists(st.tuples(WORDS, CITED), min_size=1, max_size=8))
def test_no_text_outside_citations_changes_and_all_links_are_whole(style: str, parts: list[tuple[str, str]]) -> None:
    tree = article(" ".join(f"{word} {cited}" for word, cited in parts) + " соңы", WORKS)[0]
    ids = xpath(tree, "//@xml:id")
    outside = without_citations(tree)

    _, listed, kept = styled(tree, style)

    assert kept is None
    assert without_citations(tree) == outside
    assert len(listed) == len(WORKS)
    assert sorted(ids) == sorted(xpath(tree, "//@xml:id"))
    targets = {t.lstrip("#") for value in xpath(tree, "//t:ref[@type='bibr']/@target") for t in value.split()}
    assert targets and targets <= {e.get(XML_ID) for e in xpath(tree, "//t:listBibl/*")}


def without_citations(tree: etree._Element) -> str:
    """Return the body without its citations; a rewritten one is a `seg`."""
    copy = deepcopy(xpath(tree, "//t:body")[0])
    for node in xpath(copy, ".//t:seg | .//t:bibl | .//t:ref[@type='bibr']"):
        parent = node.getparent()
        if parent is None:
            continue
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + "*" + (node.tail or "")
        else:
            parent.text = (parent.text or "") + "*" + (node.tail or "")
        parent.remove(node)
    return re.sub(r"\*([;,]? ?\*)*", "*", text_of(copy))
