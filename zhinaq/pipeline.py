"""The stages in order: raw files are read, repaired and cut; each article is recognised, encoded, refined, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from lxml import etree

from zhinaq import decided, read
from zhinaq.check import CHECKS, VOLUME_CHECKS
from zhinaq.decisions import Decided, Settled, load_decisions, settle
from zhinaq.encode import encode, encode_volume, file_name
from zhinaq.files import Files
from zhinaq.finding import Finding, Place, Repair, Report
from zhinaq.language import Languages, load_languages
from zhinaq.progress import Terminal
from zhinaq.read import tei
from zhinaq.recognise.articles import recognise
from zhinaq.recognise.label.decide import labelled
from zhinaq.recognise.volume.extents import Extent, split
from zhinaq.recognise.volume.facts import printed_facts
from zhinaq.recognise.volume.matter import with_listed_titles
from zhinaq.refine import REFINE, REFINE_AS_SET, REFINE_VOLUME
from zhinaq.repair import repair_all
from zhinaq.source import Source
from zhinaq.tei import parse, serialise
from zhinaq.volume import VolumeInput, VolumeSettings, with_pictures

MANY = 12  # articles from which spreading the work over processes pays for starting them
WHOLE = Extent(0, 0, "article", rule="tei")


@dataclass(frozen=True)
class Job:
    """One article to encode, or one that is TEI already (`tree`): plain data, so that any executor can carry it."""

    number: int
    source: Source
    extent: Extent
    settings: VolumeSettings
    tree: bytes = b""
    roles: Mapping[int, Decided] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """One encoded article: its TEI as bytes, and what was found and repaired on the way."""

    name: str
    tei: bytes
    findings: tuple[Finding, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Encoded:
    """A volume in TEI: the corpus, its articles with their file names, and the report of the run."""

    volume: VolumeInput
    corpus: etree._Element
    articles: tuple[etree._Element, ...]
    names: tuple[str, ...]
    report: Report

    def files(self) -> Files:
        """Return tei/*, findings.json and repairs.jsonl."""
        out: Files = {PurePosixPath("tei") / n: serialise(a) for n, a in zip(self.names, self.articles, strict=True)}
        out[PurePosixPath("tei/volume.xml")] = serialise(self.corpus)
        out[PurePosixPath("findings.json")] = self.report.findings_json()
        out[PurePosixPath("repairs.jsonl")] = self.report.repairs_jsonl()
        return out


def encode_source(volume: VolumeInput, terminal: Terminal, executor: Executor | None = None) -> Encoded:
    """Take a volume from raw files to checked TEI. Raises ZhinaqError for input nothing can be made of."""
    languages, report = load_languages(), Report()
    report.extend(volume.findings)
    files = [read_file(path, report) for path in terminal.each(volume.raw, len(volume.raw), "Reading")]
    sources = [source for source, _ in files]
    settled = settle(load_decisions(volume.decisions), sources, report)
    jobs: list[Job] = []
    matter = []
    for said, (source, trees) in terminal.each(zip(settled, files, strict=True), len(files), "Repairing"):
        jobs += [Job(len(jobs) + n, source, WHOLE, volume.settings, tree) for n, tree in enumerate(trees, 1)]
        for extent, part in parts(source, said, languages, report):
            if extent.kind in ("contents", "frontmatter"):
                matter.append((extent, part))
            else:
                jobs.append(Job(len(jobs) + 1, part, extent, volume.settings, roles=said.roles))
    volume = with_printed_facts(volume, matter, languages, report)
    jobs = [replace(job, settings=volume.settings) for job in _ordered(jobs, volume.settings.order, report)]
    volume = with_pictures(volume, sources)
    done = list(terminal.each(_run(jobs, executor), len(jobs), "Encoding articles"))
    for one in done:
        report.extend(one.findings)
        report.repairs.extend(one.repairs)
    articles = tuple(parse(one.tei) for one in done)
    for together in REFINE_VOLUME:
        together(articles, volume, report)
    names = tuple(one.name for one in done)
    extents = [job.extent for job in jobs]
    corpus = encode_volume(articles, names, extents, matter, volume.settings, sources, languages, report)
    for volume_check in VOLUME_CHECKS:
        report.extend(volume_check(corpus, articles, sources, report.repairs))
    return Encoded(volume, corpus, articles, names, report)


def encode_article(job: Job) -> Done:
    """Take one article from repaired lines to checked TEI; one that is TEI already is only renumbered and checked."""
    languages, report = load_languages(), Report()
    if job.tree:
        article = parse(job.tree)
        tei.renumber(article, job.number)
    else:
        blocks = recognise(job.source.lines, languages, report, job.roles)
        article = encode(blocks, job.number, job.source, job.settings, languages, report)
        for refine in REFINE:
            refine(article, languages, report)
    for chosen in REFINE_AS_SET:
        chosen(article, job.settings, languages, report)
    for check in CHECKS:
        report.extend(check(article, languages))
    return Done(file_name(article, job.number), serialise(article), tuple(report.findings), tuple(report.repairs))


def read_file(path: Path, report: Report) -> tuple[Source, list[bytes]]:
    """Return a raw file as lines; of TEI what stands for it in the volume, and its articles."""
    if path.suffix.lower() not in tei.SUFFIXES:
        return read.read(path, path.name, report), []
    data = path.read_bytes()
    return tei.source(data, path.name), [serialise(tree) for tree in tei.articles(data, path.name, report)]


def parts(source: Source, said: Settled, languages: Languages, report: Report) -> Iterator[tuple[Extent, Source]]:
    """Yield the articles and other parts of a file: decided lines first, then repairs, then the cut."""
    source = decided.without_noise(source, said, report)
    if not source.lines:
        return
    source = repair_all(source, languages, report)
    source = decided.with_hints(source, said, report)
    source = source.with_lines(with_listed_titles(source.lines))
    source = source.with_lines(labelled(source.lines, languages, said.roles, said.starts))
    for extent in split(source.lines, report):
        yield extent, source.with_lines(source.lines[extent.start : extent.end], pictures={})


def with_printed_facts(
    volume: VolumeInput, matter: Sequence[tuple[Extent, Source]], languages: Languages, report: Report
) -> VolumeInput:
    """Return the volume with the facts that its own first pages print and volume.yaml does not give; they are told."""
    lines = [line for extent, part in matter if extent.kind == "frontmatter" for line in part.lines]
    given = volume.settings
    together = {"subtitle": "title"}  # a printed subtitle belongs to the printed title
    found = {k: v for k, v in printed_facts(lines, languages).items()
             if not getattr(given, k) and not getattr(given, together.get(k, k))}  # fmt: skip
    if not found:
        return volume
    report.add("vol-004", Place(lines[0].file, lines[0].number, lines[-1].number), facts=", ".join(sorted(found)))
    known = VolumeSettings.model_validate(found)
    settings = given.model_copy(update={key: getattr(known, key) for key in found})
    return replace(volume, settings=settings)


def _ordered(jobs: Sequence[Job], order: Sequence[str], report: Report) -> list[Job]:
    """Return the jobs in the order of volume.yaml (numbers as they come, or raw file names), the rest after them."""
    for name in order:
        if not any(name in (str(job.number), job.source.file) for job in jobs):
            report.add("vol-003", Place("volume.yaml"), name)
    rank = {name: n for n, name in enumerate(order)}
    last = len(order)

    def key(job: Job) -> int:
        return min(rank.get(str(job.number), last), rank.get(job.source.file, last))

    return [replace(job, number=n) for n, job in enumerate(sorted(jobs, key=key), 1)]


def _run(jobs: Sequence[Job], executor: Executor | None) -> Iterator[Done]:
    work: Callable[[Job], Done] = encode_article
    if executor is None or len(jobs) < MANY:
        return map(work, jobs)
    return executor.map(work, jobs)
