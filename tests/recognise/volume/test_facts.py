"""Facts of a volume are taken from its own first pages when they can be nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recognise.front.cases import PARAGRAPH
from zhinaq.language import load_languages
from zhinaq.pipeline import Encoded, encode_source
from zhinaq.progress import Terminal
from zhinaq.recognise.volume.facts import printed_facts
from zhinaq.source import Line
from zhinaq.tei import serialise
from zhinaq.volume import load

PAGES = """
ДАЛА УНИВЕРСИТЕТІ

СТЕПНЫЕ ЧТЕНИЯ – 2024
Материалы международной конференции

Кокжар 2024

УДК 332.1
ББК 65.04
С 79

Редакционная коллегия:
А.Б. Сериков (председатель), К.Д. Омаров, Е.С. Ким

Рецензенты:
Г.Т. Айдынова – доктор исторических наук, профессор университета им. К.Д. Омарова
В.Р. Лузгин, кандидат исторических наук

С 79 Степные чтения – 2024: материалы международной
конференции / под ред. А.Б. Серикова. – Кокжар: Дала
баспасы, 2024. – 212 с.

ISBN 978-0-00-202505-8
ISSN 2049-3630
eISSN 2049-3630
https://doi.org/10.5555/steppe.2024
© Степной университет, 2024
"""


def facts(text: str) -> dict[str, object]:
    out, blank = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            out.append(Line(number, line, "a.txt", blank=blank))
            blank = 0
        else:
            blank += 1
    return printed_facts(out, load_languages())


def test_a_title_page_and_its_verso_give_what_they_print() -> None:
    assert facts(PAGES) == {
        "udc": "332.1", "bbk": "65.04", "isbn": "978-0-00-202505-8", "issn": "2049-3630", "eissn": "2049-3630",
        "doi": "10.5555/steppe.2024", "copyright": "© Степной университет, 2024",
        "title": {"ru": "Степные чтения – 2024"},
        "subtitle": {"ru": "материалы международной конференции"}, "place": {"ru": "Кокжар"},
        "publisher": {"ru": "Дала баспасы"}, "author_mark": "С 79", "year": "2024",
        "board": [{"name": "А.Б. Сериков", "role": "председатель"}, {"name": "К.Д. Омаров"}, {"name": "Е.С. Ким"}],
        "reviewers": [
            {"name": "Г.Т. Айдынова",
             "affiliation": "доктор исторических наук, профессор университета им. К.Д. Омарова"},
            {"name": "В.Р. Лузгин", "affiliation": "кандидат исторических наук"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize("text", [
    "ISBN 978-0-00-202505-7",  # the check digit is wrong
    "Кокжар 2024", "СТЕПНЫЕ ЧТЕНИЯ",
    "Редакционная коллегия:\nА.Б. Сериков, К.Д. Омаров, профессор",  # whose is the degree?
    "Рецензенты: кафедра истории",
    "Сериков А.Б. Степь и вода // Вестник. – 2024. – № 3. – С. 5–9.",
])  # fmt: skip
def test_what_may_be_something_else_is_left_alone(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(("text", "title"), [
    ("Дала оқулары: конференция материалдары. – Көкжар: Дала, 2024. – 212 б.", {"kk": "Дала оқулары"}),
    ("Steppe readings : proceedings / ed. by A. Oidan. – Kokzhar : Dala, 2024. – 212 p.", {"en": "Steppe readings"}),
    ("«Steppe» readings. – Kokzhar : Dala, 2024. – 212 p.", {"en": "«Steppe» readings"}),
    ("Степные чтения [Текст]: материалы. – Кокжар: Дала, 2024. – 212 с. – ISBN 978", {"ru": "Степные чтения"}),
])  # fmt: skip
def test_a_description_is_read_in_three_languages(text: str, title: dict[str, str]) -> None:
    assert facts(text)["title"] == title


def test_an_editor_has_the_office_the_label_names() -> None:
    assert facts("Бас редактор: А.Б. Серіков")["editors"] == [{"role": "бас редактор", "name": "А.Б. Серіков"}]


def volume_of(folder: Path, settings: str = "") -> Encoded:
    (folder / "raw").mkdir()
    article = f"АЛҒЫ СӨЗ\n\n{PARAGRAPH['kk']}\n\nА.Б. Серіков\n"
    (folder / "raw" / "a.txt").write_text(f"{PAGES}\n\n{article}", encoding="utf-8")
    (folder / "volume.yaml").write_text(settings, encoding="utf-8")
    return encode_source(load(folder), Terminal(quiet=True))


def test_facts_the_settings_lack_are_filled_in_and_told(tmp_path: Path) -> None:
    found = volume_of(tmp_path, "title: Басқа тақырып\n")
    settings = found.volume.settings
    assert (settings.title, settings.isbn) == ({"": "Басқа тақырып"}, "978-0-00-202505-8")
    assert [m.name for m in settings.board] == [{"": "А.Б. Сериков"}, {"": "К.Д. Омаров"}, {"": "Е.С. Ким"}]
    told = [f for f in found.report.findings if f.code == "vol-004"]
    assert len(told) == 1
    assert "isbn" in told[0].message
    assert "title" not in told[0].message
    assert "978-0-00-202505-8" in serialise(found.corpus).decode()
