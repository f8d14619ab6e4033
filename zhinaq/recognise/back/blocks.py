"""Back matter: the lines after an article's body in, blocks of references, statements and biographies out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhinaq.block import Block, Text, join_lines
from zhinaq.detect import detect
from zhinaq.finding import Place, Report
from zhinaq.language import Languages
from zhinaq.recognise.back.evidence import LONG_NUMBER, NUMBER, is_fragment, stops
from zhinaq.recognise.back.lists import LAST_SHORT, Run, reference_runs
from zhinaq.recognise.back.together import works
from zhinaq.recognise.unprinted import log_unprinted
from zhinaq.signs import cues
from zhinaq.signs.dates import iso
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.statements import Label, in_language_pattern, is_conflict, is_funding, is_licence, label
from zhinaq.source import Line

LETTER_HEADS = "a letter heads a part of an alphabetical list"
BIOGRAPHY = re.compile(
    r"^[^\W\d_][\w’'ʼ-]+\s+(?:[^\W\d_]{1,2}\s?[.,]\s?-?){1,3}|^[^\W\d_]\w+\s+[^\W\d_]\w+.{0,40}\s[–—-]\s"
)
LISTED = ("reference", "reference-heading")


def back(lines: Sequence[Line], languages: Languages, language: str, report: Report) -> list[Block]:
    """Label every line after the body; nothing is left out: what fits no rule becomes back-other."""
    blocks: list[Block] = []
    runs = {run.start: run for run in reference_runs(lines, languages)}
    i = 0
    while i < len(lines):
        if i in runs:
            blocks += _list(lines, runs[i], languages, language, report)
            i = runs[i].end
            continue
        end = min((s for s in runs if s > i), default=len(lines))
        blocks += _statements(lines[i:end], languages, language, report)
        i = end
    return blocks


def number_lists(blocks: list[Block]) -> list[Block]:
    """Number an article's lists of references from 1 and say which are originals and which romanised."""
    keys = dict.fromkeys(b.data["list"] for b in blocks if b.role in LISTED)
    numbers = {key: n for n, key in enumerate(keys, 1)}
    return _subtypes([_with(b, list=numbers[b.data["list"]]) if b.role in LISTED else b for b in blocks])


def _with(block: Block, **data: object) -> Block:
    return replace(block, data={**block.data, **data})


def _block(
    role: str, lines: Sequence[Line], rule: str, language: str, text: Text | None = None, **data: object
) -> Block:
    first, last = lines[0], lines[-1]
    cert = str(data.pop("cert", "high"))
    return Block(role, text if text is not None else join_lines(lines), first.number, last.number, first.file, language,
                 cert, rule, data)  # fmt: skip


def _list(lines: Sequence[Line], run: Run, languages: Languages, language: str, report: Report) -> Iterator[Block]:
    number = lines[run.start].number  # unique in the file until number_lists counts the article's lists
    for at in run.headings:
        line = lines[at]
        printed = line.text[: run.lead] if run.lead else line.text
        head = join_lines([replace(line, text=printed)]).strip(" \t*_#")
        yield _block("reference-heading", [line], "references.heading", reference_heading(printed) or language, head,
                     list=number)  # fmt: skip
    if run.cert != "high":
        first = lines[run.start]
        place = Place(first.file, first.number, lines[run.end - 1].number)
        report.add("back-001", place, first.text)
    for letter in run.letters:
        line = lines[letter]
        report.repair("label", line.file, (line.number, line.number), line.text, "", LETTER_HEADS)
    at = run.headings[-1] + 1 if run.headings and not run.lead else run.start
    for n, (start, end) in enumerate(run.entries):
        yield from _statements(_left(lines, run, at, start), languages, language, report)
        yield from _entry(lines, run, n, languages, language)
        at = end
    yield from _statements(_left(lines, run, at, run.end), languages, language, report)


def _left(lines: Sequence[Line], run: Run, start: int, end: int) -> list[Line]:
    """Return the lines between two entries that are no part of the list: a notice, a footnote."""
    return [lines[i] for i in range(start, end) if i not in run.letters and i not in run.numbers]


def _entry(lines: Sequence[Line], run: Run, n: int, languages: Languages, language: str) -> Iterator[Block]:
    """Yield an entry of a list, its number before it where that stood alone; two works on one line are two entries."""
    start, end = run.entries[n]
    entry = [lines[i] for i in range(start, end) if i not in run.numbers and i not in run.letters]
    if run.lead and start == run.start:
        entry[0] = replace(entry[0], text=entry[0].text[run.lead :])
    last = n == len(run.entries) - 1
    numbers = [lines[i] for i in run.numbers[n : None if last else n + 1]]
    for text in works(join_lines([*numbers, *entry])):
        match = NUMBER.match(text.chars) or (LONG_NUMBER.match(text.chars) if len(run.entries) > LAST_SHORT else None)
        own = detect(text.chars, languages, language)
        yield _block("reference", sorted([*numbers, *entry], key=lambda x: x.number), "references.entry", own, text,
                     list=lines[run.start].number, n=match.group(1) if match else "", cert=run.cert)  # fmt: skip


