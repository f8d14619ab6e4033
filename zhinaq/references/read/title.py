"""Title, container and what else is left of a reference once names, dates, numbers and addresses are read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.dates import find_date, without_day
from zhinaq.references.read.imprint import is_publisher
from zhinaq.references.read.numbers import ends_in_report_number
from zhinaq.references.read.sentences import Segment, segments
from zhinaq.references.read.working_text import TAKEN, YEAR, Draft, clean, unquoted
from zhinaq.references.words import DASH, LOWER, OPEN, UPPER, Words

_MARK = re.compile(r"[\x00\x01]")
_IN = re.compile(r"^in:?\s+", re.IGNORECASE)
_KIND_BEHIND = re.compile(r"[\x00\s]*:\s")
_ACT_BEHIND = re.compile(r"\s*:[^\x00]*\b\d{1,4}(?:-\w+)?\s*$")
_CODE = re.compile(rf"(?<![{LOWER}])(?=\S*\d)[{UPPER}][{UPPER}\d.]*/[{UPPER}\d./{DASH}]+(?![{LOWER}])")


class _Patterns(NamedTuple):
    journal: re.Pattern[str]
    collection: re.Pattern[str]
    series: re.Pattern[str]
    kind: re.Pattern[str]
    thesis: re.Pattern[str]
    patent: re.Pattern[str]
    place: re.Pattern[str]


@cache
def _patterns(words: Words) -> _Patterns:
    return _Patterns(
        re.compile(rf"\b{words.any_of('journals', 'newspapers')}(?!\w)", re.I),
        re.compile(rf"\b{words.any_of('collections')}(?!\w)", re.I),
        re.compile(rf"\b{words.any_of('series')}(?!\w)", re.I),
        re.compile(rf"{words.any_of('kind_words')}(?!\w)", re.I),
        re.compile(
            rf"[\s:.,;(\[](?P<kind>{words.any_of('thesis')}(?:[^\x00\x01/]{{0,160}}?)(?::?\s*\d[\w.]{{4,11}}\s?[{DASH}]\s?[^/\x00\x01;]{{3,80}}?(?=\s?/))?)(?=\s*[\x00\x01]|\s*/|\s*[.,:]?\s+[{DASH}]|(?-i:[.,)\]]\s+(?=[{UPPER}{OPEN}]))|\s*:\s*\d|\s*$)",
            re.I,
        ),
        re.compile(words.any_of("patents"), re.I),
        re.compile(rf"\.\s+(?:{words.any_of('city_mark')}\.\s?)?{words.any_of('places')}\.?,$"),
    )


def read_thesis(draft: Draft, start: int) -> None:
    """Read and blank the note that a work is a thesis: «dis. … kand. filol. nauk», «PhD dissertation»."""
    if (match := _patterns(draft.words).thesis.search(draft.text, start + 4)) and len(match["kind"]) < 160:
        draft.set("kind", clean(match["kind"]) + ("." if match["kind"].rstrip().endswith(".") else ""))
        draft.take(*match.span())


def read_body(draft: Draft, start: int, host: tuple[int, int] | None, quoted: int = 0) -> None:
    """Read title and container; `host` is the span of the separator, `quoted` the end of a quoted title."""
    if host:
        if not quoted:
            _title(draft, start, host[0])
        elif not clean(_MARK.split(draft.text[host[1] :])[0]) and (between := clean(draft.text[quoted : host[0]])):
            draft.set("container", between)
            return
        _container(draft, host[1])
        return
    if quoted:
        _container(draft, quoted, weak=True)
        return
    found = segments(draft, start, len(draft.text))
    if found:
        _unhosted(draft, found, start)


def _title(draft: Draft, start: int, end: int) -> None:
    text = draft.text[start:end]
    pieces = [p for p in _MARK.split(text) if re.search(r"\w", p)]
    if len(pieces) == 2 and draft.get("medium") and _ACT_BEHIND.match(pieces[1]):
        pieces = [f"{pieces[0].rstrip()}: {pieces[1].lstrip(' :.')}"]
        text = pieces[0]
    title = max(pieces, key=len) if pieces else ""
    if title and text.lstrip(" .,:" + YEAR + TAKEN).startswith(pieces[0].lstrip(" .,:")) and len(pieces[0]) > 12:
        title = pieces[0]
    draft.set("title", _trimmed(_unsigned(draft, title)))


def _unsigned(draft: Draft, title: str) -> str:
    """Cut the place and day of signing off the end of the title of a document, when its year is read elsewhere."""
    tail = max(0, len(title.rstrip()) - 40)
    when = find_date(title[tail:], draft.words) if len(title) > 40 and draft.get("year") else None
    if when is None or clean(title[tail + when[1] :]) or len(when[2]) < 10:
        return title
    kept = title[: tail + when[0]].rstrip()
    if kept[-1:] not in (".", ","):
        return title
    place = _patterns(draft.words).place.search(kept)
    return kept[: place.start()] if place else kept


def _trimmed(title: str) -> str:
    kept = clean(title)
    stop = title.rstrip(" /" + DASH)[-1:]
    return unquoted(kept) + (stop if stop and stop in "?!" and not kept.endswith(stop) else "")


def _container(draft: Draft, start: int, *, weak: bool = False) -> None:
    """Read the container behind a host separator: everything up to the first blanked part."""
    text = draft.text[start:]
    lead = re.match(r"[\s.,:;\x00\x01]*", text)
    offset = lead.end() if lead else 0
    if "//" in text[:offset] or (
        offset and TAKEN in text[:offset] and not weak and "editors_printed" not in draft.fields and offset > 6
    ):
        offset = 0
    mark = _MARK.search(text, offset)
    stretch = text[offset : mark.start() if mark else len(text)]
    kept = _undated(clean(stretch), draft.words)
    kept = _IN.sub("", kept) if weak else kept
    if not weak:
        _hosted_container(draft, start + offset, start + offset + len(stretch), kept)
        return
    patterns = _patterns(draft.words)
    parts = segments(draft, start, len(draft.text))
    serial = any(draft.get(f) for f in ("volume", "issue", "pages"))
    if not parts:
        return
    if serial or (draft.get("url") and not draft.get("place")) or draft.get("date"):
        draft.set("container", unquoted(kept))
    elif patterns.kind.match(parts[0].text):
        draft.set("kind", parts[0].text)
    elif is_publisher(parts[-1].text, draft.words):
        draft.set("publisher", parts[-1].text)
        draft.set("container", parts[0].text if len(parts) > 1 else "")
    elif not draft.get("place") and len(parts) == 1:
        draft.set("container", unquoted(kept), "medium")


def _hosted_container(draft: Draft, start: int, end: int, kept: str) -> None:
    """Store a container behind a separator; of a chapter in a book without place, the last part is the publisher."""
    if draft.get("publisher") or draft.get("place") or draft.get("issue") or draft.get("volume") or "//" in draft.text:
        house = draft.get("extent") and not any(
            draft.get(f) for f in ("pages", "issue", "volume", "place", "publisher")
        )
        if (
            house
            and len(kept.split()) < 6
            and is_publisher(kept, draft.words)
            and not _journal_like(kept, draft.words) > 4
        ):
            draft.set("publisher", kept, "medium")
        else:
            draft.set("container", unquoted(kept))
        return
    parts = segments(draft, start, len(draft.text))
    inside = [p for p in parts if p.start < end]
    tail = parts[-1] if len(parts) > 1 else None
    named = tail is not None and (is_publisher(tail.text, draft.words) or len(tail.text.split()) <= 3)
    if tail is None or not named or draft.get("url"):
        draft.set("container", unquoted(kept))
        return
    draft.set("publisher", tail.text, "medium")
    kept_parts = inside[:-1] if tail in inside else inside
    draft.set("container", unquoted(_join(draft, kept_parts)))


def _undated(container: str, words: Words) -> str:
    """Cut a full date off the end of a container; its year is known already."""
    when = find_date(container, words) if container[-4:].isdigit() else None
    if when and when[1] == len(container) and when[0] > 3:
        return clean(container[: when[0]])
    return without_day(container, words)


def _unhosted(draft: Draft, found: list[Segment], start: int) -> None:
    """Decide where a title without `//` ends: serial numbers, dates and publishers tell."""
    for at, segment in enumerate(found[1:], 1):
        if _patterns(draft.words).patent.match(segment.text):
            draft.set("number_of_act", _join(draft, found[at:]))
            draft.set("title", _join(draft, found[:at]))
            return
    serial = bool(draft.get("volume") or draft.get("issue"))
    head = _before_marks(found)
    text = draft.text
    people = bool(draft.get("people"))
    if len(found) == 1 or len(head) == 1 and len(found) == len(head):
        only = found[0]
        if serial and people and draft.get("comma_style") and ", " in text[only.start : only.end]:
            _serial(draft, found, head)
            return
        alone = not people and (serial or (draft.get("date") and not draft.get("url") and not draft.get("place")))
        named = _patterns(draft.words).journal.search(only.text) is not None
        alone = alone and len(only.text.split()) <= (12 if named else 6) and not draft.get("dated_at")
        alone = alone and not draft.get("extent") and (bool(draft.get("issue")) or not draft.get("publisher"))
        draft.set("container" if alone else "title", _trimmed(text[only.start : only.end]))
        return
    tome = draft.get("place") and (draft.get("publisher") or not draft.get("issue")) and serial
    tome = tome or (draft.get("place") and draft.get("issue").isalpha())
    if tome and (not people or not draft.get("pages")) and not (draft.get("issue") and people):
        _book(draft, found, head)
        return
    if serial or (draft.get("pages") and not draft.get("place") and not draft.get("publisher")):
        _serial(draft, found, head)
        return
    if people and draft.get("place") and _span(draft.get("pages")) and _collected(draft, head):
        return
    if head and len(head) < len(found) and draft.get("date") and not draft.get("place"):
        _dated(draft, found, head)
        return
    _book(draft, found, head)


def _span(pages: str) -> bool:
    return re.search(rf"\d\s?[{DASH}]\s?\d", pages) is not None


def _collected(draft: Draft, head: list[Segment]) -> bool:
    """Read «Title. Collection of articles. Town: House, year. Pages» where no separator marks the collection."""
    collection = _patterns(draft.words).collection
    if len(head) < 2 or not any(collection.search(s.text) for s in head[1:]):
        return False
    draft.set("title", _join(draft, head[:1]))
    draft.set("container", unquoted(_join(draft, head[1:])), "medium")
    return True


def _before_marks(found: list[Segment]) -> list[Segment]:
    head = [found[0]]
    for segment in found[1:]:
        if segment.after_mark:
            break
        head.append(segment)
    return head


def _join(draft: Draft, parts: list[Segment]) -> str:
    return _trimmed(draft.text[parts[0].start : parts[-1].end]) if parts else ""


def _serial(draft: Draft, found: list[Segment], head: list[Segment]) -> None:
    """Cut «Title. Journal. 1(2)» at the sentence end or comma with the most journal-like words behind it."""
    start, end = head[0].start, head[-1].end
    stretch = draft.text[start:end]
    behind = found[len(head) :]
    if len(head) == 1 and behind and behind[0].text[:1].isupper() and not draft.get("people_year"):
        draft.set("title", _trimmed(stretch))
        draft.set("container", behind[0].text, "medium")
        return
    if draft.get("people") and _no_title(stretch):
        draft.set("container", clean(stretch), "medium")
        return
    cuts = [(s.start - start, 2.0) for s in head[1:]]
    commas = 1.5 if draft.get("comma_style") else 0.0
    cuts += [(m.end(), commas) for m in re.finditer(rf",\s(?=[{UPPER}])", stretch)]
    scored = [
        (weight + _journal_like(stretch[at:], draft.words), -at) for at, weight in cuts if len(stretch[:at].split()) > 1
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] < 1.5:
        draft.set("title", _trimmed(stretch))
        if behind:
            draft.set("container", behind[0].text, "medium")
        return
    cut = _before_series(-best[1], [s.start - start for s in head], stretch, draft.words)
    if not draft.get("people") and stretch.lstrip()[:1] in OPEN and len(head) == 2 and best[0] < 4:
        draft.set("container", unquoted(head[0].text))
        draft.set("publisher", head[1].text, "medium")
        return
    draft.set("title", _trimmed(stretch[:cut]))
    draft.set("container", unquoted(clean(stretch[cut:])), "high" if len(cuts) == 1 else "medium")


def _before_series(cut: int, starts: list[int], stretch: str, words: Words) -> int:
    """Move a cut that left only «X series» for the container one sentence back: the series belongs to a journal."""
    series = _patterns(words).series
    at = starts.index(cut) if cut in starts else 0
    brief = len(stretch[cut:].split()) <= 4 and series.search(stretch[cut:])
    return starts[at - 1] if at > 1 and brief else cut


def _journal_like(text: str, words: Words) -> float:
    """Weigh how much a phrase reads like the name of a journal: its words, capitals, abbreviations, length."""
    patterns = _patterns(words)
    tokens = re.findall(r"[^\W\d_]+\.?", text)
    if not tokens:
        return -5.0
    score = 0.0
    if match := patterns.journal.search(text):
        score += 2.0 if match.start() < 12 else 1.0
    large = [t for t in tokens if t[:1].isupper()]
    content = [t for t in tokens if t[:1].isupper() or len(t) > 4]
    share = len(large) / max(len(content), 1)
    score += 2.0 * share - (1.0 if share < 0.5 and len(tokens) > 4 else 0.0)
    score += 1.0 if sum(t.endswith(".") for t in tokens) >= 2 else 0.0
    return score - 0.15 * max(len(tokens) - 6, 0)


def _no_title(stretch: str) -> bool:
    """Tell whether authors are followed by a journal at once, as in «Authors, J. Am. Chem. Soc. 2007»."""
    tokens = re.findall(r"\S+", stretch.strip(" ,."))
    if len(tokens) == 1:
        return len(tokens[0]) <= 8
    short = sum(t.endswith(".") for t in tokens) + stretch.rstrip().endswith(".")
    capital = all(t[:1].isupper() or t in ("&", "of") for t in tokens)
    return capital and (len(tokens) <= 4 or (len(tokens) <= 6 and short * 2 >= len(tokens)))


def _dated(draft: Draft, found: list[Segment], head: list[Segment]) -> None:
    """Read «Title. (2022, September 16). Site»: what follows the date is where it stood."""
    draft.set("title", _join(draft, head))
    tail = found[len(head) :]
    draft.set("container", _join(draft, tail[:1]), "high" if len(tail) == 1 else "medium")


def _brief_publisher(draft: Draft, text: str) -> bool:
    """Tell whether «Authors (year). Title. Publisher.» ends in a publisher: few words, the first with a capital."""
    return bool(draft.get("people_year")) and not draft.get("place") and len(text.split()) <= 3 and text[:1].isupper()


def _split_place(draft: Draft) -> None:
    """Take «Town, Country» behind the name of a press for the place."""
    name, *rest = draft.get("publisher").split(", ")
    town = rest and all(part.istitle() and len(part.split()) < 3 for part in rest)
    if town and not draft.get("place") and not any(is_publisher(part, draft.words) for part in rest):
        draft.fields["publisher"] = name
        draft.set("place", ", ".join(rest), "medium")


def _book(draft: Draft, found: list[Segment], head: list[Segment]) -> None:
    """Read a book, a page or a report: all sentences before the imprint are title, unless the last is a publisher."""
    last = len(head)
    if last > 1 and ends_in_report_number(head[-2].text, draft.words) and not draft.get("publisher"):
        draft.set("publisher", head[-1].text, "medium")
        last -= 1
    elif draft.get("date") and last > 1 and not (draft.get("place") or draft.get("publisher")) and draft.get("people"):
        draft.set("container", head[-1].text, "medium")
        last -= 1
    elif (
        draft.get("url") and draft.get("year") and draft.get("people_year") and len(head) > 1 and not draft.get("place")
    ):
        if len(head[-1].text.split()) <= 5:
            draft.set("container", head[-1].text, "medium")
            last -= 1
    elif last > 1 and not draft.get("publisher") and not draft.get("url") and _brief_publisher(draft, head[-1].text):
        draft.set("publisher", head[-1].text, "medium")
        last -= 1
    elif (
        last > 1
        and not draft.get("publisher")
        and is_publisher(head[-1].text, draft.words)
        and len(head[-1].text.split()) <= 9
    ):
        draft.set("publisher", head[-1].text)
        last -= 1
    _split_place(draft)
    while last > 1 and _CODE.search(head[last - 1].text) and len(head[last - 1].text.split()) <= 5:
        draft.set("number_of_act", head[last - 1].text)
        last -= 1
    draft.set("title", _join(draft, head[:last]))
    tail = found[len(head) :]
    if tail and draft.get("medium") and _KIND_BEHIND.match(draft.text, head[-1].end):
        draft.set("kind", tail[0].text)
    if tail and not draft.get("publisher") and is_publisher(tail[0].text, draft.words):
        draft.set("publisher", clean(tail[0].text), "medium")
