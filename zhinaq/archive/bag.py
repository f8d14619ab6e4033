"""One BagIt bag (RFC 8493, by the `bagit` library) of TEI, schema, raw text and editions, zipped with fixed stamps."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import bagit

from zhinaq import __version__
from zhinaq.archive.crate import crate_metadata
from zhinaq.stamp import stamp
from zhinaq.view import Volume

Files = dict[PurePosixPath, bytes]


def bag(volume: Volume, files: Mapping[PurePosixPath, bytes]) -> Files:
    """Return `<volume>.zip`: files are the payload by their place in the archive (tei/…, raw/…, editions/…)."""
    payload = dict(files)
    payload[PurePosixPath("ro-crate-metadata.json")] = crate_metadata(volume, files)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / volume.name
        for name, data in sorted(payload.items()):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        bagit.make_bag(str(root), _info(volume), checksums=["sha256", "sha512"])
        return {PurePosixPath(f"{volume.name}.zip"): _zipped(root, volume)}


def _info(volume: Volume) -> dict[str, str]:
    """Return bag-info.txt; the date and agent are given, since the library would write the clock's."""
    info = {
        "Bagging-Date": stamp(volume.date, volume.year).date().isoformat(),
        "Bag-Software-Agent": f"zhinaq {__version__}",
        "External-Description": volume.title,
        "External-Identifier": f"doi:{volume.doi}" if volume.doi else (f"isbn:{volume.isbn}" if volume.isbn else ""),
        "Source-Organization": volume.publisher,
    }
    return {key: value for key, value in info.items() if value}


def _zipped(root: Path, volume: Volume) -> bytes:
    moment = stamp(volume.date, volume.year).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            name = PurePosixPath(root.name) / path.relative_to(root).as_posix()
            entry = zipfile.ZipInfo(str(name), moment)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return out.getvalue()
