"""What one line says of references: marks of a reference, numbers of entries, what ends an entry or a list."""

from __future__ import annotations

import re
from functools import lru_cache

from zhinaq.language import load_languages
from zhinaq.references.read.archive_marks import shelf_mark
from zhinaq.references.words import words_of
from zhinaq.signs import cues
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import (
    ibid_pattern,
    in_language_pattern,
    label,
    marks_pattern,
    place_pattern,
    reference_subheading,
)
from zhinaq.source import Line

NUMBER = re.compile(r"^[\s*_\\]*[\[(]?(\d{1,3})\s*(?:[.)\]]|\.\])[\s*_\\]*(?=[^\W\d_]|(?<=\s)\S|[^\w\s])")
LONG_NUMBER = re.compile(r"^\s*\[?(\d{4})\s*[.)\]]\s*(?=[^\W\d_])")  # looked for behind the 999th entry only
BARE_NUMBER = re.compile(r"^\s*(\d{1,3})\s+(?=[^\W\d_])")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
NAME = re.compile(r"^[^\W\d_][\w’'ʼ-]+,?\s+(?:[^\W\d_]{1,2}\.\s?-?){1,3}|^(?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_][\w’'-]+")
ADDRESS = re.compile(r"https?:|www\.|\bdoi\b|\b10\.\d{4,9}/|\bURL\b|\bISBN\b|\bISSN\b", re.IGNORECASE)
SHORT_NAME = re.compile(r"^[^\W\d_][\w’'ʼ-]+,?\s([^\W\d_]{1,3})(?=[,.;]\s)")  # "Surname AB, …"
LOCATOR = re.compile(r"\d\s?\(\d[\d–-]*\)\s?[,:]\s?\S{0,4}\d|(?:1[5-9]|20)\d\d\s?;\s?\d|\d[:,]\s?\d+\s?[–-]\s?\d")
# ". Town: Press, 1990"
IMPRINT = re.compile(
    r"[.–—-]\s*[^\W\d_][\w’'-]*\.?(?:\s?:\s?[^,;]{2,60})?,\s(?:1[5-9]|20)\d\d(?!\d)"
)  # ". Town: Press, 1990"
BARE_ADDRESS = re.compile(r"\d{1,3}[.)]\s*(?:URL|DOI)?[:\s]*[\[(<]*(?:https?:|www\.)\S+", re.IGNORECASE)
SIGNS = (
    "year", "host", "marks", "place", "address", "name", "dash", "ibid", "in_language", "shelf", "locator", "imprint",
)  # fmt: skip
TWICE = frozenset({"address", "ibid", "shelf"})  # signs that say as much as two others


@lru_cache(maxsize=65536)
def signs_of(text: str) -> frozenset[str]:
    """Return the marks of a reference in a text: year, host, pages, place, address, name and so on."""
    body = NUMBER.sub("", text.strip())
    found = (
        bool(YEAR.search(body)),
        "//" in re.sub(r"https?://\S+", "", body),
        bool(marks_pattern().search(body)),
        bool(place_pattern().search(body)),
        bool(ADDRESS.search(body)),
        bool(NAME.match(body)) or bool((short := SHORT_NAME.match(body)) and short[1].isupper()),
        bool(re.search(r"[.–—-]\s*[–—-]\s", body)),
        bool(ibid_pattern().match(body)),
        bool(in_language_pattern().search(body)),
        bool(shelf_mark(body, words_of(load_languages()))),
        bool(LOCATOR.search(body)),
        bool(IMPRINT.search(body)),
    )
    return frozenset(sign for sign, there in zip(SIGNS, found, strict=True) if there)


def reference_score(text: str) -> int:
    """Count the marks of a reference in a text; an address, a shelf mark and «ibid.» count twice."""
    found = signs_of(text)
    return len(found) + len(found & TWICE)


def number_of(line: Line) -> int | None:
    """Return the number an entry is printed with, if the line opens with one."""
    match = NUMBER.match(line.text)
    return int(match.group(1)) if match else None


def bare_number(line: Line) -> int | None:
    """Return the number of an entry whose full stop was forgotten."""
    match = BARE_NUMBER.match(line.text)
    return int(match.group(1)) if match and line.text[match.end()].isupper() else None


def halts_list(line: Line) -> bool:
    """Tell whether a line opens something that no list of references holds: a heading, a statement, a copyright."""
    text = line.text.strip()
    found = label(text)
    return bool(
        reference_heading(text)
        or reference_subheading(text)
        or (found and (found.kind != "licence" or not NUMBER.match(text)))
        or text.startswith("©")
        or re.fullmatch(r"[*_\\\s]{3,}", text)
        or line.style.startswith("heading")
    )


def opens_front(text: str) -> bool:
    """Tell whether a line can only stand in the front of an article: a code, a label of an abstract or of keywords."""
    return bool(cues.codes(text)) or any(cues.labelled(name, text) for name in ("abstract", "keywords"))


def stops(line: Line) -> bool:
    """Tell whether a line opens something that no list of references holds, be it a title or a byline."""
    text = line.text.strip()
    return halts_list(line) or is_capital_title(text) or is_byline(text)


def is_fragment(text: str) -> bool:
    """Tell whether a line can only continue a sentence: lower case, an address, a bracket, a dash or bare figures."""
    text = text.strip().lstrip("*_\\")
    head = text[:1]
    return (
        head.islower()
        or head in "[(/–—-:;,.&"
        or bool(re.match(r"(?:https?:|www\.|doi\b|URL\b|10\.\d{4})", text, re.IGNORECASE))
        or bool(re.match(r"\d{1,3}[.,]\s*[–—-]", text))
        or bool(re.match(r"\d[\d\s–—.:()-]*\S{0,6}$|\d+\s?[–—-]\s?\d+\b|(?:1[5-9]|20)\d\d\b|\d{5}", text))
        or bool(marks_pattern().match(text))
    )


def is_closed(text: str) -> bool:
    """Tell whether a line may end an entry: a closing mark, an address or a figure last, no label such as «Vol.»."""
    text = text.rstrip().rstrip("*_\\")
    tail = re.search(r"(\d\s?)?\b[^\W\d_]{1,4}\.$", text)
    if tail and not tail[1] and marks_pattern().match(f"{tail[0]} 1"):
        return False
    return text.endswith((".", ")", "]", "/", "!", "?", ";", ">")) or bool(
        re.search(r"(?:https?:|www\.)\S*$|\d$", text)
    )


def is_capital_title(text: str) -> bool:
    """Tell whether a line is a title in capitals."""
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) >= 12 and upper >= 0.9 * len(letters) and len(text.split()) >= 2 and not NUMBER.match(text)


def is_byline(text: str) -> bool:
    """Tell whether a line holds nothing but names with initials."""
    bare = re.sub(r"\^?\{?\w{0,3}\}?(?=,|$)|[*_^\d]", "", text) if "^" in text else re.sub(r"[*_\d]", "", text)
    name = r"(?:(?:[^\W\d_]{1,2}\.\s?-?){1,3}[^\W\d_][\w’'-]+|[^\W\d_][\w’'-]+\s+(?:[^\W\d_]{1,2}\.\s?){1,3})"
    return bool(re.fullmatch(rf"\s*{name}(?:\s*[,;]\s*{name})*[\s.,]*", bare)) and not YEAR.search(text)
