"""Which heads open an article, and which are the same article's front matter in another language."""

from __future__ import annotations

from collections.abc import Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise import cues
from zhinaq.recognise.evidence import THRESHOLD, Scored
from zhinaq.recognise.head import Head
from zhinaq.recognise.people_match import same_people
from zhinaq.recognise.references import reference_score
from zhinaq.recognise.statements import reference_heading
from zhinaq.source import Line

LITTLE_BODY = 500  # letters of running text below which no article's body has begun


def attach(lines: Sequence[Line], scored: Sequence[Scored], languages: Languages) -> list[Scored]:
    """Return the heads that open an article, in order; the others are parallel front matter or no heads at all."""
    opening: list[Scored] = []
    family: list[Head] = []
    for n, s in enumerate(scored):
        if not s.head.has("title") and not s.head.has("code"):
            if opening and s.head.has("keywords"):
                family.append(s.head)
            continue
        following = next((x.head.start for x in scored[n + 1 :] if x.score >= THRESHOLD), len(lines))
        if opening and is_parallel(lines, family, s, following, languages):
            family.append(s.head)
        elif s.score >= THRESHOLD:
            opening.append(s)
            family = [s.head]
    return opening


def is_parallel(lines: Sequence[Line], family: Sequence[Head], s: Scored, following: int, languages: Languages) -> bool:
    """Tell whether a head goes on with the article of `family`: no body between, or the same people behind it."""
    head = s.head
    if head.has("code") and any(h.has("code") for h in family):
        return False
    language = head_language(lines, head, languages)
    known = {head_language(lines, h, languages) for h in family if h.has("title")}
    before = body_letters(lines, family[-1].end, head.start)
    if before < LITTLE_BODY and (language not in known or _same(lines, family, head)):
        return True
    after = body_letters(lines, head.end, following)
    if after >= LITTLE_BODY and not (head.has("keywords") and _same(lines, family, head)):
        return False
    return language not in {head_language(lines, family[0], languages)} and (
        _same(lines, family, head) or not head.has("byline") or after < LITTLE_BODY
    )


def _same(lines: Sequence[Line], family: Sequence[Head], head: Head) -> bool:
    mine = " ".join(x.text for x in head.lines("byline", lines))
    return any(same_people(mine, " ".join(x.text for x in h.lines("byline", lines))) for h in family)


def head_language(lines: Sequence[Line], head: Head, languages: Languages) -> str:
    """Return the language of a head: of its abstract and keywords when it has them, else of its title."""
    text = " ".join(x.text for role in ("title", "abstract", "keywords") for x in head.lines(role, lines))
    return detect(text.lower() if text.isupper() else text, languages, "")


def body_letters(lines: Sequence[Line], start: int, end: int) -> int:
    """Count the letters of running text in a stretch, leaving out references and statements."""
    count = 0
    for line in lines[start:end]:
        if reference_score(line.text) >= 2 or reference_heading(line.text):
            continue
        count += cues.letters(line.text)
    return count
