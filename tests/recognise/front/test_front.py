"""Bylines, affiliations, abstracts, keywords and codes of one article become blocks."""

from __future__ import annotations

import pytest

from tests.lines import lines_of
from tests.recognise.front.cases import PARAGRAPH, REFERENCES, body, read
from zhinaq.finding import Report
from zhinaq.recognise.front.people.people import read_people
from zhinaq.recognise.front.terms import read_terms
from zhinaq.signs.dates import iso
from zhinaq.signs.names import names, share


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("А.Б. Серіков^{id}, Г.Т. Омарова*^{id}", ["А.Б. Серіков", "Г.Т. Омарова"]),
        ("1\nА.Б. Серіков*\n, 2\nГ.Т. Омарова, 1\nК.Д. Ли", ["А.Б. Серіков", "Г.Т. Омарова", "К.Д. Ли"]),
        ("Zh. Omarova A. Lee*\n, B. Kim, A.T.\nSerikov (Review)", ["Zh. Omarova", "A. Lee", "B. Kim", "A.T. Serikov"]),
        ("Ким Е.С. Ким Е.С.", ["Ким Е.С."]),
        ("1,3Е.С. Ким, , 1В.С. Ли, Zh.T. 1,3Omarova", ["Е.С. Ким", "В.С. Ли", "Zh.T. Omarova"]),
        ("Pierre DURAND,", ["Pierre DURAND"]),
        ("Иванов Иван Петрович, к.э.н., доцент", ["Иванов Иван Петрович"]),
        ("Ye.S.Omarov, Zh.M.Kim", ["Ye.S.Omarov", "Zh.M.Kim"]),
        ("Dr. M. Sh. Serikova and A. Lee", ["M. Sh. Serikova", "A. Lee"]),
        ("Ivanov, I.I., Petrov, P.P.", ["Ivanov, I.I.", "Petrov, P.P."]),
        ("Қ.-Ж. Омаров, т.ғ.к., профессор", ["Қ.-Ж. Омаров"]),
        ("Р.С Серікова", ["Р.С Серікова"]),
    ],
)
def test_names_are_read_in_their_printed_form(printed, expected):
    assert [p.text.chars for p in read_people(lines_of(printed)).persons] == expected


def test_marks_stand_before_or_after_names_as_the_byline_does_it():
    before = read_people(lines_of("1\nА.Б. Серіков*\n, 2,3\nГ.Т. Омарова"))
    assert [(p.marks, p.starred) for p in before.persons] == [(("1",), True), (("2", "3"), False)]
    after = read_people(lines_of("Ким Е.С.1, Омаров К.Д.1,2, Ли В.С.3*"))
    assert [(p.marks, p.starred) for p in after.persons] == [(("1",), False), (("1", "2"), False), (("3",), True)]
    raised = read_people(lines_of("Aigerim Bolat¹*, Li Wei¹,²"))
    assert [(p.marks, p.starred) for p in raised.persons] == [(("1",), True), (("1", "2"), False)]


def test_running_text_is_no_byline():
    assert share("Развитие экономики региона в последние годы приобрело новые черты.") < 0.5
    assert names("развитие экономики региона") == []


def test_a_head_with_everything():
    report = Report()
    (found,) = read(
        f"""
ХҒТАР 06.77.65
Ғылыми мақала

https://doi.org/10.12345/zh.2024-1-5

Дала қалаларының тарихы мен бүгіні

А.Б. Серіков, Г.Т. Омарова*, К.Д. Ли

Жайық университеті, Орал, Қазақстан

(E-mail: serikov@example.kz, omarova@example.kz, li@example.kz)

Аңдатпа. {PARAGRAPH["kk"]}

Түйін сөздер: қала, дала; «тарих, мәдениет» үні, халықаралық қарым-қатынас.

Түсті: 13.08.2024; Мақұлданды: 25.02.2025; Онлайн қолжетімді: 30.03.2025

Кіріспе

{body("kk")}

{REFERENCES["kk"]}
""",
        report,
    )
    assert found.one("title").text.chars == "Дала қалаларының тарихы мен бүгіні"
    assert found.one("doi").text.chars == "10.12345/zh.2024-1-5"
    assert found.one("code").data["scheme"] == "irsti"
    assert found.one("article-type").text.chars == "Ғылыми мақала"
    assert found.texts("author") == ["А.Б. Серіков", "Г.Т. Омарова", "К.Д. Ли"]
    authors = [b for b in found.blocks if b.role == "author"]
    assert [a.data["email"] for a in authors] == ["serikov@example.kz", "omarova@example.kz", "li@example.kz"]
    assert [bool(a.data.get("corresp")) for a in authors] == [False, True, False]
    assert found.texts("affiliation") == ["Жайық университеті, Орал, Қазақстан"]
    assert found.one("abstract").text.chars == PARAGRAPH["kk"]
    assert found.texts("keyword") == ["қала", "дала", "«тарих, мәдениет» үні", "халықаралық қарым-қатынас"]
    dates = [(b.data["type"], b.data["when"]) for b in found.blocks if b.role == "date"]
    assert dates == [("received", "2024-08-13"), ("accepted", "2025-02-25"), ("online", "2025-03-30")]
    assert [z.kind for z in found.zones] == ["front", "body", "back"]
    assert any(r.kind == "label" and "serikov" in r.before for r in report.repairs)


