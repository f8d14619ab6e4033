"""The same source gives the same bytes, whatever the clock, time zone, hash seed or number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.builds import ROOT, build_of

pytestmark = pytest.mark.slow


def test_the_sample_is_byte_identical_in_another_environment(tmp_path: Path) -> None:
    first = build_of("sample")
    other = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "LC_ALL": "C"}
    subprocess.run([sys.executable, "build.py", "all", "source/sample", "-o", str(tmp_path), "-q", "-j", "2"],
                   cwd=ROOT, env=other, check=True)  # fmt: skip
    names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    assert [str(n) for n in names if (first / n).read_bytes() != (tmp_path / n).read_bytes()] == []
