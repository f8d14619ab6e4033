"""Kazakh word division: rules, the shipped pattern file, the typesetters' break points."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared, texts
from zhinaq import hyphenation
from zhinaq.hyphenation import dictionary, divide
from zhinaq.language import load_languages

RULES = load_languages()["kk"].data["hyphenation"]
CASES = [
    ("бала", "ба-ла"),
    ("тоғыз", "то-ғыз"),
    ("кітапхана", "кі-тап-ха-на"),
    ("тауық", "та-уық"),
    ("баяу", "ба-яу"),
    ("қоюлы", "қо-ю-лы"),
    ("тұрсқа", "тұрс-қа"),
    ("ауа", "ауа"),
    ("оқу", "оқу"),
    ("егін", "егін"),
    ("қант", "қант"),
    ("стансы", "стан-сы"),
    ("халықаралық", "ха-лық-ара-лық"),
    ("Қазақстанда", "Қа-зақ-стан-да"),
    ("шетелде", "шет-ел-де"),
    ("объекті", "объ-ек-ті"),
]


@pytest.mark.parametrize(("word", "divided"), CASES)
def test_words_divide_by_the_rules(word: str, divided: str) -> None:
    assert "-".join(divide(word, "kk")) == divided


def test_upper_case_abbreviations_stay_whole() -> None:
    assert divide("ЮНЕСКО", "kk") == ["ЮНЕСКО"]
    assert divide("БҰҰ", "kk") == ["БҰҰ"]


def test_a_region_or_script_of_the_language_falls_back_to_it() -> None:
    assert divide("кітапхана", "kk-KZ") == divide("кітапхана", "kk")


def test_a_language_without_patterns_is_not_divided() -> None:
    assert divide("Kitapkhana", "qaa") == ["Kitapkhana"]


def test_the_shipped_patterns_are_those_of_the_rules() -> None:
    shipped = Path(hyphenation.__file__).parent / "languages" / "hyph_kk.dic"
    assert shipped.read_text(encoding="utf-8") == dictionary(RULES), "print it anew: python -m zhinaq.hyphenation kk"


def gold(name: str) -> list[dict[str, str]]:
    assert SHARED is not None
    with (SHARED / "measure" / "lang" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def points(word: str, language: str) -> set[int]:
    pieces = divide(word, language)
    return {len("".join(pieces[:n])) for n in range(1, len(pieces))}


@needs_shared
@pytest.mark.parametrize(("language", "aim"), [("kk", 0.97), ("ru", 0.93)])
def test_typesetters_break_points_are_found(language: str, aim: float) -> None:
    rows = gold(f"hyphen_gold_{language}.tsv")
    found = [r for r in rows if len(r["left"]) in points(r["left"] + r["right"], language)]
    assert len(found) / len(rows) >= aim


@needs_shared
def test_no_illegal_point_of_the_orthography_is_used() -> None:
    def marked(text: str) -> set[int]:
        return {len(part.replace("-", "")) for m in re.finditer("-", text) for part in [text[: m.start()]]}

    for row in gold("hyphen_rules_examples_kk.tsv"):
        found = points(row["word"], "kk")
        assert not found & marked(row["illegal"] or ""), row
        assert found >= marked(row["legal"] or ""), row


@needs_shared
def test_pieces_without_a_vowel_do_not_occur_in_kazakh_texts() -> None:
    vowels = set(RULES["vowels"])
    raw = " ".join(p.read_text(encoding="utf-8", errors="ignore") for p in texts().values())
    kazakh = set("әғқңөұүһі")
    words = sorted({w for w in re.findall(r"[а-яёәғқңөұүһі]+", raw) if set(w) & kazakh and set(w[:3]) & vowels})
    assert len(words) > 5000
    assert [w for w in words if any(not set(p) & vowels for p in divide(w, "kk")) and len(divide(w, "kk")) > 1] == []
