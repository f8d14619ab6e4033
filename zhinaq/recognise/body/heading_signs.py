"""Candidates for headings: every run of one to three lines that could be one, with the signs for and against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.heading_marks import Mark, mark_of
from zhinaq.recognise.body.labels import labels_in
from zhinaq.recognise.body.view import View, indent
from zhinaq.signs.flow import SOFT_END, ended, last_word, lower_start, numbers, upper_start, words
from zhinaq.signs.list_headings import reference_heading
from zhinaq.source import Line

LOOK = ("capitals", "bold", "centred", "full_stop", "short_stop", "sentence")  # what headings of one kind have alike
LONGEST, MOST_WORDS, MOST_LINES, CENTRED, LONG_LINE, SHORT_LINE = 180, 22, 3, 8, 100, 35
INITIALS = re.compile(
    r"(?:^|\s)[^\W\d_]{1,2}\.\s?(?:[^\W\d_]{1,2}\.)?\s?[^\W\d_]{2,}|[^\W\d_]{2,}\s[^\W\d_]{1,2}\.(?:\s?[^\W\d_]{1,2}\.)?$"
)
MATHS = re.compile(r"[=≈≤≥∑∫√→∈⊆⊕×±∂]|\\\w|https?:|@|\w\.(?:ru|com|org|kz)\b")
CITED = re.compile(r"\[\d|\(\d{4}|\d{4}\)")
ELSEWHERE = ("table", "figure", "formula", "item")
OPENS_LIKE_NONE = ("(", "*", "•", "–", "-", "—", "|", "[")


@dataclass(frozen=True)
class Candidate:
    """Lines that may be a heading: where they begin and end, their mark, their words, and the signs seen."""

    at: int
    after: int
    mark: Mark | None
    text: str
    signs: frozenset[str]

    @property
    def family(self) -> str:
        """Return how the heading is numbered, "" for one without a mark."""
        return self.mark.family if self.mark else ""

    @property
    def look(self) -> tuple[bool, ...]:
        """Return what headings of one kind have alike in print."""
        return tuple(sign in self.signs for sign in LOOK)

    @property
    def apart(self) -> tuple[bool, ...]:
        """Return how blank lines part the heading from the text."""
        return tuple(sign in self.signs for sign in ("blank_above", "blank_below"))


def candidates(view: View, regions: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield what may be a heading in a body; `regions` says what was made of the lines by other rules."""
    for at in range(len(view.lines)):
        text = view.text(at)
        if not text or view.lines[at].style.startswith("heading") or captioned(view, at):
            continue
        mark = mark_of(text, view.words)
        alone = mark is not None and not text[mark.end :].strip()
        first = view.text(at + 1) if alone else text[mark.end :] if mark else text
        if not upper_start(first) and not first[:1].isdigit() or text.startswith(OPENS_LIKE_NONE):
            continue
        if not opens(view, at):
            continue
        for after in range(at + 1 + alone, at + MOST_LINES + 1 + alone):
            if after > len(view.lines) or not goes_on(view, at, after, alone):
                break
            found = candidate(view, at, after, mark, alone, regions)
            if found:
                yield found


def captioned(view: View, at: int) -> bool:
    """Tell whether a line opens with the word and number of a table or figure."""
    labels = labels_in(view.text(at), view.words.labels, view.words.digits)
    return at in view.captions or bool(labels and labels[0].n and not labels[0].start)


def opens(view: View, at: int) -> bool:
    """Tell whether something may begin at a line at all: the line above is no first half of a sentence run on."""
    line, above = view.lines[at], view.text(at - 1)
    if at == 0 or line.joins is not True or line.blank > 0 or line.page is not None:
        return True
    return ended(above) or view.fits(at - 1)


def goes_on(view: View, at: int, after: int, alone: bool) -> bool:
    """Tell whether the last line of a run may belong to the heading that the lines above it begin."""
    last = after - 1
    if last == at:
        return True
    line, full = view.lines[last], not view.fits(last - 1)
    if alone and last == at + 1:
        return line.style == view.lines[at].style or not line.style
    if line.blank and not (full and view.width) or line.style.startswith("heading"):
        return False
    return not (caption_at(view, last) or ended(view.text(last - 1)))


