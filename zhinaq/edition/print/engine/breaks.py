"""Quicker line breaks: a text is shaped once, and where a line may end is reckoned from that (see engine.py).

The engine shapes the text before it three or four times for every line. Here each place to break is weighed by its
distance in the shaped text; only the line that is taken is shaped for itself. Widths differ by the kerning of the last
letters, so what comes nearer to the measure than `DOUBT` is left to the engine, as is all text that is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

import pyphen
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

from zhinaq.edition.print.engine.text import shaping

DOUBT = 0.2  # in em: more than kerning changes
WINDOW = 1200  # letters shaped at once
KEPT = 4  # texts, since one part of a paragraph may be in another font
NEXT = 100  # letters in which the next place to break must be
PLAIN = {"white_space": "normal", "letter_spacing": "normal", "word_spacing": 0, "direction": "ltr",
         "word_break": "normal", "text_decoration_line": "none"}  # fmt: skip
ODD = re.compile(r"[\t\n\f\r\u0085\xad\u2028\u2029\u0590-\u08ff\u202a-\u202e]")
LONG = 600  # letters of a text with a word in it that is none
MONSTER = re.compile(r"\S{300}")
REMEMBERED = 3000  # lines: a part is laid out several times, and most of its lines come again
WIDEST = 2**20  # Pango counts in 32 bits

ffi.cdef("""
    void pango_layout_line_index_to_x (PangoLayoutLine *line, int index_, gboolean trailing, int *x_pos);
    gboolean pango_layout_line_x_to_index (PangoLayoutLine *line, int x_pos, int *index_, int *trailing);
""")
_split = line_break.split_first_line
Found = Any


@dataclass(frozen=True)
class _Draft:
    """The beginning of a text in one line, however long; `left` is how many letters were still to come in all."""

    text: str
    left: int
    bytes: bytes
    layout: Any
    line: Any
    breaks: Any

    def holds(self, text: str, need: int) -> int | None:
        """Return where in the draft a text begins, None when not as much of it as is needed is there."""
        start = self.left - len(text)
        if start < 0 or (self.left > len(self.text) and start + need > len(self.text)):
            return None
        size = min(need, len(text))
        return start if self.text[start : start + size] == text[:size] else None

    def x(self, letter: int) -> float:
        """Return where a letter begins."""
        place = ffi.new("int *")
        pango.pango_layout_line_index_to_x(self.line, len(self.text[:letter].encode()), 0, place)
        return float(place[0] * FROM_UNITS)

    def at(self, x: float) -> int:
        """Return the letter at a distance."""
        index, trailing = ffi.new("int *"), ffi.new("int *")
        pango.pango_layout_line_x_to_index(self.line, int(x * TO_UNITS), index, trailing)
        return len(self.bytes[: index[0]].decode())


@dataclass(frozen=True)
class _Manner:
    """What of a style the breaking of lines depends on; `font` is the same object for styles that are shaped alike."""

    font: Any
    size: float
    hyphens: str
    wrap: str
    language: str
    limits: tuple[int, int, int]
    hyphen: str
    hyphen_width: float


def split(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float,
    is_line_start: bool = True, minimum: bool = False,  # noqa: FBT001, FBT002  the engine's
) -> Found:  # fmt: skip
    """Return the first line of a text; takes the place of the engine's function of the same shape."""
    memory = style.__dict__
    if "manner" not in memory:
        memory["manner"] = _manner(style)
    manner = memory["manner"]
    if manner is None or max_width is None or minimum or max_width >= WIDEST:
        return _split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    known = style.font_config.__dict__.setdefault("lines", {})
    key = id(manner), text, max_width, justification_spacing, is_line_start
    if key not in known:
        found = _line(text, style, manner, context, max_width, justification_spacing)
        if found is None and len(text) > LONG:
            found = _endless(text, style, context, max_width, justification_spacing, is_line_start)
        if found is None:
            found = _split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        if len(known) >= REMEMBERED:
            known.clear()
        known[key] = found
    layout, *rest = known[key]
    return copy(layout), *rest


def _endless(text: str, style: Any, context: Any, width: float, spacing: float, is_line_start: bool) -> Found | None:  # noqa: FBT001
    """Return the first line of a text with a word beyond all measure near: by its beginning, and unhyphenated."""
    if not MONSTER.search(text, 0, LONG):
        return None
    style = style.copy()
    style["hyphens"] = "manual"
    found = _split(text[:LONG], style, context, width, spacing, is_line_start)
    return found if found[2] is not None else _split(text, style, context, width, spacing, is_line_start)


