"""Bylines in many forms: who wrote an article, and where they work, as lines with spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.generator import people
from tests.generator.convention import Convention, data, settled
from tests.generator.kinds import Span
from tests.generator.people import Person

Part = tuple[str, str]  # text, kind ("" for signs between)
RAISED = "\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
SIGNS = ("*", "\u00a7", "\u2020", "\u2021", "#", "\u00b6")


@dataclass(frozen=True)
class Line:
    """A line of people: its role, its text, its spans."""

    role: str
    text: str
    spans: tuple[Span, ...]


@dataclass
class Byline:
    """The lines of a byline and what they say."""

    lines: list[Line] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)

    def add(self, role: str, parts: Iterable[Part]) -> None:
        """Add a line of parts."""
        line = compose(role, parts)
        if line.text:
            self.lines.append(line)


def compose(role: str, parts: Iterable[Part]) -> Line:
    """Join parts to a line and say where each stands."""
    text, spans = "", []
    for word, kind in parts:
        if word and kind:
            spans.append((len(text), len(text) + len(word), kind))
        text += word
    return Line(role, text, tuple(spans))


def joined(groups: Sequence[Sequence[Part]], sign: str) -> list[Part]:
    """Join groups of parts by a sign; empty groups are left out."""
    out: list[Part] = []
    for group in groups:
        if not any(text for text, _ in group):
            continue
        if out:
            out.append((sign, ""))
        out += group
    return out


def text_of(parts: Iterable[Part], kinds: Sequence[str] = ()) -> str:
    """Return the text of parts; of some kinds, from the first to the last of them."""
    parts = list(parts)
    if kinds:
        at = [n for n, (_, kind) in enumerate(parts) if kind in kinds]
        parts = parts[at[0] : at[-1] + 1] if at else []
    return "".join(text for text, _ in parts).strip(" ,;-–")


WORK = ("INSTITUTION", "PLACE")  # a post and a degree are facts of the person


class Writer:
    """Writes the byline of one article in one language after a convention."""

    def __init__(self, rng: Random, conv: Convention, persons: Sequence[Person], lang: str):
        self.rng, self.conv, self.persons, self.lang = rng, conv, persons, lang
        self.labels = data("labels").get(lang, data("labels")["en"])
        self.out = Byline()
        self.form = conv["name_form"]
        if lang == "en" and self.form in ("surname_i", "surname_i_tight", "full"):
            self.form = self.settled("english names", [self.form, "first_last"])

    def settled(self, what: str, options: Sequence[Any]) -> Any:
        """Return what the volume has settled on."""
        return settled(self.rng, self.conv, what, options)

    def name(self, who: Person) -> Part:
        """Return a name; it counts as an author's."""
        text = people.name(who, self.lang, self.form, self.conv["name_case"])
        self.out.authors.append(text)
        return (text, "NAME")

    def posts(self, who: Person) -> list[Part]:
        """Return degree and post, as the convention has them."""
        kind = self.conv["post"]
        out: list[Sequence[Part]] = []
        if kind == "degree":
            out.append([(people.degree(who, self.lang), "DEGREE")])
        if kind in ("degree", "plain"):
            out.append([(people.post(who, self.lang), "POST")])
        return joined(out, ", ")

    def institution(self, who: Person, posts: bool = True) -> list[Part]:
        """Return post-of, department, university: what follows the posts."""
        groups: list[list[Part]] = []
        university = people.row(who.university, self.lang)
        if self.conv["affiliation_case"] == "capitals":
            university = university.upper()
        if self.conv["post"] == "of" and posts:
            before, dept, behind = people.post_of(who, self.lang)
            groups.append(
                [
                    (before, "POST"),
                    (" " if before else "", ""),
                    (dept, "INSTITUTION"),
                    (" " if behind else "", ""),
                    (behind, "POST"),
                ]
            )
        elif self.conv["department"] == "yes":
            groups.append([(people.department(who, self.lang), "INSTITUTION")])
        return joined([*groups, [(university, "INSTITUTION")]], ", ")

    def work(self, who: Person, posts: bool = True) -> list[Part]:
        """Return posts, institution and place."""
        where = people.place(who, self.lang, self.conv["place"])
        out = joined([self.posts(who) if posts else [], self.institution(who, posts)], ", ")
        if where:
            sign = " " if where.startswith("(") else ". " if self.conv["place"] == "country_first" else ", "
            out += [(sign, ""), (where, "PLACE")]
        return out

    def contact(self, who: Person) -> list[Part]:
        """Return how to write to a person."""
        kind = self.conv["contact"]
        if kind == "labelled":
            return [(self.settled("mail", self.labels["mail"]) + ": ", ""), (who.mail, "CONTACT")]
        if kind == "orcid":
            return [("ORCID: ", ""), (who.orcid, "CONTACT")]
        if kind == "orcid_link":
            return [(f"https://orcid.org/{who.orcid}", "CONTACT")]
        if kind == "phone":
            return [
                (who.mail, "CONTACT"),
                (", " + self.settled("phone", self.labels["phone"]) + " ", ""),
                (who.phone, "CONTACT"),
            ]
        if kind == "angled":
            return [("<", ""), (who.mail, "CONTACT"), (">", "")]
        return [(who.mail, "CONTACT")] if kind == "mail" else []

    def affiliation(self, parts: Sequence[Part]) -> None:
        """Count an affiliation: an institution with its place, or a place alone."""
        text = text_of(parts, WORK)
        if text and text not in self.out.affiliations:
            self.out.affiliations.append(text)

    def write(self) -> Byline:
        """Write the byline."""
        getattr(self, "_" + self.conv["byline"])()
        if self.conv["supervisor"] == "yes" and len(self.persons) == 1:
            self._supervisor()
        return self.out

    def _supervisor(self) -> None:
        """Add the line of a student's supervisor, who is no author."""
        who = people.person(self.rng, False, people.home(self.rng, False))
        known = people.name(who, self.lang, self.form, self.conv["name_case"])
        label = self.settled("supervisor", self.labels["scientific"]) + self.settled("supervisor sign", [": ", " – "])
        degree, post = (people.degree(who, self.lang), "DEGREE"), (people.post(who, self.lang), "POST")
        if self.settled("supervisor name", [True, False]):
            parts: list[Part] = [(label, ""), degree, (", ", ""), post, (" ", ""), (known, "NAME")]
        else:
            parts = [(label, ""), (known, "NAME"), (", ", ""), degree, (", ", ""), post]
        self.out.add("people", parts)

    # one line for each person, everything in it

    def _mixed(self, before: str, between: str = ", ", reach: str = ", ") -> None:
        groups: list[list[Part]] = []
        for who in self.persons:
            work = self.work(who)
            self.affiliation(work)
            mail = self.contact(who) if self.rng.random() > 0.06 else []
            parts: list[Part] = [self.name(who), (before, "")]
            groups.append(parts + joined([work, mail], between if mail else ""))
        if self.conv["byline_join"] == "run":
            self.out.add("byline", joined(groups, self.settled("people join", [", ", "; "])))
            return
        comma = self.settled("line comma", [True, False, False])
        for n, parts in enumerate(groups):
            self.out.add("byline", [*parts, (reach.strip() if comma and n + 1 < len(groups) else "", "")])

    def _comma(self) -> None:
        self._mixed(", ")

    def _dash(self) -> None:
        self._mixed(self.settled("dash", [" – ", " - ", " — "]))

    def _nosign(self) -> None:
        self._mixed(self.settled("nosign", [" ", " ", "  "]), self.settled("before mail", [", ", ". "]))

    def _brackets(self) -> None:
        groups: list[list[Part]] = []
        for who in self.persons:
            work = self.work(who)
            self.affiliation(work)
            groups.append([self.name(who), (" (", ""), *work, (")", "")])
        if self.conv["byline_join"] == "run":
            self.out.add("byline", joined(groups, ", "))
        else:
            for parts in groups:
                self.out.add("byline", parts)
        self._contacts()

    def _pairs(self) -> None:
        groups: list[list[Part]] = []
        for who in self.persons:
            parts: list[Part] = [
                (people.row(who.university, self.lang).upper(), "INSTITUTION"),
                (", ", ""),
                (people.place(who, self.lang, "city"), "PLACE"),
            ]
            self.affiliation(parts)
            groups.append([self.name(who), (", ", ""), *parts])
        if self.conv["byline_join"] == "run":
            self.out.add("byline", joined(groups, self.settled("pairs", [", ", "; ", " "])))
        else:
            for parts in groups:
                self.out.add("byline", parts)

    def _city(self) -> None:
        sign = self.settled("city", [", ", ". ", " ("])
        groups: list[list[Part]] = []
        for who in self.persons:
            city: Part = (people.place(who, self.lang, "city"), "PLACE")
            self.affiliation([city])
            groups.append([self.name(who), (sign, ""), city, (")" if "(" in sign else "", "")])
        for parts in groups if self.conv["byline_join"] == "lines" else [joined(groups, ", ")]:
            self.out.add("byline", parts)

    def _post_first(self) -> None:
        for who in self.persons:
            posts = self.posts(who) or [(people.post(who, self.lang), "POST")]
            sign = self.settled("after post", [", ", " "])
            where = self.institution(who, posts=False)
            self.affiliation(where)
            self.out.add("byline", [*posts, (sign, ""), self.name(who), (", ", ""), *where])
        self._contacts()

    # names and institutions on lines of their own

    def _successive(self) -> None:
        first = self.settled("mail first", [True, False])
        for who in self.persons:
            self.out.add("byline", [self.name(who)])
            lines = [self.posts(who), self.institution(who)]
            where = people.place(who, self.lang, self.conv["place"])
            if where:
                lines.append([(where, "PLACE")])
            mail = self.contact(who)
            lines = [mail, *lines] if first else [*lines, mail]
            kept = [parts for parts in lines if parts]
            for parts in kept:
                self.out.add("people", parts)
            self.affiliation(joined([parts for parts in kept if parts is not mail], " "))

    def _degree(self) -> None:
        for who in self.persons:
            posts = self.posts(who) or [(people.post(who, self.lang), "POST")]
            self.out.add("byline", [self.name(who), (", ", ""), *posts])
            if self.conv["affiliation"] == "each":
                work = self.work(who, posts=False)
                self.affiliation(work)
                self.out.add("people", work)
        if self.conv["affiliation"] == "shared":
            self._shared()
        self._contacts()

    def _each(self) -> None:
        marks = self._marks()
        for n, who in enumerate(self.persons):
            self.out.add("byline", self._marked(who, n, marks))
        self._institutions(marks)

    def _run(self) -> None:
        marks = self._marks()
        groups = [self._marked(who, n, marks) for n, who in enumerate(self.persons)]
        kind = self.conv["name_joint"]
        sign = {"comma": ", ", "semicolon": "; ", "and": ", ", "wide": "   "}[kind]
        if kind == "and" and len(groups) > 1:
            word = f" {self.labels['and']} "
            self.out.add("byline", [*joined(groups[:-1], sign), (word, ""), *groups[-1]])
        else:
            self.out.add("byline", joined(groups, sign))
        self._institutions(marks)

    def _marks(self) -> dict[tuple[str, ...], str]:
        """Return a mark for every institution."""
        kind = self.conv["mark"]
        homes = list(dict.fromkeys(who.university for who in self.persons))
        if kind == "none" or self.conv["affiliation"] != "each" or (len(homes) == 1 and self.rng.random() < 0.6):
            return {}
        return {where: self._mark(kind, n) for n, where in enumerate(homes)}

    def _mark(self, kind: str, n: int) -> str:
        digit = str(n + 1)
        return {
            "loose": f"{digit}\n", "raised": RAISED[n], "caret": f"^{digit}^", "sup": f"<sup>{digit}</sup>",
            "letters": "abcdefgh"[n], "signs": SIGNS[n % len(SIGNS)],
        }.get(kind, digit)  # fmt: skip

    def _marked(self, who: Person, n: int, marks: dict[tuple[str, ...], str]) -> list[Part]:
        mark = marks.get(who.university, "").strip()
        star = "*" if self.conv["star"] == "yes" and n == 0 else ""
        if self.conv["mark"] == "digits_before":
            return [(mark, "MARK"), self.name(who), (star, "MARK")]
        return [self.name(who), (mark + ("," if mark and star and self.rng.random() < 0.4 else "") + star, "MARK")]

    def _institutions(self, marks: dict[tuple[str, ...], str]) -> None:
        if self.conv["affiliation"] == "shared":
            self._shared()
        elif self.conv["affiliation"] == "each":
            seen: list[tuple[str, ...]] = []
            space = self.settled("after mark", ["", " "])
            for who in self.persons:
                if who.university in seen:
                    continue
                seen.append(who.university)
                work = self.work(who, posts=len(self.persons) == 1)
                self.affiliation(work)
                mark = marks.get(who.university, "")
                sign = mark.removeprefix(mark.strip()) or (space if mark else "")
                self._people([(mark.strip(), "MARK"), (sign, ""), *work])
        self._contacts()

    def _people(self, parts: list[Part]) -> None:
        if self.conv["affiliation_brackets"] == "yes":
            parts = [("(", ""), *parts, (")", "")]
        if self.conv["affiliation_lines"] == "broken" and (", ", "") in parts:
            at = len(parts) - 1 - parts[::-1].index((", ", ""))
            parts = [*parts[:at], (",\n", ""), *parts[at + 1 :]]
        self.out.add("people", parts)

    def _shared(self) -> None:
        work = self.work(self.persons[0], posts=False)
        self.affiliation(work)
        self._people(work)

    def _contacts(self) -> None:
        kind = self.conv["contact"]
        if kind == "none":
            return
        if kind == "corresponding":
            who = self.persons[0]
            star = "*" if self.conv["star"] == "yes" else ""
            label = self.settled("corresponding", self.labels["corresponding"]) + ": "
            self.out.add("people", [(star, "MARK"), (label, ""), (who.mail, "CONTACT")])
            return
        some = [who for who in self.persons if self.rng.random() > 0.1]
        if self.settled("mails joined", [True, False]):
            self.out.add("people", joined([self.contact(who) for who in some], ", "))
        else:
            for who in some:
                self.out.add("people", self.contact(who))
