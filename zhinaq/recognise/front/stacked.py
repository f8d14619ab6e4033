"""Titles in further languages that stand right under the title, above the byline that all of them share."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise.front.people.extent import take_byline
from zhinaq.recognise.front.titles import latin
from zhinaq.signs import cues
from zhinaq.source import Line

LONGEST, SHORTEST, MOST = 300, 10, 3


def take_stacked(lines: Sequence[Line], title: str, i: int, languages: Languages) -> int:
    """Return where a title that opens at line i in another language than `title` ends; i when none does."""
    seen = [_tongue(title, languages)]
    first = at = i
    for _ in range(MOST):
        end = _paragraph_end(lines, at)
        text = " ".join(cues.bare(x.text) for x in lines[at:end])
        tongue = _tongue(text, languages)
        if not _may_be_title(text) or not tongue or tongue in seen:
            return i
        seen.append(tongue)
        first = end if first == i else first
        at = end
        if at >= len(lines) or lines[at].page or lines[at].blank > 2:
            return i
        if take_byline(lines, at) > at:
            return first
    return i


def _tongue(text: str, languages: Languages) -> str:
    return detect(text.lower(), languages, "")


def _paragraph_end(lines: Sequence[Line], i: int) -> int:
    """Return where the paragraph of a line ends; a change of script ends it too."""
    end = i + 1
    while end < len(lines) and lines[end].joins is True and latin(lines[end].text) == latin(lines[i].text):
        end += 1
    return end


def _may_be_title(text: str) -> bool:
    letters = cues.letters(text)
    apart = (
        cues.no_title(text) or cues.is_contact(text) or cues.is_marks(text) or cues.is_byline(text) or cues.codes(text)
        or cues.doi(text) or cues.is_article_type(text) or cues.affiliation_score(text) >= 2
        or cues.NUMBERED.match(text)
    )  # fmt: skip
    return letters >= SHORTEST and len(text) <= LONGEST and text[0].isupper() and text[-1] not in ".;,:" and not apart
