"""Wrapped lines join into paragraphs; headings, items, captions and entries stay apart."""

from __future__ import annotations

import pytest

from tests.repair.tools import paragraphs, repaired
from zhinaq.signs.shapes import address_goes_on

PARTED = """\
Introduction

The river rises in the high valley and runs for many
days through the dry plain. The old town stood on its
shore until the water left it.

People moved along the shore to a new place where they
built houses of clay and reed.

The lake is small now
"""

CLOSE = """\
Introduction. The river rises in the high valley and
runs for many days through the dry plain. The town of
clay stood on its shore until the water left it in the
end.
The people moved along the shore to a new place where
they built houses of clay and reed and kept their old
boats near the door.
Results and discussion. The lake is small now and its
water is too salt for the fish that once lived in it.
"""

CUT = """\
The river rises in the high valley and runs for many days through the dry plain before it reaches the

lake where the old town stood until the water left it in the end of the last century.

The lake is small now, and its water is too salt for the fish that once lived in it.
"""


def test_blank_lines_part_paragraphs() -> None:
    source, _ = repaired(PARTED)

    assert paragraphs(source.lines) == [[1], [3, 4, 5], [7, 8], [10]]
    assert source.wrapped is True


def test_short_last_lines_part_paragraphs_without_blank_lines() -> None:
    source, _ = repaired(CLOSE)

    assert paragraphs(source.lines) == [[1, 2, 3, 4], [5, 6, 7], [8, 9]]


def test_a_sentence_cut_by_a_page_joins_in_a_text_of_one_paragraph_a_line() -> None:
    source, _ = repaired(CUT)

    assert paragraphs(source.lines) == [[1, 3], [5]]
    assert source.wrapped is False


@pytest.mark.parametrize(
    "apart",
    [
        "1. First thing that the river gives;",
        "- a thing that the river gives;",
        "Figure 2 - The shore of the lake in the year of the flood",
        "Keywords: river, lake, shore",
        "Conclusion",
        "Table 1. Water of the lake",
    ],
)
def test_lines_of_another_kind_never_join_prose(apart: str) -> None:
    prose = PARTED.splitlines()[2:5]

    source, _ = repaired("\n".join([*prose, *prose, apart, *prose, *prose]))

    assert 7 in [numbers[0] for numbers in paragraphs(source.lines)]


def test_entries_of_a_list_keep_their_lines_together() -> None:
    raw = (
        "References\n"
        "1. Person A. The river and the plain. Town of Clay:\n"
        "Old House, 2001. 120 p.\n"
        "2. Other B.C. Rivers of the valley // Annals of the\n"
        "Lake. 2004. No. 3. P. 12-17.\n"
        "3. Third D. The shore of the lake in the old days and\n"
        "the people of the town. Town of Clay, 2010.\n"
    )

    source, _ = repaired(PARTED + raw)

    assert paragraphs(source.lines)[4:] == [[11], [12, 13], [14, 15], [16, 17]]


def test_a_page_start_does_not_end_a_paragraph() -> None:
    one = "The river rises in the high valley and runs for many\n"
    page = one + "days through the dry plain before it comes to rest in\n"

    source, _ = repaired(page * 12 + "\fthe lake where the old town stood until the water left\nit in the end.\n")

    assert source.lines[24].joins is True


def test_title_lines_in_capitals_are_one_title_even_over_a_blank_line() -> None:
    source, _ = repaired("THE RIVER OF THE HIGH VALLEY\n\nAND THE LAKE OF THE PLAIN\n\n" + PARTED)

    assert paragraphs(source.lines)[:2] == [[1, 3], [5]]


def test_initials_at_the_line_end_hold_on_to_their_surname() -> None:
    first = "People moved along the shore to a new place where they"
    source, _ = repaired(PARTED.replace(first, "People knew well the old master of the river D.K.\nPersonov"))

    assert paragraphs(source.lines)[2] == [7, 8, 9]


def test_a_line_broken_into_its_words_is_one_line_again() -> None:
    words = "and\nkept\nTheir\nold\nboats\nnear\n(the)\ndoor\nof"

    source, _ = repaired(PARTED.replace("built houses of clay and reed.", f"built houses of clay {words}\nreed."))

    assert paragraphs(source.lines)[2] == list(range(7, 18))


def test_stretched_lines_of_a_layout_dump_are_prose_and_indents_open_paragraphs() -> None:
    raw = (
        "     The river rises    in    the   high    valley    and\n"
        "runs  for  many  days  through  the  dry  plain.  Town of\n"
        "clay stood on its shore until the water left it there in.\n"
        "     The people   moved   along   the   shore   to   find\n"
        "places   where   they   built   houses   of   clay   and\n"
        "kept their old boats near the door of the new houses too.\n"
    )

    source, _ = repaired(raw * 4)

    assert [p[0] for p in paragraphs(source.lines)] == list(range(1, 25, 3))


def test_a_web_address_over_two_lines_is_whole() -> None:
    small = "The lake is small now"

    source, _ = repaired(PARTED.replace(small, f"{small}, see https://lake.example/old/\ntown/2019 for more"))

    assert source.lines[-1].joins is True
    assert source.lines[-2].hyphen == "keep"


def test_a_name_below_an_address_that_ends_with_a_stroke_opens_the_next_entry() -> None:
    assert not address_goes_on("from https://lake.example/", "Reed, J. A. (2015). Wells of the steppe.")
    assert not address_goes_on("from https://lake.example/", "Reed J.A. Wells of the steppe.")
    assert address_goes_on("from https://lake.example/", "wells/2015.html (12.03.2024)")
