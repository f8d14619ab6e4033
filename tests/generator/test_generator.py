"""The generator says the truth about what it writes, and writes every convention it knows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from random import Random

import pytest

from tests.generator import ROLES, Volume, make_volume
from tests.generator.convention import dimensions, draw
from tests.generator.kinds import KINDS

SEEDS = range(1, 61)


@cache
def volume(seed: int) -> Volume:
    return make_volume(seed)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def lines_of(made: Volume, article: int, roles: tuple[str, ...]) -> list[str]:
    rows = zip(made.text.split("\n"), made.labels, strict=True)
    return [line for line, label in rows if label.article == article and label.role in roles]


def test_the_same_seed_gives_the_same_volume() -> None:
    assert make_volume(7) == make_volume(7)
    assert make_volume(7).text != make_volume(8).text


def test_every_line_has_one_label_and_only_empty_lines_are_blank() -> None:
    for seed in SEEDS:
        made = volume(seed)
        lines = made.text.split("\n")
        assert len(lines) == len(made.labels)
        for line, label in zip(lines, made.labels, strict=True):
            assert label.role in ROLES
            assert (label.role == "blank") == (not line.strip() and "\f" not in line), (seed, line, label)


def test_spans_lie_inside_their_line_in_order_and_hold_text() -> None:
    for seed in SEEDS:
        made = volume(seed)
        for line, label in zip(made.text.split("\n"), made.labels, strict=True):
            end = 0
            for start, stop, kind in label.tokens:
                assert kind in KINDS
                assert end <= start < stop <= len(line)
                end = stop
            if label.role == "byline" and label.starts:
                assert label.tokens, (seed, line)


def test_the_names_of_the_gold_are_the_names_of_the_spans() -> None:
    for seed in SEEDS:
        made = volume(seed)
        found: dict[int, str] = defaultdict(str)
        for line, label in zip(made.text.split("\n"), made.labels, strict=True):
            if label.role == "byline" and label.block == 0:
                found[label.article] += "".join(letters(line[a:b]) for a, b, kind in label.tokens if kind == "NAME")
        for article in made.gold["articles"]:
            assert found[article["n"]] == "".join(letters(x["name"]) for x in article["authors"]), (seed, article["n"])


def test_every_article_has_a_title_and_first_and_last_words_in_their_places() -> None:
    for seed in SEEDS:
        made = volume(seed)
        for article in made.gold["articles"]:
            n = article["n"]
            title = letters("".join(lines_of(made, n, ("title",))))
            assert letters(article["title"]) in title
            body = letters("".join(lines_of(made, n, ("body",))))
            assert letters(article["first_body_words"])[:30] in body
            assert letters(article["last_body_words"])[-30:] in body
            assert body.index(letters(article["first_body_words"])[:30]) < 60


def test_the_lines_of_articles_lie_between_their_first_and_last() -> None:
    for seed in SEEDS:
        made = volume(seed)
        for article in made.gold["articles"]:
            rows = range(article["start_line"], article["end_line"] + 1)
            at = [
                n
                for n, label in enumerate(made.labels, 1)
                if label.article == article["n"] and label.role != "furniture"
            ]
            assert min(at) == rows[0]
            assert max(at) <= rows[-1]


def test_headings_stand_on_their_lines() -> None:
    for seed in SEEDS:
        made = volume(seed)
        lines = made.text.split("\n")
        for article in made.gold["articles"]:
            for section in article["sections"]:
                at = section["line"] - 1
                label = made.labels[at]
                assert label.article == article["n"]
                rows = zip(lines[at : at + 9], made.labels[at:], strict=False)
                near = letters("".join(line for line, x in rows if x.role in ("heading", "body")))
                assert letters(section["title"])[:10] in near, (seed, section)


def test_entries_and_counts_agree() -> None:
    for seed in SEEDS:
        made = volume(seed)
        if made.convention["reference_number"] == "pooled" or made.convention["entries"] == "two_in_line":
            continue
        starts = Counter(label.article for label in made.labels if label.role == "reference" and label.starts)
        for article in made.gold["articles"]:
            assert starts[article["n"]] == article["n_references"]


def test_a_dimension_can_be_fixed() -> None:
    for raw in dimensions()["raw"]:
        assert make_volume(3, {"raw": raw}).convention["raw"] == raw
    with pytest.raises(ValueError, match="no value"):
        make_volume(3, {"raw": "papyrus"})


def test_two_hundred_volumes_show_every_value_of_every_dimension() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for seed in range(1, 201):
        for name, value in draw(Random(seed)).items():  # noqa: S311
            seen[name].add(value)
    missing = {name: set(values) - seen[name] for name, values in dimensions().items()}
    assert not {name: values for name, values in missing.items() if values}


def test_all_roles_occur() -> None:
    seen = {label.role for seed in SEEDS for label in volume(seed).labels}
    assert seen == set(ROLES)


def test_no_real_word_is_left_unfilled() -> None:
    for seed in SEEDS:
        assert not re.search(r"\{[a-zA-Z]\w*\}", volume(seed).text), seed
