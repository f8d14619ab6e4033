from __future__ import annotations

from tests.encode.blocks import SOURCE, block
from zhinaq.encode import encode
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.tei import text_of, xpath


def test_one_grant_in_two_languages_is_one_funder() -> None:
    article = encode([
        block("paragraph", "Мәтін.", 1),
        block("funding", "Финансировал Комитет науки Министерства науки Республики Казахстан (AP12345678).", 2, "ru"),
        block("funding", "Funded by the Science Committee of the Ministry of Science (No. AP12345678).", 3, "en"),
    ], 1, SOURCE, VolumeSettings(), load_languages(), Report())  # fmt: skip
    (funder,) = xpath(article, "//t:funder")
    assert [text_of(i) for i in xpath(funder, "t:idno")] == ["AP12345678"]
    assert [text_of(n).split()[0] for n in xpath(funder, "t:orgName")] == ["Комитет", "Science"]


def test_contributions_become_credit_roles() -> None:
    article = encode([
        block("author", "A. Oydan", 1, "en", n=1), block("author", "B. Qiyal", 1, "en", n=2),
        block("paragraph", "Text.", 2, "en"),
        block("contribution", "A. Oydan: conceptualization, writing – review & editing; B. Qiyal: data curation.", 3,
              "en"),
    ], 1, SOURCE, VolumeSettings(), load_languages(), Report())  # fmt: skip
    found = [(p.get("ref"), r.get("ref").split("/")[-2]) for s in xpath(article, "//t:respStmt")
             for p in xpath(s, "t:persName") for r in xpath(s, "t:resp")]  # fmt: skip
    assert found == [("#a001-au1", "writing-review-editing"), ("#a001-au1", "conceptualization"),
                     ("#a001-au2", "data-curation")]  # fmt: skip
