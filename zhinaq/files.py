"""The only writing to disk: finished files are staged beside their place and renamed into it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from zhinaq.finding import Place, ZhinaqError

Files = dict[PurePosixPath, bytes]


def write(files: Mapping[PurePosixPath, bytes], folder: Path, owned: Collection[str] = ()) -> None:
    """Write files under a folder, all or none staged first; then drop what earlier runs left in the `owned` subfolders.

    Raises ZhinaqError when the folder cannot be written; nothing half-written stays.
    """
    stage = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".zhinaq-", dir=folder))
        for name, data in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).replace(folder / name)
        _drop_stale(files, folder, owned)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise ZhinaqError(
            f"cannot be written: {reason}", Place(str(folder)), "Choose another folder with -o."
        ) from problem
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)


def _drop_stale(files: Mapping[PurePosixPath, bytes], folder: Path, owned: Collection[str]) -> None:
    """Remove files of an earlier run from subfolders that this run has written anew."""
    fresh = {folder / name for name in files}
    for name in owned:
        for path in sorted((folder / name).rglob("*"), reverse=True):
            if path.is_file() and path not in fresh:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
