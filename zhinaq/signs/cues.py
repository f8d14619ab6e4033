"""What one line shows by itself: a code, a DOI, a label, a byline, an affiliation, a heading in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.names import Name, likely_person, names, share, tokens
from zhinaq.signs.statements import label as statement_label
from zhinaq.signs.words import all_words, any_of, kinds, opening, whole

DOI = re.compile(
    r"(?:https?://)?(?:dx\.)?doi\.org/\s?(10\.\d{4,9}/[^\s<>]+)|\bDOI[:\s]\s*(10\.\d{4,9}/[^\s<>]+)", re.IGNORECASE
)
MAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+")
MARKS = re.compile(
    r"^[\s,;.*_]*(?:(?:\d{1,2}|[*\u2217\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070-\u2079\u2709\U0001f582\U0001f4e7\ufe0f])[\s,;._]*)+$"
)
ORCID = re.compile(r"orcid|(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dx](?!\d)", re.IGNORECASE)
LEAD_MARK = re.compile(
    r"^[\s*_]*(?:\d{1,2}(?:\s?[,-]\s?\d{1,2})*|[*\u2020\u2021]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+(?:\s?,\s?[\u00b9\u00b2\u00b3\u2070-\u2079]+)*)\s?(?=[\"'\u00ab\u201c(]?\s?[^\W\d_])"
)
NUMBERED = re.compile(r"^[\s*_#]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2})+\s)")
PARTED = re.compile(r"\s*[\u00b7|\u2022]\s*")
UPPER, SHORT = 0.8, 3
LONGEST = 1200  # no line of front matter is longer


@dataclass(frozen=True)
class Code:
    """A classification code on a line: scheme, value and where the value stands."""

    scheme: str
    value: str
    at: int
    end: int


def bare(text: str) -> str:
    """Return a line without the marks of emphasis and heading that bare texts carry around it."""
    return text.strip().strip("*_#").strip()


def is_separator(text: str) -> bool:
    """Tell whether a line holds no letter and no digit, such as a row of asterisks."""
    return not any(c.isalnum() for c in text)


@cache
def _code_pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{scheme}>{any_of(words)})" for scheme, words in kinds("codes").items())
    return re.compile(
        rf"(?<![^\W_])(?:{groups})(?![^\W_])[\s:.\u2013\u2014-]*(?P<value>(?:[A-Z]{{1,2}})?\d[\w.\-:/()+=\[\]*'\"\u00ab\u00bb]*(?:\s?[;,+:]?\s?(?=[\d(A-Z])[A-Z]?\d[\w.\-:/()+=]*)*)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=20000)
def codes(text: str) -> tuple[Code, ...]:
    """Return the classification codes of a line that opens with one; nothing else but a DOI may stand on it."""
    if len(text) > LONGEST:
        return ()
    found = []
    for match in _code_pattern().finditer(text):
        scheme = next(s for s in kinds("codes") if match.group(s))
        value = match.group("value").rstrip(" .,;:")
        found.append(Code(scheme, value, match.start("value"), match.start("value") + len(value)))
    if not found or len(bare(text)) > 160:
        return ()
    opens = _code_pattern().match(text.lstrip(" \t*_#("))
    rest = _without_types(DOI.sub(" ", _code_pattern().sub(" ", text)))
    return tuple(found) if opens and sum(c.isalpha() for c in rest) <= SHORT else ()


def types_beside(text: str) -> list[str]:
    """Return the kinds of article that stand on a line among other things, parted by middle dots or bars."""
    return [piece for piece in PARTED.split(text) if PARTED.search(text) and is_article_type(piece)]


def _without_types(text: str) -> str:
    """Return a line without the kind of the article, where dots or bars part it from codes."""
    return " ".join(piece for piece in PARTED.split(text) if not is_article_type(piece))


@lru_cache(maxsize=20000)
def doi(text: str) -> tuple[int, int] | None:
    """Return where the bare DOI of a line stands, when the line holds little else."""
    if len(text) > LONGEST:
        return None
    match = DOI.search(text)
    if not match:
        return None
    group = 1 if match.group(1) else 2
    value = match.group(group).rstrip(".,;)>*_")
    rest = _without_types(_code_pattern().sub(" ", text[: match.start()] + " " + text[match.end() :]))
    if sum(c.isalpha() for c in rest) > SHORT:
        return None
    return match.start(group), match.start(group) + len(value)


def labelled(name: str, text: str) -> re.Match[str] | None:
    """Return the match of a label (abstract, keywords) that opens a line with its sign, or stands alone on it."""
    match = opening(name).match(text)
    if not match:
        return None
    rest = text[match.end() :]
    if match.group("sign") or not rest.strip():
        return match
    emphasised = text.lstrip()[:1] in "*_" and text[match.end("label") :].lstrip()[:1] in "*_"
    return match if emphasised or (name == "keywords" and rest[:1].islower()) else None


def introduction(text: str) -> bool:
    """Tell whether a line is, or runs in, an introduction heading."""
    clean = re.sub(r"^[\s*_#]*(?:\d{1,2}|[IVX]{1,3})?[.)]?\s*", "", text)
    match = opening("introduction").match(clean)
    if not match:
        return False
    rest = clean[match.end() :].strip(" *_#")
    return not rest or (match.group("sign") in (".", ":") and not rest[0].islower()) or (
        match.group("sign") in ("\u2013", "\u2014", "-") and rest[0].isupper())  # fmt: skip


def opens_article(text: str) -> bool:
    """Tell whether a line is a classification code or a DOI: it comes back in every article, but is no running head."""
    return bool(codes(text) or doi(text))


@lru_cache(maxsize=20000)
def upper_share(text: str) -> float:
    """Return the share of capitals among the letters that have case."""
    cased = [c for c in text if c.isupper() or c.islower()]
    return sum(c.isupper() for c in cased) / len(cased) if cased else 0.0


def letters(text: str) -> int:
    """Count the letters of a text."""
    return sum(c.isalpha() for c in text)


@lru_cache(maxsize=20000)
def is_capitals(text: str) -> bool:
    """Tell whether a line is set in capitals, as titles are; abbreviations and initials alone do not count."""
    if len(text) > LONGEST:
        return False
    clean = bare(text)
    long_words = [w for w in re.findall(r"[^\W\d_]+", clean) if len(w) >= SHORT]
    return bool(long_words) and letters(clean) >= 4 and upper_share(clean) >= UPPER and len(clean) <= 400


@cache
def _plain_headings() -> re.Pattern[str]:
    words = [*all_words("not_title"), *all_words("introduction"), *all_words("abstract"), *all_words("keywords")]
    return re.compile(rf"^[\s*_#\d.IVX)]*{any_of(words)}[\s.:*_,]*$", re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    words = any_of(all_words("caption"))
    return re.compile(
        rf"^[\s*_]*(?:\d{{1,2}}\s*[-\u2013.]?\s*)?{words}\.?(?:\s*\u2116?\s*\d|\s*$)|^[\s*_]*\d{{1,2}}\s*[-\u2013]\s*{words}",
        re.IGNORECASE,
    )


def is_caption(text: str) -> bool:
    """Tell whether a line opens with the label of a figure or table and its number."""
    return bool(_caption().match(text))


def plain_heading(text: str) -> bool:
    """Tell whether a line is one of the usual headings of a body, alone on its line."""
    return bool(_plain_headings().match(bare(text)))


@lru_cache(maxsize=20000)
def no_title(text: str) -> bool:
    """Tell whether a line can never be (part of) a title: a usual heading, a caption, a label, a contents line."""
    if len(text) > LONGEST:
        return False
    clean = bare(text)
    return bool(
        _plain_headings().match(clean)
        or _caption().match(clean)
        or reference_heading(clean)
        or statement_label(clean)
        or labelled("abstract", clean)
        or labelled("keywords", clean)
        or introduction(clean)
        or re.search(r"\.{4,}|\u2026{2,}", clean)
    )


@lru_cache(maxsize=20000)
def is_marks(text: str) -> bool:
    """Tell whether a line holds only footnote marks (numbers, asterisks, envelopes) or a comma between two of them."""
    return len(text.strip()) <= 24 and bool(MARKS.match(text) or re.fullmatch(r"\s*[,;]\s*", text))


@lru_cache(maxsize=20000)
def is_byline(text: str) -> bool:
    """Tell whether a line is made of personal names, at least one of which shows it by its form."""
    if len(text) > LONGEST:
        return False
    clean = bare(text)
    if len(clean) > 900 or clean.endswith((":", "?", "!")) or is_listed(clean):
        return False
    found = names(clean)
    if not found or (upper_share(clean) == 1.0 and (not all(n.initials for n in found) or _numeral_opens(clean))):
        return False
    marked = _marked(clean, found)
    person = marked or any(likely_person(n) for n in found)
    if _small_words(clean) > (marked or any(n.initials for n in found)):
        return False
    return person and share(clean) >= 0.86 and not _institution(_unmarked(clean))


def _small_words(clean: str) -> int:
    """Count the words in small letters that no name has: the `of` and `with` of an English title in capitals."""
    return sum(t.kind == "other" and len(t.text) > 1 and t.text.islower() for t in tokens(clean))


def _numeral_opens(clean: str) -> bool:
    """Tell whether what opens words in capitals is a Roman number: of two signs, or before a heading or many words."""
    match = re.match(r"[IVX]{1,4}\.\s+", clean)
    words = re.findall(r"[^\W\d_]{2,}", clean[match.end() :]) if match else []
    if match and words and (match.end() > 3 or plain_heading(clean)):
        return True
    return bool(words) and (len(words) > 2 or not any(w.isascii() for w in words)) and "," not in clean


def _unmarked(clean: str) -> str:
    """Return a line with white space for the figures that stand right before letters."""
    return re.sub(r"[\d\u00b9\u00b2\u00b3\u2070-\u2079]+(?=[^\W\d_])", " ", clean)


def _marked(clean: str, found: list[Name]) -> bool:
    """Tell whether every part of a line between commas is two or three capitalised words, and some carry a mark."""
    marks = sum(bool(re.match(r"\s?[\d*\u2020\u00b9\u00b2\u00b3\u2070-\u2079]", clean[n.end :])) for n in found)
    return marks * 2 >= len(found) and all(len(n.words) in (2, 3) for n in found)


def is_listed(clean: str) -> bool:
    """Tell whether a line opens with the number of a list or holds a dash or a year: a reference or a biography."""
    numbered = re.match(r"\[?\d{1,3}\s?[.)\]]", clean)
    dash, year = r"[\u2013\u2014]|\s-|-\s(?=\S)|[^\W\d_]{4}\.-", r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"
    return bool(numbered or re.search(rf"{dash}|{year}|//", clean))


@lru_cache(maxsize=20000)
def has_initials(text: str) -> bool:
    """Tell whether a byline has a name with initials (a surer sign than a full name)."""
    return any(n.initials for n in names(bare(text)))


@lru_cache(maxsize=20000)
def is_contact(text: str) -> bool:
    """Tell whether a line gives an e-mail address, an ORCID, or who the corresponding author is."""
    if len(text) > LONGEST:
        return False
    clean = bare(text).strip("()")
    if len(clean) > 500:
        return False
    rest = MAIL.sub("", clean)
    if ORCID.search(clean) and letters(rest) < 60:
        return True
    if opening("corresponding").match(clean.lstrip("*\U0001f582\u2709 _")):
        return True
    if opening("email").match(clean) and MAIL.search(clean):
        return True
    return bool(MAIL.search(clean)) and letters(rest) < 40 and not re.search(r"\d{4}", rest)


def is_supervisor(text: str) -> bool:
    """Tell whether a line names the supervisor of a student's paper."""
    match = opening("supervisor").match(text)
    return bool(match) and len(text) < 250


