"""Say from the facts of the project's own invented volumes which states their lines may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from scripts.labels.gold_lines import ALL, letters, some
from zhinaq.source import Line

ABOVE, MOST_TITLE = 10, 9  # lines above a title that may open its article; lines of a title
CASES = Path("tests/cases")


def volumes() -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Yield each raw file of the sample and of the volumes of the tests, with the facts of its articles in order."""
    for facts in sorted((CASES / "volumes").glob("*.yaml")):
        yield facts.with_suffix(".txt"), list(yaml.safe_load(facts.read_text(encoding="utf-8")).values())
    sample = yaml.safe_load((CASES / "sample_facts.yaml").read_text(encoding="utf-8"))
    for name in sorted({a["file"] for a in sample.values()}):
        yield Path("source/sample/raw") / name, [a for a in sample.values() if a["file"] == name]


def allowed(lines: Sequence[Line], articles: Sequence[dict[str, Any]]) -> list[frozenset[int]]:
    """Return the states that each line may have: titles and bylines are known, and where articles may start."""
    text = [letters(x.text) for x in lines]
    starts, own = some(("start",)), some(("own",), ("title", "title+"))
    out = [ALL - starts - own] * len(lines)
    at = 0
    for article in articles:
        found = _title(text, letters(str(article.get("title") or "")), at)
        if not found:
            return [ALL] * len(lines)  # a title that stands otherwise: nothing is known for certain
        first, end = found
        for i in range(max(at, first - ABOVE), first):
            out[i] = ALL - own - some(("start",), ("title",))
        out[first] = some(("start", "own"), ("title",))
        for i in range(first + 1, end):
            out[i] = some(("own",), ("title+",))
        _named(text, article, max(at, first - ABOVE), min(end + ABOVE, len(lines)), (first, end), out)
        at = end
    return out


def _named(
    text: Sequence[str], article: dict[str, Any], start: int, end: int, title: tuple[int, int],
    out: list[frozenset[int]],
) -> None:  # fmt: skip
    """Narrow the lines near a title that hold the names of the article's authors."""
    names = [letters(n) for printed in (article.get("authors") or {}).values() for n in printed][:12]
    for i in range(start, end):
        if title[0] <= i < title[1] or len(text[i]) > 300 or not any(n and n in text[i] for n in names):
            continue
        roles = some(("start", "above", "own", "parallel"), ("byline",))
        out[i] = out[i] & roles or out[i]


def _title(text: Sequence[str], title: str, at: int) -> tuple[int, int] | None:
    for i in range(at, len(text)):
        run = ""
        for k in range(i, min(i + MOST_TITLE, len(text))):
            run += text[k]
            if run == title and run:
                return i, k + 1
            if not title.startswith(run):
                break
    return None
