"""Run-in headings: "Introduction. …" or "Funding: …" at the head of a paragraph, by words, bold type or habit."""

from __future__ import annotations

import re

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.heading_marks import LEADING
from zhinaq.recognise.body.heading_signs import INITIALS, verbal
from zhinaq.recognise.body.view import View
from zhinaq.recognise.body.words import fold
from zhinaq.signs.flow import ended, numbers, upper_start, words

LONG, FEW = 90, 6  # letters of a paragraph that a heading may open; letters a heading in capitals has at least
SENTENCE = re.compile(r"\s+(?=\S)")
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
    stop = first_stop(text)
    bare = (view.runs[at], "heading-run-in-bare", "medium") if at in view.runs else None
    if stop is None:
        return bare
    head = text[: stop.end()]
    kind = view.words.kind(head)
    if kind and len(head) < 100 and upper_start(LEADING.sub("", head)):
        return stop.end(), "heading-run-in", "high"
    return bare


def bare_run_ins(view: View) -> dict[int, int]:
    """Return where headings without a stop end, by their lines: words in capitals, or known ones, before a sentence.

    One alone is taken only where its words are known and in capitals, or open the body: a habit is evidence.
    """
    found = {at: bare for at in range(len(view.lines)) if at not in view.heads and (bare := bare_run_in(view, at))}
    twice = {kind for _, kind in found.values() if sum(k == kind for _, k in found.values()) > 1}
    return {at: end for at, (end, kind) in found.items() if kind in twice or kind == "both" or at == 0}


def bare_run_in(view: View, at: int) -> tuple[int, str] | None:
    """Return the end and kind («capitals», «known», «both») of words that may head the sentence they run into."""
    if at and not (ended(view.text(at - 1)) or view.lines[at].joins is False) or caption_at(view, at):
        return None
    text = opening(view, at)
    if len(text) < LONG or not upper_start(LEADING.sub("", text)):
        return None
    end = capitals_end(text)
    if end:
        return end, "both" if view.words.kind(text[:end]) else "capitals"
    ends = [m.start() for m in SENTENCE.finditer(text[:LONG])]
    known = next((end for end in reversed(ends) if heads_sentence(view, text[:end], text[end:].split()[0])), 0)
    return (known, "known") if known else None


def heads_sentence(view: View, head: str, first: str) -> bool:
    """Tell whether known words stand before the first word of a sentence: a capitalised one, no name in capitals."""
    kind = view.words.headings.get(fold(head))
    return bool(kind) and kind not in view.words.loose and head[-1].isalpha() and (first.istitle() or len(first) == 1)


def capitals_end(text: str) -> int:
    """Return where words in capitals end that a sentence in ordinary letters follows, or 0."""
    tokens = list(re.finditer(r"\S+", text))
    count = next((k for k, token in enumerate(tokens) if token.group() != token.group().upper()), 0)
    while count and len(words(tokens[count - 1].group())) == 0:
        count -= 1
    if not count:
        return 0
    first = tokens[count].group()
    if len(first) > 1 and not first.istitle() and not first[1:].islower():
        return 0
    head = text[: tokens[count - 1].end()]
    letters = sum(c.isalpha() for c in head)
    many = letters >= FEW and len(words(head)) > 1 or letters > 2 * FEW - 3
    return len(head) if many and head[-1].isalpha() and upper_start(tokens[count].group()) else 0


def first_stop(text: str) -> re.Match[str] | None:
    """Return the first full stop or colon that a capital or number follows, that of a leading number left out."""
    number = LEADING.match(text)
    return FIRST_STOP.search(text, number.end() if number else 0)


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
    stop = first_stop(text)
    alone = stop is None and text.endswith(".") and len(text) < 100
    end = stop.end() if stop else len(text)
    if not (stop or alone) or text[end - 1] == ":" or not upper_start(text):
        return None
    if stop and not upper_start(text[end:].strip()):
        return None
    return end if verbless(view, text[: end - 1]) else None


def verbless(view: View, head: str) -> bool:
    """Tell whether words are few, name a thing, and have nothing of a sentence, a name or a reference about them."""
    found = words(head)
    like = view.words.verb_like.get(view.language)
    most = 14 if like else 7
    first = head.split()[0].strip('«"“(,').casefold()
    if not 1 <= len(found) <= most or len(head) > 120 or first in view.words.opens:
        return False
    if INITIALS.search(head[-14:] + ".") or re.search(r"\b[^\W\d_]{1,3}$|\[|\s[-–—]\s", head) or numbers(head):
        return False
    if ("," in head and len(found) < 6) or (like and any(like.search(w) for w in found)):
        return False
    return not (verbal(view, head) or re.search(r"[.;]\s", head) or (len(found) > 12 and not view.width))


def loose_start(view: View, at: int) -> bool:
    """Tell whether a paragraph opens with the words of a section («the aim of the work») no stop sets off."""
    text = fold(opening(view, at)[:90])
    return any(
        kind in view.words.loose and (text == head or text.startswith((f"{head} ", f"{head}:")))
        for head, kind in view.words.headings.items()
    )
