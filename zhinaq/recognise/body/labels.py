"""Labels of captions: the word of a table or figure with its number, in either order, wherever it stands in a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROMAN = {"I": 1, "V": 5, "X": 10}
FEWEST = 3  # letters of a word that may stand without a number
NO_LABEL = re.compile(r"[/%°]|[-‐-]\w|\d|[.,]\d")
SIGN = r"(?P<sep>\s*[.:]\s*[-‐-―−]?|\s*[-‐-―−]+)?"
PARTS = r"(?:\s*,?\s*\(?[^\W\d_](?:\s*[,–-]\s*[^\W\d_])*\)?(?=\s*[.:]\s+[^\W\d_]{2}))?"


@dataclass(frozen=True)
class Label:
    """A label in a line: kind, its word, number as printed and as read, its sign, where it stands, where the title."""

    kind: str
    word: str
    n: str
    sign: str
    start: int
    title_at: int
    misread: bool = False

    @property
    def family(self) -> tuple[str, str, str]:
        """Return what labels counted together share: kind, beginning of the word, all of the number but its end."""
        return self.kind, self.word.casefold()[:2], self.n.removesuffix(last_part(self.n))

    @property
    def value(self) -> int:
        """Return the last part of the number as one to count with (0: a label without a number)."""
        last = last_part(self.n)
        digits = re.match(r"\d+", last)
        return int(digits.group()) if digits else roman(last)


def last_part(n: str) -> str:
    """Return the end of a number that counts on: «3» of «2.3», «1a» of «A1a», «IV»."""
    found = re.search(r"\d+[^\W\d_]?$|[IVX]+$", n)
    return found.group() if found else ""


def roman(text: str) -> int:
    """Return the value of a small Roman number (0: none)."""
    values = [ROMAN[c] for c in text if c in ROMAN]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def spelled(words: Sequence[str], spaced: bool = True) -> str:
    """Return an alternation of words, the longest first; each may be printed with a space after every letter."""
    forms = [re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w))]
    wide = [" ".join(re.escape(c) for c in w) for w in sorted(set(words)) if spaced and len(w) > 4 and w.isalpha()]
    return "|".join([*wide, *forms]) or "(?!)"


def label_patterns(sections: Sequence[Mapping[str, Any]], kind: str) -> list[re.Pattern[str]]:
    """Return what a label of a kind looks like: word (with capital) before number, or number before word."""
    words = [str(w) for s in sections for w in s.get("caption", {}).get(kind, [])]
    ordinal = spelled([str(w) for s in sections for w in s.get("caption", {}).get("ordinals", [])])
    misread = "".join(str(c) for s in sections for c in s.get("misread_digits", {}))
    alone = spelled([w for w in titled(words) if len(w) > FEWEST])
    capital = spelled([w[0].upper() + w[1:] for w in words] + [w.upper() for w in words])
    plain = r"\d{1,3}(?:[.\-]\d{1,2})*"
    number = rf"(?:{plain}(?:[^\W\d_](?!\w))?|[IVX]{{1,5}}(?!\w)|(?:[^\W\d_]\.?){plain}|[\d{misread}]{{1,3}}(?!\w))"
    return [
        re.compile(rf"(?<!\w)(?P<word>{capital})[.,]?\s*(?:(?:№|No\.?|N\.)\s*)?[-–]?\s*(?P<n>{number}){PARTS}{SIGN}"),
        re.compile(
            rf"(?<![\w.,])(?:№\s*)?(?P<n>{plain})(?:\s*-?\s*(?:{ordinal}))?\s*[-–—]?\s*(?P<word>{spelled(words)})(?!\w){PARTS}{SIGN}",
            re.IGNORECASE,
        ),
        re.compile(rf"^\s*(?P<word>{alone})(?P<n>)(?P<sep>\s*[.:]|\s+[-–—])\s+(?=\S)"),
    ]


def titled(words: Sequence[str]) -> list[str]:
    """Return the words that may stand without a number, as a caption prints them."""
    return [form for w in words if w.isalpha() for form in (w[0].upper() + w[1:], w.upper())]


def continued_pattern(sections: Sequence[Mapping[str, Any]]) -> re.Pattern[str]:
    """Return what the line above the rest of a table says: «Table 1 continued», in either order."""
    captions = [s.get("caption", {}) for s in sections]
    tables = spelled([str(w) for c in captions for w in c.get("table", [])])
    opens = "|".join(str(w) for c in captions for w in c.get("continued", [])) or "(?!)"
    goes_on = spelled([str(w) for c in captions for w in c.get("goes_on", [])], spaced=False)
    number = r"[\dIVX]*(?:[.-]\d+)*"
    return re.compile(
        rf"^(?:(?:{opens})(?!\w)(?:.{{0,30}}|\W*\d[\d.]*\s*[.:–—-].{{0,120}})"
        rf"|(?:{tables})\W*{number}\W*(?:{goes_on})\W*|{number}\W*(?:{tables})\W*(?:{goes_on})\W*)$",
        re.IGNORECASE,
    )


def spoken_pattern(sections: Sequence[Mapping[str, Any]], kind: str) -> re.Pattern[str]:
    """Return how running text speaks of a kind: the word in small letters with an ending, before or after a number."""
    words = [str(w).rstrip(".") for s in sections for w in s.get("caption", {}).get(kind, [])]
    return re.compile(rf"(?<!\w)(?:{spelled(words, spaced=False)})\w{{0,4}}\.?\s*(?:№\s*)?(?P<n>\d{{1,3}}(?:\.\d+)*)")


def labels_in(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]], digits: Mapping[str, str]) -> list[Label]:
    """Return the labels in a line from left to right, none inside another."""
    found: list[Label] = []
    for kind, pattern in patterns:
        for m in pattern.finditer(text):
            label = read(kind, m, text, digits)
            if label:
                found.append(label)
    apart: list[Label] = []
    for label in sorted(found, key=lambda x: (x.start, -x.title_at)):
        if not apart or label.start >= apart[-1].title_at:
            apart.append(label)
    return apart


def read(kind: str, m: re.Match[str], text: str, digits: Mapping[str, str]) -> Label | None:
    """Return the label a pattern found, or None where the number goes on as something else («5%», «3rd», «2-nd»)."""
    printed, sign = m.group("n"), m.group("sep") or ""
    if not printed:
        return Label(kind, m.group("word").replace(" ", ""), "", sign.strip(), m.start("word"), m.end())
    rest = text[m.end() :]
    after = text[m.end("n") : m.end("n") + 2] if m.end("n") > m.end("word") else ""
    if after and (NO_LABEL.match(after) or (after[0].isalpha() and not (after[0].isupper() and after[1:].islower()))):
        return None
    misread = not any(c.isdigit() for c in printed) and not set(printed) <= set(ROMAN)
    misread = misread or (printed[:1].isdigit() and any(c in digits for c in printed[:-1]))
    n = "".join(digits.get(c, c) for c in printed) if misread else printed
    if (misread and not n.isdigit()) or (n[0].isalpha() and not n[0].isupper()):
        return None
    blank = len(rest) - len(rest.lstrip())
    return Label(kind, m.group("word").replace(" ", ""), n, sign.strip(), m.start(), m.end() + blank, misread)
