"""Font files for the PDF: found by file name in known folders, checked letter by letter, fetched on a bare machine.

No font is asked for by its system name and none is shipped; fonts.yaml says which Debian packages bring them.
"""

from __future__ import annotations

import os
import subprocess  # noqa: S404  apt-get and dpkg-deb unpack fonts without root
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

import yaml
from fontTools.ttLib import TTFont, TTLibError

from zhinaq.finding import Finding, Place, ZhinaqError
from zhinaq.language import common_alphabet

ROLES = {"serif": "Zhinaq Serif", "sans": "Zhinaq Sans"}
STYLES = ("normal 400", "italic 400", "normal 700", "italic 700")
SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
CACHE = Path(__file__).parents[2] / ".cache" / "fonts"


@dataclass(frozen=True)
class Face:
    """One font file under the name the stylesheet calls it by; `style` is "normal 400", "italic 700", …"""

    name: str
    family: str
    style: str
    file: Path


@dataclass(frozen=True)
class Fonts:
    """The faces of one book, and what a person should know about them."""

    faces: tuple[Face, ...]
    findings: tuple[Finding, ...] = ()

    def family(self, role: str) -> str:
        """Return the real family name behind `serif` or `sans`, "" for none."""
        return next((f.family for f in self.faces if f.name == ROLES[role]), "")

    @property
    def sans(self) -> tuple[str, ...]:
        """Return the names of the sans and of the faces for rare signs, for lettering outside the stylesheet."""
        return tuple(dict.fromkeys([ROLES["sans"], *(f.name for f in self.faces if f.name not in ROLES.values())]))

    def css(self) -> str:
        """Return the @font-face rules, and the stacks as custom properties."""
        rules = [_rule(face) for face in self.faces]
        rest = [f.name for f in self.faces if f.name not in ROLES.values()]
        for role, name in ROLES.items():
            stack = ", ".join(f'"{n}"' for n in [name, *rest])
            rules.append(f":root {{ --{role}: {stack}, {'serif' if role == 'serif' else 'sans-serif'} }}")
        return "\n".join(rules)


def _rule(face: Face) -> str:
    style, weight = face.style.split()
    return (f'@font-face {{ font-family: "{face.name}"; font-style: {style}; font-weight: {weight}; '
            f"src: url({face.file.resolve().as_uri()}) }}")  # fmt: skip


@cache
def families() -> Mapping[str, list[dict[str, Any]]]:
    """Return fonts.yaml: by role, the families in order of preference."""
    data: Mapping[str, list[dict[str, Any]]] = yaml.safe_load(
        files("zhinaq.edition").joinpath("fonts.yaml").read_text(encoding="utf-8")
    )
    return data


@cache
def alphabet() -> frozenset[str]:
    """Return every letter that a text face must have: the alphabets of all languages, in both cases."""
    small = common_alphabet("names")
    return frozenset(small + small.upper())


@cache
def missing(file: Path) -> str:
    """Return the letters of the alphabet that a font file lacks, in order; all of them when it cannot be read."""
    try:
        with TTFont(file, lazy=True) as font:
            known = font.getBestCmap() or {}
    except (OSError, TTLibError):
        known = {}
    return "".join(sorted(c for c in alphabet() if ord(c) not in known))


def folders() -> tuple[Path, ...]:
    """Return where font files are looked for, the project's own folder first; ZHINAQ_FONTS goes before all."""
    own = [Path(os.environ["ZHINAQ_FONTS"])] if os.environ.get("ZHINAQ_FONTS") else []
    return tuple(p for p in (*own, CACHE, *(Path(s).expanduser() for s in SYSTEM)) if p.is_dir())


def find_fonts(places: Sequence[Path], wanted: str = "", place: Place | None = None) -> Fonts:
    """Return the faces of a book from the files under `places`.

    `wanted` is a family of fonts.yaml, or a folder with the files of one family. Raises ZhinaqError for a font
    that is not known or not complete, and when no complete text face is there at all.
    """
    index = _index(places)
    serif, note = _text_face(index, wanted, place or Place("volume.yaml"), places)
    sans = next((f for e in families()["sans"] if (f := _complete(e, index, ROLES["sans"]))), ())
    rest = [_faces(e, index, f"Zhinaq {e['family']}") for e in families()["rest"]]
    faces = (*serif, *(sans or _renamed(serif, ROLES["sans"])), *(f for group in rest for f in group))
    return Fonts(faces, tuple(note))


def _text_face(
    index: Mapping[str, Path], wanted: str, place: Place, places: Sequence[Path]
) -> tuple[tuple[Face, ...], list[Finding]]:
    known = families()["serif"] + families()["sans"]
    if wanted and Path(wanted).is_dir():
        return _from_folder(Path(wanted), place), []
    entries = [e for e in known if e["family"].lower() == wanted.lower()] if wanted else families()["serif"]
    if not entries:
        hint = f"Name a folder of font files, or one of: {', '.join(e['family'] for e in known)}."
        raise ZhinaqError(f'the font "{wanted}" is not known', place, hint)
    found = next(((e, f) for e in entries if (f := _complete(e, index, ROLES["serif"]))), None)
    if found is None and not wanted and (face := _any_face(places)):
        values = {"wanted": entries[0]["family"], "used": face.family, "package": entries[0]["package"]}
        return (face,), [Finding("ed-001", Place(""), "", values)]
    if found is None:
        packages = " ".join(dict.fromkeys(e["package"] for e in entries[:2]))
        raise ZhinaqError("no font file with every Kazakh letter was found", place,
                          f"Run `make fonts`, or install one: apt-get install {packages}.")  # fmt: skip
    best = entries[0]
    if found[0] is best:
        return found[1], []
    values = {"wanted": best["family"], "used": found[0]["family"], "package": best["package"]}
    return found[1], [Finding("ed-001", Place(""), "", values)]


