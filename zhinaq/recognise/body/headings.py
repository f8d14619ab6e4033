"""Headings: known by their words, number, type or shape; on lines of their own or run into their paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.view import Draft, Found, View, indent
from zhinaq.signs.flow import SOFT_END, ended, last_word, lower_start, numbers, upper_start, words
from zhinaq.source import Line

NUMBERED = re.compile(r"^(?:§\s*)?(?P<n>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?=[.)]))[.)]?\s+(?=[^\W\d_«\"])")
INITIALS = re.compile(
    r"(?:^|\s)[^\W\d_]{1,2}\.\s?(?:[^\W\d_]{1,2}\.)?\s?[^\W\d_]{2,}|[^\W\d_]{2,}\s[^\W\d_]{1,2}\.(?:\s?[^\W\d_]{1,2}\.)?$"
)
MATHS = re.compile(r"[=≈≤≥∑∫√→]|https?:|@|\w\.(?:ru|com|org|kz)\b")
ROMAN_MARK = re.compile(r"^[IVX]{2,5}\.\s+(?=[^\W\d_]{2})")
LETTERED = re.compile(r"^([A-Z])\.\s+(?=[^\W\d_]{2})")
ROMAN = {"I": 1, "V": 5, "X": 10}
LONGEST, MOST_WORDS, CENTRED = 180, 22, 8


@dataclass(frozen=True)
class Shaped:
    """A heading found by looks: lines it takes, level, and how sure the looks are."""

    after: int
    rule: str
    cert: str
    level: int


def heading_words(view: View, at: int) -> str | None:
    """Return the kind of a known heading that stands alone on a line, or None."""
    text = view.text(at)
    if not text or len(text) > 90 or lower_start(text):
        return None
    kind = view.words.kind(text)
    if not kind:
        return None
    above = view.text(at - 1)
    line, below = view.lines[at], view.text(at + 1)
    set_off = at == 0 or ended(above) or bool(SOFT_END.search(above)) or line.blank > 0 or line.joins is False
    return kind if set_off and not (below and lower_start(below) and not re.search(r"[.:]$", text)) else None


def heading(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a heading of a line or two, with the rule that knew it."""
    if caption_at(view, at) or not view.text(at):
        return None
    shaped = styled(view, at) or known(view, at) or lettered(view, at, before) or looks(view, at, before)
    if shaped is None:
        return None
    lines = view.lines[at : shaped.after]
    text = " ".join(line.text.strip() for line in lines)
    number = NUMBERED.match(text)
    level = number.group("n").count(".") + 1 if number and number.group("n")[0].isdigit() else shaped.level
    n = number.group("n") if number else text[0] if shaped.rule == "heading-letter" else ""
    data = {"level": level, "n": n, "run_in": False, "back": False,
            "kind": view.words.kind(text)}  # fmt: skip
    return Found((Draft("heading", lines, shaped.rule, cert=shaped.cert, data=data),), shaped.after)


def styled(view: View, at: int) -> Shaped | None:
    """A heading by the input's own style, or by a whole line in bold."""
    line = view.lines[at]
    if line.style.startswith("heading"):
        level = int(line.style[7:]) if line.style[7:].isdigit() else 1
        return Shaped(at + 1, "heading-style", "high", max(1, min(level, 6)))
    text = line.text.strip()
    if (
        whole_bold(line)
        and len(text) < LONGEST
        and not view.words.note.match(text)
        and words(text)
        and not MATHS.search(text)
        and not lower_start(text)
    ):
        after = at + 1
        return Shaped(after, "heading-bold", "high" if view.words.kind(text) else "medium", 1)
    return None


def whole_bold(line: Line) -> bool:
    """Tell whether bold type covers a whole line."""
    covered = sum(s.end - s.at for s in line.spans if s.kind == "bold")
    return bool(line.text.strip()) and covered >= len(line.text.strip()) - 1 > 0


def known(view: View, at: int) -> Shaped | None:
    """A heading by its words, alone on its line or over two lines."""
    if heading_words(view, at):
        return Shaped(at + 1, "heading-words", "high", 1)
    text = view.text(at)
    two = f"{text} {view.text(at + 1)}"
    if len(two) < 90 and not ended(text) and view.words.kind(two) and upper_start(text) and view.closed(at - 1):
        return Shaped(at + 2, "heading-words", "high", 1)
    return None


