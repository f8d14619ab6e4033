"""Search where it is hard: real texts cut into pages, every form found and no other; two thousand articles in time."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tests.edition.example import report, small, source, volume
from tests.quality.tools import checker, found, node
from tests.quality.variety import library
from tests.shared import needs_shared, texts
from zhinaq.detect import detect
from zhinaq.edition.web.html import html
from zhinaq.edition.web.search import search_files
from zhinaq.edition.web.site import site_of
from zhinaq.files import write
from zhinaq.language import load_languages

pytestmark = [pytest.mark.slow, pytest.mark.checkers]

# what is asked for, and how every word begins that answers it
ROWS = {
    "Қазақстан": "қазақстан", "Қазақстанда": "қазақстан", "Қазақстаннан": "қазақстан", "казакстан": "қазақстан",
    "дипломатиясының": "дипломатия", "дипломатии": "дипломат", "Казахстаном": "казахстан",
}  # fmt: skip
CUT = 11_250  # letters a page: fifty-one pages of these two texts


def page(number: int, text: str) -> etree._Element:
    """Return a piece of a text as an article, every line in its own language."""
    known = load_languages()
    code = detect(text[CUT // 4 : CUT // 2], known, "kk")
    lines = [line for line in re.split(r"[\x00-\x1f]+", text) if line.strip()]
    body = "".join(f'<p xml:lang="{detect(line, known, code)}">{escape(line)}</p>' for line in lines)
    return small(body, language=code, title=f"T{number}", key=f"a{number:03}")


@needs_shared
def test_every_form_of_a_word_is_found_in_real_texts_and_nothing_else(tmp_path: Path) -> None:
    read = [texts()[key].read_text(encoding="utf-8") for key in ("002", "004")]
    pages = [text[at : at + CUT] for text in read for at in range(0, len(text), CUT)]
    site = site_of(volume(*(page(n, text) for n, text in enumerate(pages, 1))), source(tmp_path), {})
    for name, data in search_files(site).items():
        (tmp_path / name.name).write_bytes(data)

    answers = found(tmp_path, *ROWS)

    for query, start in ROWS.items():
        truth = [n for n, text in enumerate(pages, 1) if re.search(rf"\b{start}", text.lower())]
        assert (query, sorted(answers[query])) == (query, truth)


def test_two_thousand_articles_are_searched_in_time(tmp_path: Path) -> None:
    checker("node_modules/playwright-core/package.json")
    files = html(library(2000), source(tmp_path), report(), {})
    index = PurePosixPath("html/search/index.js")
    shown = {name: data for name, data in files.items() if len(name.parts) == 2 or "search" in name.parts}
    write(shown, tmp_path)

    done = node("search.mjs", tmp_path / "html", "Қазақстандағы")
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)

    print({"gzipped": len(gzip.compress(files[index], 9, mtime=0)), **measured})
    assert len(gzip.compress(files[index], 9, mtime=0)) < 3_000_000
    assert measured["results"] > 0 and measured["slowest"] < 100, measured
