"""Abstracts and keywords of a head: where they begin and end, with or without a label."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages, load_languages
from zhinaq.recognise.front.structured import announced_abstract, structured_abstract
from zhinaq.signs import cues
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import label as statement_label
from zhinaq.signs.words import opening
from zhinaq.source import Line

LONGEST, SHORTEST, LONGEST_KEYWORDS = 7000, 120, 12


def take_keywords(lines: Sequence[Line], i: int) -> int:
    """Return where the keywords whose label stands on line i end."""
    j = i + 1
    match = cues.labelled("keywords", lines[i].text)
    alone = bool(match) and not lines[i].text[match.end() :].strip() if match else False
    while j < len(lines) and j - i < LONGEST_KEYWORDS and _more_keywords(lines, i, j, alone):
        j += 1
    return j


def _more_keywords(lines: Sequence[Line], i: int, j: int, alone: bool) -> bool:
    text, before = lines[j].text, lines[j - 1].text.rstrip(" *_")
    if _opens_other(lines, j):
        return False
    if alone and j == i + 1:
        return True
    if lines[j].blank and not before.endswith((",", ";")):
        return False
    if before.endswith((",", ";", "-")) or lines[j - 1].hyphen:
        return len(text) < 400
    if before.endswith("."):
        return False
    if text.lstrip()[:1].islower():
        return True
    if "," not in text and _turns(lines, i, j):
        return False
    if lines[j].joins is not None:
        return lines[j].joins is True and len(text) < 200
    return len(before) > 70 and len(text) < 0.75 * len(before) and text.rstrip().endswith(".") and "," in text


def _turns(lines: Sequence[Line], i: int, j: int) -> bool:
    """Tell whether line j is in another language than the keywords from line i on: a title that follows them."""
    languages = load_languages()
    above = detect(" ".join(x.text for x in lines[i:j]), languages)
    return above not in ("", detect(lines[j].text, languages, above))


def _opens_other(lines: Sequence[Line], j: int) -> bool:
    """Tell whether a line opens another part of the front matter or the body."""
    text = lines[j].text
    return bool(
        cues.labelled("abstract", text) or cues.labelled("keywords", text) or cues.introduction(text)
        or cues.codes(text) or cues.doi(text) or cues.dates(text) or cues.is_contact(text) or cues.is_separator(text)
        or (cues.is_capitals(text) and cues.letters(text) > 12)
        or (cues.is_byline(text) and cues.has_initials(text) and not lines[j - 1].text.rstrip().endswith(","))
        or reference_heading(text) or cues.is_article_type(text) or lines[j].style.startswith("heading")
    )  # fmt: skip


def take_abstract(lines: Sequence[Line], i: int, languages: Languages) -> int:
    """Return where the abstract whose label stands on line i ends: at the keywords, or with its first paragraph."""
    stop, why = next_turn(lines, i + 1, languages)
    if why == "keywords":
        return stop
    j = i + 1
    match = cues.labelled("abstract", lines[i].text)
    if match and not lines[i].text[match.end() :].strip():
        j += 1
    while j < stop and not _paragraph_opens(lines, j):
        j += 1
    return min(j, len(lines))


def _paragraph_opens(lines: Sequence[Line], j: int) -> bool:
    if lines[j].joins is not None:
        return not lines[j].joins
    return lines[j].blank > 0


def next_turn(lines: Sequence[Line], i: int, languages: Languages) -> tuple[int, str]:
    """Look ahead over running text: return where it ends and what ends it, such as keywords or a head."""
    size = 0
    for j in range(i, len(lines)):
        text = lines[j].text
        if cues.labelled("keywords", text):
            return j, "keywords"
        if cues.introduction(text):
            return j, "introduction"
        if reference_heading(text) or statement_label(text) or opening("contents").fullmatch(cues.bare(text)):
            return j, "references"
        if cues.labelled("abstract", text) or cues.codes(text) or cues.dates(text):
            return j, "head"
        if cues.is_capitals(text) and cues.letters(text) > 12 and not cues.no_title(text) and (
            lines[j].joins is not True) and _closed(lines, j):  # fmt: skip
            return j, "head"
        if cues.is_byline(text) and cues.has_initials(text) and _sentence_over(lines, j):
            return j, "head"
        if cues.is_contact(text) and j > i:
            return j, "contact"
        if j > i and language_turn(lines, j, lines[i:j], languages):
            return j, "head"
        size += len(text)
        if size > LONGEST:
            return j, "length"
    return len(lines), "end"


def _sentence_over(lines: Sequence[Line], j: int) -> bool:
    """Tell whether the line before j ends a sentence, or white space alone parts the two."""
    return lines[j].blank > 0 or lines[j - 1].text.rstrip().endswith((".", "!", "?", "*"))


def _closed(lines: Sequence[Line], j: int) -> bool:
    """Tell whether the line before j ends a sentence, or white space or a page start stands between."""
    return (
        lines[j].blank > 0
        or lines[j].page is not None
        or lines[j - 1].text.rstrip().endswith((".", "!", "?", ":", ";", "*"))
    )


def language_turn(lines: Sequence[Line], j: int, before: Sequence[Line], languages: Languages) -> bool:
    """Tell whether a short line, a title, opens text in another language than the text before it."""
    line = lines[j]
    text = cues.bare(line.text)
    if (
        not (line.blank or line.page or line.joins is False)
        or not 8 <= len(text) <= 250
        or text.endswith((".", ",", ";"))
    ):
        return False
    if text[0].islower() or j + 1 >= len(lines) or cues.is_marks(text):
        return False
    below = lines[j + 1]
    if not (below.blank or below.joins is False) or below.joins is True:
        return False
    after = " ".join(x.text for x in lines[j : j + 5])
    past = " ".join(x.text for x in before[-6:])
    other = detect(after, languages, "")
    return other != detect(past, languages, "") and detect(text, languages, other) == other and len(below.text) > 40


def take_plain_abstract(lines: Sequence[Line], i: int, languages: Languages) -> tuple[int, str, str]:
    """Return where an abstract without a label ends that opens at line i, with rule and certainty; i: it is body."""
    end = structured_abstract(lines, i)
    if end > i:
        return end, "front.abstract-structured", "high"
    if cues.introduction(lines[i].text) or cues.no_title(lines[i].text):
        return i, "", ""
    stop, why = next_turn(lines, i, languages)
    size = sum(len(x.text) for x in lines[i:stop])
    if size < SHORTEST or not _is_text(lines[i]):
        return i, "", ""
    if why == "keywords":
        return stop, "front.abstract-before-keywords", "high"
    if why == "introduction" and size < LONGEST // 2:
        return stop, "front.abstract-before-introduction", "medium"
    if why == "head" and size < LONGEST // 2 and _other_language(lines, i, stop, languages):
        return stop, "front.abstract-before-parallel", "medium"
    end = announced_abstract(lines, i)
    return (end, "front.abstract-announced", "medium") if end > i else (i, "", "")


def _other_language(lines: Sequence[Line], i: int, stop: int, languages: Languages) -> bool:
    """Tell whether what follows line `stop` is in another language than the text before it."""
    before = detect(" ".join(x.text for x in lines[i:stop]), languages, "")
    return detect(" ".join(x.text for x in lines[stop : stop + 4]), languages, before) != before


def _is_text(line: Line) -> bool:
    text = cues.bare(line.text)
    return len(text) > 40 and not cues.is_capitals(text)
