"""A volume of many invented articles, as varied as real ones: words of the sample, and words made up, with endings.

The same seed gives the same volume. Real volumes have 550 to 700 stems an article of 2,000 words, and two in three
of all stems stand in one article only; the made-up lemmas are drawn by Zipf's law so that these come out alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from xml.sax.saxutils import escape

from lxml import etree

from tests.edition.example import small, volume
from tests.quality.tools import ROOT
from zhinaq.detect import detect
from zhinaq.language import load_languages
from zhinaq.view import Volume

VOWELS = {"kk": "аәеоөұүыі", "ru": "аеиоуыэя", "en": "aeiou"}
CONSONANTS = {"kk": "бғгдзжйкқлмнңпрстш", "ru": "бвгджзклмнпрстхцч", "en": "bcdfglmnprstvw"}
LEMMAS = {"kk": 40_000, "ru": 30_000, "en": 20_000}
SENTENCES = 95


def library(articles: int, seed: int = 2000) -> Volume:
    """Return a volume of so many articles in three languages, of three sections and many authors."""
    chance = random.Random(seed)  # noqa: S311  # the same every time
    return volume(*(_article(number, chance) for number in range(1, articles + 1)))


@cache
def lemmas(code: str) -> list[str]:
    """Return made-up lemmas of a language, the most frequent first."""
    chance = random.Random(code)  # noqa: S311
    found: dict[str, None] = {}
    while len(found) < LEMMAS[code]:
        length = chance.choice((2, 2, 3, 3, 3, 4))
        found["".join(chance.choice(CONSONANTS[code]) + chance.choice(VOWELS[code]) for _ in range(length))
              + chance.choice(CONSONANTS[code])] = None  # fmt: skip
    return list(found)


@cache
def sentences(code: str) -> list[str]:
    """Return the sample's sentences in a language."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "source/sample/raw").glob("*.txt")))
    return [
        s for s in re.split(r"(?<=[.!?])\s+|[\x00-\x1f]", text) if len(s) > 40 and detect(s, load_languages()) == code
    ]


def word(code: str, chance: random.Random) -> str:
    """Return a made-up word: a lemma drawn by Zipf's law, with endings of its language."""
    rank = int(LEMMAS[code] ** chance.random()) - 1
    return lemmas(code)[rank] + "".join(chance.choice(endings(code)) for _ in range(chance.choice((0, 0, 0, 1, 1, 2))))


@cache
def endings(code: str) -> list[str]:
    """Return the endings of a language."""
    return [e for e in load_languages()[code].data["search"]["endings"] if len(e) > 1 and e.isalpha()]


def _text(code: str, chance: random.Random) -> Iterator[str]:
    for _ in range(SENTENCES):
        if chance.random() < 0.6:
            yield chance.choice(sentences(code))
        else:
            yield " ".join(word(code, chance) for _ in range(chance.randint(8, 22))).capitalize() + "."


def _article(number: int, chance: random.Random) -> etree._Element:
    code = chance.choices(("kk", "ru", "en"), (5, 4, 1))[0]
    title = " ".join(word(code, chance) for _ in range(7)).capitalize()
    said = list(_text(code, chance))
    paragraphs = "".join(f"<p>{escape(' '.join(said[at : at + 6]))}</p>" for at in range(0, len(said), 6))
    name = word("kk", chance).capitalize()
    head = f'<author xml:id="a{number:04}-p1"><persName xml:lang="{code}">{name[0]}. {name}</persName></author>'
    return small(paragraphs, language=code, title=title, head=head, key=f"a{number:04}")
