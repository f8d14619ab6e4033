"""Readers: one raw file in, located lines out (Source). One line of READERS per kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.kinds import advice
from zhinaq.read import docx, html, markdown, odt, pdf, tei, text
from zhinaq.source import Source

Reader = Callable[[bytes, str, Report], Source]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".docx": docx.read,
    ".odt": odt.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".pdf": pdf.read,
}
SUFFIXES = (*READERS, *tei.SUFFIXES)  # what a volume may hold: TEI is read too, but enters after encoding


def read(path: Path, name: str | None = None, report: Report | None = None) -> Source:
    """Read one raw file, known in findings as `name` (default: the file's own name).

    Raises ZhinaqError with one sentence and a hint when the file is missing, empty, not text, or of no known kind.
    """
    place = Place(name or path.name)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kind, known = path.suffix or "without suffix", ", ".join(READERS)
        hint = advice(path.suffix) or f"Known kinds: {known}."
        raise ZhinaqError(f"no reader for files of kind {kind}", place, hint)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise ZhinaqError(message, place, "Check the name and the rights.") from error
    return reader(data, place.file, report or Report())
