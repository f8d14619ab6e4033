"""Editions: a volume in, files out. To add one: a module, a line here, a stylesheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from zhinaq.files import Files
from zhinaq.finding import Report
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

# (volume, its input for images and style, report, files already made: what HTML may link to) -> files
Edition = Callable[[Volume, VolumeInput, Report, Mapping[PurePosixPath, bytes]], Files]


def _pdf(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.edition.pdf import pdf  # the engine takes a second to load

    return pdf(volume, source, report, made)


def _epub(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.edition.epub import epub

    return epub(volume, source, report, made)


def _html(volume: Volume, source: VolumeInput, report: Report, made: Mapping[PurePosixPath, bytes]) -> Files:
    from zhinaq.edition.html import html

    return html(volume, source, report, made)


EDITIONS: dict[str, Edition] = {"pdf": _pdf, "epub": _epub, "html": _html}
