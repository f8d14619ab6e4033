"""The parser and the linker measured with the shared sticks; the bars are those of the plan."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType

import pytest

from tests.references.unseen import gold
from tests.shared import SHARED, needs_shared
from zhinaq.language import load_languages
from zhinaq.references.lists.jsonl import parse_lines


def scorer() -> ModuleType:
    assert SHARED is not None
    spec = importlib.util.spec_from_file_location("refs_score", SHARED / "measure" / "refs" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_shared
@pytest.mark.parametrize(("name", "bar"), [("seeds_gold", 97.0), ("dev_gold", 93.0)])
def test_fields_of_the_gold_sets_are_read_well_enough(name: str, bar: float) -> None:
    assert SHARED is not None
    lines = (SHARED / "measure" / "refs" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in parse_lines(lines, load_languages())]

    result = scorer().score([json.loads(line) for line in lines], read)

    assert result["strict"]["MICRO"][2] >= bar


@needs_shared
@pytest.mark.parametrize(
    ("batch", "bar", "whole"),
    [("first", 98.0, 0.95), ("second", 98.0, 0.92), ("third", 97.0, 0.90), ("fourth", 97.0, 0.92)],
)
def test_invented_references_in_many_house_styles_are_read(batch: str, bar: float, whole: float) -> None:
    wanted = gold(batch)
    read = [json.loads(line) for line in parse_lines([json.dumps(g) for g in wanted], load_languages())]

    result = scorer().score(wanted, read)

    right, _, of = result["whole reference right"].partition("/")
    assert result["strict"]["MICRO"][2] >= bar
    assert int(right) >= whole * int(of)
