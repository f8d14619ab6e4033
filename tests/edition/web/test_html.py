"""The HTML edition: whole without JavaScript, every link leads somewhere, nothing comes from elsewhere."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree, html

from tests.edition.example import report, small, source, volume
from zhinaq.edition.web.html import html as edition
from zhinaq.files import Files
from zhinaq.view import Volume

HTML = PurePosixPath("html")


def site(folder: Path, whole: Volume | None = None, made: Files | None = None, **settings: object) -> Files:
    return edition(whole or volume(**settings), source(folder, **settings), report(), made or {})


def pages(files: Files) -> dict[PurePosixPath, html.HtmlElement]:
    return {name: html.document_fromstring(data.decode()) for name, data in files.items() if name.suffix == ".html"}


def broken(files: Files) -> list[str]:
    """Return every address that leads to no file, or to no place in it."""
    found, all_pages = [], pages(files)
    for name, page in all_pages.items():
        for address in page.xpath("//@href | //@src"):
            if ":" in address or address.startswith("data"):
                continue
            place, _, key = address.partition("#")
            parts: list[str] = []
            for part in ((name.parent / place) if place else name).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = PurePosixPath(*parts)
            if target not in files or (key and not all_pages[target].xpath("//*[@id=$key]", key=key)):
                found.append(f"{name}: {address}")
    return found


def test_every_link_and_fragment_leads_somewhere(tmp_path: Path) -> None:
    files = site(
        tmp_path, made={PurePosixPath("steppe.pdf"): b"%PDF", PurePosixPath("offprints/001-article.epub"): b"PK"}
    )

    assert broken(files) == []
    assert HTML / "steppe.pdf" in files and HTML / "001-article" / "001-article.epub" in files


def test_only_what_was_built_is_offered(tmp_path: Path) -> None:
    page = pages(site(tmp_path))[HTML / "index.html"]

    assert not page.xpath("//a[contains(@href, '.pdf') or contains(@href, '.epub')]")


def test_nothing_is_asked_from_another_host(tmp_path: Path) -> None:
    for page in pages(site(tmp_path)).values():
        asked = page.xpath(
            "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //iframe/@src"
        )
        assert not [a for a in asked if a.startswith(("http", "//"))]


def test_ids_are_ascii_and_stand_once(tmp_path: Path) -> None:
    for page in pages(site(tmp_path)).values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)) and all(i.isascii() for i in ids)


def test_an_empty_volume_is_a_page(tmp_path: Path) -> None:
    whole = volume()
    empty = type(whole)(**{**vars(whole), "articles": (), "sections": ()})
    files = site(tmp_path, empty)

    assert broken(files) == []
    assert HTML / "search/index.html" not in files


def test_articles_without_title_authors_or_text_have_pages(tmp_path: Path) -> None:
    whole = volume(small("<p>Басы жоқ</p>", title=""), small("<p/>", language="ru", key="a002"))

    files = site(tmp_path, whole)

    assert broken(files) == []
    assert "[тақырыпсыз үзінді]" in pages(files)[HTML / "index.html"].text_content()
    assert HTML / "authors/index.html" not in files


def test_each_article_names_the_one_before_and_after(tmp_path: Path) -> None:
    whole = volume(*(small("<p>x</p>", title=f"T{n}", key=f"a00{n}") for n in (1, 2, 3)))
    page = pages(site(tmp_path, whole))[HTML / "002-article" / "index.html"]

    assert page.xpath("//a[@rel='prev' or @rel='next']/@href") == [
        "../001-article/index.html",
        "../003-article/index.html",
    ]


def test_the_head_speaks_to_machines_in_three_languages(tmp_path: Path) -> None:
    page = pages(site(tmp_path, base_url="https://example.org/v1"))[HTML / "001-article" / "index.html"]

    def metas(name: str) -> list[tuple[str, str]]:
        return [(m.get("content"), m.get("lang") or "kk") for m in page.xpath("//meta[@name=$name]", name=name)]

    assert [code for _, code in metas("citation_title")] == ["kk", "ru", "en"]
    assert [text for text, _ in metas("citation_author")] == ["А.Б. Көкжарова", "В.Г. Жалғанов"]
    assert metas("citation_doi") == [("10.5555/zhinaq.2025.1", "kk")]
    assert [code for _, code in metas("citation_keywords")] == ["kk", "ru", "en"]
    assert len(metas("citation_reference")) == 4
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/v1/001-article/"]
    assert not page.xpath("//@hreflang"), "an article is there in one language"
    assert page.xpath("//link[@rel='cite-as']/@href") == ["https://doi.org/10.5555/zhinaq.2025.1"]
    data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert data["@type"] == "ScholarlyArticle"
    assert {n["@language"] for n in data["name"]} == {"kk", "ru", "en"}
    assert data["isPartOf"]["@type"] == "PublicationVolume"
    assert not page.xpath("//meta[@content='']")


def test_the_volumes_page_is_there_in_every_language_of_its_title(tmp_path: Path) -> None:
    files = site(tmp_path, base_url="https://example.org/v1")
    there = {name: page for name, page in pages(files).items() if name.parts[1] in ("index.html", "ru", "en")}

    assert [(str(n), p.get("lang"), p.xpath("string(//h1)")) for n, p in sorted(there.items())] == [
        ("html/en/index.html", "en", "Steppe Studies"), ("html/index.html", "kk", "Дала зерттеулері"),
        ("html/ru/index.html", "ru", "Степные исследования"),
    ]  # fmt: skip
    lines = {
        p.get("lang"): [a.get("lang") or p.get("lang") for a in p.xpath("//a[@class='entry-title']")]
        for p in there.values()
    }
    assert lines == {"kk": ["kk"], "ru": ["ru"], "en": ["en"]}
    for page in there.values():
        alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
        assert alternates == {"kk": "https://example.org/v1/", "ru": "https://example.org/v1/ru/",
                              "en": "https://example.org/v1/en/"}  # fmt: skip
        assert page.xpath("//link[@rel='canonical']/@href")[0] in alternates.values()
    assert broken(files) == []


def test_the_volume_speaks_to_machines_too(tmp_path: Path) -> None:
    files = site(tmp_path, base_url="https://example.org/v1", made={PurePosixPath("steppe.pdf"): b"%PDF"})
    page = pages(files)[HTML / "index.html"]
    data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    (links,) = json.loads(files[HTML / "linkset.json"])["linkset"]

    assert (data["@type"], data["isPartOf"]["@type"], data["isPartOf"]["issn"]) == (
        "PublicationVolume", "BookSeries", "2049-3630",
    )  # fmt: skip
    assert page.xpath("//meta[@property='og:url']/@content") == ["https://example.org/v1/"]
    assert page.xpath("//link[@rel='linkset']/@href") == ["https://example.org/v1/linkset.json"]
    assert [item["href"] for item in links["item"]] == [
        "https://example.org/v1/steppe.pdf", "https://example.org/v1/001-article/",
    ]  # fmt: skip


def test_data_in_a_script_cannot_end_the_script(tmp_path: Path) -> None:
    page = site(tmp_path, volume(small("<p>x</p>", title="&lt;/script&gt;&lt;b&gt;")))[
        HTML / "001-article" / "index.html"
    ].decode()

    assert "</script><b>" not in page
    assert (
        json.loads(html.document_fromstring(page).xpath("//script[@type='application/ld+json']")[0].text)["headline"]
        == "</script><b>"
    )


def test_site_map_and_feed_need_an_address(tmp_path: Path) -> None:
    assert HTML / "sitemap.xml" not in site(tmp_path)
    files = site(tmp_path, base_url="https://example.org/v1/")

    locations = etree.fromstring(files[HTML / "sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert locations[0] == "https://example.org/v1/" and locations[-1] == "https://example.org/v1/001-article/"
    assert etree.fromstring(files[HTML / "feed.xml"]).xpath("count(//*[local-name()='entry'])") == 1


def test_indexes_list_people_and_words_in_order(tmp_path: Path) -> None:
    files = pages(site(tmp_path))

    names = [
        " ".join(li.text.split()) for li in files[HTML / "authors/index.html"].xpath("//ul[@class='index-list']/li")
    ]
    assert names == ["Жалғанов, В.Г.", "Көкжарова, А.Б."]
    assert [
        s.get("lang") or "kk" for s in files[HTML / "keywords/index.html"].xpath("//ul[@class='index-list']/li")
    ] == ["kk", "kk", "ru", "ru", "en", "en"]


def test_the_same_site_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Almaty")

    assert site(tmp_path) == first


def test_the_article_is_cited_in_the_volumes_style_and_others(tmp_path: Path) -> None:
    page = pages(site(tmp_path))[HTML / "001-article" / "index.html"]

    printed = [
        " ".join(dd.text_content().split())
        for dd in page.xpath("//dl[@class='cite-styles']/dd/span[@class='cite-text']")
    ]
    assert len(printed) == 3 and all("Ойдан шығарылған көлдің суы" in text for text in printed)


def test_one_article_without_a_volume_gives_the_site_its_name(tmp_path: Path) -> None:
    page = pages(site(tmp_path, volume(title={})))[HTML / "index.html"]

    assert "Ойдан шығарылған көлдің суы" in page.xpath("string(//title)")


def test_front_pages_of_no_article_are_shown(tmp_path: Path) -> None:
    whole = volume()
    matter = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" type="frontmatter" xml:id="f001" xml:lang="kk"><text><body>'
        '<div type="frontmatter" xml:id="f001-s1"><p>Алқа мүшелері</p></div></body></text></TEI>'
    )
    shown = type(whole)(**{**vars(whole), "frontmatter": (matter[0][0][0],)})

    assert "Алқа мүшелері" in pages(site(tmp_path, shown))[HTML / "index.html"].text_content()


def test_the_references_of_an_article_are_offered_for_other_programs_below_its_list(tmp_path: Path) -> None:
    stems = ("001-article", "steppe")
    made = {PurePosixPath(f"references/{stem}.{form}"): b"x" for stem in stems for form in ("json", "bib", "ris")}
    files = site(tmp_path, made=made)
    page = pages(files)[HTML / "001-article" / "index.html"]
    (line,) = page.xpath("//p[@class='downloads']")

    assert [(a.text, a.get("href")) for a in line.xpath("a")] == [
        ("CSL-JSON", "references.json"), ("BibTeX", "references.bib"), ("RIS", "references.ris"),
    ]  # fmt: skip
    assert "part-bibliography" in line.xpath("preceding-sibling::*[1]/@class")[0]
    assert len(pages(files)[HTML / "index.html"].xpath("//p[@class='downloads']/a")) == 3
    assert broken(files) == []
    assert not pages(site(tmp_path))[HTML / "001-article" / "index.html"].xpath("//p[@class='downloads']")
