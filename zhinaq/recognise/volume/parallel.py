"""Which heads open an article, and which are the same article's front matter in another language.

Heads with no body between them form a chain. The last heads of a chain that a body follows, one per language and of
the same people, are one article's; what stands before them in the chain belongs to the article before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhinaq.detect import detect
from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.recognise.back.running_text import LITTLE_BODY, body_letters
from zhinaq.recognise.front.between import asides
from zhinaq.recognise.front.head import Head
from zhinaq.recognise.front.people.people_match import same_people
from zhinaq.recognise.volume.openings import THRESHOLD, Scored
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import label as statement_label
from zhinaq.source import Line

SHORT_BODY = 120  # letters of running text that make a body between heads of different people


def attach(
    lines: Sequence[Line], scored: Sequence[Scored], listed: Collection[int], languages: Languages
) -> list[Scored]:
    """Return the heads that open an article, in order; the others are parallel front matter or no heads at all."""
    starts, ends = {s.head.start for s in scored}, {s.head.end for s in scored}
    heads = [
        s for s in scored
        if s.score >= THRESHOLD or s.head.has("keywords")
        or (s.head.has("abstract") and (s.head.start in ends or s.head.end in starts))
    ]  # fmt: skip
    chains = _chains(lines, heads, listed)
    opening: list[Scored] = []
    family: list[Head] = []
    for n, chain in enumerate(chains):
        following = chains[n + 1][0].head.start if n + 1 < len(chains) else len(lines)
        followed = body_letters(lines, chain[-1].head.end, following, listed) >= LITTLE_BODY
        first = _first_own(lines, chain, family, followed, languages)
        own = [s.head for s in chain[first:]] if first is not None else []
        if first is not None:
            opening.append(chain[first])
            family = [] if _stands_alone(chain[first]) else own
        else:
            family = [*family, *(s.head for s in chain)]
    return opening


def _chains(lines: Sequence[Line], heads: Sequence[Scored], listed: Collection[int]) -> list[list[Scored]]:
    chains: list[list[Scored]] = []
    for s in heads:
        if chains and not _stands_alone(chains[-1][-1]) and _linked(lines, chains[-1][-1].head, s, listed):
            chains[-1].append(s)
        else:
            chains.append([s])
    return chains


def _linked(lines: Sequence[Line], before: Head, s: Scored, listed: Collection[int]) -> bool:
    """Tell whether a head goes on with the chain that ended with another: little text and no references between."""
    end = before.end
    if "code" in s.signs or _stands_alone(s):
        return False
    asides_there = asides(lines, end, s.head.start)
    if any(
        reference_heading(x.text) or statement_label(x.text) or reference_score(x.text) >= 3
        for k, x in enumerate(lines[end : s.head.start], end)
        if k not in asides_there
    ):
        return False
    between = body_letters(lines, end, s.head.start, asides_there.union(listed))
    return between < (SHORT_BODY if _other_people(lines, before, s.head) else LITTLE_BODY)


def _other_people(lines: Sequence[Line], before: Head, head: Head) -> bool:
    """Tell whether two heads with titles are signed by different people: those of short theses."""
    mine, other = _byline(lines, before), _byline(lines, head)
    return before.has("title") and head.has("title") and bool(mine and other) and not same_people(mine, other)


def _stands_alone(s: Scored) -> bool:
    """Tell whether a head is a preface's, a rubric's, or one of the contents without an abstract: nobody's parallel."""
    if s.head.has("abstract") or s.head.has("keywords"):
        return False
    return any(sign in s.signs for sign in ("preface", "rubric", "in-contents"))


def _first_own(
    lines: Sequence[Line], chain: Sequence[Scored], family: Sequence[Head], followed: bool, languages: Languages
) -> int | None:
    """Return which head of a chain opens an article; None when all of them belong to the article before."""
    sure = any(s.score >= THRESHOLD for s in chain)
    starts = [
        k for k, s in enumerate(chain) if _can_open(s) and (s.score >= THRESHOLD or (sure and s.head.has("abstract")))
    ]
    coded = [k for k in starts if "code" in chain[k].signs]
    if coded:
        return coded[0]
    if not starts:
        return None
    if not family:
        return starts[0]
    if not followed:
        return None if _is_family(lines, chain, family, languages) else starts[0]
    languages_seen: set[str] = set()
    first = None
    for k in range(len(chain) - 1, -1, -1):
        language = head_language(lines, chain[k].head, languages)
        if language in languages_seen and chain[k].head.has("title"):
            break
        if first is not None and not _compatible(lines, chain[k].head, chain[first].head):
            break
        languages_seen.add(language)
        if k in starts:
            first = k
    if first is not None and len(chain) == 1 and _one_parallel(lines, chain[0], family, languages):
        return None
    return first


def _can_open(s: Scored) -> bool:
    """Tell whether a head can open an article: it has a title, or all else although the title was not found."""
    return s.head.has("title") or (s.head.has("byline") and s.head.has("people") and s.head.has("keywords"))


def _is_family(lines: Sequence[Line], chain: Sequence[Scored], family: Sequence[Head], languages: Languages) -> bool:
    """Tell whether heads that no body follows are the article's before: its people, or another language."""
    if any(_same(lines, family, s.head) for s in chain):
        return True
    signed = [s.head for s in chain if s.head.has("byline")]
    if signed and any(h.has("byline") for h in family):
        return False  # other people's
    if any(_stands_alone(s) for s in chain):
        return False
    main = head_language(lines, family[0], languages)
    return all(head_language(lines, s.head, languages) != main for s in chain)


def _one_parallel(lines: Sequence[Line], s: Scored, family: Sequence[Head], languages: Languages) -> bool:
    """Tell whether a head that text follows is the family's all the same: its people, another language, an abstract."""
    language = head_language(lines, s.head, languages)
    return (
        language not in {head_language(lines, h, languages) for h in family}
        and _same(lines, family, s.head)
        and (s.head.has("keywords") or s.head.has("abstract"))
    )


def _compatible(lines: Sequence[Line], a: Head, b: Head) -> bool:
    """Tell whether two heads can be of one article: their people agree, or one names none."""
    mine, other = _byline(lines, a), _byline(lines, b)
    return not mine or not other or same_people(mine, other)


def _same(lines: Sequence[Line], family: Sequence[Head], head: Head) -> bool:
    mine = _byline(lines, head)
    return any(same_people(mine, _byline(lines, h)) for h in family)


def _byline(lines: Sequence[Line], head: Head) -> str:
    return " ".join(x.text for x in head.lines("byline", lines))


def head_language(lines: Sequence[Line], head: Head, languages: Languages) -> str:
    """Return the language of a head: of its abstract and keywords when it has them, else of its title."""
    text = " ".join(x.text for role in ("title", "abstract", "keywords") for x in head.lines(role, lines))
    return detect(text.lower(), languages, "")
