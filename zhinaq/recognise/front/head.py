"""The head of an article: codes, title, byline, affiliations, abstract, keywords, read forward from a first line.

A head is what one front-matter block looks like in one language; an article has one, and often others in parallel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhinaq.block import join_lines
from zhinaq.language import Languages
from zhinaq.recognise.front.abstracts import take_abstract, take_keywords, take_plain_abstract
from zhinaq.recognise.front.people.extent import take_byline, take_people
from zhinaq.recognise.front.signed import signed_summary, summary_end
from zhinaq.recognise.front.stacked import take_stacked
from zhinaq.recognise.front.titles import section_above, take_capitals, take_plain_title
from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_preface, is_rubric, names_gathering
from zhinaq.source import Line

TITLED = ("title", "alt-title", "code", "doi", "type")


@dataclass(frozen=True)
class Part:
    """Consecutive lines of a head with one role: code, doi, type, date, title, byline, people, abstract, keywords."""

    role: str
    start: int
    end: int
    rule: str = ""
    cert: str = "high"


@dataclass(frozen=True)
class Head:
    """One block of front matter over [start, end)."""

    start: int
    end: int
    parts: tuple[Part, ...]

    def has(self, role: str) -> bool:
        """Tell whether the head has a part of this role."""
        return any(p.role == role for p in self.parts)

    def lines(self, role: str, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of every part of this role."""
        return [line for p in self.parts if p.role == role for line in lines[p.start : p.end]]


def read_head(lines: Sequence[Line], start: int, languages: Languages, due: bool = False) -> Head | None:
    """Read a head that opens at a line, None when nothing there is one; `due`: another head ended just there."""
    parts: list[Part] = []
    i = start
    while i < len(lines):
        if not parts and (end := signed_summary(lines, i, languages)) > i:
            parts = [Part("byline", i, i + 1, "front.signed"), Part("title", i, end, "front.signed", "medium")]
            i = summary_end(lines, end)
            parts += [Part("abstract", end, i, "front.abstract-before-keywords")] if i > end else []
            continue
        part = _styled_title(lines, i, parts, languages) or _next_part(lines, i, parts, languages, due)
        if part is None or part.end <= i:
            break
        parts.append(part)
        i = part.end
    while parts and parts[-1].role == "separator":
        parts.pop()
    if not parts:
        return None
    return Head(start, parts[-1].end, settle(parts))


def _styled_title(lines: Sequence[Line], i: int, parts: list[Part], languages: Languages) -> Part | None:
    """Return the title in ordinary letters that line i opens by its style, even where people's lines may go on."""
    if lines[i].style != "title" or any(p.role == "title" for p in parts) or cues.is_capitals(lines[i].text):
        return None
    end = take_plain_title(lines, i, True, languages)
    return Part("title", i, end, "front.title-plain", "medium") if end > i else None


def settle(parts: list[Part]) -> tuple[Part, ...]:
    """Believe a title that was due by its place when the parts around it agree."""
    roles = {p.role for p in parts}
    rules = {p.rule for p in parts}
    signs = sum(
        ("byline" in roles, "people" in roles, "code" in roles, "keywords" in roles, "front.abstract-label" in rules)
    )
    return tuple(
        replace(p, cert="high") if p.role == "title" and p.cert == "medium" and signs >= 2 else p for p in parts
    )


def _next_part(lines: Sequence[Line], i: int, parts: list[Part], languages: Languages, due: bool) -> Part | None:
    text = lines[i].text
    roles = {p.role for p in parts}
    if cues.is_separator(text):
        return Part("separator", i, i + 1)
    if not roles and is_rubric(text) and not cues.no_title(text) and _opens_head(lines, i + 1):
        return Part("section", i, i + 1, "front.rubric", "medium")
    if i == 0 and len(lines) > 1 and not lines[1].blank and names_gathering(text):
        return Part("issue", i, i + 1, "front.gathering-above-title", "medium")
    if not roles and _section_above_type(lines, i):
        return Part("section", i, i + 1, "front.section-above-type", "medium")
    if any(p.role == "title" and _unsigned(" ".join(x.text for x in lines[p.start : p.end])) for p in parts):
        return None
    single = _single(text)
    if single:
        if single == "code" and (roles & {"title", "people", "abstract", "keywords"} or _apart(parts, i)):
            return None  # the next article's
        return Part(single, i, _dates_end(lines, i) if single == "date" else i + 1, f"front.{single}")
    done = roles & {"abstract", "keywords"}
    if cues.labelled("keywords", text):
        return None if "keywords" in roles else Part("keywords", i, take_keywords(lines, i), "front.keywords-label")
    if cues.labelled("abstract", text):
        return (
            None
            if "abstract" in roles
            else Part("abstract", i, take_abstract(lines, i, languages), "front.abstract-label")
        )
    if done:
        return None
    return _people_or_title(lines, i, parts, roles, languages, due)


