"""Citations of an article, parsed back."""

from __future__ import annotations

import json
import re

from tests.edition.example import volume
from zhinaq.edition.citing import bibtex, csl, csl_json, reference, ris
from zhinaq.edition.labels import Labels
from zhinaq.edition.markup import Pen


def item(**settings: object) -> dict[str, object]:
    whole = volume(**settings)
    return csl(reference(whole, whole.articles[0], Pen(Labels("kk"), "kk")), "a001")


def test_csl_json_holds_the_article() -> None:
    (data,) = json.loads(csl_json(item()))

    assert data["title"] == "Ойдан шығарылған көлдің суы"
    assert data["container-title"] == "Дала зерттеулері"
    assert data["author"][0] == {"family": "Көкжарова", "given": "А.Б."}
    assert (data["type"], data["page"], data["DOI"]) == ("chapter", "8–12", "10.5555/zhinaq.2025.1")


def test_bibtex_can_be_read_back() -> None:
    text = bibtex(item()).decode()
    fields = dict(re.findall(r"(?m)^  (\w+) = \{(.*)\},$", text))

    assert text.startswith("@inproceedings{a001,")
    assert fields["author"] == "Көкжарова, А.Б. and Жалғанов, В.Г."
    assert (fields["pages"], fields["year"], fields["langid"]) == ("8--12", "2025", "kazakh")
    assert text.count("{") == text.count("}")


def test_a_journal_gives_an_article() -> None:
    assert bibtex(item(kind="journal")).decode().startswith("@article{")


def test_ris_can_be_read_back() -> None:
    lines = [line.split("  - ", 1) for line in ris(item()).decode().split("\r\n") if line]

    assert lines[0] == ["TY", "CONF"] and lines[-1] == ["ER", ""]
    assert [value for tag, value in lines if tag == "AU"] == ["Көкжарова, А.Б.", "Жалғанов, В.Г."]
    assert {"SP": "8", "EP": "12"}.items() <= dict(lines).items()
