"""Composed paragraphs on the page: whole, even, with note calls and mixed type, and what must not be torn."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.edition.press import PAGE, lines, press, text, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print.compose.costs import LETTER_GIVES, LETTER_TAKES, SPACE_TAKES
from zhinaq.edition.print.engine.lines import ends_in_hyphen, texts
from zhinaq.edition.print.typeset import file_of

MIXED = [
    f"{wording(14, 1, 5)} <b>{wording(6, 2, 5)}</b>, <i lang='en'>unquestionably plain</i> {wording(30, 3, 5)}",
    f"{wording(40, 4, 5)}<span class='footnote' role='doc-footnote'>{wording(12, 5)}</span> {wording(30, 6, 5)}",
    f"{wording(20, 7, 5)} H<sub>2</sub>O {wording(20, 8, 5)} <span class='small-capitals'>Аты</span> {wording(9, 9)}",
    f"<b><i>{wording(30, 10, 5)}</i> {wording(9, 11, 5)}</b> {wording(20, 12, 5)}",
]


def composed(line: Any) -> bool:
    """Tell whether a line was planned with its whole paragraph."""
    return isinstance(getattr(line, "line_key", ("",))[-1], int)


@pytest.mark.parametrize("body", MIXED)
def test_no_word_is_lost_or_doubled_in_mixed_type(tmp_path: Path, body: str) -> None:
    page = lines(press(tmp_path).lay_out(xhtml(f"<p>{body}</p>")))[0]
    own = [line for line in page if line.element.tag == "p"]
    assert all(composed(line) for line in own)
    shown = "".join(text(line)[:-1] if _put(line) else text(line) + " " for line in own)
    said = re.sub(r"<span class='footnote'.*?</span>", "1", body)
    assert re.sub(r"\s+", "", shown) == re.sub(r"<[^>]+>|\s", "", said)


def _put(line: Any) -> bool:
    return bool(getattr(texts(line)[-1], "soft_hyphen", False))


def test_lines_fill_the_measure_within_what_spaces_and_letters_give(tmp_path: Path) -> None:
    page = lines(press(tmp_path).lay_out(xhtml("".join(f"<p>{wording(70, n, 5)}</p>" for n in range(5)))))[0]
    full = [a for a, b in pairwise(page) if a.element is b.element]
    assert len(full) > 20
    for line in full:
        right = max(b.position_x + b.width for b in texts(line))
        assert right == pytest.approx((PAGE.inner + PAGE.measure) / 0.75, abs=0.3)
        tracking = max(b.tracking / b.style["font_size"] for b in texts(line))
        assert -LETTER_TAKES <= tracking <= LETTER_GIVES
        assert line.widened >= -SPACE_TAKES


def test_few_lines_end_in_a_hyphen_and_hardly_a_space_gapes(tmp_path: Path) -> None:
    body = "".join(f"<p>{wording(90, n, 5)}</p>" for n in range(12))
    pages = lines(press(tmp_path).lay_out(xhtml(body)))
    full = [a for page in pages for a, b in pairwise(page) if a.element is b.element]
    assert sum(map(ends_in_hyphen, full)) < 0.25 * len(full)
    assert sum(line.widened > 0.3 for line in full) <= 0.02 * len(full)


@pytest.mark.parametrize(
    ("tied", "language"),
    [
        ("Қ. Ә. Сарқырамаева", "kk"), ("№ 17", "kk"), ("1987 ж.", "kk"), ("3-кесте", "kk"), ("20-х гг.", "ru"),
        ("с. 48", "ru"),
        ("2019 г.", "ru"), ("№ 5", "ru"), ("т. д.", "ru"), ("г. Алтынкемер", "ru"), ("35 км", "ru"), ("pp. 48", "en"),
        ("E. P. Marlowick", "en"), ("Table 2", "en"), ("12 %", "en"),
    ],
)  # fmt: skip
def test_what_belongs_together_stands_on_one_line(tmp_path: Path, tied: str, language: str) -> None:
    for words in range(8, 20):
        body = f"<p>{wording(words, words, 3)} {tied} {wording(20, 1, 3)}</p>"
        page = lines(press(tmp_path).lay_out(xhtml(body, language)))[0]
        assert any(tied[:9] in text(line) for line in page), [text(line) for line in page]


def test_no_line_begins_with_a_dash(tmp_path: Path) -> None:
    for words in range(6, 20):
        body = " – ".join(wording(words % 5 + 2, n, 3) for n in range(12))
        page = lines(press(tmp_path).lay_out(xhtml(f"<p>{body}</p>")))[0]
        assert not any(text(line).startswith("–") for line in page)


def test_addresses_go_on_after_their_signs_and_have_no_hyphen(tmp_path: Path) -> None:
    for words in range(4, 16):
        body = f"<p>{wording(words, 1, 3)} https://example.org/volume-of-papers/2025/part_4?lang=kk {wording(9, 2)}</p>"
        page = [text(line) for line in lines(press(tmp_path).lay_out(xhtml(body)))[0]]
        assert "https://example.org/volume-of-papers/2025/part_4?lang=kk" in "".join(page)
        assert not any(re.search(r"(https|example|papers)\S*-$", line) for line in page)


def test_no_page_ends_in_a_hyphen_when_notes_shorten_it(tmp_path: Path) -> None:
    notes = "".join(
        f"<p>{wording(60 + n, n, 6)}<span class='footnote'>{wording(9 + 3 * n, n)}</span> {wording(30, n)}</p>"
        for n in range(14)
    )
    pages = lines(press(tmp_path).lay_out(xhtml(notes)))
    feet = [[line for line in page if line.element.tag == "p"][-1] for page in pages[:-1]]
    assert len(feet) > 2
    assert not any(ends_in_hyphen(foot) and foot.resume_at is not None for foot in feet)


def test_text_beside_a_float_and_text_that_is_not_plain_are_left_to_the_rules(tmp_path: Path) -> None:
    beside = f"<div style='float: left; width: 30%'>{wording(30, 2)}</div><p>{wording(40, 3)}</p>"
    soft = f"<p>{wording(30, 4)} қа\N{SOFT HYPHEN}ла {wording(9, 5)}</p>"
    ragged = f"<p style='text-align: left'>{wording(40, 6)}</p>"
    for body in (beside, soft, ragged):
        page = lines(press(tmp_path).lay_out(xhtml(body)))[0]
        assert not composed(page[-1])


def test_the_file_sets_letters_apart_and_takes_it_back(tmp_path: Path) -> None:
    document = press(tmp_path).lay_out(xhtml(f"<p>{wording(120, 1)}</p>"))
    plain = file_of(document, uncompressed_pdf=True)
    apart = re.findall(rb"^(\S+) Tc$", plain, re.MULTILINE)
    assert len(apart) > 4
    assert apart[1::2] == [b"0"] * (len(apart) // 2)
    again = press(tmp_path).lay_out(xhtml(f"<p>{wording(120, 1)}</p>"))
    assert file_of(again, uncompressed_pdf=True) == plain
