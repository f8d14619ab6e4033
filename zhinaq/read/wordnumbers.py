"""The numbers Word prints before list items and headings: they are not in the text, so they are counted here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count, islice

from lxml import etree

from zhinaq.read.packed import whole
from zhinaq.read.wordstyles import value, w

Element = etree._Element
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET = "\N{BULLET}"
NOT_COUNTED = (0x439, 0x44A, 0x44B, 0x44C)  # Russian letters that number no item
CYRILLIC = [chr(code) for code in range(0x430, 0x450) if code not in NOT_COUNTED]


@dataclass(frozen=True)
class Level:
    """One level of a list: its first number, how numbers are written, and the printed pattern such as "%1.%2."."""

    start: int
    form: str
    pattern: str


@dataclass
class Numbers:
    """Counts the lists of one document."""

    levels: Mapping[tuple[str, int], Level]
    counts: dict[str, list[int]] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)

    def next(self, number: str, level: int) -> str:
        """Return what is printed before the next item of a list, with a space after it; '' for a list without marks."""
        here = self.levels.get((number, level))
        if here is None:
            return ""
        if here.form == "bullet":
            return f"{BULLET} " if here.pattern else ""
        counts = self.counts.setdefault(self.shared.get(number, number), [])
        while len(counts) <= level:
            above = self.levels.get((number, len(counts)))
            counts.append((above.start if above else 1) - 1)
        del counts[level + 1 :]
        counts[level] += 1
        text = here.pattern
        for n, reached in enumerate(counts):
            above = self.levels.get((number, n)) or here
            first = max(reached, above.start)
            text = text.replace(f"%{n + 1}", written(first, above.form))
        return f"{text} " if text.strip() else ""


def written(n: int, form: str) -> str:
    """Return a number in a form Word knows: decimal, letters, Roman."""
    if form in ("lowerRoman", "upperRoman"):
        text, rest = "", n
        for worth, sign in ROMAN:
            text, rest = text + sign * (rest // worth), rest % worth
        return text.upper() if form == "upperRoman" else text
    letters = CYRILLIC if form.startswith("russian") else [chr(c) for c in islice(count(ord("a")), 26)]
    if form in ("lowerLetter", "upperLetter", "russianLower", "russianUpper"):
        text = letters[(n - 1) % len(letters)] * ((n - 1) // len(letters) + 1)
        return text.upper() if form.startswith("upper") or form.endswith("Upper") else text
    return "" if form == "none" else f"{n:02}" if form == "decimalZero" else str(n)


def numbers(root: Element | None) -> Numbers:
    """Read numbering.xml. Lists of one abstract list go on counting together, unless one says where it starts."""
    if root is None:
        return Numbers({})
    abstract = {value(a, "abstractNumId"): a for a in root.iter(w("abstractNum"))}
    levels: dict[tuple[str, int], Level] = {}
    shared: dict[str, str] = {}
    for num in root.iter(w("num")):
        key, base = value(num, "numId"), value(num.find(w("abstractNumId")))
        starts: dict[int, int] = {}
        found = list(abstract[base].iter(w("lvl"))) if base in abstract else []
        for override in num.iter(w("lvlOverride")):
            at = whole(value(override, "ilvl"), 0, 8)
            start = value(override.find(w("startOverride")))
            starts |= {at: whole(start, 1)} if start else {}
            found += override.findall(w("lvl"))
        for level in found:
            at = whole(value(level, "ilvl"), 0, 8)
            start = value(level.find(w("start")))
            first = starts.get(at, whole(start, 1))
            levels[key, at] = Level(first, value(level.find(w("numFmt"))) or "decimal", value(level.find(w("lvlText"))))
        shared[key] = key if starts else f"abstract {base}"
    return Numbers(levels, shared=shared)
