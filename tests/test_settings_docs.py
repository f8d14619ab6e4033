"""docs/settings.md is complete and true: its example is read without a complaint and uses every key there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import AliasChoices, BaseModel

from zhinaq.edition.fonts import families
from zhinaq.located import check, read_yaml
from zhinaq.resources import folder
from zhinaq.settings import VolumeSettings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
TEXT = PAGE.read_text(encoding="utf-8")


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def names(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the ways to write each key of a model and of those inside it, with the keys around it."""
    for name, field in model.model_fields.items():
        alias = field.validation_alias or field.alias
        written = [str(c) for c in alias.choices] if isinstance(alias, AliasChoices) else [str(alias or name)]
        yield tuple(f"{before}{key}" for key in written)
        for inner in models(field.annotation):
            yield from names(inner, f"{before}{written[0]}.")


def keys(data: Any, before: str = "") -> Iterator[str]:
    for value in data if isinstance(data, list) else []:
        yield from keys(value, before)
    for key, value in data.items() if isinstance(data, Mapping) else []:
        yield f"{before}{key}"
        yield from keys(value, f"{before}{key}.")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (tmp_path / "volume.yaml").write_text(re.findall(r"```yaml\n(.*?)```", TEXT, re.S)[0], encoding="utf-8")
    return tmp_path / "volume.yaml"


def test_the_example_is_read_without_a_complaint(example: Path) -> None:
    assert check(VolumeSettings, read_yaml(example)).page.sheet == "60x84/16"


def test_every_key_there_is_stands_in_the_example(example: Path) -> None:
    written = {re.sub(r"^images\.[^.]+", "images", key) for key in keys(read_yaml(example).data)}
    short = {"licence": {"licence.name", "licence.url"}, "images": {"images.article", "images.figure"}}
    same = {f"{group}.{key}" for group in ("board", "reviewers") for key in ("name", "role", "degree", "affiliation",
                                                                             "email", "orcid")}  # fmt: skip
    told = written | same | {key for group in short.values() for key in group}
    assert [ways for ways in names(VolumeSettings) if not set(ways) & told] == []


@pytest.mark.parametrize("kind", ["serif"])
def test_the_families_named_are_known(kind: str) -> None:
    listed = re.search(r"font: .*?# (.*?), …", TEXT)
    assert listed is not None
    assert set(listed[1].split(", ")) <= {entry["family"] for entry in families()[kind]}


def test_the_reference_style_named_is_there(example: Path) -> None:
    style = check(VolumeSettings, read_yaml(example)).reference_style
    assert any((folder("templates") / "references").glob(f"{style}.*"))
