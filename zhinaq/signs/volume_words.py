"""Words that a volume prints around its articles: rubrics, sections, boards, prefaces, indexes."""

from __future__ import annotations

import re

from zhinaq.signs import cues
from zhinaq.signs.statements import label
from zhinaq.signs.words import all_words, any_of, opening, whole


def is_rubric(text: str) -> bool:
    """Tell whether a line is nothing but usual names of sections of an issue, in one language or several."""
    pieces = [p.strip() for p in re.split(r"\s[\u2013\u2014-]\s|[/|\u2022]", cues.bare(text)) if p.strip()]
    named = [bool(whole("rubrics").fullmatch(p.strip(" .:"))) or is_index(p) for p in pieces]
    told = [found is not None and found.kind == "biography" and found.alone for found in map(label, pieces)]
    return all(named) if any(named) else len(pieces) > 1 and all(told)


def is_index(text: str) -> bool:
    """Tell whether a line is nothing but the usual heading of an index of authors, names or subjects."""
    return bool(whole("indexes").fullmatch(cues.bare(text).strip(" .:")))


def names_issue(text: str) -> bool:
    """Tell whether a line is the heading of an issue with its number or year, and no section's name."""
    return not is_section(text) and bool(re.search(r"\u2116\s?\d|(?<!\d)(?:19|20)\d\d(?!\d)", text))


def is_board(text: str) -> bool:
    """Tell whether a line belongs to an imprint or a board: its words, ISBN, ISSN."""
    return len(text) < 220 and bool(
        whole("boards").match(cues.bare(text))
        or whole("imprint").search(text)
        or re.search(r"\bISBN\b|\bISSN\b|\u00a9", text)
    )


def is_preface(text: str) -> bool:
    """Tell whether a title names a preface."""
    match = opening("preface").match(cues.bare(text))
    return bool(match) and not cues.bare(text)[match.end() :].strip(" .:") if match else False


def is_section(text: str) -> bool:
    """Tell whether a line is a heading of the volume's sections by its words: `Section 2. …`."""
    clean = cues.bare(text)
    words = any_of(all_words("section"))
    number = r"(?:\u2116?\s*\d{1,2}|[IVX]{1,5})"
    return len(clean) < 200 and bool(
        re.match(rf"{words}\s*{number}(?![^\W_])", clean, re.IGNORECASE)
        or re.match(rf"{number}[\s.\u2013-]*(?:-?[^\W\d_]{{1,3}}\s)?{words}(?![^\W_])", clean, re.IGNORECASE)
    )
