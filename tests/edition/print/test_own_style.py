"""A volume's own stylesheet: what has no effect is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhinaq.edition.print.own_style import complaints


def test_a_stylesheet_without_mistakes_gives_no_findings(tmp_path: Path) -> None:
    assert list(complaints("h1.title { color: #7a1f2b }", tmp_path / "local.css")) == []


@pytest.mark.parametrize(("css", "line", "said"), [
    ("p { margin: 0 }\nh1 { colour: red }", 2, "colour: red"),
    ("h1 { color: reddish }", 1, "reddish"),
    ("@import url(https://example.org/more.css);", 0, "example.org"),
])  # fmt: skip
def test_what_has_no_effect_is_told_with_its_line(tmp_path: Path, css: str, line: int, said: str) -> None:
    found = list(complaints(css, tmp_path / "local.css"))
    assert [(f.code, f.place.line) for f in found] == [("ed-003", line)]
    assert said in found[0].message
