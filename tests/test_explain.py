"""--explain says of a raw line what was repaired, which rule made its block, what lost, and what is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_decisions import ARTICLE, volume
from zhinaq.explain import explain
from zhinaq.finding import ZhinaqError
from zhinaq.progress import Terminal
from zhinaq.volume import load


def explained(folder: Path, wanted: str, decisions: str = "") -> str:
    number = next(n for n, line in enumerate(ARTICLE.splitlines(), 1) if line.startswith(wanted))
    return "\n".join(explain(load(volume(folder, ARTICLE, decisions)), number, Terminal(quiet=True)))


def test_a_heading_names_its_rule_and_the_article(tmp_path: Path) -> None:
    said = explained(tmp_path / "v", "Introduction")

    assert "a.txt:13: «Introduction»" in said
    assert "in article 1: article by" in said
    assert "→ heading by rule heading-words" in said
    assert "rule heading made heading" in said


def test_a_paragraph_says_that_no_rule_knew_it(tmp_path: Path) -> None:
    said = explained(tmp_path / "v", "The heron is")

    assert "zone: body" in said
    assert "→ paragraph by rule paragraph" in said
    assert "knew it: running text" in said


def test_decisions_and_repairs_are_told(tmp_path: Path) -> None:
    said = explained(
        tmp_path / "v", "17", "decisions:\n- {quote: '17', before: middle of the summer, is: noise, why: page}\n"
    )

    assert "decision 1: noise (page)" in said
    assert "repair noise: «17» → «» (page)" in said


def test_a_line_past_the_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="there is no line 999"):
        list(explain(load(volume(tmp_path / "v", ARTICLE, "")), 999, Terminal(quiet=True)))


def test_a_blank_line_is_said_to_be_one(tmp_path: Path) -> None:
    said = list(explain(load(volume(tmp_path / "v", ARTICLE, "")), 2, Terminal(quiet=True)))

    assert said == ["a.txt:2: a blank line, or past the end"]
