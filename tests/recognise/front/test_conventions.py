"""Conventions of proceedings that other journals follow: each once led the recognition astray."""

from __future__ import annotations

from tests.lines import lines_of
from tests.recognise.front.cases import PARAGRAPH, REFERENCES, body, read
from zhinaq.finding import Report
from zhinaq.recognise.front.people.people import read_people
from zhinaq.recognise.unprinted import log_unprinted
from zhinaq.signs import cues
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


def test_an_abstract_of_labelled_parts_needs_no_label_of_its_own() -> None:
    found = read(f"""
УДК 616.24
СВЕЧА И ДЫХАНИЕ: ПОПЕРЕЧНОЕ ИССЛЕДОВАНИЕ
С.А. Нетов, Б.В. Выдумкин
Озёрский медицинский университет, г. Озёрск, Казахстан
Введение. Дыхание подростков изучено мало.
Цель: сравнить две пробы.
Результаты. Согласованность проб высока.
Ключевые слова: дыхание, свеча, проба.

Введение

{body("ru")}
""")
    assert found[0].texts("abstract")[0].startswith("Введение. Дыхание")
    assert found[0].texts("abstract")[-1].endswith("Согласованность проб высока.")
    assert [z.kind for z in found[0].zones] == ["front", "body"]


def test_a_short_paragraph_that_says_what_the_article_does_is_its_abstract() -> None:
    text = PARAGRAPH["ru"]
    found = read(f"""
УДК 821.161.1
С.А. Нетов
(г. Озёрск, Озёрский государственный университет)

ОБРАЗ ОЗЕРА В ЛИРИКЕ СТЕПНЫХ ПОЭТОВ

В статье рассматривается образ озера у трёх поэтов и показано, как он меняется от книги к книге.

{text}
{text}
{text}
""")
    assert found[0].texts("abstract") == [
        "В статье рассматривается образ озера у трёх поэтов и показано, как он меняется от книги к книге."
    ]


def test_rubrics_prefaces_and_titles_of_the_contents_open_articles() -> None:
    found = read(
        f"""
АЛҒЫ СӨЗ

Жинақ төртінші рет шығып отыр.

Жинақтың жауапты редакторы
Р.Ж. Ойданова

ПРЕДИСЛОВИЕ

Сборник выходит в четвёртый раз.

Ответственный редактор
Р.Ж. Ойданова

МАҚАЛАЛАР – СТАТЬИ – ARTICLES

Олег Валентинович Нетов,
хранитель фондов, Озёрский музей

Опись коллекции лодок Озёрского музея

Аннотация. Публикуется опись лодок.
Ключевые слова: музей, лодка.

{body("ru")}

ХРОНИКА

В мае прошла встреча хранителей музеев. Было прослушано двадцать три доклада.

РЕЦЕНЗИИ

М.А. Мнимов

Рецензия на книгу: Кажется Е. Голос воды. – Озёрск: Причал, 2019. – 200 с.

Книга посвящена песням рыбаков и лодочников. Она состоит из трёх глав.

СОДЕРЖАНИЕ

Алғы сөз .......... 3
Предисловие .......... 4
Нетов О.В. Опись коллекции лодок Озёрского музея .......... 5
Хроника .......... 12
Мнимов М.А. Рецензия на книгу .......... 13
""",
        contents=True,
    )
    assert [f.texts("title") for f in found if f.extent.kind != "contents"] == [
        ["АЛҒЫ СӨЗ"],
        ["ПРЕДИСЛОВИЕ"],
        ["Опись коллекции лодок Озёрского музея"],
        ["ХРОНИКА"],
        ["Рецензия на книгу: Кажется Е. Голос воды. – Озёрск: Причал, 2019. – 200 с."],
    ]


def test_titles_in_ordinary_letters_are_known_from_the_contents() -> None:
    text = "\n\n".join(f"{title}\n\n{body('ru')}" for title in ("О ветре и всходах", "О шуме на перемене"))
    listed = "\n".join(
        f"{who} {title} .... {n}"
        for n, (who, title) in enumerate(
            (("Нетов А.А.", "О ветре и всходах"), ("Мнимов Б.Б.", "О шуме на перемене")), 3
        )
    )
    found = read(f"{text}\n\nСОДЕРЖАНИЕ\n\n{listed}", contents=True)
    assert [f.texts("title") for f in found[:2]] == [["О ветре и всходах"], ["О шуме на перемене"]]


def test_a_summary_signed_on_the_line_of_its_title_stays_with_the_article_above() -> None:
    found = read(f"""
УДК 821.161.1
С.А. Нетов
(г. Озёрск, Озёрский государственный университет)

ОБРАЗ ОЗЕРА В ЛИРИКЕ СТЕПНЫХ ПОЭТОВ

{body("ru")}

ЛИТЕРАТУРА

Мнимова М.П. Поэзия малых городов // Сибирские берега. 1967. № 5. С. 198–210.
Кажется Ю.А. Порог и граница. М.: Слог, 1988. 240 с.

S.A. Netov. The Image of the Lake in the Lyrics of Steppe Poets
The article deals with the lake in three poets.
Key words: lake, poetry, steppe.
""")
    assert found[0].texts("alt-title") == ["The Image of the Lake in the Lyrics of Steppe Poets"]
    assert found[0].texts("abstract", "en") == ["The article deals with the lake in three poets."]
    assert found[0].texts("author") == ["С.А. Нетов", "S.A. Netov"]


