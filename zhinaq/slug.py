"""ASCII names for files: letters mapped by the language files, everything else dropped."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from zhinaq.language import load_languages

LONGEST = 40


@cache
def _letters() -> dict[str, str]:
    out: dict[str, str] = {}
    for language in load_languages().values():
        for letter, latin in (language.data.get("encode", {}).get("slug") or {}).items():
            out.setdefault(str(letter), str(latin or ""))
    return out


def slug(text: str, longest: int = LONGEST) -> str:
    """Return lower-case ASCII words joined by hyphens, cut at a word when longer than `longest`; may be empty."""
    letters = _letters()
    mapped = "".join(letters.get(c, c) for c in unicodedata.normalize("NFC", text).casefold())
    ascii_only = unicodedata.normalize("NFKD", mapped).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest].strip("-")
