"""A reference becomes TEI and comes back unchanged; the printed string is kept as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from zhinaq.language import load_languages
from zhinaq.references import parse_reference
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.tei.to_tei import bibl_struct
from zhinaq.tei import E, local, q, text_of

LANGUAGES = load_languages()
PRINTED = [
    "Мнимов М.М. Вода и память // Вестник озёр. – 2019. – Т. 3, № 4. – С. 15-27.",
    "Камышов О.Л. [и др.] Тростник и ветер. – 2-е изд. – М.: Заводь, 1998. – 212 с. ISBN 978-5-000-00000-0",
    "Көкжар айнасы. – 1999 ж. 2 ақпан.",
    "Песков И.Н. Дюны // Берега и люди / под ред. К.А. Волнова. – Самара: Прибой, 2011. – С. 51–90.",
    "Maps of lakes. Available at: https://example.org/maps (Accessed: 13.08.2025).",
]  # fmt: skip


@pytest.mark.parametrize("raw", PRINTED)
def test_fields_come_back_from_the_tree(raw: str) -> None:
    ref = parse_reference(raw, LANGUAGES)
    back = from_element(bibl_struct(ref, raw, "a001-b1", "1"))

    plain = {"number": "1", "authors_printed": ref.authors_printed, "certainty": ref.certainty, "rest": ref.rest,
             "authors": ref.authors, "editors": ref.editors}  # fmt: skip
    assert replace(back, **plain) == replace(ref, number="1")
    assert [n.key for n in back.authors] == [n.key for n in ref.authors]


def test_elements_stand_in_the_order_tei_wants() -> None:
    ref = parse_reference(
        "Мнимов М.М. Вода // Вестник озёр. 2019. № 4. С. 15-27. URL: https://example.org/v DOI: 10.5555/v", LANGUAGES
    )
    node = bibl_struct(ref, "raw", "a001-b1", "1", "raw:1,2")

    assert [local(child) for child in node] == ["analytic", "monogr", "ptr", "note"]
    assert [local(child) for child in node[0]] == ["author", "title", "idno"]
    assert [local(child) for child in node[1]] == ["title", "imprint"]
    assert [c.get("unit") for c in node[1][1].iter(q("biblScope"))] == ["issue", "page"]


def test_a_doubtful_reference_keeps_only_its_printed_string() -> None:
    note = E.note("3. Нечто ", E.choice(E.sic("0 воде"), E.corr("о воде")), type="raw_reference")
    before = etree.tostring(note)

    node = bibl_struct(parse_reference("???", LANGUAGES), note, "a001-b3", "3")

    assert (local(node), node.get("type"), node.get("cert")) == ("bibl", "unparsed", "low")
    assert etree.tostring(node[0]).replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b"") == before.replace(
        b' xmlns="http://www.tei-c.org/ns/1.0"', b""
    )
    assert text_of(node) == "3. Нечто о воде"
