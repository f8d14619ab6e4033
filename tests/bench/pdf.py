"""The PDF against its engine alone: processor time and memory of whole processes, in turns, medians.

python -m tests.bench.pdf [SOURCE] [--times N] [--rounds N]

Both get the same XHTML on the same paper. `plain` is the engine as it comes: one document, a plain stylesheet,
PDF/UA-1; `ours` lays out part by part with every rule of the book, builds the structure tree and puts the TEI inside.
"""

from __future__ import annotations

import argparse
import os
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS, PAGES = 3, 250  # a small volume is repeated until it has about so many pages
KINDS = ("plain", "ours")
PLAIN = """
html { font: var(--size)/var(--line) var(--serif); hyphenate-character: "-"; hyphenate-limit-chars: 5 2 2 }
@page { @top-center { content: string(head) } @bottom-center { content: counter(page) } }
body { margin: 0 }
.part { break-before: page }
h1 { font-size: 1.5em; line-height: 1.3; string-set: head content(); bookmark-level: 1 }
h2, h3, h4 { font-size: 1em; margin: 1em 0 0 }
p { margin: 0; text-indent: 1.4em; text-align: justify; hyphens: auto }
section.abstract, ul.references { font-size: 0.87em; line-height: calc(0.85 * var(--line)); padding: 0 }
.tabular { font: 8.5pt/11pt var(--sans) }
table { width: 100%; border-collapse: collapse } td, th { padding: 1.5pt 4pt; vertical-align: top; text-align: left }
.footnote { float: footnote; font-size: 8.5pt; line-height: 10.5pt }
img { max-width: 100%; max-height: calc(24 * var(--line)) }
.page-start, .back-links, .run-left, .run-right { display: none }
"""


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    seconds: float
    megabytes: float
    pages: int


def cost(kind: str, folder: Path) -> Cost:
    """Run one kind of build in a process of its own."""
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.pdf", "--child", kind, str(folder)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{kind} failed")
    shown = subprocess.run(["pdfinfo", folder / f"{kind}.pdf"], capture_output=True, text=True, check=True).stdout
    pages = re.search(r"^Pages:\s+(\d+)", shown, re.MULTILINE)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, int(pages[1]) if pages else 0)


def prepare(source: Path, times: int, folder: Path) -> None:
    """Encode the source once, and write the volume and the plain document that the others start from."""
    from zhinaq import read
    from zhinaq.edition.print.pdf import typeset, workshop
    from zhinaq.finding import Report
    from zhinaq.pipeline import encode_source
    from zhinaq.progress import Terminal
    from zhinaq.tei import serialise
    from zhinaq.volume import load

    encoded = encode_source(load(source, read.SUFFIXES), Terminal(quiet=True))
    kept = encoded.volume, serialise(encoded.corpus), [serialise(a) for a in encoded.articles]
    (folder / "volume.pickle").write_bytes(pickle.dumps((*kept, max(times, 1))))
    volume, volume_input = load_volume(folder)
    shop = workshop(volume, volume_input, Report())
    press: Any = Recorder(shop.press)
    parts, _ = typeset(replace(shop, press=press))
    if not times:
        pages = sum(len(part.pages) for part in parts)
        (folder / "volume.pickle").write_bytes(pickle.dumps((*kept, again := max(1, round(PAGES / pages)))))
        press.parts *= again
    (folder / "plain.html").write_text(press.document(), encoding="utf-8")
    (folder / "plain.css").write_text("\n".join([shop.fonts.css(), shop.page.css(), PLAIN]), encoding="utf-8")


class Recorder:
    """A press that keeps what it was given to lay out."""

    def __init__(self, press: Any) -> None:
        """Wrap the press."""
        self.press, self.parts = press, list[str]()

    def lay_out(self, xhtml: str) -> Any:
        """Keep a part and lay it out."""
        self.parts.append(xhtml)
        return self.press.lay_out(xhtml)

    def document(self) -> str:
        """Return all parts as one document: the front and back matter as it was at last, and the articles."""
        matter = [x for x in self.parts if 'class="matter' in x]
        papers = [x for x in self.parts if 'class="matter' not in x]
        found = [re.search(r'lang="(\w*)".*?<body>(.*)</body>', x, re.DOTALL) for x in (*matter[-2:], *papers)]
        inner = "".join(f'<div class="part" lang="{m[1]}">{m[2]}</div>' for m in found if m)
        head = '<head><meta charset="utf-8"/><title>T</title></head>'
        return f'<!DOCTYPE html><html lang="kk">{head}<body>{inner}</body></html>'


def load_volume(folder: Path) -> Any:
    """Return the volume with its articles so many times over, and its input."""
    from zhinaq.read.tei import renumber
    from zhinaq.tei import parse
    from zhinaq.view import view

    volume_input, corpus, articles, times = pickle.loads((folder / "volume.pickle").read_bytes())  # noqa: S301
    trees = [parse(a) for _ in range(times) for a in articles]
    for number, tree in enumerate(trees, 1):
        renumber(tree, number)
    return view(parse(corpus), trees, volume_input.settings, name="ours"), volume_input


def ours(folder: Path) -> None:
    """Make the book."""
    from zhinaq.edition.print.pdf import pdf
    from zhinaq.finding import Report

    volume, volume_input = load_volume(folder)
    for name, data in pdf(volume, volume_input, Report(), {}).items():
        (folder / name).write_bytes(data)


def plain(folder: Path) -> None:
    """Let the engine make the same pages in its own way."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = CSS(filename=folder / "plain.css", font_config=fonts)
    HTML(filename=folder / "plain.html").write_pdf(
        folder / "plain.pdf", stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )


def compare(source: Path, times: int, rounds: int) -> None:
    """Print the medians of all kinds, and the ratios to the engine alone round by round."""
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there)
        prepared = [sys.executable, "-m", "tests.bench.pdf", "--child", "prepare", there, str(source)]
        subprocess.run([*prepared, "--times", str(times)], check=True)
        taken: dict[str, list[Cost]] = {kind: [] for kind in KINDS}
        for _ in range(rounds):
            for kind in KINDS:
                taken[kind].append(cost(kind, folder))
    for kind, costs in taken.items():
        seconds, memory = median(c.seconds for c in costs), median(c.megabytes for c in costs)
        print(f"{kind:6} {costs[0].pages:5} pages  {seconds:6.1f} s CPU  {memory:5.0f} MB")
    ratios = [b.seconds / a.seconds for a, b in zip(taken["plain"], taken["ours"], strict=True)]
    print(f"ours / plain: {median(ratios):.2f} ({', '.join(f'{r:.2f}' for r in ratios)})")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", default=Path("source/sample"))
    parser.add_argument("--times", type=int, default=0, help=f"how often the articles come [about {PAGES} pages]")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--child", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if not given.child:
        return compare(given.source, given.times, given.rounds)
    kind, folder = given.child[0], Path(given.child[1])
    if kind == "prepare":
        return prepare(given.source, given.times, folder)
    return {"plain": plain, "ours": ours}[kind](folder)


if __name__ == "__main__":
    main()
