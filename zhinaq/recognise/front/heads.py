"""Every head in a run of lines, in reading order; and the title in ordinary letters that stands before a byline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import reference_score
from zhinaq.recognise.front.head import Head, Part, read_head, settle
from zhinaq.recognise.front.people.people_match import same_people
from zhinaq.recognise.front.signed import signed_summary
from zhinaq.recognise.front.titles import LONGEST_TITLE, SENTENCES, stands_apart
from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_section
from zhinaq.source import Line

PARALLEL = "front.abstract-before-parallel"
MOST_BEFORE, MOST_NAMES, LONGEST_NAME = 5, 3, 100


def find_heads(lines: Sequence[Line], languages: Languages, start: int = 0) -> list[Head]:
    """Return every block of front matter from a line on that has a title, a byline, an abstract or keywords."""
    found: list[Head] = []
    i = start
    while i < len(lines):
        due = _first_title(lines, i, start) or stands_apart(lines, i) > 0
        near = bool(found) and found[-1].end == i and (found[-1].has("abstract") or found[-1].has("keywords"))
        signed = signed_summary(lines, i, languages) > i
        if not (near or due or signed or _may_open(lines, i)) or _goes_on(lines[i]):
            i += 1
            continue
        head = read_head(lines, i, languages, due=near or due)
        if head is None or not any(head.has(r) for r in ("title", "byline", "abstract", "keywords")):
            i += 1
            continue
        if near and not _useful(head):
            i += 1
            continue
        head = _title_before(lines, head, _sure_end(found[-1]) if found else 0)
        if found and head.start < found[-1].end:
            found[-1] = _cut(found[-1], head.start)
        found.append(head)
        i = _sure_end(head)
    found = [_body_not_abstract(lines, found, k) for k in range(len(found))]
    while _only_section(lines, found, start):
        start, found = found[0].end, found[1:]
    return found


def _sure_end(head: Head) -> int:
    """Return where a head surely ends: an abstract ended only by a turn of language may be text, and is read again."""
    last = head.parts[-1]
    return last.start if last.rule == PARALLEL else head.end


def _cut(head: Head, end: int) -> Head:
    """Return a head that ends earlier, where the title of the next one was found."""
    parts = [p for p in head.parts if p.start < end]
    return replace(head, end=end, parts=(*parts[:-1], replace(parts[-1], end=min(end, parts[-1].end))))


def _only_section(lines: Sequence[Line], found: Sequence[Head], start: int) -> bool:
    """Tell whether the lone title a text seems to open with is the name of the issue or of a section above a head."""
    if len(found) < 2 or found[0].start - start > 1 or found[1].start > found[0].end + MOST_NAMES:
        return False
    between = lines[found[0].end : found[1].start]
    if any(len(x.text.strip()) > LONGEST_NAME or x.text.rstrip().endswith(".") for x in between):
        return False
    return _lone(found[0]) and (
        _own_title(found[1]) or (len(found) > 2 and _only_section(lines, found[1:], found[0].end))
    )


def _lone(head: Head) -> bool:
    """Tell whether a head is nothing but a title."""
    return all(p.role in ("title", "alt-title", "separator") for p in head.parts)


def _own_title(head: Head) -> bool:
    """Tell whether a head has a title, and people or a code that show it to be its own and no other title's part."""
    return head.has("title") and any(head.has(role) for role in ("byline", "people", "code", "doi"))


def _body_not_abstract(lines: Sequence[Line], found: Sequence[Head], k: int) -> Head:
    """Give back as body what was read as an abstract before a parallel title without enough to show that it is one.

    Other people sign what follows; or nobody does, and the chain of heads ends without keywords or an introduction.
    """
    head = found[k]
    last = head.parts[-1]
    if last.rule != PARALLEL:
        return head
    body = replace(head, end=last.start, parts=head.parts[:-1])
    if k + 1 == len(found) or found[k + 1].start != head.end:
        return body
    mine, other = (" ".join(x.text for x in h.lines("byline", lines)) for h in (head, found[k + 1]))
    if mine and other:
        return head if same_people(mine, other) else body
    end = k + 1
    while end + 1 < len(found) and found[end + 1].start == found[end].end:
        end += 1
    shown = any(h.has("keywords") for h in found[k : end + 1]) or any(
        p.rule == "front.abstract-label" for p in found[end].parts
    )
    after = lines[found[end].end].text if found[end].end < len(lines) else ""
    return head if shown or cues.introduction(after) else body


