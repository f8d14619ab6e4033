"""`build.py references`: one object with `id` and `raw` a line in, its fields a line out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zhinaq.finding import Place, ZhinaqError
from zhinaq.language import Languages
from zhinaq.references.model import Name, Reference
from zhinaq.references.print.pandoc import print_all
from zhinaq.references.print.render import plain, render_reference
from zhinaq.references.read.kinds import CSL
from zhinaq.references.read.parse import parse_reference, split_number

_HALF = re.compile(r"[\ud800-\udfff]")  # half of a character, which no file can hold


def parse_file(source: Path, languages: Languages, style: str | None = None) -> Iterator[str]:
    """Yield an output line for each line of a file: fields as JSON, or the reference printed in a style or CSL file.

    Lines are JSON objects, or (when the first is none) bare references. Raises ZhinaqError for a file that cannot be
    read, is not UTF-8, or holds a line that is no such object.
    """
    try:
        lines = source.read_bytes().decode("utf-8-sig").splitlines()
    except OSError as error:
        raise ZhinaqError(f"cannot be read: {error.strerror}", Place(str(source))) from error
    except UnicodeDecodeError as error:
        raise ZhinaqError("is not UTF-8 text", Place(str(source)), "Save it as UTF-8 and try again.") from error
    first = next((line for line in lines if line.strip()), "")
    if not first.lstrip().startswith("{"):
        lines = [json.dumps({"id": n, "raw": line}) if line.strip() else "" for n, line in enumerate(lines, 1)]
    if style is None:
        yield from parse_lines(lines, languages, str(source))
        return
    if style.lower().endswith(".csl"):
        yield from _by_csl(read_lines(lines, languages, str(source)), Path(style))
        return
    above: Reference | None = None
    for reference in read_lines(lines, languages, str(source)):
        yield plain(render_reference(reference[1], style, languages, above=above))
        above = reference[1]


def _by_csl(references: Iterable[tuple[Any, Reference]], style: Path) -> Iterator[str]:
    """Yield each reference as a CSL file prints it; one that was not read as it stands."""
    read = [(str(n), reference) for n, (_, reference) in enumerate(references)]
    made = print_all(read, style, Place(str(style)))
    for key, reference in read:
        yield plain(made[key]) if key in made else split_number(reference.raw)[1].strip()


def parse_lines(lines: Iterable[str], languages: Languages, file: str = "") -> Iterator[str]:
    """Yield one JSON line per input line; an empty line is passed over, «ibid» looks at the line above.

    Raises ZhinaqError naming the line when it is no JSON object with the key `raw`.
    """
    for key, reference in read_lines(lines, languages, file):
        yield json.dumps({"id": key, **as_data(reference)}, ensure_ascii=False)


def read_lines(lines: Iterable[str], languages: Languages, file: str = "") -> Iterator[tuple[Any, Reference]]:
    """Yield the id and the Reference of each line; errors as `parse_lines`."""
    previous: Reference | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = Place(file, number, number)
        try:
            given = json.loads(line)
            raw = given["raw"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ZhinaqError(
                "this line is no JSON object with a key `raw`", place, 'Write {"id": …, "raw": …}.'
            ) from error
        if not isinstance(raw, str) or _HALF.search(raw):
            raise ZhinaqError("`raw` is no text", place, 'Write the printed reference between quotes: {"raw": "…"}.')
        previous = parse_reference(raw, languages, previous)
        yield given.get("id", number), previous


def as_data(reference: Reference) -> dict[str, Any]:
    """Return a reference as the keys that editors' scripts and the scorer read; an ibid shows its own fields only."""
    own = reference.type != "ibid"
    data: dict[str, Any] = {
        "raw": reference.raw, "type": CSL[reference.type], "lang": reference.language,
        "authors": [_name(n) for n in reference.authors] if own else [],
        "editors": [_name(n) for n in reference.editors] if own else [],
    }  # fmt: skip
    for key in ("title", "container", "publisher", "place", "year", "volume", "issue"):
        data[key] = getattr(reference, key) or None if own else None
    data["pages"] = (reference.pages if own or reference.pages in reference.raw else "") or None
    for key in ("doi", "url", "accessed", "isbn", "issn", "extent", "edition", "date", "medium", "cert"):
        data[key] = getattr(reference, key) or None if own or key == "cert" else None
    data["certainty"] = dict(reference.certainty)
    return data


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    data = {"family": name.family, "given": name.given}
    return {**data, "particle": name.particle} if name.particle else data
