"""Draw a convention: one value for every dimension, and the data files that the words come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

Convention = Mapping[str, str]
DATA = Path(__file__).parent / "data"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def data(name: str) -> Any:
    """Return one of the data files."""
    return yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 (a safe one)


@cache
def dimensions() -> dict[str, dict[str, float]]:
    """Return every dimension with its values and their weights."""
    return {name: {_text(v): float(w) for v, w in values.items()} for name, values in data("convention").items()}


def _text(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def draw(rng: Random, sure: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a value for every dimension; `sure` fixes some of them."""
    fixed = dict(sure or {})
    for name, value in fixed.items():
        if name not in dimensions() or value not in dimensions()[name]:
            raise ValueError(f"{name} has no value {value}")
    drawn = {name: rng.choices(list(values), list(values.values()))[0] for name, values in dimensions().items()}
    return {**drawn, "luck": str(rng.randrange(10**9)), **fixed}


def settled(rng: Random, convention: Convention, what: str, options: Sequence[Any], lapse: float = 0.07) -> Any:
    """Return the option that a volume has settled on for something; seldom another one."""
    if rng.random() < lapse:
        return rng.choice(options)
    return Random(f"{convention['luck']}/{what}").choice(options)  # noqa: S311


def redraw(rng: Random, convention: Convention, name: str, chance: float) -> str:
    """Return a convention's value, or seldom another one: a lapse."""
    return rng.choice(list(dimensions()[name])) if rng.random() < chance else convention[name]


def columns(line: str) -> list[str]:
    """Cut a line of a data file at its bars."""
    return [part.strip() for part in line.split("|")]