def test_numbered_affiliations_belong_to_their_authors():
    (found,) = read(f"""
РАЗВИТИЕ СЕЛА В НОВЫХ УСЛОВИЯХ
Ким Е.С.1, Омаров К.Д.1,2, Ли В.С.3*
1Казахский университет, Алматы, Казахстан; 2Институт экономики, Алматы, Казахстан
3 Степной университет, Астана, Казахстан
e-mail: li@example.kz
Резюме
В статье рассматривается развитие села в новых условиях хозяйствования и торговли.
Ключевые слова – село, торговля, условия
Введение
{body("ru")}
{REFERENCES["ru"]}
""")
    assert found.texts("affiliation") == [
        "Казахский университет, Алматы, Казахстан",
        "Институт экономики, Алматы, Казахстан",
        "Степной университет, Астана, Казахстан",
    ]
    assert [b.data["affiliations"] for b in found.blocks if b.role == "author"] == [(1,), (1, 2), (3,)]
    assert [b.data["authors"] for b in found.blocks if b.role == "affiliation"] == [(1, 2), (2,), (3,)]
    assert found.texts("keyword") == ["село", "торговля", "условия"]
    assert len(found.texts("abstract")) == 1


def test_each_author_may_have_lines_of_his_own():
    (found,) = read(f"""
ТОРГОВЫЕ ПУТИ СТЕПИ

Ли В.С.
Степной университет, Астана, Казахстан
e-mail: li@example.kz

Ким Елена Сергеевна,
к.и.н., доцент
Институт истории, Алматы, Казахстан

Аннотация. В статье рассматриваются торговые пути степи и их роль.

Ключевые слова: путь, степь

{body("ru")}
""")
    authors = [b for b in found.blocks if b.role == "author"]
    assert [a.text.chars for a in authors] == ["Ли В.С.", "Ким Елена Сергеевна"]
    assert [a.data["affiliations"] for a in authors] == [(1,), (2,)]
    assert authors[1].data["degree"] == "к.и.н., доцент"


def test_a_post_behind_a_dash_and_a_supervisor_are_no_authors():
    (found,) = read(f"""
ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ

Серікова А.Б. – магистрант, Жайық университеті, Орал, Қазақстан
Ғылыми жетекші: Омаров К.Д., э.ғ.к., доцент

Аңдатпа. Мақалада өңір экономикасының даму жолдары қарастырылады және ұсыныстар беріледі.

Кіріспе. {body("kk")}
""")
    assert found.texts("author") == ["Серікова А.Б."]
    assert found.texts("affiliation") == ["Жайық университеті, Орал, Қазақстан"]
    assert found.texts("front-other") == ["Ғылыми жетекші: Омаров К.Д., э.ғ.к., доцент"]


def test_an_abstract_without_label_stands_before_the_keywords():
    (found,) = read(f"""
IRSTI 06.77.65
THE ROADS OF RURAL TRADE
A.B. Serikov
Steppe University, Astana, Kazakhstan
{PARAGRAPH["en"]}
Keywords: road, trade.
Introduction. {body("en")}
""")
    assert found.texts("abstract") == [PARAGRAPH["en"]]
    assert [z.kind for z in found.zones] == ["front", "body"]


