"""A text that opens or ends in mid-article: what is cut away, the facts no longer say."""

from __future__ import annotations

from collections.abc import Sequence

from tests.generator.facts import heads
from tests.generator.kinds import Facts, Unit


def start_cut(units: Sequence[Unit], facts: Facts) -> list[Unit]:
    """Return an article without its front and its first paragraph."""
    at = next(n for n, unit in enumerate(units) if unit.role == "body")
    if units[at + 1].role != "body" or units[at + 1].lead:
        return list(units)
    gone, rest = units[: at + 1], list(units[at + 1 :])
    facts.sections = facts.sections[sum(map(heads, gone)) :]
    facts.title, facts.doi = "", facts.doi if any(u.role == "doi" for u in rest) else ""
    facts.authors, facts.affiliations, facts.abstracts, facts.keywords = [], [], [], {}
    facts.first = " ".join(rest[0].text.split()[:12])
    for unit in rest:
        lang = facts.blocks[unit.block] if unit.block else facts.lang
        if unit.role == "abstract" and lang not in facts.abstracts:
            facts.abstracts.append(lang)
        if unit.role == "keywords" and lang not in facts.keywords:
            facts.keywords[lang] = facts.terms[lang]
    return rest


def end_cut(units: Sequence[Unit], facts: Facts) -> list[Unit]:
    """Return an article that breaks off in its body, where nothing in another language stands behind it."""
    ends = [n for n, unit in enumerate(units) if unit.role == "body"]
    if any(unit.block or unit.role in ("abstract", "keywords") for unit in units[ends[-1] :]):
        return list(units)
    facts.lists, facts.back_headings = [], []
    return list(units[: ends[-1] + 1])
