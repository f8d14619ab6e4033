"""The facts of publication: what each page says of them, in order, and what is reported when it is not there."""

from __future__ import annotations

import pytest

from tests.edition.example import volume
from zhinaq.edition.labels import Labels
from zhinaq.edition.volume.imprint import Imprint
from zhinaq.edition.volume.sheets import sheet_named, sheet_of


def imprint(pages: int = 0, trim: tuple[float, float] | None = None, **settings: object) -> Imprint:
    given = volume(**settings)
    return Imprint(given, Labels(given.language), pages, "Vollkorn", trim)


@pytest.mark.parametrize(("trim", "name"), [
    ((148, 210), "60×84/16"), ((210, 297), "60×84/8"), ((145, 215), "60×90/16"), ((170, 240), "70×100/16"),
    ((170, 260), "70×108/16"), ((130, 200), "84×108/32"), ((205, 260), "84×108/16"),
])  # fmt: skip
def test_a_usual_trim_names_its_paper(trim: tuple[int, int], name: str) -> None:
    found = sheet_of(*trim)
    assert found is not None
    assert found.name == name


def test_an_unusual_trim_names_no_paper() -> None:
    assert sheet_of(176, 250) is None
    assert imprint(160, (176, 250)).format == "176 × 250 мм"


@pytest.mark.parametrize(("pages", "sheet", "extent"), [
    (192, "60x84/8", 22.32), (68, "60x84/8", 7.905), (160, "60x84/16", 9.3), (160, "84x108/32", 8.4),
    (160, "60x90/16", 10.0), (160, "62x94/16", 10.8),
])  # fmt: skip
def test_the_extent_is_counted_in_sheets_of_60_by_90(pages: int, sheet: str, extent: float) -> None:
    assert sheet_named(sheet).conventional(pages) == pytest.approx(extent)


def test_the_last_page_gives_the_printing_in_order() -> None:
    found = imprint(160, (148, 210), language="ru", signed="2025-06-20", print_run="300", order_number="17", issn="")
    assert found.printing == [
        "Подписано в печать: 20 июня 2025 г.", "Формат: 60×84/16 (148 × 210 мм)", "Гарнитура: Vollkorn",
        "Усл. печ. л. 9,30", "Тираж: 300", "Заказ № 17", "ISBN 978-0-00-202505-8", "ISSN 2049-3630",
    ]  # fmt: skip


def test_the_day_of_publication_is_not_taken_for_that_of_signing() -> None:
    assert not any("2025 жылғы" in fact for fact in imprint(signed="").printing)


def test_a_given_paper_goes_before_the_usual_one() -> None:
    found = imprint(160, (165, 235), page={"sheet": "70x100/16"})
    assert (found.format, found.sheets) == ("70×100/16 (165 × 235 мм)", "12,90")


@pytest.mark.parametrize(("settings", "text"), [
    ({"volume": "3", "issue": "1", "number": "12"}, "Том 3, № 1 (12)"),
    ({"volume": "", "issue": "", "number": "12"}, "№ 12"),
    ({"volume": "3", "issue": "", "number": ""}, "Том 3"),
    ({"volume": "", "issue": "", "number": ""}, ""),
])  # fmt: skip
def test_an_issue_is_numbered_in_words(settings: dict[str, str], text: str) -> None:
    assert imprint(language="ru", **settings).numbering == text


def test_a_journal_says_who_founded_and_registered_it_and_how_often_it_comes() -> None:
    found = imprint(
        language="ru", kind="journal", founder="Кокжар", registration="№ 7 от 01.02.1996", founded="1996",
        frequency="4 раза в год", subscription_index="70 007",
    )  # fmt: skip
    assert found.standing == [
        "Учредитель: Кокжар", "Регистрация: № 7 от 01.02.1996", "Издаётся с 1996 года", "Периодичность: 4 раза в год",
        "Подписной индекс: 70 007",
    ]  # fmt: skip


def test_what_is_missing_depends_on_the_kind() -> None:
    assert imprint(isbn="", place={}).missing() == ["place", "isbn", "bbk"]
    assert imprint(kind="journal", founder="К").missing() == ["registration"]
    assert imprint(kind="journal", volume="", issue="", founder="К", registration="№ 1").missing() == ["number"]


def test_the_description_has_one_full_stop_between_its_areas() -> None:
    found = imprint(62, language="ru", publisher="Кокжар", place="Кокжар", year="2025")
    assert found.areas("Ойдан А.Б.") == " – Кокжар : Кокжар, 2025. – 62 с. – (Кокжарские сборники)."
    assert found.areas("Название").startswith(". – Кокжар")


@pytest.mark.parametrize(("first", "last", "text"), [
    ("2025-05-14", "2025-05-15", "14–15 мая 2025 г."), ("2025-04-30", "2025-05-02", "30 апреля – 2 мая 2025 г."),
    ("2025-12-30", "2026-01-02", "30 декабря 2025 г. – 2 января 2026 г."), ("2025-05-14", "", "14 мая 2025 г."),
    ("2025-05", "2025-06", "2025-05 – 2025-06"),
])  # fmt: skip
def test_days_say_the_shared_month_and_year_once(first: str, last: str, text: str) -> None:
    assert Labels("ru").days(first, last) == text
