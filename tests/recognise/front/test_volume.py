"""Articles are found by what their heads look like, and parallel front matter stays with its article."""

from __future__ import annotations

from tests.recognise.front.cases import PARAGRAPH, REFERENCES, body, read
from zhinaq.finding import Report


def test_code_line_byline_affiliation_and_capital_title_open_an_article():
    found = read(f"""
ӘОЖ 332.1
Серіков А.Б., Омарова Г.Т.
Жайық өңірлік университеті, Орал, Қазақстан
ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ
{body("kk")}
{REFERENCES["kk"]}
УДК 94(574)
Ким Е.С.
Институт истории, Алматы, Казахстан
kim@example.kz
ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ
{body("ru")}
{REFERENCES["ru"]}
""")
    assert [f.texts("title") for f in found] == [["ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ"], ["ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ"]]
    assert [f.language for f in found] == ["kk", "ru"]
    assert [f.one("code").text.chars for f in found] == ["332.1", "94(574)"]
    assert found[1].one("author").data["email"] == "kim@example.kz"


def test_front_matter_in_other_languages_after_the_references_opens_no_article():
    found = read(f"""
ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ
А.Б. Серіков
Жайық университеті, Орал, Қазақстан

{body("kk")}

{REFERENCES["kk"]}

А.Б. Сериков
ПУТИ РАЗВИТИЯ ЭКОНОМИКИ РЕГИОНА
Резюме. В статье рассматриваются пути развития экономики региона и даются предложения.

A.B. Serikov
PATHS OF DEVELOPMENT OF THE REGIONAL ECONOMY
Summary. The paper looks at the paths of development of the regional economy and makes proposals.

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ
Г.Т. Омарова
Тарих институты, Алматы, Қазақстан

{body("kk")}

{REFERENCES["kk"]}
""")
    assert [f.one("title").text.chars for f in found] == ["ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ", "ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ"]
    assert [z.kind for z in found[0].zones] == ["front", "body", "back", "parallel", "parallel"]
    assert [b.language for b in found[0].blocks if b.role == "alt-title"] == ["ru", "en"]
    assert [b.language for b in found[0].blocks if b.role == "abstract"] == ["ru", "en"]


def test_chains_of_three_languages_without_codes_are_told_apart():
    def article(k: int) -> str:
        names = (
            ("Серіков А.Б.", "Сериков А.Б.", "Serikov A.B.") if k else ("Омарова Г.Т.", "Омарова Г.Т.", "Omarova G.T.")
        )
        return f"""
ӨҢІР ЭКОНОМИКАСЫНЫҢ {"ДАМУ" if k else "ӨСУ"} ЖОЛДАРЫ
{names[0]}
Жайық университеті, Орал, Қазақстан
{PARAGRAPH["kk"]}
Түйін сөздер: өңір, экономика.
ПУТИ {"РАЗВИТИЯ" if k else "РОСТА"} ЭКОНОМИКИ РЕГИОНА
{names[1]}
Жайыкский университет, Орал, Казахстан
{PARAGRAPH["ru"]}
Ключевые слова: регион, экономика.
PATHS OF {"DEVELOPMENT" if k else "GROWTH"} OF THE REGION
{names[2]}
Zhaiyk University, Oral, Kazakhstan
{PARAGRAPH["en"]}
Keywords: region, economy.
Кіріспе. {body("kk", 4)}
{REFERENCES["kk"]}
"""

    found = read(article(0) + article(1))
    assert len(found) == 2
    for one in found:
        assert [z.kind for z in one.zones] == ["front", "parallel", "parallel", "body", "back"]
        assert [b.language for b in one.blocks if b.role == "abstract"] == ["kk", "ru", "en"]
        assert one.texts("keyword", "en") == ["region", "economy"]


def test_title_page_boards_preface_and_contents_are_no_articles():
    found = read(f"""
ДАЛА УНИВЕРСИТЕТІ

ДАЛА ОҚУЛАРЫ – 2024

УДК 332.1
ББК 65.04

Редакция алқасы: А.Б. Серіков (төраға), К.Д. Омаров

ISBN 978-601-000-000-0

АЛҒЫ СӨЗ

{body("kk", 2)}

Редакция алқасының төрағасы
А.Б. Серіков

Омарова Г.Т.
Тарих институты, Алматы, Қазақстан

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ

{body("kk")}

Ким Е.С.
Институт истории, Алматы, Казахстан

ИСТОРИЯ МАЛЫХ ГОРОДОВ

{body("ru")}

МАЗМҰНЫ

Алғы сөз ..... 3
Омарова Г.Т. Дала қалаларының тарихы ..... 5
Ким Е.С. История малых городов ..... 9
""")
    assert [f.extent.kind for f in found] == ["frontmatter", "preface", "article", "article", "contents"]
    signed = found[1].one("author")
    assert (signed.text.chars, signed.rule) == ("А.Б. Серіков", "signature")


