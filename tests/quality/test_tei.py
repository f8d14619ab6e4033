"""Every built volume as TEI: valid for the project and for tei_all, whole, and pointing nowhere empty."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.builds import build_of, sources
from tests.quality.tools import checker, command
from zhinaq.tei import parse, xpath

pytestmark = pytest.mark.slow
KEYS = sorted(sources())


@pytest.mark.parametrize("key", KEYS)
def test_a_volume_builds_without_an_error_and_loses_no_word(key: str) -> None:
    folder = build_of(key)
    findings = json.loads((folder / "findings.json").read_bytes())
    assert [f for f in findings if f["severity"] == "error"] == []
    names = {p.name for p in folder.iterdir()}
    assert {"tei", "html", "findings.json", "repairs.jsonl"} <= names
    assert sum(n.endswith(".pdf") for n in names) == sum(n.endswith(".epub") for n in names) == 1


@pytest.mark.checkers
@pytest.mark.parametrize("key", KEYS)
def test_every_article_is_valid_tei_all(key: str) -> None:
    command("java")
    schema = checker("tei_all.rng")
    files = [str(p) for p in sorted((build_of(key) / "tei").glob("*.xml")) if p.name != "volume.xml"]
    pyjing = Path(sys.executable).parent / "pyjing"
    done = subprocess.run([str(pyjing), str(schema), *files], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()[:2000]) == (0, "")


@pytest.mark.parametrize("key", KEYS)
def test_every_pointer_has_its_target(key: str) -> None:
    roots = [parse(p.read_bytes()) for p in sorted((build_of(key) / "tei").glob("*.xml"))]
    ids = {i for root in roots for i in xpath(root, "//@xml:id")}
    pointers = "//@target | //@corresp | //@ref | //@scheme | //@sameAs | //@who | //@resp"
    local = {t[1:] for root in roots for v in xpath(root, pointers) for t in str(v).split() if t.startswith("#")}
    assert local - ids == set()
