"""RO-Crate 1.3 description of the files of an archive: what each file is, who made it, under which licence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from rocrate.model.contextentity import ContextEntity
from rocrate.model.person import Person as CratePerson
from rocrate.rocrate import ROCrate

from zhinaq.stamp import stamp
from zhinaq.view import Volume

MEDIA = {
    ".xml": "application/tei+xml", ".rng": "application/relax-ng+xml", ".odd": "application/tei+xml",
    ".txt": "text/plain",
    ".pdf": "application/pdf", ".epub": "application/epub+zip", ".html": "text/html", ".json": "application/json",
    ".jsonl": "application/jsonl", ".yaml": "application/yaml", ".css": "text/css", ".svg": "image/svg+xml",
    ".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems",
    ".png": "image/png", ".jpg": "image/jpeg", ".md": "text/markdown", ".js": "text/javascript",
}  # fmt: skip
ROLES = (
    ("tei/", "TEI encoding"),
    ("raw/", "Raw text the encoding was made from"),
    ("schema/", "Schema of the encoding"),
    ("editions/", "Edition made from the encoding"),
    ("", "Record of the run"),
)


def crate_metadata(volume: Volume, files: Mapping[PurePosixPath, bytes]) -> bytes:
    """Return ro-crate-metadata.json for the files of a volume (RO-Crate 1.3, sections 4 and 5)."""
    crate = ROCrate()
    when = stamp(volume.date, volume.year)
    crate.name = volume.title or volume.name
    crate.description = _description(volume)
    crate.datePublished = when.isoformat() if not volume.year else (volume.date or volume.year)
    if volume.licence:
        entity = ContextEntity(crate, volume.licence, {"@type": "CreativeWork", "name": volume.licence})
        crate.license = crate.add(entity)
    if volume.publisher:
        organisation = {"@type": "Organization", "name": volume.publisher}
        crate.publisher = crate.add(ContextEntity(crate, "#publisher", organisation))
    crate.root_dataset["author"] = [crate.add(person) for person in _authors(crate, volume)]
    crate.root_dataset["inLanguage"] = list(volume.languages)
    for name in sorted(files):
        crate.add_file(dest_path=str(name), properties=_properties(name, files[name], volume))
    data = crate.metadata.generate()
    data["@graph"] = sorted(data["@graph"], key=lambda entity: str(entity["@id"]))
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _description(volume: Volume) -> str:
    parts = [volume.subtitle, volume.place, volume.year, f"{len(volume.articles)} articles"]
    return ". ".join(part for part in parts if part)


def _authors(crate: ROCrate, volume: Volume) -> list[CratePerson]:
    people = []
    for article in volume.articles:
        for author in article.authors:
            name = author.name(article.lang)
            identity = author.orcid or f"#{author.id}"
            people.append(CratePerson(crate, identity, properties={"name": name.printed}))
    return list({p.id: p for p in people}.values())


def _properties(name: PurePosixPath, data: bytes, volume: Volume) -> dict[str, Any]:
    text = str(name)
    role = next(label for start, label in ROLES if text.startswith(start))
    titles = {a.slug: a.title for a in volume.articles}
    return {
        "name": titles.get(name.stem) or text, "description": role, "contentSize": str(len(data)),
        "encodingFormat": MEDIA.get(name.suffix, "application/octet-stream"),
    }  # fmt: skip