def looks(view: View, at: int, before: Sequence[Draft]) -> Shaped | None:
    """A heading by its looks: short, no stop, set off from what stands around it."""
    if not starts_block(view, at, before):
        return None
    after = stretch(view, at)
    if after is None:
        return None
    text = " ".join(view.text(i) for i in range(at, after))
    middle = centred(view, at, after)
    if not headlike(view, text, middle) or not (opens_text(view, after, text) or counts_on(view, after, text, before)):
        return None
    numbered = NUMBERED.match(text)
    if not text.isupper() and not numbered and not middle and sentence_like(view, text):
        return None
    if numbered and in_list(view, after, numbered, before):
        return None
    if len(before) >= 2 and all(d.role == "heading" and d.rule == "heading-shape" for d in before[-2:]):
        return None
    rule = "heading-number" if numbered else "heading-capitals" if text.isupper() else "heading-shape"
    level = 1 if rule != "heading-shape" else shape_level(before)
    return Shaped(after, rule, "medium", level)


def counts_on(view: View, after: int, text: str, before: Sequence[Draft]) -> bool:
    """Tell whether a numbered line follows the heading before it in number, with a sentence below, however short."""
    here = NUMBERED.match(text)
    value = count(here.group("n")) if here else 0
    marks = [str(d.data["n"]) for d in before if d.role == "heading" and d.rule != "heading-letter"]
    last = count(marks[-1]) if marks and marks[-1].isdigit() == (here is not None and here.group("n").isdigit()) else 0
    below = view.text(after)
    return 0 < last == value - 1 and (LETTERED.match(below) is not None or ended(below) and len(below) > len(text))


def count(mark: str) -> int:
    """Return the number a mark of digits or of Roman signs stands for; 0 for no such mark."""
    if mark.isdigit():
        return int(mark)
    values = [ROMAN.get(sign, 0) for sign in mark]
    if not values or not all(values):
        return 0
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


def lettered(view: View, at: int, before: Sequence[Draft]) -> Shaped | None:
    """A subheading marked with a capital letter that goes on from the last one, under one with a Roman number."""
    text, heads = view.text(at), [d for d in before if d.role == "heading"]
    match = LETTERED.match(text)
    if not match or not heads or ended(text) or len(text) > LONGEST or not starts_block(view, at, before):
        return None
    last, under = heads[-1], not str(heads[-1].data["n"]).isdigit() and count(str(heads[-1].data["n"])) > 0
    goes_on = last.rule == "heading-letter" and ord(match.group(1)) == ord(str(last.data["n"])) + 1
    if not goes_on and not (under and match.group(1) == "A" and last.rule != "heading-letter"):
        return None
    return Shaped(at + 1, "heading-letter", "high", 2) if upper_start(view.text(at + 1)) else None


def centred(view: View, at: int, after: int) -> bool:
    """Tell whether lines set apart by a gap stand far to the right of the text below: a verb makes no sentence then."""
    line, below = view.lines[at], view.lines[after] if after < len(view.lines) else None
    apart = line.blank > 0 or line.page is not None or view.solid
    return apart and below is not None and indent(line) - indent(below) >= CENTRED


def shape_level(before: Sequence[Draft]) -> int:
    """Return the level of a heading known by its looks: under the heading above it, else as the last of its kind."""
    heads = [d for d in before if d.role == "heading"]
    if heads and before[-1] is heads[-1]:
        return int(heads[-1].data["level"]) + 1
    for draft in reversed(heads):
        if draft.data["kind"]:
            return 1
        if draft.rule == "heading-shape":
            return int(draft.data["level"])
    return 1


def in_list(view: View, after: int, numbered: re.Match[str], before: Sequence[Draft]) -> bool:
    """Tell whether a numbered line counts on a list, or opens one after a colon; a bare number must count headings."""
    if before and before[-1].role == "item":
        return "." not in numbered.group("n")
    last = before[-1].lines[-1].text.rstrip() if before else ""
    if last.endswith(":"):
        return True
    n = numbered.group("n")
    bare = numbered.group().strip() == n and "." not in n
    return (
        bare
        and n != "1"
        and not any(d.role == "heading" and str(d.data["n"]) == str(int(n) - 1) for d in before if n.isdigit())
    )


def starts_block(view: View, at: int, before: Sequence[Draft]) -> bool:
    """Tell whether something new may begin at a line: the text before is closed."""
    last = before[-1] if before else None
    if at == 0 or (
        last and last.role in ("heading", "table", "figure", "formula") and last.lines[-1] is view.lines[at - 1]
    ):
        return True
    line, above = view.lines[at], view.text(at - 1)
    if line.joins is True:
        return False
    return ended(above) or (
        line.joins is False and (line.blank > 0 or view.fits(at - 1)) and not SOFT_END.search(above)
    )


