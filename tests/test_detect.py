"""The language of a string, by letters, function words and endings."""

from __future__ import annotations

import pytest

from zhinaq.detect import detect
from zhinaq.language import load_languages


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
    ],
)
def test_the_language_of_a_string_is_told(text: str, language: str) -> None:
    assert detect(text, load_languages()) == language
