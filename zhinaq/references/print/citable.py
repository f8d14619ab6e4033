"""What a doubtful entry may be cited by for certain: the names its printed string opens with, and its only year."""

from __future__ import annotations

import re
from dataclasses import replace

from zhinaq.language import Languages
from zhinaq.references.model import Reference
from zhinaq.references.read.parse import parse_reference, split_number
from zhinaq.references.words import DASH

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_NO_YEAR = re.compile(  # addresses, DOIs, days of access, an ISSN, spans of years
    rf"https?:\S+|10\.\d{{4,}}\S*|\d\d?\.\d\d?\.\d{{4}}|\d{{4}}\s?[{DASH}]\s?\d{{3}}[\dX]"
)
_FIRST_AREA = re.compile(rf"\s//|\s?/\s|\.\s?[{DASH}]\s|[.:;\[]")


def citable(reference: Reference, languages: Languages) -> Reference:
    """Return a doubtful reference with what it can be cited by; one that says too little or too much comes back bare.

    Names count when the printed string opens with them; without names its first words stand for the title.
    """
    raw = split_number(reference.raw)[1].strip()
    years = dict.fromkeys(_YEAR.findall(_NO_YEAR.sub(" ", raw)))
    if len(years) > 1:
        return reference
    year = next(iter(years), "")
    read = parse_reference(reference.raw, languages)
    if read.type == "ibid":
        return reference
    if read.authors and all(0 <= raw.find(n.family or n.literal) < 30 * len(read.authors) for n in read.authors):
        return replace(reference, authors=read.authors, others=read.others, year=year)
    opening = raw[: first.start()] if (first := _FIRST_AREA.search(raw, 12)) else raw
    return replace(reference, title=opening.strip(), type="web", year=year)
