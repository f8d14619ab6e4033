"""Broken and hostile texts are repaired in a short time: no rule may take the square of a line's length."""

from __future__ import annotations

import time

import pytest

from tests.repair.tools import repaired

HOSTILE = {
    "one long line": "сөз " * 60_000,
    "one long word": "а" * 60_000,
    "brackets": "[" * 30_000 + "](x)",
    "stars": "*a " * 30_000,
    "marks": "." * 30_000 + "\n" + "-" * 30_000,
    "hyphens": "а-" * 30_000,
    "initials": "А." * 30_000,
    "escapes": "\\*" * 30_000,
    "carets": "^{" * 30_000,
    "mail": "a@" * 30_000,
    "numerals": "Х" * 30_000,
    "lone digits": "\n".join(str(i % 7) for i in range(6_000)),
    "lone digits and blank lines": "\n\n".join(str(i % 97) for i in range(3_000)),
    "one line again and again": "\n".join(["Head"] * 10_000),
    "spaces": (" " * 1000 + "a") * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_time(name: str) -> None:
    began = time.perf_counter()

    repaired(HOSTILE[name])

    assert time.perf_counter() - began < 15
