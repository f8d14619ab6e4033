"""The expert's checklist where a machine can see it: geometry, line ends, numbers and links of real books."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.quality.builds import build_of, sources
from tests.quality.pages import Line, Page, pages
from tests.quality.tools import command
from tests.quality.verapdf import PROFILES, failures
from zhinaq.edition.print.geometry import geometry
from zhinaq.settings import PageFormat
from zhinaq.tei import parse, text_of, xpath

pytestmark = [pytest.mark.slow, pytest.mark.checkers]
KEYS = [key for key in ("sample", "002", "004", "001", "rsj_misc_ru") if key in sources()]
PAGE = geometry(PageFormat())
BOTTOM = PAGE.top + PAGE.lines * PAGE.leading
VERSO = 4  # bears no folio, whatever it says
SOFT = "\u00ad"
WORD = re.compile(r"[^\W\d_]+")


def book(key: str) -> Path:
    """Return the PDF built from a source."""
    return next(build_of(key).glob("*.pdf"))


@cache
def read(key: str) -> list[Page]:
    command("pdftotext")
    return pages(book(key))


@cache
def type_height(key: str) -> float:
    """The height that poppler gives the words of the text face: the commonest one."""
    return Counter(round(w.bottom - w.top, 1) for p in read(key) for w in p.words).most_common(1)[0][0]


def text_lines(key: str, page: Page) -> list[Line]:
    """The lines of the text itself: one size of type, inside the text block."""
    want = type_height(key)
    return [
        line
        for line in page.lines
        if abs(line.words[len(line.words) // 2].bottom - line.words[len(line.words) // 2].top - want) < 0.3
        and PAGE.top - 4 <= line.top and line.bottom <= BOTTOM + 6
    ]  # fmt: skip


def left_of(page: Page) -> float:
    return PAGE.inner if page.number % 2 else PAGE.outer


@pytest.mark.parametrize("key", KEYS)
def test_nothing_stands_in_the_side_margins(key: str) -> None:
    outside = [
        (page.number, word.text)
        for page in read(key)
        for word in page.words
        if word.left < left_of(page) - 8 or word.right > left_of(page) + PAGE.measure + 2.5
    ]
    assert outside == []


@pytest.mark.parametrize("key", KEYS)
def test_folios_are_the_pages_numbers_and_stand_outside(key: str) -> None:
    wrong = []
    for page in read(key):
        head = [w for w in page.words if w.bottom < PAGE.top - 4 and w.text.isdigit()]
        for word in head:
            even, edge = page.number % 2 == 0, left_of(page)
            outer = word.left - edge < 20 if even else edge + PAGE.measure - word.right < 3
            if int(word.text) == page.number and not outer:
                wrong.append((page.number, word.text))
        numbers = {w.text for w in head}
        foot = {w.text for w in page.words if w.top > BOTTOM}
        if page.words and str(page.number) not in numbers | foot and len(page.words) > 120 and page.number != VERSO:
            wrong.append((page.number, "no folio"))
    assert wrong == []


@pytest.mark.parametrize("key", KEYS)
def test_no_more_than_three_hyphens_in_a_row_and_none_over_a_page_turn(key: str) -> None:
    right = PAGE.measure
    long_runs, turns = [], []
    run = 0
    for page in read(key):
        found = text_lines(key, page)
        for line in found:
            run = run + 1 if line.hyphenated and line.right > left_of(page) + right - 4 else 0
            if run > 3:
                long_runs.append((page.number, line.text))
        if found and found[-1].hyphenated and found[-1].bottom > BOTTOM - 3 * PAGE.leading:
            turns.append((page.number, found[-1].text))
    assert long_runs == []
    assert turns == []


@pytest.mark.parametrize("key", KEYS)
def test_few_lines_gape(key: str) -> None:
    full = [
        line
        for page in read(key)
        for line in text_lines(key, page)
        if len(line.words) > 2
        and abs(line.right - left_of(page) - PAGE.measure) < 1.2
        and line.left < left_of(page) + 20
        and " . . " not in line.text
    ]
    loose = [line.text for line in full if line.widest_gap > 0.8 * PAGE.size]
    share = 0.01 if key == "002" else 0.02
    assert len(loose) <= max(1, share * len(full)), loose


@pytest.mark.parametrize("key", KEYS)
def test_lines_are_in_register_across_spreads(key: str) -> None:
    aligned = []
    found = {page.number: [line.bottom % PAGE.leading for line in text_lines(key, page)] for page in read(key)}
    for number in range(2, len(found), 2):
        left, right = found[number], found.get(number + 1, [])
        if min(len(left), len(right)) >= 5:
            phases = left + right
            near = [sum(_apart(a, b) < 0.5 for b in phases) for a in phases]
            aligned.append(max(near) / len(phases) > 0.9)
    assert not aligned or sum(aligned) / len(aligned) >= 0.85


def _apart(a: float, b: float) -> float:
    return min(abs(a - b), PAGE.leading - abs(a - b))


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element in reading order."""
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def places(node: Any, numbers: dict[Any, int]) -> list[int]:
    """Return the page of every piece of marked content in an element, in order."""
    out = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            out.append(numbers[node.Pg.objgen])
        elif "/MCID" in kid:
            out.append(numbers[kid.Pg.objgen])
        elif "/S" in kid and str(kid.S) != "/Note":
            out.extend(places(kid, numbers))
    return out


