"""SOURCE to what a run needs: settings, raw files in order, images, decisions; and a new volume folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path, PurePosixPath

from zhinaq.finding import Finding, Place, ZhinaqError
from zhinaq.kinds import advice
from zhinaq.located import Located, check, read_yaml
from zhinaq.settings import Image, VolumeSettings
from zhinaq.source import Picture, Source

__all__ = ["RAW_SUFFIXES", "VolumeInput", "VolumeSettings", "load", "new_volume"]

RAW_SUFFIXES = (".txt", ".text", ".md", ".markdown")
IMAGE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".tif", ".tiff")
SETTINGS_NAMES = ("volume.yaml", "volume.yml")
IMAGE_NAME = re.compile(r"(?:a?0*(?P<article>\d+)[-_. ])?(?:fig(?:ure)?[-_. ]?)?0*(?P<figure>\d+)")
ISBN, ISSN, DOI = re.compile(r"(97[89])?\d{9}[\dX]"), re.compile(r"\d{7}[\dX]"), re.compile(r"10\.\d{4,9}/\S+")
Files = dict[PurePosixPath, bytes]


@dataclass(frozen=True)
class VolumeInput:
    """One SOURCE: its name (for output files), settings and files.

    `images` maps a file name to its path; `pictures` holds those that came inside raw files, once these are read.
    """

    name: str
    settings: VolumeSettings
    raw: tuple[Path, ...]
    folder: Path | None = None
    images: Mapping[str, Path] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    decisions: Path | None = None
    css: Path | None = None
    settings_file: Path | None = None
    findings: tuple[Finding, ...] = ()
    located: Located | None = None

    def place(self, *route: str | int) -> Place:
        """Return the place of a key in volume.yaml, the source itself when there is no such file."""
        return self.located.place(*route) if self.located else Place(str(self.settings_file or self.name))

    def own_css(self) -> str:
        """Return the text of local.css, "" for none. Raises ZhinaqError when it is not UTF-8."""
        try:
            return self.css.read_text(encoding="utf-8-sig") if self.css else ""
        except UnicodeDecodeError as problem:
            raise ZhinaqError("is not UTF-8 text", Place(str(self.css)), "Save it as UTF-8.") from problem


def load(source: Path, suffixes: Collection[str] = RAW_SUFFIXES) -> VolumeInput:
    """Read a volume folder or one bare text file; `suffixes` are those some reader takes.

    Raises ZhinaqError, with file and line where there is one, for what an editor must mend first.
    """
    if not source.exists():
        raise ZhinaqError("there is no such file or folder", Place(str(source)), "Name a volume folder or a text file.")
    if source.is_file():
        if source.name in SETTINGS_NAMES:
            return load(source.parent, suffixes)
        return VolumeInput(_name(source.stem), VolumeSettings(), (source,))
    settings_file = next((source / n for n in SETTINGS_NAMES if (source / n).is_file()), None)
    located = read_yaml(settings_file) if settings_file else Located(str(source), {}, {})
    settings = check(VolumeSettings, located)
    raw, skipped = _raw_files(source, settings, located, suffixes)
    images = _images(source, settings, located)
    _look_for_sisters(source, settings, located)
    settings = settings.model_copy(update={"images": (*settings.images, *_images_by_name(images, settings))})
    decisions, css = source / "decisions.yaml", source / "local.css"
    return VolumeInput(
        _name(source.resolve().name), settings, raw, source, images,
        decisions=decisions if decisions.is_file() else None, css=css if css.is_file() else None,
        settings_file=settings_file, findings=(*skipped, *_number_findings(settings, located)),
        located=located if settings_file else None,
    )  # fmt: skip


def with_pictures(volume: VolumeInput, sources: Sequence[Source]) -> VolumeInput:
    """Return the volume with the pictures its raw files carry or name, each as an image for its figure."""
    pictures = {name: picture for source in sources for name, picture in source.pictures.items()}
    known = {PurePosixPath(image.file).name for image in volume.settings.images}
    named = [line.text[4:-1] for source in sources for line in source.lines if line.style == "image"]
    added = tuple(
        Image(file=name, alt={"": pictures[name].alt} if name in pictures and pictures[name].alt else {})
        for name in dict.fromkeys(named)
        if name not in known and (name in pictures or name in volume.images)
    )
    settings = volume.settings.model_copy(update={"images": (*volume.settings.images, *added)})
    return replace(volume, settings=settings, pictures=pictures)


def _name(stem: str) -> str:
    from zhinaq.slug import slug

    return slug(stem) or "volume"


def _natural(path: Path) -> tuple[list[tuple[int, int | str]], str]:
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(0, int(p)) if p.isdecimal() else (1, p) for p in parts if p], path.name


def _raw_files(
    folder: Path, settings: VolumeSettings, located: Located, suffixes: Collection[str]
) -> tuple[tuple[Path, ...], list[Finding]]:
    named = ([settings.preface] if settings.preface else []) + [n for n in settings.raw if n != settings.preface]
    if settings.raw:
        return tuple(_named(folder, n, located.place("raw", i)) for i, n in enumerate(named)), []
    place = folder / "raw" if (folder / "raw").is_dir() else folder
    present = sorted((p for p in place.iterdir() if p.is_file() and not p.name.startswith(".")), key=_natural)
    raw = [p for p in present if p.suffix.lower() in suffixes]
    skipped = [Finding("vol-001", Place(str(p))) for p in present if p not in raw] if place != folder else []
    if not raw:
        raise ZhinaqError(*_nothing(place, present))
    first = [p for p in raw if p.name == PurePosixPath(settings.preface).name]
    return (*first, *(p for p in raw if p not in first)), skipped


def _nothing(place: Path, present: Sequence[Path]) -> tuple[str, Place, str]:
    """Return what is wrong with a folder without a file that can be read, where, and what to do."""
    hints = dict.fromkeys(hint for p in present if (hint := advice(p.suffix)))
    if not hints:
        hint = "Put the text files into raw/, or list them under `raw:` in volume.yaml."
        return "holds no raw text", Place(str(place)), hint
    kinds = ", ".join(dict.fromkeys(p.suffix.lower() for p in present if advice(p.suffix)))
    return f"holds no text that can be read, only files of kind {kinds}", Place(str(place)), " ".join(hints)


def _named(folder: Path, name: str, place: Place) -> Path:
    for path in (folder / "raw" / name, folder / name):
        if path.is_file():
            return path
    raise ZhinaqError(f'there is no raw text "{name}"', place, f"It was looked for in {folder / 'raw'} and {folder}.")


def _images(folder: Path, settings: VolumeSettings, located: Located) -> dict[str, Path]:
    place = folder / "images"
    found = sorted(place.iterdir(), key=_natural) if place.is_dir() else []
    images = {p.name: p for p in found if p.suffix.lower() in IMAGE_SUFFIXES}
    named = [("images", n, image.file) for n, image in enumerate(settings.images)]
    named += [(key, 0, name) for key, name in (("cover", settings.cover), ("logo", settings.logo)) if name]
    for key, n, name in named:
        path = next((p for p in (place / name, folder / name) if p.is_file()), None)
        if path is None:
            raise ZhinaqError(f'there is no image "{name}"', located.entry(key, n), f"Put it into {place}.")
        images[path.name] = path
    return images


def _images_by_name(images: Mapping[str, Path], settings: VolumeSettings) -> Iterator[Image]:
    """Yield images that no setting names but their file names do, such as 3-1.png, a003-fig1.png or fig2.svg."""
    named = {PurePosixPath(image.file).name for image in settings.images} | {settings.cover, settings.logo}
    for name in images:
        match = IMAGE_NAME.fullmatch(PurePosixPath(name).stem.casefold())
        if match and name not in named:
            yield Image(file=name, article=match["article"] or "", figure=match["figure"])


def _look_for_sisters(folder: Path, settings: VolumeSettings, located: Located) -> None:
    for n, sister in enumerate(settings.sisters):
        if not (folder / sister.tei).is_file():
            hint = "Name the tei/volume.xml that a build of the sister volume left, seen from this folder."
            raise ZhinaqError(f'there is no TEI "{sister.tei}"', located.place("sisters", n, "tei"), hint)


def _number_findings(settings: VolumeSettings, located: Located) -> Iterator[Finding]:
    """Yield findings for wrong check digits: ISO 2108 (ISBN), ISO 3297 (ISSN), and for what is no DOI."""
    if settings.isbn and not isbn_valid(settings.isbn):
        yield Finding("meta-001", located.place("isbn"), settings.isbn)
    for key in ("issn", "eissn"):
        number = getattr(settings, key)
        if number and not issn_valid(number):
            yield Finding("meta-002", located.place(key), number)
    if settings.doi and not DOI.fullmatch(settings.doi):
        yield Finding("meta-003", located.place("doi"), settings.doi)


def isbn_valid(number: str) -> bool:
    """Tell whether an ISBN-10 or ISBN-13 has the right form and check digit."""
    digits = re.sub(r"(?i)isbn|[\s:\N{EN DASH}-]", "", number).upper()
    if not ISBN.fullmatch(digits) or len(digits) not in (10, 13):
        return False
    values = [10 if c == "X" else int(c) for c in digits]
    if len(digits) == 10:
        return sum((10 - n) * v for n, v in enumerate(values)) % 11 == 0
    return sum(v * (3 if n % 2 else 1) for n, v in enumerate(values)) % 10 == 0


def issn_valid(number: str) -> bool:
    """Tell whether an ISSN has the right form and check digit."""
    digits = re.sub(r"(?i)e?issn|[\s:\N{EN DASH}-]", "", number).upper()
    values = [10 if c == "X" else int(c) for c in digits if c in "0123456789X"]
    return bool(ISSN.fullmatch(digits)) and sum((8 - n) * v for n, v in enumerate(values)) % 11 == 0


def new_volume(folder: Path, raws: Sequence[Path], suffixes: Collection[str] = RAW_SUFFIXES) -> Files:
    """Return the files of a new volume folder: a commented volume.yaml and copies of the raw texts.

    Raises ZhinaqError when the folder already holds a volume, or a raw text is missing, doubled or of an unknown type.
    """
    if any((folder / name).exists() for name in SETTINGS_NAMES):
        raise ZhinaqError("already holds a volume", Place(str(folder)), "Choose another folder; nothing was written.")
    out: Files = {PurePosixPath("volume.yaml"): files("zhinaq").joinpath("new_volume.yaml").read_bytes()}
    for raw in raws:
        name = PurePosixPath("raw") / raw.name
        if not raw.is_file():
            raise ZhinaqError("there is no such text file", Place(str(raw)))
        if raw.suffix.lower() not in suffixes:
            raise ZhinaqError(f"is of no known type; known are {', '.join(suffixes)}", Place(str(raw)))
        if name in out:
            raise ZhinaqError("two texts have this name", Place(str(raw)), "Rename one of them.")
        out[name] = raw.read_bytes()
    return out
