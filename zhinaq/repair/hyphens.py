"""Hyphens at line ends: soft (join the halves), real (keep), or a dash. Each decision is logged with its rule.

The order follows measurements on typesetters' line ends: shape, then the text's own words in both forms, then the
knowledge of languages/*.yaml. A wrong join destroys a word silently, a wrong keep is visible: what stays open is kept
and marked `maybe`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair.compounds import Compounds, compounds
from zhinaq.repair.vocabulary import Vocabulary
from zhinaq.signs.knowledge import knowledge
from zhinaq.signs.shapes import HYPHENS, address_goes_on
from zhinaq.source import Hyphen, Source

LEFT = re.compile(r"([^\s\u00ab\u00bb\u201c\u201d\"()\[\]]+?)([-\u00ad\u00ac\u2010\u2011]{1,9})$")
RIGHT = re.compile(r"^[\u00ab\u201c\"(]?([^\s\u00bb\u201d\"()\[\],;:!?]+)")
ADDRESS = re.compile(r"(?:https?:|www\.|://|@|\w/\w)|^[\w-]+\.(?:org|com|kz|ru|net|edu)\b", re.IGNORECASE)
ASCII_CHAIN = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+){2,}$")
LONGEST = 200
BARE = re.compile(r"[\u00ad\u00ac]+$")
Decision = tuple[Hyphen, str]


@dataclass(frozen=True)
class Break:
    """One mark at a line end: the halves beside it, as printed, and what the text and the languages know."""

    left: str
    right: str
    mark: str
    words: Vocabulary
    known: Compounds

    @property
    def joined(self) -> str:
        """Return the word without the mark, in small letters."""
        return (self.left + self.right).casefold()

    @property
    def tail(self) -> str:
        """Return the first word of the right half, in small letters."""
        return re.split(r"\W", self.right)[0].casefold()

    @property
    def kept(self) -> str:
        """Return the word with its hyphen, in small letters."""
        return f"{self.left}-{self.right}".casefold()


def hyphens(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source with `hyphen` decided on each line that ends in a hyphen and goes on in the next line."""
    lines = list(source.lines)
    words, known = Vocabulary(lines), compounds(knowledge(languages))
    for i in range(len(lines) - 1):
        a, b = lines[i], lines[i + 1]
        if b.joins and address_goes_on(a.text.rstrip(), b.text.strip()):
            lines[i] = a.with_(hyphen="keep")
            halves = f"{a.text.split()[-1]} {b.text.split()[0]}"
            why = "web address over two lines"
            report.repair("hyphen", a.file, (a.number, b.number), halves, halves.replace(" ", ""), why)
            continue
        printed = a.text.rstrip()
        left, right = LEFT.search(printed, max(0, len(printed) - LONGEST)), RIGHT.search(b.text.strip()[:LONGEST])
        if not b.joins or not left or not right or not any(c.isalnum() for c in left[1]):
            continue
        if re.search(r"(?:\w{3}|\d)[.,;:)]$", left[1]):
            continue
        decision, rule = decide(Break(left[1], right[1].rstrip("."), left[2], words, known))
        text = printed[: left.start(2)] + left[2][0]
        lines[i] = a.with_(text=text, hyphen=decision)
        halves = f"{left[1]}{left[2]} {right[1]}"
        after = left[1] + right[1] if decision == "join" else f"{left[1]}-{right[1]}"
        report.repair("hyphen", a.file, (a.number, b.number), halves, after, rule)
    return source.with_lines(lines)


def decide(one: Break) -> Decision:
    """Return what a mark at a line end is, and the first rule of RULES that says so."""
    for rule in RULES:
        decision = rule(one)
        if decision:
            return decision, (rule.__doc__ or "").strip().rstrip(".")
    return "maybe", "both halves are words, nothing else is known"


def _address(one: Break) -> Hyphen | None:
    """Web addresses keep their hyphens."""
    chain = "-" in one.left and ASCII_CHAIN.match(f"{one.left}-{one.right}")
    return "keep" if chain or ADDRESS.search(one.left) else None


def _discretionary(one: Break) -> Hyphen | None:
    """A soft hyphen or its sign is no hyphen of the word."""
    return "join" if BARE.search(one.mark) or "\u00ad" in one.mark or "\u00ac" in one.mark else None


