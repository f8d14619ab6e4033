"""Names of people and organisations at the head of a reference and after «/» or «Eds.», in all their printed orders."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.model import Name
from zhinaq.references.read.fullnames import family_first, with_patronymic
from zhinaq.references.words import CLOSE, DASH, LOWER, OPEN, UPPER, Words

APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
U, L = f"[{UPPER}]", f"[{LOWER}{APOSTROPHE}]"
_INI = rf"{U}{L}{{0,2}}\."
_MORE = rf"\s?[{DASH}]?\s?(?:{_INI}|[{LOWER}]\.(?!\s?[{LOWER}]\.))"
_INITIALS = rf"{_INI}(?:{_MORE}){{0,5}}(?:[{DASH}]?{U}(?![\w.{APOSTROPHE}]))?"
_CAPS = rf"{U}(?:\s?[{DASH}]?\s?{U}){{0,2}}(?![\w{APOSTROPHE}])\.?"
_SHOUTED = rf"{U}{{2,}}(?:[{DASH}]{U}{{2,}})*"
_CORE = rf"(?:Mc|Mac|[DO][{APOSTROPHE}])?{U}{L}+(?:{U}{L}+)?(?:[{DASH}{APOSTROPHE}]\s?{U}?{L}+)*|{_SHOUTED}"
_MISSING = re.compile(rf"\.?\s(?=(?:{_CORE}),?\s{_INI}|{_INITIALS}\s?(?:{_CORE}))")
_ABBREVIATED = re.compile(r"\.\s(?:[A-Z][a-z]*\.(?!\s?[:,])|[A-Z][a-z]+\.?\s\d|\d{1,3}\b)")
_DIGRAPH = re.compile(rf"{U}{L}{{1,2}}\.\s?{U}\.\s?{U}{L}{{2}}")
_GLUED_TITLE = re.compile(rf"{U}{L}{{2}}")
_PEOPLE_FOLLOW = re.compile(r"\s*(?:,\s*[A-Z]{1,3}[\s.]|,?\s(?:and|&)\s|[.:]\s)")


class _Patterns(NamedTuple):
    inverted: re.Pattern[str]
    straight: re.Pattern[str]
    capitals: re.Pattern[str]
    bracketed: re.Pattern[str]
    full_inverted: re.Pattern[str]
    full: re.Pattern[str]
    separator: re.Pattern[str]
    others: re.Pattern[str]
    institution: re.Pattern[str]
    role: re.Pattern[str]
    short: re.Pattern[str]
    country: re.Pattern[str]
    given: frozenset[str]


class Names(NamedTuple):
    """Names read at the start of a text: the names, where they end, whether «et al.» follows, how sure we are.

    `edited`: a role follows one of them, «(ed.)»; they are then no authors.
    """

    names: tuple[Name, ...]
    end: int
    others: bool
    cert: str = "high"
    edited: bool = False


@cache
def _patterns(words: Words) -> _Patterns:
    particles = "|".join(w.replace(" ", r"\s") for w in words.all("particles"))
    joined = "|".join(words.all("joined_particles"))
    family = rf"(?:(?:{particles})\s)*(?:{joined})?(?:{_CORE})(?:\s(?:{particles})(?=\s{U}|,))?"
    double = rf"{family}(?:\s(?={U}{L}{L})(?:{_CORE})(?!\.))?"
    given = rf"{U}{L}+(?:[{DASH}]{U}?{L}+)?(?:\s(?:{U}{L}+|{_INI}))?"
    both = "|".join(words.all("and")).replace("&", r"&(?:amp;)?")
    return _Patterns(
        re.compile(
            rf"(?P<f>{double})(?:\s?,\s?|\s|\.\s?(?={_INI}))(?P<g>{_INITIALS}|{_CAPS})(?:\s?(?P<p>{particles})\b\.?(?=\s*[.,;:]|\s{U}))?"
        ),
        re.compile(rf"(?P<g>{_INITIALS})\s?(?P<f>{family})"),
        re.compile(rf"(?P<g>[A-Z](?:[A-Z]|-[A-Z]){{0,2}})\s(?P<f>{family})(?=\s*(?:[,;:.&]|\s(?:{both})\s|$))"),
        re.compile(rf"(?P<f>{family})\s\((?P<g>{_INITIALS})\)"),
        re.compile(
            rf"(?P<f>{family}),\s(?P<g>{given}(?:\s{_INITIALS})?)(?=\s*(?:[.,;:(&{OPEN}]|$|\s(?:{both})\s|\d{{4}})|(?<=\.)\s)"
        ),
        re.compile(
            rf"(?P<g>{U}{L}+(?:[{DASH}]{U}?{L}+)?(?:\s{_INITIALS}|\s{U}(?=\s))?)\s(?P<f>{family})(?:\s(?P<x>{_CORE}))?(?=\s*(?:[.,;:(&]|$|\s(?:{both})\s))"
        ),
        re.compile(rf"\s*\.?(?:[,;]+\s*(?:(?:{both})\s+)?|\s(?:{both})\s+|&\s*)"),
        re.compile(rf"[\s,;]*[\[(]?\s*(?:{'|'.join(words.all('et_al'))})\s*[\])]?[.,]?", re.I),
        re.compile(rf"\b{words.any_of('institutions')}\b", re.I),
        re.compile(rf"[\s,]*[(\[]\s*{words.any_of('role_marks')}\.?\s*[)\]]", re.I),
        re.compile(rf"{U}\.(?:\s?{U}\.)?\s?(?:{'|'.join(words.all('short_families'))})(?=\.\s)"),
        re.compile(rf"\s{words.any_of('countries')}$", re.I),
        frozenset(words.all("given_names")),
    )


def _name(match: re.Match[str], words: Words) -> Name:
    groups = match.groupdict()
    family, particle = groups["f"].strip(), (groups.get("p") or "").strip()
    particles = words.all("particles")
    tail = family.split(" ")
    while len(tail) > 1 and tail[-1] in particles:
        particle, tail = tail[-1], tail[:-1]
    family = " ".join(tail)
    if groups.get("x"):
        return Name(groups["x"], f"{groups['g']} {family}", particle, printed=match[0])
    return Name(family, groups["g"].strip(" ,"), particle, printed=match[0].strip(" ,;"))


def read_names(text: str, words: Words, start: int = 0, *, loose: bool = False) -> Names:
    """Read names from `start` on. Full given names count only in lists, before a comma or when `loose`."""
    patterns = _patterns(words)
    names: list[Name] = []
    at, end, form, edited = start, start, "", False
    while True:
        found = _kin(text, at, words, form) or _one(text, at, patterns, form, loose)
        if found is None:
            break
        match, form = found
        names.append(_name(match, words))
        end = match.end()
        if role := patterns.role.match(text, end):
            end, edited = role.end(), True
        separator = patterns.separator.match(text, end)
        at = separator.end() if separator else end
        if separator is None:
            missing = _MISSING.match(text, end)
            if missing and _one(text, missing.end(), patterns, "initials", False) and "," in text[start:end]:
                at = missing.end()
                continue
            break
    if not names:
        return Names((), start, False)
    others = patterns.others.match(text, end)
    return Names(tuple(names), others.end() if others else end, bool(others), edited=edited)


def _kin(text: str, at: int, words: Words, before: str) -> tuple[re.Match[str], str] | None:
    """Match a full name in the order family first; once a list has it, its next names may be of two plain words."""
    if before in ("", "family", "full") and (match := with_patronymic(text, at, words)):
        return match, "family"
    if before in ("", "family") and (match := family_first(text, at, words, sure=before == "family")):
        return match, "family"
    return None


def _one(text: str, at: int, patterns: _Patterns, before: str, loose: bool) -> tuple[re.Match[str], str] | None:
    """Match one name at a place, strict orders first; the form of the name `before` tells which loose ones may be."""
    if before == "full" and (early := _full_form(text, at, patterns)):
        return early, "full"
    for pattern in (patterns.inverted, patterns.straight, patterns.capitals, patterns.bracketed):
        match = pattern.match(text, at)
        if match and pattern is patterns.straight:
            match = _syllable(text, match, patterns) or match
        if match and not patterns.institution.search(match["f"]) and _stops(text, match):
            if pattern is patterns.inverted and _DIGRAPH.match(text, at):
                continue
            if pattern is patterns.straight and before and _ABBREVIATED.match(text, match.end()):
                continue
            if pattern is patterns.capitals and not before and not _PEOPLE_FOLLOW.match(text, match.end()):
                continue
            if len(match["g"]) == 1 and (full := patterns.full.match(text, at)) and full["f"] != match["g"]:
                continue
            return match, "initials"
    match = patterns.full_inverted.match(text, at)
    if (
        match
        and not patterns.institution.search(match[0])
        and (before == "full" or _list_like(text, match) or match["g"].split(" ")[0] in patterns.given)
    ):
        return match, "full"
    if (loose and not before) or before == "full":
        match = patterns.full.match(text, at)
        if match and not patterns.institution.search(match[0]):
            return match, "full"
    return None


def _syllable(text: str, match: re.Match[str], patterns: _Patterns) -> re.Match[str] | None:
    """Return the shorter reading of «R. Li. Title»: a last initial that is a syllable is the family name."""
    first = patterns.short.match(text, match.start())
    return patterns.straight.match(text, match.start(), first.end()) if first else None


def _full_form(text: str, at: int, patterns: _Patterns) -> re.Match[str] | None:
    """Match «Given I. Family» before a separator: in a list of full names it goes before other readings."""
    match = patterns.full.match(text, at)
    return match if match and not patterns.institution.search(match[0]) else None


def _stops(text: str, match: re.Match[str]) -> bool:
    """Refuse a word in capitals that only looks like initials («USA Today»), and a family name cut inside a word."""
    after = text[match.end() : match.end() + 1]
    given = match["g"]
    if after and (after.isalpha() or after == "/"):
        return given.count(".") > 1 and match[0].endswith(".") and bool(_GLUED_TITLE.match(text, match.end()))
    if (
        match["f"].isupper()
        and len(match["f"]) < 5
        and "." not in given[:-1]
        and not given.isascii()
        and len(given) > 2
    ):
        return False  # two acronyms: a state and its ministry
    if "." in given:
        return True
    if len(given.replace(" ", "")) > 3 or after.isalpha():
        return False
    beyond = text[match.end() :].lstrip()[:1]
    return after in ",;.:(" or (given.isascii() and (beyond.isupper() or beyond in OPEN + "(&\x01"))


def _list_like(text: str, match: re.Match[str]) -> bool:
    """Tell whether «Family, Given» at the head of the text is a person: a point, a year or another name follows."""
    after = text[match.end() :].lstrip()
    return after[:1] in ".;(:&,\x01" + OPEN or after[:4].isdigit() or after.startswith(("and ", "et "))


def full_name_list(text: str, words: Words) -> Names:
    """Read «Given Family, Given Family. Title»: full names without initials, at least two or a sure one."""
    patterns = _patterns(words)
    found = read_names(text, words, 0, loose=True)
    if not found.names or patterns.institution.search(text[: found.end]):
        return Names((), 0, False)
    after = text[found.end : found.end + 2]
    single = len(found.names) == 1
    middle = re.search(rf"\s{U}\.\s", text[: found.end]) is not None and after[:1] in ",.:"
    known = found.names[0].given.split(" ")[0] in patterns.given and after[:1] in ".:,"
    if single and not ("//" in text and after[:1] in ".:" or found.others or middle or known):
        return Names((), 0, False)
    return found._replace(cert="medium")


def institution(text: str, words: Words) -> bool:
    """Tell whether a phrase names an organisation: a known word, few words, no verb-like tail."""
    return (
        bool(_patterns(words).institution.search(text))
        and len(text.split()) <= 12
        and not set(text) & set(OPEN + CLOSE)
    )


def of_a_country(text: str, words: Words) -> bool:
    """Tell whether a phrase ends in the name of a country or union, as the names of state bodies do."""
    return _patterns(words).country.search(text) is not None
