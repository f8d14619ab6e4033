"""The parser alone: one object a line in, its fields a line out."""

from __future__ import annotations

import json

import pytest

from zhinaq.finding import ZhinaqError
from zhinaq.language import load_languages
from zhinaq.references.lists.jsonl import parse_lines

LANGUAGES = load_languages()


def test_every_line_gives_an_object_with_the_same_id() -> None:
    lines = [
        json.dumps({"id": "x1", "raw": "Мнимов М.М. Вода. – М., 1999."}),
        "",
        json.dumps({"id": "x2", "raw": "Там же. С. 5."}),
    ]

    first, second = (json.loads(line) for line in parse_lines(lines, LANGUAGES))

    assert (first["id"], first["title"], first["authors"]) == ("x1", "Вода", [{"family": "Мнимов", "given": "М.М."}])
    assert (second["id"], second["type"], second["pages"], second["title"]) == ("x2", "ibid", "5", None)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '"text"'])
def test_a_line_that_is_no_such_object_is_named(line: str) -> None:
    with pytest.raises(ZhinaqError) as caught:
        list(parse_lines(['{"raw": "x"}', line], LANGUAGES, "list.jsonl"))

    assert str(caught.value).startswith("list.jsonl:2: error")
