"""The archive package: a valid bag, the same bytes twice, and a flipped byte is caught."""

from __future__ import annotations

import zipfile
from pathlib import Path

import bagit
import pytest

from tests.quality.builds import build_of, sources

pytestmark = pytest.mark.slow
KEYS = [k for k in ("sample", "002") if k in sources()]


def _unpacked(key: str, place: Path) -> Path:
    package = next((build_of(key, "archive") / "archive").glob("*.zip"))
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    return next(place.iterdir())


@pytest.mark.parametrize("key", KEYS)
def test_the_unpacked_archive_is_a_valid_bag(key: str, tmp_path: Path) -> None:
    folder = _unpacked(key, tmp_path)
    assert bagit.Bag(str(folder)).validate()
    assert (folder / "data" / "ro-crate-metadata.json").is_file()
    assert list((folder / "data" / "raw").iterdir())


def test_a_flipped_byte_is_caught(tmp_path: Path) -> None:
    folder = _unpacked("sample", tmp_path)
    victim = next((folder / "data" / "raw").iterdir())
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(bytes(data))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()
