"""Volume, issue, part, pages, extent and edition of a reference; pages and extent are never taken for each other."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhinaq.references.read.working_text import Draft, clean
from zhinaq.references.words import DASH, UPPER, Words

_D = f"[{DASH}]"
_NUM = r"(?:[A-Za-z]{0,2}\d+(?:\.\d+)?[A-Za-z]?)"
_RANGE = rf"{_NUM}(?:\s?{_D}{{1,2}}\s?{_NUM})?"
_LIST = rf"{_RANGE}(?:\s?[,;]\s?\d+(?:\s?{_D}\s?\d+)(?!\s?\())*(?:\s?,\s?\d{{1,3}}(?=[\s.;]*$))?"
_ROMAN = r"(?-i:[IVXLC]+|[ivxlc]+)"


class _Patterns(NamedTuple):
    volume_issue: re.Pattern[str]
    volume: re.Pattern[str]
    volume_after: re.Pattern[str]
    issue_after: re.Pattern[str]
    issue: re.Pattern[str]
    part: re.Pattern[str]
    pages: re.Pattern[str]
    pages_after: re.Pattern[str]
    extent: re.Pattern[str]
    edition: re.Pattern[str]
    reprint: re.Pattern[str]
    article: re.Pattern[str]
    series: re.Pattern[str]


_BARE = (
    re.compile(
        rf"(?<![\w.])(?P<v>\d{{1,4}})\s?\(\s?(?P<i>[\w.]*\d[\w .{DASH}/,]*?|(?:Suppl|Pt|Spec)[^)]*)\)"
        rf"\s*[:,.;]?\s*(?:pp?\.?\s*)?(?P<p>{_LIST}(?!\s*[\w(]))?",
        re.I,
    ),  # fmt: skip
    re.compile(rf"[,;]\s*(?P<v>\d{{1,4}})\s?,\s?\((?P<i>\d+)\)\s?,\s?(?P<p>{_LIST})"),
    re.compile(rf"[,;\x01]\s*(?P<v>)\((?P<i>\d{{1,4}}(?:\s?[{DASH}]\s?\d{{1,4}})?)\)\s?[,:]\s?(?P<p>{_LIST})"),
    re.compile(
        rf"\x01[\s.]*{_D}\s?(?P<v>\d{{1,3}})(?:\s?\((?P<i>\d{{1,4}})\))?\s?[.,]\s?{_D}\s?(?P<p>{_LIST})(?=[\s.,;\x00]*$)"
    ),
    re.compile(rf"(?<![\w.])(?P<v>\d{{1,4}})\s?:\s?(?P<i>\d{{1,3}})\s?[,:;]\s?(?P<p>{_RANGE})(?=[\s.,;\x00\x01]*$)"),
    re.compile(rf"[\x01,;]\s*(?P<v>\d{{1,4}})\s?:\s?(?P<p>{_LIST})(?![\w:])"),
    re.compile(rf",\s*(?P<v>\d{{1,4}})\s*,\s*(?P<i>\d{{1,4}})\s*,\s*(?P<p>{_RANGE})(?=[\s.,;\x00\x01]*$)"),
    re.compile(rf"[,.\x01]?\s*(?P<v>\d{{1,4}})\s*[,.]\s*(?P<p>{_NUM}\s?{_D}\s?{_NUM})(?=[\s.,;()\x00\x01]*$)"),
    re.compile(r",\s*(?P<v>\d{1,4})\s*,\s*(?P<i>\d{1,4})(?=[\s.,;\x00\x01]*$)"),
    re.compile(r",\s*(?P<v>\d{1,4})(?=\s*[,.]?\s*\x00[\x00\s.,;]*$)"),
    re.compile(r",\s*(?P<v>\d{1,4})\s*,\s*(?P<p>[A-Z]?\d{2,6})(?=[\s.,;()\x00\x01]*$)"),
    re.compile(rf"(?<![\w.])(?P<v>\d{{1,4}})(?:\s*[,:]\s*|\s+)(?P<p>{_NUM}\s?{_D}\s?{_NUM})(?=[\s.,;()\x00\x01]*$)"),
    re.compile(r"(?<=[a-z.,])\s+(?P<v>\d{1,3})\s*(?=[,.(]?\s*[\x00\x01])"),
)
_DIGIT = re.compile(r"\d")
_ONE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS = re.compile(rf"(?:1[5-9]|20)\d\d\s?{_D}\s?(?:1[5-9]|20)\d\d")
_PAGES_ONLY = re.compile(rf"[,.:;{DASH}\x01\x00]\s*(?P<p>\d+\s?{_D}\s?\d+)(?=[\s.,;()\x00\x01]*$)")


@cache
def _patterns(words: Words) -> _Patterns:
    def label(kind: str) -> str:
        return words.any_of(kind)

    number = rf"(?:\d+(?:\s?{_D}\s?\d+)?|{_ROMAN})"
    paged = rf"\s?{_D}?\s?{words.any_of('pages_after', 'pages_hyphened', 'extent')}(?!\w)"
    extra = rf"(?:\s?\(\s?\d+(?:\s?[{DASH}/.]\s?\d+)?\s?\))?"
    issue_no = rf"\d+(?:\.\d(?!\d))?[^\W\d_]?(?:\s?[{DASH}/]\s?\d+(?!\d|{paged}))*{extra}|(?-i:[IVXLC]{{1,7}})(?!\w)"
    border = r"(?<!\w)"
    return _Patterns(
        re.compile(
            rf"{border}{label('volume')}\s?[.,:]?\s?(?P<v>{number})\s?[.,]?\s?"
            rf"\((?:{label('issue')}[.:]?\s?)?(?P<i>[^()]{{0,14}}?\d[^()]{{0,12}}?)\)", re.I),
        re.compile(
            rf"{border}(?<!\d{_D}){label('volume')}\s?[.,:]\s?(?P<v>{number})(?![\w])"
            rf"|{border}(?:{_long(words, 'volume')})\s?(?P<w>{number})(?!\w)", re.I),
        re.compile(
            rf"{border}(?P<v>\d+)\s?(?:{_D}?\s?{label('volume_after')}\b|{_D}\s?{label('volume_hyphened')}\.)", re.I),
        re.compile(rf"{border}(?P<i>\d+(?:\s?\(\d+\))?)\s?{_D}?\s?{label('issue_after')}\b", re.I),
        re.compile(rf"(?<![^\W\d_]){label('issue')}\s?[.:]{{0,2}}\s?[.:]?\s?(?P<i>(?:{issue_no}))(?!\w)", re.I),
        re.compile(rf"{border}{label('part')}\s?\.\s?(?P<x>\d+|{_ROMAN})(?!\w)", re.I),
        re.compile(
            rf"(?<![\w])(?P<lead>\d\s)?{label('pages')}\s?[.,]{{0,2}}\s?:?\s?"
            rf"(?P<p>{_LIST}|{_ROMAN}\s?{_D}\s?{_ROMAN})(?![\w])", re.I),
        re.compile(
            rf"(?<![\w.])(?P<p>{_RANGE})\s?{_D}\s?{label('pages_hyphened')}\b\.?"
            rf"|(?<![\w.])(?P<q>{_RANGE})\s?{label('pages_after')}\b\.?"
            rf"|(?<![\w.])(?P<r>\d+\s?{_D}\s?\d+)\s?\.?\s?{label('extent')}(?!\w)\.?", re.I),
        re.compile(rf"(?<![\w.])(?P<e>(?:{_ROMAN}\s?[,+]\s?)?\d+(?:\s?\[\d+\])?)\s?{label('extent')}(?!\w)\.?", re.I),
        re.compile(rf"(?<![\w]){label('edition')}", re.I),
        re.compile(rf"\(\s?{label('reprints')}[^()]*\)", re.I),
        re.compile(
            rf"[,;:.]\s*(?:{label('article_number')}\.?:?\s*(?P<p>[A-Za-z]?\d{{2,9}})|(?P<q>e\d{{3,9}}))(?!\w)", re.I),
        re.compile(rf"\((?:[^\W\d_]+\s){{0,3}}{label('report')}(?!\w)[^()\d]{{0,24}}\d[^()]*\)", re.I),
    )  # fmt: skip


def _long(words: Words, kind: str) -> str:
    """Return the labels of two letters and more: only they may stand without a point."""
    return "|".join(words.loose(w) for w in words.all(kind) if len(w) > 1)


def read_reprint(draft: Draft) -> None:
    """Read «(Reprint: Town, 1998)» as the edition before its year can be taken for that of the book."""
    if match := _patterns(draft.words).reprint.search(draft.text):
        draft.set("edition", match[0].strip(" ()"))
        draft.take(*match.span())


def read_numbers(draft: Draft, start: int) -> None:
    """Read volume, issue, part, pages, extent and edition from `start` on, and blank them."""
    patterns = _patterns(draft.words)
    _edition(draft, patterns, start)
    for pattern in (
        patterns.volume_issue,
        patterns.volume,
        patterns.volume_after,
        patterns.issue_after,
        patterns.issue,
        patterns.part,
    ):
        known = "volume" if "v" in pattern.groupindex else "issue" if "i" in pattern.groupindex else "part"
        if known in draft.fields:
            continue
        if match := _last_outside_title(draft, pattern, start):
            _store(draft, match)
    _pages(draft, patterns, start)


def ends_in_report_number(title: str, words: Words) -> bool:
    """Tell whether a title ends in «(Report No. 12)»: it ends there, and who made the report follows."""
    return any(match.end() == len(title) for match in _patterns(words).series.finditer(title))


def _last_outside_title(draft: Draft, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
    """Return the first match after the host separator, or the last one when there is no host.

    «(Report No. 12)» behind a title belongs to it, as the number of a law does.
    """
    host = max(draft.text.find("//"), start)
    series = [m.span() for m in _patterns(draft.words).series.finditer(draft.text, host)]
    found = [m for m in pattern.finditer(draft.text, host) if not any(a < m.start() < b for a, b in series)]
    if not found:
        return None
    return found[0] if draft.text.find("//") >= 0 else found[-1]


def _store(draft: Draft, match: re.Match[str]) -> None:
    groups = match.groupdict()
    for group, field in (
        ("v", "volume"),
        ("w", "volume"),
        ("i", "issue"),
        ("x", "part"),
        ("p", "pages"),
        ("e", "extent"),
    ):
        if groups.get(group):
            draft.set(field, clean(groups[group]) if group != "i" else groups[group].strip(" .,;"))
    draft.take(*match.span())


def _edition(draft: Draft, patterns: _Patterns, start: int) -> None:
    if match := patterns.edition.search(draft.text, start):
        draft.set("edition", match[0].strip(" ,"))
        draft.take(*match.span())


def _pages(draft: Draft, patterns: _Patterns, start: int) -> None:
    text = draft.text
    start = max(start, text.find("//"))
    for match in patterns.pages.finditer(text, start):
        if _glued(match) or ("., " in match[0] and _ONE_YEAR.fullmatch(match["p"])):
            continue
        if match["lead"] and text[match.end("lead")].islower() and not re.search(_D, match["p"]):
            continue
        if (
            not match["lead"]
            and re.search(r"[^\W\d_]\.\s?$", text[max(0, match.start() - 3) : match.start()])
            and _initial(text, match)
        ):
            continue
        draft.set("pages", match["p"])
        draft.take(match.end("lead") if match["lead"] else match.start(), match.end())
        break
    if "pages" not in draft.fields and (after := patterns.pages_after.search(draft.text, start)):
        draft.set("pages", after["p"] or after["q"] or after["r"])
        draft.take(*after.span())
    if extent := patterns.extent.search(draft.text, start):
        draft.set("extent", extent["e"])
        draft.take(*extent.span())
    if "pages" not in draft.fields and "//" in draft.text and draft.get("issue") and draft.get("extent").isdigit():
        draft.set("pages", draft.fields.pop("extent"))
    by_people = "//" in draft.text or draft.get("people")  # else «Article 12» is one of a law
    if "pages" not in draft.fields and by_people and (article := patterns.article.search(draft.text, start)):
        draft.set("pages", article["p"] or article["q"])
        draft.take(*article.span())


def _glued(match: re.Match[str]) -> bool:
    """Tell whether a label without a point or a blank stands before a single number: «P2P» names no page."""
    label = match[0][: match.start("p") - match.start()]
    return label[-1:].isalpha() and not re.search(_D, match["p"])


def _initial(text: str, match: re.Match[str]) -> bool:
    """Tell whether a page label is the second initial of a name."""
    return (
        bool(re.search(rf"(?<!\w)[{UPPER}]\.\s?$", text[max(0, match.start() - 3) : match.start()]))
        and "//" not in text[: match.start()]
    )


def read_bare_numbers(draft: Draft, start: int) -> None:
    """Read unlabelled volume, issue and pages, as in «31(1): 175-178» and «, 11, 4,», from `start` on."""
    if not _DIGIT.search(draft.text, start):
        return
    if "volume" not in draft.fields:
        for pattern in _BARE:
            match = next(reversed(list(pattern.finditer(draft.text, start))), None)
            if match and _plausible(match, draft):
                if "issue" in draft.fields and "i" in match.groupdict() and match["i"]:
                    continue
                if match.groupdict().get("p") and "pages" in draft.fields:
                    continue
                _store(draft, match)
                break
    if (
        "pages" not in draft.fields
        and (match := _PAGES_ONLY.search(draft.text, start))
        and not (draft.get("place") and _YEARS.fullmatch(match["p"]))
    ):
        _store(draft, match)


def _plausible(match: re.Match[str], draft: Draft) -> bool:
    volume = match["v"]
    before = draft.text[: match.start("v")].rstrip()
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", volume) and not match.groupdict().get("p"):
        return False
    alone = not any(match.groupdict().get(g) for g in "ip")
    serial = "//" in draft.text or draft.get("issue") or draft.get("pages")
    if alone and draft.get("url") and not serial:
        return False
    return bool(before) and before[-1] not in "(" and (len(volume) < 4 or volume[0] != "0")
