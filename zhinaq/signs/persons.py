"""Where a line holds a person's name, and how sure that is: for every line of a volume, so it gives up early."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, partial

from zhinaq.signs.names import conjunction
from zhinaq.signs.words import all_words, any_of, whole

LATIN_AND_CYRILLIC = 0x530
UPPER = "".join(chr(c) for c in range(LATIN_AND_CYRILLIC) if chr(c).isupper())
LOWER = "".join(chr(c) for c in range(LATIN_AND_CYRILLIC) if chr(c).islower())
APART = "'\u2019\u02bc\u2018`\u02b9\\-\u2010\u2011"
INITIAL = rf"[{UPPER}][{LOWER}]{{0,2}}\."
INITIALS = rf"{INITIAL}(?:\s?-?\s?{INITIAL}){{0,2}}"
WORD = rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}]{{2,}}|[{UPPER}]['\u2019][{UPPER}][{LOWER}]+)(?:[{APART}][{UPPER}{LOWER}]+)*"
EDGE, END = rf"(?<![{UPPER}{LOWER}])", rf"(?![{UPPER}{LOWER}])"
EARLY = re.compile(rf"[{UPPER}][{LOWER}]{{0,2}}\.\s?-?\s?[{UPPER}]|[{UPPER}{LOWER}]{{2}}[,\s]\s?[{UPPER}]")
LONGEST = 1000  # characters: no line of people is longer
SEGMENT = re.compile(r"[,;\u2022/()\n]|\s[\u2013\u2014-]\s|$")
CITED = re.compile(r"//|(?<!\d)(?:1[89]|20)\d\d(?!\d)|\[\d|^\s*\[?\d{1,3}[\].]\s|https?:")
# log-odds of the forms, and of what stands in a name and around it
FORMS = {"before": 2.2, "after": 2.4, "middle": 2.2, "full": -0.4}
SECOND_INITIAL, PATRONYMIC, SURNAME, MIXED_CASE, CAPITALS, SINGLE_INITIAL = 1.0, 3.2, 1.3, 1.2, -1.0, -0.3
HEADING, NUMERAL, RUNNING, FULL_RUNNING, IN_INSTITUTION = -4.0, -3.5, -3.6, -4.0, -3.0
MARKED, POST_BESIDE, INSTITUTION_BEHIND, ONLY_NAMES = 1.8, 1.8, 1.2, 1.2
REFERENCE, SENTENCE, FOUR_WORDS = -2.5, -1.5, -1.0
POST, INSTITUTION, PLACE, SHORT = "\x01", "\x02", "\x03", 4


@dataclass(frozen=True)
class NameSpan:
    """A stretch of a line that has the form of a person's name, and the probability that it is one."""

    at: int
    end: int
    probability: float


@cache
def _names() -> re.Pattern[str]:
    small = any_of(all_words("particles", "names"))
    surname = rf"(?:{small}\s)?{WORD}"
    later = rf"(?:\s(?:{small}\s)?{WORD}{END}(?!\.))"
    return re.compile(
        rf"{EDGE}(?:(?P<before>{INITIALS}\s?(?:{small}\s)?{WORD}{END})"
        rf"|(?P<middle>{WORD}\s{INITIAL}\s?{surname}{END}(?!,?\s?{INITIAL}))"
        rf"|(?P<after>{surname},?\s{INITIALS})"
        rf"|(?P<full>{WORD}{later}{{1,3}}(?:\s{small}{END})?))"
    )


def name_spans(text: str) -> list[NameSpan]:
    """Return what has the form of a person's name in a line, each with the probability that it is a byline's name."""
    if len(text) > LONGEST or not EARLY.search(text):
        return []
    text = _masked(text)
    found = _alone(text, list(_names().finditer(text)))
    if not found:
        return []
    rest = text
    for m in found:
        rest = rest[: m.start()] + " " * len(m.group()) + rest[m.end() :]
    around = _around(text, rest)
    scores = [_form(m) + _beside(rest, m) + around for m in found]
    return [NameSpan(m.start(), m.end(), 1 / (1 + math.exp(-x))) for m, x in zip(found, scores, strict=True)]


