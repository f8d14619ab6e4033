"""What a line looks like on its own: list item, caption, heading, byline and other shapes that stand apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.signs.knowledge import Knowledge
from zhinaq.source import Line

END_MARKS = ".!?\u2026"
HALT_MARKS = END_MARKS + ":;"
CLOSERS = "\u00bb\u201d\u2019\"')]"
HYPHENS = "-\u00ad\u00ac\u2010\u2011"
ITEM = re.compile(
    r"^\s*(?:[-\u2013\u2014\u2022\u00b7\u25aa\u25cf\u25cb\uf0b7*]\s*(?=\S)"
    r"|\(?\d{1,3}[.)]\s*(?=[^\W\d]|[\u00ab\u201c\"(\[])|\(?\w\)\s)"
)
NUMBERED = re.compile(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s*(?=[^\s\d.,)\]])")
FIGURES = re.compile(r"(?:(?:^|\s)(?:[-\u2013]?\d[\d.,]*\d%?|\d%?|[-\u2013])){3,}$")
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|^10\.\d{4,}/)\S*$", re.IGNORECASE)
NEXT_PART = re.compile(r"^[A-Za-z0-9][\w./?=&%#:~+()-]*[.,;)>]*$", re.ASCII)
SECTION = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_])")
INITIALS = r"[^\W\d_a-z]\w?\.\s?(?:-?[^\W\d_a-z]\w?\.\s?)?"
NAME = r"[^\W\d_][\w\u2019'-]+"
NAMED = re.compile(rf"{NAME},?\s{INITIALS}")
BYLINE = re.compile(rf"^\W*\d?\W*(?:{INITIALS}{NAME}|{NAME}\s{INITIALS})\W*(?:\d|,|;|$)")
ENOUGH = 400  # characters at either end that tell a shape
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")


@dataclass(frozen=True)
class Shapes:
    """Compiled patterns of the words that open headings, captions and front matter, in all languages."""

    headings: re.Pattern[str]
    captions: re.Pattern[str]
    labels: re.Pattern[str]
    abbreviations: re.Pattern[str]
    leads: re.Pattern[str]


def shapes(known: Knowledge) -> Shapes:
    """Return the patterns for the words of the language files."""
    captions = _any(known, "captions")
    return Shapes(
        re.compile(rf"^\W*(?:[\dIVX]+[.)]?\s*)?(?:{_any(known, 'headings')})\s*(?:[.:\u2013\u2014]|$)", re.IGNORECASE),
        re.compile(
            rf"^\W*(?:(?:{captions})\.?\s*(?:\u2116\s*)?\d+|\d+(?:\.\d+)*\s*[-\u2013]?\s*(?:{captions})\b)"
            rf"|^\W*(?:{_any(known, 'notes')})\W*(?:[:\u2013\u2014-]|\d+\s*[.:])",
            re.IGNORECASE,
        ),
        re.compile(rf"^\W*(?:{_any(known, 'labels')})(?=\W|\d|$)", re.IGNORECASE),
        re.compile(rf"(?:^|[\s(\u00ab\u201c])(?:{_any(known, 'abbreviations')})$", re.IGNORECASE),
        re.compile(rf"(?:^|\s)(?:{_any(known, 'name_leads')})$", re.IGNORECASE),
    )


def _any(known: Knowledge, key: str) -> str:
    """Return the words of a list as alternatives, longest first."""
    words = sorted(known.words(key), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) or r"(?!)"


def ends_sentence(text: str, known: Shapes) -> bool:
    """Tell whether a line ends with a full stop and the like, closing quotes aside; a known abbreviation ends none."""
    bare = text.rstrip()
    bare = bare.rstrip(CLOSERS + "0123456789[],").rstrip() if bare.endswith("]") else bare
    bare = bare.rstrip(CLOSERS)
    if not bare or bare[-1] not in END_MARKS:
        return False
    word = bare.split()[-1] if bare.split() else ""
    return not (bare[-1] == "." and (known.abbreviations.search(word) or re.fullmatch(r"\W*[^\W\d_]\.", word)))


def ends_in_initials(text: str) -> bool:
    """Tell whether a line ends with the initials of a name, which its surname must follow."""
    return bool(re.search(r"(?:^|[\s(,])(?:[^\W\d_a-z]\w?\.[\s-]?)+$", text.rstrip()))


def halts(text: str) -> bool:
    """Tell whether a line ends with any mark that may end a paragraph or an item."""
    whole = text.rstrip()
    bare = whole.rstrip(CLOSERS)
    return bool(bare) and (bare[-1] in HALT_MARKS or (bare != whole and whole[-1] in '\u00bb\u201d")]'))


def address_goes_on(before: str, here: str) -> bool:
    """Tell whether a web address is cut at the end of a line and goes on in the next."""
    words, following = before.split(), here.split()
    if not words or not following or not ADDRESS.search(words[-1]) or not NEXT_PART.match(following[0]):
        return False
    if NAMED.match(here):
        return False
    last, first = words[-1], following[0]
    if last[-1] in "/_=&?%" or (last[-1] in "-." and first[0].islower()):
        return True
    return "/" in first or (first.count("-") >= 2 and first.islower())


def hyphened(text: str) -> bool:
    """Tell whether a line ends with a hyphen that is tied to a word (or a discretionary mark)."""
    bare = text.rstrip()
    return len(bare) > 1 and bare[-1] in HYPHENS and (bare[-2].isalnum() or bare[-2] in HYPHENS + ".")


def in_capitals(text: str) -> bool:
    """Tell whether a line is printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(1 for c in letters if c.isupper()) >= 0.85 * len(letters)


