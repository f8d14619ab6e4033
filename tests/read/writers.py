"""Small writers for tests: the lines of a plain article as Markdown, DOCX, ODT, HTML and PDF."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import docx
import weasyprint
from docx.shared import Pt

Block = tuple[str, list[str]]


def blocks(text: str) -> Iterator[Block]:
    """Yield paragraphs ("apart" after a blank line, else "close") and tables (lines with tabs)."""
    blank = False
    for kind, group in groupby(text.splitlines(), key=lambda line: "table" if "\t" in line else bool(line.strip())):
        rows = list(group)
        if kind == "table":
            yield "table", rows
        elif kind:
            yield from (("apart" if blank and not n else "close", [row]) for n, row in enumerate(rows))
        blank = not kind


def as_markdown(text: str) -> bytes:
    out = []
    for kind, rows in blocks(text):
        if kind == "table":
            cells = [" | ".join(row.split("\t")) for row in rows]
            rule = " | ".join("---" for _ in rows[0].split("\t"))
            out.append("\n".join(f"| {row} |" for row in [cells[0], rule, *cells[1:]]))
        else:
            out.append(rows[0])
    return ("\n\n".join(out) + "\n").encode()


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for kind, rows in blocks(text):
        if kind == "table":
            cells = [row.split("\t") for row in rows]
            table = document.add_table(len(cells), max(map(len, cells)))
            for r, row in enumerate(cells):
                for c, cell in enumerate(row):
                    table.cell(r, c).text = cell
        else:
            document.add_paragraph(rows[0]).paragraph_format.space_before = Pt(8 if kind == "apart" else 0)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str) -> bytes:
    out = []
    for kind, rows in blocks(text):
        if kind == "table":
            cells = ["".join(f"<td>{html.escape(c)}</td>" for c in row.split("\t")) for row in rows]
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif kind == "close" and out and out[-1].startswith("<p>"):
            out[-1] = out[-1].replace("</p>", f"<br>{html.escape(rows[0])}</p>")
        else:
            out.append(f"<p>{html.escape(rows[0])}</p>")
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head>"
    return f"{head}<body>{''.join(out)}</body></html>".encode()


def as_pdf(text: str, language: str = "ru", css: str = "") -> bytes:
    style = (
        "@page { size: A5; margin: 18mm; @bottom-center { content: counter(page) } }"
        "body { font: 10pt/1.3 serif; text-align: justify; hyphens: auto }"
        "p { margin: 8pt 0 0; text-indent: 1.5em } p.close { margin: 0 }"
        "table { border-collapse: collapse; margin: 1em 0 }"
        "td { border: 0.5pt solid; padding: 2pt }" + css
    )
    page = as_html(text).decode().replace("<br>", "</p><p class='close'>")
    page = page.replace("<html>", f"<html lang='{language}'>").replace("</head>", f"<style>{style}</style></head>")
    return weasyprint.HTML(string=page).write_pdf()


ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def odt(body: str, styles: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """Return an ODT whose text is `body`, with automatic styles and further parts."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODT_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", content)
        for name, data in (parts or {}).items():
            packed.writestr(name, data)
    return out.getvalue()


def odt_table(rows: list[list[str]]) -> str:
    cells = [[f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row] for row in rows]
    inner = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    return f"<table:table>{inner}</table:table>"


def as_odt(text: str) -> bytes:
    out = []
    for kind, rows in blocks(text):
        if kind == "table":
            out.append(odt_table([[html.escape(c) for c in row.split("\t")] for row in rows]))
        else:
            out.append(f'<text:p text:style-name="{kind}">{html.escape(rows[0])}</text:p>')
    apart = '<style:style style:name="apart"><style:paragraph-properties fo:margin-top="0.3cm"/></style:style>'
    return odt("".join(out), apart)
