"""References to articles of the volume, and of a sister volume, become pointers; every edition links them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from lxml import etree, html

from tests.edition.example import SETTINGS, small, volume
from zhinaq.check.ids import ids
from zhinaq.check.schema import schema
from zhinaq.edition.article.body import Rendering, article_body
from zhinaq.edition.labels import Labels
from zhinaq.finding import Report, ZhinaqError
from zhinaq.language import load_languages
from zhinaq.read import tei as reader
from zhinaq.references import parse_reference
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.tei.to_tei import bibl_struct
from zhinaq.refine import mentions
from zhinaq.settings import VolumeSettings
from zhinaq.tei import E, parse, serialise, xpath
from zhinaq.volume import VolumeInput, load

LANGUAGES = load_languages()
AUTHOR = "<author><persName><forename>М.</forename> <surname>Мнимов</surname></persName></author>"
MENTION = "1. Мнимов М. Тростник над рекой // Степные исследования. – 2025. – С. 3–9. URL: https://example.org/t"


def paper(key: str, title: str, *references: str) -> etree._Element:
    tree = small("<p>Мәтін.</p>", language="ru", title=title, head=AUTHOR, key=key, back="<div><p>Соңы.</p></div>")
    listed = E.listBibl()
    for n, raw in enumerate(references, 1):
        listed.append(bibl_struct(parse_reference(raw, LANGUAGES), raw, f"{key}-b{n}", str(n)))
    back = tree.find(".//{*}back")
    assert back is not None
    if references:
        back.append(E.div(listed, type="bibliography", subtype="original"))
    return tree


def given(folder: Path | None = None, **settings: object) -> VolumeInput:
    return VolumeInput("steppe", VolumeSettings.model_validate({**SETTINGS, **settings}), (), folder)


def targets(tree: etree._Element) -> list[str]:
    return [str(t) for t in xpath(tree, "//t:ptr[@type='article']/@target")]


def two() -> list[etree._Element]:
    return [paper("a001", "Тростник над рекой"), paper("a002", "Другая статья о реке", MENTION)]


def test_an_entry_that_means_another_article_points_to_it_and_keeps_its_address() -> None:
    one, other = two()
    mentions.link([one, other], given(), Report())
    entry = xpath(other, "//t:biblStruct")[0]

    assert targets(other) == ["#a001"]
    assert from_element(entry).url == "https://example.org/t"
    assert list(schema(other, LANGUAGES)) == []


def test_an_article_does_not_point_to_itself() -> None:
    tree = paper("a001", "Тростник над рекой", MENTION)
    mentions.link([tree], given(), Report())

    assert targets(tree) == []


def test_the_romanised_twin_points_where_its_original_does() -> None:
    one, other = two()
    twin = bibl_struct(parse_reference("Mnimov M. Trostnik nad rekoi", LANGUAGES), None, "a002-r1", corresp="a002-b1")
    xpath(other, "//t:back")[0].append(E.div(E.listBibl(twin), type="bibliography", subtype="romanised"))
    mentions.link([one, other], given(), Report())

    assert targets(other) == ["#a001", "#a001"]


def test_tei_given_again_forgets_pointers_to_articles_that_may_have_moved() -> None:
    one, other = two()
    mentions.link([one, other], given(), Report())
    again = parse(serialise(other))
    reader.renumber(again, 7)

    assert targets(again) == []
    assert list(ids(again, LANGUAGES)) == []


@pytest.mark.parametrize(("articles", "links"), [({"a001": "../001-article/index.html"}, 1), ({}, 0)])
def test_the_printed_entry_leads_to_the_article_where_the_edition_has_it(articles: dict[str, str], links: int) -> None:
    one, other = two()
    mentions.link([one, other], given(), Report())
    rendering = Rendering(Labels("ru"), articles=articles)
    page = html.fragment_fromstring(str(article_body(volume(one, other).articles[1], rendering)))
    made = page.xpath("//li[@id='a002-b1']//a[@class='mention']")

    assert [(a.get("href"), a.text) for a in made] == [("../001-article/index.html", "[в этом издании]")] * links


def sister(folder: Path) -> None:
    """Write the TEI of another volume, as a build leaves it."""
    (folder / "tei").mkdir()
    tree = paper("a001", "Тростник над рекой")
    (folder / "tei" / "001-trostnik.xml").write_bytes(serialise(tree))
    corpus = (
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><teiHeader><fileDesc>'
        '<titleStmt><title type="main">Степные исследования</title></titleStmt><publicationStmt><publisher/>'
        "<date>2024</date></publicationStmt></fileDesc></teiHeader>"
        '<xi:include href="001-trostnik.xml"/></teiCorpus>'
    )
    (folder / "tei" / "volume.xml").write_text(corpus, encoding="utf-8")


def test_an_article_of_a_sister_volume_is_met_at_its_address(tmp_path: Path) -> None:
    sister(tmp_path)
    tree = paper("a001", "Другая статья о реке", MENTION.replace("2025", "2024"))
    settings = [{"tei": "tei/volume.xml", "base_url": "https://example.org/2024/"}]
    mentions.link([tree], given(tmp_path, sisters=settings), Report())
    page = html.fragment_fromstring(str(article_body(volume(tree).articles[0], Rendering(Labels("ru")))))

    assert targets(tree) == ["https://example.org/2024/001-trostnik/"]
    assert page.xpath("//a[@class='mention']/@href") == ["https://example.org/2024/001-trostnik/"]


def test_a_sister_that_is_not_there_is_an_error_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Мәтін", encoding="utf-8")
    settings = "title: Ж\nsisters:\n  - base_url: https://example.org/2024\n    tei: ../2024/tei/volume.xml\n"
    (tmp_path / "volume.yaml").write_text(settings, encoding="utf-8")

    with pytest.raises(ZhinaqError, match="there is no TEI") as caught:
        load(tmp_path)
    assert caught.value.place is not None and caught.value.place.line == 4


@pytest.mark.parametrize(("name", "text", "said"), [
    ("volume.xml", "<teiCorpus", "not well-formed"), ("volume.xml", "<html/>", "no TEI"),
    ("001-trostnik.xml", None, "cannot be read"),
])  # fmt: skip
def test_a_sister_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str | None, said: str) -> None:
    sister(tmp_path)
    file = tmp_path / "tei" / PurePosixPath(name)
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    wanted = given(tmp_path, sisters=[{"tei": "tei/volume.xml", "base_url": "https://example.org"}])

    with pytest.raises(ZhinaqError, match=said) as caught:
        mentions.link([], wanted, Report())
    assert caught.value.place is not None and caught.value.place.file.endswith(name)
