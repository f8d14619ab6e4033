from __future__ import annotations

from types import SimpleNamespace

from tests.encode.blocks import FILE, SOURCE, block
from zhinaq.check.ids import volume_ids
from zhinaq.check.schema import volume_schema
from zhinaq.encode import encode, encode_volume
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.source import Line
from zhinaq.tei import parse, serialise, text_of, xpath


def volume(settings: VolumeSettings, *articles, matter=(), report: Report | None = None):
    names = [f"{n:03}.xml" for n in range(1, len(articles) + 1)]
    made = encode_volume(articles, names, [], matter, settings, [SOURCE], load_languages(), report or Report())
    return parse(serialise(made))


def article(number: int, *blocks, settings: VolumeSettings | None = None):
    return encode([*blocks, block("paragraph", "Мәтін.", 9)], number, SOURCE, settings or VolumeSettings(),
                  load_languages(), Report())  # fmt: skip


def test_a_bare_text_makes_a_valid_volume() -> None:
    corpus = volume(VolumeSettings(), article(1))
    assert [f.code for f in volume_schema(corpus)] == []
    assert [str(h) for h in xpath(corpus, "xi:include/@href")] == ["001.xml"]


def test_settings_fill_the_header() -> None:
    settings = VolumeSettings(
        title={"kk": "Жинақ", "en": "Volume"}, subtitle="ішкі атау", publisher="Баспа", place="Алматы", year="2025",
        editors=["А. Ойдан"], board=[{"name": {"kk": "Б. Қиял"}, "role": "төраға", "affiliation": "Ойдан"}],
        conference={"name": "Кеңес", "from": "2025-05-14", "to": "2025-05-16"}, isbn="978-0-00-202505-8",
        licence="CC BY 4.0", series={"title": "Топтама", "number": "3"}, language="kk",
    )  # fmt: skip
    corpus = volume(settings, article(1))
    assert [f.code for f in volume_schema(corpus)] == []
    assert [text_of(t) for t in xpath(corpus, "//t:titleStmt/t:title")] == ["Жинақ", "Volume", "ішкі атау"]
    assert [text_of(p) for p in xpath(corpus, "//t:editor/t:persName")] == ["А. Ойдан", "Б. Қиял"]
    assert xpath(corpus, "string(//t:licence/@target)") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_sections_come_from_settings_or_from_what_is_printed_and_go_on_until_the_next() -> None:
    articles = [article(1), article(2, block("section-name", "ТАРИХ", 1)), article(3),
                article(4, block("section-name", "Тіл", 1))]  # fmt: skip
    corpus = volume(VolumeSettings(sections=[{"kk": "Тарих"}]), *articles)
    assert [text_of(c) for c in xpath(corpus, "//t:category/t:catDesc")] == ["Тарих", "Тіл"]
    targets = [[str(t) for t in xpath(a, "//t:catRef/@target")] for a in articles]
    assert targets == [[], ["#sec1"], ["#sec1"], ["#sec2"]]
    assert list(volume_ids(corpus, articles)) == []


def test_pages_of_no_article_are_kept_word_for_word() -> None:
    lines = (Line(1, "МАЗМҰНЫ", FILE), Line(2, "А. Ойдан. Көл ... 5", FILE, joins=False))
    corpus = volume(VolumeSettings(), article(1), matter=[(SimpleNamespace(kind="contents"), SOURCE.with_lines(lines))])
    assert [text_of(p) for p in xpath(corpus, "t:TEI//t:p")] == ["МАЗМҰНЫ", "А. Ойдан. Көл ... 5"]
    assert [f.code for f in volume_schema(corpus)] == []


def test_an_image_fills_the_figure_it_is_named_for() -> None:
    report = Report()
    figure = block("figure", "", 5, label="1-сурет", n="1", image="", head="", note=None)
    articles = [article(1, figure), article(2, figure)]
    settings = VolumeSettings(images={"2/1": {"file": "map.svg", "alt": {"kk": "Сызба"}}, "9/1": "lost.png"})
    volume(settings, *articles, report=report)
    assert [str(u) for a in articles for u in xpath(a, "//t:graphic/@url")] == ["images/map.svg"]
    assert [len(xpath(a, "//t:gap")) for a in articles] == [1, 0]
    assert [f.code for f in report.findings] == ["vol-002"]
