"""A volume that names a style is printed in it by every edition; the archived tree stays as it is."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from tests.edition.example import source, volume
from tests.refine.test_citations import article as linked
from tests.restyle.test_article import WORKS
from zhinaq.edition.article.body import Rendering, article_body
from zhinaq.edition.labels import Labels
from zhinaq.edition.styled import styled, wish_of
from zhinaq.finding import Report, ZhinaqError
from zhinaq.language import load_languages
from zhinaq.references.print.render import printer
from zhinaq.tei import XML_ID, parse, serialise
from zhinaq.view import Volume


def given(text: str, **settings: object) -> Volume:
    tree = linked(text, WORKS)[0]
    tree.set(XML_ID, "a001")
    return volume(parse(serialise(tree)), **settings)


def printed(text: str, folder: Path, style: str) -> tuple[str, Report]:
    report = Report()
    made = styled(given(text, style=style), source(folder, style=style), report)
    prints = printer(style or "gost", load_languages())
    return str(article_body(made.articles[0], Rendering(Labels("ru"), reference=prints))), report


class Links(HTMLParser):
    """Collects ids and the links within the page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [str(found["href"])[1:]] if str(found.get("href", "")).startswith("#") else []


@pytest.mark.parametrize("style", ["", "gost", "apa", "chicago", "vancouver", "ieee", "gost-author-date"])
def test_ids_are_unique_and_links_lead_both_ways(tmp_path: Path, style: str) -> None:
    page = Links()
    page.feed(printed("A [7], [2; 3, с. 5] B [1-3].", tmp_path, style)[0])

    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert {"a001-b7", "a001-b2", "a001-c1"} <= set(page.links)


def test_without_a_style_citations_order_and_numbers_stay_as_printed(tmp_path: Path) -> None:
    made, report = printed("A [7], [1,2].", tmp_path, "")

    assert ">[7]</a>" in made and "[</" not in made
    assert made.index('id="a001-b1"') < made.index('id="a001-b7"')
    assert '<span class="number">1.</span>' in made
    assert not report.findings


def test_an_article_that_must_stay_as_printed_is_one_finding(tmp_path: Path) -> None:
    made, report = printed("A [7], [1] и [2; 9].", tmp_path, "apa")

    assert [f.code for f in report.findings] == ["cite-005"]
    assert report.findings[0].values["left"] == 1 and report.findings[0].values["total"] == 3
    assert "[2; 9]" in made and '<span class="number">7.</span>' in made


def test_the_archived_tree_is_not_touched(tmp_path: Path) -> None:
    before = given("A [7].", style="ieee")
    archived = etree.tostring(before.articles[0].element)

    after = styled(before, source(tmp_path, style="ieee"), Report())

    assert after.articles[0].element is before.articles[0].element
    assert etree.tostring(after.articles[0].element) == archived
    assert [r.n for r in after.articles[0].references][:2] == ["1", "2"]
    assert after.articles[0].references[0].id == "a001-b7"


def test_an_unknown_style_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="no reference style 'chikago'") as caught:
        wish_of(source(tmp_path, style="chikago"))

    assert 'Did you mean "chicago"' in caught.value.hint


@pytest.mark.parametrize(("settings", "order"), [
    ({}, None), ({"style": "gost"}, "printed"), ({"reference_style": "ieee"}, "cited"),
    ({"reference_order": "alphabetical"}, "alphabetical"), ({"style": "mine.csl"}, None),
])  # fmt: skip
def test_a_style_is_followed_only_when_it_is_asked_for(
    tmp_path: Path, settings: dict[str, object], order: str | None
) -> None:
    wish = wish_of(source(tmp_path, **settings))

    assert (wish.order if wish else None) == order
