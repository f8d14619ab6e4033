"""Where the checkers are; a missing one skips its test loudly, and fails it when they are required (CI)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKERS = ROOT / ".cache" / "checkers"
REQUIRED = bool(os.environ.get("ZHINAQ_REQUIRE_CHECKERS"))


def absent(what: str, remedy: str = "make setup-checkers") -> None:
    """Skip this test, or fail it where every checker is required."""
    message = f"NO {what.upper()}: {remedy}"
    if REQUIRED:
        pytest.fail(message)
    pytest.skip(message)


def command(name: str) -> str:
    """Return the path of a program on this machine."""
    found = shutil.which(name)
    if found is None:
        absent(name)
    return str(found)


def checker(relative: str) -> Path:
    """Return a file under the checkers' folder."""
    path = CHECKERS / relative
    if not path.exists():
        absent(relative)
    return path
