"""The front of an article, in the order of the convention, and its blocks in further languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.generator.bylines import Line, Writer
from tests.generator.convention import Convention, data, redraw, settled
from tests.generator.kinds import Facts, Unit
from tests.generator.people import Person
from tests.generator.prose import LANGUAGES, Foreign, Prose, capital

SIGNS = {"stop": ".", "colon": ":", "dash": " –", "nothing": "", "long_dash": "—", "stop_dash": ". –"}
JOINTS = {"comma": ", ", "semicolon": "; ", "stop": ". ", "dash": " – "}
DOIS = ("DOI: {d}", "DOI {d}", "https://doi.org/{d}", "doi:{d}", "DOI: https://doi.org/{d}")
SMALL = {"of", "the", "a", "an", "in", "and", "with", "to", "for", "on", "as", "under"}


def cased(text: str, case: str) -> str:
    """Return a title or heading in a case: `capitals`, `headline`, or as it is."""
    if case == "capitals":
        return text.upper()
    if case == "headline":
        words = text.split(" ")
        return " ".join(w if w in SMALL and n else capital(w) for n, w in enumerate(words))
    return text


def broken(rng: Random, text: str) -> str:
    """Break a title into two to four short lines."""
    words = text.split(" ")
    lines = min(rng.randint(2, 4), len(words) // 2)
    if lines < 2:
        return text
    cuts = sorted(rng.sample(range(1, len(words)), lines - 1))
    return "\n".join(" ".join(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True))


class Front:
    """Makes the front of one article."""

    def __init__(self, rng: Random, conv: Convention, article: int, persons: Sequence[Person], facts: Facts):
        self.rng, self.conv, self.article, self.persons, self.facts = rng, conv, article, persons, facts

    def unit(self, role: str, text: str, block: int = 0, **more: object) -> Unit:
        """Return a unit of this article."""
        return Unit(role, text, self.article, block, **more)  # type: ignore[arg-type]

    # parts

    def codes(self, lang: str) -> list[Unit]:
        """Return classification codes, the DOI and the type of the article, as they stand at its head."""
        rng, conv = self.rng, self.conv
        known = lang if lang in LANGUAGES else "ru"
        texts = []
        for kind in conv["codes"].split():
            if kind != "none":
                spelling = settled(rng, conv, f"{kind} {known}", data("labels")["codes"][kind][known])
                texts.append(spelling.replace("{c}", self._code(kind)))
        if conv["codes_joined"] == "one" and len(texts) > 1:
            texts = [rng.choice([" ", "; ", "   "]).join(texts)]
        out = [self.unit("code", t, layout="left", tight=n > 0) for n, t in enumerate(texts)]
        if conv["type"] == "above":
            out.append(self.unit("type", rng.choice(data("labels")[known]["types"])))
        if conv["doi"] in ("above", "with_code"):
            at = self.doi()
            out = [at, *out] if conv["doi"] == "above" else [*out, replace(at, tight=bool(out))]
        return out

    def _code(self, kind: str) -> str:
        rng = self.rng
        if kind == "udc":
            codes = [
                f"{rng.randint(1, 9)}{rng.randint(1, 9)}{rng.randint(0, 9)}"
                + rng.choice(
                    ["", f".{rng.randint(1, 99)}", f".{rng.randint(100, 999)}:{rng.randint(300, 699)}", "(574)"]
                )
                for _ in range(rng.choice([1, 1, 1, 2]))
            ]
            return rng.choice([", ", "; ", "+"]).join(codes)
        if kind == "irsti":
            return f"{rng.randint(2, 82):02d}.{rng.randint(1, 99):02d}.{rng.randint(1, 99):02d}"
        if kind == "bbk":
            return f"{rng.randint(20, 88)}.{rng.randint(1, 99)}"
        return ", ".join(f"{rng.choice('ABCDEGLMOQ')}{rng.randint(10, 69)}" for _ in range(rng.randint(1, 3)))

    def doi(self) -> Unit:
        """Return the article's DOI."""
        rng = self.rng
        journal = f"{rng.randint(31000, 59999)}/{rng.randint(1000, 2999)}-{rng.randint(1000, 9999)}"
        self.facts.doi = f"10.{journal}-2024-{rng.randint(1, 4)}-{rng.randint(10, 300)}"
        return self.unit(
            "doi",
            settled(rng, self.conv, "doi", DOIS).replace("{d}", self.facts.doi),
            layout="left",
        )

    def title(self, prose: Prose | Foreign, block: int) -> list[Unit]:
        """Return the title."""
        rng, conv = self.rng, self.conv
        case = conv["title_case"]
        text = cased(prose.title(), case if prose.lang == "en" or case != "headline" else "ordinary")
        if block == 0:
            self.facts.title = text
        shown = broken(rng, text) if redraw(rng, conv, "title_lines", 0.1) == "short" and len(text) > 30 else text
        mark = conv["title_mark"]
        if mark == "stop":
            shown += "."
        elif mark != "none" and block == 0 and rng.random() < 0.6 and shown[-1].isalpha():
            shown += "1" if mark == "digit" else "*"
        level = settled(rng, conv, "title mark", ["h1", "h2", "h3"])
        style = {"heading": level, "bold": "bold", "plain": ""}[conv["title_style"]]
        return [self.unit("title", shown, block, layout="centre", mark=style, tight=conv["title_gap"] == "none")]

    def byline(self, lang: str, block: int) -> list[Unit]:
        """Return the byline and the lines about its people."""
        known = lang if lang in LANGUAGES else "en"
        made = Writer(self.rng, self.conv, self.persons, known).write()
        if block == 0:
            self.facts.authors, self.facts.affiliations = made.authors, made.affiliations
        tight = settled(self.rng, self.conv, "people tight", [True, True, False])
        return [self._line(line, block, tight and n > 0) for n, line in enumerate(made.lines)]

    def _line(self, line: Line, block: int, tight: bool) -> Unit:
        layout = settled(self.rng, self.conv, line.role, ["centre", "centre", "right", "left"], 0)
        mark = "bold" if line.role == "byline" and self.conv["title_style"] == "bold" and len(line.text) < 120 else ""
        return self.unit(line.role, line.text, block, spans=line.spans, layout=layout, tight=tight, mark=mark)

    def _label(self, kind: str, lang: str) -> str:
        rng, conv = self.rng, self.conv
        words = data("labels").get(lang) or data("others")[lang]
        bad = words.get(kind + "_bad")
        label = rng.choice(bad) if bad and rng.random() < 0.06 else settled(rng, conv, kind + lang, words[kind])
        case = conv["label_case"]
        return str(label.upper() if case == "capitals" else label.lower() if case == "lower" else label)

    def abstract(self, prose: Prose | Foreign, block: int) -> list[Unit]:
        """Return the abstract."""
        rng, conv = self.rng, self.conv
        how = redraw(rng, conv, "abstract", 0.07)
        if how == "none":
            return []
        self.facts.abstracts.append(prose.lang)
        sentences = prose.abstract()
        parts = [" ".join(sentences)]
        shape = conv["abstract_parts"]
        if shape == "several" and len(sentences) > 3:
            parts = [" ".join(sentences[:2]), " ".join(sentences[2:])]
        elif shape == "structured" and isinstance(prose, Prose):
            heads = data("prose")[prose.lang]["structured"][: len(sentences)]
            texts = [f"{h} {s}" for h, s in zip(heads, sentences, strict=False)]
            parts = [" ".join(texts)] if settled(rng, conv, "structured", [True, False]) else texts
        unlabelled = how == "unlabelled"
        return self._labelled("abstract", prose.lang, parts, block, unlabelled, conv["abstract_form"])

    def _labelled(self, role: str, lang: str, parts: list[str], block: int, unlabelled: bool, form: str) -> list[Unit]:
        if unlabelled:
            return [self.unit(role, p, block) for p in parts]
        label = self._label(role, lang)
        sign = SIGNS[redraw(self.rng, self.conv, "label_sign", 0.08)]
        if form == "own":
            head = label + (sign if sign in (".", ":") and self.rng.random() < 0.4 else "")
            return [
                self.unit(role, head, block, layout="centre", lead=len(head), mark=self._style()),
                *(self.unit(role, p, block) for p in parts),
            ]
        if not sign and label == label.lower():
            sign = ":"
        first = f"{label}{sign}{'' if sign == '—' else ' '}{parts[0]}"
        return [
            self.unit(role, first, block, lead=len(label) + len(sign), mark="lead-" + (self._style() or "plain")),
            *(self.unit(role, p, block) for p in parts[1:]),
        ]

    def _style(self) -> str:
        return {"bold": "bold", "italic": "italic", "plain": ""}[self.conv["label_style"]]

    def keywords(self, prose: Prose | Foreign, block: int) -> list[Unit]:
        """Return the keywords."""
        rng, conv = self.rng, self.conv
        how = redraw(rng, conv, "keywords", 0.07)
        if how == "none":
            return []
        terms = prose.keywords()
        if settled(rng, conv, "terms", [True, False, False, False]):
            terms = [capital(t) for t in terms]
        self.facts.keywords[prose.lang] = self.facts.terms[prose.lang] = terms
        text = JOINTS[conv["keywords_sign"]].join(terms) + (
            "." if conv["keywords_stop"] == "yes" or conv["keywords_sign"] == "stop" else ""
        )
        return self._labelled("keywords", prose.lang, [text], block, how == "unlabelled", conv["keywords_form"])

    def dates(self, lang: str, block: int = 0) -> list[Unit]:
        """Return the dates of the article."""
        rng, words = self.rng, data("labels")[lang if lang in LANGUAGES else "en"]
        day = [f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.2024" for _ in range(2)]
        sign = rng.choice([": ", " "])
        received, accepted = (
            rng.choice(words[k]) + sign + d for k, d in zip(("received", "accepted"), day, strict=True)
        )
        return (
            [self.unit("date", received + rng.choice([", ", ". ", "; "]) + accepted, block)]
            if rng.random() < 0.6
            else [self.unit("date", received, block)]
        )

    def cite(self, lang: str, block: int = 0) -> list[Unit]:
        """Return how to cite the article."""
        words, rng = data("labels")[lang], self.rng
        journal = data("matter")[lang]["journal"][0].capitalize()
        pages = f"{rng.randint(5, 90)}–{rng.randint(91, 190)}"
        label = settled(rng, self.conv, "cite" + lang, words["cite"])
        who = ", ".join(self.facts.authors)
        text = f"{label}: {who} {self.facts.title} // {journal}. – 2024. – No. {rng.randint(1, 4)}. – P. {pages}."
        return [self.unit("cite", text, block, lead=text.index(":") + 1)]

    # blocks

    def own(self, prose: Prose) -> list[Unit]:
        """Return the article's own front, in its language."""
        conv, lang = self.conv, prose.lang
        parts = {
            "title": lambda: self.title(prose, 0), "byline": lambda: self.byline(lang, 0),
            "abstract": lambda: self.abstract(prose, 0), "keywords": lambda: self.keywords(prose, 0),
        }  # fmt: skip
        codes = self.codes(lang)
        out: list[Unit] = codes if conv["code_order"] == "first" else []
        for name in conv["order"].split():
            if conv["abstract_place"] == "end" and name in ("abstract", "keywords"):
                continue
            out = out + parts[name]()
            if conv["code_order"] == "after_" + name:
                out = out + codes
        if conv["dates"] == "front":
            out += self.dates(lang)
        if conv["cite"] == "front":
            out += self.cite(lang)
        if conv["doi"] == "after_keywords":
            out.append(self.doi())
        return self._joined(out)

    def ending(self, prose: Prose) -> list[Unit]:
        """Return the article's own abstract and keywords where they stand behind its text."""
        if self.conv["abstract_place"] != "end" or "abstract" not in self.conv["order"]:
            return []
        return self._joined([*self.abstract(prose, 0), *self.keywords(prose, 0)])

    def _joined(self, units: list[Unit]) -> list[Unit]:
        """Return units with the keywords on the abstract's last line, where the convention has them there."""
        out: list[Unit] = []
        for unit in units:
            last = out[-1] if out else None
            fits = self.conv["keywords_form"] == "joined" and unit.role == "keywords" and unit.lead
            if fits and last and last.role == "abstract" and last.block == unit.block and last.text[-1] == ".":
                out[-1] = replace(last, text=f"{last.text} {unit.text}")
            else:
                out.append(unit)
        return out

    def further(self, proses: Sequence[Prose | Foreign], first: int = 1) -> list[Unit]:
        """Return the blocks in further languages."""
        out: list[Unit] = []
        kind = self.conv["parallel"]
        for block, prose in enumerate(proses, first):
            self.facts.blocks[block] = prose.lang
            if kind == "texts":
                out += [*self.abstract(prose, block), *self.keywords(prose, block)]
                continue
            title = self.title(prose, block)
            if kind == "title_only":
                out += title
                continue
            people = self.byline(prose.lang, block) if self.conv["parallel_people"] == "yes" else []
            order = self.conv["order"].split()
            head = [*people, *title] if order.index("byline") < order.index("title") else [*title, *people]
            out += [*head, *self.abstract(prose, block), *self.keywords(prose, block)]
        return self._joined(out)

    def epigraph(self, prose: Prose) -> list[Unit]:
        """Return an epigraph with its source."""
        quote = self.unit("front", prose.sentence(), layout="right", mark="italic")
        return [quote, self.unit("front", prose.someone(), layout="right", tight=True)]
