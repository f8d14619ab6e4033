"""A stretch of running text is wrapped over its inline elements, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zhinaq.citations.flat_text import flatten, wrap
from zhinaq.tei import TEI, E, text_of


def block(inner: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{TEI}">{inner}</p>')


def bare(node: etree._Element) -> str:
    return etree.tostring(node, encoding="unicode").replace(f' xmlns="{TEI}"', "")


@pytest.mark.parametrize(("inner", "wanted", "result"), [
    ("see [1] here", "[1]", "<p>see <ref>[1]</ref> here</p>"),
    ("<hi>see [1]</hi> here", "[1]", "<p><hi>see <ref>[1]</ref></hi> here</p>"),
    ("see <hi>[</hi>1<hi>]</hi> here", "[1]", "<p>see <ref><hi>[</hi>1<hi>]</hi></ref> here</p>"),
    ("<hi>see (Bur</hi>ns, 2021).", "(Burns, 2021)", "<p><hi>see </hi><ref><hi>(Bur</hi>ns, 2021)</ref>.</p>"),
    ("see (Bur<hi>ns, 2021). A</hi>", "(Burns, 2021)", "<p>see <ref>(Bur<hi>ns, 2021)</hi></ref><hi>. A</hi></p>"),
    ('(Bu<lb break="no"/>rns, <pb n="3"/>2021)', "(Burns, 2021)", '<p><ref>(Bu<lb break="no"/>rns, <pb n="3"/>2021)</ref></p>'),  # noqa: E501
    ("(<choice><sic>Bums</sic><corr>Burns</corr></choice>, 2021)!", "(Burns, 2021)",
     "<p><ref>(<choice><sic>Bums</sic><corr>Burns</corr></choice>, 2021)</ref>!</p>"),
    ("The (Reed, 2012. <ptr/><formula>x</formula>; B, 2010)", "(Reed, 2012. \N{OBJECT REPLACEMENT CHARACTER}",
     "<p>The <ref>(Reed, 2012. <ptr/><formula>x</formula></ref>; B, 2010)</p>"),
    ("The <formula>x</formula>, 2010. It", "\N{OBJECT REPLACEMENT CHARACTER}, 2010", "<p>The <ref><formula>x</formula>, 2010</ref>. It</p>"),  # noqa: E501
])  # fmt: skip
def test_the_words_are_wrapped_where_they_stand(inner: str, wanted: str, result: str) -> None:
    node = block(inner)
    start = flatten(node)[0].index(wanted)

    wrap(node, start, start + len(wanted), E.ref())

    assert bare(node) == result


PIECES = st.sampled_from(["ab", "c", "<hi>d</hi>", "<hi>ef<lb/>g</hi>", "<lb/>", "<choice><sic>x</sic><corr>hi</corr></choice>", "<hi><hi>j</hi>k</hi>"])  # fmt: skip  # noqa: E501


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6), st.integers(0, 20), st.integers(1, 20))
def test_wrapping_any_stretch_keeps_all_text_in_order(pieces: list[str], start: int, length: int) -> None:
    node = block("".join(pieces))
    before, flat = text_of(node), flatten(node)[0]
    start = min(start, max(len(flat) - 1, 0))
    end = min(start + length, len(flat))
    if start >= end:
        return

    wrap(node, start, end, made := E.ref())

    assert text_of(node) == before
    assert flat[start:end] in text_of(made)
