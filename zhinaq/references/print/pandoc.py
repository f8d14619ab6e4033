"""Reference lists in any CSL style: every entry of a volume through one run of pandoc, back as safe inline markup.

The program is optional: `pip install 'zhinaq[csl]'`, or pandoc from anywhere else on the path.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree, html
from markupsafe import Markup, escape

from zhinaq.finding import Place, ZhinaqError
from zhinaq.references.model import Reference
from zhinaq.references.print.csl import to_csl
from zhinaq.tei import parse

CSL = "http://purl.org/net/xbiblio/csl"
KEPT = {"em": "i", "i": "i", "strong": "b", "b": "b", "sup": "sup", "sub": "sub"}
UNPRINTED = ("script", "style")
PATIENCE = 600  # seconds for a whole volume; a thousand entries take fifteen
Element = etree._Element


def print_all(entries: Sequence[tuple[str, Reference]], style: Path, place: Place) -> Mapping[str, Markup]:
    """Return entries by id as a CSL style prints them, without the numbers it would give them.

    Entries that were not read are left out: they are printed as they stand. Raises ZhinaqError at `place` (that of the
    setting) when there is no such file or no pandoc, at the file when it is no CSL style of its own.
    """
    items = [to_csl(reference, key) for key, reference in entries if reference.cert != "low"]
    if not style.is_file():
        raise ZhinaqError(f'there is no style file "{style.name}"', place, f"Put it into {style.parent}.")
    prepared = unnumbered(style.read_bytes(), Place(str(style)))
    program = find_pandoc()
    if program is None:
        hint = "Install it with: pip install 'zhinaq[csl]'. Or name a style of templates/references/ instead."
        raise ZhinaqError(f'"{style.name}" is printed by pandoc, which is not installed', place, hint)
    return _printed(json.dumps(items, ensure_ascii=False), prepared, program, str(style)) if items else {}


def find_pandoc() -> str | None:
    """Return the program on the path, else the one that comes with pypandoc_binary, else None."""
    if found := shutil.which("pandoc"):
        return found
    spec = find_spec("pypandoc")
    bundled = Path(spec.origin).parent / "files" / "pandoc" if spec and spec.origin else None
    return str(bundled) if bundled is not None and bundled.is_file() else None


def unnumbered(style: bytes, place: Place) -> bytes:
    """Return a CSL style whose list has no numbers of its own. Raises ZhinaqError for what is no independent style."""
    try:
        tree = parse(style)
    except etree.XMLSyntaxError as error:
        raise ZhinaqError(f"is not well-formed XML: {error.msg}", Place(place.file, error.lineno or 1)) from error
    if tree.tag != f"{{{CSL}}}style":
        raise ZhinaqError("is no CSL style", place, "Take one from https://github.com/citation-style-language/styles.")
    parents = [a.get("href", "") for a in tree.iter(f"{{{CSL}}}link") if a.get("rel") == "independent-parent"]
    if tree.find(f"{{{CSL}}}bibliography") is None:
        hint = f"Take {parents[0]}, to which it refers." if parents else "Take one that prints a list."
        raise ZhinaqError("has no list of its own", place, hint)
    for number in [n for n in tree.iter() if n.get("variable") == "citation-number"]:
        parent = number.getparent()
        if parent is not None and not any(a.tag == f"{{{CSL}}}citation" for a in number.iterancestors()):
            parent.remove(number)
    return etree.tostring(tree)


@lru_cache(maxsize=4)
def _printed(items: str, style: bytes, program: str, name: str) -> Mapping[str, Markup]:
    """Run pandoc once; it may read nothing but the two files, and no network."""
    with tempfile.TemporaryDirectory() as folder:
        data, csl = Path(folder) / "items.json", Path(folder) / "style.csl"
        data.write_text(items, encoding="utf-8")
        csl.write_bytes(style)
        command = [program, "--sandbox", "-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", "--csl", str(csl)]
        try:
            done = subprocess.run([*command, str(data)], capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise ZhinaqError(f"pandoc cannot use this style: {said[-1] if said else 'no reason given'}", Place(name),
                              "Try the style with pandoc alone, or take another.") from error  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ZhinaqError(f"pandoc cannot be run: {error}", Place(name), "Install it anew.") from error
    return _entries(done.stdout.decode("utf-8"))


def _entries(page: str) -> dict[str, Markup]:
    out = {}
    for node in html.fragment_fromstring(page, create_parent="div").iter("div"):
        key = node.get("id", "")
        if key.startswith("ref-") and "csl-entry" in node.get("class", "").split():
            text = _inline(node).strip()
            if any(c.isalpha() for c in text.striptags()):
                out[key.removeprefix("ref-")] = text
    return out


def _inline(node: Element) -> Markup:
    """Return the content of an element: emphasis and web links kept, of anything else only the text."""
    out = escape(node.text or "")
    for child in node:
        inner = _inline(child) if isinstance(child.tag, str) and child.tag not in UNPRINTED else Markup("")
        address = str(child.get("href") or "")
        if child.tag in KEPT:
            out += Markup("<{0}>{1}</{0}>").format(KEPT[str(child.tag)], inner)
        elif child.tag == "a" and address.startswith(("http://", "https://")):
            out += Markup('<a href="{}">{}</a>').format(address, inner)
        elif "smallcaps" in str(child.get("class") or "").split():
            out += Markup('<span style="font-variant: small-caps">{}</span>').format(inner)
        else:
            out += inner
        out += escape(child.tail or "")
    return out
