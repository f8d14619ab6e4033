"""One invented article as labelled blocks, with every role that recognition gives."""

from __future__ import annotations

from zhinaq.block import Block, Mark, Text
from zhinaq.source import Line, Source

FILE = "lake.txt"
SOURCE = Source(FILE, (Line(1, "x", FILE),), "0" * 64)


def block(
    role: str, text: str | Text, line: int, language: str = "kk", last: int = 0, cert: str = "high", **data: object
) -> Block:
    """Return a block at a line."""
    chars = text if isinstance(text, Text) else Text(text)
    return Block(role, chars, line, last or line, FILE, language, cert, "test", data)


def whole_article() -> list[Block]:
    """Return an article with front, body and back matter in three languages."""
    return [
        block("section-name", "Тарих", 1),
        block("code", "556.5", 2, scheme="udc"),
        block("code", "37.27.00", 3, scheme="irsti"),
        block("article-type", "Ғылыми мақала", 4),
        block("doi", "10.5555/zhinaq.2025.1", 5),
        block("title", "Ойдан шығарылған көлдің суы", 6, type="main"),
        block("title", "бақылау тәжірибесі", 7, type="sub"),
        block("author", "А.Б. Көкжарова", 8, n=1, corresp=True, orcid="0000-0002-1825-0097", email="a@example.org",
              degree="ғ.к.", affiliations=(1,)),
        block("author", "В.Г. Жалғанов", 8, n=2, affiliations=(1, 2)),
        block("affiliation", "Көкжар университеті, Көкжар, Қазақстан", 9, n=1),
        block("affiliation", "Көл институты, Алматы, Қазақстан", 10, n=2),
        block("front-other", "Баяндама мәтіні.", 11),
        block("abstract", "Мақалада ойдан шығарылған көлдің суы бақыланады.", 12),
        block("keyword", "көл", 13), block("keyword", "су", 13),
        block("date", "13.01.2025", 14, type="received", when="2025-01-13"),
        block("heading", "Кіріспе", 15, level=1),
        block("paragraph", Text("Көлдің суы көп жыл бойы бақыланды¹, ал қарым-қатынас Көл туралы H2O.", (
            Mark(28, "lb", "join"), Mark(45, "lb", "keep"), Mark(45, "pb", "9"), Mark(53, "sic", "Kөл", 3),
            Mark(53, "hi", "italic", 10), Mark(65, "hi", "sub", 1))), 16, last=18),
        block("item", "су деңгейі;", 19, list=1, marker="–", level=1),
        block("item", "көк;", 20, list=1, marker="1)", n="1", level=2),
        block("item", "судың түсі", 21, list=1, marker="–", level=1),
        block("note", "Бұл жерде көл тек мысал үшін алынған.", 22, n="1", anchor="бақыланды"),
        block("note", "Бұл ескертудің белгісі жоқ.", 23, n="7", anchor=""),
        block("heading", "Нәтижелер", 24, level=1, n="2."),
        block("heading", "Су деңгейі.", 25, level=2, n="2.1", run_in=True, cert="medium"),
        block("paragraph", "Сілтеме: https://example.org/lake_(a). Соңы.", 26),
        block("quote", "Озеро помнит всё, что видело.", 27, "ru"),
        block("formula", "h = k · t (1)", 28, n="1"),
        block("table", "", 29, last=32, label="1-кесте", n="1", head=Text("Көл суы"), printed=Text("1-кесте. Көл суы"),
              rows=((Text("Жыл"), Text("Деңгей")), (Text("2023"), Text("3,5")), (Text("орташа 3,5"),)), header_rows=1,
              spans=((2, 0, 2),), note=Text("Дереккөз: автор")),
        block("figure", "", 33, label="1-сурет", n="1", head=Text("Көл"), printed=Text("1-сурет – Көл"), note=None,
              image="", debris=(Text("0 10 20"),)),
        block("heading", "Қаржыландыру", 34, back=True, type="funding"),
        block("paragraph", "Зерттеуді Ойдан ғылым қоры қаржыландырды (№ AP12345678).", 35),
        block("back-heading", "Авторлардың үлесі:", 36, type="contribution", run_in=True),
        block("contribution", "А.Б. Көкжарова – зерттеу идеясы; В.Г. Жалғанов – өлшеу.", 36),
        block("conflict", "Мүдделер қақтығысы жоқ.", 37),
        block("reference-heading", "Әдебиеттер тізімі", 38, list=1, subtype="original"),
        block("reference", "1. Ойданов О.О. Көл туралы сөз. – Көкжар: Кітап, 2019.", 39, list=1, n="1",
              subtype="original"),
        block("reference", "Мнимов М.М. Вода и память. 2020.", 40, "ru", list=1, n="2", subtype="original"),
        block("alt-title", "Вода вымышленного озера", 41, "ru"),
        block("author", "Кокжарова А.Б.", 42, "ru", n=1, email="a@example.org"),
        block("author", "Жалганов В.Г.", 42, "ru", n=2),
        block("affiliation", "Университет Кокжара, Кокжар, Казахстан", 43, "ru", n=1),
        block("affiliation", "Институт озера, Алматы, Казахстан", 44, "ru", n=2),
        block("abstract", "В статье наблюдается вода вымышленного озера.", 45, "ru"),
        block("keyword", "озеро", 46, "ru"),
        block("reference-heading", "References", 47, "en", list=2, subtype="romanised"),
        block("reference", "1. Oidanov O.O. Kol turaly soz. 2019. [in Kazakh]", 48, "kk", list=2, n="1",
              subtype="romanised"),
        block("back-heading", "Авторлар туралы мәлімет", 49, type="biography"),
        block("biography", "Көкжарова А.Б. – ғылым кандидаты.", 50),
        block("biography", "Жалганов Василий – кандидат наук.", 51, "ru"),
        block("back-other", "Бір жол қалды.", 52),
        block("licence", "Бұл мақала CC BY 4.0 лицензиясымен жарияланады.", 53,
              target="https://creativecommons.org/licenses/by/4.0/"),
    ]  # fmt: skip