@lru_cache(maxsize=20000)
def affiliation_score(text: str) -> float:
    """Add up what speaks for an affiliation in one line: an institution, a place after a comma, a leading mark."""
    if len(text) > LONGEST:
        return 0.0
    clean = bare(text)
    if len(clean) > 330 or labelled("abstract", clean) or labelled("keywords", clean) or introduction(clean):
        return 0.0
    lead = LEAD_MARK.match(clean)
    clean = clean[lead.end() :] if lead else clean
    score = 0.5 if lead else 0.0
    if _institution(clean) or _institution_ends().search(clean):
        score += 1.5
    place = re.search(
        rf"(?:^|[,;.]|\s)\s*(?:[^\W\d_]{{1,5}}\.\s?)?{_places()}(?:\s[^\W\d_]{{1,9}}\.?)?\s*[,;.)]*\s*$",
        clean,
        re.IGNORECASE,
    )
    if place and ("," in clean or len(clean) < 40):
        score += 1.5
    if clean.endswith((",", ";")):
        score += 0.3
    if len(clean) > 140:
        score -= 0.5
    if any(m.group(1).isupper() for m in re.finditer(r"[^\W\d_]{4,}\.\s+([^\W\d_])", clean)):
        score -= 1.0
    return score


def _institution(text: str) -> bool:
    """Tell whether a text holds the word for a kind of institution; the short ones are abbreviations in capitals."""
    found = (m.group() for m in whole("institution").finditer(text))
    return any(len(word) > SHORT or not word.islower() for word in found)


