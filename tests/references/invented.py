"""Invented references of every kind in three languages, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhinaq.references import Name, Reference

WORDS = {
    "ru": "вода озеро берег камыш ветер степь дорога память история песок туман облако остров лодка рыбак сеть чайка волна глубина".split(),  # noqa: E501
    "kk": "су көл жаға қамыс жел дала жол есте тарих құм тұман бұлт арал қайық балықшы ау шағала толқын тереңдік үнсіз".split(),  # noqa: E501
    "en": "water lake shore reed wind steppe road memory history sand mist cloud island boat fisher net gull wave depth silence".split(),  # noqa: E501
}  # fmt: skip
FAMILIES = {
    "ru": "Мнимов Камышов Ветров Лугова Песков Рябинин Ёлкин Щукин Заречный Тростникова Волна-Берегов".split(),
    "kk": "Көлбаев Шағалаева Үкібаев Өзенов Айдынов Құраков Ғалиева Әлімов Іліясов Бұлтова Нұрлы-Көл".split(),
    "en": "Lakewell Reed Marsh Pond Brook Rill Ford Weir Shoreman O'Lake Fenwick".split(),
}  # fmt: skip
INITIALS = {"ru": "АБВГДЕИКЛМНОПРСТ", "kk": "АӘБҒҚНҰҮӨСТІ", "en": "ABCDEGHJKLMNPRST"}
JOURNALS = {
    "ru": ["Вестник озёр", "Вопросы берега", "Известия тихой воды", "Журнал степных исследований"],
    "kk": ["Көкжар хабаршысы", "Дала жаршысы", "Су мәселелері журналы"],
    "en": ["Journal of Imaginary Waters", "Shore Studies Review", "Annals of Reeds"],
}  # fmt: skip
PLACES = {
    "ru": ["М.", "СПб.", "Казань", "Томск"],
    "kk": ["Алматы", "Астана", "Семей"],
    "en": ["London", "New York", "Leiden"],
}
PUBLISHERS = {
    "ru": ["Заводь", "Прибой", "Тихая книга"],
    "kk": ["Қамыс", "Дала баспасы"],
    "en": ["Willow Press", "Heron Books"],
}
KINDS = ("article", "article", "article", "book", "book", "chapter", "newspaper", "web")
SMALL = {"ru": ["и", "в", "о"], "kk": ["мен", "және"], "en": ["and", "of", "in"]}


def references(count: int, seed: int = 7) -> Iterator[Reference]:
    """Yield `count` invented references."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        yield _one(chance)


def _one(chance: random.Random) -> Reference:
    code = chance.choice(("ru", "kk", "en"))
    kind = chance.choice(KINDS)
    year = str(chance.randint(1955, 2024))
    serial = kind == "article"
    printed = kind in ("book", "chapter")
    first = chance.randint(1, 300)
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Reference(
        raw="", type=kind, language=code, authors=tuple(_name(chance, code) for _ in range(chance.choice((1, 1, 2, 3)))),  # noqa: E501
        title=_title(chance, code), container=_container(chance, code, kind), year=year,
        date=day if kind == "newspaper" else "", volume=str(chance.randint(1, 90)) if serial and chance.random() < 0.7 else "",  # noqa: E501
        issue=str(chance.randint(1, 12)) if serial else "", place=chance.choice(PLACES[code]) if printed else "",
        publisher=chance.choice(PUBLISHERS[code]) if printed else "",
        pages=f"{first}-{first + chance.randint(1, 30)}" if kind in ("article", "chapter") else "",
        extent=str(chance.randint(40, 700)) if kind == "book" else "",
        doi=f"10.5555/x.{year}.{first}" if serial and chance.random() < 0.3 else "",
        url=f"https://example.org/{first}/page" if kind == "web" else "", accessed="2024-05-01" if kind == "web" else "",  # noqa: E501
    )  # fmt: skip


def _name(chance: random.Random, code: str) -> Name:
    letters = INITIALS[code]
    given = " ".join(f"{chance.choice(letters)}." for _ in range(chance.choice((1, 2))))
    return Name(chance.choice(FAMILIES[code]), given)


def _title(chance: random.Random, code: str) -> str:
    words = chance.sample(WORDS[code], chance.randint(3, 7))
    words.insert(chance.randint(1, len(words) - 1), chance.choice(SMALL[code]))
    text = " ".join(words)
    if chance.random() < 0.2:
        text += ": " + " ".join(chance.sample(WORDS[code], 2))
    return text[0].upper() + text[1:]


def _container(chance: random.Random, code: str, kind: str) -> str:
    if kind == "article":
        return chance.choice(JOURNALS[code])
    if kind == "newspaper":
        return {"ru": "Озёрная газета", "kk": "Көкжар газеті", "en": "Lakeside Times"}[code]
    return _title(chance, code) if kind == "chapter" else ""
