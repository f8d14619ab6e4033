"""What a style prints, the parser reads: invented references go out and come back in every style."""

from __future__ import annotations

import re

import pytest

from tests.references.invented import references
from zhinaq.language import load_languages
from zhinaq.references import Reference, parse_reference
from zhinaq.references.print.render import plain, render_reference
from zhinaq.references.print.style import styles

LANGUAGES = load_languages()
FIELDS = ("authors", "title", "container", "year", "volume", "issue", "pages", "publisher", "doi", "url")
BAR = 0.97


def value(reference: Reference, field: str) -> str:
    text = ";".join(n.family for n in reference.authors) if field == "authors" else str(getattr(reference, field))
    return re.sub(r"\W", "", text).casefold()


def share(style: str, count: int) -> float:
    """Return the share of the printed fields that the parser brings back."""
    same = printed = 0
    for reference in references(count):
        text = plain(render_reference(reference, style, LANGUAGES))
        found = parse_reference(text, LANGUAGES)
        bare = re.sub(r"\W", "", text.partition("Accessed")[0]).casefold()
        for field in FIELDS:
            wanted = value(reference, field)
            if wanted and wanted in bare:
                printed += 1
                same += value(found, field) == wanted
    return same / printed


@pytest.mark.parametrize("style", styles())
def test_fields_come_back_from_print(style: str) -> None:
    assert share(style, 120) >= BAR


@pytest.mark.slow
@pytest.mark.parametrize("style", styles())
def test_fields_of_five_thousand_references_come_back_from_print(style: str) -> None:
    assert share(style, 5000) >= BAR
