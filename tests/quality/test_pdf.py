"""Every built PDF: sound syntax, tags, bookmarks, language, title."""

from __future__ import annotations

import subprocess

import pikepdf
import pytest

from tests.quality.builds import build_of, sources
from tests.quality.tools import command

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("key", sorted(sources()))
def test_the_book_is_tagged_and_names_its_language_title_and_articles(key: str) -> None:
    with pikepdf.open(next(build_of(key).glob("*.pdf"))) as book:
        assert book.Root.MarkInfo.Marked
        assert str(book.Root.Lang)
        assert str(book.docinfo.get("/Title", ""))
        with book.open_outline() as outline:
            assert len(outline.root) > 0


@pytest.mark.checkers
@pytest.mark.parametrize("key", sorted(sources()))
def test_qpdf_finds_the_syntax_sound(key: str) -> None:
    done = subprocess.run(
        [command("qpdf"), "--check", str(next(build_of(key).glob("*.pdf")))], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
