"""Invented volumes in conventions the sample does not have come out as their facts say.

A journal with parallel front matter after the references, a medical one with structured abstracts, a law journal
dumped from pages with footnotes, an almanac with prefaces, rubrics and contents at the end, theses of three paragraphs,
a museum's series with epigraphs, students' papers behind a greeting, a bulletin with notes how to cite, transactions
with Roman and lettered headings, abstracts under sections in two languages.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.facts import differences
from zhinaq.pipeline import encode_source
from zhinaq.progress import Terminal
from zhinaq.volume import load

VOLUMES = sorted((Path(__file__).resolve().parents[1] / "cases" / "volumes").glob("*.txt"))


@pytest.mark.parametrize("raw", VOLUMES, ids=lambda path: path.stem)
def test_the_volume_is_encoded_as_its_facts_say(raw: Path, tmp_path: Path) -> None:
    encoded = encode_source(load(raw), Terminal(quiet=True))
    for path, data in encoded.files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert list(differences(tmp_path / "tei", raw.with_suffix(".yaml"))) == []
    assert not [f for f in encoded.report.findings if f.code.startswith("cons-")]
