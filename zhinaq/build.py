"""One run from SOURCE to files in memory: TEI always, editions and the archive when asked and not forbidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path, PurePosixPath

from zhinaq import read
from zhinaq.check.pages import disagreements
from zhinaq.edition.styled import styled, wish_of
from zhinaq.files import Files
from zhinaq.finding import Finding
from zhinaq.paging import with_own, with_pages
from zhinaq.pipeline import Encoded, encode_source
from zhinaq.progress import Terminal
from zhinaq.view import Volume, view
from zhinaq.volume import load

PAGED = ("pdf", "offprints")  # editions made from the pages of the volume


@dataclass(frozen=True)
class Result:
    """What a run made: files by their place under OUTPUT, findings, and which files and folders to mention or own."""

    name: str
    files: Files
    findings: tuple[Finding, ...]
    notable: tuple[str, ...]
    owned: tuple[str, ...]


def build(
    source: Path, wanted: Sequence[str], terminal: Terminal, executor: Executor | None = None, *, package: bool = False
) -> Result:
    """Encode a source and make the wanted editions. Raises ZhinaqError for input or settings the user must mend."""
    volume_input = load(source, read.SUFFIXES)
    wish_of(volume_input)  # a style that there is not stops the run at once
    encoded = encode_source(volume_input, terminal, executor)
    out = encoded.files()
    notable, owned = ["tei/volume.xml"], ["tei"]
    if not any(encoded.report.errors()):
        volume = view(encoded.corpus, encoded.articles, encoded.volume.settings, name=volume_input.name,
                      slugs=[n.removesuffix(".xml") for n in encoded.names])  # fmt: skip
        made = _editions(volume, encoded, wanted, terminal)
        out |= made
        encoded.report.extend(disagreements(volume, encoded.articles, out))
        listed = any(name.parts[0] == "references" for name in made)
        notable += [_shown(volume.name, kind) for kind in wanted if kind != "references" or listed]
        owned += [kind for kind in wanted if kind in ("html", "references")]
        owned += ["offprints"] if {"offprints", "epub-offprints"} <= set(wanted) else []
        if package:
            with terminal.step("Packing the archive"):
                packed = _archive(volume, encoded, out)
            out |= packed
            notable += [str(name) for name in packed]
            owned.append("archive")
    out[PurePosixPath("findings.json")] = encoded.report.findings_json()
    return Result(volume_input.name, out, tuple(encoded.report.findings), tuple(dict.fromkeys(notable)), tuple(owned))


def _shown(name: str, kind: str) -> str:
    """Return the file or folder to point a person to."""
    places = {"html": "html/index.html", "references": "references", "offprints": "offprints",
              "epub-offprints": "offprints", "cover": "cover.pdf"}  # fmt: skip
    return places.get(kind.partition(":")[0], f"{name}.{kind}")


def _editions(volume: Volume, encoded: Encoded, wanted: Sequence[str], terminal: Terminal) -> Files:
    from zhinaq.edition import edition

    printed = styled(volume, encoded.volume, encoded.report) if wanted else volume
    out: Files = {}
    laid = None
    if any(kind.partition(":")[0] in PAGED for kind in wanted):
        from zhinaq.edition.print.pdf import laid_out

        with terminal.step("Laying out the pages"):
            laid = laid_out(printed, encoded.volume, encoded.report)
        printed = with_own(printed, laid.spans)
        laid, volume = laid.of(printed), with_pages(volume, printed)
        out |= encoded.files()  # in which the pages are known now
    for kind in wanted:
        name = kind.partition(":")[0]
        with terminal.step(f"Making the {name if len(name) > 4 else name.upper()}"):
            shown = volume if kind == "references" else printed
            out |= edition(kind, laid)(shown, encoded.volume, encoded.report, out)
    return out


def _archive(volume: Volume, encoded: Encoded, out: Files) -> Files:
    """Arrange TEI, schema, raw text, settings and editions as the payload and pack it."""
    from zhinaq.archive import ARCHIVES

    payload: Files = {}
    for name, data in out.items():
        record = name.parts[0] in ("tei", "findings.json", "repairs.jsonl")
        payload[name if record else PurePosixPath("editions") / name] = data
    payload[PurePosixPath("findings.json")] = encoded.report.findings_json()
    for raw in encoded.volume.raw:
        payload[PurePosixPath("raw") / raw.name] = raw.read_bytes()
    for written in (encoded.volume.settings_file, encoded.volume.decisions):
        if written is not None:
            payload[PurePosixPath(written.name)] = written.read_bytes()
    for image, path in encoded.volume.images.items():
        payload[PurePosixPath("images") / image] = path.read_bytes()
    for schema in ("zhinaq.rng", "zhinaq.odd"):
        payload[PurePosixPath("schema") / schema] = package_files("zhinaq").joinpath("schema", schema).read_bytes()
    packed = ARCHIVES["bag"](volume, payload)
    return {PurePosixPath("archive") / name: data for name, data in packed.items()}


def explain_line(source: Path, number: int, terminal: Terminal) -> Iterator[str]:
    """Yield, for one raw line, the blocks and repairs it went into, with the rule that made each."""
    from zhinaq.explain import explain

    yield from explain(load(source, read.SUFFIXES), number, terminal)
