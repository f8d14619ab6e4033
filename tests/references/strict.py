"""Strict readers of the three export forms: they refuse what the programs that read them would misread."""

from __future__ import annotations

import re
from typing import Any

# BibLaTeX manual, sections 2.1 and 2.2: entry types and fields that exports may use.
BIB_TYPES = frozenset("article book incollection inproceedings online thesis legislation legal report unpublished misc".split())  # noqa: E501  # fmt: skip
BIB_FIELDS = frozenset(
    "address author booktitle date doi edition editor entrysubtype isbn issn journal journaltitle langid library "
    "location note number pages pagetotal part publisher title type url urldate volume year".split()
)
# Research Information Systems: types and tags of the format.
RIS_TYPES = frozenset("BOOK CHAP CONF CPAPER ELEC GEN JOUR NEWS RPRT STAT THES UNPB".split())
RIS_TAGS = frozenset("TY ID AU ED TI T2 PY DA PB CY VL IS SP EP ET M1 AV DO SN UR Y2 M3 LA N1 ER".split())
DAY = r"\d{4}(-\d\d(-\d\d)?)?"


def biblatex(text: str) -> dict[str, dict[str, str]]:
    """Return entries by key, each with its type under "@"; raises AssertionError for anything odd."""
    out: dict[str, dict[str, str]] = {}
    at = 0
    while text[at:].strip():
        head = re.match(r"\s*@(\w+)\{([^\s,{}\"#%'()=\\~]+),\n", text[at:])
        assert head, text[at : at + 80]
        kind, key = head.groups()
        assert kind in BIB_TYPES and key not in out
        at += head.end()
        fields = {"@": kind}
        while text[at] != "}":
            name = re.match(r"  (\w+) = \{", text[at:])
            assert name and name[1] in BIB_FIELDS and name[1] not in fields, text[at : at + 80]
            end = _closing(text, at + name.end())
            fields[name[1]] = text[at + name.end() : end]
            assert text[end : end + 3] == "},\n", text[end : end + 40]
            at = end + 3
        assert text[at : at + 2] == "}\n"
        at += 2
        for name_ in ("date", "urldate"):
            assert re.fullmatch(rf"{DAY}(/{DAY})?", fields.get(name_, "2000")), fields
        for name_ in set(fields) - {"doi", "url", "@"}:
            assert not re.search(r"(?<!\\)[&%$#_]", fields[name_]), fields
        out[key] = fields
    return out


def _closing(text: str, at: int) -> int:
    """Return where the brace opened before `at` closes; BibTeX counts escaped braces like the others."""
    depth = 1
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
        at += 1


def people(field: str) -> list[str]:
    """Return the names of a BibTeX field: parted by « and » outside braces."""
    parts, depth = [""], 0
    for piece in re.split(r"(\\.|[{}]|\sand\s)", field):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if re.fullmatch(r"\sand\s", piece) and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def ris(text: str) -> list[dict[str, list[str]]]:
    """Return records as tag to values; raises AssertionError for anything odd."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    out: list[dict[str, list[str]]] = []
    open_ = False
    for line in text.removesuffix("\r\n").split("\r\n"):
        tag, gap, value = line[:2], line[2:6], line[6:]
        assert tag in RIS_TAGS and gap == "  - ", line
        if tag == "TY":
            assert not open_ and value in RIS_TYPES
            out.append({})
            open_ = True
        assert open_, line
        if tag == "ER":
            assert value == ""
            open_ = False
        else:
            assert value.strip() == value and value, line
        if tag == "PY":
            assert re.fullmatch(r"\d{4}", value), line
        if tag in ("DA", "Y2"):
            assert re.fullmatch(r"\d{4}/\d\d(/\d\d)?|\d{4}", value), line
        out[-1].setdefault(tag, []).append(value)
    assert not open_
    return out


def breaches(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "") -> list[str]:
    """Return what a value breaks of a JSON schema: the words of draft 7 that the CSL schema is written in."""
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].split("#/")[-1].split("/"):
            target = target[step]
        return breaches(value, target, root, where)
    if "anyOf" in schema:
        tries = [breaches(value, one, root, where) for one in schema["anyOf"]]
        return min(tries, key=len)
    names = {"string": str, "number": int | float, "array": list, "object": dict, "boolean": bool, "integer": int}
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, names[k]) for k in kinds):
        return [f"{where}: {value!r} is no {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not one of those allowed"]
    if isinstance(value, list):
        counts = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        items = [b for n, v in enumerate(value) for b in breaches(v, schema.get("items", {}), root, f"{where}/{n}")]
        return items + ([] if counts else [f"{where}: {len(value)} items"])
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found = [f"{where}: no {key}" for key in schema.get("required", ()) if key not in value]
        if schema.get("additionalProperties") is False:
            found += [f"{where}: unknown {key}" for key in value if key not in known]
        return found + [b for k, v in value.items() for b in breaches(v, known.get(k, {}), root, f"{where}/{k}")]
    return []
