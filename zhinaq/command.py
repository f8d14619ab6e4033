"""The command line: arguments in, files out, findings printed like a compiler's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path, PurePosixPath
from typing import Any

import click

from zhinaq import __version__
from zhinaq.files import write
from zhinaq.finding import Finding, ZhinaqError
from zhinaq.progress import Terminal

SHOWN = 40  # findings printed before the rest is left to findings.json
DEFAULT_SOURCE = Path("source/sample")
EVERYTHING = ("references", "pdf", "epub", "html")
OFFPRINTS = ("offprints", "epub-offprints")


@dataclass(frozen=True)
class Options:
    """What every building command was asked."""

    source: Path
    output: Path | None
    terminal: Terminal
    jobs: int
    executor: str | None
    verbose: bool


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments they all share."""

    @click.argument("source", type=click.Path(path_type=Path), default=DEFAULT_SOURCE)
    @click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write into [output/<volume>].")
    @click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
    @click.option("-v", "--verbose", is_flag=True, help="Print every finding, not only the first ones.")
    @click.option("-j", "--jobs", type=click.IntRange(1, 256), default=2, show_default=True, help="Processes to use.")
    @click.option("--executor", metavar="dask:ADDRESS", help="Spread the work over a Dask cluster.")
    @wraps(command)
    def wrapper(
        source: Path, output: Path | None, quiet: bool, verbose: bool, jobs: int, executor: str | None, **rest: Any
    ) -> None:
        command(Options(source, output, Terminal(quiet), jobs, executor, verbose), **rest)

    return wrapper


