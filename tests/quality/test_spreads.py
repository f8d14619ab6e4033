"""More of the expert's checklist: page feet, last pages, heads, contents, line ends, words in their order."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import pikepdf
import pytest

from tests.quality.builds import build_of
from tests.quality.pages import Line, Page
from tests.quality.test_pages import (
    BOTTOM,
    KEYS,
    PAGE,
    SOFT,
    book,
    elements,
    left_of,
    places,
    read,
    text_lines,
)  # fmt: skip
from tests.quality.tools import command
from zhinaq.tei import local, parse, text_of, xpath

pytestmark = [pytest.mark.slow, pytest.mark.checkers]
WORD = re.compile(r"[^\W\d_]+")
OPENING = PAGE.top + 3 * PAGE.leading  # an article opens with a heading in larger type above this height
FEWEST = 4
BROKEN_UP = ".//t:note or .//t:table or .//t:list"  # parts of it are printed elsewhere


@cache
def tagged(key: str) -> list[tuple[str, list[int]]]:
    """Every block of the structure tree in reading order: its role, and the page of each of its pieces."""
    with pikepdf.open(book(key)) as file:
        numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, 1)}
        found = [(str(e.S).lstrip("/"), places(e, numbers)) for e in elements(file.Root.StructTreeRoot.K[0])]
    return [(role, at) for role, at in found if at]


@cache
def articles(key: str) -> list[tuple[int, int]]:
    """First and last page of every article."""
    return [(min(at), max(at)) for role, at in tagged(key) if role == "Art"]


def body_of(page: Page) -> list[Line]:
    """The lines between running head and folio, in any size."""
    return [line for line in page.lines if PAGE.top - 4 <= line.top and line.bottom <= BOTTOM + 6]


@pytest.mark.parametrize("key", KEYS)
def test_the_gutter_is_wide_and_the_lines_of_a_readable_length(key: str) -> None:
    assert PAGE.inner >= 18 * 72 / 25.4
    assert 33 <= PAGE.lines <= 38
    lengths = sorted(len(line.text) for page in read(key) for line in text_lines(key, page) if line.hyphenated)
    assert 55 <= lengths[len(lengths) // 2] <= 75


@pytest.mark.parametrize("key", KEYS)
def test_every_line_of_text_stands_on_the_grid(key: str) -> None:
    lines = [line.bottom % PAGE.leading for page in read(key) for line in text_lines(key, page)]
    usual = max(lines, key=lambda a: sum(abs(a - b) < 0.3 for b in lines[:500]))
    off = [a for a in lines if min(abs(a - usual), PAGE.leading - abs(a - usual)) > 0.5]
    assert len(off) <= 0.02 * len(lines)


@pytest.mark.parametrize("key", KEYS)
def test_no_article_ends_on_a_page_of_a_line_or_two(key: str) -> None:
    by_number = {page.number: page for page in read(key)}
    short = [last for first, last in articles(key) if last > first and 0 < len(body_of(by_number[last])) < FEWEST]
    assert short == []


@pytest.mark.parametrize("key", KEYS)
def test_pages_are_full_but_at_the_end_of_an_article(key: str) -> None:
    by_number = {page.number: page for page in read(key)}
    inner = [n for first, last in articles(key) for n in range(first, last)]
    feet = {n: max((line.bottom for line in body_of(by_number[n])), default=0.0) for n in inner}
    short = [n for n in inner if feet[n] < BOTTOM - 4 * PAGE.leading]
    assert len(short) <= max(1, 0.06 * len(inner)), short


@pytest.mark.parametrize("key", KEYS)
def test_an_opening_has_no_running_head_and_every_other_page_has_one_line(key: str) -> None:
    openings = {first for first, _ in articles(key)}
    wrong = []
    for page in read(key):
        head = [w for w in page.words if w.bottom < PAGE.top - 4]
        if page.number in openings and any(not w.text.isdigit() for w in head):
            wrong.append((page.number, "head on an opening"))
        if head and max(w.bottom for w in head) - min(w.bottom for w in head) > 6:
            wrong.append((page.number, "two lines"))
        if any(w.right > left_of(page) + PAGE.measure + 1 or w.left < left_of(page) - 1 for w in head):
            wrong.append((page.number, "too long"))
    assert wrong == []


@pytest.mark.parametrize("key", KEYS)
def test_no_line_runs_past_the_measure(key: str) -> None:
    past = [
        (page.number, round(line.right - left_of(page) - PAGE.measure, 1), line.text[-20:])
        for page in read(key)
        for line in text_lines(key, page)
        if line.right > left_of(page) + PAGE.measure + 1
    ]
    assert past == []


@pytest.mark.parametrize("key", KEYS)
def test_hardly_a_gap_is_wider_than_an_em_and_a_fifth(key: str) -> None:
    full = [
        line
        for page in read(key)
        for line in text_lines(key, page)
        if len(line.words) > 2 and abs(line.right - left_of(page) - PAGE.measure) < 1.2 and " . . " not in line.text
        and line.left < left_of(page) + 20
    ]  # fmt: skip
    gaping = [line.text for line in full if line.widest_gap > 1.2 * PAGE.size]
    assert len(gaping) <= max(1, 0.003 * len(full)), gaping


@pytest.mark.parametrize("key", KEYS)
def test_no_heading_is_hyphenated(key: str) -> None:
    wide = {(page.number, line.text) for page in read(key) for line in page.lines
            if line.words[0].bottom - line.words[0].top > 16 and line.text.endswith(SOFT)}  # fmt: skip
    assert wide == set()


@pytest.mark.parametrize("key", [k for k in KEYS if k != "001"])
def test_page_numbers_of_the_contents_stand_in_a_column_behind_even_leaders(key: str) -> None:
    for page in (p for p in read(key)[:8] if sum(" . . " in line.text for line in p.lines) > 3):
        rows = [line for line in page.lines if re.search(r"(\. ){2,}\.? ?\d+$", line.text)]
        assert max(r.right for r in rows) - min(r.right for r in rows) < 1
        dots = [[w.right for w in row.words[:-1] if set(w.text) == {"."}][-1] for row in rows]
        assert max(dots) - min(dots) < 1


@pytest.mark.parametrize("key", KEYS)
def test_a_note_stands_on_the_page_of_its_call(key: str) -> None:
    pages = [0]
    away = []
    for role, at in tagged(key):
        if role == "Reference":
            pages.append(at[0])
        elif role == "Note" and at[0] != pages[-1]:
            away.append((pages[-1], at[0]))
    assert away == []


@pytest.mark.parametrize("key", KEYS)
def test_bookmarks_come_in_the_order_of_their_pages(key: str) -> None:
    with pikepdf.open(book(key)) as file, file.open_outline() as outline:
        numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, 1)}
        names = list(file.Root.Names.Dests.Names) if "/Names" in file.Root and "/Dests" in file.Root.Names else []
        goals = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}

        def walk(items: Sequence[pikepdf.OutlineItem]) -> Iterator[int]:
            for item in items:
                goal = item.destination
                goal = goals[str(goal)] if isinstance(goal, pikepdf.String | str) else goal
                yield numbers[goal[0].objgen]  # type: ignore[index]
                yield from walk(item.children)

        order = list(walk(outline.root))
    assert order == sorted(order)


@pytest.mark.parametrize("key", KEYS)
def test_the_words_of_every_paragraph_come_out_in_their_order(key: str) -> None:
    raw = subprocess.run([command("pdftotext"), "-raw", str(book(key)), "-"], capture_output=True, check=True).stdout
    shown = WORD.findall(re.sub(r"-\n(?=\w)", "-", raw.decode().replace(f"{SOFT}\n", "").replace(SOFT, "")))
    at = defaultdict(list)
    for n, three in enumerate(zip(shown, shown[1:], shown[2:], strict=False)):
        at[three].append(n)
    total = missed = 0
    for path in sorted((build_of(key) / "tei").glob("[0-9]*.xml")):
        for paragraph in xpath(
            parse(path.read_bytes()), "t:text/t:body//t:p[not(.//t:note or .//t:table or .//t:list)]"
        ):
            if key == "sample" and xpath(paragraph, ".//t:ref[@type='bibr']"):
                continue  # its style words citations anew
            words = WORD.findall(text_of(paragraph))
            if len(words) > 5 and not any(local(a) in ("note", "figure", "table") for a in paragraph.iterancestors()):
                begins = [n - k for k in range(5) for n in at[tuple(words[k : k + 3])]]
                total += len(words)
                missed += min((_missed(words, shown, max(start, 0)) for start in begins), default=len(words))
    assert missed <= 0.001 * total


def _missed(words: Sequence[str], shown: Sequence[str], start: int) -> int:
    """Count the words that do not follow in order; heads and notes of a page may come between."""
    missed = 0
    for word in words:
        found = next((n for n in range(start, min(start + 250, len(shown))) if shown[n] == word), None)
        missed += found is None
        start = start if found is None else found + 1
    return missed
