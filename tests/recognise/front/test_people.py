"""People's lines in many conventions become persons and affiliations that belong together."""

from __future__ import annotations

import pytest

from tests.lines import lines_of
from zhinaq.finding import Report
from zhinaq.recognise.front.people.authors import people_blocks
from zhinaq.recognise.front.people.people import read_people


def read(text: str, named: set[int] | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Return each author with his affiliations."""
    blocks = people_blocks(read_people(lines_of(text), named), "en", "test", Report())
    affiliations = [b.text.chars for b in blocks if b.role == "affiliation"]
    return [
        (b.text.chars, tuple(affiliations[n - 1] for n in b.data["affiliations"])) for b in blocks if b.role == "author"
    ]


def author(text: str) -> dict[str, object]:
    (block,) = [b for b in people_blocks(read_people(lines_of(text)), "en", "test", Report()) if b.role == "author"]
    return dict(block.data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Нетова Вера Глебовна доцент кафедры ветра, Озёрный университет (г. Озёрск), netova@example.org\n"
            "Мнимов Клим Олегович студент 3 курса Озёрного университета (г. Озёрск)",
            [
                ("Нетова Вера Глебовна", ("доцент кафедры ветра, Озёрный университет (г. Озёрск)",)),
                ("Мнимов Клим Олегович", ("студент 3 курса Озёрного университета (г. Озёрск)",)),
            ],
        ),
        (
            "И.О.Нетов, НИИВЕТРА, Озёрск, П.К.Мнимов, ОзГУ, Озёрск",
            [("И.О.Нетов", ("НИИВЕТРА, Озёрск",)), ("П.К.Мнимов", ("ОзГУ, Озёрск",))],
        ),
        (
            "ADA NOBODY\nDepartment of Winds, Lake University\nLeeds, United Kingdom\nada@example.org\n"
            "BEN NOWHERE\nSchool of Letters, Shore University\nTurku, Finland\nben@example.org",
            [
                ("ADA NOBODY", ("Department of Winds, Lake University Leeds, United Kingdom",)),
                ("BEN NOWHERE", ("School of Letters, Shore University Turku, Finland",)),
            ],
        ),
        (
            "Серікова А.Б. – магистрант, Жайық университеті, Орал, Қазақстан",
            [("Серікова А.Б.", ("Жайық университеті, Орал, Қазақстан",))],
        ),
        (
            "Prof. Dr. Ada Nobody (Lake University, Leeds), Dr. Ben Nowhere (Shore Institute, Turku)",
            [("Ada Nobody", ("Lake University, Leeds",)), ("Ben Nowhere", ("Shore Institute, Turku",))],
        ),
        (
            "Ada Nobody†, Ben van der Nowhere‡\n†Lake University, Leeds\n‡Shore Institute, Turku",
            [("Ada Nobody", ("Lake University, Leeds",)), ("Ben van der Nowhere", ("Shore Institute, Turku",))],
        ),
        (
            "Ли В. С.a, Ким А. Б.b\na Степной университет, Астана\nb Институт ветра, Алматы",
            [("Ли В. С.", ("Степной университет, Астана",)), ("Ким А. Б.", ("Институт ветра, Алматы",))],
        ),
        (
            "Нетов И.И.*, Мнимов П.П.**\n*Озёрный университет\n**Институт ветра",
            [("Нетов И.И.", ("Озёрный университет",)), ("Мнимов П.П.", ("Институт ветра",))],
        ),
        (
            "профессор, д.т.н. Нетов И.И., аспирант Мнимов П.П.\nОзёрный университет, г. Озёрск",
            [("Нетов И.И.", ("Озёрный университет, г. Озёрск",)), ("Мнимов П.П.", ("Озёрный университет, г. Озёрск",))],
        ),
    ],
)
def test_names_and_affiliations_are_told_apart_and_belong_together(text, expected):
    assert read(text) == expected


def test_degrees_and_posts_before_an_institution_are_data_of_the_author():
    data = author("Нетов А.Б. – к.т.н., доцент, Озёрный институт, г. Озёрск, netov@example.org")
    assert (data["degree"], data["email"]) == ("к.т.н., доцент", "netov@example.org")


def test_each_post_goes_to_the_name_it_stands_before():
    blocks = people_blocks(
        read_people(lines_of("профессор, д.т.н. Нетов И.И., аспирант Мнимов П.П.\nОзёрный университет, г. Озёрск")),
        "ru", "test", Report(),
    )  # fmt: skip
    assert [b.data.get("degree") for b in blocks if b.role == "author"] == ["профессор, д.т.н.", "аспирант"]


def test_a_long_run_of_posts_stays_with_a_short_institution():
    text = "Нетов А.Б., доктор исторических наук, профессор, главный научный сотрудник, ОзГУ"
    assert read(text) == [("Нетов А.Б.", (text.split(", ", 1)[1],))]


def test_a_supervisor_is_no_author_and_stays_as_printed():
    blocks = people_blocks(
        read_people(lines_of("Нетов Иван Петрович\nНаучный руководитель: Мнимова Анна Глебовна\nОзёрный университет")),
        "ru", "test", Report(),
    )  # fmt: skip
    assert [(b.role, b.text.chars) for b in blocks] == [
        ("author", "Нетов Иван Петрович"),
        ("affiliation", "Озёрный университет"),
        ("front-other", "Научный руководитель: Мнимова Анна Глебовна"),
    ]


def test_a_surname_broken_by_a_space_is_made_whole_and_its_printed_form_kept():
    (person,) = read_people(lines_of("А.Б. Выдум кин\nОзёрный университет, г. Озёрск")).persons
    assert person.text.chars == "А.Б. Выдумкин"
    assert person.text.as_printed() == "А.Б. Выдум кин"


def test_a_name_in_a_contact_line_is_not_counted_again():
    text = "Ada Nobody, Ben Nowhere\nLake University, Leeds\nORCID: 0000-0000-2025-0016 (A. Nobody)"
    assert [name for name, _ in read(text, {0})] == ["Ada Nobody", "Ben Nowhere"]


def test_an_institution_may_stand_above_its_people_where_the_lines_of_names_are_known():
    text = "Lake University, Department of Winds\nAda Nobody\nada@example.org"
    assert read(text, {1}) == [("Ada Nobody", ("Lake University, Department of Winds",))]


def test_a_post_that_names_an_institution_is_the_affiliation_where_no_other_stands():
    text = "Нетов А.Б., член-корреспондент РОВН, председатель совета РОВН по ветру"
    assert read(text) == [("Нетов А.Б.", ("член-корреспондент РОВН, председатель совета РОВН по ветру",))]
    assert read("Нетов А.Б., к.т.н., доцент") == [("Нетов А.Б.", ())]


def test_every_word_of_the_lines_is_in_a_block():
    text = """
    Нетова Р. Р. кандидат наук, доцент кафедры ветра, Озёрный университет. Россия, г. Озёрск. netova@example.org
    Мнимов К. О., аспирант, ООО «Ветер», Озёрск (обзор)
    """
    blocks = people_blocks(read_people(lines_of(text)), "ru", "test", Report())
    kept = " ".join([*(b.text.chars for b in blocks), *(str(x) for b in blocks for x in b.data.values())])
    words = "".join(c if c.isalnum() or c in "@.-" else " " for c in text).split()
    assert [w for w in words if w.strip(".") not in kept] == []
