"""Every scheme gives its published table for all letters of Kazakh and Russian, and keeps capitals."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from zhinaq.finding import ZhinaqError
from zhinaq.romanise import romanise, schemes

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

# One column of each published table, in the order of ALPHABET; «-» stands for nothing. The letters a table lacks
# (Kazakh ones in BSI, GOST system B and translit.ru) are in square brackets: our reading, see romanisation.yaml.
PUBLISHED = {
    # British Standard 2979:1958 as journals print it for their authors
    "bsi": """a [ä] b v g [gh] d e e zh z i i k [q] l m n [ng] o [ö] p r s t u [ū] [ü] f kh [h] ts ch sh shch " y [i] '
              e yu ya""",
    # GOST 7.79-2000, table 4, Russian
    "gost-7.79-b": """a [a`] b v g [g`] d e yo zh z i j k [k`] l m n [n`] o [o`] p r s t u [u`] [u`] f x [h`] cz ch sh
                      shh `` y` [i`] ` e` yu ya""",
    # ISO 9:1995, table 1 (also GOST 7.79-2000, system A)
    "iso-9": "a a̋ b v g ġ d e ë ž z i j k ķ l m n ņ o ô p r s t u u̇ ù f h ḥ c č š ŝ ʺ y ì ʹ è û â",
    # ALA-LC tables: non-Slavic languages in Cyrillic script, Kazakh
    "ala-lc": """a ă b v g gh d e ë zh z i ĭ k q l m n n͡g o ȯ p r s t u ū u̇ f kh ḣ t͡s ch sh shch ʺ y ī ʹ ė i͡u
                 i͡a""",
    # the alphabet of April 2021; in brackets the letters that it has no sign for
    "kazakh-latin-2021": """a ä b v g ğ d e [io] j z i i k q l m n ñ o ö p r s t u ū ü f h h [ts] [tş] ş [ş] [-] y ı
                            [-] [e] [iu] [ia]""",
    # the table that translit.ru opens with
    "translit-ru": """a [a] b v g [g] d e jo zh z i j k [k] l m n [n] o [o] p r s t u [u] [u] f h [h] c ch sh shh # y
                      [i] ' je ju ja""",
    # BGN/PCGN 1979 system, Kazakh (UNGEGN working group, report of 2016)
    "bgn-pcgn": """a ä b v g gh d e yo zh z ī y k q l m n ng o ö p r s t ū u ü f kh h ts ch sh shch " y i ' ė yu
                   ya""",
}  # fmt: skip


@pytest.mark.parametrize("scheme", schemes())
def test_every_letter_is_written_as_the_published_table_has_it(scheme: str) -> None:
    table = [cell.strip("[]").replace("-", "") for cell in PUBLISHED[scheme].split()]

    assert len(table) == len(ALPHABET) == 42
    assert [romanise(letter, scheme) for letter in ALPHABET] == table


@pytest.mark.parametrize("scheme", schemes())
def test_every_capital_is_the_capital_of_its_letter(scheme: str) -> None:
    for letter in ALPHABET:
        small = romanise(letter, scheme)
        capital = romanise(letter.upper() + letter, scheme).removesuffix(small)

        assert not any("а" <= c.lower() <= "ӿ" for c in small + capital)
        dotted = {"İ": "i", "I": "ı"} if scheme == "kazakh-latin-2021" else {}
        assert "".join(dotted.get(c, c.lower()) for c in capital) == small
        assert not capital[:1].islower()


@pytest.mark.parametrize(("scheme", "text", "latin"), [
    ("bsi", "Жағалау, Щука, объём, Юный Хан", 'Zhaghalau, Shchuka, ob"em, Yunyi Khan'),
    ("gost-7.79-b", "Цирк царя, съёмка, Эхо, Ёлка", "Cirk czarya, s``yomka, E`xo, Yolka"),
    ("iso-9", "Жұлдыз, Қамыс, Ғылым, Щука, Юла", "Žu̇ldyz, Ķamys, Ġylym, Ŝuka, Ûla"),
    ("ala-lc", "Цапля, Өзен, Үкі, Ұя, Юла", "T͡Sapli͡a, Ȯzen, U̇kī, Ūi͡a, I͡Ula"),
    ("kazakh-latin-2021", "Әбдіғаппар Қуандық Өңірхан", "Äbdığappar Quandyq Öñırhan"),
    ("kazakh-latin-2021", "ИМПЕРИЯ, Іні, ЖАҢА ҒЫЛЫМ", "İMPERİİA, Inı, JAÑA ĞYLYM"),
    ("translit-ru", "ҚазҰУ хабаршысы, ЮБИЛЕЙ, Эволюция", "KazUU habarshysy, JUBILEJ, Jevoljucija"),
    ("bgn-pcgn", "Әбдіғаппар Қуандық Өңірхан", "Äbdighappar Qūandyq Öngirkhan"),
    ("bsi", "Ш. А. Жұмабай, ЖЭУ, и\N{COMBINING BREVE}", "Sh. A. Zhūmabai, ZHEU, i"),
])  # fmt: skip
def test_words_come_out_with_their_capitals(scheme: str, text: str, latin: str) -> None:
    assert romanise(text, scheme) == latin


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ZhinaqError, match='did you mean "iso-9"') as caught:
        romanise("а", "iso9")

    assert "kazakh-latin-2021" in caught.value.hint


@needs_shared
def test_the_printed_pairs_of_a_real_list_are_met() -> None:
    assert SHARED is not None
    pairs = json.loads((SHARED / "measure" / "refs" / "transliteration_gold.json").read_text(encoding="utf-8"))["pairs"]
    rates = [difflib.SequenceMatcher(None, romanise(p["src"], "translit-ru"), p["dst"]).ratio() for p in pairs]

    assert sum(rates) / len(rates) >= 0.98


def test_the_table_of_the_docs_is_true() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "references.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.-]+)` \| (.+) \|$", page, re.MULTILINE)

    assert [name for name, _ in rows] == list(schemes())
    for name, shown in rows:
        assert romanise("Көкжар, Ғылым, Щука, объём, Юла", name) == shown.replace("\\`", "`")
