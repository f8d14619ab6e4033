"""The volume's own matter: imprint, board, preface, contents, half-titles, running heads, notices, statements."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.generator import people
from tests.generator.convention import Convention, data, settled
from tests.generator.kinds import Facts, Unit
from tests.generator.people import Person


def someone(rng: Random) -> Person:
    """Draw a person of the region."""
    return people.person(rng, False, people.home(rng, False))


def imprint(rng: Random, lang: str, journal: str) -> list[Unit]:
    """Return the lines of an imprint."""
    words = data("matter")[lang]
    lines = [journal, words["conference"]] if rng.random() < 0.5 else [journal]
    for line in rng.sample(words["imprint"], rng.randint(3, len(words["imprint"]))):
        slots = {
            "k": str(rng.randint(10, 99)),
            "y": "2024",
            "d": f"{rng.randint(10, 28)}.11.2024",
            "name": people.name(someone(rng), lang, "i_surname", "ordinary"),
        }
        for key, value in slots.items():
            line = line.replace("{" + key + "}", value)
        lines.append(line)
    return [Unit("matter", line, layout="centre") for line in lines]


def board(rng: Random, lang: str) -> list[Unit]:
    """Return the editorial board."""
    out = [Unit("matter", data("matter")[lang]["board"])]
    form = rng.choice(["i_surname", "surname_i", "full"])
    for _ in range(rng.randint(4, 9)):
        who = someone(rng)
        known, sign = people.name(who, lang, form, "ordinary"), rng.choice([", ", " - "])
        text = f"{known}{sign}{people.degree(who, lang)}, {people.post(who, lang)}"
        if rng.random() < 0.6:
            text += f" ({people.place(who, lang, 'country')})"
        out.append(Unit("matter", text, tight=True))
    return out


def preface(lang: str) -> list[Unit]:
    """Return a preface."""
    return [Unit("matter", data("matter")[lang]["preface"])]


def half_title(rng: Random, lang: str, n: int, section: str) -> list[Unit]:
    """Return the half-title of a section with the name of its head."""
    who = someone(rng)
    head = data("matter")[lang]["section"].replace("{n}", str(n)).replace("{s}", section)
    out = [Unit("matter", head, layout="centre", mark="h1")]
    known = people.name(who, lang, rng.choice(["i_surname", "full"]), "ordinary")
    chair = data("labels")[lang]["chair_head"] + rng.choice([": ", " – "]) + known
    out.append(Unit("matter", f"{chair}, {people.degree(who, lang)}, {people.post(who, lang)}", layout="centre"))
    return out


def contents(rng: Random, conv: Convention, lang: str, rows: Sequence[Facts]) -> list[Unit]:
    """Return a contents page of titles, authors and pages."""
    out = [Unit("contents", rng.choice(data("matter")[lang]["contents"]), layout="centre", mark="h1")]
    page = rng.randint(3, 9)
    first, broken = (settled(rng, conv, f"contents {n}", [True, True, False], 0) for n in (1, 2))
    for facts in rows:
        page += rng.randint(3, 9)
        who = ", ".join(facts.authors)
        sign = {"dots": " " + "." * rng.randint(4, 40) + " ", "space": "   ", "bare": " "}[conv["contents_form"]]
        if not broken:
            out.append(Unit("contents", f"{who}\n{facts.title}{sign}{page}", layout="left", tight=True))
        else:
            text = f"{who}. {facts.title}" if first else f"{facts.title}. {who}"
            out.append(Unit("contents", text + sign + str(page), layout="left", tight=True))
    return out


def notices(
    rng: Random, conv: Convention, lang: str, persons: Sequence[Person], article: int, head: bool
) -> list[Unit]:
    """Return the notices about the authors behind the lists, in one language."""
    label = settled(rng, conv, "notices" + lang, data("labels")[lang]["notices"])
    label += settled(rng, conv, "notice sign", ["", ":"])
    out = [Unit("notice", label, article, mark="bold")] if head else []
    kind = conv["notice_form"]
    for who in persons:
        name = people.name(who, lang, "full" if lang != "en" else "full_first", "ordinary")
        city = people.place(who, lang, "city")
        facts = [people.degree(who, lang), people.post(who, lang), people.row(who.university, lang)]
        if kind == "stops":
            text = (
                f"{name} ({city}). "
                + ". ".join(f[:1].upper() + f[1:] for f in facts)
                + settled(rng, conv, "notice end", ["", ".", ". E-mail: {m}"]).replace("{m}", who.mail)
            )
        elif kind == "dash":
            text = (
                f"{name} – "
                + ", ".join(facts)
                + f", {city}"
                + settled(rng, conv, "notice end", ["", ", {m}", ", e-mail: {m}"]).replace("{m}", who.mail)
            )
        else:
            text = "\n".join([name, ", ".join(facts[:2]), facts[2], who.mail])
        out.append(Unit("notice", text, article, layout="left"))
    return out


def statements(rng: Random, conv: Convention, lang: str, article: int) -> list[Unit]:
    """Return statements on funding, thanks, conflict of interest."""
    out = []
    for head, text in rng.sample(data("labels")[lang]["statements"], rng.randint(1, 3)):
        text = text.replace("{k}", str(rng.randint(100, 999)))
        sign = settled(rng, conv, "statement", [": ", ". "])
        if conv["statements"] == "run":
            out.append(
                Unit(
                    "statement",
                    f"{head}{sign}{text}",
                    article,
                    lead=len(head) + 1,
                    mark="lead-bold",
                )
            )
        else:
            out += [Unit("statement", head, article, mark="h2", lead=len(head)), Unit("statement", text, article)]
    return out


def licence(lang: str, persons: Sequence[Person], article: int) -> list[Unit]:
    """Return the line of rights at an article's end."""
    last = ", ".join(people.row(who.surname, lang) for who in persons)
    words = data("labels")["licence"]
    return [Unit("front", f"\u00a9 {last}, 2024\n{words.get(lang, words['en'])}", article, layout="line")]
