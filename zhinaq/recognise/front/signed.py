"""Summaries that open with authors and title in one paragraph, as after Russian articles: `A.B. Name. The Title`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.signs import cues
from zhinaq.source import Line

LONGEST, LONGEST_NAMES, FEWEST_WORDS, REACH = 320, 120, 3, 14


def signed_cut(text: str) -> int:
    """Return where the title begins in `A.B. Name, C.D. Other. The Title`; 0 when a text is nothing of the kind."""
    if len(text) > LONGEST or "//" in text:
        return 0
    for stop in re.finditer(r"\.\s+", text):
        signed = text[: stop.start() + 1]
        if cues.is_byline(signed) or cues.is_byline(signed[:-1]):
            title = text[stop.end() :]
            few = len(re.findall(r"[^\W\d_]{2,}", title)) < FEWEST_WORDS
            return stop.end() if title[:1].isupper() and not few and _no_entry(title) else 0
    return 0


def _no_entry(title: str) -> bool:
    """Tell whether nothing of a reference follows a name: no publisher's year, no pages."""
    return reference_score(title) < 2 and not re.search(r"[,.:]\s*(?:1[89]|20)\d\d\b", title)


def signed_summary(lines: Sequence[Line], i: int, languages: Languages) -> int:
    """Return where the signed title ends that opens a summary in another language than the text above; else i."""
    if (lines[i].joins is True and not lines[i].blank) or ". " not in lines[i].text[:LONGEST_NAMES]:
        return i
    end = i + 1
    while end < len(lines) and lines[end].joins is True and not lines[end].blank and end - i < 4:
        end += 1
    whole = " ".join(x.text.strip() for x in lines[i:end])
    cut = signed_cut(whole)
    above = detect(" ".join(x.text for x in lines[max(0, i - 8) : i]), languages, "")
    if not cut or not above or detect(whole[cut:], languages, above) == above:
        return i
    labelled = any(_label(x.text) for x in lines[end : end + REACH])
    return end if labelled else i


def _label(text: str) -> bool:
    return bool(cues.labelled("keywords", text) or cues.labelled("abstract", text))


def summary_end(lines: Sequence[Line], i: int) -> int:
    """Return where a summary without a label from line i on ends: at the first label of an abstract or of keywords."""
    return next((j for j in range(i, min(i + REACH, len(lines))) if _label(lines[j].text)), i)
