"""Every scheme covers every letter of Kazakh and Russian, keeps capitals, and gives its published forms."""

from __future__ import annotations

import difflib
import json

import pytest

from tests.shared import SHARED, needs_shared
from zhinaq.finding import ZhinaqError
from zhinaq.romanise import romanise, schemes

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize("scheme", schemes())
def test_no_letter_of_kazakh_stays_cyrillic(scheme: str) -> None:
    assert len(ALPHABET) == 42
    for letter in ALPHABET + ALPHABET.upper():
        assert not any("а" <= c.lower() <= "ӿ" for c in romanise(letter, scheme))


@pytest.mark.parametrize(("scheme", "text", "latin"), [
    ("bsi", "Жағалау, Щука, объём, Юный Хан", 'Zhaghalau, Shchuka, ob"em, Yunyi Khan'),
    ("gost-7.79-b", "Цирк царя, съёмка, Эхо, Ёлка", "Cirk czarya, s``yomka, E`xo, Yolka"),
    ("iso-9", "Жұлдыз, Қамыс, Ғылым, Щука, Юла", "Žu̇ldyz, Ķamys, Ġylym, Ŝuka, Ûla"),
    ("ala-lc", "Цапля, Өзен, Үкі, Ұя, Юла", "T͡Sapli͡a, Ȯzen, U̇kī, Ūi͡a, I͡Ula"),
    ("kk-latin-2021", "Әбдіғаппар Қуандық Өңірхан", "Äbdığappar Quandyq Öŋırhan"),
    ("translit-ru", "ҚазҰУ хабаршысы, ЮБИЛЕЙ, Эволюция", "KazUU habarshysy, JUBILEJ, Jevoljucija"),
    ("bgn-pcgn", "Әбдіғаппар Қуандық Өңірхан", "Äbdighappar Qūandyq Öngirkhan"),
])  # fmt: skip
def test_published_forms_come_out(scheme: str, text: str, latin: str) -> None:
    assert romanise(text, scheme) == latin


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ZhinaqError) as caught:
        romanise("а", "morse")

    assert "iso-9" in caught.value.hint


@needs_shared
def test_the_printed_pairs_of_a_real_list_are_met() -> None:
    assert SHARED is not None
    pairs = json.loads((SHARED / "measure" / "refs" / "transliteration_gold.json").read_text(encoding="utf-8"))["pairs"]
    rates = [difflib.SequenceMatcher(None, romanise(p["src"], "translit-ru"), p["dst"]).ratio() for p in pairs]

    assert sum(rates) / len(rates) >= 0.98
