"""An article cited in every form: printed in GOST and APA, and as files that are parsed back strictly."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from tests.edition.example import small, volume
from tests.references import strict
from tests.shared import SHARED, needs_shared
from zhinaq.edition.labels import Labels
from zhinaq.edition.markup import Pen
from zhinaq.edition.web.citing import bibtex, csl, csl_json, reference, ris
from zhinaq.language import load_languages
from zhinaq.references.print.render import plain, render_reference
from zhinaq.view import Volume

AUTHORS = {
    "kk": [("Ғалымов", "Қ.Ж."), ("Үкібаев", "Ә.")],
    "ru": [("Мнимов", "М.М."), ("Песков", "И."), ("Щукин", "Я.Э.")],
    "en": [("Reed", "Anna Mary")],
}


def paper(language: str, *, doi: str = "", pages: str = "", nobody: bool = False) -> etree._Element:
    people = "".join(
        f"<author><persName xml:lang='{language}'><forename>{given}</forename> <surname>{family}</surname></persName>"
        "</author>"
        for family, given in ([] if nobody else AUTHORS[language])
    )
    tree = small("<p>Мәтін.</p>", language=language, title="Су &amp; жер", head=people)
    statement = tree.find(".//{*}publicationStmt")
    assert statement is not None
    if doi:
        etree.SubElement(statement, "{http://www.tei-c.org/ns/1.0}idno", type="DOI").text = doi
    if pages:
        series = f"<title/><biblScope unit='page'>{pages}</biblScope>"
        statement.addnext(etree.fromstring(f"<seriesStmt xmlns='http://www.tei-c.org/ns/1.0'>{series}</seriesStmt>"))
    return tree


def item(whole: Volume) -> dict[str, object]:
    pen = Pen(Labels("kk"), "kk")
    return csl(whole, reference(whole, whole.articles[0], pen), "a001")


def printed(whole: Volume, style: str) -> str:
    made = reference(whole, whole.articles[0], Pen(Labels("kk"), "kk"))
    return plain(render_reference(made, style, load_languages())).replace("\N{NO-BREAK SPACE}", " ")


def test_csl_json_holds_the_article() -> None:
    (data,) = json.loads(csl_json(item(volume())))

    assert data["title"] == "Ойдан шығарылған көлдің суы: бақылау тәжірибесі"
    assert data["container-title"] == "Дала зерттеулері: ойдан құрастырылған жинақ"
    assert data["author"][0] == {"family": "Көкжарова", "given": "А.Б."}
    assert (data["type"], data["page"], data["DOI"]) == ("paper-conference", "8–12", "10.5555/zhinaq.2025.1")
    assert data["event-title"] == "Дала–2025"


@pytest.mark.parametrize(("kind", "types"), [
    ("proceedings", ("paper-conference", "inproceedings", "CPAPER")),
    ("collection", ("chapter", "incollection", "CHAP")),
    ("journal", ("article-journal", "article", "JOUR")),
])  # fmt: skip
@pytest.mark.parametrize("language", AUTHORS)
@pytest.mark.parametrize(("doi", "pages"), [("10.5555/a_b(1)", "8–12"), ("", ""), ("", "7")])
def test_every_form_can_be_read_back(kind: str, types: tuple[str, ...], language: str, doi: str, pages: str) -> None:
    whole = volume(paper(language, doi=doi, pages=pages), kind=kind)
    data = item(whole)
    bib = strict.biblatex(bibtex(data).decode())["a001"]
    (record,) = strict.ris(ris(data).decode())
    names = [f"{family}, {given}" for family, given in AUTHORS[language]]
    first, _, last = pages.partition("–")

    assert (data["type"], bib["@"], record["TY"][0]) == types
    assert strict.people(bib["author"]) == record["AU"] == names
    assert (data["title"], bib["title"], record["TI"]) == ("Су & жер", "Су \\& жер", ["Су & жер"])
    assert (data.get("DOI", ""), bib.get("doi", ""), record.get("DO", [""])[0]) == (doi, doi, doi)
    assert (bib.get("pages", ""), record.get("SP", [""])[0], record.get("EP", [""])[0]) == (
        pages.replace("–", "--"), first, last,
    )  # fmt: skip
    assert (bib["year"], record["PY"], record["LA"]) == ("2025", ["2025"], [language])


@needs_shared
def test_csl_json_is_valid_against_the_schema_of_csl() -> None:
    assert SHARED is not None
    schema = json.loads((SHARED / "oracles/schemas/csl-json/csl-data.json").read_text(encoding="utf-8"))
    wholes = [volume(paper(code), kind=kind) for code in AUTHORS for kind in ("proceedings", "journal", "collection")]
    items = [d for whole in (*wholes, volume()) for d in json.loads(csl_json(item(whole)))]

    assert strict.breaches(items, schema, schema) == []


@pytest.mark.parametrize(("language", "gost", "apa"), [
    (
        "kk",
        "Ғалымов Қ. Ж., Үкібаев Ә. Су & жер // Дала зерттеулері: ойдан құрастырылған жинақ. Көкжар : Көкжар баспасы, "
        "2025. Т. 3, № 1. Б. 8–12. DOI: 10.5555/x.1.",
        "Ғалымов, Қ. Ж., & Үкібаев, Ә. (2025). Су & жер. In Дала зерттеулері: ойдан құрастырылған жинақ "
        "(Vol. 3, pp. 8–12). Көкжар баспасы. https://doi.org/10.5555/x.1",
    ),
    (
        "ru",
        "Мнимов М. М., Песков И., Щукин Я. Э. Су & жер // Степные исследования: ойдан құрастырылған жинақ. "
        "Көкжар : Көкжар баспасы, 2025. Т. 3, № 1. С. 8–12. DOI: 10.5555/x.1.",
        "Мнимов, М. М., Песков, И., & Щукин, Я. Э. (2025). Су & жер. In Степные исследования: ойдан "
        "құрастырылған жинақ (Vol. 3, pp. 8–12). Көкжар баспасы. https://doi.org/10.5555/x.1",
    ),
    (
        "en",
        "Reed A. M. Су & жер // Steppe Studies: ойдан құрастырылған жинақ. Көкжар : Көкжар баспасы, 2025. "
        "Vol. 3, no. 1. P. 8–12. DOI: 10.5555/x.1.",
        "Reed, A. M. (2025). Су & жер. In Steppe Studies: ойдан құрастырылған жинақ (Vol. 3, pp. 8–12). Көкжар "
        "баспасы. https://doi.org/10.5555/x.1",
    ),
])  # fmt: skip
def test_a_paper_of_proceedings_is_printed_in_gost_and_apa(language: str, gost: str, apa: str) -> None:
    whole = volume(paper(language, doi="10.5555/x.1", pages="8–12"))

    assert printed(whole, "gost") == gost
    assert printed(whole, "apa") == apa


def test_an_article_of_a_journal_is_printed_in_gost_and_apa() -> None:
    whole = volume(paper("ru", pages="8"), kind="journal", series={"title": {"ru": "Вестник степи"}})

    assert printed(whole, "gost").endswith("Су & жер // Вестник степи. 2025. Т. 3, № 1. С. 8.")
    assert printed(whole, "apa").endswith("(2025). Су & жер. Вестник степи, 3(1), 8.")


def test_an_article_without_authors_is_cited_by_its_title() -> None:
    whole = volume(paper("en", nobody=True, pages="5"))

    assert printed(whole, "gost").startswith("Су & жер // Steppe Studies")
    assert "author" not in item(whole) and "AU  - " not in ris(item(whole)).decode()


def test_without_a_doi_the_address_of_the_page_is_given() -> None:
    whole = volume(paper("en"), base_url="https://example.org/steppe")

    assert item(whole)["URL"] == "https://example.org/steppe/001-article/"
    assert "URL" not in item(volume(paper("en", doi="10.5555/x.1"), base_url="https://example.org/steppe"))
