"""Formulas kept as text: lines of signs and letters, put together over the lines a dump spreads them on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.recognise.draft import Draft, Found, View
from zhinaq.recognise.shape import ended

SIGN = re.compile(r"[=≈≠≤≥∑∫√±∂∆→⇒]|[\U0001D400-\U0001D7FF]")
STRONG = re.compile(r"[\U0001D400-\U0001D7FF]|\S\s?=\s?\S.*[-+*/×·^√∑∫()]|∑|∫|√")
NUMBER = re.compile(r"\(\s?(?P<n>\d{1,2}(?:\.\d{1,2})?)\s?\)\s*[.,;]?$")
WORD = re.compile(r"[^\W\d_]{4,}")
FUNCTIONS = re.compile(r"\b(?:sin|cos|tg|ctg|tan|log|ln|exp|max|min|lim)\b")
LONGEST = 24


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
    label = NUMBER.search(text.strip())
    return Found((Draft("formula", lines, "formula", cert="medium" if end - at > 1 else "high",
                        data={"n": label.group("n") if label else ""}),), end)  # fmt: skip


def starts_formula(view: View, at: int) -> bool:
    """Tell whether a line is the first of a formula: signs and no words, set off from the sentence before."""
    text = view.text(at)
    if not SIGN.search(text) or wordy(text) or len(text) > 120:
        return False
    if at and view.text(at - 1).endswith(("-", "(", ",")):
        return False
    if (
        ended(text)
        and not text.endswith(("(1).",))
        and "=" in text
        and not math_letters(text)
        and not view.text(at - 1).endswith(":")
    ):
        return False
    if text[:1] in ",.;)" or (not math_letters(text) and "=" not in text):
        return False
    tail = view.lines[at].joins is True and not math_letters(text) and not view.text(at - 1).endswith(":")
    return not tail or bool(NUMBER.search(text))


def goes_on(view: View, at: int) -> bool:
    """Tell whether a line is a further piece of the formula above it."""
    text = view.text(at)
    if wordy(text) or (ended(text) and len(text) > LONGEST) or text[:1] in "-–•" and len(text) > LONGEST:
        return False
    if NUMBER.fullmatch(text):
        return True
    return bool(SIGN.search(text)) or len(text) <= 12


def math_letters(text: str) -> bool:
    """Tell whether a text has letters of the mathematical alphabets."""
    return any(0x1D400 <= ord(c) <= 0x1D7FF for c in text)


def wordy(text: str) -> bool:
    """Tell whether a text has words of the language."""
    return len(WORD.findall(FUNCTIONS.sub("", "".join(c for c in text if not 0x1D400 <= ord(c) <= 0x1D7FF)))) > 0
