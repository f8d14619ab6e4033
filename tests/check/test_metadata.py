from __future__ import annotations

import pytest

from tests.encode.blocks import SOURCE, block, whole_article
from zhinaq.check.metadata import metadata, orcid_valid, volume_metadata
from zhinaq.check.schema import schema
from zhinaq.encode import encode
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.tei import E, xpath


def article(*blocks):
    return encode(list(blocks), 1, SOURCE, VolumeSettings(), load_languages(), Report())


def test_all_that_an_article_lacks_is_one_finding() -> None:
    found = list(metadata(article(block("title", "Көл", 3), block("paragraph", "Мәтін.", 4)), {}))
    assert [(f.code, f.place.line, f.values["missing"]) for f in found] == [
        ("meta-010", 3, "authors, abstract, keywords, references")
    ]


def test_a_whole_article_lacks_nothing() -> None:
    assert list(metadata(article(*whole_article()), {})) == []


@pytest.mark.parametrize(("orcid", "valid"), [
    ("https://orcid.org/0000-0002-1825-0097", True), ("https://orcid.org/0000-0002-1694-233X", True),
    ("https://orcid.org/0000-0002-1825-0098", False), ("0000-0002-1825-0097", False), ("https://orcid.org/12", False),
])  # fmt: skip
def test_the_check_digit_of_an_orcid(orcid: str, valid: bool) -> None:
    assert orcid_valid(orcid) is valid


def test_all_that_a_volume_lacks_is_one_finding() -> None:
    found = list(volume_metadata(E.teiCorpus(E.teiHeader(E.fileDesc(E.titleStmt(E.title("x", type="main"))))), []))
    assert [f.values["missing"] for f in found] == ["publisher, place, year, ISBN or ISSN, licence"]


def test_an_invalid_tree_is_reported_at_its_raw_line() -> None:
    tree = article(block("paragraph", "Мәтін.", 41))
    xpath(tree, "//t:body/t:p")[0].append(E.div())
    found = next(schema(tree, {}))
    assert (found.code, found.place.line) == ("tei-001", 41)
