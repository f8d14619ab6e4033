"""Pictures of a volume: those that can be shown are carried, a broken one is one sentence or shown as lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.edition.example import source, volume
from zhinaq.edition.pictures import pictures
from zhinaq.finding import ZhinaqError
from zhinaq.source import Picture


def test_a_picture_is_carried_under_its_own_name(tmp_path: Path) -> None:
    assert [(p.name, p.media_type) for p in pictures(volume(), source(tmp_path))] == [("shore.svg", "image/svg+xml")]


@pytest.mark.parametrize("data", [b"<svg", b"<html/>", b""])
def test_a_broken_picture_of_the_volume_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    given = source(tmp_path)
    (tmp_path / "shore.svg").write_bytes(data)
    with pytest.raises(ZhinaqError, match='shore.svg: error  "shore.svg" is not a picture that can be shown'):
        pictures(volume(), given)


def test_a_picture_that_came_broken_inside_a_text_is_shown_as_lost(tmp_path: Path) -> None:
    broken = Picture("shore.svg", b"<svg")
    given = replace(source(tmp_path), images={}, pictures={"shore.svg": broken})
    assert pictures(volume(), given) == []
