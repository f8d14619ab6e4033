"""Title lines: a run of lines in capitals, or a plain short paragraph where a title is due."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages, load_languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_preface, is_rubric, is_section
from zhinaq.signs.words import whole
from zhinaq.source import Line

LONGEST_TITLE, MOST_LINES, MARKED_INSTITUTION, CENTRED, STACKED = 420, 6, 2.0, 8, 20

SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_][^.]*\s[^.]*[!?]$")


def take_capitals(lines: Sequence[Line], i: int) -> int:
    """Return where a title in capitals that opens at line i ends; i when none does."""
    if not _title_line(lines[i]) or cues.NUMBERED.match(lines[i].text):
        return i
    j = i + 1
    while j < len(lines) and j - i < MOST_LINES:
        line = lines[j]
        if line.blank > 1 or not (_title_line(line) or _tail(lines, j) or _short_rest(line)):
            break
        if line.blank and line.joins is not True and j - i > 1 and not any(x.blank for x in lines[i + 1 : j]):
            break  # lines set solid, then a gap: another block
        j += 1
    j = _language_end(lines, i, j)
    text = " ".join(cues.bare(line.text) for line in lines[i:j])
    if is_preface(text) or is_rubric(text):
        return j
    return j if cues.letters(text) >= 8 and (len(text.split()) > 1 or cues.letters(text) >= 10) else i


def _language_end(lines: Sequence[Line], i: int, j: int) -> int:
    """Return where lines in capitals turn to another language: the title stands there again, below itself.

    It turns where the scripts or the styles change, or behind a line that had room for the next word.
    """
    languages = load_languages()
    widest = max(len(cues.bare(x.text)) for x in lines[i:j])
    for k in range(i + 1, j):
        above, below = (" ".join(cues.bare(x.text) for x in part).lower() for part in (lines[i:k], lines[k:j]))
        room = len(cues.bare(lines[k - 1].text)) + 1 + len(cues.bare(lines[k].text).split()[0]) <= widest
        turned = (latin(lines[k - 1].text), lines[k - 1].style) != (latin(lines[k].text), lines[k].style)
        long = min(cues.letters(above), cues.letters(below)) >= STACKED and len(below.split()) > 2
        first = cues.bare(lines[k].text).lower()
        own = detect(above, languages, "")
        if long and (room or turned) and len(first.split()) > 1 and own not in (
            detect(first, languages, own), detect(below, languages, own)):  # fmt: skip
            return k
    return j


def latin(text: str) -> bool:
    """Tell whether most letters of a text are Latin."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isascii() for c in letters) * 2 > len(letters)


def section_above(lines: Sequence[Line], i: int, end: int) -> bool:
    """Tell whether the first of some lines in capitals is a section's short name set off from the title below."""
    if end - i < 2 or not lines[i + 1].blank:
        return False
    first, rest = cues.bare(lines[i].text), " ".join(cues.bare(x.text) for x in lines[i + 1 : end])
    return len(first.split()) <= 2 and len(first) < 25 and len(rest.split()) > 2 and first[-1] not in ":-\u2013"


def _title_line(line: Line) -> bool:
    text = line.text
    return (
        cues.is_capitals(text)
        and (not cues.no_title(text) or is_rubric(text))
        and not cues.codes(text)
        and not cues.doi(text)
        and not cues.is_byline(text)
        and reference_score(text) < 2
        and not is_section(text)
    )


def _short_rest(line: Line) -> bool:
    """Tell whether a line is one short word in capitals, the wrapped end of a title."""
    text = cues.bare(line.text)
    return not line.blank and 1 < len(text) <= 4 and text.isalpha() and text.isupper()


def _tail(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a line that is not in capitals still belongs to the title above: a bracket or bare figures."""
    text = cues.bare(lines[j].text)
    if lines[j].blank or cues.no_title(text) or cues.is_marks(text):
        return False
    if text.startswith("(") and text.endswith(")") and len(text) < 120 and not cues.is_contact(text):
        return True
    return cues.letters(text) == 0 and any(c.isdigit() for c in text) and not cues.is_marks(lines[j].text)


def take_plain_title(lines: Sequence[Line], i: int, due: bool, languages: Languages) -> int:
    """Return where a title in ordinary letters that opens at line i ends; `due`: codes or a byline stand before it."""
    line = lines[i]
    text = cues.bare(line.text)
    heading = cues.is_styled(line)
    if i and line.joins is True and not line.blank and not cues.opens_article(lines[i - 1].text):
        return i
    if not (due or heading) or not text or not (text[0].isupper() or text[0].isdigit() or text[0] in '\u00ab"\u201c'):
        return i
    j = stands_apart(lines, i) or i + 1
    while j < len(lines) and not lines[j].blank and not _title_ends(lines, j) and j - i <= MOST_LINES:
        j += 1
    title = " ".join(cues.bare(x.text) for x in lines[i:j])
    if (
        len(title) > LONGEST_TITLE
        or j - i > MOST_LINES
        or (title.endswith((".", ";", ",", ":")) and not _reviewed(title))
        or SENTENCES.search(title)
        or cues.letters(title) < 8
    ):
        return i
    if (
        is_section(text)
        or cues.is_byline(text)
        or cues.no_title(text)
        or cues.is_contact(text)
        or cues.is_marks(text)
        or cues.NUMBERED.match(text)
    ):
        return i
    return j


def _reviewed(text: str) -> bool:
    """Tell whether a title is that of a review: words and a colon before the book's description."""
    words, colon, book = text.partition(":")
    return bool(colon) and whole("review").match(words) is not None and reference_score(book) >= 2


def stands_apart(lines: Sequence[Line], i: int) -> int:
    """Return where short lines at a page start end that empty space sets off from the text below; 0: none."""
    if not lines[i].page and i:
        return 0
    j = i + 1
    while j < len(lines) and j - i < MOST_LINES and lines[j].blank < 2 and _short(lines[j]):
        j += 1
    set_off = j < len(lines) and lines[j].blank >= 2 and _short(lines[i])
    return j if set_off and any(x.blank >= 2 for x in lines[j : j + 1]) else 0


def _short(line: Line) -> bool:
    text = cues.bare(line.text)
    return (
        len(text) < 75 and not text.endswith((".", ";", ",")) and not cues.is_byline(text) and not cues.no_title(text)
    )


def _centred(line: Line) -> bool:
    """Tell whether a line is set far from the margin, as the short last line of a centred title is."""
    return not line.blank and len(line.text) - len(line.text.lstrip(" ")) >= CENTRED


def _title_ends(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a plain title ends above line j: at people, labels, codes, or where a paragraph opens."""
    if _follows_title(lines[j]):
        return True
    below = lines[j + 1] if j + 1 < len(lines) else None
    shorter = len(lines[j].text) < len(lines[j - 1].text)
    signed = below is not None and not below.blank and cues.is_byline(below.text) and shorter
    return lines[j].joins is False and not _centred(lines[j]) and not signed


def _follows_title(line: Line) -> bool:
    text = line.text
    return bool(
        cues.is_byline(text) or cues.is_marks(text) or cues.is_contact(text) or cues.labelled("abstract", text)
        or cues.labelled("keywords", text) or cues.introduction(text) or cues.codes(text)
        or (cues.LEAD_MARK.match(text) and cues.affiliation_score(text) >= MARKED_INSTITUTION)
    )  # fmt: skip
