"""The index of authors and the imprint on the last page are no part of the last article."""

from __future__ import annotations

import pytest

from tests.recognise.front.cases import REFERENCES, body
from zhinaq.recognise.volume.closing import closing_matter
from zhinaq.source import Line

IMPRINT = """Научное издание

СТЕПНЫЕ ЧТЕНИЯ – 2024

Подписано в печать 12.05.2024. Формат 60х84/16.
Усл. печ. л. 12,4. Тираж 100 экз. Заказ № 17.
Степное издательство, Кокжар, ул. Озёрная, 8"""


def lines(text: str) -> list[Line]:
    out, blank = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            out.append(Line(number, line, "a.txt", blank=blank))
        blank = 0 if line.strip() else blank + 1
    return out


@pytest.mark.parametrize(("gap", "first"), [
    ("\n\n\n", "Научное издание"),  # a wide gap: the whole page
    ("\n\n", "Подписано в печать 12.05.2024. Формат 60х84/16."),  # one blank line: the group of lines alone
])  # fmt: skip
def test_the_imprint_begins_at_its_page_or_its_group_of_lines(gap: str, first: str) -> None:
    found = lines(body("ru") + REFERENCES["ru"] + gap + IMPRINT)
    assert found[closing_matter(found)].text == first


@pytest.mark.parametrize("end", [
    "", "Тираж книги был невелик.", "1. Ойдан А. Тираж и формат // Степь. – 2020. – С. 5.",
    "Тираж\n" + "Слово за словом.\n" * 15 + "Формат",
])  # fmt: skip
def test_an_article_that_speaks_of_printing_has_no_imprint(end: str) -> None:
    found = lines(body("ru") + REFERENCES["ru"] + "\n\n" + end)
    assert closing_matter(found) == len(found)


@pytest.mark.parametrize("names", [
    "Камышев А.Б. 8   Цаплина В.Г. 2\nОйдан А. 5, 12", "Камышев А.Б. 8 Цаплина Вера\nОйдан А. 5, 12 Глебовна 2",
])  # fmt: skip
def test_an_index_of_authors_closes_the_volume_under_one_heading_or_two(names: str) -> None:
    index = f"Авторлар көрсеткіші\nУказатель авторов\n{names}\n\nОб авторах"
    found = lines(body("ru") + REFERENCES["ru"] + "\n\n" + index)
    assert found[closing_matter(found)].text == "Авторлар көрсеткіші"


def test_an_article_that_names_an_index_goes_on() -> None:
    found = lines(
        body("ru") + "\n\nИменной указатель\n\nОн составлен в 1912 году.\nВ нём сто имён.\n" + REFERENCES["ru"]
    )
    assert closing_matter(found) == len(found)


def test_an_index_with_articles_below_it_closes_nothing() -> None:
    index = "\n\nУказатель авторов\nКамышев А.Б. 8\nЦаплина В.Г. 2\nОйдан А. 5, 12\n\nАннотация. О цаплях."
    found = lines(body("ru") + REFERENCES["ru"] + index)
    assert closing_matter(found) == len(found)
