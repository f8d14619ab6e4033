"""Addresses: what may be a link, and how it is written."""

from __future__ import annotations

import pytest

from zhinaq.edition.address import doi_address, mail_address, web_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a b", "https://example.org/ab"),
        ("https://example.org/көл", "https://example.org/%D0%BA%D3%A9%D0%BB"),
        ("http://мысал.қаз/x", "http://xn--80awbu3c.xn--80ao21a/x"),
        ("https://example.org/a?b=1&c=[2]#d|e", "https://example.org/a?b=1&c=%5B2%5D#d%7Ce"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("http://example.org:99999/", ""), ("http://example.org:port/", ""), ("http://localhost/", ""),
        ("javascript:alert(1)", ""), ("www.example.org", ""), ("", ""), ("http://..", ""),
    ],
)  # fmt: skip
def test_a_web_address_is_escaped_or_refused(text: str, address: str) -> None:
    assert web_address(text) == address


def test_a_doi_and_an_e_mail_become_addresses() -> None:
    assert doi_address("10.5555/a<b>") == "https://doi.org/10.5555/a%3Cb%3E"
    assert doi_address("11.5555/x") == ""
    assert mail_address("a.b@example.org") == "mailto:a.b@example.org"
    assert mail_address("a b@example") == ""
