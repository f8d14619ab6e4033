"""Where a line of a text may end, and what each place costs.

Between words and after signs as Unicode says (UAX 14, through Pango); inside words as the patterns of the language say.
No hyphen divides an abbreviation or an address; an address ends a line after one of its signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyphen
from weasyprint.text.line_break import get_log_attrs

from zhinaq.edition.print.compose.costs import GLUED, HYPHEN, NAME, PRINTED_HYPHEN, SHORT_PART, SIGN
from zhinaq.edition.print.compose.glue import glued

ODD = re.compile(r"[\t\n\f\r\u0085\xad\u200b\u2028\u2029\u0590-\u08ff\u202a-\u202e]")
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/|doi\.org/)\S+|[\w.+-]+@[\w.-]+\w")
AFTER = re.compile(r"(?<=[/_%=&?.,:;~+@])(?=[^\s/])|(?<=\w)(?=-\w)")  # before its hyphens (Chicago Manual, 7.46)
SENTENCE = re.compile(r"(?:^|[.!?…:]\S{0,3})\s+\W*$|^\W*$")
LONE = 2  # letters that look lost before or after a hyphen
HEAD = 8  # letters of an address that stay together at its beginning
STROKE = "/\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
HYPHENS = "-\N{HYPHEN}"
DASHES = "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
MAY_END = re.compile(rf" +(?=[^ ])|[{HYPHENS}{STROKE}](?=[^ ])")


class Chance(NamedTuple):
    """A line may end before the letter `end`; the next one begins with the letter `start`."""

    end: int
    start: int
    cost: float = 0.0
    hyphen: bool = False


def is_plain(text: str) -> bool:
    """Tell whether a text has no signs that break lines or change direction by themselves."""
    return not ODD.search(text)


def chances(text: str, begin: int, end: int, styles: Sequence[tuple[int, Any]], context: Any) -> Iterator[Chance]:
    """Yield the places where a line may end, in order; `styles` are those of the pieces of text by first letter."""
    firsts = [first for first, _ in styles]
    addresses = [found.span() for found in ADDRESS.finditer(text)]
    within = {n for first, last in addresses for n in range(first + 1, last)}
    found = {
        **{c.start: c for c in _hyphenated(text, styles, firsts, within, context)},
        **{c.start: c for c in _between(text, styles, firsts, within)},
        **{n: Chance(n, n, SIGN) for span in addresses for n in _signs(text, *span)},
    }
    yield from (found[n] for n in sorted(found) if begin < found[n].end and n < end)


def _between(
    text: str, styles: Sequence[tuple[int, Any]], firsts: Sequence[int], within: set[int]
) -> Iterator[Chance]:  # fmt: skip
    """Yield the places between words and after printed signs."""
    tied = set(glued(text))
    marks = get_log_attrs(text, styles[0][1]["lang"])
    for at in (found.end() for found in MAY_END.finditer(text)):
        if not marks[at].is_line_break or at in within:
            continue
        style = styles[max(bisect_right(firsts, at - 1) - 1, 0)][1]
        if style["white_space"] == "nowrap" and styles[max(bisect_right(firsts, at) - 1, 0)][1] is style:
            continue
        end = at
        while end and text[end - 1] == " ":
            end -= 1
        if text[at] in DASHES:  # a dash stands at the end of a line, never at its beginning
            continue
        sign = PRINTED_HYPHEN if text[at - 1] in HYPHENS else SIGN if end == at else 0.0
        numbered = sign == PRINTED_HYPHEN and text[at - 2 : at - 1].isdigit()  # the number of a table, an ordinal
        yield Chance(end, at, GLUED if at in tied or numbered else sign)


def _signs(text: str, first: int, last: int) -> Iterator[int]:
    """Yield the places inside an address at which a line may end, behind one of its signs."""
    for found in AFTER.finditer(text, first + HEAD, last):
        if found.start() < last - 1:
            yield found.start()


def _hyphenated(
    text: str, styles: Sequence[tuple[int, Any]], firsts: Sequence[int], within: set[int], context: Any
) -> Iterator[Chance]:  # fmt: skip
    """Yield the places inside words."""
    for found in WORD.finditer(text):
        word, start = found[0], found.start()
        style = styles[max(bisect_right(firsts, start) - 1, 0)][1]
        total, left, right = style["hyphenate_limit_chars"]
        if len(word) < total or start in within or style["hyphens"] != "auto" or style["white_space"] == "nowrap":
            continue
        if any(letter.isupper() for letter in word[1:]):
            continue
        cost = HYPHEN
        if word[0].isupper() and not SENTENCE.search(text, max(start - 6, 0), start):
            cost += NAME
        for cut in _cuts(context, style["lang"], left, right, total, word):
            short = cut <= LONE or len(word) - cut <= LONE
            yield Chance(start + cut, start + cut, cost + SHORT_PART * short, hyphen=True)


def _cuts(context: Any, language: str | None, left: int, right: int, total: int, word: str) -> Sequence[int]:
    """Return the letters of a word before which it may be divided."""
    known = context.__dict__.setdefault("divided", {})
    key = language, left, right, word
    if key not in known:
        code = pyphen.language_fallback(language) if language else None
        if code is None:
            known[key] = ()
        else:
            name = code, left, right, total
            if name not in context.dictionaries:
                context.dictionaries[name] = pyphen.Pyphen(lang=code, left=left, right=right)
            known[key] = tuple(map(int, context.dictionaries[name].positions(word)))
    return known[key]  # type: ignore[no-any-return]
