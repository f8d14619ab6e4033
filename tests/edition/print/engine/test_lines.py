"""Line ends: hyphens in a row, at a page's foot, in abbreviations and addresses; runts; the grid."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.edition.press import PAGE, lines, press, text, xhtml
from zhinaq.edition.print.engine.lines import ends_in_hyphen, texts

SYLLABLES = ["қа", "ла", "бе", "рі", "жол", "тас", "көк", "су", "ның", "дар", "мен", "лық", "тер", "ген", "шы"]


def wording(words: int, seed: int, longest: int = 7) -> str:
    """Return invented words of one to `longest` syllables, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311  invented words
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, longest))) for _ in range(words))


@pytest.mark.parametrize("seed", range(3))
def test_no_more_than_three_hyphens_stand_in_a_row(tmp_path: Path, seed: int) -> None:
    pages = lines(press(tmp_path).lay_out(xhtml(f"<p>{wording(420, seed)}</p>")))
    run = longest = 0
    for line in (line for page in pages for line in page):
        run = run + 1 if ends_in_hyphen(line) else 0
        longest = max(longest, run)
    assert 2 <= longest <= 3


@pytest.mark.parametrize("seed", range(2))
def test_no_page_ends_in_a_hyphen(tmp_path: Path, seed: int) -> None:
    paragraphs = "".join(f"<p>{wording(60 + 17 * n, seed * 10 + n)}</p>" for n in range(9))
    pages = lines(press(tmp_path).lay_out(xhtml(paragraphs)))
    assert len(pages) > 2
    assert [text(page[-1]) for page in pages[:-1] if ends_in_hyphen(page[-1])] == []


def test_abbreviations_are_not_hyphenated_but_names_after_initials_are(tmp_path: Path) -> None:
    words = xhtml("<p>ЮНЕСКОЮНЕСКО ҚазҰУКазНУ</p><p>Г.Бердімұратова</p>")
    document = press(tmp_path, ".text { width: 40pt; overflow-wrap: normal }").lay_out(words)
    shown = [text(line) for line in lines(document)[0]]
    assert "ЮНЕСКОЮНЕСКО" in shown
    assert "ҚазҰУКазНУ" in shown
    assert any(line.endswith("-") for line in shown[2:])


def test_an_address_breaks_at_its_signs_without_a_hyphen(tmp_path: Path) -> None:
    address = "https://example.org/" + "/".join(f"part{n}-and-more" for n in range(12))
    document = press(tmp_path).lay_out(xhtml(f"<p>Дерек көзі мынау: {address} соңы.</p>"))
    shown = [text(line) for line in lines(document)[0]]
    assert len(shown) > 2
    assert not any(line.endswith("-") for line in shown)
    pairs = zip(shown, shown[1:], strict=False)
    assert all(line.endswith("/") or after.startswith(("-", "соңы", address[:8])) for line, after in pairs)
    assert "".join(shown).replace(" ", "").endswith(address + "соңы.")


def test_no_paragraph_ends_in_a_scrap(tmp_path: Path) -> None:
    for extra in range(12):
        page = lines(press(tmp_path).lay_out(xhtml(f"<p>{wording(30, extra, 4)} ол.</p>")))[0]
        assert len(text(page[-1]).strip()) > 3


def test_text_after_small_type_is_on_the_grid_again(tmp_path: Path) -> None:
    quoted = f"<blockquote><p>{wording(25, 2)}</p></blockquote>"
    blocks = f"<p>{wording(20, 1)}</p>{quoted}<h2>Бөлім</h2><p>{wording(20, 3)}</p>"
    page = lines(press(tmp_path).lay_out(xhtml(blocks)))[0]
    top, step = PAGE.top / 0.75, PAGE.leading / 0.75
    size = pytest.approx(PAGE.size / 0.75)
    own = [line for line in page if line.element.tag == "p" and line.style["font_size"] == size]
    assert len(own) > 4
    for line in own:
        off = (line.position_y - top) % step
        assert min(off, step - off) < 0.1, text(line)


def test_both_columns_keep_to_one_grid(tmp_path: Path) -> None:
    quoted = f"<blockquote><p>{wording(25, 2)}</p></blockquote>"
    blocks = f"<p>{wording(90, 1)}</p>{quoted}<h2>Бөлім</h2><p>{wording(120, 3)}</p>{quoted}<p>{wording(60, 4)}</p>"
    page = lines(press(tmp_path, ".text { columns: 2; column-gap: 18pt }").lay_out(xhtml(blocks)))[0]
    top, step = PAGE.top / 0.75, PAGE.leading / 0.75
    own = [line for line in page if line.style["font_size"] == pytest.approx(PAGE.size / 0.75)]
    assert len({round(line.position_x / 100) for line in own}) > 1
    assert max(min((line.position_y - top) % step, -(line.position_y - top) % step) for line in own) < 0.1


def test_a_line_that_fits_but_for_its_last_space_is_not_torn(tmp_path: Path) -> None:
    for width in range(200, 232):
        css = f".text {{ width: {width}pt }}"
        document = press(tmp_path, css).lay_out(xhtml(f"<p>{wording(9, 4, 3)} <span>(соңғы)</span></p>"))
        shown = lines(document)[0]
        assert all(len(text(line)) > 8 or line is shown[-1] for line in shown)


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}"])
def test_a_number_goes_whole_to_the_next_line_and_tears_nothing_before_it(tmp_path: Path, space: str) -> None:
    link = '<a class="address" href="https://doi.org/10.5555/x">10.5555/sayahat.2021.15.67</a>'
    for width in range(210, 300, 9):
        css = f".entry {{ display: block; width: {width}pt; text-align: left }}"
        body = f'<p class="entry"><span>{wording(9, 4, 3)} DOI:{space}{link}.</span></p>'
        shown = [text(line) for line in lines(press(tmp_path, css).lay_out(xhtml(body)))[0]]
        assert all(len(line) > 20 for line in shown[:-1]), shown
        assert not any(re.search(r"10\.\d{0,3}$", line) for line in shown)


def test_a_hyphen_that_was_put_there_is_told_from_a_printed_one(tmp_path: Path) -> None:
    words = xhtml("<p>қарым-қатынасымыздағы мемлекеттеріміздің</p>")
    document = press(tmp_path, ".text { width: 60pt }").lay_out(words)
    kinds = {text(line): getattr(texts(line)[-1], "soft_hyphen", False) for line in lines(document)[0]}
    assert kinds["қарым-"] is False
    added = {soft for line, soft in kinds.items() if line.endswith("-") and line != "қарым-"}
    assert added == {True}


@pytest.mark.parametrize("more", range(0, 24, 2))
def test_a_line_is_not_cut_near_its_start_before_an_address_behind_a_no_break_space(tmp_path: Path, more: int) -> None:
    entry = f"Men // Journal of {'m' * more} Economy. 1978. Vol.\u00a086, no.\u00a05. P.\u00a0897–921. DOI:\u00a0"
    page = xhtml(f'<ul class="references"><li lang="en">{entry}<a href="#x">10.5555/260717</a>.</li></ul>', "en")
    made = [text(line) for line in lines(press(tmp_path).lay_out(page))[0]]

    assert made[0] != "Men //"