def candidate(
    view: View, at: int, after: int, mark: Mark | None, alone: bool, regions: Mapping[int, str]
) -> Candidate | None:
    """Return a run of lines with its signs, or None where it cannot be a heading."""
    text = " ".join(view.text(i) for i in range(at, after))
    bare = text[mark.end :].strip() if mark else text
    below = view.text(after)
    if after >= len(view.lines) or len(bare) > LONGEST or len(words(bare)) > MOST_WORDS or reference_heading(bare):
        return None
    worded = any(len(w) > 2 for w in words(bare))
    if text.endswith((",", ";", "-", "–", "—")) or view.words.note.match(text) or not worded:
        return None
    if lower_start(below.lstrip("-–— ")) and view.lines[after].joins is not False:
        return None
    found = frozenset(
        [
            *of_words(view, bare, mark),
            *of_print(view, at, after, bare, mark is not None),
            *of_place(view, at, regions.get(at - 1, "")),
            *of_below(view, after, mark),
            *([f"in_{regions[at]}"] if regions.get(at) in ELSEWHERE else []),
            *(["number_alone"] if alone else []),
        ]
    )
    return Candidate(at, after, mark, text, found)


def of_words(view: View, text: str, mark: Mark | None) -> Iterator[str]:
    """Yield the signs of a heading's words and of its mark."""
    found = words(text)
    yield f"mark_{mark.form}" if mark else "no_mark"
    if view.words.kind(text):
        yield "known"
    if len(found) == 1:
        yield "one_word"
    if len(found) > 9:
        yield "many_words"
    if len(found) > 14:
        yield "too_many_words"
    like = view.words.verb_like.get(view.language)
    if verbal(view, text):
        yield "verb"
    elif like and any(like.search(w) for w in found):
        yield "like_verb"
    if "," in text:
        yield "comma"
    if re.search(r"[.;!?]\s", text):
        yield "inner_stop"
    if text.split()[0].strip('«"“').casefold().rstrip(",") in view.words.opens:
        yield "opens_sentence"
    if len(found) <= 5 and INITIALS.search(text):
        yield "initials"
    if MATHS.search(text):
        yield "maths"
    if CITED.search(text):
        yield "cited"
    if numbers(text):
        yield "numbers"
    if text[:1].isdigit():
        yield "digit_first"
    if sum(len(w) for w in found) < 0.6 * len(text.replace(" ", "")):
        yield "few_letters"


def of_print(view: View, at: int, after: int, text: str, marked: bool) -> Iterator[str]:
    """Yield the signs of how lines are printed."""
    line, last = view.lines[at], view.text(after - 1)
    if text.isupper():
        yield "capitals" if len(words(text)) > 1 or len(text) > 6 else "short_capitals"
    if all(whole_bold(view.lines[i]) for i in range(at, after)):
        yield "bold"
    below = view.lines[after]
    if indent(line) - indent(below) >= CENTRED:
        yield "centred"
    if ended(last):
        unmarked = "sentence" if len(words(text)) > 3 else "short_stop"
        yield "question" if last.endswith("?") else "full_stop" if marked else unmarked
    if last.endswith(":"):
        yield "colon"
    if last_word(last) in view.words.dangles:
        yield "dangles"
    if after - at > 1:
        yield f"lines_{after - at}"
        if not text.isupper():
            yield from (f"later_capital{'' if view.fits(i - 1) else '_wrapped'}" for i in range(at + 1, after)
                        if upper_start(view.text(i)) and view.text(i - 1)[-1:].isalpha())  # fmt: skip
        if any(view.lines[i].blank for i in range(at + 1, after)):
            yield "blank_inside"
        if any(view.fits(i) for i in range(at, after - 1)):
            yield "room_inside"
        elif view.fits(after - 1) or view.lines[after].blank > 0:
            yield "wrapped"
    if line.style or "\t" in line.text or re.search(r"\s{3,}", line.text.strip()):
        yield "styled_or_tabbed"


