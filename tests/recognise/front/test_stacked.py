"""Titles in three languages stacked above one byline are one title and two of its translations."""

from __future__ import annotations

from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.articles import recognise
from zhinaq.source import Line

HEAD = (
    ("УДК 598.2", 0),
    ("Птицы нижнего озера: подсчёт цапель с берега", 1),
    ("Төменгі көлдің құстары: құтандарды жағадан санау", 1),
    ("Birds of the lower lake: counting herons from the shore", 1),
    ("А.Б. Камышев, В.Г. Цаплина", 1),
    ("Озёрный университет, Озёрск, Россия", 1),
    ("Аннотация. В статье подсчитаны цапли, которые гнездятся на нижнем озере, и объяснено, почему их больше.", 1),
    ("Ключевые слова: цапля, озеро, подсчёт.", 1),
    ("Введение", 1),
    ("Цапля – самая крупная птица озера, и её считают каждую весну с тех пор, как построена плотина.", 1),
)


def titles(rows: tuple[tuple[str, int], ...]) -> list[Block]:
    lines = [Line(n, text, "a.txt", blank, joins=False) for n, (text, blank) in enumerate(rows, 1)]
    return [b for b in recognise(lines, load_languages(), Report()) if "title" in b.role]


def test_each_language_is_named() -> None:
    found = [(b.role, b.language, b.text.chars[:5]) for b in titles(HEAD)]

    assert found == [("title", "ru", "Птицы"), ("alt-title", "kk", "Төмен"), ("alt-title", "en", "Birds")]


def test_a_second_paragraph_in_the_same_language_is_no_translation() -> None:
    rows = (*HEAD[:2], ("Сообщение второе, читанное на собрании весной", 1), *HEAD[4:])

    assert "front.title-stacked" not in [b.rule for b in titles(rows)]


def test_a_title_in_one_heading_ends_where_another_style_says_it_in_another_language() -> None:
    title = "ТӨМЕНГІ КӨЛДІҢ ҚҰСТАРЫ: ҚҰТАНДАРДЫ ЖАҒАДАН САНАУ ТӘЖІРИБЕСІ"
    rows = [*HEAD[:1], (title, 1), ("ПТИЦЫ НИЖНЕГО ОЗЕРА: ПОДСЧЁТ", 1), ("ЦАПЕЛЬ С БЕРЕГА", 0), *HEAD[4:]]
    lines = [Line(n, text, "a.txt", blank, joins=False) for n, (text, blank) in enumerate(rows, 1)]
    lines[1] = lines[1].with_(style="heading1")
    found = [b for b in recognise(lines, load_languages(), Report()) if "title" in b.role]

    assert [(b.role, b.text.chars) for b in found] == [
        ("title", title),
        ("alt-title", "ПТИЦЫ НИЖНЕГО ОЗЕРА: ПОДСЧЁТ ЦАПЕЛЬ С БЕРЕГА"),
    ]
