"""Conventions of proceedings that other journals follow: each once led the recognition astray."""

from __future__ import annotations

from tests.lines import lines_of
from tests.recognise.front.cases import PARAGRAPH, REFERENCES, body, read
from zhinaq.finding import Report
from zhinaq.recognise import cues
from zhinaq.recognise.account import log_unprinted
from zhinaq.recognise.affiliation import read_people
from zhinaq.source import Edit


def test_figures_stuck_to_names_are_marks_and_no_words_left_over() -> None:
    report = Report()
    found = read(
        f"""
УДК 332.1
С.А. Нетов1*, Б.В. Выдумкин2
1Озёрный университет, Озёрск, Россия
2Институт ветра, Озёрск, Россия
*e-mail: netov@example.org

ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ

{body("ru")}
""",
        report,
    )
    assert found[0].texts("author") == ["С.А. Нетов", "Б.В. Выдумкин"]
    assert not [f for f in report.findings if f.code == "front-007"]


def test_a_dropped_label_is_logged_in_the_letters_of_the_raw_text() -> None:
    line = lines_of("ХҒТАР 14.35.09")[0].with_(edits=(Edit(0, "X", "Х", "letter of another script inside the word"),))
    found = read(f"ХҒТАР 14.35.09\n{body('kk')}")
    report = Report()
    log_unprinted([line], [b for f in found for b in f.blocks], report)
    assert [r.before.split()[0] for r in report.repairs] == ["XҒТАР"]


def test_the_name_of_the_issue_and_of_a_section_above_the_first_head_are_no_title() -> None:
    found = read(f"""
КӨКЖАР МҰРАЖАЙЫНЫҢ ЕҢБЕКТЕРІ
III шығарылым

I. ТАРИХ ЖӘНЕ ЭТНОГРАФИЯ

С. Ойданов

КӨКЖАР ҚОРҒАНДАРЫНЫҢ ТАРИХЫНАН

{body("kk")}

{REFERENCES["kk"]}
""")
    assert [f.texts("title") for f in found] == [["КӨКЖАР ҚОРҒАНДАРЫНЫҢ ТАРИХЫНАН"]]
    assert found[0].texts("author") == ["С. Ойданов"]


def test_english_titles_with_every_word_in_capitals_are_no_bylines() -> None:
    assert not cues.is_byline("Long-Run Watching of Rural Grain Mills with")
    assert not cues.is_byline("I. АРХЕОЛОГИЯ ЖӘНЕ ЭТНОГРАФИЯ")
    assert cues.is_byline("Ivan Nobody 1,*, Mary Nowhere 2 and John Fancy 1")
    assert cues.is_byline("I. SMITH")


def test_a_centred_second_line_belongs_to_the_title_above_it() -> None:
    (first, *rest) = lines_of(f"""
UDC 332.1
Long-Run Watching of Rural Grain Mills with
Wireless Nodes
Ivan Nobody 1,*, Mary Nowhere 2
1 Shore University, Northmere, Norway
2 Lake University, Northmere, Norway

{body("en")}
""")
    text = "\n".join(x.text for x in (first, *rest))
    found = read(text)
    assert found[0].texts("title") == ["Long-Run Watching of Rural Grain Mills with Wireless Nodes"]
    assert found[0].texts("author") == ["Ivan Nobody", "Mary Nowhere"]


def test_short_theses_of_different_people_are_articles_of_their_own() -> None:
    one = PARAGRAPH["ru"][:230] + "."
    people = ("А.А. Нетов", "Б.Б. Выдумкин", "В.В. Мнимова", "Г.Г. Кажется")
    text = "\n\n".join(
        f"О ВЕТРЕ И ВСХОДАХ, ЧАСТЬ {n}\n{who}\nОзёрный университет, г. Озёрск\n\n{one}"
        for n, who in enumerate(people, 1)
    )
    assert [f.texts("author") for f in read(text)] == [[who] for who in people]


def test_institutions_side_by_side_are_parted_and_short_words_in_small_letters_are_no_companies() -> None:
    people = read_people(lines_of("Shore University, Northmere; Lake University, Southmere"))
    assert [a.text.chars for a in people.affiliations] == ["Shore University, Northmere", "Lake University, Southmere"]
    assert not cues.names_institution("атауларда түр-түс жиі: ақ, қара, көк")
    assert cues.names_institution("«Көл» АҚ")
