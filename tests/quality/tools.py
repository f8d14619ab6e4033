"""Where the checkers are; a missing one skips its test loudly, and fails it when they are required (CI)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
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


def script(name: str) -> Path:
    """Return a script of this folder laid beside the packages it asks for, with those it is made of."""
    folder = checker("node_modules").parent
    for path in Path(__file__).parent.glob("*.mjs"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder / name


def node(name: str, *arguments: object, patience: int = 300) -> subprocess.CompletedProcess[str]:
    """Run a script of this folder in Node, with Chromium at hand."""
    environment = {**os.environ, "CHROME": command("chromium")}
    return subprocess.run([command("node"), str(script(name)), *map(str, arguments)], env=environment,
                          capture_output=True, text=True, timeout=patience)  # fmt: skip


def found(folder: Path, *queries: str) -> dict[str, list[int]]:
    """Return the numbers of the articles that a site's search script finds, the best first, by query."""
    run = [command("node"), str(Path(__file__).parent / "find.mjs"), str(folder), *queries]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    numbers: dict[str, list[int]] = json.loads(done.stdout)
    return numbers
