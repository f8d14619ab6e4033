"""Letters that look alike in two scripts: Latin ones inside Cyrillic words, Cyrillic ones inside Latin words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.repair.change import Change
from zhinaq.signs.knowledge import Knowledge

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Scripts:
    """Letters of the Cyrillic script, and the pairs that look alike, both ways."""

    cyrillic: re.Pattern[str]
    to_latin: dict[int, str]
    to_cyrillic: dict[int, str]
    numeral: re.Pattern[str]
    initial: re.Pattern[str]
    doubled: re.Pattern[str]

    def changes(self, text: str) -> list[Change]:
        """Return the corrections of words in two scripts, of numerals and initials in the wrong one."""
        found: list[Change] = []
        numerals = {match.start() for match in self.numeral.finditer(text)}
        for match in WORD.finditer(text):
            corrected = "" if match.start() in numerals else self._word(match[0])
            if corrected:
                found += _each(match.start(), match[0], corrected, "high", "letter of another script inside the word")
        for match in self.numeral.finditer(text):
            latin = match[0].translate(self.to_latin)
            found += _each(match.start(), match[0], latin, "high", "Roman numeral in Cyrillic letters")
        for match in self.initial.finditer(text):
            latin = match[1].translate(self.to_latin)
            if latin != match[1] and self._among_latin(text, match.start(1), match.end(1)):
                why = "initial in Cyrillic among Latin names"
                found.append(Change(match.start(1), match.end(1), latin, why, "medium"))
        return found

    def _word(self, word: str) -> str:
        """Return a word of two scripts in the script of most of its letters, or '' when that is not sure."""
        if word.isascii() or len(word) < 3:
            return ""
        cyrillic = len(self.cyrillic.findall(word))
        latin = sum(1 for c in word if c.isascii())
        if not cyrillic or not latin or cyrillic == latin or cyrillic + latin < len(word):
            return ""
        if len(word) == 3 and not set(word.translate(self.to_latin)) <= set("IVXLC"):
            return ""
        corrected = word.translate(self.to_cyrillic if cyrillic > latin else self.to_latin)
        left = sum(1 for c in corrected if c.isascii())
        return corrected if left in (0, len(corrected)) else ""

    def _among_latin(self, text: str, start: int, end: int) -> bool:
        """Tell whether the words on both sides of an initial are Latin names."""
        before, after = WORD.findall(text[max(0, start - 60) : start])[-1:], WORD.findall(text[end : end + 60])[:1]
        near = [*before, *after]
        return bool(near) and all(w.isascii() and w[0].isupper() for w in near) and len("".join(near)) > 3


def _each(at: int, before: str, after: str, cert: str, why: str) -> list[Change]:
    """Return one correction per letter that differs."""
    pairs = zip(before, after, strict=True)
    return [Change(at + k, at + k + 1, y, why, cert) for k, (x, y) in enumerate(pairs) if x != y]


def scripts(known: Knowledge) -> Scripts:
    """Return the scripts by the letters of the language files."""
    latin, cyrillic = known.letters("lookalike_latin"), known.letters("lookalike_cyrillic")
    letters = known.letters("cyrillic_range") or "(?!)"
    to_latin = {ord(c): x for x, c in zip(latin, cyrillic, strict=True)}
    numerals = "".join(c for c, x in zip(cyrillic, latin, strict=True) if x in "XI")
    capitals = "".join(c for c in cyrillic if c.isupper())
    return Scripts(
        re.compile(f"[{letters}]"),
        to_latin,
        {ord(x): c for x, c in zip(latin, cyrillic, strict=True)},
        re.compile(rf"(?<![\w-])[{numerals}XIV]{{0,8}}[{numerals}][{numerals}XIV]{{1,8}}(?!\w)"),
        re.compile(rf"(?<!\w)([{capitals}])\.?(?=[\s,;.]|$)"),
        re.compile(f"(?<=[{known.letters('breved')}])\u0306"),
    )
