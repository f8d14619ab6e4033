"""Find the lists of references among lines, with or without a heading, and cut them into entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhinaq.language import Languages
from zhinaq.recognise.back.decode import Cut, decode
from zhinaq.recognise.back.evidence import YEAR, bare_number, is_closed, number_of, reference_score
from zhinaq.recognise.back.rows import is_dated, opens_with_surname, rows_of
from zhinaq.recognise.back.sublists import first_entry, is_letter
from zhinaq.signs.list_headings import SURE, list_heading, run_in_reference_heading
from zhinaq.source import Line

ALONE = re.compile(r"[\s*_\\]*[\[(]?(\d{1,3})\s?[.)\]]{1,2}[\s*_\\]*")
SHORT_LIST, PLAIN_LIST = 2, 4
FIRST_LINES = 4  # of an entry
PLAIN = 2.0  # the mean sum of an entry from which the numbers of a list are its own
LAST_SHORT = 999
QUIET = 30  # lines without a mark of a reference, behind which no list goes on
NUMBERS_APART = 40  # lines between two numbers that stand alone
SENTENCES = 600  # letters a line of a list without heading has at most, on average


@dataclass(frozen=True)
class Run:
    """One list of references: index range, its heading's index, entries as index ranges, and certainty.

    `headings` are the lines that head it, `lead` the letters of its first line when a heading runs into an entry.
    `numbers` are the lines that hold nothing but the number of the entry in the same place of `entries`.
    """

    start: int
    end: int
    heading: int | None
    entries: tuple[tuple[int, int], ...]
    cert: str = "high"
    headings: tuple[int, ...] = ()
    lead: int = 0
    numbers: tuple[int, ...] = ()
    letters: tuple[int, ...] = ()


def reference_runs(lines: Sequence[Line], languages: Languages) -> list[Run]:
    """Return every list of references in reading order; overlapping finds are settled for the headed one."""
    runs: list[Run] = []
    i = 0
    while i < len(lines):
        run = _run_at(lines, i, inside=bool(runs) and runs[-1].end == i)
        if run is None:
            i += 1
            continue
        runs.append(run)
        i = max(run.end, i + 1)
    return runs


def _run_at(lines: Sequence[Line], i: int, *, inside: bool) -> Run | None:
    """Return the list that begins at a line; the heading of a part counts only right behind another part."""
    text = lines[i].text
    kind, sure = list_heading(text)
    if kind in ("list", "notes") or (inside and kind):
        return _headed(lines, i, 1.0 if kind == "part" else sure)
    return _run_in(lines, i) or _headless(lines, i) or _plain(lines, i)


def _run_in(lines: Sequence[Line], i: int) -> Run | None:
    """Read a list whose heading stands on the line of its first entry: «References: 1. …»."""
    lead = run_in_reference_heading(lines[i].text)
    if not lead:
        return None
    cut = [replace(lines[i], text=lines[i].text[lead:]), *lines[i + 1 :]]
    run = _cut(cut, 0)
    if run is None or reference_score(_joined(cut, run.entries[0])) < SHORT_LIST:
        return None
    return replace(_moved(run, i), heading=i, headings=(i,), lead=lead)


def _headed(lines: Sequence[Line], heading: int, sure: float) -> Run | None:
    start = first_entry(lines, heading)
    run = _cut(lines, start)
    if run is None:
        return None
    scores = [reference_score(_joined(lines, e)) for e in run.entries]
    if sum(s > 0 for s in scores) * 2 < len(scores):
        return None
    if sure < SURE and (number_of(lines[start]) is None or sum(s > 1 for s in scores) * 10 < 7 * len(scores)):
        return None
    return replace(run, start=heading, heading=heading, headings=tuple(range(heading, start)))


def _headless(lines: Sequence[Line], start: int) -> Run | None:
    """A numbered list from 1 whose entries look like references; unnumbered ones are too uncertain."""
    bare = bare_number(lines[start]) == 1
    if number_of(lines[start]) != 1 and not bare:
        return None
    if reference_score(_joined(lines, (start, start + FIRST_LINES))) < SHORT_LIST:
        return None
    run = _cut(lines, start)
    if run is None or run.numbers or len(run.entries) < (SHORT_LIST + 1 if bare else SHORT_LIST):
        return None
    texts = [_joined(lines, e) for e in run.entries]
    scores = [reference_score(text) for text in texts]
    strong = sum(s >= 2 for s in scores)
    if strong * 10 < len(scores) * (8 if bare else 6) or sum(s == 0 for s in scores) * 4 > len(scores):
        return None
    if sum(map(len, texts)) > SENTENCES * len(texts):
        return None
    cert = "high" if strong * 10 >= len(scores) * 8 and len(scores) > SHORT_LIST else "medium"
    return replace(run, cert=cert)


def _plain(lines: Sequence[Line], start: int) -> Run | None:
    """A list without heading and numbers: names and a year open every entry, each short and surely a reference."""
    text = lines[start].text
    if lines[start].joins is True or not opens_with_surname(text) or (start and not is_closed(lines[start - 1].text)):
        return None
    if not all(YEAR.search(_joined(lines, (i, i + 2))) for i in (start, start + 1)):
        return None
    run = _cut(lines, start)
    if run is None or run.numbers or len(run.entries) < PLAIN_LIST:
        return None
    texts = [_joined(lines, e) for e in run.entries]
    good = sum(opens_with_surname(t) and bool(YEAR.search(t)) and _surely(t) for t in texts)
    if good * 10 < 9 * len(texts) or sum(map(len, texts)) > 0.5 * SENTENCES * len(texts):
        return None
    return replace(run, cert="medium")


def _surely(text: str) -> bool:
    """Tell whether an entry has marks enough, or the year right behind its names."""
    return reference_score(text) > SHORT_LIST or is_dated(text)


def _joined(lines: Sequence[Line], entry: tuple[int, int]) -> str:
    return " ".join(line.text for line in lines[entry[0] : entry[1]])


def _cut(lines: Sequence[Line], start: int) -> Run | None:
    """Cut the list that begins at a line: with numbers, without, or below numbers that stand alone."""
    end = _reach(lines, start)
    letters = [i for i in range(start, end) if is_letter(lines, i)]
    numbers = _alone(lines, start, end)
    kept = [i for i in range(start, end) if i not in {*letters, *numbers}]
    if not kept:
        return None
    below = frozenset(n for n, i in enumerate(kept) if i - 1 in numbers)
    rows = rows_of([lines[i] for i in kept], below)
    best = decode(rows, numbered=True) if rows[0].number is not None and not numbers else None
    if best is None or best.mean < PLAIN or len(best.entries) < SHORT_LIST:
        best = decode(rows, numbered=False, count=len(numbers))
    return _run(kept, best, numbers, letters, start)


def _reach(lines: Sequence[Line], start: int) -> int:
    """Return where a list ends at the latest: at the next list's heading, or where no reference comes for long."""
    last = start
    for i in range(start, len(lines)):
        if list_heading(lines[i].text)[0] == "list":
            return i
        if reference_score(lines[i].text) >= SHORT_LIST or ALONE.fullmatch(lines[i].text):
            last = i
        if i - last > QUIET:
            return i
    return len(lines)


def _run(kept: Sequence[int], cut: Cut, numbers: Sequence[int], letters: Sequence[int], start: int) -> Run | None:
    """Return a cut of the kept lines as a list among all lines."""
    if not cut.entries:
        return None
    entries = tuple((kept[a], kept[b - 1] + 1) for a, b in cut.entries)
    end = entries[-1][1]
    inside = tuple(i for i in letters if i < end)
    return Run(start, end, None, entries, numbers=tuple(i for i in numbers if i < end), letters=inside)


def _alone(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """Return the lines that hold a number and nothing else, when they count from 1 on."""
    found: list[int] = []
    for i in range(start, end):
        if i - (found[-1] if found else start) > (NUMBERS_APART if found else 1):
            break
        match = ALONE.fullmatch(lines[i].text)
        if match and int(match[1]) == len(found) + 1:
            found.append(i)
    return found if len(found) >= SHORT_LIST else []


def _moved(run: Run, by: int) -> Run:
    """Return a list found in lines[by:] as one of all lines."""
    return replace(
        run, start=run.start + by, end=run.end + by, entries=tuple((a + by, b + by) for a, b in run.entries),
        numbers=tuple(i + by for i in run.numbers), letters=tuple(i + by for i in run.letters),
    )  # fmt: skip
