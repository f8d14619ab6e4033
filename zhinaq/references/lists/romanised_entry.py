"""A reference in Latin letters, made from its original by a scheme for each language; nothing is translated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from zhinaq.language import language_with, languages_with
from zhinaq.references.model import Name, Reference
from zhinaq.references.read.parse import split_number
from zhinaq.references.words import Words
from zhinaq.romanise import romanise
from zhinaq.settings import in_language

CYRILLIC = re.compile("[\N{CYRILLIC CAPITAL LETTER IE WITH GRAVE}-\N{CYRILLIC SMALL LETTER EL WITH DESCENDER}]")
KEPT = frozenset("number type language date doi isbn issn url accessed in_language cert place".split())
TEXTS = tuple(f.name for f in fields(Reference) if f.type == "str" and f.name not in KEPT)


def romanised(reference: Reference, schemes: Mapping[str, str], words: Words) -> Reference:
    """Return the twin of a reference in Latin letters: its language `ru-Latn`, the original's in `in_language`.

    `schemes` are by language, "" for any. A reference without a Cyrillic letter comes back as it is. One that was not
    read keeps its printed string, in Latin letters and with the note of its language, without its number.
    """
    scheme = in_language(schemes, reference.language, language_with("general"))

    def latin(text: str) -> str:
        return romanise(text, scheme) if CYRILLIC.search(text) else text

    made_of: dict[str, Any] = {name: latin(getattr(reference, name)) for name in TEXTS}
    made_of |= {role: tuple(_name(n, latin) for n in getattr(reference, role)) for role in ("authors", "editors")}
    made_of["place"] = latin(_full_place(reference, words))
    made_of["ibid_of"] = romanised(reference.ibid_of, schemes, words) if reference.ibid_of else None
    made = replace(reference, **made_of, certainty={})
    if made == replace(reference, certainty={}):
        return reference
    native = reference.language in languages_with("romanised")
    language = f"{reference.language}-Latn" if native else reference.language
    made = replace(made, language=language, in_language=reference.in_language or (reference.language if native else ""))
    return replace(made, raw=_noted(made, words)) if made.cert == "low" else made


def _full_place(reference: Reference, words: Words) -> str:
    """Return the place spelt out where its abbreviation is a known one: «M.» means nothing in Latin letters."""
    return str(words.table("place_names").get(reference.place.rstrip("."), reference.place))


def _name(name: Name, latin: Callable[[str], str]) -> Name:
    return Name(*(latin(part) for part in (name.family, name.given, name.particle, name.literal, name.printed)))


def _noted(reference: Reference, words: Words) -> str:
    """Return a printed string without its number, «[in Russian]» behind it."""
    text = split_number(reference.raw)[1].strip()
    label = words.data[language_with("international")]["in_language_labels"].get(reference.in_language, "")
    return f"{text} [{label}]" if label else text
