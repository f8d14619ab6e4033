"""Reference styles: a data file and a template each in templates/references/, listed from the folder."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhinaq.finding import Place, ZhinaqError
from zhinaq.resources import folder


@dataclass(frozen=True, eq=False)
class Style:
    """One style: its file name, its titles by language, how it cites (numeric or author-date), and its data."""

    name: str
    titles: Mapping[str, str]
    citation: str
    order: str
    data: Mapping[str, Any]

    @property
    def template(self) -> str:
        """Return the name of the template that prints its entries: its own, unless it shares another style's."""
        return str(self.data.get("template", self.name))

    @property
    def citing(self) -> Mapping[str, Any]:
        """Return the signs and limits of its citations in the text."""
        rules: Mapping[str, Any] = self.data["citing"]
        return rules

    @property
    def editors_lead(self) -> bool:
        """Tell whether a whole without authors stands under its editors; else its title comes first."""
        return bool(self.data.get("editors_lead"))

    @property
    def number(self) -> str:
        """Return how an entry's number is printed, `{}` standing for the number."""
        return str(self.data.get("number", "{}."))


@cache
def styles() -> Mapping[str, Style]:
    """Return every style of templates/references/ by name, in alphabetical order."""
    found = sorted(Path(folder("templates") / "references").glob("*.yaml"), key=lambda path: path.name)
    return {path.name.removesuffix(".yaml"): _read(path) for path in found}


def _read(path: Path) -> Style:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Style(path.name.removesuffix(".yaml"), data["titles"], data["citation"], data["order"], data)


@cache
def style_named(name: str, place: Place | None = None) -> Style:
    """Return a style by its name, an alias (`gost`, `apa`) or its title. Raises ZhinaqError naming those there are."""
    known = {
        _key(alias): style
        for style in styles().values()
        for alias in (style.name, *style.data.get("aliases", ()), *style.titles.values())
    }
    if _key(name) in known:
        return known[_key(name)]
    near = difflib.get_close_matches(_key(name), known, 1, 0.7)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    raise ZhinaqError(f"there is no reference style {name!r}", place, f"{hint}Choose one of: {', '.join(styles())}.")


def _key(name: str) -> str:
    return "-".join(name.casefold().replace(",", " ").split())