def _manner(style: Any) -> _Manner | None:
    """Return how lines of a style are broken, None for what the engine does itself."""
    zone = style["hyphenate_limit_zone"]
    if any(style[name] != value for name, value in PLAIN.items()) or getattr(zone, "value", 1) != 0:
        return None
    language = style["lang"] and pyphen.language_fallback(style["lang"]) if style["hyphens"] == "auto" else ""
    font, hyphen = shaping(style), style["hyphenate_character"]
    widths = style.font_config.__dict__.setdefault("hyphen_widths", {})
    if (font, hyphen) not in widths:
        layout, _, widths[font, hyphen] = _shaped(hyphen, style, None, 0)
        layout.deactivate()
    manner = _Manner(font, style["font_size"], style["hyphens"], style["overflow_wrap"], language or "",
                     style["hyphenate_limit_chars"], hyphen, widths[font, hyphen])  # fmt: skip
    known: dict[_Manner, _Manner] = style.font_config.__dict__.setdefault("manners", {})
    return known.setdefault(manner, manner)


def _shaped(text: str, style: Any, max_width: float | None, spacing: float) -> tuple[Any, Any, float]:
    layout = Layout(style, spacing, max_width)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    return layout, line, line_size(line, style)[0]


def _draft(text: str, style: Any, manner: _Manner, context: Any, need: int) -> tuple[_Draft, int] | None:
    """Return a draft that holds a text, and where in it the text begins; None for text that is not plain."""
    drafts = context.__dict__.setdefault("drafts", [])
    for font, draft in drafts:
        if font is manner.font and (start := draft.holds(text, need)) is not None:
            return draft, start
    beginning = text[: max(WINDOW, need)]
    if ODD.search(beginning):
        return None
    layout, line, _ = _shaped(beginning, style, None, 0)
    breaks = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    drafts[:0] = [(manner.font, _Draft(beginning, len(text), beginning.encode(), layout, line, breaks))]
    del drafts[KEPT:]
    return drafts[0][1], 0


def _line(text: str, style: Any, manner: _Manner, context: Any, width: float, spacing: float) -> Found | None:
    """Return the first line, None in doubt."""
    need = int(width / manner.size * 4) + NEXT
    if width < 4 * manner.size or not (drafted := _draft(text, style, manner, context, need)):
        return None
    draft, start = drafted
    origin, doubt = draft.x(start), DOUBT * manner.size
    end = start + min(len(text), len(draft.text) - start)
    whole = draft.x(end) - origin
    if whole <= width + doubt:
        if whole > width - doubt or end - start < len(text):
            return None
        return _made(text, None, style, width, spacing)
    place = _last_break(draft, start, end, origin + width, doubt)
    if place is None or place >= end or draft.text[place - 1] not in " -\N{EN DASH}\N{EM DASH}\N{HYPHEN}/":
        return None
    head = draft.text[start:place]
    if manner.language:
        for part in _parts(draft.text[place : place + NEXT], manner, context):
            if draft.x(place + len(part)) + manner.hyphen_width - origin > width + doubt:
                continue
            layout, line, made = _shaped(head + part + manner.hyphen, style, width, spacing)
            if abs(made - width) < 0.01:
                return None
            if made < width:
                length = line.length - len(manner.hyphen.encode())
                return _measured(layout, line, length, len((head + part).encode()), style)
    return _made(head.rstrip(" "), len(head.encode()), style, width, spacing)


def _last_break(draft: _Draft, start: int, end: int, limit: float, doubt: float) -> int | None:
    """Return the last place to break before the limit, None when one is too near to it or none is there."""
    place = min(draft.at(limit + doubt) + 2, end)
    while place > start:
        if draft.breaks[place].is_line_break:
            last = place - (draft.text[place - 1] == " ")
            x = draft.x(last)
            if x <= limit - doubt:
                return place
            if x <= limit + doubt:
                return None
        place -= 1
    return None


def _parts(text: str, manner: _Manner, context: Any) -> Iterator[str]:
    """Yield the beginnings of a text that may stand before a hyphen, the longest first."""
    rest, before = text[: line_break.get_next_break_point_from_text(text, manner.language) or None], 0
    while rest and (found := line_break.get_next_word_boundaries(rest, manner.language)):
        first, last = found
        total, left, right = manner.limits
        if last - first >= total:
            key = manner.language, left, right, total
            if key not in context.dictionaries:
                context.dictionaries[key] = pyphen.Pyphen(lang=manner.language, left=left, right=right)
            for part, _ in context.dictionaries[key].iterate(rest[first:last]):
                yield text[: before + first] + part
            return
        rest, before = rest[last:], before + last


def _made(text: str, resume: int | None, style: Any, width: float, spacing: float) -> Found | None:
    """Return a line that ends at a place to break; None should it be too long after all."""
    layout, line, made = _shaped(text, style, width, spacing)
    if made > width:
        return None
    return _measured(layout, line, line.length, resume, style)


def _measured(layout: Any, line: Any, length: int, resume: int | None, style: Any) -> Found:
    width, height = line_size(line, style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    layout.deactivate()
    return layout, length, resume, width, height, baseline


INSTEAD = {_split: split}