def _subtypes(blocks: list[Block]) -> list[Block]:
    """Name the second of two lists romanised when its entries are Latin and pair with the first list's."""
    lists: dict[int, list[Block]] = {}
    for block in blocks:
        if block.role == "reference":
            lists.setdefault(block.data["list"], []).append(block)
    romanised = {n for n, e in lists.items() if n > 1 and not _goes_on(lists, n) and _is_romanised(e, lists[1])}
    return [
        _with(b, subtype="romanised" if b.data["list"] in romanised else "original") if b.role in LISTED else b
        for b in blocks
    ]


def _goes_on(lists: dict[int, list[Block]], number: int) -> bool:
    """Tell whether a list is the next part of the one before it: its numbers go on."""
    last, first = (str(b.data.get("n") or "") for b in (lists[number - 1][-1], lists[number][0]))
    return first.isdigit() and last.isdigit() and int(first) == int(last) + 1 > 1


def _is_romanised(entries: list[Block], first: list[Block]) -> bool:
    marked = sum(bool(in_language_pattern().search(e.text.chars)) for e in entries)
    latin = sum(_mostly_ascii(e.text.chars) for e in entries)
    foreign = sum(not _mostly_ascii(e.text.chars) for e in first)
    near = abs(len(entries) - len(first)) <= max(2, len(first) // 4)
    return near and (marked > 0 or (latin * 10 >= len(entries) * 8 and foreign > 0))


def _mostly_ascii(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isascii() for c in letters) * 10 >= len(letters) * 7


def _statements(lines: Sequence[Line], languages: Languages, language: str, report: Report) -> Iterator[Block]:
    """Cut the lines between lists into paragraphs and give each the kind of the label above it."""
    kind, own = "", language
    for paragraph in _paragraphs(lines):
        found = label(paragraph[0].text)
        text = join_lines(paragraph)
        if len(cues.dates(text.chars)) > 1:
            yield from _dates(text, paragraph, languages, language, report)
            continue
        if found:
            kind, own = found.kind, found.language
            yield from _labelled(paragraph, found, languages)
            continue
        role, rule = _role(text.chars, kind, paragraph)
        if role != kind:
            own = detect(text.chars, languages, language)
        yield _block(role, paragraph, rule, detect(text.chars, languages, own), text,
                     cert="high" if role == kind or role == "licence" else "medium")  # fmt: skip


def _dates(text: Text, paragraph: Sequence[Line], languages: Languages, language: str, report: Report) -> list[Block]:
    """Return the dates of the sentence that closes an article; its labels go into the log."""
    own = detect(text.chars, languages, language)
    dates = [
        _block("date", paragraph, "statements.dates", own, text[a:b], type=kind, when=iso(text.chars[a:b]))
        for kind, a, b in cues.dates(text.chars)
    ]
    return dates + log_unprinted(paragraph, dates, report)


def _labelled(paragraph: Sequence[Line], found: Label, languages: Languages) -> Iterator[Block]:
    if found.kind == "licence":
        yield _block("licence", paragraph, "statements.licence", found.language)
        return
    if found.alone:
        head = join_lines(paragraph[:1]).strip(" \t*_#")
        yield _block("back-heading", paragraph[:1], "statements.heading", found.language, head, type=found.kind)
        if len(paragraph) > 1:
            rest = join_lines(paragraph[1:])
            own = detect(rest.chars, languages, found.language)
            yield _block(found.kind, paragraph[1:], "statements.after-heading", own, rest)
        return
    whole = join_lines(paragraph)
    cut = found.end - (len(paragraph[0].text) - len(paragraph[0].text.lstrip()))
    yield _block("back-heading", paragraph[:1], "statements.run-in", found.language,
                 whole[:cut].strip(" \t*_#"), type=found.kind, run_in=True)  # fmt: skip
    yield _block(found.kind, paragraph, "statements.run-in", detect(whole.chars, languages, found.language),
                 whole[cut:].strip(" \t*_"))  # fmt: skip


def _role(text: str, kind: str, paragraph: Sequence[Line]) -> tuple[str, str]:
    if is_licence(text):
        return "licence", "statements.licence-words"
    if is_conflict(text):
        return "conflict", "statements.conflict-words"
    if kind == "biography" and not BIOGRAPHY.match(text.strip(" *_")) and paragraph[0].blank and len(text) < 40:
        return "back-other", "statements.other"
    if kind:
        return kind, "statements.below-label"
    if is_funding(text):
        return "funding", "statements.funding-words"
    return "back-other", "statements.other"


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Group lines into paragraphs; inside biographies a new author opens a new one."""
    group: list[Line] = []
    for line in lines:
        if group and _begins(line, group):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: Line, group: list[Line]) -> bool:
    before = group[-1]
    if label(line.text) or stops(line) or is_conflict(line.text):
        return True
    found = label(group[0].text)
    if found and found.alone and len(group) == 1:
        return True
    if before.hyphen or is_fragment(line.text):
        return False
    if BIOGRAPHY.match(line.text.strip(" *_")) and before.text.rstrip().endswith((".", ";", ":", ",")):
        return True
    if not line.blank and BIOGRAPHY.match(group[0].text.strip(" *_")):
        return False  # a line of one author's notice goes on until the next name
    return bool(line.blank) if line.joins is None else not line.joins
