"""Learn the weights of line roles and write them as text.

    python -m scripts.labels.learn [--volumes 160] [--shared ../shared] [--without NAME] [-o zhinaq/recognise/label/weights.tsv]

Generated volumes give every label; real texts, where they are, what their gold descriptions tell. Needs numpy (here
only). The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order

import numpy as np

from scripts.labels import facts_lines, gold_lines
from scripts.labels.field import EPOCHS, text_of, train, vocabulary, written
from scripts.labels.generated_lines import exact
from scripts.labels.worse import dressed, worse
from tests.generator import make_volume
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.pipeline import read_file
from zhinaq.recognise.label.decide import all_signs
from zhinaq.recognise.label.grammar import states
from zhinaq.repair import repair_all
from zhinaq.signs.seen import Unit, units
from zhinaq.source import Line

WEIGHTS = Path("zhinaq/recognise/label/weights.tsv")
WHOLE_BUT = {"002": False}  # the gold of this text covers its first articles
WEIGHTS_OF = {"real": 2.0}  # how much a text of a kind teaches


@dataclass(frozen=True)
class Seen:
    """A text to learn from: the signs of its units, and the states that each may have."""

    name: str
    kind: str
    signs: list[list[str]]
    allowed: list[frozenset[int]]


def lines_of(path: Path) -> tuple[Line, ...]:
    """Read and repair a raw file."""
    report = Report()
    source, _ = read_file(path, report)
    return repair_all(source, load_languages(), report).lines


def seen(name: str, kind: str, lines: Sequence[Line], allowed: Sequence[frozenset[int]]) -> Seen:
    """Return a text by units; a unit that hides the start of an article has the states of that line."""
    parts = units(lines)
    return Seen(name, kind, all_signs(lines, parts), [_of_unit(unit, allowed) for unit in parts])


def _of_unit(unit: Unit, allowed: Sequence[frozenset[int]]) -> frozenset[int]:
    starts = (a for a in allowed[unit.start + 1 : unit.end] if all(states()[j][0] == "start" for j in a))
    return next(starts, allowed[unit.start])


def generated(seed: int) -> Seen:
    """Return a generated volume, some of them made harder or given looks."""
    volume = make_volume(seed)
    text, labels = worse(volume.text, volume.labels, seed)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "volume.txt"
        raw.write_text(text, encoding="utf-8")
        lines = dressed(lines_of(raw), labels, seed)
    return seen(volume.name, "generated", lines, exact(labels, [x.number for x in lines]))


def real(gold: Path, texts: Path) -> Seen:
    """Return a real text with what its gold tells."""
    lines = lines_of(next(texts.glob(f"{gold.stem}*.txt")))
    return seen(
        gold.stem, "real", lines, gold_lines.allowed(lines, gold_lines.load(gold), WHOLE_BUT.get(gold.stem, True))
    )


def invented(case: tuple[Path, list[dict[str, Any]]]) -> Seen:
    """Return one of the project's own volumes with what its facts tell."""
    raw, articles = case
    lines = lines_of(raw)
    return seen(raw.stem, "invented", lines, facts_lines.allowed(lines, articles))


def gathered(volumes: int, shared: Path, without: Sequence[str]) -> Iterator[Seen]:
    """Yield everything to learn from, real texts first."""
    golds = [g for g in sorted((shared / "measure" / "gold").glob("*.json")) if not g.stem.startswith(tuple(without))]
    with Pool() as pool:
        yield from pool.imap(partial(real, texts=shared / "texts"), golds)
        yield from pool.imap(invented, list(facts_lines.volumes()))
        yield from pool.imap(generated, range(1, volumes + 1))


def learned(found: Sequence[Seen], epochs: int = EPOCHS) -> str:
    """Return the weights as text."""
    known = vocabulary([x.signs for x in found])
    texts = [text_of(x.name, x.signs, x.allowed, known, WEIGHTS_OF.get(x.kind, 1.0)) for x in found]
    order = np.random.default_rng(1).permutation(len(texts))
    return written(train([texts[i] for i in order], len(known), epochs, say=True), known)


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--volumes", type=int, default=160)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--without", nargs="*", default=[], help="beginnings of names of real texts to leave out")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    o = parser.parse_args()
    o.output.write_text(learned(list(gathered(o.volumes, o.shared, o.without)), o.epochs), encoding="utf-8")


if __name__ == "__main__":
    main()
