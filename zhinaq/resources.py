"""The Jinja2 environment: where templates and stylesheets are, in a checkout and in an installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zhinaq.edition.address import web_address
from zhinaq.edition.shape import FILTERS, TESTS
from zhinaq.edition.volume.listing import volume_titles

PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """Return the folder `templates` or `styles`: inside the package when installed, beside it in a checkout.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for place in (PACKAGE / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"zhinaq is installed without its folder {name}/")


def style(*names: str) -> str:
    """Return stylesheets of styles/ one after another."""
    return "\n".join((folder("styles") / name).read_text(encoding="utf-8") for name in names)


@cache
def environment() -> Environment:
    """Return the one environment: everything escaped, an unknown name is an error."""
    env = Environment(
        loader=FileSystemLoader(folder("templates")), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    env.filters |= FILTERS | {"web_address": web_address, "volume_titles": volume_titles}
    env.tests |= TESTS
    return env


def render(name: str, /, **values: Any) -> str:
    """Return a template filled in."""
    return environment().get_template(name).render(values)