def names_institution(text: str) -> bool:
    """Tell whether a line holds the word for a kind of institution, or the ending of an institution's abbreviation."""
    text = _unmarked(text)
    return bool(_institution(text) or _institution_ends().search(text))


def ends_with_place(text: str) -> bool:
    """Tell whether a line ends with a country or city."""
    return bool(re.search(rf"(?<![^\W_]){_places()}[\s,.;)]*$", text, re.IGNORECASE))


@cache
def _places() -> str:
    return any_of(all_words("place"))


@cache
def _institution_ends() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])[^\W\d_]{{1,6}}{any_of(all_words('institution_ends'))}(?![^\W_])")


@lru_cache(maxsize=20000)
def is_degree(text: str) -> bool:
    """Tell whether a short line names a person's degree, post or honour."""
    clean = bare(text)
    short = re.match(r"(?:[^\W\d_]{1,6}\.\s?){2,4}", clean)
    return len(clean) <= 160 and bool(whole("degree").search(clean) or (short and short.group()[0].islower()))


@cache
def _date_pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{kind}>{any_of(words)})" for kind, words in kinds("dates").items())
    word, mark = r"[^\W\d_]+", r"[./-]"
    forms = (
        rf"\d{{1,2}}{mark}\d{{1,2}}{mark}\d{{2,4}}",
        rf"\d{{4}}{mark}\d{{1,2}}{mark}\d{{1,2}}",
        rf"\d{{1,2}}\s+{word}\s+\d{{4}}",
        rf"{word}\s+\d{{1,2}},?\s+\d{{4}}",
        rf"\d{{4}}\s+{word}\s+\d{{1,2}}[^\W\d_-]*",
        r"\d{4}",
    )
    date = rf"[:\s\u2013\u2014-]*(?P<date>{'|'.join(forms)})"
    return re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W_]){date}", re.IGNORECASE)


@lru_cache(maxsize=20000)
def dates(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the labelled dates of a line: kind, start and end of the date; none when the line says much more."""
    if len(text) > LONGEST:
        return ()
    found = list(_date_pattern().finditer(text))
    rest = _date_pattern().sub("", text)
    if not found or letters(rest) > 25:
        return ()
    return tuple((next(k for k in kinds("dates") if m.group(k)), m.start("date"), m.end("date")) for m in found)


@cache
def _type_pattern() -> re.Pattern[str]:
    return re.compile(rf"^[\s*_(#]*{any_of(all_words('article_type'))}[\s*_).:]*$", re.IGNORECASE)


@lru_cache(maxsize=20000)
def is_article_type(text: str) -> bool:
    """Tell whether a line is nothing but the kind of the article."""
    return bool(_type_pattern().match(text))
