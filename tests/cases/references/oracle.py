"""Make pandoc.json anew: what pandoc prints for items.json in the four English styles (needs pandoc and CSL files).

    python oracle.py PANDOC FOLDER_WITH_CSL

Run by hand when the items change; the tests read only the stored result.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

HERE = Path(__file__).parent
STYLES = {
    "apa-7": "apa", "chicago-author-date": "chicago-author-date", "vancouver": "nlm-citation-sequence", "ieee": "ieee",
}  # fmt: skip


def printed(pandoc: str, csl: Path) -> dict[str, str]:
    """Return each item as pandoc prints it, tags removed, numbers of numeric styles cut off."""
    source = "---\nnocite: '@*'\nlang: en-US\n---\n"
    command = [pandoc, "--citeproc", "--csl", str(csl), "--bibliography", str(HERE / "items.json"), "-t", "html",
               "--wrap=none"]  # fmt: skip
    html = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout  # noqa: S603
    out = {}
    for match in re.finditer(r'<div id="ref-([\w-]+)"[^>]*>(.*?)</div>\n(?=<div id|</div>|$)', html, re.DOTALL):
        body = re.sub(r'<div class="csl-left-margin">.*?</div>', "", match[2], flags=re.DOTALL)
        out[match[1]] = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", body))).strip()
    return out


if __name__ == "__main__":
    pandoc, folder = sys.argv[1], Path(sys.argv[2])
    result = {style: printed(pandoc, folder / f"{name}.csl") for style, name in STYLES.items()}
    (HERE / "pandoc.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
