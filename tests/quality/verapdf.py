"""veraPDF on finished files: one start of Java for all of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.quality.tools import checker, command

PROFILES = ("ua1", "3a")


def failures(profile: str, *files: Path) -> list[str]:
    """Return what veraPDF says of the files that do not conform to a profile, and the files it said nothing of."""
    jars = ":".join(str(p) for p in sorted(checker("verapdf").glob("*.jar")))
    run = [
        command("java"),
        "-cp",
        jars,
        "org.verapdf.apps.GreenfieldCliWrapper",
        "-f",
        profile,
        "--format",
        "text",
        "-v",
    ]
    done = subprocess.run([*run, *map(str, files)], capture_output=True, text=True)
    passed = {line.split(" ", 2)[1] for line in done.stdout.splitlines() if line.startswith("PASS ")}
    said = [line for line in done.stdout.splitlines() if not line.startswith("PASS ")]
    return said[:20] + [str(file) for file in files if str(file) not in passed]
