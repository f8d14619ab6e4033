"""Conservation and validity on real texts, where the folder with them stands beside the project."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.shared import needs_shared, texts
from zhinaq import read
from zhinaq.check.conservation import conservation
from zhinaq.finding import Report
from zhinaq.pipeline import Encoded, encode_source
from zhinaq.progress import Terminal
from zhinaq.tei import local, xpath
from zhinaq.volume import load


def encoded(path: Path) -> Encoded:
    return encode_source(load(path), Terminal(quiet=True))


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("name", sorted(texts()))
def test_no_word_of_a_real_text_is_lost_and_its_tei_is_valid(name: str) -> None:
    found = encoded(texts()[name]).report.findings
    assert [f.as_text() for f in found if f.code.startswith(("cons-", "tei-00"))] == []


@pytest.mark.slow
@needs_shared
def test_any_word_taken_from_a_real_text_is_missed() -> None:
    path = min(texts().values(), key=lambda p: p.stat().st_size)
    run, source = encoded(path), read.read(path, path.name, Report())
    chance = random.Random(0)  # noqa: S311
    spots = [n for tree in run.articles for n in xpath(tree, "t:text//*[self::t:p or self::t:head or self::t:item]")
             if re.search(r"[^\W_]{2}", n.text or "")]  # fmt: skip
    for _ in range(100):
        node = chance.choice(spots)
        text = node.text or ""
        word = chance.choice(list(re.finditer(r"[^\W_]+", text)))
        node.text = text[: word.start()] + text[word.end() :]
        found = list(conservation(run.corpus, run.articles, [source], run.report.repairs))
        assert found, f"{word.group()} of <{local(node)}> was not missed"
        node.text = text
