"""Where one line of text may be cut: abbreviations stay whole, web addresses break at their signs, hyphens on demand.

`Splitter.split` takes the place of the engine's function of the same shape, whose answer is the tuple
(layout, length, resume index in bytes or None, width, height, baseline).
"""

from __future__ import annotations

import re
from typing import Any, Literal

from weasyprint.text.line_break import get_next_break_point_from_text

SPACES = " \N{NO-BREAK SPACE}"
HYPHENS = ("-", "\N{HYPHEN}")
Mode = Literal["", "whole", "shorter", "earlier", "tighter"]  # no hyphen; a word, a syllable less; narrower spaces
ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/|doi\.org/)\S+")
REST = re.compile(r"(?=\S*[/_%=&?])[!-~]{12,}")  # what may be the rest of an address begun on the line before
AFTER = re.compile(r"(?<=[/_%=&?.,:;~+])(?=[^\s/])|(?<=\w)(?=-\w)")  # before its hyphens (Chicago Manual, 7.46)
BEFORE = re.compile(r"\w+$")
Found = Any


class Splitter:
    """The engine's function, the way of cutting asked for, and which lines ended in a hyphen that was put there."""

    def __init__(self, engine: Any) -> None:
        """Wrap the engine's function."""
        self.engine = engine
        self.mode: Mode = ""
        self.room = 0.0  # from here to the end of the measure, all of a line is free
        self.added: dict[str, bool] = {}

    def split(self, text: str, style: Any, context: Any, width: float | None, *rest: Any, **named: Any) -> Found:
        """Return the first line of a text as the mode asks; only a word with the line for itself is broken anywhere."""
        if width is not None and width < self.room:
            named["is_line_start"] = False
        if self.mode in ("", "earlier"):
            found = self._hyphenated(text, style, context, width, *rest, **named)
            if self.mode == "earlier" and _may_shrink(text, found):
                found = self._hyphenated(text, style, context, found[3] - 1, *rest, **named)
        else:
            found = self._whole(text, style, context, width, *rest, **named)
        if width is not None and (found[2] is not None or found[3] > width):
            found = self._address(found, text, style, context, width, *rest, **named)
        self.added[found[0].text] = found[2] is not None and _adds_hyphen(text, found)
        return found

    def _hyphenated(self, text: str, style: Any, context: Any, width: float | None, *rest: Any, **named: Any) -> Found:
        found = self._untorn(text, style, context, width, *rest, **named)
        if _cuts_abbreviation(text, found):
            return self._whole(text, style, context, width, *rest, **named)
        return found

    def _whole(self, text: str, style: Any, context: Any, width: float | None, *rest: Any, **named: Any) -> Found:
        style = style.copy()
        style["hyphens"] = "manual"
        found = self._untorn(text, style, context, width, *rest, **named)
        if self.mode == "shorter" and _may_shrink(text, found):
            found = self._untorn(text, style, context, found[3] - 1, *rest, **named)
        for narrower in range(1, 6):  # a compound may offer several hyphens, one after the other
            if not (self.mode == "whole" and _may_shrink(text, found) and found[0].text.rstrip().endswith(HYPHENS)):
                break
            found = self._untorn(text, style, context, found[3] - narrower, *rest, **named)
        return found

    def _untorn(self, text: str, style: Any, context: Any, width: float | None, *rest: Any, **named: Any) -> Found:
        """Return the engine's first line; all of a text that fits but for its last space, which the engine counts.

        The engine cuts such a text at the very first place it can.
        """
        found = self.engine(text, style, context, width, *rest, **named)
        if width and _is_torn(text, style["lang"], found):
            whole = self.engine(text.rstrip(SPACES), style, context, width, *rest, **named)
            if whole[2] is None:
                return self.engine(text, style, context, width + style["font_size"] / 2, *rest, **named)
        return found

    def _address(
        self, found: Found, text: str, style: Any, context: Any, width: float, *rest: Any, **named: Any
    ) -> Found:  # fmt: skip
        """Fill the line with as much of a web address as fits up to one of its signs, and no hyphen."""
        head = text.encode()[: found[2]].decode()  # all of it when the engine found no place to break
        start = head.rstrip(" ").rfind(" ") + 1 if found[2] is None or not head.endswith(" ") else len(head)
        match = ADDRESS.match(text, start) or (REST.match(text, 0) if start == 0 else None)
        if not match:
            return found
        for cut in [m.start() for m in AFTER.finditer(text, match.start() + 8, match.end())][::-1]:
            part = self.engine(text[:cut], style, context, None, *rest, **named)
            if part[3] <= width:
                return (part[0], part[1], len(text[:cut].encode()), *part[3:]) if cut != len(head) else found
        inside = found[2] is not None and start < len(head) < match.end() and _adds_hyphen(text, found)
        return self._whole(text, style, context, width, *rest, **named) if inside else found


def _is_torn(text: str, language: str, found: Found) -> bool:
    """Tell whether a text of many words that ends in a space was cut no later than at its first place to break."""
    if found[2] is None or not text.endswith(tuple(SPACES)) or " " not in text.strip():
        return False
    head = text.encode()[: found[2]].decode().rstrip(" ")
    return get_next_break_point_from_text(head, language) is None


def _may_shrink(text: str, found: Found) -> bool:
    """Tell whether the line ends inside this text and has a space to break at before its end."""
    return found[2] is not None and " " in found[0].text.strip()


def _adds_hyphen(text: str, found: Found) -> bool:
    """Tell whether the hyphen at the end of a split line was put there by the engine."""
    printed = text.encode()[: found[2]].decode().rstrip().endswith(HYPHENS)
    return bool(found[0].text.endswith(HYPHENS)) and not printed


def _cuts_abbreviation(text: str, found: Found) -> bool:
    """Tell whether a hyphen was put into a word with capitals after its first letter, such as an abbreviation."""
    if found[2] is None or not _adds_hyphen(text, found):
        return False
    head, tail = text.encode()[: found[2]].decode(), text.encode()[found[2] :].decode()
    start, end = BEFORE.search(head), re.match(r"\w+", tail)
    word = (start[0] if start else "") + (end[0] if end else "")
    return any(c.isupper() for c in word[1:])
