"""The pictures of a volume as an edition carries them: only those used, in formats that browsers and books show."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from lxml import etree
from PIL import Image

from zhinaq.edition.svg_fonts import in_book_fonts
from zhinaq.finding import Place, ZhinaqError
from zhinaq.tei import xpath
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
               ".gif": "image/gif", ".webp": "image/webp"}  # fmt: skip
CONVERTED = (".tif", ".tiff")
MOST_PIXELS = 4_000_000
UNREADABLE = (OSError, SyntaxError, ValueError)  # lxml's and Pillow's errors are of these kinds


@dataclass(frozen=True)
class Picture:
    """One picture: its address in the TEI, the edition's file name, media type and bytes."""

    url: str
    name: str
    media_type: str
    data: bytes


def pictures(volume: Volume, source: VolumeInput) -> list[Picture]:
    """Return the pictures that the articles show and the source has, by file name.

    Raises ZhinaqError for a file of the volume that is not a picture.
    """
    urls = {str(url) for a in volume.articles for url in xpath(a.element, ".//t:graphic/@url")}
    return list(_found(sorted(urls), source))


def _found(urls: list[str], source: VolumeInput) -> Iterator[Picture]:
    for url in urls:
        name = PurePosixPath(url).name
        path = source.images.get(name) or source.pictures.get(name)
        if path is None:
            continue
        try:
            data, suffix = _shown(path.read_bytes(), path.suffix.lower())
        except UNREADABLE as problem:
            if name in source.images:
                raise _unreadable(name, Place(str(source.images[name]))) from problem
            continue  # a picture that came broken inside a raw file is shown as lost
        stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in PurePosixPath(name).stem)
        yield Picture(url, stem + suffix, MEDIA_TYPES[suffix], data)


def _shown(data: bytes, suffix: str) -> tuple[bytes, str]:
    """Return a picture's bytes and suffix as editions carry it; raises one of UNREADABLE for what is no picture."""
    if suffix == ".svg":
        if not _is_svg(data):
            raise ValueError
    else:
        Image.open(BytesIO(data)).verify()
    return (_as_png(data), ".png") if suffix in CONVERTED else (data, suffix)


def _unreadable(name: str, place: Place) -> ZhinaqError:
    return ZhinaqError(f'"{name}" is not a picture that can be shown', place, "Save it anew as SVG or PNG.")


def embedded(data: bytes, media_type: str, families: Sequence[str]) -> str:
    """Return a picture as a data: address, the lettering of an SVG in the book's own families."""
    data = in_book_fonts(data, families) if media_type == MEDIA_TYPES[".svg"] else data
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def embedded_file(path: Path | None, families: Sequence[str], place: Place) -> str:
    """Return a picture file as a data: address, "" for none. Raises ZhinaqError for one that cannot be shown."""
    if path is None:
        return ""
    try:
        data, suffix = _shown(path.read_bytes(), path.suffix.lower())
    except UNREADABLE as problem:
        raise _unreadable(path.name, place) from problem
    return embedded(data, MEDIA_TYPES[suffix], families)


def _is_svg(data: bytes) -> bool:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return etree.QName(root).localname == "svg"


def _as_png(data: bytes) -> bytes:
    """Return a TIFF as PNG, made smaller when it has more pixels than a reading device can hold."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    if picture.width * picture.height > MOST_PIXELS:
        factor = (MOST_PIXELS / (picture.width * picture.height)) ** 0.5
        picture = picture.resize((int(picture.width * factor), int(picture.height * factor)))
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