def _goes_on(line: Line) -> bool:
    """Tell whether a line with a DOI is the wrapped end of the reference above it."""
    return line.joins is True and not line.blank and bool(cues.doi(line.text)) and not cues.codes(line.text)


def _may_open(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    return bool(
        cues.is_capitals(text) or cues.is_byline(text) or cues.codes(text) or cues.is_marks(text)
        or cues.is_article_type(text) or cues.labelled("keywords", text) or cues.labelled("abstract", text)
        or cues.is_styled(lines[i])
        or cues.doi(text) or stands_apart(lines, i)
    )  # fmt: skip


def _first_title(lines: Sequence[Line], i: int, start: int) -> bool:
    """Tell whether the first line of a text may be its title: nothing below is one more surely."""
    return i == start and not any(
        cues.opens_article(x.text) or cues.is_capitals(x.text) or cues.is_styled(x) for x in lines[i + 1 : i + 5]
    )


def _useful(head: Head) -> bool:
    """A head whose title was only due because another ended there must show more than that title."""
    plain = [p for p in head.parts if p.role == "title" and p.rule == "front.title-plain"]
    return not plain or any(head.has(r) for r in ("byline", "abstract", "keywords"))


def _title_before(lines: Sequence[Line], head: Head, floor: int) -> Head:
    """Put the plain title that stands right before a byline into its head."""
    titles = [p for p in head.parts if p.role == "title"]
    first = next((p for p in head.parts if p.role != "separator"), None)
    if (
        first is None
        or first.role not in ("byline", "abstract")
        or any(p.rule == "front.title-capitals" for p in titles)
    ):
        return head
    if first.role == "abstract" and titles:
        return head
    start = _plain_before(lines, first.start, floor)
    if start == first.start:
        return head
    parts = [p for p in head.parts if p.role != "title"] if titles else list(head.parts)
    if titles:  # what was read as the title after the byline is text
        keep = [p for p in parts if p.start < titles[0].start]
        rest = [p for p in parts if p.start >= titles[0].start and p.role != "abstract"]
        parts = (
            keep
            if not rest
            else [
                *keep,
                Part("abstract", titles[0].start, rest[0].start, "front.abstract-before-keywords", "medium"),
                *rest,
            ]
        )
    parts.insert(0, Part("title", start, first.start, "front.title-before-byline", "medium"))
    return replace(head, start=start, end=parts[-1].end, parts=settle(parts))


def _plain_before(lines: Sequence[Line], i: int, floor: int) -> int:
    """Return where a title in ordinary letters that ends before line i begins; i when there is none."""
    k = i
    while k > floor and i - k < MOST_BEFORE:
        k -= 1
        line = lines[k]
        if not _may_be_title(line, last=k == i - 1):
            return i
        if (
            _after_sentence(lines, k)
            or line.blank
            or line.page
            or cues.is_styled(line)
            or k == floor
            or cues.codes(lines[k - 1].text)
            or (cues.doi(lines[k - 1].text))
        ):
            break
    else:
        return i
    text = " ".join(cues.bare(x.text) for x in lines[k:i])
    if (
        not text
        or not (text[0].isupper() or text[0] in '\u00ab"\u201c')
        or len(text) > LONGEST_TITLE
        or reference_score(text) >= 2
        or SENTENCES.search(text)
    ):
        return i
    alone = lines[k].blank > 0 or lines[k].joins is False
    return k if cues.letters(text) >= 12 and (len(text.split()) > 1 or alone) else i


def _after_sentence(lines: Sequence[Line], k: int) -> bool:
    """Tell whether line k opens a paragraph and the text before it is finished."""
    return lines[k].joins is False and (
        k == 0 or lines[k - 1].text.rstrip().endswith((".", "!", "?", ")", "]", "/", ";", "*"))
    )


def _may_be_title(line: Line, last: bool) -> bool:
    text = cues.bare(line.text)
    return not (
        text.endswith((".", ";")) or (last and text.endswith((",", ":"))) or cues.no_title(text)
        or cues.is_contact(text) or cues.is_marks(text)
        or cues.is_byline(text) or cues.codes(text) or cues.doi(text) or len(text) > LONGEST_TITLE
        or cues.NUMBERED.match(text) or cues.affiliation_score(text) >= 3 or cues.is_separator(text)
        or cues.is_article_type(text) or is_section(text)
    )  # fmt: skip
