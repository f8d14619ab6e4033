"""Reading and repair against the shared measuring sticks: hyphens at line ends, paragraphs, languages."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from typing import Any

from tests.shared import SHARED, needs_shared, texts
from zhinaq.detect import detect
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.read import read
from zhinaq.repair import repair_all
from zhinaq.source import Source

pytestmark = needs_shared
LANGUAGES = load_languages()


@cache
def source_of(key: str) -> tuple[Source, Report]:
    """Return one shared text after repairs."""
    report = Report()
    return repair_all(read(texts()[key], key, report), LANGUAGES, report), report


def rows(name: str) -> list[dict[str, str]]:
    assert SHARED is not None
    with (SHARED / "measure" / "lang" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_hyphens_at_line_ends() -> None:
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for row in rows("dehyphen_gold.tsv"):
        if not row["site"].startswith("line_end"):
            continue
        line = next((x for x in source_of(row["seed"])[0].lines if x.number == int(row["line"])), None)
        decision = {"join": "JOIN", "keep": "KEEP", "maybe": "KEEP"}.get(line.hyphen or "" if line else "", "DASH")
        whole[row["label"]] += 1
        right[row["label"]] += decision == row["label"]
    print({label: f"{right[label]}/{whole[label]}" for label in whole})

    assert right["JOIN"] >= 0.98 * whole["JOIN"]
    assert right["KEEP"] >= 0.90 * whole["KEEP"]
    assert right["DASH"] >= 0.90 * whole["DASH"]


def test_paragraphs() -> None:
    assert SHARED is not None
    gold: dict[str, Any] = json.loads((SHARED / "measure" / "lang" / "paragraph_gold.json").read_text(encoding="utf-8"))
    hits = found = wanted = 0
    for article in gold["articles"]:
        starts = {start["line"] for start in article["starts"]}
        lines = source_of(article["seed"])[0].lines
        ours = {x.number for x in lines if article["first_line"] <= x.number <= article["last_line"] and not x.joins}
        hits, found, wanted = hits + len(ours & starts), found + len(ours), wanted + len(starts)
    print(f"paragraphs F1 {2 * hits / (found + wanted):.3f}")

    assert 2 * hits / (found + wanted) >= 0.97


def test_languages() -> None:
    strings = rows("langid_gold.tsv")
    right = sum(detect(r["text"], LANGUAGES) in (*r["accept"].split("|"), r["label"]) for r in strings)
    print(f"languages {right}/{len(strings)}")

    assert right >= 0.985 * len(strings)


def test_page_starts_and_numbers() -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "measure" / "gold" / "002.json").read_text(encoding="utf-8"))
    starts = {line.number for line in source_of("002")[0].lines if line.page}

    assert len(starts & set(gold["page_start_lines"])) >= 0.97 * len(gold["page_start_lines"])


def test_damage_is_repaired_or_reported() -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "measure" / "lang" / "damage_gold.json").read_text(encoding="utf-8"))["types"]
    kinds = ["not_sign_U00AC", "combining_breve", "homoglyph_mixed_word", "page_number_line", "running_head_glued"]
    shares = {}
    for kind in kinds:
        examples = gold[kind]["examples"]
        done = 0
        for example in examples:
            _, report = source_of(example["seed"])
            first = int(str(example["line"]).split("-")[0])
            done += any(r.lines[0] <= first <= r.lines[1] for r in report.repairs)
        shares[kind] = done / len(examples)
    print(shares)

    assert min(shares.values()) >= 0.75


def test_findings_of_repairs_are_few() -> None:
    for key, path in texts().items():
        pages = len(path.read_text(encoding="utf-8")) / 2000
        assert len(source_of(key)[1].findings) <= max(3, 0.3 * pages), key
