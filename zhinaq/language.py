"""Language knowledge from languages/*.yaml: one data file per language, no words in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Language:
    """One language: its code and the sections of its data file."""

    code: str
    data: Mapping[str, Any]

    def label(self, name: str) -> str | None:
        """Return the generated word `name` in this language, or None when the file lacks it."""
        word = self.data.get("labels", {}).get(name)
        return None if word is None else str(word)


Languages = Mapping[str, Language]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C: a tenth of the time at every start


@cache
def load_languages() -> Languages:
    """Read every languages/*.yaml of the package; keys are language codes in alphabetical order."""
    folder = files("zhinaq").joinpath("languages")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    texts = {f.name[:-5]: f.read_text(encoding="utf-8") for f in found}
    return {code: Language(code, yaml.load(text, Loader=LOADER) or {}) for code, text in texts.items()}  # noqa: S506
