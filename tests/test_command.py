"""The command line: what each command asks to be made, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from zhinaq import command


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["all"], ["references", "pdf", "epub", "html"]),
        (["all", "--offprints"], ["references", "pdf", "epub", "offprints", "epub-offprints", "html"]),
        (["epub", "--offprints"], ["epub", "epub-offprints"]), (["html"], ["references", "html"]),
    ],
)  # fmt: skip
def test_what_pages_offer_is_made_before_them(
    arguments: list[str], wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def build(options: command.Options, kinds: Sequence[str], *, package: bool = False) -> None:
        asked.extend(kinds)

    monkeypatch.setattr(command, "_build", build)
    done = CliRunner().invoke(command.main, arguments)

    assert (done.exit_code, asked) == (0, wanted)
