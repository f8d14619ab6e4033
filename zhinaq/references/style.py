"""Reference styles: a data file and a template each in templates/references/, listed from the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhinaq.edition.templates import folder
from zhinaq.finding import ZhinaqError

DEFAULT = "gost-r-7.0.5-2008"


@dataclass(frozen=True)
class Style:
    """One style: its file name, its titles by language, how it cites (numeric or author-date), and its data."""

    name: str
    titles: Mapping[str, str]
    citation: str
    order: str
    data: Mapping[str, Any]


@cache
def styles() -> Mapping[str, Style]:
    """Return every style of templates/references/ by name, in alphabetical order."""
    found = sorted(Path(folder("templates") / "references").glob("*.yaml"), key=lambda path: path.name)
    return {path.name.removesuffix(".yaml"): _read(path) for path in found}


def _read(path: Path) -> Style:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Style(path.name.removesuffix(".yaml"), data["titles"], data["citation"], data["order"], data)


@cache
def style_named(name: str) -> Style:
    """Return a style by its name or one of its aliases (`gost`, `apa`). Raises ZhinaqError naming those there are."""
    for style in styles().values():
        if name.casefold() in (style.name, *style.data.get("aliases", ())):
            return style
    raise ZhinaqError(f"there is no reference style {name!r}", None, f"Choose one of: {', '.join(styles())}.")
