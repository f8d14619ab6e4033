"""Packed documents (DOCX, ODT): opened from memory, refused when broken, locked, or too large when unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from zhinaq.finding import Place, ZhinaqError
from zhinaq.tei import parse

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
LARGEST, PARTS = 1_000_000_000, 20_000
RATIO, SMALL = 300, 20_000_000  # a part that grows more than this, and is not small, is a bomb


def unpack(data: bytes, place: Place, kind: str) -> zipfile.ZipFile:
    """Return the parts of a packed document. Raises ZhinaqError for what cannot or must not be opened."""
    if not data:
        raise ZhinaqError("the file is empty", place, "Give a file that holds the text.")
    try:
        packed = zipfile.ZipFile(BytesIO(data))
        parts = packed.infolist()
    except DAMAGE as error:
        raise broken(place, kind) from error
    if any(part.flag_bits & 1 for part in parts):
        raise ZhinaqError(f"the {kind} is locked by a password", place, "Save it without a password.")
    swollen = [p for p in parts if p.file_size > SMALL and p.file_size > RATIO * max(p.compress_size, 1)]
    if len(parts) > PARTS or swollen or sum(part.file_size for part in parts) > LARGEST:
        raise ZhinaqError(
            f"the {kind} would unpack to more than any document needs", place, "Do not open files you do not trust."
        )
    return packed


def part(packed: zipfile.ZipFile, name: str, place: Place, kind: str) -> etree._Element | None:
    """Return one XML part, or None when there is none. Raises ZhinaqError when it is broken or declares a DTD."""
    try:
        data = packed.read(name)
    except KeyError:
        return None
    except DAMAGE as error:
        raise broken(place, kind) from error
    return xml(data, place, kind)


def xml(data: bytes, place: Place, kind: str) -> etree._Element:
    """Return parsed XML. Raises ZhinaqError for broken XML and for a document type, which no such file needs."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ZhinaqError(f"the {kind} declares entities, which are not read", place, "Save it again from its program.")
    try:
        return parse(data)
    except etree.XMLSyntaxError as error:
        raise broken(place, kind) from error


def whole(text: object, otherwise: int, most: int = 1_000_000) -> int:
    """Return the number an attribute gives, at most `most`; `otherwise` when it gives none."""
    found = str(text or "").strip()
    return min(int(found), most) if found.isascii() and found.isdigit() and len(found) < 12 else otherwise


def broken(place: Place, kind: str) -> ZhinaqError:
    """Return the error for a damaged file."""
    return ZhinaqError(
        f"the file is no readable {kind}", place, "Open it in its program, save it again, and try once more."
    )
