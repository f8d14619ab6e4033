"""Figures: captions with their notes and legends; the picture itself is lost, or its stray labels are left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.block import Text, join_lines
from zhinaq.recognise.body.captions import caption_at, caption_lines, note_lines
from zhinaq.recognise.body.view import Caption, Draft, Found, View
from zhinaq.signs.flow import ended, is_number, words
from zhinaq.source import Line

LEGEND = re.compile(r"^[(]?(?:1|[^\W\d_])\s?[-–—)]\s*\S.*[;,.]\s*[(]?(?:2|[^\W\d_])\s?[-–—)]")
IMAGE = re.compile(r"^!\[[^\]]*\]\((?P<image>[^)]*)\)$")


def figure(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make a figure of a caption; picture, legend or axis labels may stand above it, note or legend below."""
    start = at
    image, alt = picture(view.lines[at])
    if image:
        at += 1
    if (
        image
        and not alt
        and before
        and before[-1].role == "figure"
        and not before[-1].data["image"]
        and before[-1].data["label"]
    ):
        return add_image(view, start, image, before[-1])
    stray = debris_end(view, at)
    caption = caption_at(view, stray)
    if caption is None or caption.kind != "figure":
        return lone_image(view, start, image, alt) if image else None
    if note_of(view, stray, caption, before):
        return add_note(view, stray, caption, before)
    after = caption_lines(view, stray, caption)
    head = view.lines[stray:after]
    extra = [*alt, *view.lines[at:stray]]
    if after < len(view.lines) and LEGEND.match(view.text(after)) and not caption_at(view, after):
        end = legend_end(view, after)
        extra += view.lines[after:end]
        after = end
    note_end = note_lines(view, after)
    if caption_at(view, note_end) and repeats(view, note_end, caption):
        note_end = caption_lines(view, note_end, caption)
    printed = join_lines(head)
    note = view.lines[after:note_end]
    data = {
        "label": caption.label, "n": caption.n, "head": printed[caption.title_at :].strip(), "printed": printed,
        "note": join_lines(note) if note else None, "image": image,
        "debris": tuple(join_lines([line]) for line in extra),
    }  # fmt: skip
    return Found((Draft("figure", view.lines[start:note_end], "figure-caption", data=data),), note_end)


def picture(line: Line) -> tuple[str, tuple[Line, ...]]:
    """Return the name of the picture a line stands for, and the line when it prints a text in its place."""
    sign = IMAGE.match(line.text.strip())
    if sign:
        return sign.group("image"), ()
    spans = [s for s in line.spans if s.kind == "image"]
    whole = len(spans) == 1 and spans[0].end - spans[0].at >= len(line.text.strip()) - 1
    return (spans[0].target or "picture", (line.with_(spans=()),)) if whole else ("", ())


def lone_image(view: View, at: int, image: str, alt: Sequence[Line]) -> Found:
    """Keep a picture that has no caption."""
    data = {
        "label": "",
        "n": "",
        "head": Text(),
        "printed": Text(),
        "note": None,
        "image": image,
        "debris": tuple(join_lines([line]) for line in alt),
    }
    return Found((Draft("figure", view.lines[at : at + 1], "figure-image", cert="medium", data=data),), at + 1)


def add_image(view: View, at: int, image: str, last: Draft) -> Found:
    """Give the figure just made the picture under its caption: the piece replaces it."""
    data = {**last.data, "image": image}
    return Found((last.with_(lines=(*last.lines, view.lines[at]), data=data, rule="figure-renoted"),), at + 1)


def repeats(view: View, at: int, caption: Caption) -> bool:
    """Tell whether a second line with the same label is the figure's source note."""
    again = caption_at(view, at)
    if again is None or again.n != caption.n or again.kind != caption.kind:
        return False
    return bool(view.words.note.match(view.text(at)[again.title_at :].strip()))


def note_of(view: View, at: int, caption: Caption, before: Sequence[Draft]) -> bool:
    """Tell whether this caption repeats the label of the figure just made, with its source."""
    last = before[-1] if before else None
    return bool(last and last.role == "figure" and last.data["n"] == caption.n and repeats(view, at, caption))


def add_note(view: View, at: int, caption: Caption, before: Sequence[Draft]) -> Found:
    """Give the figure just made its source note: the piece replaces it."""
    after = caption_lines(view, at, caption)
    last = before[-1]
    note = join_lines([*note_source(last), *view.lines[at:after]])
    data = {**last.data, "note": note}
    return Found((last.with_(lines=(*last.lines, *view.lines[at:after]), data=data, rule="figure-renoted"),), after)


def note_source(last: Draft) -> Sequence[Line]:
    """Return the lines of a note the figure has already: none, as a second note would be another label."""
    return ()


def legend_end(view: View, at: int) -> int:
    """Return the first line after a legend («1 – …; 2 – …») that begins with `at`."""
    after = at + 1
    while after < len(view.lines) and not ended(view.text(after - 1)) and view.lines[after].joins and after - at < 5:
        after += 1
    return after


def debris_end(view: View, at: int) -> int:
    """Return where axis labels or a legend above a caption end: the caption's line, or `at` when there is none."""
    if LEGEND.match(view.text(at)) and view.closed(at - 1):
        end = at + 1
        while end < len(view.lines) and end - at < 6 and caption_at(view, end) is None:
            end += 1
        found = caption_at(view, end) if end < len(view.lines) else None
        return end if found and found.kind == "figure" else at
    end, figures = at, 0
    while end < len(view.lines) and end - at < 80 and label_like(view, end):
        figures += all(is_number(t) for t in view.text(end).split())
        end += 1
        if end - at >= 4 and 3 * figures < end - at:
            return at
    found = caption_at(view, end) if at < end < len(view.lines) else None
    if found is None or found.kind != "figure":
        return at
    stray = end - at == 1 and stray_word(view, at)
    return end if stray or (end - at >= 2 and figures >= 0.5 * (end - at)) else at


def stray_word(view: View, at: int) -> bool:
    """Tell whether a word or two stand alone between a closed paragraph and a caption that has no end."""
    line, text = view.lines[at], view.text(at)
    open_caption = not ended(view.text(at + 1)) and line.blank > 0
    return line.joins is not True and view.closed(at - 1) and len(text.split()) <= 2 and open_caption


def label_like(view: View, at: int) -> bool:
    """Tell whether a line can be a label of a chart: a few words or numbers, no sentence."""
    text = view.text(at)
    if caption_at(view, at) or ended(text) or len(text) > max(30, 0.6 * view.width):
        return False
    return all(is_number(t) for t in text.split()) or len(words(text)) <= 3
