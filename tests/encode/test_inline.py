from __future__ import annotations

import pytest
from lxml import etree

from zhinaq.block import Mark, Text
from zhinaq.encode.inline import inline, pointer
from zhinaq.tei import E


def written(text: Text) -> str:
    node = inline(E.p(), text)
    etree.cleanup_namespaces(node)
    return etree.tostring(node, encoding="unicode").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")


@pytest.mark.parametrize(("text", "xml"), [
    (Text("баланы", (Mark(4, "lb", "join"),)), '<p>бала<lb break="no" rend="hyphen"/>ны</p>'),
    (Text("a-b", (Mark(2, "lb", "keep"),)), '<p>a-<lb break="no"/>b</p>'),
    (Text("a-b", (Mark(2, "lb", "maybe"),)), '<p>a-<lb break="maybe"/>b</p>'),
    (Text("ab cd", (Mark(3, "pb", "9"),)), '<p>ab <pb n="9"/>cd</p>'),
    (Text("abcd", (Mark(2, "pb", "", cert="low"),)), '<p>ab<pb break="no" cert="low"/>cd</p>'),
    (Text("Kөл", (Mark(0, "sic", "К", 1),)),
     '<p><choice><sic>К</sic><corr cert="high" resp="#zhinaq">K</corr></choice>өл</p>'),
    (Text("ab", (Mark(1, "sic", "¬"),)), '<p>a<choice><sic>¬</sic><corr cert="high" resp="#zhinaq"/></choice>b</p>'),
    (Text("abcd", (Mark(0, "hi", "italic", 3), Mark(2, "hi", "bold", 2))),
     '<p><hi rend="italic">ab<hi rend="bold">c</hi></hi><hi rend="bold">d</hi></p>'),
    (Text("see www.example.org, end"), '<p>see <ref target="http://www.example.org">www.example.org</ref>, end</p>'),
    (Text("a\x07b"), "<p>a\N{REPLACEMENT CHARACTER}b</p>"),
])  # fmt: skip
def test_marks_become_elements(text: Text, xml: str) -> None:
    assert written(text) == xml


def test_emphasis_never_cuts_a_correction() -> None:
    text = Text("abcdef", (Mark(1, "sic", "X", 3), Mark(3, "hi", "italic", 2)))
    assert written(text) == (
        '<p>a<choice><sic>X</sic><corr cert="high" resp="#zhinaq">bcd</corr></choice><hi rend="italic">e</hi>f</p>'
    )


@pytest.mark.parametrize(("address", "target"), [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("www.example.org", "http://www.example.org"),
    ("https://example.org/%D0%B0", "https://example.org/%D0%B0"),
])  # fmt: skip
def test_an_address_becomes_a_pointer(address: str, target: str) -> None:
    assert pointer(address) == target


def test_stripping_keeps_a_page_start_in_the_white_space() -> None:
    assert Text("  word ", (Mark(0, "pb", "8"),)).strip().marks == (Mark(0, "pb", "8"),)
