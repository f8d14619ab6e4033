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

    def fact(self, name: str) -> Any:
        """Return what the section `about` says of the language, or None."""
        return self.data.get("about", {}).get(name)


Languages = Mapping[str, Language]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C: a tenth of the time at every start


@cache
def load_languages() -> Languages:
    """Read every languages/*.yaml of the package; keys are language codes in alphabetical order."""
    folder = files("zhinaq").joinpath("languages")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    texts = {f.name[:-5]: f.read_text(encoding="utf-8") for f in found}
    return {code: Language(code, yaml.load(text, Loader=LOADER) or {}) for code, text in texts.items()}  # noqa: S506


@cache
def further_languages() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of languages without a file of their own: a name, letters and words to tell them by."""
    text = files("zhinaq").joinpath("further_languages.yaml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=LOADER) or {}  # noqa: S506
    return {code: data for code, data in found.items() if code not in load_languages()}


def name_of(code: str) -> str:
    """Return a language's own name, the code where none is known."""
    known = load_languages().get(code)
    return str(known.fact("own_name") if known else further_languages().get(code, {}).get("own_name", code))


def of_country(code: str) -> str:
    """Return the language that somebody means who gives the code of a country, "" where it is none."""
    stated = {code: language.data.get("about", {}) for code, language in load_languages().items()}
    known = {**further_languages(), **stated}
    return next((language for language, about in known.items() if code in about.get("countries", ())), "")


def language_with(fact: str) -> str:
    """Return the first language of which a fact of the section `about` is true, "" for none."""
    return next((code for code, language in load_languages().items() if language.fact(fact)), "")


def languages_with(fact: str) -> tuple[str, ...]:
    """Return the languages of which a fact of the section `about` is true."""
    return tuple(code for code, language in load_languages().items() if language.fact(fact))


def fact_of(code: str, name: str, default: str = "") -> str:
    """Return a fact of the language of a tag (`kk-Latn` is Kazakh), `default` where no file says it."""
    language = load_languages().get(code.split("-")[0])
    found = language.fact(name) if language else None
    return default if found is None else str(found)


@cache
def common_alphabet(section: str) -> str:
    """Return the letters of all alphabets in a section of the language files: the fullest first, then what it lacks."""
    alphabets = [str(lang.data.get(section, {}).get("alphabet", "")) for lang in load_languages().values()]
    return "".join(dict.fromkeys("".join(sorted(alphabets, key=len, reverse=True))))
