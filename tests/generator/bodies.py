"""The body of an article: headings, paragraphs, captions, tables, formulas, lists of items, notes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.generator.confusers import confuser
from tests.generator.convention import Convention, data, settled
from tests.generator.fronts import broken
from tests.generator.kinds import Facts, Unit
from tests.generator.prose import Prose, capital

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
AFTER_NUMBER = {"stop": ". ", "dash": " – ", "colon": ": ", "space": " ", "stop_dash": ". – "}
FORMULAS = (
    "S = \u03c0r\u00b2",
    "y = ax + b",
    "Q = c \u00b7 m \u00b7 \u0394t",
    "P(A|B) = P(B|A)P(A) / P(B)",
    "F = ma",
    "\u03b7 = W / Q",
    "x\u2081 + x\u2082 = n",
    "dN/dt = rN(1 \u2212 N/K)",
    "R\u00b2 = 1 \u2212 SSE/SST",
)


class Body:
    """Makes the body of one article."""

    def __init__(self, rng: Random, conv: Convention, article: int, prose: Prose, facts: Facts):
        self.rng, self.conv, self.article, self.prose, self.facts = rng, conv, article, prose, facts
        self.labels = data("labels")[prose.lang]
        self.section = self.sub = self.notes = 0
        self.out: list[Unit] = []
        self.lead: tuple[str, int] = ("", 0)  # a heading that runs into the next paragraph

    def unit(self, role: str, text: str, **more: object) -> Unit:
        """Return a unit of this article."""
        return Unit(role, text, self.article, **more)  # type: ignore[arg-type]

    def fresh(self, kind: str, taken: set[str], part: slice) -> str:
        """Return a first or last sentence that no other article of the volume has."""
        for _ in range(60):
            text = self.prose.one(kind)
            key = "".join(c for c in text.casefold() if c.isalnum())[part]
            if key not in taken:
                break
        taken.add(key)
        return text

    def make(self, size: int, taken: set[str]) -> list[Unit]:
        """Write a body of about so many letters."""
        rng, conv = self.rng, self.conv
        if conv["intro"] == "yes" and conv["heading"] != "none":
            self.heading(rng.choice(self.labels["headings"]["intro"]), 1)
        self.paragraph(self.fresh("first", taken, slice(0, 30)))
        opening = next(u for u in self.out if u.role == "body")
        self.facts.first = " ".join(opening.text[opening.lead :].split()[:12])
        plain = rng.sample(self.labels["headings"]["plain"], 4)
        while sum(len(u.text) for u in self.out) < size:
            self._stretch(plain)
        if conv["heading"] != "none" and rng.random() < 0.8:
            self.heading(rng.choice(self.labels["headings"]["end"]), 1)
            self.paragraph()
        self.paragraph(self.fresh("last", taken, slice(-30, None)), behind=False)
        self.facts.last = " ".join(self.out[-1].text.split()[-10:])
        return self.out

    def _stretch(self, plain: list[str]) -> None:
        rng, conv = self.rng, self.conv
        if conv["heading"] != "none" and rng.random() < 0.55:
            known = plain.pop() if plain and rng.random() < 0.6 else ""
            topic = self.prose.fill(rng.choice(self.labels["headings"]["topic"]))
            self.heading(
                known or capital(topic), 2 if conv["heading"] == "nested" and self.section and rng.random() < 0.5 else 1
            )
        for _ in range(rng.randint(1, 3)):
            self.paragraph()
        if conv["confuser"] != "none" and rng.random() < 0.3:
            text = confuser(rng, conv["confuser"], self.prose)
            self.out += [self.unit("body", part, tight=n > 0) for n, part in enumerate(text)]
        extra = rng.random()
        if extra < 0.22:
            self.figure()
        elif extra < 0.36 and conv["table"] != "none":
            self.table()
        elif extra < 0.46 and conv["formula"] != "none":
            self.formula()
        elif extra < 0.6 and conv["items"] != "none":
            self.items()
        if extra < 0.6 and self.out[-1].role != "body":
            self.paragraph()

    def heading(self, text: str, level: int) -> None:
        """Add a heading, or keep it to run into the next paragraph."""
        kind = self.conv["heading"]
        if self.lead[0]:
            self.paragraph()
        number = self._number(level)
        if kind in ("run_stop", "run_capitals"):
            head = text.upper() if kind == "run_capitals" else text + "."
            self.lead = (head, len(head))
            self.facts.sections.append(head.rstrip("."))
            return
        roman = text.upper() if settled(self.rng, self.conv, "roman", [True, False]) else text
        shown = {
            "capitals": text.upper(), "dot": f"{number}. {text}", "bare": f"{number} {text}",
            "nested": f"{number} {text}", "roman": f"{number}. {roman}", "alone": f"{number}.\n{text}",
            "chapter": f"\u00a7 {number}. {text}",
        }.get(kind, text)  # fmt: skip
        if kind == "broken" and len(text) > 18:
            shown = broken(self.rng, text)
        if kind == "nested" and level == 1:
            shown = f"{number}. {text}"
        self.facts.sections.append(" ".join(shown.split()))
        mark = "bold" if kind == "bold" else "h2" if level == 1 else "h3"
        self.out.append(
            self.unit("heading", shown, layout="centre" if kind in ("capitals", "roman") else "left", mark=mark)
        )

    def _number(self, level: int) -> str:
        if level == 1:
            self.section, self.sub = self.section + 1, 0
        else:
            self.sub += 1
        if self.conv["heading"] == "roman":
            return ROMAN[(self.section - 1) % len(ROMAN)]
        return f"{self.section}.{self.sub}" if level == 2 else str(self.section)

    def paragraph(self, first: str = "", behind: bool = True) -> None:
        """Add a paragraph; `first` is its first sentence."""
        head, lead = self.lead
        self.lead = ("", 0)
        text = (
            f"{first} {self.prose.paragraph(1, 3)}"
            if first and behind
            else self.prose.paragraph(1, 2) + " " + first
            if first
            else self.prose.paragraph()
        )
        note = self.conv["notes"] == "some" and behind and self.rng.random() < 0.25
        if note:
            self.notes += 1
            text += str(self.notes)
        self.out.append(
            self.unit("body", f"{head} {text}" if head else text, lead=lead, mark="lead-bold" if head else "")
        )
        if note:
            self.out.append(self.unit("note", f"{self.notes} {self.rng.choice(self.labels['note'])}"))

    def caption(self, kind: str, n: int) -> str:
        """Return the words over a table or under a figure."""
        label = str(settled(self.rng, self.conv, kind + self.prose.lang, self.labels[kind])).replace("{n}", str(n))
        return label + AFTER_NUMBER[self.conv["caption"]] + self.prose.one("captions")

    def figure(self) -> None:
        """Add one figure, or two beside each other."""
        rng = self.rng
        if self.conv["picture_text"] == "axes":
            step = rng.choice([5, 10, 20, 100])
            self.out.append(
                self.unit(
                    "picture",
                    "\n".join(str(n * step) for n in range(rng.randint(3, 5))) + "\n" + self.prose.one("heads"),
                    layout="line",
                )
            )
        self.facts.figures += 1
        text = self.caption("figure", self.facts.figures)
        if self.conv["caption_place"] == "behind_text" and self.out[-1].role == "body" and rng.random() < 0.6:
            self.out[-1] = replace(self.out[-1], text=f"{self.out[-1].text} {text}")
            self.paragraph()
            return
        if self.conv["caption_pair"] == "bare" and rng.random() < 0.6:
            self.facts.figures += 1
            form = settled(rng, self.conv, "figure" + self.prose.lang, self.labels["figure"], 0)
            text = rng.choice([" ", "      "]).join(form.replace("{n}", str(self.facts.figures - k)) for k in (1, 0))
        elif self.conv["caption_pair"] == "yes" and rng.random() < 0.5:
            self.facts.figures += 1
            text += rng.choice(["   ", " ", ". "]) + self.caption("figure", self.facts.figures)
        elif rng.random() < 0.3:
            text += "."
        self.out.append(self.unit("caption", text, layout="centre"))
        self.prose.mentions = [self.labels["mentions"][0].replace("{n}", str(self.facts.figures))]

    def table(self) -> None:
        """Add a table under its caption."""
        rng = self.rng
        self.facts.tables += 1
        text = self.caption("table", self.facts.tables)
        if self.conv["table_caption"] == "two":
            label, sign, rest = text.partition(AFTER_NUMBER[self.conv["caption"]])
            words = [label, rest] if self.conv["caption"] == "space" else [label, rest]
            if self.conv["caption"] == "space":
                cut = text.index(str(self.facts.tables)) + len(str(self.facts.tables))
                words = [text[:cut], text[cut:].strip()]
            self.out.append(self.unit("caption", words[0], layout="right"))
            self.out.append(self.unit("caption", words[1], layout="centre", tight=True))
        else:
            self.out.append(self.unit("caption", text, layout="left"))
        width = rng.randint(3, 4)
        heads = [capital(self.prose.fill(rng.choice(self.prose.words["heads"]))) for _ in range(width)]
        rows = [[self.prose.one("rows"), *(self._value() for _ in range(width - 1))] for _ in range(rng.randint(2, 5))]
        self.out.append(self.unit("table", table_text([heads, *rows], self.conv["table"]), layout="line"))

    def _value(self) -> str:
        sign = "." if self.prose.lang == "en" else ","
        return self.rng.choice(
            [str(self.rng.randint(1, 900)), f"{self.rng.randint(0, 99)}{sign}{self.rng.randint(1, 99)}", "–"]
        )

    def formula(self) -> None:
        """Add a formula."""
        text = self.rng.choice(FORMULAS)
        if self.conv["formula"] == "numbered":
            text += f"{self.rng.choice(['   ', ' ', ', '])}({self.rng.randint(1, 9)})"
        self.out.append(self.unit("formula", text, layout="centre"))

    def items(self) -> None:
        """Add a list of items."""
        kind, rng = self.conv["items"], self.rng
        texts = rng.sample(self.prose.words["items"], rng.randint(3, 5))
        letters = data("prose")[self.prose.lang]["letters"]
        for n, text in enumerate(texts):
            mark = {"dash": "– ", "bullet": "\u2022 ", "number": f"{n + 1}) ", "letter": f"{letters[n]}) "}[kind]
            end = "." if n + 1 == len(texts) else ";"
            self.out.append(self.unit("item", mark + self.prose.fill(text) + end, tight=n > 0))


def table_text(rows: list[list[str]], kind: str) -> str:
    """Return a table as its raw lines."""
    if kind == "cells":
        return "\n".join(cell for row in rows for cell in row)
    if kind == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    if kind == "grid":
        return grid(rows)
    if kind == "pipe":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
    widths = [max(len(row[n]) for row in rows) + 3 for n in range(len(rows[0]))]
    return "\n".join("".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def grid(rows: list[list[str]]) -> str:
    """Return a table with its lines drawn, as pandoc draws them."""
    widths = [max(len(row[n]) for row in rows) + 2 for n in range(len(rows[0]))]
    rule = "+" + "+".join("-" * w for w in widths) + "+"
    out = [rule]
    for n, row in enumerate(rows):
        out.append("|" + "|".join(f" {cell}".ljust(w) for cell, w in zip(row, widths, strict=True)) + "|")
        out.append(rule.replace("-", "=") if n == 0 else rule)
    return "\n".join(out)
