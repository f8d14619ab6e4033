"""Invented people's lines in random conventions, each piece with the label of its tokens."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
Parts = list[
    tuple[str, str]
]  # text and the label of its tokens: N name, P post, A institution, L place, C, M, O, "" sign


@dataclass
class Style:
    """One volume's convention: drawn once, kept for all persons of a line group."""

    r: random.Random
    words: dict[str, Any]
    name: Callable[[], str] = field(init=False)
    initialled: bool = field(init=False)
    capitals: bool = field(init=False)

    def __post_init__(self) -> None:
        """Draw the shape of the names."""
        forms = (self._before, self._after, self._full, self._two, self._two_back, self._middle, self._inverted)
        form = self.r.choices(forms, (5, 5, 2, 4, 1.5, 1.5, 0.2))[0]
        space, case = self.r.choice(("", " ", " ")), self.r.random()
        tight = self.r.random() < 0.15
        broken = self.r.random() < 0.02
        loose, inner = self.r.random() < 0.03, self.r.random() < 0.01

        def name() -> str:
            made = form(space, "" if tight else " ")
            if broken and self.r.random() < 0.5:
                last = max(re.findall(r"\w+", made), key=len)
                at = self.r.choice((1, len(last) // 2, len(last) - 2)) if len(last) > 5 else 0
                made = made.replace(last, f"{last[:at]} {last[at:]}" if at else last)
            if loose and self.r.random() < 0.5:
                made = made.replace(".", "", 1)
            if inner and self.r.random() < 0.5 and ". " in made:
                made = made.replace(". ", f". {self.r.randint(1, 3)}", 1)
            if case < 0.12:
                return made.upper()
            if case < 0.2:
                last = max(made.replace(".", ". ").split(), key=len)
                return made.replace(last, last.upper())
            return made

        self.name = name
        self.capitals = self.r.random() < 0.08
        self.initialled = form in (self._before, self._after) and case >= 0.12

    def word(self) -> str:
        """Return an invented surname, at times with a hyphen or particle."""
        w, r = self.words, self.r
        out = str(r.choice(w["stems"])) + str(r.choice(w["ends"]))
        if r.random() < 0.04:
            out += "-" + str(r.choice(w["stems"])) + str(r.choice(w["ends"]))
        if w is WORDS["en"] and r.random() < 0.05:
            out = r.choice(("van ", "de ", "von ", "van der ", "Al-", "O'", "Mc", "da ", "del ")) + out
        return out

    def initial(self) -> str:
        """Return one initial with its full stop."""
        r, w = self.r, self.words
        return str(r.choice(w["digraphs"]) if r.random() < 0.08 else r.choice(w["letters"])) + "."

    def _initials(self, space: str) -> str:
        return space.join(self.initial() for _ in range(self.r.choices((1, 2, 3), (3, 8, 0.3))[0]))

    def _before(self, space: str, gap: str) -> str:
        return self._initials(space) + gap + self.word()

    def _after(self, space: str, _: str) -> str:
        return self.word() + " " + self._initials(space)

    def _inverted(self, space: str, _: str) -> str:
        return self.word() + ", " + self._initials(space)

    def _full(self, *_: str) -> str:
        father = self.r.choice(self.words["fathers"])
        first = self.r.choice(self.words["first"])
        return f"{self.word()} {first} {father}" if self.r.random() < 0.8 else f"{first} {father} {self.word()}"

    def _two(self, *_: str) -> str:
        r, w = self.r, self.words
        first = str(r.choice(w["first"]))
        if r.random() < 0.12:
            first += " " + str(r.choice(w["first"]))
        return f"{first} {self.word()}" + (f" {self.word()}" if r.random() < 0.12 else "")

    def _two_back(self, *_: str) -> str:
        return f"{self.word()} {self.r.choice(self.words['first'])}"

    def _middle(self, *_: str) -> str:
        return f"{self.r.choice(self.words['first'])} {self.initial()} {self.word()}"

    def fill(self, pattern: str) -> str:
        """Fill the signs of a pattern with invented words."""
        out = ""
        for c in pattern:
            out += {"\u00a4": self._proper, "^": self._capitals, "=": self._before_of, "\u00a7": self._number}.get(
                c, lambda c=c: c
            )()
        return out

    def _proper(self) -> str:
        return str(self.r.choice(self.words["stems"])) + str(self.r.choice(self.words["ends"]))

    def _before_of(self) -> str:
        return self._before(self.r.choice(("", " ")), self.r.choice(("", " ")))

    def _capitals(self) -> str:
        r = self.r
        lead = r.choice(("", "", "", self._proper()[:3].capitalize()))
        return lead + "".join(r.choice(self.words["caps"]) for _ in range(r.randint(2, 5)))

    def _number(self) -> str:
        return str(self.r.randint(1, 40))

    def pick(self, key: str) -> str:
        """Return one filled phrase of a list."""
        found = self.words[key] or WORDS["ru"][key]
        return self.fill(str(self.r.choice(found)))


def posts(s: Style, caps: bool = False) -> Parts:
    """Return one to three degrees and posts, parted by commas."""
    r = s.r
    found = [s.pick(r.choice(("degrees", "posts", "posts"))) for _ in range(r.choices((1, 2, 3), (6, 4, 1))[0])]
    if caps or r.random() < 0.1:
        found[0] = found[0][0].upper() + found[0][1:]
    out: Parts = []
    for k, x in enumerate(found):
        out += [(", ", "")] * bool(k) + [(x, "P")]
    return out


def institution(s: Style, units: float = 0.25, place: float = 0.75) -> Parts:
    """Return an institution, at times behind a unit whose head is named, at times with its place."""
    r = s.r
    out: Parts = []
    if r.random() < units and not s.words["heads"]:
        out = [(s.pick("units") + " " + s.pick("behind"), "A")]
        if r.random() < 0.8:
            out += [(r.choice((", ", ", ", " ")), ""), (s.pick("institutions"), "a")]
    elif r.random() < units and s.words["heads"]:
        out = [(s.pick("heads"), "P"), (" ", ""), (s.pick("units"), "A")]
        if r.random() < 0.8:
            out += [(r.choice((" ", ", ", ", ")), ""), (s.pick("institutions"), "a")]
    else:
        out = [(s.pick("institutions"), "A")]
        if r.random() < 0.15:
            out += [(", ", ""), (s.pick("institutions"), "a")]
    if r.random() < place:
        way = r.random()
        inner = s.pick("places")
        if way < 0.12:
            out += [(" (", ""), (inner, "L"), (")", "")]
        else:
            out += [(", " if way < 0.78 else ". " if way < 0.88 else " " if way < 0.93 else "\n", ""), (inner, "L")]
    return [(x.upper(), k) for x, k in out] if s.capitals else out


def contact(s: Style, label: float = 0.5) -> Parts:
    """Return a mail address, an ORCID, or both."""
    r = s.r
    name = "".join(r.choice("abcdeiklmnorstu") for _ in range(r.randint(4, 9)))
    mail = f"{name}@{r.choice(('example', 'mail', 'st.lake'))}.{r.choice(('org', 'kz', 'ru', 'ac.uk'))}"
    out: Parts = []
    if r.random() < label:
        out += [(s.pick("mail"), "C"), (r.choice((": ", ":", " ")), "")]
    out += [(mail, "C")]
    if r.random() < 0.1:
        number = (
            r.choice(("", "+"))
            + r.choice("78")
            + r.choice((" ", "-"))
            + " ".join(str(r.randint(100, 999)) for _ in "123")
        )
        said = [
            (
                r.choice(("Phone", "tel.", "\u0442\u0435\u043b.", "Tel", "\u043c\u043e\u0431."))
                + r.choice((" ", ": ")),
                "C",
            )
        ]
        out += [(", ", ""), *(said if r.random() < 0.8 else []), (number, "C")]
    if r.random() < 0.2:
        code = "-".join(f"{r.randint(0, 9999):04d}" for _ in range(4))
        orcid = [(r.choice(("ORCID: ", "https://orcid.org/", "ORCID ID: ", "")) + code, "C")]
        out = (
            orcid + [(r.choice((". ", ", ", "; ", "\n")), "")] + out if r.random() < 0.5 else out + [(", ", "")] + orcid
        )
    return out


def mark(s: Style, n: int, style: str) -> Parts:
    """Return the footnote mark of number n in a style."""
    if style == "raised":
        return [("".join("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[int(c)] for c in str(n)), "M")]
    if style == "star":
        return [("*\u2020\u2021\u00a7\u00b6#"[(n - 1) % 6], "M")]
    if style == "bare":
        return [("abcdefgh"[(n - 1) % 8], "M")]
    if style == "letter":
        return [("^{" + "abcdefgh"[(n - 1) % 8] + "}", "M")]
    return [(str(n), "M")]


def pooled(s: Style) -> Parts:
    """Names together, then institutions (marked when several), then contacts."""
    r = s.r
    count, kinds = r.choices((0, 1, 2, 3, 4, 6), (0.6, 4, 4, 4, 2, 1))[0], r.choices((0, 1, 2, 3), (2, 5, 3, 2))[0]
    style = (
        r.choice(("plain", "plain", "raised", "star", "letter"))
        if (kinds > 1 and r.random() < 0.85) or r.random() < 0.25
        else ""
    )
    before, gap = r.random() < 0.35, r.choice(("", "", " ", "\n"))
    if style and s.initialled and r.random() < 0.1:
        style, gap = "bare", r.choice(("", " "))
    sep = r.choice((", ", ", ", "; ", "\n", ",\n", " \u2022 ", " / ", " " if s.initialled else ", "))
    prefix = r.choice((0.0, 0.0, 0.0, 0.0, 0.0, 0.5))
    if sep == " " and r.random() < 0.5:
        sep = r.choice((" ", "  "))
    row = style == "plain" and count > 1 and r.random() < 0.12
    last = r.choice((sep, f" {s.pick('and')} ", f", {s.pick('and')} " if s.words is WORDS["en"] else sep))
    degree = r.random() < 0.12
    out: Parts = [(r.choice(("Authors: ", "By ")), "O")] if r.random() < 0.03 and s.words is WORDS["en"] else []
    for k in range(count if row else 0):
        out += [
            ("    " if k else "", ""),
            (str(min(r.randint(1, kinds or 1), 9)), "M"),
            ("\n" if k == count - 1 else "", ""),
        ]
    for k in range(count):
        out += [(last if k == count - 1 else sep, "")] * bool(k)
        own: Parts = []
        if style and not row:
            own = mark(s, min(r.randint(1, max(kinds, 1)), 9), style)
            if r.random() < 0.15 and style == "plain":
                own += [(",", ""), (str(min(kinds + 1, 9)), "M")]
        star: Parts = [("*", "M")] if style != "star" and r.random() < 0.15 else []
        name: Parts = [(s.pick("prefix"), "P"), (" ", "")] if r.random() < prefix else []
        name += [(s.name(), "N")]
        if degree:
            name = name + [(", ", "")] + posts(s) if r.random() < 0.6 else [(s.pick("posts"), "P"), (" ", "")] + name
        if r.random() < 0.02 and s.initialled and not degree:
            name += [(r.choice((" ", ", ")), ""), *name]
        if r.random() < 0.04:
            name += [(r.choice((" ", "")) + "^{id}", "M")]
        out += own + [(gap, "")] + name + star if before else name + [(gap, "")] * bool(own) + own + star
    if r.random() < 0.04:
        out += [
            (" (", ""),
            (r.choice(("Review", "Research article", "\u041e\u0431\u0437\u043e\u0440")), "O"),
            (")", ""),
        ]
    line = r.choice(("\n", "\n", "\v"))
    if r.random() < 0.1 and not degree and count < 4:
        out += [(line, "")] + posts(s, caps=r.random() < 0.4)
    run_on = r.random() < 0.25
    for k in range(kinds):
        lead = mark(s, k + 1, style) + [(r.choice(("", " ", "\n")), "")] if style else []
        open_, close = ("(", ")") if not style and r.random() < 0.1 else ("", "")
        out += [(line if not k or not run_on else "; ", ""), *lead, (open_, ""), *institution(s, 0.05), (close, "")]
        out += [(r.choice((",", ";", ".", "", "")), "")] if not run_on or k == kinds - 1 else []
    return out + _ending(s, line)


def _mails(s: Style, count: int) -> Parts:
    """Return the addresses of all persons under them."""
    sep = s.r.choice((", ", "; ", "\n"))
    found = [contact(s, s.r.choice((0.0, 0.0, 1.0))) for _ in range(count)]
    return [("\n", ""), *(part for k, x in enumerate(found) for part in [(sep if k else "", ""), *x])]


def _ending(s: Style, line: str) -> Parts:
    r = s.r
    if r.random() < 0.1:
        return _mails(s, r.randint(1, 4))
    if r.random() < 0.45:
        lead: Parts = [("*", "M")] if r.random() < 0.4 else []
        if r.random() < 0.5:
            lead += [(s.pick("corresponding"), "C"), (": ", "")]
        if r.random() < 0.1:
            lead += [(s.name(), "N"), (", ", "")]
        return [(line, ""), *lead, *contact(s)]
    return []


def one_line(s: Style) -> Parts:
    """Every person with post, institution, place and mail in one line; persons in lines or run on."""
    r = s.r
    count = r.choices((1, 2, 3, 4), (5, 4, 2, 1))[0]
    sep = r.choice(("\n", "\n", "\v", ";\n", ",\n", "; ", ", ", ". ", " "))
    sign = r.choice((", ", ", ", ", ", " ", " ", " \u2013 ", " - ", "\u2014", "\n", ". ", ",", " ("))
    end = ")" if sign == " (" else ""
    post, place, mail = r.choice((0.0, 0.5, 1.0)), r.choice((0.0, 0.6, 1.0)), r.choice((0.0, 0.8, 1.0))
    unit, no_institution = r.choice((0.1, 0.5, 0.9)), r.choice((0.0, 0.0, 0.25))
    before, behind = r.random() < 0.16, r.choice((0.0, 0.0, 0.0, 0.5))
    prefix, early = r.choice((0.0, 0.0, 0.0, 0.0, 0.5)), r.random() < 0.06
    late = not early and r.random() < 0.1
    out: Parts = []
    for k in range(count):
        out += [(sep, "")] * bool(k)
        shared = k < count - 1 and r.random() < 0.12
        name: Parts = [(s.pick("prefix"), "P"), (" ", "")] if r.random() < prefix else []
        name += [(s.name(), "N")]
        if r.random() < 0.02:
            name += mark(s, k + 1, "plain")
        if early:
            name += [(r.choice((", ", " <", " (", " ")), ""), *contact(s, 0.1), (r.choice(("", ">", ")")), "")]
        if before:
            name = [*posts(s, True), (r.choice((" ", ", ", "\n")), ""), *name]
        out += name
        if shared:
            continue
        body: Parts = []
        if not before and r.random() < post:
            body = [*posts(s, r.random() < 0.3)]
        if r.random() >= no_institution:
            body += [(r.choice((", ", ", ", ", ", " ", ". ", "; ")), "")] * bool(body) + institution(s, unit, place)
            if r.random() < behind:
                body += [(r.choice((", ", ", ", ". ", "; ")), ""), *posts(s)]
        elif not body and r.random() < 0.5:
            body = [(s.pick("places"), "L")]
        if body:
            out += [(sign, ""), *body, (end, "")]
        if r.random() < mail and not early and not late:
            out += [(r.choice((", ", ", ", " ", ". ", "; ", "\n")), ""), *contact(s, 0.4)]
    if late:
        out += _mails(s, count)
    return out + ([(".", "")] if r.random() < 0.15 else [])


def stacked(s: Style) -> Parts:
    """Every person's name, post, institution, place and mail in lines of their own."""
    r = s.r
    post, place, mail = r.choice((0.0, 0.4, 1.0)), r.choice((0.3, 1.0)), r.choice((0.0, 0.9, 1.0))
    line = r.choice(("\n", "\n", "\v"))
    comma, prefix = r.choice(("", "", ",")), r.choice((0.0, 0.0, 0.0, 0.5))
    out: Parts = []
    for k in range(r.choices((1, 2, 3, 4), (4, 4, 3, 1))[0]):
        out += [(line if r.random() < 0.7 else "\v", "")] * bool(k)
        out += [(s.pick("prefix"), "P"), (" ", "")] if r.random() < prefix else []
        out += [(s.name(), "N")]
        if r.random() < 0.1:
            out += [(r.choice((", ", f" {s.pick('and')} ")), ""), (s.name(), "N")]
        out += [(comma, "")]
        if r.random() < post:
            out += [(line, ""), *posts(s, r.random() < 0.4), (comma, "")]
        out += [(line, "")]
        made = institution(s, 0.15, 0.0)
        if r.random() < place:
            made += [(r.choice((line, ", ", ", ", ",\n")), ""), (s.pick("places"), "L")]
        out += made
        if r.random() < mail:
            out += [(line, ""), *contact(s, 0.3)]
    return out


def headed(s: Style) -> Parts:
    """An institution above the names of its people, once or several times."""
    r = s.r
    line, sep, mail = r.choice(("\n", "\n", "\v")), r.choice((", ", "\n", "; ")), r.random() < 0.4
    out: Parts = []
    for k in range(r.choice((1, 1, 2))):
        out += [(line, "")] * bool(k) + institution(s, 0.0, 0.5) + [(r.choice(("", ":", ",")), ""), (line, "")]
        for n in range(r.choice((1, 1, 2, 3))):
            out += [(sep, "")] * bool(n) + [(s.name(), "N")]
            if mail:
                out += [(r.choice((", ", line)), ""), *contact(s)]
    return out


def case(r: random.Random) -> tuple[Parts, set[int] | None]:
    """Return one group of people's lines and, at times, which lines hold names."""
    s = Style(r, WORDS[r.choices(("ru", "kk", "en"), (4, 3, 4))[0]])
    if s.words is WORDS["kk"] and r.random() < 0.15:
        s.words = {**s.words, "posts": WORDS["ru"]["posts"]}
    parts = r.choices((pooled, one_line, stacked, headed), (5, 6, 3, 0.8))[0](s)
    if r.random() < 0.35:
        parts = _wrapped(parts, r.randint(55, 100))
    lines, n = set(), 0
    for text, label in parts:
        if label == "N":
            lines.update(range(n, n + len(re.findall(r"[\n\v]", text)) + 1))
        n += len(re.findall(r"[\n\v]", text))
    return parts, lines if r.random() < 0.5 else None


def _wrapped(parts: Parts, width: int) -> Parts:
    """Break lines at a width, as a page does."""
    out: Parts = []
    at = 0
    for text, label in parts:
        made = ""
        for piece in text.replace(" ", " \0").split("\0"):
            if at + len(piece) > width and (made.endswith(" ") or (not made and out and out[-1][0].endswith(" "))):
                if made:
                    made = made[:-1] + "\n"
                else:
                    out[-1] = (out[-1][0][:-1] + "\n", out[-1][1])
                at = 0
            made += piece
            at = len(piece) - piece.rfind("\n") - 1 if "\n" in piece else at + len(piece)
        out.append((made, label))
    return out
