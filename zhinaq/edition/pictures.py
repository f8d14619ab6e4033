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


@dataclass(frozen=True)
class Picture:
    """One picture: its address in the TEI, the edition's file name, media type and bytes."""

    url: str
    name: str
    media_type: str
    data: bytes


def pictures(volume: Volume, source: VolumeInput) -> list[Picture]:
    """Return the pictures that the articles show and the source has, by file name."""
    urls = {str(url) for a in volume.articles for url in xpath(a.element, ".//t:graphic/@url")}
    return list(_found(sorted(urls), source))


def _found(urls: list[str], source: VolumeInput) -> Iterator[Picture]:
    for url in urls:
        name = PurePosixPath(url).name
        path = source.images.get(name) or source.pictures.get(name)
        if path is None:
            continue
        data, suffix = path.read_bytes(), path.suffix.lower()
        if suffix == ".svg" and not _is_svg(data):
            continue
        if suffix in CONVERTED:
            data, suffix = _as_png(data), ".png"
        stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in PurePosixPath(name).stem)
        yield Picture(url, stem + suffix, MEDIA_TYPES[suffix], data)


def embedded(data: bytes, media_type: str, families: Sequence[str]) -> str:
    """Return a picture as a data: address, the lettering of an SVG in the book's own families."""
    data = in_book_fonts(data, families) if media_type == MEDIA_TYPES[".svg"] else data
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def embedded_file(path: Path | None, families: Sequence[str], place: Place) -> str:
    """Return a picture file as a data: address, "" for none. Raises ZhinaqError for one that cannot be shown."""
    if path is None:
        return ""
    data, suffix = path.read_bytes(), path.suffix.lower()
    try:
        if suffix == ".svg":
            if not _is_svg(data):
                raise ValueError
        else:
            Image.open(BytesIO(data)).verify()
    except (OSError, SyntaxError, ValueError) as problem:  # lxml's and Pillow's errors are of these kinds
        hint = "Save it anew as SVG or PNG."
        raise ZhinaqError(f'"{path.name}" is not a picture that can be shown', place, hint) from problem
    if suffix in CONVERTED:
        data, suffix = _as_png(data), ".png"
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