def test_summaries_behind_asterisks_after_the_references_are_abstracts():
    (found,) = read(f"""
А.Б. Серіков

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ

{body("kk")}

{REFERENCES["kk"]}

* **

{PARAGRAPH["ru"]}

***

{PARAGRAPH["en"]}
""")
    assert [b.language for b in found.blocks if b.role == "abstract"] == ["ru", "en"]


def test_every_word_of_the_front_matter_is_in_a_block_or_in_the_log():
    text = f"""
УДК 94
ТОРГОВЫЕ ПУТИ СТЕПИ
1Ли В.С.*, 2Ким Е.С.
1Степной университет, Астана, Казахстан, 2Институт истории, Алматы, Казахстан
*Корреспондент-автор: li@example.kz
Аннотация: В статье рассматриваются торговые пути степи и их роль в жизни городов.
Ключевые слова: путь, степь.
{body("ru")}
"""
    report = Report()
    (found,) = read(text, report)
    import re

    printed = " ".join([*(b.text.chars for b in found.blocks), *(r.before for r in report.repairs)]).casefold()
    end = found.zones[0].end
    for line in lines_of(text)[:end]:
        for word in re.findall(r"\w+", line.text.casefold()):
            assert word in printed


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Keywords: a road, the steppe (north, south); trade.", ["a road", "the steppe (north, south)", "trade"]),
        ('Keywords: "small, but free" trade, path', ['"small, but free" trade', "path"]),
        ("Ключевые слова. Село. Город. Торговля.", ["Село", "Город", "Торговля"]),
        ("Түйін сөздер: 2,5 есе өсу, ауыл", ["2,5 есе өсу", "ауыл"]),
    ],
)
def test_keywords_are_cut_outside_brackets_and_quotes(line, terms):
    assert [b.text.chars for b in read_terms(lines_of(line), "en", "test")] == terms


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("13.08.2025", "2025-08-13"),
        ("5 мамыр 2024", "2024-05-05"),
        ("March 7, 2024", "2024-03-07"),
        ("2024", "2024"),
        ("soon", ""),
    ],
)
def test_dates_are_read(printed, expected):
    assert iso(printed) == expected


def test_keywords_may_run_on_in_the_paragraph_of_the_abstract():
    (found,) = read(f"""
ӘОЖ 94(574)

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ

Г.Т. Омарова – т.ғ.к., доцент
Жайық университеті, Орал, Қазақстан

Түйіндеме. Мақалада дала қалаларының тарихы қарастырылады. Кілт сөздер: қала, дала, тарих.

Резюме. В статье рассматривается история городов степи. Ключевые слова: город, степь, история.

{body("kk", 5)}
""")
    assert found.texts("abstract", "kk") == ["Мақалада дала қалаларының тарихы қарастырылады."]
    assert found.texts("abstract", "ru") == ["В статье рассматривается история городов степи."]
    assert found.texts("keyword", "ru") == ["город", "степь", "история"]


def test_plain_full_names_are_believed_between_title_and_institution():
    (found,) = read(f"""
THE ROADS OF RURAL TRADE

John Smith, Mary Ann Brown
(University of the North, Leeds, United Kingdom)

{body("en", 5)}
""")
    assert found.texts("author") == ["John Smith", "Mary Ann Brown"]
    assert found.texts("affiliation") == ["University of the North, Leeds, United Kingdom"]


def test_a_title_may_stand_between_byline_and_institutions():
    (found,) = read(f"""
УДК 004.9

П.Л. Ким¹, А.Е. Серикова²*

Как прочитать тысячу карточек: записи одного водомерного поста

¹Степной университет, Астана, Казахстан
²Институт истории, Алматы, Казахстан

*Автор-корреспондент: kim@example.kz

Аннотация. Описан опыт чтения карточек одного водомерного поста за сорок лет.

Ключевые слова: карточка, пост.

{body("ru", 4)}
""")
    assert found.one("title").text.chars == "Как прочитать тысячу карточек: записи одного водомерного поста"
    assert [b.data["affiliations"] for b in found.blocks if b.role == "author"] == [(1,), (2,)]


def test_a_row_of_raised_figures_above_the_names_goes_to_them_in_order():
    byline = read_people(lines_of("1              2\nА.Б. Серіков*, Г.Т. Омарова"))
    assert [p.marks for p in byline.persons] == [("1",), ("2",)]
