"""Invented persons: their names in three languages and many forms, their posts, institutions, places, mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.generator.convention import columns, data

LANGUAGES = ("kk", "ru", "en")
ASCII = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Person:
    """One person; every text is a row kk, ru, en (the same thrice for one from abroad)."""

    forename: tuple[str, ...]
    patronymic: tuple[str, ...]
    surname: tuple[str, ...]
    university: tuple[str, ...]
    department: tuple[str, ...]  # kk, ru, ru genitive, en, kk genitive
    place: tuple[str, ...]
    post: int
    degree: int
    mail: str
    orcid: str
    phone: str


def _row(text: str, pick: int) -> tuple[str, ...]:
    return tuple(cell.split("/")[min(pick, len(cell.split("/")) - 1)] for cell in columns(text))


@dataclass(frozen=True)
class Home:
    """Where a person works."""

    university: tuple[str, ...]
    department: tuple[str, ...]
    place: tuple[str, ...]


def home(rng: Random, abroad: bool) -> Home:
    """Draw an institution: a known one or one made of parts."""
    words, parts = data("people"), data("institutions")
    department = _unit(rng)
    if abroad:
        name = str(rng.choice(parts["abroad"]["kinds"])).replace("{e}", rng.choice(parts["abroad"]["names"]))
        return Home((name,) * 3, department, (rng.choice(words["foreign_places"]),) * 3)
    place = tuple(columns(rng.choice(words["places"])))
    if rng.random() < 0.4:
        return Home(tuple(columns(rng.choice(words["universities"]))), department, place)
    kk, ru, en = columns(rng.choice(parts["names"]))
    kind = str(rng.choice(parts["kinds"])).replace("{k}", kk).replace("{e}", en)
    kind = kind.replace("{m}", ru.split("/")[0]).replace("{f}", ru.split("/")[1])
    return Home(tuple(columns(kind)), department, place)


def _unit(rng: Random) -> tuple[str, ...]:
    """Return a department: kk, ru, ru genitive, en, kk genitive."""
    parts = data("institutions")
    kk, ru, en = columns(rng.choice(parts["subjects"]))
    unit = str(rng.choice(parts["units"])).replace("{k}", kk).replace("{g}", ru).replace("{e}", en)
    row = [cell.split(" / ") for cell in columns(unit)]
    return row[0][0], row[1][0], row[1][1], row[2][0], row[0][1]


def person(rng: Random, abroad: bool, at: Home) -> Person:
    """Draw a person who works somewhere."""
    words = data("people")
    woman = rng.random() < 0.5
    if abroad:
        forename: tuple[str, ...] = (rng.choice(words["forenames"]["foreign"].split()),) * 3
        surname: tuple[str, ...] = (rng.choice(words["foreign"].split()),) * 3
        patronymic: tuple[str, ...] = ()
        if rng.random() < 0.25:
            patronymic = (rng.choice("ABDEHJKLMRSTW") + ".",) * 3
    else:
        sex = "women" if woman else "men"
        forename = _row(rng.choice(words["forenames"][sex]), 0)
        surname = _row(rng.choice(words["surnames"]), int(woman))
        patronymic = _row(rng.choice(words["patronymics"][sex]), 0) if rng.random() < 0.85 else ()
    user = ASCII.sub("", surname[2].lower())[:10]
    shape = rng.choice(["{u}.{f}", "{f}{u}", "{u}_{n}", "{u}{n}", "{f}.{u}"])
    user = shape.format(u=user, f=ASCII.sub("", forename[2].lower())[: rng.choice([1, 4])], n=rng.randint(70, 99))
    orcid = f"0000-000{rng.randint(1, 3)}-{rng.randint(0, 9999):04d}-{rng.randint(0, 9999):04d}"
    phone = f"8 {rng.randint(700, 779)} {rng.randint(100, 999)} {rng.randint(10, 99)} {rng.randint(10, 99)}"
    return Person(
        forename, patronymic, surname, at.university, at.department, at.place,
        rng.randrange(1000), rng.randrange(1000), f"{user}@{rng.choice(words['mails'])}", orcid, phone,
    )  # fmt: skip


def initial(name: str) -> str:
    """Return the initial of a forename; both of a double one."""
    return "-".join(part[:1] + "." for part in name.split("-"))


def name(who: Person, lang: str, form: str, case: str) -> str:
    """Return a person's name in a form and a case."""
    at = LANGUAGES.index(lang) if lang in LANGUAGES else 2
    first, last = who.forename[at], who.surname[at]
    second = who.patronymic[at] if who.patronymic else ""
    if case in ("surname", "capitals"):
        last = last.upper()
    if case == "capitals" and form in ("full", "full_first", "first_last"):
        first, second = first.upper(), second.upper()
    initials = [initial(first)] + ([initial(second)] if second else [])
    spaced, tight = " ".join(initials), "".join(initials)
    return {
        "i_surname": f"{spaced} {last}", "i_surname_tight": f"{tight} {last}", "i_surname_tightest": f"{tight}{last}",
        "surname_i": f"{last} {spaced}", "surname_i_tight": f"{last} {tight}",
        "full": " ".join(x for x in (last, first, second) if x),
        "full_first": " ".join(x for x in (first, second, last) if x),
        "first_last": f"{first} {last}",
    }[form]  # fmt: skip


def post(who: Person, lang: str) -> str:
    """Return a person's post."""
    posts = data("posts")[lang]["posts"]
    return str(posts[who.post % len(posts)])


def degree(who: Person, lang: str) -> str:
    """Return a person's degree."""
    degrees = data("posts")[lang]["degrees"]
    return str(degrees[who.degree % len(degrees)])


def department(who: Person, lang: str) -> str:
    """Return the department as it stands alone."""
    return who.department[{"kk": 0, "ru": 1}.get(lang, 3)]


def post_of(who: Person, lang: str) -> tuple[str, str, str]:
    """Return the parts of "post of a department": before, the department, behind."""
    posts = data("posts")[lang]["of"]
    word = str(posts[who.post % len(posts)])
    if lang == "kk":
        return "", who.department[4], word
    if lang == "ru":
        return word, who.department[2], ""
    return f"{word} of the", who.department[3], ""


def row(cells: tuple[str, ...], lang: str) -> str:
    """Return the cell of a language; English for a language of nobody here."""
    return cells[LANGUAGES.index(lang)] if lang in LANGUAGES else cells[2]


def place(who: Person, lang: str, form: str) -> str:
    """Return where a person lives, in a form; nothing for the form `none`."""
    whole = row(who.place, lang)
    city, _, country = whole.partition(", ")
    sign = str(data("labels")[lang]["city"]).replace("{c}", city)
    return {
        "city": city, "sign": sign, "country": whole, "brackets": f"({city})",
        "country_first": f"{country}, {sign}", "none": "",
    }[form]  # fmt: skip
