"""From raw texts to files: what volume.yaml says of references reaches the TEI, the editions and the exports."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from zhinaq.build import Result, build
from zhinaq.progress import Terminal
from zhinaq.tei import parse, xpath

FIRST = """ӘОЖ 556.5

Ғ.Қ. Үкібаев

ҚАМЫС ҮНІ: ЖАҒАДАҒЫ ДЫБЫСТАР

Аңдатпа. Мақалада көл жағасындағы дыбыстар сипатталады, олардың маусымдық өзгерісі бақыланады.
Түйін сөздер: қамыс, көл, дыбыс

Кіріспе
Көл жағасында қамыс көп өседі, оның үні алыстан естіледі. Бұл туралы бұрын да жазылған [1, б. 5; 2].
Бақылау үш жыл бойы таңертең және кешке жүргізілді, әр жолы жел мен су деңгейі жазылды.
Қорытынды
Қамыстың үні желдің күшіне байланысты, ал судың деңгейі оған аз әсер етеді.

Әдебиеттер тізімі
1. Көлбаев Е. Дала мен су. – Алматы: Дала, 2014. – 120 б.
2. Мнимов М.М. Вода и память // Вестник озёр. – 2019. – № 4. – С. 15-27.
3. Reed A. Why reeds whisper // Marsh Letters. 2012. Vol. 31. P. 175-178.
"""
SECOND = """УДК 556.5

М.М. Мнимов

ТРОСТНИК НАД РЕКОЙ И ЕГО ТЕНЬ

Аннотация. В статье описаны наблюдения над тростником у переправы за последние три года.
Ключевые слова: тростник, река, тень

Введение
Тростник растёт у переправы с давних пор, и о нём писали многие [1]. Наблюдения продолжались три года.
Тень тростника измерялась утром и вечером, а уровень воды записывался каждый день без пропусков.
Заключение
Тень тростника зависит от высоты воды сильнее, чем от времени года, что подтвердили измерения.

Список литературы
1. Үкібаев Ғ.Қ. Қамыс үні: жағадағы дыбыстар // Көкжар жинағы. – 2025. – Б. 3-9.
2. Песков И.Н. Дюны. – М.: Прибой, 2011. – 90 с.
"""
SETTINGS = """title: Көкжар жинағы
year: "2025"
romanised_references: {ru: bsi, kk: kazakh-latin-2021}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("volume")
    (folder / "raw").mkdir()
    (folder / "raw" / "1.txt").write_text(FIRST, encoding="utf-8")
    (folder / "raw" / "2.txt").write_text(SECOND, encoding="utf-8")
    (folder / "volume.yaml").write_text(SETTINGS, encoding="utf-8")
    return build(folder, ("references", "html"), Terminal(quiet=True))


def articles(result: Result) -> list[bytes]:
    return [data for name, data in sorted(result.files.items()) if name.match("tei/0*.xml")]


def test_nothing_is_wrong_with_a_tree_that_has_a_list_made_for_it(built: Result) -> None:
    assert [f for f in built.findings if f.severity == "error"] == []
    made = [xpath(parse(data), "//t:div[@subtype='romanised'][@resp='#zhinaq']") for data in articles(built)]
    assert [len(divisions) for divisions in made] == [1, 1]


def test_a_reference_to_the_other_article_leads_there(built: Result) -> None:
    targets = [[str(t) for t in xpath(parse(d), "//t:ptr[@type='article']/@target")] for d in articles(built)]
    pages = {name: data.decode() for name, data in built.files.items() if name.match("html/002*/index.html")}

    assert targets == [[], ["#a001", "#a001"]]
    assert all('<a class="mention" href="../001-' in page for page in pages.values()) and pages


def test_the_lists_leave_for_other_programs_without_the_one_made_here(built: Result) -> None:
    names = sorted(str(name) for name in built.files if name.parts[0] == "references")
    (whole,) = [n for n in names if n.endswith(".json") and not PurePosixPath(n).name.startswith("00")]

    assert len(names) == 9 and "references" in built.owned and "references" in built.notable
    assert [item["id"] for item in json.loads(built.files[PurePosixPath(whole)])] == [
        "a001-b1", "a001-b2", "a001-b3", "a002-b1", "a002-b2",
    ]  # fmt: skip
    assert {n.suffix for n in built.files if n.match("html/*/references.*")} == {".json", ".bib", ".ris"}


def test_a_volume_without_lists_leaves_no_folder_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECOND.split("Список")[0], encoding="utf-8")
    result = build(tmp_path / "a.txt", ("references",), Terminal(quiet=True))

    assert "references" not in result.notable
    assert not [n for n in result.files if n.parts[0] == "references"]
