"""The press opens nothing but the volume's own files, and joins parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edition.press import press, xhtml
from zhinaq.edition.print.typeset import Fetcher, joined


@pytest.mark.parametrize(
    "url",
    ["http://example.org/a.png", "https://example.org/a.css", "ftp://example.org/a", "file:///etc/hostname",
     "file://example.org/etc/hostname"],
)  # fmt: skip
def test_nothing_outside_the_volume_is_opened(tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match=r"outside the volume|disallowed protocol"):
        Fetcher([tmp_path]).fetch(url)


def test_a_way_up_out_of_the_folder_is_no_way(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret.txt")
    for name in ("../secret.txt", "link", "%2e%2e/secret.txt"):
        with pytest.raises(ValueError, match="outside the volume"):
            Fetcher([tmp_path / "in"]).fetch(f"{(tmp_path / 'in').as_uri()}/{name}")


def test_files_of_the_volume_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("own")
    assert Fetcher([tmp_path]).fetch((tmp_path / "a.txt").as_uri()).read() == b"own"


def test_an_attachment_named_in_the_text_is_not_taken_in(tmp_path: Path) -> None:
    page = (
        '<html lang="kk"><head><link rel="attachment" href="file:///etc/hostname"/></head><body><p>а</p></body></html>'
    )
    data = press(tmp_path).lay_out(page).write_pdf()
    assert b"EmbeddedFile" not in data


def test_parts_are_joined_in_order_and_keep_their_page_numbers(tmp_path: Path) -> None:
    shop = press(tmp_path)
    parts = [shop.lay_out(xhtml(f"<p>{word}</p>")) for word in ("бір", "екі")]
    assert len(joined(parts).pages) == 2
