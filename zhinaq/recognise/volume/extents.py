"""A volume as its articles and its own matter: extents of labelled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhinaq.finding import Place, Report
from zhinaq.recognise.label.heads import certain, label_of
from zhinaq.recognise.volume.matter import Stretch, contents_pages
from zhinaq.signs import cues
from zhinaq.signs.volume_words import is_board, is_preface, names_issue
from zhinaq.source import Line


@dataclass(frozen=True)
class Extent:
    """Lines [start, end) of a volume: an article, preface, fragment, contents page or other matter of the volume."""

    start: int
    end: int
    kind: str
    section: str = ""
    cert: str = "high"
    rule: str = ""


def split(lines: Sequence[Line], report: Report) -> list[Extent]:
    """Return extents that cover every line in order; doubtful boundaries are reported."""
    pages = contents_pages(lines)
    _report_missed(lines, report)
    out: list[Extent] = []
    section = ""
    for a, b in _runs(lines):
        if label_of(lines[a]).zone == "matter":
            out += _matter(a, b, pages)
            continue
        if label_of(lines[a]).zone != "start":
            out.append(Extent(a, b, "fragment", cert="medium", rule="volume.no-head"))
            continue
        section = _section(lines[a:b]) or section
        sure = label_of(lines[a]).sure
        cert = certain(sure)
        if cert != "high":
            report.add(
                "art-002",
                Place(lines[a].file, lines[a].number, lines[min(a + 4, b - 1)].number),
                lines[a].text.strip(),
                signs=f"{sure:.2f}",
            )
        title = " ".join(
            x.text for x in lines[a:b] if label_of(x).zone in ("start", "own") and label_of(x).role.startswith("title")
        )
        kind = "preface" if is_preface(title) else "article"
        out.append(Extent(a, b, kind, section, cert, "volume.path"))
    return out


def _report_missed(lines: Sequence[Line], report: Report) -> None:
    """Report where an article nearly started."""
    for line in lines:
        label = label_of(line)
        if label.zone != "start" and label.other.startswith("start.") and certain(label.sure) != "high":
            place = Place(line.file, line.number, line.number)
            report.add("art-003", place, line.text.strip(), signs=f"{1 - label.sure:.2f}")


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of articles, fragments and matter."""
    begin = 0
    for i in range(1, len(lines)):
        zone, before = label_of(lines[i]).zone, label_of(lines[i - 1]).zone
        if zone == "start" or (zone == "matter") != (before == "matter"):
            yield begin, i
            begin = i
    if lines:
        yield begin, len(lines)


def _matter(a: int, b: int, pages: Sequence[Stretch]) -> Iterator[Extent]:
    """Yield a run of the volume's own lines, its contents pages apart."""
    at = a
    for page in pages:
        start, end = max(page.start, at), min(page.end, b)
        if start >= end:
            continue
        if start > at:
            yield Extent(at, start, "frontmatter", rule="volume.matter")
        yield Extent(start, end, "contents", rule="volume.contents")
        at = end
    if at < b:
        yield Extent(at, b, "frontmatter", rule="volume.matter")


def _section(lines: Sequence[Line]) -> str:
    """Return the name of the issue's section that an article's first lines give."""
    own = [x.text for x in lines if label_of(x).zone in ("start", "above") and label_of(x).role == "section"]
    return " ".join(cues.bare(t) for t in own if not (cues.is_separator(t) or is_board(t) or names_issue(t)))
