"""The language of a string, by letters, function words and endings."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from zhinaq.detect import detect
from zhinaq.language import load_languages

CASES = Path(__file__).parent / "cases" / "languages.tsv"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Көлдің суы жыл сайын азаяды", "kk"),
        ("Вода в озере убывает каждый год", "ru"),
        ("The lake loses water every year", "en"),
        ("ВОДА И ПАМЯТЬ ОЗЁР", "ru"),
        ("WATER BY THE LAKE", "en"),
        ("Лицензия CC BY 4.0.", "ru"),
        ("© П.Л. Камышов, 2025. Лицензия CC BY 4.0.", "ru"),
        ("12.05.2024", ""),
        ("Müller, G., Bergström, Å. Lakes of the mountains and their water", "en"),
        ("Kamyshov P.L. Ozera i reki: uchebnoe posobie dlya shkol. – Moskva, 2003. – 120 s.", "en"),
        ("湖泊与气候", "zh"),
        ("ካብ ቀዳማይ ዓመት ጀሚሩ", ""),
    ],
)
def test_the_language_of_a_string_is_told(text: str, language: str) -> None:
    assert detect(text, load_languages()) == language


def test_texts_in_further_languages_are_told_and_never_taken_for_one_known_well() -> None:
    with CASES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [(row, detect(row["text"], load_languages())) for row in rows]
    wrong = [(row["language"], code, row["text"]) for row, code in found if code != row["language"]]
    taken = [one for one in wrong if one[1] in load_languages()]
    assert len(Counter(row["language"] for row in rows)) >= 12
    assert taken == []
    assert len(wrong) <= len(rows) // 20, wrong


def test_a_short_text_stays_in_the_further_language_around_it() -> None:
    assert detect("Methoden", load_languages(), "de") == "de"
