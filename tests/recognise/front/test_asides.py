"""Notes how to cite, and thanks, between a head and its parallel; sections above codes; Roman numbers and names."""

from __future__ import annotations

from tests.lines import lines_of
from tests.recognise.front.cases import REFERENCES, body, read
from zhinaq.recognise.front.between import aside_end, cites_itself
from zhinaq.signs import cues

HEAD = """Научная статья
УДК 94(574)
https://doi.org/10.55555/abc.2023.1

Мельницы на степной реке

Анна Петровна Лугова1
1 Луговой университет, Луговой, Россия

Аннотация. Рассмотрены мельницы на степной реке и их хозяева за сорок лет.
Ключевые слова: мельница, река
Для цитирования: Лугова А. П. Мельницы на степной реке // Вестник. 2023. Т. 9. № 2. С. 14–21. https://doi.org/10.55555/abc.2023.1
Благодарности: работа выполнена при поддержке Фонда степных рек.

Original article

Mills on a Steppe River

Anna P. Lugova1
1 Lugovoy University, Lugovoy, Russia

Abstract. Mills on a steppe river and their owners over forty years are considered.
Keywords: mill, river
For citation: Lugova A. P. Mills on a Steppe River. Bulletin, 2023, vol. 9, no. 2, pp. 14–21.

Введение
"""


def test_a_parallel_head_behind_a_note_how_to_cite_belongs_to_the_article() -> None:
    articles = read(HEAD + body("ru") + "\n\n" + REFERENCES["ru"])
    assert [a.one("title").text.chars for a in articles] == ["Мельницы на степной реке"]
    (article,) = articles
    assert article.texts("alt-title") == ["Mills on a Steppe River"]
    assert [b.language for b in article.blocks if b.role == "abstract"] == ["ru", "en"]
    assert article.texts("acknowledgement") == ["работа выполнена при поддержке Фонда степных рек."]
    assert next(z for z in article.zones if z.kind == "body").start == 17


def test_a_note_how_to_cite_needs_its_sign() -> None:
    assert cites_itself("Для цитирования: Иванов И. И. Село // Вестник. 2020. № 1.")
    assert not cites_itself("Для цитирования этих строк нужно согласие автора.")
    assert aside_end(lines_of("Дәйексөз үшін: Ахметов С. Ауыл // Хабаршы. 2020."), 0) == 1


def test_a_section_above_the_kind_of_the_article_is_no_title() -> None:
    articles = read("СОЦИОЛОГИЯ\n\n" + HEAD + body("ru") + "\n\n" + REFERENCES["ru"])
    assert [a.one("title").text.chars for a in articles] == ["Мельницы на степной реке"]


def test_roman_numbers_above_headings_are_no_initials() -> None:
    assert not any(cues.is_byline(text) for text in ("II. DATA", "I. INTRODUCTION", "IV. FIELD TRIAL", "V. CONCLUSION"))
    assert cues.is_byline("I. PETROV, V. SIDOROV")


def test_full_names_between_a_title_and_a_department_open_the_byline() -> None:
    head = """Counting Sheep by Radio
Arman Tolebay
Dept. of Computer Engineering
Karasay Technical University
Karasay, Kazakhstan
a.tolebay@ktu.example
Lucy Harwood
School of Sensors
Moorgate University
Moorgate, United Kingdom
l.harwood@moorgate.example

Abstract—Counting animals is slow. We present a collar.
Index Terms—livestock, radio

I. INTRODUCTION
"""
    (article,) = read(head + body("en") + "\n\n" + REFERENCES["en"])
    assert article.texts("author") == ["Arman Tolebay", "Lucy Harwood"]
    assert article.one("title").text.chars == "Counting Sheep by Radio"


def test_a_name_in_two_languages_above_a_plain_title_is_a_section() -> None:
    text = (
        "КАРДИОЛОГИЯ / CARDIOLOGY\n\nПульсовая волна у жителей высокогорных посёлков\nРахимова С.Б., Юнусов Т.К.\n"
        "Областная больница, Алматы, Казахстан\n"
    )
    (article,) = read(text + body("ru") + "\n\n" + REFERENCES["ru"])
    assert article.one("title").text.chars == "Пульсовая волна у жителей высокогорных посёлков"
    assert article.texts("section-name") == ["КАРДИОЛОГИЯ / CARDIOLOGY"]


def test_two_sentences_with_an_exclamation_are_no_title_above_a_signature() -> None:
    greeting = "Жиын барысында отыз баяндама тыңдалады деп күтілуде. Баршаңызға шығармашылық табыс тілеймін!"
    text = (
        f"ҚҰТТЫҚТАУ СӨЗ\n\nҚұрметті қатысушылар! Бүгін жас зерттеушілер бас қосып отыр.\n{greeting}\n\nҚ.Ә. Тұрарбек,\n"
    )
    text += (
        "Сарыбел университетінің ректоры\n\nСУ ҰҒЫМЫ ТУРАЛЫ\nБөрібай А.Т.\n(Сарыбел университеті, Алматы, Қазақстан)\n"
    )
    articles = read(text + body("kk") + "\n\n" + REFERENCES["kk"])
    assert [a.one("title").text.chars for a in articles] == ["ҚҰТТЫҚТАУ СӨЗ", "СУ ҰҒЫМЫ ТУРАЛЫ"]


def test_a_conference_with_its_year_above_the_first_title_is_no_part_of_it() -> None:
    text = "2023 International Conference on Steppe Systems (SIS)\nCounting Sheep by Radio\nArman Tolebay\n"
    text += "School of Sensors, Moorgate University, Moorgate, United Kingdom\n\nAbstract—Counting animals is slow.\n\n"
    (article,) = read(text + "I. INTRODUCTION\n" + body("en") + "\n\n" + REFERENCES["en"])
    assert article.one("title").text.chars == "Counting Sheep by Radio"