class Group(click.Group):
    """Turns the errors a user can mend into one sentence and exit status 1; anything else keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except ZhinaqError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except BrokenPipeError:
            ctx.exit(0)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zhinaq")
def main() -> None:
    """Turn the raw text of proceedings and journal issues into TEI, PDF, EPUB and HTML.

    SOURCE is a volume folder (volume.yaml, raw/, images/) or one raw text file.
    """


@contextmanager
def _executor(options: Options) -> Iterator[Executor | None]:
    if options.executor:
        kind, _, address = options.executor.partition(":")
        if kind != "dask" or not address:
            raise click.UsageError("--executor takes dask:ADDRESS")
        try:
            from distributed import Client
        except ImportError as missing:
            hint = "pip install 'zhinaq[cluster]'"
            raise ZhinaqError("Dask is not installed", hint=hint) from missing
        with Client(address) as client:
            yield client.get_executor()
    elif options.jobs > 1:
        with ProcessPoolExecutor(options.jobs) as pool:
            yield pool
    else:
        yield None


def _print(findings: Sequence[Finding], options: Options) -> None:
    """Print errors always, reviews up to a screenful."""
    errors = [f for f in findings if f.severity == "error"]
    reviews = [] if options.terminal.quiet else [f for f in findings if f.severity != "error"]
    shown = reviews if options.verbose else reviews[: max(0, SHOWN - len(errors))]
    for finding in (*shown, *errors):
        click.echo(finding.as_text(), err=True)
    if len(reviews) > len(shown):
        options.terminal.say(f"… and {len(reviews) - len(shown)} more in findings.json (all with --verbose)")
    if not options.terminal.quiet:
        options.terminal.say(f"{len(errors)} errors, {len(findings) - len(errors)} to review")


def _build(options: Options, wanted: Sequence[str], *, package: bool = False) -> None:
    """Encode the source, write the TEI and the wanted editions, and end with the status of its findings."""
    from zhinaq.build import build

    with _executor(options) as executor:
        result = build(options.source, wanted, options.terminal, executor, package=package)
    output = options.output or Path("output") / result.name
    write(result.files, output, owned=result.owned)
    _print(result.findings, options)
    for name in result.notable:
        options.terminal.say(f"→ {output / name}")
    if any(f.severity == "error" for f in result.findings):
        sys.exit(1)


@main.command()
@_options
@click.option("--explain", type=click.IntRange(1), metavar="LINE", help="Say which rule made what of a raw line.")
def tei(options: Options, explain: int | None) -> None:
    """Encode the source as TEI, one file per article."""
    if explain:
        from zhinaq.build import explain_line

        for line in explain_line(options.source, explain, options.terminal):
            click.echo(line)
        return
    _build(options, ())


@main.command()
@_options
def check(options: Options) -> None:
    """Encode and check; print every finding."""
    _build(Options(**{**vars(options), "verbose": True}), ())


@main.command()
@_options
@click.option("--article", type=click.IntRange(1), metavar="N", help="Only the offprint of the N-th article.")
@click.option("--offprints", is_flag=True, help="The volume and an offprint of every article.")
def pdf(options: Options, article: int | None, offprints: bool) -> None:
    """Make the typeset PDF."""
    if article:
        _build(options, (f"offprints:{article}",))
    else:
        _build(options, ("pdf", "offprints") if offprints else ("pdf",))


@main.command()
@_options
@click.option("--pages", type=click.IntRange(2), help="Pages of the book: with --paper, for spine and back.")
@click.option("--paper", type=click.FloatRange(0.03, 1), help="Thickness of one leaf in millimetres, such as 0.1.")
def cover(options: Options, pages: int | None, paper: float | None) -> None:
    """Make the cover: a front, and with --pages and --paper spine and back too."""
    if bool(pages) != bool(paper):
        raise click.UsageError("--pages and --paper are given together")
    _build(options, (f"cover:{pages}:{paper}" if pages else "cover",))


@main.command()
@_options
@click.option("--offprints", is_flag=True, help="The volume and an EPUB of every article.")
def epub(options: Options, offprints: bool) -> None:
    """Make the EPUB."""
    _build(options, ("epub", "epub-offprints") if offprints else ("epub",))


@main.command()
@_options
def html(options: Options) -> None:
    """Make the HTML edition, and the reference lists for other programs that it offers."""
    _build(options, ("references", "html"))


@main.command()
@_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on 127.0.0.1.")
def serve(options: Options, port: int) -> None:
    """Show the HTML edition in the browser; rebuilt and reloaded when a file changes."""
    from zhinaq.build import build
    from zhinaq.resources import environment, folder
    from zhinaq.serve import Preview
    from zhinaq.serve import serve as start

    def rebuild() -> Path:
        environment.cache_clear()  # macros are kept; an edited template is read anew
        result = build(options.source, ("references", "html"), options.terminal)
        output = options.output or Path("output") / result.name
        write(result.files, output, owned=result.owned)
        _print(result.findings, options)
        return output

    output = rebuild()
    watched = (options.source, folder("templates"), folder("styles"))
    start(Preview(output / "html", watched, rebuild, options.terminal.say), port)


@main.command(name="all")
@_options
@click.option("--offprints", is_flag=True, help="Also a PDF and an EPUB of every article, offered on its page.")
def all_(options: Options, offprints: bool) -> None:
    """Make the TEI, every edition, and the reference lists as CSL-JSON, BibLaTeX and RIS."""
    *others, pages = EVERYTHING  # what the pages offer is made before them
    _build(options, (*others, *OFFPRINTS, pages) if offprints else EVERYTHING)


@main.command()
@_options
def archive(options: Options) -> None:
    """Pack TEI, schema, raw text and editions for a repository (BagIt with RO-Crate)."""
    _build(options, EVERYTHING, package=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("raw", type=click.Path(path_type=Path), nargs=-1, required=True)
def new(folder: Path, raw: tuple[Path, ...]) -> None:
    """Start a volume folder with a commented volume.yaml from raw texts."""
    from zhinaq.read import SUFFIXES
    from zhinaq.volume import new_volume

    write(new_volume(folder, raw, SUFFIXES), folder)
    click.echo(f"→ {folder / 'volume.yaml'}: fill it in, then `make pdf SOURCE={folder}`", err=True)


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write [standard output].")
@click.option("--style", metavar="NAME", help="Print them in this style, or CSL file, instead of their fields.")
def references(source: Path, output: Path | None, style: str | None) -> None:
    """Read references alone: an object with `id` and `raw` (or a bare reference) a line in, its fields a line out."""
    from zhinaq.language import load_languages
    from zhinaq.references.lists.jsonl import parse_file

    lines = "".join(f"{line}\n" for line in parse_file(source, load_languages(), style))
    if output is None:
        click.echo(lines, nl=False)
    else:
        write({PurePosixPath(output.name): lines.encode()}, output.parent)


@main.command()
def doctor() -> None:
    """Say which system parts are there, which are missing, and what installs them."""
    from zhinaq.doctor import examine

    missing = False
    for line, there in examine():
        click.echo(line)
        missing = missing or not there
    sys.exit(1 if missing else 0)
