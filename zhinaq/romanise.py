"""Cyrillic text in Latin letters, by a scheme of romanisation.yaml; every letter of Kazakh is covered."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

from zhinaq.finding import ZhinaqError
from zhinaq.language import language_with


@dataclass(frozen=True)
class Scheme:
    """One scheme: titles by language, a Latin form for each letter, forms before certain letters, odd capitals."""

    name: str
    titles: Mapping[str, str]
    letters: Mapping[str, str]
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the name it is known by everywhere."""
        return self.titles[language_with("international")]


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return every scheme by name."""
    data = yaml.safe_load(files("zhinaq").joinpath("romanisation.yaml").read_text(encoding="utf-8"))
    return {
        name: Scheme(name, one["titles"], one["letters"], one.get("before", {}), one.get("capitals", {}))
        for name, one in data.items()
    }


def scheme_named(name: str) -> Scheme:
    """Return a scheme. Raises ZhinaqError naming the nearest one and those there are."""
    if name not in schemes():
        near = difflib.get_close_matches(name, list(schemes()), 1, 0.5)
        meant = f'; did you mean "{near[0]}"?' if near else ""
        raise ZhinaqError(f'there is no romanisation "{name}"{meant}', None, f"Choose one of: {', '.join(schemes())}.")
    return schemes()[name]


def romanise(text: str, scheme: str) -> str:
    """Return a text with its Cyrillic letters in Latin ones; a word in capitals stays in capitals."""
    chosen = scheme_named(scheme)
    text = unicodedata.normalize("NFC", text)
    out = []
    for at, char in enumerate(text):
        lower = char.lower()
        latin = chosen.letters.get(lower)
        if latin is None:
            out.append(char)
            continue
        after = text[at + 1 : at + 2]
        if (special := chosen.before.get(lower)) and after and after.lower() in special["letters"]:
            latin = special["as"]
        out.append(_capital(chosen, lower, latin, text, at) if char != lower else latin)
    return "".join(out)


def _capital(scheme: Scheme, lower: str, latin: str, text: str, at: int) -> str:
    """Return the capital form: «Zh» in «Zhana», «ZH» inside a word in capitals."""
    capital = scheme.capitals.get(lower, latin[:1].upper() + latin[1:])
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    shouting = after.isupper() or (not after.isalpha() and before.isupper())
    return capital.upper() if shouting else capital
