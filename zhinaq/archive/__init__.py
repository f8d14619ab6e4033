"""Archive packages: the files of a build in, one package out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from zhinaq.archive.bag import bag
from zhinaq.view import Volume

Files = dict[PurePosixPath, bytes]
Archive = Callable[[Volume, Mapping[PurePosixPath, bytes]], Files]

ARCHIVES: dict[str, Archive] = {"bag": bag}
