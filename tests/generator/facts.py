"""The gold description of a volume, in the full form that the scorer of fidelity reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.generator.kinds import Facts, Label, Unit


def gold(
    facts: Mapping[int, Facts], labels: Sequence[Label], units: Sequence[Unit], first_line: Mapping[int, int]
) -> dict[str, Any]:
    """Return the facts of every article with the raw lines they are on."""
    spans = {n: _lines(n, labels) for n in facts}
    numbers = sorted(facts)
    articles = []
    for n in numbers:
        start, end = spans[n]
        follower = spans.get(n + 1)
        if follower and all(
            label.article in (0, n) and label.role in ("blank", "furniture") for label in labels[end : follower[0] - 1]
        ):
            end = follower[0] - 1
        articles.append(_article(n, facts[n], start, end, units, first_line))
    return {"articles": articles, "n_lines": len(labels)}


def _lines(article: int, labels: Sequence[Label]) -> tuple[int, int]:
    own = [
        n for n, label in enumerate(labels, 1) if label.article == article and label.role not in ("blank", "furniture")
    ]
    return own[0], own[-1]


def _article(
    n: int, f: Facts, start: int, end: int, units: Sequence[Unit], first_line: Mapping[int, int]
) -> dict[str, Any]:
    at = [first_line[i] for i, u in enumerate(units) if u.article == n and heads(u)]
    sections = [{"title": title, "line": line} for title, line in zip(f.sections, at, strict=True)]
    return {
        "n": n, "start_line": start, "end_line": end, "title": " ".join(f.title.split()), "lang": f.lang,
        "authors": [{"name": name} for name in f.authors], "all_affiliations": f.affiliations,
        "abstracts": [{"lang": lang} for lang in f.abstracts], "keywords": f.keywords, "codes": {"doi": f.doi or None},
        "sections": sections, "back_headings": [{"title": t} for t in f.back_headings], "doubtful_headings": [],
        "tables": [None] * f.tables, "figures": [None] * f.figures,
        "lists": None, "intext_citations": None, "references": None,
        "n_references": sum(f.lists), "reference_lists": [{"n": k} for k in f.lists],
        "first_body_words": f.first, "last_body_words": f.last,
    }  # fmt: skip


def heads(unit: Unit) -> bool:
    """Tell whether a unit is a heading of the body, or a paragraph that one runs into."""
    return unit.role == "heading" or (unit.role == "body" and unit.lead > 0)
