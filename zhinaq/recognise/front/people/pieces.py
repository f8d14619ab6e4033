"""The tokens of people's lines and what each shows: its shape, its word lists, what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhinaq.signs.names import APOSTROPHE
from zhinaq.signs.words import all_words, any_of, whole

RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1d5b"
LETTER = rf"[^\W\d_{RAISED}]"
DASH = "\u2013\u2014"
MAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\s?\.[\w-]+|\.\s[a-z]{2,4}(?![\w.-]))+")
TOKEN = re.compile(
    rf"(?P<mail>{MAIL.pattern})"
    rf"|(?P<orcid>(?:https?://)?(?:www\.)?(?:orcid\.org/)?\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dXx]\b)"
    rf"|(?P<url>(?:https?://|www\.)\S+|\+?\d(?:[\s()-]{{0,2}}\d){{8,}})"
    rf"|(?P<icon>\^\{{[^}}]*\}}|\u24d8|\bORCID(?:\s+iD)?\b:?)"
    rf"|(?P<numero>\u2116\s*\d+(?:[/-]\d+)?)"
    rf"|(?P<number>\d{{1,2}}(?:\s?,\s?\d{{1,2}}(?!\d))*(?!\d)|\d+)"
    rf"|(?P<mark>[*\u2217\uff0a\u2020\u2021\u00a7\u00b6#\u2709\U0001f582\U0001f4e7\ufe0f{RAISED}\u02d2]"
    rf"[*\u2217\uff0a\u2020\u2021\u00a7\u00b6#\u2709\U0001f582\U0001f4e7\ufe0f{RAISED}\u02d2,]*"
    rf"(?<!,)|[\u2217*])"
    rf"|(?P<initial>(?:(?!\d){LETTER}){{1,3}}\.(?:\s?-\s?{LETTER}{{1,2}}\.)?)"
    rf"|(?P<word>{LETTER}+(?:[{APOSTROPHE}\-\u2010\u2011]{LETTER}+)*)"
)
GAPS = (("\v", "bl"), ("\n", "nl"), (";", ";"), (",", ","), ("(", "("), (")", ")"), (":", ":"), ("/", "/"), ("|", "/"))
FIGURES = re.compile(r"\d{1,2}(?:\s?,\s?\d{1,2})*")
BREAKS = frozenset(("nl", "bl", ";", ",", "-", "(", ")", ":", "/", ".", "&"))
LISTS = (("inst", "institution"), ("deg", "degree"), ("place", "place"), ("cont", "email"), ("cont", "corresponding"),
         ("sup", "supervisor"), ("sup", "author_label"))  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One token of people's lines: kind, place, shape, word lists, and the signs between it and the one before."""

    kind: str
    text: str
    at: int
    end: int
    shape: str
    lists: frozenset[str]
    gap: frozenset[str]


def pieces(text: str) -> list[Piece]:
    """Cut a text into tokens; signs and words that join two names become the gap before the next token."""
    listed = _listed(text)
    out: list[Piece] = []
    last = 0
    joined = False
    for match in TOKEN.finditer(text):
        kind, word, at = str(match.lastgroup), match.group(), match.start()
        if kind == "word" and _conjunction().fullmatch(word) and word.islower():
            joined = True
            continue
        if kind == "word" and len(word) == 1 and word.islower() and text[at - 1 : at].isdigit():
            continue
        gap, end = _gap(text[last:at], bool(out)), match.end()
        if kind == "initial" and len(word) > 2 and word[:-1].isalpha() and word[:-1].isupper():
            kind, word, end = "word", word[:-1], end - 1  # an abbreviation before a full stop
        lists = frozenset(name for name, ranges in listed.items() if any(a <= at < b for a, b in ranges))
        shape, more = _shape(kind, word)
        out.append(Piece(kind, word, at, end, shape, lists | more, gap | {"&"} if joined else gap))
        last, joined = end, False
    return _rows_of_marks(out)


def _rows_of_marks(found: list[Piece]) -> list[Piece]:
    """Make marks of the numbers of a line that holds nothing else."""
    out: list[Piece] = []
    starts = [i for i, p in enumerate(found) if p.gap & {"start", "nl", "bl"}]
    for a, b in zip(starts, [*starts[1:], len(found)], strict=False):
        line = found[a:b]
        only = all(p.kind in ("mark", "icon") or FIGURES.fullmatch(p.text) for p in line)
        out += [replace(p, kind="mark", shape="mark") for p in line] if only else line
    return out


def _listed(text: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for name, words in LISTS:
        ranges = [m.span() for m in whole(words).finditer(text) if words != "institution" or _institution(m.group())]
        found.setdefault(name, []).extend(ranges)
    found["inst"] += [m.span() for m in _ends().finditer(text)]
    return found


def _institution(word: str) -> bool:
    return len(word) > 3 or not word.islower()  # the short ones are abbreviations in capitals


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])[^\W\d_]{{1,6}}{any_of(all_words('institution_ends'))}(?![^\W_])")


@cache
def _conjunction() -> re.Pattern[str]:
    return re.compile(any_of(all_words("conjunctions", "names")))


@cache
def _tails() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _folded("names", "surname_ends"), _folded("encode", "patronymics")


def _folded(part: str, name: str) -> tuple[str, ...]:
    return tuple(sorted({w.casefold() for w in all_words(name, part)}))


@cache
def particles() -> frozenset[str]:
    """Return the small words that stand inside names."""
    return frozenset(_folded("names", "particles"))


