"""Make a volume: draw a convention, write its articles by it, set them in lines."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tests.generator import furniture, people
from tests.generator.bodies import Body
from tests.generator.convention import Convention, data, draw
from tests.generator.damage import damaged
from tests.generator.facts import gold
from tests.generator.fragments import end_cut, start_cut
from tests.generator.fronts import Front
from tests.generator.kinds import Facts, Unit, Volume
from tests.generator.lists import Lists
from tests.generator.pages import Pages
from tests.generator.people import Person
from tests.generator.prose import LANGUAGES, Foreign, Prose, subject
from tests.generator.render import Setter
from tests.generator.texture import textured


def make_volume(seed: int, sure: Mapping[str, str] | None = None) -> Volume:
    """Return the volume of a seed; `sure` fixes dimensions of its convention (see data/convention.yaml)."""
    rng = Random(seed)  # noqa: S311
    conv = draw(rng, sure)
    main = conv["languages"] if conv["languages"] != "mixed" else rng.choice(LANGUAGES)
    fields = rng.sample(list(data("topics")), rng.randint(3, 5))
    count = rng.randint(4, 14)
    journal = rng.choice(data("matter")[main]["journal"]) + rng.choice(["", ". " + _issue(rng, main)])
    facts: dict[int, Facts] = {}
    articles: list[list[Unit]] = []
    taken: set[str] = set()  # how articles begin and end
    for n in range(1, count + 1):
        lang = rng.choice(LANGUAGES) if conv["languages"] == "mixed" else main
        field = fields[(n - 1) * len(fields) // count]
        facts[n] = Facts(lang)
        articles.append(article(rng, conv, n, lang, field, facts[n], taken))
    if conv["fragment"] == "start":
        articles[0] = start_cut(articles[0], facts[1])
    elif conv["fragment"] == "end":
        articles[-1] = end_cut(articles[-1], facts[count])
    units = _volume(rng, conv, main, journal, fields, articles, facts)
    units = textured(rng, conv, damaged(rng, conv, units))
    authors = {n: ", ".join(f.authors[:2]) for n, f in facts.items()}
    setter = Setter(rng, conv, Pages(rng, conv, journal, authors, {}))
    setter.set(units)
    facts_of = gold(facts, setter.labels, units, setter.first_line)
    return Volume(f"volume_{seed:05d}", "\n".join(setter.lines), tuple(setter.labels), facts_of, conv)


def _issue(rng: Random, lang: str) -> str:
    text = rng.choice(data("matter")[lang]["issue"])
    return (
        str(text)
        .replace("{y}", "2024")
        .replace("{n}", str(rng.randint(1, 4)))
        .replace("{k}", str(rng.randint(20, 120)))
    )


def _volume(
    rng: Random,
    conv: Convention,
    lang: str,
    journal: str,
    fields: list[str],
    articles: list[list[Unit]],
    facts: dict[int, Facts],
) -> list[Unit]:
    """Return all units of a volume in their order."""
    if conv["fragment"] == "start":
        conv = {**conv, "imprint": "none", "board": "no", "preface": "no", "contents": "none"}
    if conv["fragment"] == "end":
        conv = {**conv, "imprint": "none", "contents": "none"}
    out: list[Unit] = []
    if conv["imprint"] == "start":
        out += furniture.imprint(rng, lang, journal)
    if conv["board"] == "yes":
        out += furniture.board(rng, lang)
    if conv["preface"] == "yes":
        out += furniture.preface(lang)
    if conv["contents"] == "start":
        out += furniture.contents(rng, conv, lang, list(facts.values()))
    section = -1
    for n, units in enumerate(articles):
        now = n * len(fields) // len(articles)
        name = str(data("topics")[fields[now]]["section"][lang])
        if now != section:
            section = now
            if n == 0 and conv["fragment"] == "start":
                out += units
                continue
            if conv["half_title"] == "yes":
                out += furniture.half_title(rng, lang, now + 1, name)
            elif conv["section"] != "none":
                shown = name.upper() if conv["section"] == "capitals" else name
                out.append(Unit("section", shown, n + 1, layout="centre", mark="h1"))
        out += units
    if conv["contents"] == "end":
        out += furniture.contents(rng, conv, lang, list(facts.values()))
    if conv["imprint"] == "end":
        out += furniture.imprint(rng, lang, journal)
    return out


def persons(rng: Random, lang: str, local: bool) -> list[Person]:
    """Draw the authors of one article; they share few institutions."""
    abroad = lang == "en" and not local
    homes = [people.home(rng, abroad) for _ in range(rng.choice([1, 1, 2, 3]))]
    out: dict[tuple[str, ...], Person] = {}
    for _ in range(rng.choice([1, 1, 2, 2, 3, 3, 4, 5])):
        who = people.person(rng, abroad, rng.choice(homes))
        out.setdefault(who.surname, who)
    return list(out.values())


def article(rng: Random, conv: Convention, n: int, lang: str, field: str, facts: Facts, taken: set[str]) -> list[Unit]:
    """Write one article."""
    about = subject(rng, field)
    local = conv["parallel"] != "none" or rng.random() < 0.4
    who = persons(rng, lang, local)
    lists = Lists(rng, conv, n, lang, field)
    sources = [] if conv["references"] == "none" else lists.keys
    prose = Prose(rng, about, lang, conv["cited"], sources)
    front = Front(rng, conv, n, who, facts)
    others = [x for x in LANGUAGES if x != lang]
    rng.shuffle(others)
    further: list[Prose | Foreign] = [Prose(rng, about, x) for x in others[: rng.choice([1, 2, 2])]]
    if conv["further"] != "none":
        further[rng.randrange(len(further)) :] = [Foreign(rng, conv["further"])]
    if conv["parallel"] == "none":
        further = []
    own = front.own(prose)
    behind = conv["parallel"] == "behind"
    blocks = front.further(further)
    back, facts.lists, facts.back_headings = lists.make()
    size = rng.choice([900, 1500, 2500, 4000, 6000])
    if conv["body_start"] == "epigraph" and rng.random() < 0.6:
        own += front.epigraph(prose)
    body = Body(rng, conv, n, prose, facts).make(size, taken)
    if conv["statements"] != "none" and rng.random() < 0.8:
        said_of = furniture.statements(rng, conv, lang, n)
        body, back = (body + said_of, back) if conv["statements_place"] == "before" else (body, back + said_of)
    end = front.dates(lang) if conv["dates"] == "end" else []
    said = _notices(rng, conv, lang, who, n, bool(further))
    rights = furniture.licence(lang, who, n) if conv["licence"] == "end" else []
    late = [*front.ending(prose), *(blocks if behind else [])]
    return [*own, *([] if behind else blocks), *body, *back, *late, *said, *end, *rights]


def _notices(rng: Random, conv: Convention, lang: str, who: list[Person], n: int, both: bool) -> list[Unit]:
    if conv["notices"] == "none":
        return []
    head = conv["notices"] == "headed"
    out = furniture.notices(rng, conv, lang, who, n, head)
    if both and lang != "en" and rng.random() < 0.6:
        out += furniture.notices(rng, conv, "en", who, n, head and rng.random() < 0.5)
    return out
