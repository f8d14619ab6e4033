"""Formulas kept as text: lines of signs and letters, put together over the lines a dump spreads them on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.recognise.body.view import Draft, Found, View
from zhinaq.signs.flow import ended

SIGN = re.compile(r"[=≈≠≤≥∑∫√±∂∆→⇒]|[\U0001D400-\U0001D7FF]")
STRONG = re.compile(r"[\U0001D400-\U0001D7FF]|\S\s?=\s?\S.*[-+*/×·^√∑∫()]|∑|∫|√")
LABEL = re.compile(r"\(\s?(?P<n>\d{1,2}(?:\.\d{1,2})?)\s?\)\s*[.,;]?$")
WORD = re.compile(r"[^\W\d_]{4,}")
FUNCTIONS = re.compile(r"\b(?:sin|cos|tg|ctg|tan|log|ln|exp|max|min|lim)\b")
RELATION = re.compile(r"[=≈≠≤≥→⇒]")
LONGEST, LINE, SHORT = 24, 120, 6


def formula(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a formula of lines without ordinary words around a sign; a number in brackets is its label."""
    if not starts_formula(view, at):
        return None
    end = at + 1
    while end < len(view.lines) and goes_on(view, end):
        end += 1
    lines = view.lines[at:end]
    text = " ".join(line.text for line in lines)
    if not STRONG.search(text):
        return None
    label = LABEL.search(text.strip())
    return Found((Draft("formula", lines, "formula", cert="medium" if end - at > 1 else "high",
                        data={"n": label.group("n") if label else ""}),), end)  # fmt: skip


def starts_formula(view: View, at: int) -> bool:
    """Tell whether a line is the first of a formula: signs and no words, set off from the sentence before."""
    text, above = view.text(at), view.text(at - 1)
    if (
        (wordy(text) and not labelled(text))
        or len(text) > LINE
        or text[:1] in ",.;)"
        or (at and above.endswith(("-", "(", ",")))
    ):
        return False
    if math_letters(text):
        return equates(view, at) and not (ended(text) and len(text) < SHORT)
    if "=" not in text or (ended(text) and not above.endswith(":")):
        return False
    return view.lines[at].joins is not True or above.endswith(":") or bool(LABEL.search(text))


def labelled(text: str) -> bool:
    """Tell whether a short line with a sign of relation and one word at most (fallen indices) ends in its number."""
    few = len(WORD.findall(FUNCTIONS.sub("", text))) <= 1 and len(text) <= LINE // 2
    return few and bool(LABEL.search(text)) and bool(STRONG.search(text))


def equates(view: View, at: int) -> bool:
    """Tell whether a sign of relation stands on a line, or on the next pieces of the same formula."""
    for i in range(at, min(at + 4, len(view.lines))):
        text = view.text(i)
        if wordy(text) or (i > at and len(text) > LONGEST and not SIGN.search(text)):
            return False
        if RELATION.search(text):
            return True
    return False


def goes_on(view: View, at: int) -> bool:
    """Tell whether a line is a further piece of the formula above it."""
    text = view.text(at)
    if len(text) <= 3 and not any(c.isalpha() for c in text):
        return True
    if wordy(text) or text[:1] in ",.;" or (len(text) > LONGEST and (ended(text) or text[:1] in "-–•")):
        return False
    if LABEL.fullmatch(text):
        return True
    return bool(SIGN.search(text)) or len(text) <= 12


def math_letters(text: str) -> bool:
    """Tell whether a text has letters of the mathematical alphabets."""
    return any(0x1D400 <= ord(c) <= 0x1D7FF for c in text)


def wordy(text: str) -> bool:
    """Tell whether a text has words of the language."""
    return len(WORD.findall(FUNCTIONS.sub("", "".join(c for c in text if not 0x1D400 <= ord(c) <= 0x1D7FF)))) > 0
