"""References leave for other programs as CSL-JSON, BibLaTeX and RIS, nothing of them lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from tests.edition.example import small, volume
from tests.references import strict
from tests.references.invented import references
from tests.shared import SHARED, needs_shared
from zhinaq.language import load_languages
from zhinaq.references import Name, Reference, parse_reference
from zhinaq.references.lists.export import biblatex, csl_json, export, ris
from zhinaq.references.print.csl import from_csl, to_csl
from zhinaq.references.tei.to_tei import bibl_struct
from zhinaq.tei import E

LANGUAGES = load_languages()
ENTRIES = [
    ("a001-b1", parse_reference("Мнимов М.М. Вода & память // Вестник озёр. – 2019. – № 4. – С. 15-27.", LANGUAGES)),
    ("a001-b2", parse_reference("??? 100%", LANGUAGES)),
]
ODD = {
    "a002-b1": {"type": "law", "title": "Су туралы {заң} #5_а", "number_of_act": "12-ІІ", "date": "2001-04-12"},
    "a002-b2": {"type": "newspaper", "container": "Берег", "year": "1999", "date": "1999-02-02"},
    "a002-b3": {
        "authors": (Name(literal="Reed and Sons, Ltd."), Name("Hill and Dale", "A."), Name("Bernhard", "Th.", "von")),
        "others": True, "title": "Reeds ~ winds ^ 100% \\ {a", "year": "1977-1979",
    },
    "a002-b4": {"type": "web", "title": "Карта", "url": "https://example.org/a_b?c={d}&e=%20", "doi": "10.5555/a_b(1)"},
    "a002-b5": {"type": "archive", "title": "Дело", "archive": "Ф. 1. Оп. 4.", "year": "б. г.", "pages": "1–38, 40"},
    "a002-b6": {"type": "ibid", "pages": "30", "ibid_of": ENTRIES[0][1], "title": "Вода", "container": "Вестник"},
    "a002-b7": {"type": "treaty", "title": "Two\nlines", "year": "2020a", "edition": "2", "accessed": "2024-03-09"},
}  # fmt: skip
EVERYTHING = [
    *ENTRIES,
    *((k, Reference("", **f)) for k, f in ODD.items()),
    *((f"x{n}", ref) for n, ref in enumerate(references(300))),
]


def test_csl_json_names_type_language_and_pages() -> None:
    first, second = json.loads(csl_json(ENTRIES))

    assert first == {
        "id": "a001-b1", "type": "article-journal", "language": "ru-RU", "title": "Вода & память",
        "container-title": "Вестник озёр", "issue": "4", "page": "15-27",
        "author": [{"family": "Мнимов", "given": "М.М."}], "issued": {"date-parts": [[2019]]},
    }  # fmt: skip
    assert second == {"id": "a001-b2", "type": "document", "note": "??? 100%"}


@needs_shared
def test_csl_json_is_valid_against_the_schema_of_csl() -> None:
    assert SHARED is not None
    schema = json.loads((SHARED / "oracles/schemas/csl-json/csl-data.json").read_text(encoding="utf-8"))

    assert strict.breaches(json.loads(csl_json(EVERYTHING)), schema, schema) == []
    assert strict.breaches([{"id": "a", "type": "novel", "titel": "x"}], schema, schema) != []


def test_what_csl_json_carries_comes_back() -> None:
    lost = ("raw", "number", "certainty", "authors_printed", "rest", "cert", "suffix")
    for key, ref in EVERYTHING[9:]:
        blank = {name: getattr(Reference(""), name) for name in lost}
        bare = tuple(replace(n, printed="") for n in ref.authors)
        assert replace(from_csl(to_csl(ref, key)), **blank) == replace(ref, **blank, authors=bare, editors_printed="")


@pytest.mark.parametrize(("year", "parts"), [
    ("1977-1979", [[1977], [1979]]), ("2020a", [[2020]]), ("2001", [[2001]]), ("б. г.", None), ("", None),
])  # fmt: skip
def test_years_of_any_kind_are_dates_of_csl(year: str, parts: list[list[int]] | None) -> None:
    assert to_csl(Reference("", title="т", year=year), "a").get("issued", {}).get("date-parts") == parts


def test_biblatex_escapes_what_tex_would_read_as_a_command() -> None:
    text = biblatex(ENTRIES).decode()

    assert "@article{a001-b1,\n  author = {Мнимов, М.М.},\n  title = {Вода \\& память},\n" in text
    assert "  pages = {15--27},\n  langid = {russian},\n}" in text
    assert "@misc{a001-b2,\n  note = {??? 100\\%},\n}" in text


def test_biblatex_can_be_read_back_by_a_strict_reader() -> None:
    read = strict.biblatex(biblatex(EVERYTHING).decode())

    assert list(read) == [key for key, _ in EVERYTHING]
    for key, ref in EVERYTHING[9:]:
        assert read[key]["title"] == ref.title and read[key].get("volume", "") == ref.volume
        assert strict.people(read[key]["author"]) == [f"{n.family}, {n.given}" for n in ref.authors]
    assert strict.people(read["a002-b3"]["author"]) == [
        "{Reed and Sons, Ltd.}", "{Hill and Dale, A.}", "von Bernhard, Th.", "others",
    ]  # fmt: skip
    assert (read["a002-b3"]["date"], read["a002-b4"]["url"]) == (
        "1977/1979", "https://example.org/a_b?c=%7Bd%7D&e=%20",
    )  # fmt: skip
    assert (read["a002-b1"]["number"], read["a002-b2"]["entrysubtype"]) == ("12-ІІ", "newspaper")
    assert read["a002-b6"]["@"] == "article"


def test_ris_can_be_read_back_by_a_strict_reader() -> None:
    read = strict.ris(ris(EVERYTHING).decode())

    assert [record["ID"] for record in read] == [[key] for key, _ in EVERYTHING]
    for (_, ref), record in list(zip(EVERYTHING, read, strict=True))[9:]:
        assert record["AU"] == [f"{n.family}, {n.given}" for n in ref.authors]
        assert (record["TI"], record["PY"]) == ([ref.title], [ref.year])
    assert read[0]["SP"] == ["15"] and read[0]["EP"] == ["27"]
    assert read[4]["PY"] == ["1977"] and "PY" not in read[6]


def test_an_article_and_the_volume_have_a_file_in_each_form_romanised_lists_in_none() -> None:
    original = bibl_struct(ENTRIES[0][1], "raw", "a001-b1", "1")
    twin = bibl_struct(ENTRIES[0][1], "raw", "a001-r1", "1")
    tree = small("<p>Мәтін.</p>", back="<div type='other'><p>Соңы.</p></div>")
    back = tree.find(".//{*}back")
    assert back is not None
    back.append(E.div(E.listBibl(original), type="bibliography", subtype="original"))
    back.append(E.div(E.listBibl(twin), type="bibliography", subtype="romanised"))
    files = export(volume(tree))

    stems = ("references/001-article", "references/steppe")
    assert set(files) == {PurePosixPath(f"{s}.{form}") for s in stems for form in ("json", "bib", "ris")}
    assert [item["id"] for item in json.loads(files[PurePosixPath("references/steppe.json")])] == ["a001-b1"]
    assert not re.search("a001-r1", "".join(data.decode() for data in files.values()))
    assert export(volume(small("<p>Мәтін.</p>"))) == {}


def test_editors_named_in_another_case_leave_as_the_statement_that_was_printed() -> None:
    raw = "Илов А. Дюны // Река / под ред. К. К. Волнова. М.: Прибой, 1986. С. 5–9."
    entries = [("b1", parse_reference(raw, LANGUAGES))]

    assert json.loads(csl_json(entries))[0]["editor"] == [{"literal": "под ред. К. К. Волнова"}]
    assert "  note = {под ред. К. К. Волнова}," in biblatex(entries).decode()
    assert "editor = " not in biblatex(entries).decode()
    assert "N1  - под ред. К. К. Волнова\r\n" in ris(entries).decode()
    assert "ED  - " not in ris(entries).decode()


def test_editors_named_as_they_are_called_leave_as_names() -> None:
    entries = [("b1", parse_reference("Река / отв. ред. К. К. Волнов. М.: Прибой, 1986. 200 с.", LANGUAGES))]

    assert json.loads(csl_json(entries))[0]["editor"] == [{"family": "Волнов", "given": "К. К."}]
    assert "editor = {Волнов, К. К.}," in biblatex(entries).decode()
