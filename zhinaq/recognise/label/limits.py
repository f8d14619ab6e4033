"""Limits of the decision about lines: commented data, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def limits(part: str) -> Mapping[str, float]:
    """Return one part of limits.yaml."""
    text = files("zhinaq").joinpath("recognise", "label", "limits.yaml").read_text(encoding="utf-8")
    found: Mapping[str, float] = yaml.safe_load(text)[part]
    return found
