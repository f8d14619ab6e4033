"""Search: forms of a word, keyboards without Kazakh letters, three languages; the index says what the page finds."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from tests.edition.example import small, source, volume
from zhinaq.edition.search import index, search_files, stem, stems, words
from zhinaq.edition.site import site_of

TEXTS = (
    ("kk", "Қазақстан экономикасы және дипломатиясының бағыты"), ("kk", "Қазақстанда көлдің суы тартылды"),
    ("kk", "Мектептен Қазақстаннан хат келді"), ("ru", "Отношения с Казахстаном и вопросы дипломатии"),
    ("ru", "О реках и озёрах"), ("en", "Lakes of Kazakhstan and their diplomacies"),
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path):  # type: ignore[no-untyped-def]
    articles = [
        small(f"<p>{text}</p>", language=code, title=f"T{n}", key=f"a{n:03}") for n, (code, text) in enumerate(TEXTS, 1)
    ]
    return site_of(volume(*articles), source(tmp_path), {})


def found(data: dict, query: str) -> list[int]:  # type: ignore[type-arg]
    """Look a word up as the page's script does."""
    wanted = {stem(query, code) for code in ("", "kk", "ru", "en")}
    wanted |= {again for once in wanted for code in ("kk", "ru", "en") if len(again := stem(once, code)) > 4}
    wanted = {w for w in wanted if len(w) > 2} or wanted
    out: set[int] = set()
    for term, steps in zip(data["terms"].split(" "), data["lists"].split(" "), strict=True):
        if any(term.startswith(w) for w in wanted):
            number = 0
            for step in "".join(c if c.islower() or c.isdigit() else " " for c in steps).split():
                number += int(step, 36)
                out.add(number)
    return sorted(out)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("Қазақстан", [1, 2, 3]), ("Қазақстанда", [1, 2, 3]), ("Қазақстаннан", [1, 2, 3]), ("казакстан", [1, 2, 3]),
        ("дипломатиясының", [1, 4]), ("дипломатии", [1, 4]), ("Казахстаном", [4]), ("көлге", [2]), ("озеро", [5]),
        ("lake", [6]), ("diplomacy", [6]), ("жоқсөз", []),
    ],
)  # fmt: skip
def test_a_word_is_found_in_all_its_forms(query: str, numbers: list[int], site) -> None:  # type: ignore[no-untyped-def]
    assert found(index(site), query) == numbers


def test_a_word_in_the_title_weighs_more_than_one_in_the_text(site) -> None:  # type: ignore[no-untyped-def]
    count = stems(site.volume.articles[0])

    assert count["t1"] > count[stem("экономикасы", "kk")]


def test_compounds_are_found_by_their_halves() -> None:
    assert list(words("қарым-қатынас author’s")) == ["қарым-қатынас", "қарым", "қатынас", "author’s", "author"]


def test_the_index_is_a_script_that_says_the_rules(site) -> None:  # type: ignore[no-untyped-def]
    text = search_files(site)[PurePosixPath("html/search/index.js")].decode()
    data = json.loads(text.removeprefix("window.zhinaqIndex=").removesuffix(";\n"))

    assert set(data["rules"]) == {"kk", "ru", "en"}
    assert data["articles"][0][:3] == ["001-article/index.html", "T1", "kk"]
    assert len(data["terms"].split(" ")) == len(data["lists"].split(" "))