def _shape(kind: str, word: str) -> tuple[str, frozenset[str]]:
    """Return the shape of a token and the lists that its ending or form puts it in."""
    if kind == "initial":
        return ("I." if word[0].isupper() else "x."), frozenset()
    if kind != "word":
        return kind, frozenset()
    ends, fathers = _tails()
    low, more = word.casefold(), set()
    if low in particles():
        more.add("part")
    if len(word) > 3 and word[0].isupper():
        if low.endswith(fathers):
            more.add("patr")
        elif low.endswith(ends):
            more.add("sur")
    if len(word) == 1:
        return ("X" if word.isupper() else "x"), frozenset(more)
    if word.islower():
        return ("xx" if len(word) > 3 else "of"), frozenset(more)
    if word.isupper():
        return ("XX" if len(word) > 3 else "XXX"), frozenset(more)
    small_parts = all(p[1:].islower() and p[:1].isupper() for p in re.split(r"[^\w]", word) if len(p) > 1)
    return ("Xx" if small_parts or not any(c.isupper() for c in word[1:]) else "xX"), frozenset(more)


def _gap(between: str, inside: bool) -> frozenset[str]:
    """Return the signs between two tokens; `inside`: something stands before."""
    if not inside:
        return frozenset(("start",))
    flags = {name for sign, name in GAPS if sign in between}
    if re.search(rf"[{DASH}]|(?<=\s)-|-(?=\s)", between):
        flags.add("-")
    if re.search(r"\.(?=\s|$)", between):
        flags.add(".")
    if any(q in between for q in '"\u00ab\u00bb\u201c\u201d\u201e'):
        flags.add("q")
    return frozenset(flags or {"sp" if between else "glue"})


def segments(found: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the runs of tokens without a breaking sign between them, as index ranges."""
    edges = [0, *(i for i in range(1, len(found)) if found[i].gap & BREAKS), len(found)]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]


def features(found: Sequence[Piece], lines: Sequence[int], named: Collection[int] | None) -> list[list[str]]:
    """Return what speaks at each token; `lines`: the line each stands on, `named`: lines known to hold a name."""
    base = [p.shape + "".join("+" + x for x in sorted(p.lists)) for p in found]
    runs = segments(found)
    signs = [_signature(found[a:b]) for a, b in runs]
    tops = [_lists(found[a:b]) for a, b in runs]
    of_line = {n: _lists([p for p, k in zip(found, lines, strict=True) if k == n]) for n in set(lines)}
    where = {i: k for k, (a, b) in enumerate(runs) for i in range(a, b)}
    order = next((_order(sign) for sign in signs if "I." in sign.split(" ")), "-")
    runs_of = [sign.split(" ")[0] for sign in signs]
    out = []
    for i, piece in enumerate(found):
        k = where[i]
        before, after = base[i - 1] if i else "^", base[i + 1] if i + 1 < len(found) else "$"
        gap, follow = _flags(piece.gap), _flags(found[i + 1].gap) if i + 1 < len(found) else "$"
        hold = "?" if named is None else "y" if lines[i] in named else "n"
        place = min(i - runs[k][0], 3)
        past = found[i - 1].shape
        next_shape = found[i + 1].shape if i + 1 < runs[k][1] else "$"
        out.append([
            "0 " + base[i], "s " + piece.shape, "-1 " + before, "+1 " + after, f"-0 {before} {base[i]}",
            f"0+ {base[i]} {after}", f"g {piece.shape} {gap}", f"f {piece.shape} {follow}",
            "-2 " + (base[i - 2] if i > 1 else "^"), "+2 " + (base[i + 2] if i + 2 < len(found) else "$"),
            f"r {place} {signs[k]}", f"rl {tops[k]}", f"rl {piece.shape} {tops[k]}",
            f"r- {tops[k - 1] if k else '^'}", f"r+ {tops[k + 1] if k + 1 < len(runs) else '$'}",
            f"rs+ {piece.shape} {signs[k + 1] if k + 1 < len(runs) else '$'}",
            f"o {order} {past if i else '^'} {piece.shape} {gap}",
            f"q {runs_of[k]} {past if place else '^'} {piece.shape} {next_shape}",
            f"rr {place} {signs[k]} {tops[k + 1] if k + 1 < len(runs) else '$'}",
            f"l {piece.shape} {of_line[lines[i]]}", f"h {hold} {piece.shape}", f"h {hold} {place} {signs[k]}",
            f"n {min(lines[i] - lines[0], 2)} {piece.shape}",
        ])  # fmt: skip
    return out


def _flags(gap: frozenset[str]) -> str:
    return "".join(sorted(gap))


def _signature(run: Sequence[Piece]) -> str:
    """Return the shapes of a run, marks left out, five at most."""
    shapes = ["p" if "part" in p.lists else p.shape for p in run if p.kind not in ("number", "mark", "icon")]
    return " ".join(shapes[:4]) + (" \u2026" if len(shapes) > 4 else "")


def _order(sign: str) -> str:
    """Return whether the first name with initials has them before or behind its surname, or parted from it."""
    shapes = sign.split(" ")
    if all(x == "I." for x in shapes):
        return "I"
    return "IX" if shapes[0] == "I." else "XI"


def _lists(run: Sequence[Piece]) -> str:
    """Return which lists and sure kinds a run has something of."""
    lists = {x for p in run for x in p.lists} | {p.shape for p in run if p.shape in ("I.", "mail", "orcid", "x.")}
    return "+".join(sorted(lists - {"part"}))