def _alone(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out words without initials that run on from or into others: a line of capitals."""
    runs = set()
    for n, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if b.lastgroup == "full" and not text[a.end() : b.start()].strip():
            runs |= {n + 1} | ({n} if a.lastgroup == "full" else set())
    return [m for n, m in enumerate(found) if n not in runs]


def name_probability(text: str) -> float:
    """Return the probability that a line holds at least one name of a byline."""
    return max((x.probability for x in name_spans(text)), default=0.0)


def _masked(text: str) -> str:
    """Put signs for the letters of posts, institutions and places, so that no name runs into them."""
    for name, sign in (("degree", POST), ("institution", INSTITUTION), ("place", PLACE)):
        text = whole(name).sub(partial(_sign, sign), text)
    return text


def _sign(sign: str, match: re.Match[str]) -> str:
    word = match.group()
    short = len(word) < SHORT and not word.islower() and (sign != INSTITUTION or not word.isupper())
    return word if short else sign * len(word)  # short words with a capital may be surnames


@cache
def _ends() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = (all_words("surname_ends", "names"), all_words("patronymics", "encode"))
    first, second = (tuple(sorted({w.casefold() for w in words if len(w) > 1})) for words in lists)
    return first, second


def _form(match: re.Match[str]) -> float:
    """Return what the name itself says."""
    kind, name = str(match.lastgroup), match.group()
    score = FORMS[kind]
    words = [w for w in re.findall(r"[^\W\d_]{2,}", name) if w[0].isupper()]
    capitals = [w.isupper() for w in words]
    ends, fathers = _ends()
    if any(w.casefold().endswith(fathers) and len(w) > 4 for w in words):
        score += PATRONYMIC
    elif any(w.casefold().endswith(ends) and len(w) > 3 for w in words):
        score += SURNAME * (0.5 if all(capitals) else 1.0)
    if kind != "full":
        score += SECOND_INITIAL if name.count(".") > 1 else SINGLE_INITIAL
    if all(capitals):
        score += CAPITALS
    elif any(c and len(w) > 2 for c, w in zip(capitals, words, strict=True)):
        score += MIXED_CASE
    return score + FOUR_WORDS * (len(words) > 3)


def _beside(text: str, match: re.Match[str]) -> float:
    """Return what stands before and behind a name in its segment; in the text no name is left."""
    full, at, end = match.lastgroup == "full", match.start(), match.end()
    start = max((m.end() for m in SEGMENT.finditer(text, 0, at) if m.group()), default=0)
    stop = SEGMENT.search(text, end)
    lead, rest = text[start:at], text[end : stop.start() if stop else len(text)]
    near = conjunction().split(lead)[-1] + " " + conjunction().split(rest)[0]
    posts = POST in rest[:4] or POST in lead[-3:]
    words = re.findall(r"[^\W\d_]{2,}", near)
    score = 0.0
    if words and not posts:
        score += FULL_RUNNING if full else RUNNING
    if INSTITUTION in lead or (INSTITUTION in rest and not posts):
        score += IN_INSTITUTION
    if re.match(r"\s?[*\u2217\u2020\u2021\u00b9\u00b2\u00b3]|\s?\d(?!\d)|\^\{", text[end : end + 3]):
        score += MARKED
    if POST in text[end : end + 4] or POST in lead[-3:] or re.match(r"[\s,(<]*\S+@", text[end : end + 60]):
        score += POST_BESIDE
    elif INSTITUTION in text[end : end + 60]:
        score += INSTITUTION_BEHIND
    if at < 3 and re.search(r"[^\W\d_]{2,}", rest) and match.lastgroup == "before" and match.group().count(".") == 1:
        score += NUMERAL
    return score


def _around(text: str, rest: str) -> float:
    """Return what the whole line says: nothing but names, a reference, a sentence, a heading."""
    words = re.findall(r"[^\W\d_]{2,}", conjunction().sub(" ", rest))
    score = ONLY_NAMES if not words else 0.0
    if CITED.search(text):
        score += REFERENCE
    if re.search(rf"[{LOWER}]{{4}}[.:?!]\s*$", text) and len(words) > 3:
        score += SENTENCE
    return score + (HEADING if _headings().match(text) else 0.0)


@cache
def _headings() -> re.Pattern[str]:
    lists = (all_words("not_title"), all_words("introduction"), all_words("abstract"), all_words("headings", "repair"))
    return re.compile(rf"[\s*_#\d.IVX)]*{any_of(w for words in lists for w in words)}[\s.:*_,]*$", re.IGNORECASE)
