"""Invented references with their gold fields, from tests/cases/references/unseen_*.txt."""

from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "cases" / "references"
FIELDS = (
    "authors", "title", "container", "publisher", "place", "year", "volume", "issue", "pages", "doi", "url", "accessed",
)  # fmt: skip


def gold(name: str) -> list[dict[str, Any]]:
    """The entries of unseen_<name>.txt as the scorer wants them: every field, `alt` for other accepted values."""
    text = (CASES / f"unseen_{name}.txt").read_text(encoding="utf-8")
    chunks = [c for c in text.split("\n\n") if c.strip() and not c.startswith("#")]
    return [_entry(f"{name}-{n}", chunk.strip("\n").split("\n")) for n, chunk in enumerate(chunks, 1)]


def _entry(ident: str, lines: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": ident, "raw": lines[0], "alt": {}, **dict.fromkeys(FIELDS), "authors": []}
    for line in lines[1:]:
        key, _, value = line.strip().partition(" ")
        if key == "or":
            key, _, value = value.partition(" ")
            entry["alt"].setdefault(key, []).append(None if value == "-" else _value(key, value))
        else:
            entry[key] = None if value == "-" else _value(key, value)
    entry["authors"] = entry["authors"] or []
    return entry


def _value(key: str, text: str) -> Any:
    if key != "authors":
        return text
    return [_name(person.strip()) for person in text.split(";")]


def _name(text: str) -> dict[str, str]:
    family, _, given = text.partition("|")
    return {"literal": family[1:]} if family[:1] == "=" else {"family": family, "given": given}
