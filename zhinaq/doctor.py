"""What a machine has for the editions and the checkers, and the command that brings what is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = (
    ("pango-1.0", "libpango-1.0-0", "text layout of the PDF"),
    ("pangoft2-1.0", "libpangoft2-1.0-0", "text layout of the PDF"),
    ("harfbuzz-subset", "libharfbuzz-subset0", "font subsets of the PDF"),
)
PACKAGES = ("lxml", "jinja2", "weasyprint", "ebooklib", "pyyaml", "pydantic", "click", "rich", "pyphen", "pikepdf",
            "charset-normalizer", "bagit", "rocrate")  # fmt: skip
CHECKERS = (
    ("java", "default-jre-headless", "epubcheck, Nu and veraPDF"),
    ("node", "nodejs", "axe and Ace"),
    ("chromium", "chromium", "axe, Ace and screenshots"),
    ("qpdf", "qpdf", "the structure of the PDF"),
    ("pdftotext", "poppler-utils", "the text of the PDF"),
)


def examine() -> Iterator[tuple[str, bool]]:
    """Yield one printable line per part, and whether a build can do without more; checkers are never required."""
    running = sys.version_info[:2] >= (3, 11)
    yield (
        _line("Python", running, ".".join(map(str, sys.version_info[:3])), "zhinaq needs Python 3.11 or newer"),
        running,
    )
    for name in PACKAGES:
        try:
            yield _line(name, True, version(name), ""), True
        except PackageNotFoundError:
            yield _line(name, False, "", "make setup"), False
    for library, package, purpose in LIBRARIES:
        there = find_library(library) is not None
        yield _line(library, there, purpose, f"apt-get install {package}"), there
    yield from _fonts()
    yield _pandoc()
    for command, package, purpose in CHECKERS:
        there = shutil.which(command) is not None
        yield (
            _line(command, there, f"for tests only: {purpose}", f"apt-get install {package}, or make setup-checkers"),
            True,
        )


def _pandoc() -> tuple[str, bool]:
    from zhinaq.references.print.pandoc import find_pandoc

    purpose = "only for reference lists in a CSL file (style: some.csl)"
    return _line("pandoc", find_pandoc() is not None, purpose, f"pip install 'zhinaq[csl]', {purpose}"), True


def _fonts() -> Iterator[tuple[str, bool]]:
    from zhinaq.edition.fonts import find_fonts, folders

    fonts = find_fonts(folders())
    names = ", ".join(dict.fromkeys(face.family for face in fonts.faces))
    yield _line("fonts", not fonts.findings, names, "make fonts"), True
    for finding in fonts.findings:
        yield f"      {finding.message}", True


def _line(name: str, there: bool, what: str, remedy: str) -> str:
    return f"{'ok  ' if there else 'MISS'}  {name:18} {what if there else remedy}"
