"""Search: forms of a word, keyboards without Kazakh letters, three languages; what the page's own script finds."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from tests.edition.example import small, source, volume
from tests.quality.tools import found
from zhinaq.edition.web.search import bare, folding, search_files, spoken, stem
from zhinaq.edition.web.site import Site, site_of
from zhinaq.language import load_languages

TEXTS = (
    ("kk", "Қазақстан экономикасы және дипломатиясының бағыты"), ("kk", "Қазақстанда көлдің суы тартылды"),
    ("kk", "Мектептен Қазақстаннан хат келді"), ("ru", "Отношения с Казахстаном и вопросы дипломатии"),
    ("ru", "О реках и озёрах"), ("en", "Lakes of Kazakhstan and their diplomacies"), ("ru", "Дипломатия и страны"),
    ("kk", "Қолы мен аяғы, кітап беті"), ("ru", "Странный колодец, страница и стратегия"), ("kk", "Казакстанга келди"),
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Site:
    articles = [
        small(f"<p>{text}</p>", language=code, title=f"T{n}", key=f"a{n:03}") for n, (code, text) in enumerate(TEXTS, 1)
    ]
    return site_of(volume(*articles), source(tmp_path), {})


@pytest.fixture
def place(site: Site, tmp_path: Path) -> Path:
    for name, data in search_files(site).items():
        (tmp_path / name.name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("Қазақстан", {1, 2, 3}), ("Қазақстанда", {1, 2, 3}), ("Қазақстаннан", {1, 2, 3}), ("казакстан", {1, 2, 3, 10}),
        ("казакстаннан", {1, 2, 3, 10}), ("дипломатиясының", {1, 7}), ("дипломатиясынын", {1, 7}), ("дипломатии", {1, 4, 7}),
        ("Казахстаном", {4}), ("көлге", {2}), ("қолға", {8}), ("колга", {2, 8}), ("озеро", {5}), ("озёра", {5}), ("стран", {7, 9}),
        ("lake", {6}), ("diplomacy", {6}), ("жоқсөз", set()), ("Қазақстан мектеп", {3}), ("мектебі", {3}), ("кітабы", {8}), ("T7", {7}),
    ],
)  # fmt: skip
@pytest.mark.checkers
def test_a_word_is_found_in_all_its_forms(query: str, numbers: set[int], place: Path) -> None:
    assert set(found(place, query)[query]) == numbers


@pytest.mark.checkers
def test_the_word_itself_comes_before_longer_ones(place: Path) -> None:
    assert found(place, "страны")["страны"] == [7, 9]


@pytest.mark.checkers
def test_letters_of_a_keyboard_are_taken_as_meant_unless_nothing_has_them(place: Path) -> None:
    assert found(place, "кітап", "Қәзақстанға") == {"кітап": [8], "Қәзақстанға": [1, 2, 3, 10]}


def test_stems_keep_their_letters_and_lose_endings_typed_with_or_without_them() -> None:
    assert [stem(w, "kk") for w in ("Көлдің", "кітаптың", "кiтап")] == ["көл", "кітап", "кiтап"]
    assert stem("Көлдің", "kk") != bare(stem("Көлдің", "kk")) == stem("колдин", "kk")


def test_every_letter_counts_as_one_other_so_that_lengths_agree() -> None:
    assert all(len(other) == 1 for name in ("fold", "keyboard") for other in folding(name).values())


def test_a_word_in_the_title_weighs_more_than_one_in_the_text(site: Site) -> None:
    count = spoken(site.volume.articles[0])

    assert count["t1", "kk"] > count["экономикасы", "kk"]


def test_a_reference_is_read_once(tmp_path: Path) -> None:
    (count,) = (spoken(a) for a in volume().articles)

    assert count["doi", "en"] <= 4


def test_the_scripts_say_rules_and_index(site: Site) -> None:
    files = {name.name: data.decode() for name, data in search_files(site).items()}
    data = json.loads(files["index.js"].removeprefix("window.zhinaqIndex=").removesuffix(";\n"))
    rules = json.loads(files["search.js"].partition("\n")[0].removeprefix("window.zhinaqRules=").removesuffix(";"))

    assert set(rules["languages"]) == set(load_languages()) and rules["keyboard"]["қ"] == "к"
    assert data["articles"][0][:3] == ["001-article/index.html", "T1", "kk"]
    assert len(data["terms"].split(" ")) == len(data["lists"].split(" "))
    assert PurePosixPath("html/search/index.html") in search_files(site)