def _shape(one: Break) -> Hyphen | None:
    """Digits, capitals after the mark, abbreviations and initials before it keep the hyphen."""
    head, tail = re.split(r"-|\.(?=\w)", one.left)[-1], one.right
    shouted = tail.isupper() and head.isupper() and len(head) > 1 and len(tail) > 1
    if one.left[-1].isdigit() or tail[0].isdigit() or one.left.endswith("."):
        return "keep"
    if shouted:
        return None
    if tail[0].isupper() or (len(head) > 1 and head.isupper()) or (len(head) == 1 and "-" in one.left):
        return "keep"
    capitals = sum(1 for c in head if c.isupper())
    return "keep" if capitals >= 2 and len(head) <= 6 else None


def _seen_hyphenated(one: Break) -> Hyphen | None:
    """The text prints the word with its hyphen more often than without."""
    kept = one.words.hyphenated[one.kept]
    return "keep" if kept and kept >= one.words.words[one.joined] else None


def _seen_joined(one: Break) -> Hyphen | None:
    """The text prints the word without a hyphen."""
    return "join" if one.words.words[one.joined] else None


def _vowelless(one: Break) -> Hyphen | None:
    """A word is never divided before or after letters without a vowel."""
    left = one.left.split("-")[-1].casefold()
    return None if one.known.has_vowel(left) and one.known.has_vowel(one.tail) else "keep"


def _known_solid(one: Break) -> Hyphen | None:
    """The left half is a prefix that is written solid, or the right half an ending that is."""
    solid = one.left.casefold() in one.known.solid or one.tail.startswith(one.known.solid_second)
    return "join" if solid else None


def _known_compound(one: Break) -> Hyphen | None:
    """The language writes this left or right half with a hyphen."""
    return "keep" if one.known.hyphenated(one.left.casefold(), one.tail, one.words) else None


def _linked(one: Break) -> Hyphen | None:
    """The left half is an adjective's short form before an adjective."""
    return "keep" if one.known.linked(one.left.casefold(), one.tail, one.words) else None


def _left_used(one: Break) -> Hyphen | None:
    """The text prints other compounds with this left half."""
    often = len(one.left) > 3 and one.words.lefts[one.left.casefold()] >= 2 and one.tail not in one.known.endings
    return "keep" if often and one.known.like_word(one.tail, one.words) else None


def _pair(one: Break) -> Hyphen | None:
    """Both halves repeat one word or have one ending of adjectives."""
    return "keep" if one.known.pair(one.left.casefold(), one.tail, one.words) else None


def _related_hyphenated(one: Break) -> Hyphen | None:
    """The text prints the same compound with another ending."""
    left, right = one.left.casefold(), one.right.casefold()
    stem = f"{left}-{right[: max(3, len(right) - 4)]}"
    return "keep" if len(right) > 3 and one.words.starting(stem, hyphenated=True) else None


def _related_joined(one: Break) -> Hyphen | None:
    """The text prints the same word with another ending."""
    left, right = one.left.split("-")[-1].casefold(), one.right.casefold()
    stem = left + right[: max(2, len(right) - 4)]
    return "join" if len(stem) >= 5 and len(right) > 2 and one.words.starting(stem) else None


def _ending(one: Break) -> Hyphen | None:
    """The right half is an ending, not a word."""
    return "join" if one.tail in one.known.endings else None


def _half_unknown(one: Break) -> Hyphen | None:
    """One half is no word of the text."""
    left = one.left.split("-")[-1].casefold()
    return "join" if not one.known.is_word(left, one.words) or not one.known.like_word(one.tail, one.words) else None


RULES: tuple[Callable[[Break], Hyphen | None], ...] = (
    _address, _discretionary, _shape, _seen_hyphenated, _seen_joined, _vowelless, _related_hyphenated, _ending,
    _known_compound, _known_solid, _pair, _related_joined, _linked, _left_used, _half_unknown,
)  # fmt: skip
assert all(mark in HYPHENS for mark in "-\u00ad\u00ac\u2010\u2011")  # noqa: S101  # LEFT lists the same marks