def _section_above_type(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a short line in capitals stands above the kind of the article and its codes: no title does."""
    text, below = lines[i].text, [x.text for x in lines[i + 1 : i + 3]]
    kind = len(below) == 2 and cues.is_article_type(below[0]) and cues.opens_article(below[1])
    return kind and cues.is_capitals(text) and len(text) < 80 and not (cues.opens_article(text) or _single(text))


def _section_above_plain(lines: Sequence[Line], i: int, end: int, languages: Languages) -> bool:
    """Tell whether lines in capitals end with a short name set off above a longer title in ordinary letters and people.

    The name is of two words at most in each language it stands in: `PHYSICS / ...`.
    """
    last, below = lines[end - 1], lines[end] if end < len(lines) else None
    pieces = [p.split() for p in cues.bare(last.text).split("/")]
    if below is None or not below.blank or (i < end - 1 and not last.blank) or any(len(p) > 2 for p in pieces):
        return False
    stop = take_plain_title(lines, end, True, languages)
    title = " ".join(x.text for x in lines[end:stop])
    longer = len(title.split()) > max(3, len(last.text.split())) and cues.affiliation_score(title) < 3
    return (
        longer and not take_byline(lines, end, expected=True) > end and take_byline(lines, stop, expected=True) > stop
    )


def _unsigned(title: str) -> bool:
    """Tell whether nobody signs what stands below a title: a preface (signed at its end) or a list of the authors."""
    return is_preface(title) or (is_rubric(title) and cues.no_title(title))


def _opens_head(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a code, a byline or a title in capitals stands on a line: what opens an article."""
    text = lines[i].text if i < len(lines) else ""
    return (
        cues.opens_article(text) or cues.is_capitals(text) or (bool(text) and take_byline(lines, i, expected=True) > i)
    )


def _signs_preface(lines: Sequence[Line], i: int, end: int) -> bool:
    """Tell whether a byline stands under a text and above a preface or rubric, which nobody signs in front."""
    below = lines[end].text if end < len(lines) else ""
    return i > 0 and (is_preface(below) or is_rubric(below))


def _apart(parts: list[Part], i: int) -> bool:
    """Tell whether the last part is a byline of another text: codes may stand right under a byline only."""
    return bool(parts) and parts[-1].role == "byline" and parts[-1].end != i


def _goes_on(lines: Sequence[Line], k: int) -> bool:
    """Tell whether line k continues the one before: by its shape, or as the date that a label waits for."""
    return lines[k].joins is True or (not lines[k].blank and lines[k - 1].text.rstrip().endswith(":"))


def _dates_end(lines: Sequence[Line], i: int) -> int:
    """Return where dates that open at line i and wrap end."""
    end = i + 1
    while end < len(lines) and _goes_on(lines, end) and cues.dates(join_lines(lines[i : end + 1]).chars):
        end += 1
    return end


def _single(text: str) -> str:
    if cues.codes(text):
        return "code"
    if cues.doi(text):
        return "doi"
    if cues.is_article_type(text):
        return "type"
    if cues.dates(text):
        return "date"
    return ""


def _people_or_title(
    lines: Sequence[Line], i: int, parts: list[Part], roles: set[str], languages: Languages, due: bool
) -> Part | None:
    if "byline" not in roles:
        end = take_byline(lines, i, expected=bool(parts) and parts[-1].role in TITLED)
        if end > i:
            return None if _signs_preface(lines, i, end) else Part("byline", i, end, "front.byline")
    elif parts[-1].role in ("byline", "people", "separator", "type") and not (
        roles & {"title"} and _title_after(parts)
    ):
        end = take_people(lines, i, titled="title" in roles)
        if end > i:
            return Part("people", i, end, "front.affiliation")
        end = i if lines[i].page or lines[i].blank > 1 else take_byline(lines, i, expected=roles >= {"title"})
        if end > i and parts[-1].role == "people":
            return Part("byline", i, end, "front.byline-again")
    if "title" not in roles:
        end = take_capitals(lines, i)
        if section_above(lines, i, end) and "section" not in roles:
            return Part("section", i, i + 1, "front.section-above-title", "medium")
        if end > i and "section" not in roles and _section_above_plain(lines, i, end, languages):
            return Part("section", i, end, "front.section-above-plain-title", "medium")
        if end > i:
            return Part("title", i, end, "front.title-capitals")
        end = take_plain_title(lines, i, due or bool(roles & {"code", "doi", "type", "byline"}), languages)
        if end > i:
            return Part("title", i, end, "front.title-plain", "medium")
    if "people" not in roles and parts and parts[-1].role == "title" and _title_after(parts):
        end = take_people(lines, i) if cues.affiliation_score(lines[i].text) >= 2 or cues.is_marks(lines[i].text) else i
        if end > i:
            return Part("people", i, end, "front.affiliation-below-title")
    if "title" in roles and "byline" not in roles and parts[-1].role in ("title", "alt-title"):
        title = " ".join(x.text for p in parts if p.role == "title" for x in lines[p.start : p.end])
        end = take_stacked(lines, title, i, languages)
        if end > i:
            return Part("alt-title", i, end, "front.title-stacked", "medium")
    if "title" in roles and "byline" not in roles and parts[-1].role == "title":
        end = take_people(lines, i)
        if end > i and cues.affiliation_score(lines[i].text) >= 2.5:
            return Part("people", i, end, "front.affiliation-only", "medium")
    if "title" in roles or "byline" in roles:
        end, rule, cert = take_plain_abstract(lines, i, languages)
        reviews = rule == "front.abstract-before-parallel" and any(p.rule == "front.rubric" for p in parts)
        if end > i and not reviews:
            return Part("abstract", i, end, rule, cert)
    return None


def _title_after(parts: list[Part]) -> bool:
    """Tell whether the title stands after the byline (its affiliations then stand before the title)."""
    order = [p.role for p in parts if p.role in ("title", "byline")]
    return bool(order) and order[0] == "byline" and order[-1] == "title"
