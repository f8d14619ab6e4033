"""What the engine cannot use of a volume's local.css, as findings with their lines."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint import CSS

from zhinaq.edition.print.typeset import LOGGER, Fetcher
from zhinaq.finding import Finding, Place

AT = re.compile(r"\s+at (\d+):\d+")


def complaints(css: str, file: Path) -> Iterator[Finding]:
    """Yield a finding for every rule, property or address of a stylesheet that is left out."""
    with _heard() as said:
        CSS(string=css, url_fetcher=Fetcher([file.parent]), base_url=file.resolve().parent.as_uri() + "/")
    for text in dict.fromkeys(said):
        at = AT.search(text)
        yield Finding("ed-003", Place(str(file), int(at[1]) if at else 0), "", {"problem": AT.sub("", text, count=1)})


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect what the engine logs."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    LOGGER.addHandler(handler)
    try:
        yield said
    finally:
        LOGGER.removeHandler(handler)
