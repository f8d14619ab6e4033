"""Cut a volume into its articles: heads are found, weighed, and told apart from parallel front matter and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from zhinaq.finding import Place, Report
from zhinaq.language import Languages
from zhinaq.recognise.back.running_text import LITTLE_BODY, body_letters, listed_lines
from zhinaq.recognise.front.head import Head
from zhinaq.recognise.front.heads import find_heads
from zhinaq.recognise.volume.closing import closing_index, closing_matter
from zhinaq.recognise.volume.matter import Stretch, contents_pages, entries, leading_matter
from zhinaq.recognise.volume.openings import THRESHOLD, WEIGHTS, Scored, key, weigh
from zhinaq.recognise.volume.parallel import attach
from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_board, is_preface, is_section, names_issue
from zhinaq.source import Line

SHAPE = ("code", "byline", "title-in-capitals", "page-start", "keywords", "abstract-label", "blank-lines-after", "doi")
EXPECTED = ("code", "byline", "title-in-capitals")
MOST_SECTION_LINES, FEW_LINES = 6, 3
SHAPE_WEIGHT, ENOUGH, NEAR, LONE = 1.6, 3, 0.5, 1.2


@dataclass(frozen=True)
class Extent:
    """Lines [start, end) of a volume: an article, preface, fragment, contents page or other matter of the volume."""

    start: int
    end: int
    kind: str
    section: str = ""
    cert: str = "high"
    rule: str = ""


@dataclass(frozen=True)
class Opening:
    """A head with its evidence: does it open an article, and at which line (its section's name included)?"""

    scored: Scored
    start: int
    opens: bool


def openings(lines: Sequence[Line], languages: Languages, listed: Collection[int]) -> list[Opening]:
    """Return every head of a text as the rules weigh it."""
    pages = contents_pages(lines)
    titles = [e for page in pages for e in entries(lines, page)]
    heads = _heads_between(lines, languages, leading_matter(lines), pages)
    scored = _by_shape([weigh(lines, h, titles, listed) for h in heads])
    opening = attach(lines, scored, listed, languages) or _only(scored)
    out, end = [], 0
    for s in scored:
        opens = s in opening
        out.append(Opening(s, max(_with_section(lines, s.head.start), end) if opens else s.head.start, opens))
        end = s.head.end if opens else end
    return out


def split(lines: Sequence[Line], languages: Languages, report: Report) -> list[Extent]:
    """Return extents that cover every line in order; doubtful boundaries are reported."""
    if not lines:
        return []
    pages = contents_pages(lines)
    titles = [e for page in pages for e in entries(lines, page)]
    opening_pages = leading_matter(lines)
    heads = _heads_between(lines, languages, opening_pages, pages)
    listed = listed_lines(lines, languages)
    scored = _by_shape([weigh(lines, h, titles, listed) for h in heads])
    opening = attach(lines, scored, listed, languages) or _only(scored)
    ends = [0, *(s.head.end for s in opening)]  # no section's name reaches into the head before
    starts = [(max(_with_section(lines, s.head.start), end), s) for s, end in zip(opening, ends, strict=False)]
    _report(lines, scored, opening, report)
    return _without_imprint(lines, _extents(lines, starts, pages, opening_pages))


def _without_imprint(lines: Sequence[Line], found: list[Extent]) -> list[Extent]:
    """Take the imprint that closes the volume off its last article."""
    start, last = closing_matter(lines), found[-1]
    if last.kind != "article" or start <= last.start + 1 or start == len(lines):
        return found
    return [*found[:-1], replace(last, end=start), Extent(start, last.end, "frontmatter", rule="volume.closing")]


def _heads_between(lines: Sequence[Line], languages: Languages, start: int, pages: Sequence[Stretch]) -> list[Head]:
    """Return the heads between contents pages and before a closing index; no entry of one is read into a head."""
    heads: list[Head] = []
    last = closing_index(lines)
    for page in (*pages, Stretch(last, len(lines), "end")):
        if min(page.start, last) > start:
            heads += find_heads(lines[: min(page.start, last)], languages, start)
        start = max(start, page.end)
    return heads


def _only(scored: list[Scored]) -> list[Scored]:
    """Believe a title at the very start of a text that shows no other head: it holds one article."""
    return [s for s in scored[:1] if s.head.start <= 3 and s.head.has("title") and s.score >= LONE]


def _by_shape(scored: list[Scored]) -> list[Scored]:
    """Weigh again: what the sure articles of this volume share speaks for the others, and is missed in them."""
    sure = [s for s in scored if s.score >= THRESHOLD + 0.8 and "no-title" not in s.signs]
    if len(sure) < ENOUGH:
        return scored
    counts = Counter(sign for s in sure for sign in set(s.signs))
    usual = {sign: counts[sign] / len(sure) for sign in SHAPE}
    out = []
    for s in scored:
        extra = 0.0
        for sign, share in usual.items():
            if share >= 0.9 and sign in EXPECTED and sign not in s.signs:
                extra -= SHAPE_WEIGHT * (share - 0.5) * (2 if sign == "code" else 1)
            elif share >= 0.7 and sign in s.signs:
                extra += SHAPE_WEIGHT * (share - 0.5) / 2
        out.append(replace(s, extra=extra))
    return out


def _with_section(lines: Sequence[Line], start: int) -> int:
    """Take the issue's section heading that stands right before a head into the article's lines."""
    k = start
    while k > 0 and start - k < MOST_SECTION_LINES and any(is_section(x.text) for x in lines[max(0, k - 2) : k]):
        k -= 1
    if k == start and k > 0 and _may_be_section(lines, k - 1):
        k -= 1
    few = k <= FEW_LINES and all(len(x.text) < 160 for x in lines[:k])
    return (
        0
        if few and body_letters(lines, 0, k, ()) < LITTLE_BODY // 2 and not any(_ends_text(lines, i) for i in range(k))
        else k
    )


def _may_be_section(lines: Sequence[Line], k: int) -> bool:
    """Tell whether a short line in capitals, set off from the text above, names a section of the issue."""
    line, text = lines[k], cues.bare(lines[k].text)
    if not (line.blank or line.page or line.joins is False) or len(text) > 80 or cues.no_title(text):
        return False
    return cues.is_capitals(text) and not cues.is_byline(text) and cues.affiliation_score(text) < 1.5


def _ends_text(lines: Sequence[Line], k: int) -> bool:
    """Tell whether a line ends a text, and is no head that comes back on other pages."""
    line, mine = lines[k], key(lines[k : k + 1])
    long = len(line.text) > 60 and line.text.rstrip().endswith(".")
    return long and not any(key([x]) == mine for x in lines[k + 1 :])


def _extents(
    lines: Sequence[Line], starts: list[tuple[int, Scored]], pages: list[Stretch], opening_pages: int
) -> list[Extent]:
    out: list[Extent] = []
    first = starts[0][0] if starts else len(lines)
    out += _leading(lines, first, pages, opening_pages)
    section = ""
    for n, (start, s) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(lines)
        page = next((p for p in pages if start < p.start < end), None)
        stop = page.start if page else end
        section = _section_name(lines, start, s.head.start) or section
        kind = "preface" if is_preface(" ".join(x.text for x in s.head.lines("title", lines))) else "article"
        out.append(Extent(start, stop, kind, section, s.cert, "volume." + "+".join(s.signs[:4])))
        if page:
            out.append(Extent(page.start, end, "contents", "", "high", "volume.contents"))
    return out


def _leading(lines: Sequence[Line], first: int, pages: list[Stretch], opening_pages: int) -> list[Extent]:
    """Name what stands before the first article: matter of the volume, or the end of an earlier article."""
    out: list[Extent] = []
    at = min(opening_pages, first)
    page = next((p for p in pages if p.start < first), None)
    if at and not (page and page.start < at):
        out.append(Extent(0, at, "frontmatter", rule="volume.leading"))
    else:
        at = 0
    if page:
        if page.start > at:
            out.append(Extent(at, page.start, "frontmatter", rule="volume.before-contents"))
        rest = body_letters(lines, page.end, first, ()) >= LITTLE_BODY
        out.append(Extent(page.start, page.end if rest else first, "contents", rule="volume.contents"))
        at = page.end if rest else first
    if at < first:
        out.append(Extent(at, first, "fragment", cert="medium", rule="volume.no-head"))
    return out


def _section_name(lines: Sequence[Line], start: int, head: int) -> str:
    own = [x for x in lines[start:head] if not (cues.is_separator(x.text) or is_board(x.text) or names_issue(x.text))]
    return " ".join(cues.bare(x.text) for x in own)


def _report(lines: Sequence[Line], scored: list[Scored], opening: list[Scored], report: Report) -> None:
    """Report boundaries that were barely believed, and heads that were barely not."""
    for s in scored:
        line = lines[s.head.start]
        place = Place(
            line.file, line.number, lines[s.head.end - 1].number if s.head.end - s.head.start < 12 else line.number + 5
        )
        signs = ", ".join(sorted(s.signs, key=lambda x: -abs(WEIGHTS[x])))
        if s in opening and s.cert == "low":
            report.add("art-002", place, line.text.strip(), signs=signs)
        elif s not in opening and THRESHOLD - NEAR <= s.score < THRESHOLD and s.head.has("title"):
            report.add("art-003", place, line.text.strip(), signs=signs)
