"""Byline and affiliation lines of a head: where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.signs import cues
from zhinaq.signs.names import likely_person, names, share
from zhinaq.signs.words import opening, whole
from zhinaq.source import Line

CONTACT_WITHIN, MOST_PEOPLE, INSTITUTION_AND_PLACE = 14, 40, 3.0


def take_byline(lines: Sequence[Line], i: int, expected: bool = False) -> int:
    """Return where a byline that opens at line i ends, marks on lines of their own included; i when none opens.

    `expected`: a title stands right above, so that `Name - post, institution` is a byline and no biography.
    """
    first = i
    while first < len(lines) and cues.is_marks(lines[first].text) and first - i < 2:
        first += 1
    if first >= len(lines) or not _opens_byline(lines, first, expected):
        return i
    j = end = first + 1
    while j < len(lines) and j - first < MOST_PEOPLE:
        if cues.is_marks(lines[j].text):
            j += 1
            continue
        if not _continues(lines, end, j):
            break
        j += 1
        end = j
    return _trailing_asterisk(lines, end)


def _opens_byline(lines: Sequence[Line], i: int, expected: bool = False) -> bool:
    text = without_label(lines[i].text)
    if cues.is_byline(text) and (cues.has_initials(text) or _sure_full_names(lines, i)):
        return True
    if byline_before_affiliation(text) > 0:
        return True
    return expected and (name_before_post(text) > 0 or _names_above_institution(lines, i, text))


def _names_above_institution(lines: Sequence[Line], i: int, text: str) -> bool:
    """Believe plain full names right below a title when an institution or an address stands right below them."""
    found = names(text)
    below = next((x.text for x in lines[i + 1 : i + 3] if not cues.is_marks(x.text)), "")
    plain = bool(found) and all(2 <= len(n.words) <= 3 for n in found) and share(text) >= 0.98 and not upper_only(text)
    if not plain or cues.names_institution(text) or cues.ends_with_place(text):
        return False
    score = cues.affiliation_score(below.strip(" ()"))
    after = lines[i + 2].text if i + 2 < len(lines) else ""
    return score >= 2.0 or cues.is_contact(below) or (score >= 1.5 and cues.affiliation_score(after) >= 1.5)


def without_label(text: str) -> str:
    """Return a byline without a label such as `Authors:` in front of it."""
    match = opening("author_label").match(text)
    return text[match.end() :] if match and match.group("sign") == ":" else text


def name_before_post(text: str) -> int:
    """Return where the name of a line like `A.B. Name - lecturer, University of C` ends; 0: no such line."""
    match = re.match(r"([^\u2013\u2014]{5,60}?)\s*(?:[\u2013\u2014]|\s-|-\s)\s*", text)
    if not match or not cues.is_byline(match.group(1)):
        return 0
    rest = text[match.end() :]
    return match.end(1) if cues.is_degree(rest[:160]) or cues.affiliation_score(rest) >= 1.5 else 0


def _sure_full_names(lines: Sequence[Line], i: int) -> bool:
    """Full names are believed when people's lines follow, or when every name has the form of one."""
    text = cues.bare(lines[i].text)
    after = next((x.text for x in lines[i + 1 : i + 3] if not cues.is_marks(x.text)), "")
    if (
        lines[i].blank == 0
        and cues.affiliation_score(after) < INSTITUTION_AND_PLACE
        and i
        and not lines[i].page
        and not cues.is_styled(lines[i - 1])
        and not lines[i - 1].text.rstrip().endswith((".", "?", "!", ":"))
        and (
            not cues.is_capitals(lines[i - 1].text)
            and not cues.codes(lines[i - 1].text)
            and not cues.doi(lines[i - 1].text)
        )
    ):
        return False
    found = names(text)
    if upper_only(text):
        return False
    follows = cues.affiliation_score(after) >= 1.5 or cues.is_degree(after) or cues.is_contact(after)
    return len(found) > 0 and (
        follows or (all(likely_person(n) for n in found) and len(text) < 200 and text[-1] not in ".:;")
    )


