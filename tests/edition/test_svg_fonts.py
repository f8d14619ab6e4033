"""Lettering of pictures is set in the book's own families, whatever they name."""

from __future__ import annotations

import pytest

from zhinaq.edition.svg_fonts import in_book_fonts


def made(inside: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    return in_book_fonts(svg.encode(), ("Zhinaq Sans", "Zhinaq Rest")).decode()


@pytest.mark.parametrize("inside", [
    '<text font-family="Arial, sans-serif" font-size="9">a</text>',
    '<text style="font-family: Arial; font-size: 9px">a</text>',
    "<style>text { font-family: 'Arial'; fill: red }</style><text>a</text>",
    "<style>@import url(x.css); @font-face { font-family: Arial; src: url(a.ttf) } text { fill: red }</style>",
    "<style>text { font: italic bold 12px/14px Arial, sans-serif; fill: red }</style><text>a</text>",
])  # fmt: skip
def test_the_families_a_picture_names_give_way_to_the_books(inside: str) -> None:
    text = made(inside)
    assert "Arial" not in text
    assert 'font-family="Zhinaq Sans, Zhinaq Rest"' in text
    assert "font-size" in text or "red" in text


def test_size_weight_and_slope_stay() -> None:
    text = made("<text style=\"font: italic 700 12px/14px 'Some Face 9'; fill: red\">a</text>")
    assert 'style="font-style:italic;font-weight:700;font-size:12px; fill: red"' in text
