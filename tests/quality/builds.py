"""Built volumes for the checkers: each source is built once per state of the project and shared by all workers."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.shared import texts

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / ".cache" / "builds"
PARTS = ("zhinaq", "templates", "styles", "source", "build.py")
PATIENCE = 900


@cache
def state() -> str:
    """Return a digest of everything a build depends on inside the project."""
    digest = hashlib.sha256()
    for part in PARTS:
        place = ROOT / part
        found = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
        for path in found:
            if "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def sources() -> dict[str, Path]:
    """Return the sample and every real text that is there, by key."""
    return {"sample": ROOT / "source" / "sample", **texts()}


def build_of(key: str, command: str = "all") -> Path:
    """Return the output folder of `build.py COMMAND` for a source; builds it when this state has none yet."""
    name = command.replace(" --", "+")
    folder = PLACE / f"{key}-{name}-{state()}"
    done, lock = folder.with_suffix(".done"), folder.with_suffix(".lock")
    PLACE.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # a worker that dies lets go of it
        if not done.exists():
            _drop_others(f"{key}-{name}-", folder)
            _run(key, command, folder)
            done.touch()
    return folder


def _run(key: str, command: str, folder: Path) -> None:
    arguments = [sys.executable, "build.py", *command.split(), str(sources()[key]), "-o", str(folder), "-q", "-j", "1"]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, f"{key}: exit {done.returncode}\n{done.stderr[-3000:]}"


def _drop_others(prefix: str, keep: Path) -> None:
    for old in PLACE.glob(f"{prefix}*"):
        if not old.name.startswith(keep.name):
            shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
