"""Twins: real texts set as a PDF, dumped again in other ways, encoded, and scored against the gold of the original.

    python -m tests.quality.twins [KEY…] [-m MISSES]

Shows how well what fits the texts in view fits dumps never seen: other measures, columns, hyphens, modes of pdftotext.
Needs the shared folder and pdftotext; nothing is written into the project. Not a test: it takes minutes.
"""

from __future__ import annotations

import argparse
import html
import subprocess
import sys
import tempfile
from pathlib import Path

import weasyprint

from tests.shared import SHARED, texts
from zhinaq.detect import detect
from zhinaq.finding import Report
from zhinaq.hyphenation import register
from zhinaq.language import load_languages
from zhinaq.read import read
from zhinaq.repair import repair_all

LANGUAGES = load_languages()
BASE = "p{margin:0;text-align:justify} h3{text-align:center;margin:9pt 0} td{padding:2pt}"
STYLES = {
    "word": "@page{size:A4;margin:2cm;@bottom-center{content:counter(page)}} body{font:12pt serif} p{text-indent:12mm}",
    "columns": "@page{size:A4;margin:2cm;@bottom-right{content:counter(page)}"
    "@top-left{content:'Annals of the Lake 3 (45)'}}"
    " body{font:9.5pt serif;columns:2;column-gap:7mm;hyphens:auto} p{text-indent:5mm}",
    "book": "@page{size:A5;margin:16mm;@top-center{content:counter(page)}}"
    " body{font:10pt serif;hyphens:auto} p{text-indent:6mm}",
}
MODES = {"word": ("", "-raw", "-layout"), "columns": ("", "-raw"), "book": ("", "-raw", "-layout")}
KEYS = ("000", "004", "rsj_misc_ru", "kazutb25_food_markdown")


def paragraphs(key: str) -> list[tuple[str, str]]:
    """Return style and text of each paragraph of a text that has one paragraph a line."""
    source = repair_all(read(texts()[key]), LANGUAGES, Report())
    out: list[tuple[str, str]] = []
    for line in source.lines:
        if line.joins and out:
            style, text = out[-1]
            out[-1] = (style, f"{text.removesuffix('-')}{'' if text.endswith('-') else ' '}{line.text.strip()}")
        else:
            out.append((line.style, line.text.strip()))
    return out


def page_of(key: str, style: str) -> str:
    """Return a text as one HTML page: rows as tables, short lines without an end mark as headings."""
    body: list[str] = []
    for kind, text in paragraphs(key):
        code = detect(text, LANGUAGES, "ru")
        if "\t" in text:
            cells = "".join(f"<td>{html.escape(c)}</td>" for c in text.split("\t"))
            body.append(f"<table><tr>{cells}</tr></table>")
            continue
        heading = kind.startswith("heading") or (len(text) < 90 and text[-1:] not in ".,;:" and text[:1].isupper())
        name = "h3" if heading and not any(c.isdigit() for c in text[:3]) else "p"
        body.append(f'<{name} lang="{code}">{html.escape(text)}</{name}>')
    return f"<html><head><style>{STYLES[style]} {BASE}</style></head><body>{''.join(body)}</body></html>"


def rates(key: str, pdf: Path, mode: str, folder: Path) -> tuple[dict[str, float | None], list[str]]:
    """Dump a PDF, encode the dump, and return its rates and misses."""
    import fidelity  # type: ignore[import-not-found]  # of the shared folder, put on the path by main

    raw, out = folder / f"{pdf.stem}{mode}.txt", folder / f"{pdf.stem}{mode}"
    subprocess.run(["pdftotext", *([mode] if mode else []), str(pdf), str(raw)], check=True)
    subprocess.run([sys.executable, "build.py", "tei", str(raw), "-o", str(out)], capture_output=True, check=False)
    assert SHARED is not None
    gold = SHARED / "measure" / "gold" / f"{key}.json"
    score = fidelity.score(texts()[key], gold, out / "tei", None)
    return score["rates"], score["misses"]


def main() -> None:
    """Print one row of rates per text, style and mode."""
    if SHARED is None:
        sys.exit("NO SHARED FOLDER: set ZHINAQ_SHARED")
    parser = argparse.ArgumentParser()
    parser.add_argument("keys", nargs="*", default=KEYS)
    parser.add_argument("-m", "--misses", type=int, default=0)
    options = parser.parse_args()
    sys.path.insert(0, str(SHARED / "measure"))
    register()
    with tempfile.TemporaryDirectory() as name:
        for key in options.keys:
            for style, modes in MODES.items():
                pdf = Path(name) / f"{key}_{style}.pdf"
                weasyprint.HTML(string=page_of(key, style)).write_pdf(pdf)
                for mode in modes:
                    found, misses = rates(key, pdf, mode, Path(name))
                    row = " ".join(f"{k[:6]} {v:.2f}" for k, v in found.items() if v is not None)
                    print(f"{key[:10]:11}{style:8}{mode or 'default':8} {row}", flush=True)
                    for miss in misses[: options.misses]:
                        print(f"    {miss}")


if __name__ == "__main__":
    main()