def of_place(view: View, at: int, region: str) -> Iterator[str]:
    """Yield the signs of what stands above lines (`region`: what it was taken for), and of what parts them from it."""
    line, above = view.lines[at], view.text(at - 1)
    if at == 0:
        yield from ("first_of_all", "blank_above", "closed_above")
        return
    if line.blank or line.page is not None:
        yield "blank_above"
    elif view.solid:
        yield "never_blank"
    if line.page is not None:
        yield "page_above"
    if ended(above):
        yield "closed_above"
    elif above.isdigit():
        yield "number_above"
    elif region in ("heading", "table", "figure", "formula"):
        yield f"{region}_above"
    elif SOFT_END.search(above):
        yield "colon_above"
    else:
        yield "open_above_apart" if line.blank else "open_above"
    if line.joins is True:
        yield "joined"
    elif line.joins is None:
        yield "maybe_joined"
    if view.width and len(above) < 0.5 * view.width and not ended(above):
        yield "short_above"
    if view.steps_in(at):
        yield "steps_in"


def filled(view: View, after: int, full: str) -> bool:
    """Tell whether a line is running text: a long paragraph, a full line, or one that goes on below."""
    below = view.text(after)
    wide = bool(view.width) and len(below) >= 0.7 * view.width
    return len(full) > LONG_LINE or wide or (joined(view, after + 1) and len(below) > SHORT_LINE)


def of_below(view: View, after: int, mark: Mark | None) -> Iterator[str]:
    """Yield the signs of the end of lines and of what follows."""
    line, below = view.lines[after], view.text(after)
    full = below if not view.width else ""
    if view.fits(after - 1):
        yield "room"
    elif view.width and view.room(after - 1) < 0.12:
        yield "full_line"
    if broken(view, after - 1):
        yield "broken"
    if line.blank or line.page is not None:
        yield "blank_below"
    if line.joins is True:
        yield "loosened" if loosened(view, after) else "runs_on"
    elif line.joins is None:
        yield "may_run_on"
    next_mark = mark_of(below, view.words)
    if next_mark and mark and next_mark.family == mark.family and len(next_mark.path) <= len(mark.path):
        yield "next_mark"
    elif next_mark and mark and next_mark.family == mark.family:
        yield "deeper_below"
    elif caption_at(view, after):
        yield "caption_below"
    elif filled(view, after, full):
        yield "text_below"
    elif ended(below):
        yield "sentence_below"
    elif next_mark or view.words.kind(below) or below.isupper():
        yield "heading_below"
    else:
        yield "short_below"
    if not upper_start(below) and not next_mark:
        yield "no_capital_below"
    if below.endswith((";", ":")):
        yield "list_below"


def joined(view: View, at: int) -> bool:
    """Tell whether a line goes on with the one above it."""
    return at < len(view.lines) and view.lines[at].joins is True


def broken(view: View, at: int) -> bool:
    """Tell whether a line was broken on purpose: room was left, or blank lines set it off as they do no paragraph."""
    joins = view.lines[at + 1].joins
    if not view.width:
        return joins is not True
    if joins is True:
        apart = view.lines[at].blank > 0 or view.lines[at].page is not None or view.lines[at].joins is False
        return apart and view.room(at) > 0.12 and loosened(view, at + 1)
    tight = joins is False and view.lines[at].blank > 0 and view.lines[at + 1].blank == 0
    return view.fits(at) or (tight and view.room(at) > 0.1)


def loosened(view: View, at: int) -> bool:
    """Tell whether a blank line parts the first line of a paragraph from its rest, as dumps do under a heading."""
    after = at + 1 < len(view.lines) and view.lines[at].blank == 0 and view.lines[at + 1].blank > 0
    return after and not ended(view.text(at))


def verbal(view: View, text: str) -> bool:
    """Tell whether words have a verb, as a sentence has and a heading seldom does."""
    found = words(text)
    verbs, final = view.words.verbs.get(view.language), view.words.final_verbs.get(view.language)
    return bool((verbs and any(verbs.search(w) for w in found)) or (final and found and final.search(found[-1])))


def whole_bold(line: Line) -> bool:
    """Tell whether bold type covers a whole line."""
    covered = sum(s.end - s.at for s in line.spans if s.kind == "bold")
    return bool(line.text.strip()) and covered >= len(line.text.strip()) - 1 > 0