def opens_small(text: str) -> bool:
    """Tell whether the first letter of a line, quotes and brackets aside, is small."""
    bare = text.lstrip().lstrip("\u00ab\u201c\u201e\"'(\u2018[")
    return bare[:1].islower()


def number_of(text: str) -> int | None:
    """Return the number a list entry begins with, or None."""
    match = NUMBERED.match(text)
    return int(match[1] or match[2]) if match else None


def stands_apart(line: Line, known: Shapes) -> str:
    """Return the shape of a line that is not running prose (item, caption, heading, label, byline…), or ''."""
    whole = line.text.strip()
    text = whole[:ENOUGH]
    if line.style in ("row", "cell", "item", "separator") or line.style.startswith("heading"):
        return line.style
    if "\t" in whole or _ends_in_figures(whole[-ENOUGH:]) or _numbers_in_columns(line):
        return "row"
    if not any(c.isalpha() for c in whole):
        return "sign"
    for name, pattern in (("caption", known.captions), ("heading", known.headings), ("label", known.labels)):
        opens = not opens_small(text) or MAIL.search(text) or "://" in text[:12]
        if opens and text[0] != "(" and pattern.match(text):
            return name
    if ITEM.match(text):
        return "item"
    section = SECTION.match(text)
    if section and len(whole) < 90 and text[section.end()].isupper():
        return "heading"
    if len(whole) < 160 and BYLINE.match(text) and not _prose_words(text):
        return "byline"
    return ""


def _ends_in_figures(text: str) -> bool:
    """Tell whether a line ends in at least three numbers, as the row of a table does."""
    match = FIGURES.search(text)
    return match is not None and sum(1 for word in match[0].split() if any(c.isdigit() for c in word)) >= 3


def _numbers_in_columns(line: Line) -> bool:
    """Tell whether wide gaps part a line into pieces that are mostly numbers."""
    if len(line.gaps) < 2:
        return False
    ends = [0, *(at + 1 for at in line.gaps), len(line.text)]
    pieces = [line.text[a:b].strip() for a, b in zip(ends, ends[1:], strict=False)]
    return sum(1 for p in pieces if p and not any(c.isalpha() for c in p)) >= 0.5 * len(pieces)


def only_names(text: str) -> bool:
    """Tell whether every word of a line opens with a capital, as in a list of names."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and all(w[0].isupper() for w in words)


def _prose_words(text: str) -> bool:
    """Tell whether most words of a line begin small, as prose does."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return bool(words) and sum(1 for w in words if w[0].islower()) > 0.4 * len(words)
