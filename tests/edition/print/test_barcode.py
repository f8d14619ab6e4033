"""Bar codes: digits, modules and drawing against published examples of EAN-13."""

from __future__ import annotations

import pytest
from lxml import etree

from zhinaq.edition.print.barcode import LEFT, PARITY, barcode, ean_of, modules


@pytest.mark.parametrize(("isbn", "issn", "digits"), [
    ("978-0-00-202505-8", "", "9780002025058"), ("0-306-40615-2", "", "9780306406157"),
    ("", "2049-3630", "9772049363002"),
    ("978-0-00-202505-7", "", ""), ("", "", ""), ("978-0-00-202505-7", "2049-3630", "9772049363002"),
])  # fmt: skip
def test_a_number_becomes_thirteen_digits(isbn: str, issn: str, digits: str) -> None:
    assert ean_of(isbn, issn) == digits


def test_the_modules_are_those_of_the_standard() -> None:
    made = modules("4003994155486")  # parity of 4: LGLLGG
    assert made == ("10100011010100111011110100010110010111001110101010110011010011101001110101110010010001010000101")


def test_every_digit_can_be_read_back() -> None:
    for first in range(10):
        digits = f"{first}123456789012"[:13]
        made = modules(digits)
        assert len(made) == 95
        left = [made[3 + 7 * n : 10 + 7 * n] for n in range(6)]
        parity = "".join("L" if code.count("1") % 2 else "G" for code in left)
        assert PARITY.index(parity) == first
        right = [made[50 + 7 * n : 57 + 7 * n].translate(str.maketrans("01", "10")) for n in range(6)]
        assert "".join(str(LEFT.index(code)) for code in right) == digits[7:]


def test_the_drawing_has_its_quiet_zones_and_digits() -> None:
    root = etree.fromstring(barcode("9780002025058", "ISBN 978-0-00-202505-8"))
    assert root.get("width") == "37.29mm"
    bars = [r for r in root.iter("{*}rect") if r.get("fill") == "black"]
    assert len(bars) == 30
    assert float(bars[0].get("x", "")) == pytest.approx(11 * 0.33, abs=0.001)
    assert "".join(t.text or "" for t in root.iter("{*}text")) == "9780002025058"