def _any_face(places: Sequence[Path]) -> Face | None:
    """Return the first font file of no known family that has every letter; the engine slants and thickens it."""
    for file in sorted(f for place in places for f in place.rglob("*.?tf")):
        if not missing(file):
            with TTFont(file, lazy=True) as font:
                return Face(ROLES["serif"], font["name"].getBestFamilyName() or file.stem, STYLES[0], file)
    return None


def _index(places: Sequence[Path]) -> dict[str, Path]:
    named = {f for group in families().values() for e in group for f in e["files"].values()}
    found: dict[str, Path] = {}
    for place in places:
        for path in sorted(p for p in place.rglob("*.?tf") if p.name in named):
            found.setdefault(path.name, path)
    return found


def _faces(entry: Mapping[str, Any], index: Mapping[str, Path], name: str) -> tuple[Face, ...]:
    return tuple(Face(name, entry["family"], s, index[f]) for s, f in entry["files"].items() if f in index)


def _complete(entry: Mapping[str, Any], index: Mapping[str, Path], name: str) -> tuple[Face, ...]:
    faces = _faces(entry, index, name)
    styles = {f.style for f in faces if not missing(f.file)}
    return faces if styles.issuperset(STYLES) else ()


def _renamed(faces: Iterable[Face], name: str) -> tuple[Face, ...]:
    return tuple(Face(name, f.family, f.style, f.file) for f in faces)


def _from_folder(folder: Path, place: Place) -> tuple[Face, ...]:
    """Return the faces of an editor's own font folder; the style is read from the files' OS/2 tables."""
    faces = []
    for file in sorted(folder.glob("*.?tf")):
        if letters := missing(file):
            raise ZhinaqError(f"{file.name} lacks letters: {letters[:20]}", place, "Choose a font with full Kazakh.")
        with TTFont(file, lazy=True) as font:
            slope = "italic" if font["OS/2"].fsSelection & 1 else "normal"
            style, family = f"{slope} {font['OS/2'].usWeightClass}", font["name"].getBestFamilyName() or folder.name
        faces.append(Face(ROLES["serif"], family, style, file))
    lacking = [s for s in STYLES if s not in {f.style for f in faces}]
    if lacking:
        raise ZhinaqError(f"{folder} holds no font file for: {', '.join(lacking)}", place,
                          "Put the four files of one family there.")  # fmt: skip
    return tuple(faces)


def fetch(folder: Path = CACHE, packages: Sequence[str] = ()) -> tuple[Path, ...]:
    """Unpack Debian font packages under `folder` without root; returns the font files now there.

    Raises ZhinaqError where there is no Debian package manager, or it cannot reach its archive.
    """
    names = list(packages) or list(dict.fromkeys(families()[role][0]["package"] for role in ("serif", "sans", "rest")))
    apt, dpkg = which("apt-get"), which("dpkg-deb")
    if not apt or not dpkg:
        raise ZhinaqError("fonts cannot be fetched here: there is no apt-get", None,
                          f"Put the files of {', '.join(names)} under {folder}.")  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as there:
        if not (_apt(apt, there, "download", *names) or _with_own_lists(apt, there, names)):
            raise ZhinaqError(f"apt-get could not download {', '.join(names)}", None,
                              f"Put their font files under {folder}.")  # fmt: skip
        for package in sorted(Path(there).glob("*.deb")):
            subprocess.run([dpkg, "-x", package, folder], check=True)  # noqa: S603
    return tuple(sorted(folder.rglob("*.?tf")))


def _apt(apt: str, there: str, *arguments: str) -> bool:
    return subprocess.run([apt, *arguments], cwd=there, capture_output=True).returncode == 0  # noqa: S603


def _with_own_lists(apt: str, there: str, names: Sequence[str]) -> bool:
    """Fetch the package lists into a private folder first: a fresh machine has none, and an ordinary user no right."""
    lists, archives = Path(there, "lists", "partial"), Path(there, "cache", "archives", "partial")
    lists.mkdir(parents=True)
    archives.mkdir(parents=True)
    own = ["-o", f"Dir::State::lists={lists.parent}", "-o", f"Dir::Cache={archives.parents[1]}",
           "-o", "APT::Sandbox::User="]  # fmt: skip
    return _apt(apt, there, *own, "update") and _apt(apt, there, *own, "download", *names)


def main() -> None:
    """Make sure that the best fonts are there: fetch them unless they are found already."""
    try:
        complete = not find_fonts(folders()).findings
    except ZhinaqError:
        complete = False
    if not complete:
        fetch()
    for face in find_fonts(folders()).faces:
        print(f"{face.name:24}{face.family:20}{face.style:12}{face.file}")


if __name__ == "__main__":
    main()
