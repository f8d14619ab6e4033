"""Editions: a volume in, files out. To add one: a module, a line here, a stylesheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

# (volume, its input for images and style, report, files already made: what HTML may link to) -> files
Edition = Callable[[Volume, VolumeInput, Report, Mapping[PurePosixPath, bytes]], Files]


def _references(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.references.lists.export import export

    return export(volume)


def _pdf(
    volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes], laid: Any = None
) -> Files:
    from zhinaq.edition.print.pdf import pdf  # the engine takes a second to load

    return pdf(volume, source, report, made, laid)


def _epub(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.edition.epub.epub import epub

    return epub(volume, source, report, made)


def _html(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.edition.web.html import html

    return html(volume, source, report, made)


EDITIONS: dict[str, Edition] = {"references": _references, "pdf": _pdf, "epub": _epub, "html": _html}


def edition(name: str, laid: Any = None) -> Edition:
    """Return an edition by name; `offprints:N` is that of one article, `cover:PAGES:PAPER` has a spine and a back.

    `laid` are the volume's pages (`print.pdf.Laid`) when they are there already.
    """
    kind, *arguments = name.split(":")
    if kind == "offprints":
        from zhinaq.edition.print.offprint import offprints

        return partial(offprints, number=int(*arguments), laid=laid)
    if kind == "epub-offprints":
        from zhinaq.edition.epub.epub import offprints as article_epubs

        return article_epubs
    if kind == "cover":
        from zhinaq.edition.print.print_cover import cover

        pages, paper = (float(a) for a in arguments or ("0", "0"))
        return lambda volume, source, report, made: cover(volume, source, report, int(pages), paper)
    return partial(_pdf, laid=laid) if kind == "pdf" else EDITIONS[kind]