def stretch(view: View, at: int) -> int | None:
    """Return the first line after a heading of up to three lines that begins with `at`, or None."""
    for after in range(at + 1, min(at + 4, len(view.lines)) + 1):
        text = view.text(after - 1)
        if ended(text) and not text.endswith("?"):
            return None
        if text.endswith((",", ";", ":", "-", "–", "—")) or (
            after > at + 1 and upper_start(text) and view.fits(after - 2)
        ):
            if not text.endswith(("-", "–", ":")) or after == at + 3:
                return None
            continue
        if after >= len(view.lines):
            return None
        if deliberate(view, after - 1):
            return after
        if not view.width:
            return None
    return None


def deliberate(view: View, at: int) -> bool:
    """Tell whether a line was broken on purpose: room was left, and what follows begins anew."""
    below = view.text(at + 1)
    if not below or lower_start(below.lstrip("-–— ")) or last_word(view.text(at)) in view.words.dangles:
        return False
    joins = view.lines[at + 1].joins
    if not view.width:
        return joins is not True
    if joins is True:
        apart = (
            view.lines[at].blank > 0 or view.lines[at].page is not None or (at > 0 and view.lines[at].joins is False)
        )
        asked = view.text(at).endswith("?") and view.fits(at)
        return apart and view.room(at) > 0.12 and (asked or loosened(view, at + 1))
    tight = joins is False and view.lines[at].blank > 0 and view.lines[at + 1].blank == 0
    return view.fits(at) or (tight and view.room(at) > (0.1 if loosened(view, at + 1) else 0.15))


def loosened(view: View, at: int) -> bool:
    """Tell whether a blank line parts the first line of a paragraph from its rest, as dumps do under a heading."""
    return (
        at + 1 < len(view.lines)
        and view.lines[at].blank == 0
        and view.lines[at + 1].blank > 0
        and not ended(view.text(at))
    )


def headlike(view: View, text: str, middle: bool = False) -> bool:
    """Tell whether words can be a heading's: few, a capital first, no sentence, no name, no formula.

    `middle`: the words stand in the middle of the measure, where no sentence begins.
    """
    found = words(text)
    if not found or len(found) > MOST_WORDS or len(text) > LONGEST or not upper_start(NUMBERED.sub("", text)):
        return False
    if MATHS.search(text) or view.words.note.match(text) or re.match(r"^\d+[.,]?\d*\s?%", text):
        return False
    if text.startswith(("(", "*", "•", "–", "-", "—")) or not any(len(w) > 2 for w in found):
        return False
    if len(found) <= 5 and INITIALS.search(ROMAN_MARK.sub("", text)):
        return False
    if numbers(text) > 2 or text.count("\t") or re.search(r"\s{3,}", text):
        return False
    return middle or text.split()[0].strip('«"“').casefold().rstrip(",") not in view.words.opens


def sentence_like(view: View, text: str) -> bool:
    """Tell whether words have a verb or a clause, as a sentence has and a heading seldom does."""
    found = words(text)
    verbs, final = view.words.verbs.get(view.language), view.words.final_verbs.get(view.language)
    if (verbs and any(verbs.search(w) for w in found)) or (final and found and final.search(found[-1])):
        return True
    return "," in text or bool(re.search(r"[.;]\s", text)) or (len(found) > 12 and not view.width)


def opens_text(view: View, after: int, text: str) -> bool:
    """Tell whether a paragraph, a list or another heading follows, and not a row of short lines."""
    below = view.text(after)
    here, next_ = NUMBERED.match(text), NUMBERED.match(below)
    if here and next_:
        return next_.group("n").count(".") > here.group("n").count(".")
    if caption_at(view, after):
        return False
    if here and count(here.group("n")) and below.startswith("A.") and LETTERED.match(below):
        return True
    if not view.width:
        if len(below) > (40 if here and "." in here.group("n") else 100) or below.isupper() or view.words.kind(below):
            return True
        return (
            len(view.text(after + 1)) > 100
            and not ended(below)
            and headlike(view, below)
            and not sentence_like(view, below)
        )
    if len(below) >= 0.7 * view.width:
        return True
    if here and "." in here.group("n") and view.lines[after - 1].blank > 0 and len(words(below)) > 3:
        return True  # a numbered subheading over a short paragraph
    return (
        view.lines[after].joins is not True
        and not ended(below)
        and deliberate(view, after)
        and len(view.text(after + 1)) >= 0.7 * view.width
    )
