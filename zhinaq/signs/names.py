"""Personal names in a run of text: tokens, names in their printed order, and how much of a line names make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhinaq.signs.words import all_words, any_of, whole

LETTER = r"[^\W\d_\u00b9\u00b2\u00b3\u2070-\u2079]"
APOSTROPHE = "'\u2019\u02bc\u2018`\u02b9"
TOKEN = re.compile(
    rf"(?P<mail>[\w.+-]+@[\w-]+(?:\s?\.\s?\w+)+)"
    rf"|(?P<orcid>(?:https?://)?(?:www\.)?(?:orcid\.org/)?\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dXx])"
    rf"|(?P<icon>\^\{{[^}}]*\}}|\u24d8|\(?\bORCID(?:\s+iD)?\b:?\)?|\biD\b)"
    rf"|(?P<bracket>\([^()]*\)|\[[^\[\]]*\])"
    rf"|(?P<number>\d{{1,2}}(?:\s?,\s?\d{{1,2}}(?!\d))*(?!\d))"
    rf"|(?P<mark>[*\u2217\uff0a\u2020\u2021\u00a7\u00b6#\u2709\U0001f582\U0001f4e7\ufe0f]+|[\u00b9\u00b2\u00b3\u2070-\u2079\u02d2,]*[\u00b9\u00b2\u00b3\u2070-\u2079]+)"
    rf"|(?P<short>(?:{LETTER}{{1,6}}\.\s?){{2,5}})"
    rf"|(?P<initial>{LETTER}{{1,3}}\.(?:\s?-\s?{LETTER}{{1,2}}\.)?)"
    rf"|(?P<word>{LETTER}+(?:[{APOSTROPHE}\-\u2010\u2011]{LETTER}+)*)"
    rf"|(?P<sep>[,;/&\n])"
    rf"|(?P<space>\s+)"
    rf"|(?P<other>.)",
    re.DOTALL,
)
MAX_WORDS = 4
MAX_INITIAL = 3  # longer than any digraph initial: not one


@dataclass(frozen=True)
class Token:
    """One token of a byline: its kind and place."""

    kind: str
    text: str
    at: int
    end: int


@dataclass(frozen=True)
class Name:
    """One name: character ranges of its printed parts, its initials and words, and the marks that belong to it."""

    at: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def initials(self) -> tuple[str, ...]:
        """Return the initials as printed."""
        return tuple(t.text for t in self.tokens if t.kind == "initial")

    @property
    def words(self) -> tuple[str, ...]:
        """Return the written-out parts as printed."""
        return tuple(t.text for t in self.tokens if t.kind == "word")

    @property
    def surname_first(self) -> bool:
        """Tell whether a written-out part stands before the initials."""
        return self.tokens[0].kind == "word"


@cache
def _particles() -> frozenset[str]:
    return frozenset(w.casefold() for w in all_words("particles", "names"))


@cache
def conjunction() -> re.Pattern[str]:
    """Return the words that join two names."""
    return re.compile(rf"(?<![^\W_]){any_of(all_words('conjunctions', 'names'))}(?![^\W_])", re.IGNORECASE)


@cache
def _surname_ends() -> tuple[str, ...]:
    return tuple(sorted({w.casefold() for w in all_words("surname_ends", "names")}))


def tokens(text: str) -> list[Token]:
    """Cut a text into the tokens a byline is made of; lower-case abbreviations and known words become `degree`."""
    out = []
    for match in TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match.group()
        if kind == "short":
            kind = "degree" if word[0].islower() else "initials"
        if kind == "initials":
            out += [Token(_short_kind(m.group()), m.group(), match.start() + m.start(), match.start() + m.end())
                    for m in re.finditer(r"[^\W\d_]+\.", word)]  # fmt: skip
            continue
        if kind == "initial":
            kind = _short_kind(word)
        if kind == "word":
            kind = _word_kind(word)
        out.append(Token(kind, word, match.start(), match.end()))
    return _lone_letters(out)


def _lone_letters(found: list[Token]) -> list[Token]:
    """Keep a capital without its full stop as an initial only beside a real initial; elsewhere it is a word."""
    solid = [t for t in found if t.kind != "space"]
    near = {b.at for a, b in zip(solid, solid[1:], strict=False) if a.kind == "initial" and "." in a.text}
    near |= {a.at for a, b in zip(solid, solid[1:], strict=False) if b.kind == "initial" and "." in b.text}
    return [
        t if t.kind != "initial" or "." in t.text or t.at in near else Token("other", t.text, t.at, t.end)
        for t in found
    ]


def _short_kind(word: str) -> str:
    """Say what a short word with a full stop is: an initial, the abbreviation of a degree, or something else."""
    if whole("degree").fullmatch(word.rstrip(".")):
        return "degree"
    longest = max(len(part.strip(" .")) for part in word.split("-"))
    return "initial" if word[0].isupper() and longest <= MAX_INITIAL else "other"


def _word_kind(word: str) -> str:
    if conjunction().fullmatch(word) and word.islower():
        return "sep"
    if word.casefold() in _particles():
        return "word"
    if whole("degree").fullmatch(word):
        return "degree"
    if len(word) == 1:
        return "initial" if word.isupper() else "other"
    return "word" if word[0].isupper() else "other"


def names(text: str) -> list[Name]:
    """Return the names of a byline in printed order; what is no name is left out."""
    out: list[Name] = []
    current: list[Token] = []
    found = [t for t in tokens(text) if t.kind != "space"]
    for i, token in enumerate(found):
        if token.kind in ("initial", "word"):
            after = found[i + 1].kind if i + 1 < len(found) else ""
            if current and _full(current, token, after):
                out, current = _close(out, current)
            current.append(token)
            continue
        if token.kind in ("number", "mark", "icon", "orcid", "bracket") and not _complete(current):
            continue
        if token.text == "\n" and (not _complete(current) or _runs_on(current, found[i + 1 :])):
            continue
        if token.text == "," and _inverted(current, found[i + 1 :]):
            continue
        out, current = _close(out, current)
    out, current = _close(out, current)
    return out


def _close(out: list[Name], current: list[Token]) -> tuple[list[Name], list[Token]]:
    if _complete(current):
        out = [*out, Name(current[0].at, current[-1].end, tuple(current))]
    return out, []


def _complete(current: list[Token]) -> bool:
    words = [t for t in current if t.kind == "word" and t.text[0].isupper()]
    return bool(words) and len(current) >= 2 and len(words) <= MAX_WORDS


def _full(current: list[Token], token: Token, after: str) -> bool:
    """Tell whether a name is finished before the next token although no sign stands between."""
    if not _complete(current):
        return False
    initials = sum(t.kind == "initial" for t in current)
    first_word = current[0].kind == "word"
    if token.kind == "initial":
        return initials > 0 and (not first_word or current[-1].kind == "word")
    if token.text.casefold() in _particles():
        return False
    return initials > 0 and first_word and current[-1].kind == "initial" and after == "initial"


def _runs_on(current: list[Token], rest: list[Token]) -> bool:
    """Tell whether a line break falls inside a name: only before the tail of a surname-first one."""
    if not rest or rest[0].kind != "initial":
        return False
    return not any(t.kind == "initial" for t in current) and len(current) < 2


def _inverted(current: list[Token], rest: list[Token]) -> bool:
    """Tell whether a comma parts a surname from its initials: `Surname, A.B.`."""
    if len(current) != 1 or current[0].kind != "word" or not rest or rest[0].kind != "initial":
        return False
    after = next((t for t in rest if t.kind != "initial"), None)
    return after is None or after.kind != "word"


def likely_person(name: Name) -> bool:
    """Tell whether a name shows by its form that it is one: initials, a surname ending, or one part in capitals."""
    if name.initials:
        return True
    words = name.words
    if any(w.casefold().endswith(_surname_ends()) and len(w) > 3 for w in words):
        return True
    return any(w.isupper() and len(w) > 2 for w in words) and any(not w.isupper() for w in words)


def share(text: str) -> float:
    """Return which part of a text's letters belongs to names, degrees, marks and conjunctions (1.0: nothing else)."""
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return 0.0
    found = names(text)
    inside = {i for n in found for t in n.tokens for i in range(t.at, t.end)}
    for t in tokens(text):
        if t.kind in ("degree", "sep", "bracket", "mail", "orcid", "icon"):
            inside.update(range(t.at, t.end))
    return sum(text[i].isalpha() for i in inside) / letters