def upper_only(text: str) -> bool:
    """Tell whether a line has no small letters at all."""
    return not any(c.islower() for c in text)


def byline_before_affiliation(text: str) -> int:
    """Return where the byline of a line like `A.B. Name, University of C, City` ends; 0: no such line."""
    clean = text.rstrip()
    if len(clean) > 400 or cues.is_listed(clean[:60]):
        return 0
    for match in re.finditer(r",\s", clean):
        head, rest = clean[: match.start()], clean[match.end() :]
        if cues.is_byline(head) and cues.has_initials(head) and not cues.is_byline(rest.split(",")[0]):
            if cues.affiliation_score(rest) >= 3.0 and not re.search(r"(?:1[89]|20)\d\d", rest):
                return match.start()
            return 0
    return 0


def _continues(lines: Sequence[Line], end: int, j: int) -> bool:
    """Tell whether line j goes on with a byline whose last names stood before line `end`."""
    text = lines[j].text
    before = lines[end - 1].text.rstrip()
    marked = j > end
    if lines[j].blank > 1 and not marked:
        return False
    if before.endswith((",", ";", "-")) or text.lstrip()[:1] in ",;" or marked:
        stripped = text.lstrip(" ,;")
        return cues.is_byline(stripped) or (
            bool(names(stripped)) and share(stripped) >= 0.86 and not _institution(stripped)
        )
    if _waits(before) and cues.is_capitals(text) == cues.is_capitals(before):
        return share(before + " " + text) >= 0.9
    return cues.is_byline(text) and cues.has_initials(text) and lines[j].blank in (0, lines[end - 1].blank)


def _waits(before: str) -> bool:
    """Tell whether a line ends with initials whose surname has not come yet."""
    last = re.split(r"[,;]", before)[-1]
    return bool(re.fullmatch(r"\s*(?:\d[\d,\s]*)?(?:[^\W\d_]{1,3}\.\s?-?)+\s*", last)) or (
        not names(last) and bool(re.search(r"(?<![^\W\d_])[^\W\d_]{1,3}\.\s*$", last))
    )


def _institution(text: str) -> bool:
    return cues.affiliation_score(text) >= 1.5


def _trailing_asterisk(lines: Sequence[Line], end: int) -> int:
    """An asterisk or comma on its own line right behind the last name still belongs to it, unless a contact follows."""
    if end < len(lines) and re.fullmatch(r"[\s,;]+", lines[end].text):
        return end + 1
    return end


def take_people(lines: Sequence[Line], i: int, titled: bool = True) -> int:
    """Return where affiliations, degrees and contacts that open at line i end; i when there are none.

    `titled`: the title has been read; else a line that shows nothing of an affiliation may be it.
    """
    limit = _last_contact(lines, i)
    if not titled:
        limit = next((j for j in range(i, limit) if _like_title(lines, j)), limit)
    j = i
    while j < len(lines) and j - i < MOST_PEOPLE:
        step = _person_line(lines, i, j, limit)
        if not step or (not titled and j >= limit and _title_due(lines, j)):
            break
        j += step
    while j > i and cues.is_marks(lines[j - 1].text):
        j -= 1
    return j - 1 if not titled and _title_last(lines, i, j) else j


def _title_last(lines: Sequence[Line], i: int, j: int) -> bool:
    """Tell whether the last of some people's lines is the title still due: set apart, right above the abstract."""
    if j < 2 or j >= len(lines) or cues.is_contact(lines[j - 1].text):
        return False
    above = lines[j - 2].text
    contact = cues.is_contact(above)
    if not (contact or (lines[j - 1].blank and (j - i > 1 or cues.affiliation_score(above) >= 1.5))):
        return False
    plain = not cues.ends_with_place(lines[j - 1].text) and not cues.LEAD_MARK.match(lines[j - 1].text)
    return plain and cues.labelled("abstract", lines[j].text) is not None