def test_headings_in_capitals_inside_articles_open_none():
    report = Report()
    found = read(
        f"""
ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ
Ким Е.С.
Институт истории, Алматы, Казахстан

ВВЕДЕНИЕ

{body("ru")}

ГОРОДА ПЕРВОЙ ПОЛОВИНЫ ВЕКА

{body("ru")}

ЗАКЛЮЧЕНИЕ

{body("ru")}

{REFERENCES["ru"]}

ПУТИ РАЗВИТИЯ СЕЛА
Омаров К.Д.
Степной университет, Астана, Казахстан

{body("ru")}

{REFERENCES["ru"]}
""",
        report,
    )
    assert [f.one("title").text.chars for f in found] == ["ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ", "ПУТИ РАЗВИТИЯ СЕЛА"]


def test_section_headings_of_the_issue_belong_to_the_articles_after_them():
    found = read(f"""
1 СЕКЦИЯ. ЭКОНОМИКА

ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ
А.Б. Серіков
Жайық университеті, Орал, Қазақстан

{body("kk")}

{REFERENCES["kk"]}

2 СЕКЦИЯ. ТАРИХ

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ
Г.Т. Омарова
Тарих институты, Алматы, Қазақстан

{body("kk")}
""")
    assert [f.extent.section for f in found] == ["1 СЕКЦИЯ. ЭКОНОМИКА", "2 СЕКЦИЯ. ТАРИХ"]
    assert [f.texts("section-name") for f in found] == [["1 СЕКЦИЯ. ЭКОНОМИКА"], ["2 СЕКЦИЯ. ТАРИХ"]]
    assert [f.one("title").text.chars for f in found] == ["ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ", "ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ"]


def test_titles_in_ordinary_letters_are_found_by_their_bylines():
    found = read(f"""
Дала қалаларының тарихы
Омарова Г.Т.
Тарих институты, Алматы, Қазақстан
{body("kk")}
{REFERENCES["kk"]}
Пути развития села
Ким Е.С., Ли В.С.
Степной университет, Астана, Казахстан
{body("ru")}
{REFERENCES["ru"]}
""")
    assert [f.texts("title") for f in found] == [["Дала қалаларының тарихы"], ["Пути развития села"]]


def test_a_text_that_begins_inside_an_article_is_a_fragment_first():
    found = read(f"""
деректер бойынша шағын шаруашылықтардың үлесі артып келеді. {body("kk")}

{REFERENCES["kk"]}

К.Д. Омаров

ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ

{body("kk")}
""")
    assert [f.extent.kind for f in found] == ["fragment", "article"]
    assert [z.kind for z in found[0].zones] == ["body", "back"]


def test_extents_cover_every_line_in_order():
    text = f"{body('kk')}\n\n{REFERENCES['kk']}\n\nК.Д. Омаров\n\nДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ\n\n{body('kk')}"
    found = read(text)
    assert found[0].extent.start == 0
    assert all(a.extent.end == b.extent.start for a, b in zip(found, found[1:], strict=False))


def test_an_empty_text_has_no_extents():
    from zhinaq.recognise.volume.extents import split

    assert split([], Report()) == []


def test_short_papers_in_turning_languages_are_articles_not_parallels():
    found = read(f"""
Серіков А.Б.
Жайық университеті, Орал, Қазақстан

ӨҢІР ЭКОНОМИКАСЫНЫҢ ДАМУ ЖОЛДАРЫ

{body("kk", 4)}

Ким Е.С.
Институт истории, Алматы, Казахстан

ИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ

{body("ru", 4)}

Smith J.
University of the North, Leeds, United Kingdom

THE ROADS OF RURAL TRADE

{body("en", 4)}
""")
    assert [f.language for f in found] == ["kk", "ru", "en"]
    assert [[z.kind for z in f.zones] for f in found] == [["front", "body"]] * 3


def test_titles_alone_are_believed_where_the_language_turns_and_reported():
    report = Report()
    found = read(f"ӨҢІР ЭКОНОМИКАСЫ\n\n{body('kk', 5)}\n\nИСТОРИЯ МАЛЫХ ГОРОДОВ СТЕПИ\n\n{body('ru', 5)}", report)
    assert [f.extent.cert for f in found] == ["low", "low"]
    assert {f.code for f in report.findings} == {"art-002"}


def test_section_names_in_three_languages_stand_above_the_code():
    found = read(f"""
1-БӨЛІМ. ТАРИХ
РАЗДЕЛ 1. ИСТОРИЯ
SECTION 1. HISTORY

ӘОЖ 94(574)
ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ
Г.Т. Омарова
Тарих институты, Алматы, Қазақстан

{body("kk")}
""")
    assert found[0].extent.section == "1-БӨЛІМ. ТАРИХ РАЗДЕЛ 1. ИСТОРИЯ SECTION 1. HISTORY"
