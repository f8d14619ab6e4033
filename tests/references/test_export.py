"""References leave for other programs as CSL-JSON, BibLaTeX and RIS, nothing of them lost."""

from __future__ import annotations

import json

from zhinaq.language import load_languages
from zhinaq.references import parse_reference
from zhinaq.references.export import biblatex, csl_json, ris

LANGUAGES = load_languages()
ENTRIES = [
    ("a001-b1", parse_reference("Мнимов М.М. Вода & память // Вестник озёр. – 2019. – № 4. – С. 15-27.", LANGUAGES)),
    ("a001-b2", parse_reference("??? 100%", LANGUAGES)),
]


def test_csl_json_names_type_language_and_pages() -> None:
    first, second = json.loads(csl_json(ENTRIES))

    assert first == {
        "id": "a001-b1", "type": "article-journal", "language": "ru-RU", "title": "Вода & память",
        "container-title": "Вестник озёр", "issue": "4", "page": "15-27",
        "author": [{"family": "Мнимов", "given": "М.М."}], "issued": {"date-parts": [[2019]]},
    }  # fmt: skip
    assert second == {"id": "a001-b2", "type": "document", "note": "??? 100%"}


def test_biblatex_escapes_what_tex_would_read_as_a_command() -> None:
    text = biblatex(ENTRIES).decode()

    assert "@article{a001-b1,\n  author = {Мнимов, М.М.},\n  title = {Вода \\& память},\n" in text
    assert "  pages = {15--27},\n  langid = {russian},\n}" in text
    assert "@misc{a001-b2,\n  note = {??? 100\\%},\n}" in text


def test_ris_opens_and_closes_every_record() -> None:
    lines = ris(ENTRIES).decode().split("\r\n")

    assert lines[0] == "TY  - JOUR"
    assert lines.count("ER  - ") == 2
    assert {"SP  - 15", "EP  - 27", "IS  - 4", "LA  - ru"} <= set(lines)
