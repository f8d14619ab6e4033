"""A small article with its list of references in every form: each is found, and cut into whole entries."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from zhinaq.pipeline import encode_source
from zhinaq.progress import Terminal
from zhinaq.tei import text_of, xpath
from zhinaq.volume import load

ARTICLE = """УДК 556.5

М.М. МНИМОВ, В.В. ВЫДУМКИН

ВОДА И ПАМЯТЬ ПРИДУМАННОГО ОЗЕРА

Аннотация. В статье рассматривается придуманное озеро, его берега и люди, которые живут рядом с водой много лет.

Ключевые слова: озеро, память, берег.

Введение

Озеро лежит среди холмов, и вода в нём стоит тихо с весны до осени. Люди приходят к берегу рано утром и уходят
вечером, а рыбаки остаются на ночь. О том, как менялся берег, писали многие, но общей картины до сих пор нет.

Заключение

Озеро остаётся главным местом памяти для жителей трёх сёл. Дальнейшая работа потребует новых записей и измерений.

"""
HEAD = "Список литературы\n\n"
E = [
    "Азов М.М. Вода и память // Вестник озёр. – 2019. – № 4. – С. 15-27.",
    "Бухтин О.Л., Ряскин П.С. Обитатели тихой воды. – СПб.: Заводь, 2005. – 344 с.",
    "Волнов И.Н. Дюны // Берега и люди / под ред. К.А. Песчаного. – Самара: Прибой, 2011. – С. 51–90.",
    "Илов Д.Ш. История одного пруда: дис. … канд. ист. наук. – Казань, 2003. – 180 с.",
    "Көкжаров А.Б. Көл сөзі // Көкжар хабаршысы. – 2015. – № 2. – Б. 3–9.",
    "Reed A., Marsh T. Why do reeds whisper? // Marsh Letters. – 2012. – Vol. 31. – P. 175–178.",
]
SHELVES = ["ЦГА РК. Ф. 64. Оп. 1. Д. 125. Л. 15.", "РГИА. Ф. 391. Оп. 3. Д. 44."]


def numbered(form: str, entries: list[str] = E, start: int = 1, joint: str = "\n") -> str:
    return joint.join(form.format(n) + entry for n, entry in enumerate(entries, start))


def wrapped(text: str) -> str:
    lines = (textwrap.fill(line, 64, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(lines)


def lists_of(tail: str, folder: Path) -> list[list[str]]:
    file = folder / "a.txt"
    file.write_text(ARTICLE + tail + "\n", encoding="utf-8")
    (article,) = encode_source(load(file), Terminal(quiet=True)).articles
    note = "t:listBibl/*/t:note[@type='raw_reference']"
    return [[text_of(n) for n in xpath(d, note)] for d in xpath(article, "t:text/t:back/t:div[@type='bibliography']")]


FORMS = {
    "1.": HEAD + numbered("{}. "), "1)": HEAD + numbered("{}) "), "[1]": HEAD + numbered("[{}] "),
    "(1)": HEAD + numbered("({}) "), "1": HEAD + numbered("{} "), "glued": HEAD + numbered("{}."),
    "bullets": HEAD + "\n".join("• " + e for e in E), "dashes": HEAD + "\n".join("– " + e for e in E),
    "plain": HEAD + "\n".join(E), "blank lines": HEAD + "\n\n".join(E), "plain wrapped": HEAD + wrapped("\n".join(E)),
    "numbered wrapped": HEAD + wrapped(numbered("{}. ")), "1 wrapped": HEAD + wrapped(numbered("{} ")),
    "run together": HEAD + numbered("{}. ", joint=" "), "[1] together": HEAD + numbered("[{}] ", joint=" "),
    "1) together": HEAD + numbered("{}) ", joint=" "),
    "heading run in": "Список литературы: " + numbered("{}. ", joint=" "),
    "no heading": numbered("{}. "), "[1] no heading": numbered("[{}] "), "1 no heading": numbered("{} "),
    "letters": HEAD + "\n".join(f"{e[0]}\n{e}" for e in E),
    "letters and numbers": HEAD + "\n".join(f"{e[0]}\n{n}. {e}" for n, e in enumerate(E, 1)),
    "page break": HEAD + numbered("{}. ")[:230] + "\n\f\n" + numbered("{}. ")[230:],
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_list_in_any_form_is_cut_into_its_entries(form: str, tmp_path: Path) -> None:
    (entries,) = lists_of(FORMS[form], tmp_path)

    assert len(entries) == len(E)
    assert all(e[:5] in entry and e.rstrip(".")[-5:] in entry for e, entry in zip(E, entries, strict=True))


@pytest.mark.parametrize("heads", [("Источники", "Архивные материалы", "Исследования"), ("Монографии", "Архивы", "Литература")])  # fmt: skip  # noqa: E501
@pytest.mark.parametrize("numbers", ["through", "anew", "none"])
def test_a_list_divided_by_headings_is_one_list_for_each_part(
    heads: tuple[str, ...], numbers: str, tmp_path: Path
) -> None:
    tail, count = HEAD, 1
    for head, part in zip(heads, (E[:2], SHELVES, E[2:]), strict=True):
        tail += f"{head}\n\n" + ("\n".join(part) if numbers == "none" else numbered("{}. ", part, count)) + "\n\n"
        count = count + len(part) if numbers == "through" else 1

    assert [len(part) for part in lists_of(tail, tmp_path)] == [2, 2, 4]


def test_letters_that_head_entries_are_logged(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE + FORMS["letters"] + "\n", encoding="utf-8")

    repairs = encode_source(load(file), Terminal(quiet=True)).report.repairs

    assert [r.before for r in repairs if "alphabetical" in r.why] == ["А", "Б", "В", "И", "К", "R"]


def test_a_word_of_a_part_heading_elsewhere_is_no_list(tmp_path: Path) -> None:
    assert lists_of("Статьи\n\nСтатьи об озере выходят редко, и читают их немногие люди.", tmp_path) == []