def _person_line(lines: Sequence[Line], i: int, j: int, limit: int) -> int:
    """Return how many lines from j belong to the people block (0: it ends here)."""
    text = lines[j].text
    if cues.is_marks(text):
        after = lines[j + 1].text if j + 1 < len(lines) else ""
        return (
            1
            if after and (cues.affiliation_score(after) >= 1.0 or cues.is_contact(after) or cues.is_marks(after))
            else 0
        )
    if cues.is_contact(text) or cues.is_supervisor(text):
        return 1
    if (
        cues.is_separator(text)
        or cues.labelled("abstract", text)
        or cues.labelled("keywords", text)
        or cues.introduction(text)
    ):
        return 0
    if cues.is_capitals(text) and not cues.upper_share(text) < 1 and cues.affiliation_score(text) < 3:
        return 0
    if (lines[j].blank or cues.is_contact(lines[j - 1].text)) and _names_above_institution(lines, j, text):
        return 0  # the next author, above an institution of his own
    if j < limit:
        return 1 if not _opens_byline(lines, j) or cues.affiliation_score(text) >= 1.5 else 0
    marked = j > i and cues.is_marks(lines[j - 1].text)
    score = cues.affiliation_score(text) + (1.5 if marked else 0.0) - _running(lines, j)
    if score >= 1.5 and not _opens_byline(lines, j):
        return 1
    if j > i and _wraps(lines, j):
        return 1
    return (
        1
        if cues.is_degree(text) and len(text) < 140 and not _running(lines, j) and not text.rstrip().endswith(".")
        else 0
    )


def _title_due(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a line set apart mentions a post (`A Teacher of B`) and text follows it, no people: the title."""
    text = cues.bare(lines[j].text)
    if not lines[j].blank or whole("degree").match(text) or cues.affiliation_score(text) >= 1 or cues.is_contact(text):
        return False
    below = lines[j + 1].text if j + 1 < len(lines) else ""
    people = cues.affiliation_score(below) >= 1.5 or cues.is_contact(below) or cues.is_marks(lines[j - 1].text)
    return len(text.split()) > 3 and not people and not cues.LEAD_MARK.match(text) and not text.endswith((".", ","))


def _like_title(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a paragraph among people's lines shows nothing of an affiliation: it may be the title."""
    text = cues.bare(lines[j].text)
    if lines[j].joins is True and not lines[j].blank or (j and cues.is_marks(lines[j - 1].text)):
        return False
    plain = cues.affiliation_score(text) < 1 and not cues.is_degree(text) and not cues.is_contact(text)
    return plain and len(text.split()) > 3 and not cues.LEAD_MARK.match(text) and not cues.is_byline(text)


def _last_contact(lines: Sequence[Line], i: int) -> int:
    """Return the line after the next contact when only short lines stand before it: all of them are people's lines."""
    for j in range(i, min(len(lines), i + CONTACT_WITHIN)):
        text = lines[j].text
        if cues.is_contact(text):
            return j
        if (
            len(text) > 220
            or cues.labelled("abstract", text)
            or cues.labelled("keywords", text)
            or cues.introduction(text)
        ):
            return i
        if lines[j].blank > 2 and j > i:
            return i
    return i


def _running(lines: Sequence[Line], j: int) -> float:
    """Return a penalty when line j opens running text: the next line goes on in small letters."""
    if j + 1 >= len(lines) or lines[j + 1].blank:
        return 0.0
    text = lines[j].text.strip()
    if whole("degree").match(text):
        return 0.0
    goes_on = lines[j + 1].text.lstrip()[:1].islower() and not cues.is_contact(lines[j + 1].text)
    return 1.6 if goes_on and len(text) > 55 and not text.endswith(",") else 0.0


def _wraps(lines: Sequence[Line], j: int) -> bool:
    """Tell whether line j is the wrapped rest of the affiliation or post above it."""
    before, text = lines[j - 1].text.rstrip(), lines[j].text
    if cues.is_marks(before) or cues.is_contact(before) or len(text) > 140 or cues.is_byline(text):
        return False
    if lines[j].joins is True or lines[j - 1].hyphen:
        return len(text) < 100 and not _running(lines, j)
    if before.endswith("-") or text.lstrip()[:1].islower():
        return len(text) < 90 and not _running(lines, j)
    return False
