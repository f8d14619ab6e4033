"""The lines of a list of references as rows: for each line the signs that it opens an entry or follows a break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zhinaq.language import load_languages
from zhinaq.recognise.back.evidence import (
    BARE_ADDRESS,
    BARE_NUMBER,
    LONG_NUMBER,
    NUMBER,
    YEAR,
    bare_number,
    halts_list,
    is_capital_title,
    is_closed,
    is_fragment,
    number_of,
    opens_front,
    signs_of,
)
from zhinaq.recognise.back.sublists import BULLET, bullet_of
from zhinaq.recognise.back.together import inside
from zhinaq.signs import cues
from zhinaq.signs.shapes import address_goes_on
from zhinaq.source import Line

INITIALS = r"(?:[^\W\d_]{1,2}\.\s?-?){1,4}"
WORD = r"[^\W\d_][\w’'ʼ-]*"
SURNAME = re.compile(rf"(?:{WORD}\s)?(?:{WORD},?\s+{INITIALS}|{WORD},?\s+[^\W\d_]{{1,3}}(?=[,.(]|\s[(\d]))")
SMALL = re.compile(r"[^\W\d_]+")
NAMED = re.compile(rf"{WORD},\s+{WORD}(?:\s{INITIALS}|\s{WORD})?(?=[.,(]|\s\()")
PRESS = re.compile(rf"{WORD}(?:[\s-]{WORD}|, [^\W\d_]{{2,4}})?\s?:\s[^\W\d_]")  # "Town: Press"
FORENAMED = re.compile(rf"{INITIALS}\s?{WORD}")
BODY = re.compile(r"[^.(]{3,90}[.,]?\s\((?:1[5-9]|20)\d\d")  # "Committee of Lakes. (2010)"
EDITORS = re.compile(r"[^(]{0,60}\((?:[^\W\d_]{2,6}\.?)\)\s?,")
RUNNING = re.compile(r"(?:\s[^\W\d_]{2,}){4}")  # four words without a stop: a title, no names
DANGLING = re.compile(r"(?:[,:/&–—-]|\(|(?<![^\W\d_])[^\W\d_]\.)$")
SHORT, FULL = 0.82, 0.93  # of the longest line of the list


@dataclass(frozen=True)
class Row:
    """One line: its number as printed and how, the signs of a start and of a break, the marks of a reference."""

    number: int | None
    way: str  # how the number is printed: "stop", "bare", "long", or ""
    start: frozenset[str]
    breaks: frozenset[str]
    signs: frozenset[str]
    key: str  # the first word, for the order of the alphabet
    halts: bool
    length: int
    inside: frozenset[int]  # numbers of further entries in the line


def rows_of(lines: Sequence[Line], after_number: frozenset[int] = frozenset()) -> list[Row]:
    """Return the lines as rows; `after_number` are those below a number that stands alone."""
    width = max((len(line.text) for line in lines), default=0)
    bullet = bullet_of(lines[0].text) if lines else ""
    rows: list[Row] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        number, way = _number(line, before)
        text = _bare(line.text, way)
        start = _start(line, way, text, lines[i + 1].text if i + 1 < len(lines) else "", before)
        if bullet and bullet_of(line.text) == bullet:
            start.add("bullet")
        if i in after_number:
            start.add("below_number")
        breaks = _breaks(line, text, before, width) if before else set()
        halts = before is not None and _halts(line, before, start)
        signs = signs_of(line.text.strip()) | ({"contact"} if _contact(line.text) else set())
        word = SMALL.search(text)
        key = word.group().casefold() if word else ""
        rows.append(
            Row(number, way, frozenset(start), frozenset(breaks), signs, key, halts, len(line.text), inside(line.text))
        )
    return rows


def _halts(line: Line, before: Line, start: set[str]) -> bool:
    """Tell whether a line is of something else than a list: not inside a sentence, nor names with a year."""
    if line.joins is True and not is_closed(before.text) or ("surname" in start and YEAR.search(line.text)):
        return False
    return halts_list(line) or opens_front(line.text)


def _number(line: Line, before: Line | None) -> tuple[int | None, str]:
    if before is not None and BARE_ADDRESS.fullmatch(line.text.strip()):
        return None, ""
    if (number := number_of(line)) is not None:
        return number, "stop"
    if long := LONG_NUMBER.match(line.text):
        return int(long[1]), "long"
    number = bare_number(line)
    return number, "bare" if number is not None else ""


def _bare(text: str, way: str) -> str:
    """Return a line without its number or bullet."""
    text = text.strip().lstrip("*_\\ ")
    pattern = {"stop": NUMBER, "bare": BARE_NUMBER, "long": LONG_NUMBER}.get(way)
    return pattern.sub("", text) if pattern else BULLET.sub("", text, count=1)


def _start(line: Line, way: str, text: str, following: str, before: Line | None) -> set[str]:
    found: set[str] = set()
    surname, named = opens_with_surname(text), NAMED.match(text)
    upper = text[:1].isupper()
    if surname:
        found.add("surname")
    elif upper and FORENAMED.match(text):
        found.add("initials")
    elif upper and named:
        found.add("named")
    if found & {"surname", "named"} and is_dated(f"{text} {following}") or upper and BODY.match(text):
        found.add("dated")
    if not found and upper and (_act().match(text) or "shelf" in signs_of(text)):
        found.add("act")
    if not found:
        found.add("nameless")
    if way:
        found.add("numbered")
    if upper or text[:1] in "«“\"'[¿":
        found.add("capital")
    if is_fragment(text) and not text.startswith("[") and not surname:
        found.add("fragment")
    if "ibid" in signs_of(text):
        found.add("ibid")
    if _host().match(text):
        found.add("host")
    if (editors := EDITORS.match(text)) and not YEAR.search(editors.group()):
        found.add("editors")
    if is_capital_title(line.text):
        found.add("capitals")
    if before is not None:
        found |= _before(before)
    return found


def opens_with_surname(text: str) -> bool:
    """Tell whether a surname with initials behind it opens a line, a particle before it or a second name."""
    match = SURNAME.match(text)
    words = re.findall(WORD, match.group())[:2] if match else []
    return any(w[0].isupper() for w in words) and all(w[0].isupper() or w in _particles() for w in words)


@cache
def _particles() -> frozenset[str]:
    return frozenset(w for lang in load_languages().values() for w in lang.data["names"]["particles"])


def is_dated(text: str) -> bool:
    """Tell whether a year in brackets or before a stop follows the names."""
    match = YEAR.search(text[:260])
    return match is not None and not RUNNING.search(text[: match.start()])


def _before(before: Line) -> set[str]:
    """Return what the end of the line before says against a start."""
    text = before.text.rstrip().rstrip("*_\\")
    found = set()
    if before.hyphen:
        found.add("hyphen")
    if DANGLING.search(text) and not re.search(r"(?:https?:|www\.)\S*/$", text) or _link().search(text):
        found.add("dangling")
    elif not is_closed(text):
        found.add("unfinished")
    return found


def _breaks(line: Line, text: str, before: Line, width: int) -> set[str]:
    closed = is_closed(before.text) and not address_goes_on(before.text.rstrip(), line.text.lstrip())
    indent = len(line.text) - len(line.text.lstrip()) - (len(before.text) - len(before.text.lstrip()))
    signs = {
        "closed": closed,
        "blank": line.blank > 0 and line.page is None,
        "paged": line.page is not None,
        "parted": line.joins is False,
        "joined": line.joins is True,
        "short": closed and len(before.text) < SHORT * width,
        "full": len(before.text) > FULL * width,
        "outdented": indent < 0,
        "indented": indent > 0,
        "press": PRESS.match(text) is not None,
        "small": is_fragment(text) and not opens_with_surname(text),
    }
    return {name for name, there in signs.items() if there}


def _contact(text: str) -> bool:
    """Tell whether a line gives a mail address, or a person's post and no year."""
    return "@" in text or (cues.is_degree(text) and not YEAR.search(text))


@cache
def _host() -> re.Pattern[str]:
    """Return what opens the name of the book or journal a work stands in."""
    words = [w for lang in load_languages().values() for w in lang.data["references"]["host"]]
    return re.compile(rf"(?://|(?:{'|'.join(words)})[:.]?\s)", re.IGNORECASE)


@cache
def _act() -> re.Pattern[str]:
    """Return what a law, a standard, a treaty or a patent opens with."""
    kinds = ("law", "treaty", "patents", "standards")
    words = [w for lang in load_languages().values() for kind in kinds for w in lang.data["references"].get(kind, ())]
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


@cache
def _link() -> re.Pattern[str]:
    """Return what a line of names cannot end with: a conjunction, or the words before an editor's name."""
    data = [lang.data for lang in load_languages().values()]
    words = [w for one in data for w in one["names"]["conjunctions"]]
    words += [w for one in data for key in ("editors", "editors_as_printed") for w in one["references"].get(key, ())]
    return re.compile(rf"\s(?:{'|'.join(words)})$", re.IGNORECASE)
