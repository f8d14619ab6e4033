"""How much running text stands between two lines, references and back matter left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.recognise.back.lists import reference_runs
from zhinaq.signs import cues
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import label
from zhinaq.source import Line

LITTLE_BODY = 500  # letters of running text below which no article's body has begun


def listed_lines(lines: Sequence[Line], languages: Languages) -> frozenset[int]:
    """Return the indices of lines inside lists of references."""
    return frozenset(i for run in reference_runs(lines, languages) for i in range(run.start, run.end))


def body_letters(lines: Sequence[Line], start: int, end: int, listed: Collection[int]) -> int:
    """Count the letters of running text in lines [start, end); biographies and what follows them do not count."""
    count = 0
    for i in range(start, end):
        text = lines[i].text
        found = label(text)
        if found and found.alone and found.kind in ("biography", "licence"):
            rest = range(i + 1, end)
            if not any(cues.plain_heading(lines[k].text) or cues.introduction(lines[k].text) for k in rest):
                break
        if i in listed or reference_heading(text) or reference_score(text) >= 2:
            continue
        count += cues.letters(text)
    return count
