"""Run-in headings: "Introduction. …" or "Funding: …" at the head of a paragraph, by words, bold type or habit."""

from __future__ import annotations

import re

from zhinaq.recognise.bodywords import fold
from zhinaq.recognise.draft import View
from zhinaq.recognise.headings import INITIALS, NUMBERED, sentence_like
from zhinaq.recognise.shape import numbers, upper_start, words

FIRST_STOP = re.compile(r"[.:](?=\s+[«\"“„(\[]?(?:[^\W\d_]|\d)|[^\W\d_a-z]{1,2}[^\W\d_]{3})")


def run_in(view: View, at: int) -> tuple[int, str, str] | None:
    """Return where a run-in heading ends in the text from a line on, its rule and certainty; None without one."""
    line = view.lines[at]
    bold = max((s.end for s in line.spans if s.kind == "bold" and s.at <= 1), default=0)
    if (
        bold
        and bold < len(line.text.strip())
        and re.search(r"[.:]\s*$|^\s*[.:]", line.text[:bold] + line.text[bold : bold + 1])
    ):
        text = line.text[: bold + (1 if line.text[bold : bold + 1] in ".:" else 0)]
        if words(text) and len(text) < 130:
            return len(text.strip()), "heading-run-in-bold", "high"
    text = opening(view, at)
    stop = FIRST_STOP.search(text)
    if stop is None:
        return None
    head = text[: stop.end()]
    kind = view.words.headings.get(fold(head))
    if kind and len(head) < 100 and upper_start(NUMBERED.sub("", head)):
        return stop.end(), "heading-run-in", "high"
    return None


def opening(view: View, at: int) -> str:
    """Return the first lines of a paragraph as running text, as far as a run-in heading may reach."""
    out = view.text(at)
    for i in range(at + 1, min(at + 4, len(view.lines))):
        if view.lines[i].joins is False or len(out) > 130:
            break
        hyphen = view.lines[i - 1].hyphen
        out = (out[:-1] if hyphen == "join" else out) + ("" if hyphen else " ") + view.text(i)
    return out


def may_be_run_in(view: View, at: int) -> int | None:
    """Return the length of a first «sentence» that has no verb and could be a run-in heading, or None."""
    text = opening(view, at)
    stop = FIRST_STOP.search(text)
    if (
        stop is None
        or text[stop.start()] == ":"
        or not upper_start(text)
        or not upper_start(text[stop.end() :].strip())
    ):
        return None
    head = text[: stop.start()]
    found = words(head)
    if (
        not 1 <= len(found) <= 14
        or len(head) > 120
        or found[0].casefold() in view.words.opens
        or INITIALS.search(head[-14:] + ".")
    ):
        return None
    if re.search(r"\b[^\W\d_]{1,3}$", head) or ("," in head and len(found) < 6) or numbers(head) or "[" in head:
        return None
    like = view.words.verb_like.get(view.language)
    if like and any(like.search(w) for w in found):
        return None
    return None if sentence_like(view, head.replace(",", "")) or re.search(r"\s[-–—]\s", head) else stop.end()
