"""Where the shared measuring sticks are, if they are there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_FOLDER = Path(os.environ.get("ZHINAQ_SHARED", _ROOT.parent / "shared"))
SHARED: Path | None = _FOLDER if (_FOLDER / "measure").is_dir() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="NO SHARED FOLDER: set ZHINAQ_SHARED to run this test")


def texts() -> dict[str, Path]:
    """Return the real raw texts by the key their gold goes by; empty when the folder is absent."""
    if SHARED is None:
        return {}
    found = sorted((SHARED / "texts").glob("*.txt"))
    return {p.name.split("_")[0] if p.name[:3].isdigit() else p.stem: p for p in found}