def test_addresses_and_orcids_go_to_the_author_they_name() -> None:
    found = read(f"""
UDC 332.1
LONG WATCHING OF RURAL GRAIN MILLS
Ivan Nobody 1, Mary Nowhere 2, John Fancy 2
1 Shore University, Northmere, Norway
2 Lake University, Northmere, Norway
mary@example.org
ORCID: 0000-0000-2025-0016 (I. Nobody); 0000-0000-2025-0024 (J. Fancy)

{body("en")}
""")
    people = {b.text.chars: b.data for b in found[0].blocks if b.role == "author"}
    assert people["Mary Nowhere"]["email"] == "mary@example.org"
    assert [p.get("orcid", "") for p in people.values()] == ["0000-0000-2025-0016", "", "0000-0000-2025-0024"]


def test_titles_in_capitals_below_one_another_are_told_apart_by_their_languages() -> None:
    found = read(f"""
ӘОЖ 37.013
БОЛАШАҚ МҰҒАЛІМДЕРДІҢ САУАТТЫЛЫҒЫН ЖОБАЛЫҚ ОҚЫТУ АРҚЫЛЫ
ДАМЫТУ
РАЗВИТИЕ ГРАМОТНОСТИ БУДУЩИХ УЧИТЕЛЕЙ ЧЕРЕЗ
ПРОЕКТНОЕ ОБУЧЕНИЕ
DEVELOPING THE LITERACY OF FUTURE TEACHERS THROUGH PROJECTS

А.Б. Ойданов
Көкжар университеті, Көкжар, Қазақстан

{body("kk")}
""")
    assert found[0].texts("title") == ["БОЛАШАҚ МҰҒАЛІМДЕРДІҢ САУАТТЫЛЫҒЫН ЖОБАЛЫҚ ОҚЫТУ АРҚЫЛЫ ДАМЫТУ"]
    assert [(b.language, b.text.chars[:10]) for b in found[0].blocks if b.role == "alt-title"] == [
        ("ru", "РАЗВИТИЕ Г"),
        ("en", "DEVELOPING"),
    ]


def test_contents_under_two_headings_are_no_part_of_the_first_article() -> None:
    found = read(f"""
Мазмұны
Содержание

КӨКЖАР ЖУРНАЛЫ
ТАРИХ ЖӘНЕ ТІЛ
Ойданов А.Б. КӨКЖАР ҚОРҒАНДАРЫНЫҢ
ЗЕРТТЕЛУ ТАРИХЫ . . . . . . . . . 2
Нетов С.А. ОБРАЗ ОЗЕРА В ЛИРИКЕ . . . . . . . . . 8

ӘОЖ 94(574)
А.Б. Ойданов
КӨКЖАР ҚОРҒАНДАРЫНЫҢ ЗЕРТТЕЛУ ТАРИХЫ

{body("kk")}
""")
    assert [f.extent.kind for f in found] == ["contents", "article"]
    assert found[1].texts("title") == ["КӨКЖАР ҚОРҒАНДАРЫНЫҢ ЗЕРТТЕЛУ ТАРИХЫ"]


def test_a_title_that_speaks_of_teachers_is_not_taken_for_somebody_s_post() -> None:
    found = read(f"""
А.А. Нетов

Дневник учителя Озёрска как исторический источник

{body("ru")}

{REFERENCES["ru"]}
""")
    assert found[0].texts("title") == ["Дневник учителя Озёрска как исторический источник"]


def test_theses_with_titles_in_ordinary_letters_are_parted_where_the_language_turns() -> None:
    heads = (("Тұзды көлдердің шаяндары", "Ә.Қ. Ойданов", "kk"), ("О ветре и всходах житняка", "И.Д. Нетов", "ru"))
    places = {"kk": "Көкжар университеті, Көкжар қ.", "ru": "Озёрский университет, г. Озёрск"}
    last = ("Бозарған дала", "Ж.Ж. Мнимов", "kk")
    text = "\n\n".join(f"{title}\n{who}\n{places[code]}\n\n{PARAGRAPH[code]}" for title, who, code in (*heads, last))
    assert [f.texts("title")[0] for f in read(text)] == [*(h[0] for h in heads), "Бозарған дала"]


def test_authors_in_turn_with_their_institutions_are_all_found() -> None:
    found = read(f"""
WHO BUYS THE SECOND COW?

Ivan Nobody
Shore School of Economics, Northmere, Norway
ivan@example.org

Mary Nowhere
Lake University, Southmere, Norway
mary@example.org

ABSTRACT

Small loans are meant to help poor families, and we show that most of them went to others.

{body("en")}
""")
    people = {b.text.chars: b.data["email"] for b in found[0].blocks if b.role == "author"}
    assert people == {"Ivan Nobody": "ivan@example.org", "Mary Nowhere": "mary@example.org"}


def test_kazakh_labels_in_latin_letters_are_read() -> None:
    text = (
        "ÄOJ 398.22\nĞ. B. Säken\nAqtaŋ memlekettik universiteti, Aqtaŋ, Qazaqstan\n\nQOBYZ SARYNYNYŊ ORNY\n\n"
        "Aŋdatpa. Maqalada qobyz sarynynyŋ orny qarastyrylady.\nTüiin sözder: qobyz, küi.\n\nKirispe\n"
    )
    (article,) = read(text + "Qobyz – baqsynyŋ da, jyraudyŋ da aspaby. Onyŋ sarynyn estigen adam ony ūmytpaidy. " * 9)
    assert article.one("title").text.chars == "QOBYZ SARYNYNYŊ ORNY"
    assert article.texts("keyword") == ["qobyz", "küi"]
    assert len(article.texts("abstract")) == len(article.texts("affiliation")) == 1
