"""The project's own rules about its code, kept by machine."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

from zhinaq.finding import catalogue
from zhinaq.language import load_languages

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "zhinaq").rglob("*.py"))


def test_no_cyrillic_letter_stands_in_code() -> None:
    cyrillic = re.compile("[\u0400-\u04ff]|\\\\u04[0-9a-f]{2}", re.IGNORECASE)
    lines = (
        (p, n, t) for p in [*MODULES, ROOT / "build.py"] for n, t in enumerate(p.read_text("utf-8").split("\n"), 1)
    )
    found = [f"{p.relative_to(ROOT)}:{n}" for p, n, text in lines if cyrillic.search(text)]
    assert found == []


def test_modules_stay_small() -> None:
    sizes = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES if p.name != "__init__.py"}
    assert [str(p) for p, n in sizes.items() if n > 400] == []
    assert statistics.median(sizes.values()) <= 160


def test_no_module_is_a_grab_bag() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [str(p) for p in MODULES if p.stem in banned] == []


def test_every_finding_code_used_is_in_the_catalogue_and_the_other_way_round() -> None:
    code = re.compile(r"\"((?:read|vol|rep|art|front|body|ref|cite|tei|meta|lang|cons|ed|arch|back|dec)-\d{3})\"")
    used = {m for p in MODULES for m in code.findall(p.read_text(encoding="utf-8"))}
    assert used - set(catalogue()) == set()
    assert set(catalogue()) - used == set()


def test_every_finding_says_what_to_do() -> None:
    assert [
        c for c, e in catalogue().items() if not e.message or not e.hint or e.severity not in ("error", "review")
    ] == []


def test_the_languages_generate_the_same_words() -> None:
    labels = {code: set(language.data["labels"]) for code, language in load_languages().items()}
    assert [code for code in labels if labels[code] != labels["en"]] == []


def test_the_languages_have_the_same_sections() -> None:
    sections = {code: set(language.data) for code, language in load_languages().items()}
    assert [code for code in sections if sections[code] != sections["en"]] == []


def test_no_language_code_stands_in_code_or_templates() -> None:
    code = re.compile(rf"""["']({"|".join(load_languages())})["']""")
    templates = [p for p in (ROOT / "templates").rglob("*") if p.suffix in (".j2", ".js")]
    found = [
        f"{p.relative_to(ROOT)}:{n}" for p in [*MODULES, *templates]
        for n, text in enumerate(p.read_text("utf-8").split("\n"), 1) if code.search(text)
    ]  # fmt: skip
    assert found == []


def test_no_sample_of_others_is_named_in_the_product() -> None:
    hashed = re.compile(r"\b[0-9a-f]{16}\.txt\b")
    assert [str(p) for p in MODULES if hashed.search(p.read_text(encoding="utf-8"))] == []