@pytest.mark.parametrize("key", KEYS)
def test_headings_keep_with_their_text_and_no_line_is_left_alone(key: str) -> None:
    with pikepdf.open(book(key)) as file:
        numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, 1)}
        found = [(str(e.S), places(e, numbers)) for e in elements(file.Root.StructTreeRoot.K[0])]
        blocks = [(role, at) for role, at in found if at and re.fullmatch(r"/(H\d|P|LBody|TR|TOCI)", role)]
    pairs = zip(blocks, blocks[1:], strict=False)
    stranded = [at[-1] for (role, at), (_, after) in pairs if role in ("/H2", "/H3", "/H4") and at[-1] != after[0]]
    assert stranded == []
    single = [
        (role, at[0])
        for role, at in blocks
        if role == "/P" and len(set(at)) == 2 and 1 in Counter(at).values() and len(at) > 4
    ]
    assert single == []


@pytest.mark.parametrize("key", KEYS)
def test_links_lie_on_the_page_and_contents_name_the_right_page(key: str) -> None:
    wrong = []
    with pikepdf.open(book(key)) as file:
        names = list(file.Root.Names.Dests.Names) if "/Names" in file.Root and "/Dests" in file.Root.Names else []
        goals = {str(names[n]): names[n + 1][0].objgen for n in range(0, len(names), 2)}
        numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, 1)}
        for page in file.pages:
            box = [float(v) for v in page.MediaBox]
            for link in page.get("/Annots", []):
                left, low, right, high = (float(v) for v in link.Rect)
                if left < box[0] or low < box[1] or right > box[2] or high > box[3]:
                    wrong.append((numbers[page.obj.objgen], "outside the page"))
                if isinstance(link.get("/Dest"), pikepdf.String) and str(link.Dest) not in goals:
                    wrong.append((numbers[page.obj.objgen], f"leads nowhere: {link.Dest}"))
        for element in elements(file.Root.StructTreeRoot.K[0]):
            if str(element.S) == "/TOCI":
                wrong.extend(_misnumbered(element, goals, numbers))
    assert wrong == []


def _misnumbered(element: Any, goals: dict[str, Any], numbers: dict[Any, int]) -> Iterator[tuple[int, str]]:
    for kid in elements(element):
        kids = kid.get("/K", [])
        for thing in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type", "")) == "/OBJR":
                said = re.search(r"(\d+)$", str(thing.Obj.Contents))
                page = numbers[goals[str(thing.Obj.Dest)]]
                if not said or int(said[1]) != page:
                    yield page, str(thing.Obj.Contents)


@pytest.mark.parametrize("key", KEYS)
def test_only_embedded_subsets_of_the_chosen_fonts_are_used(key: str) -> None:
    listed = subprocess.run([command("pdffonts"), str(book(key))], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    assert rows
    assert [row for row in rows if " yes yes yes " not in row] == []
    assert [row for row in rows if "+Zhinaq-" not in row] == []


@pytest.mark.parametrize("key", KEYS)
def test_the_words_of_the_tei_come_out_whole(key: str) -> None:
    raw = subprocess.run([command("pdftotext"), "-raw", str(book(key)), "-"], capture_output=True, check=True).stdout
    text = re.sub(r"-\n(?=\w)", "-", raw.decode().replace(f"{SOFT}\n", "").replace(SOFT, ""))
    shown, wanted = Counter(WORD.findall(text)), Counter[str]()
    for path in sorted((build_of(key) / "tei").glob("[0-9]*.xml")):
        tree = parse(path.read_bytes())
        for described in xpath(tree, ".//t:figDesc"):
            described.getparent().remove(described)
        wanted.update(WORD.findall(" ".join(text_of(body) for body in xpath(tree, "t:text/t:body"))))
    lost = wanted - shown
    assert sum(lost.values()) <= 0.001 * sum(wanted.values()), lost


@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_nothing(profile: str) -> None:
    assert failures(profile, *(book(key) for key in KEYS if key in ("sample", "002", "004"))) == []
