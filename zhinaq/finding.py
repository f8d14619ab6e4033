"""Findings a person should look at, the log of repairs, and the base of errors a user can mend."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Severity = Literal["error", "review"]


@dataclass(frozen=True, order=True)
class Place:
    """Where in the raw text: a file name and lines counted from 1 (0: the file as a whole)."""

    file: str
    line: int = 0
    end_line: int = 0

    def __str__(self) -> str:
        """Render as a compiler does: `file:line`."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class Entry:
    """One line of the catalogue findings.yaml."""

    severity: Severity
    message: str
    hint: str


@cache
def catalogue() -> dict[str, Entry]:
    """Return every known finding by its code."""
    raw = yaml.safe_load(files("zhinaq").joinpath("findings.yaml").read_text(encoding="utf-8"))
    return {code: Entry(**entry) for code, entry in raw.items()}


@dataclass(frozen=True)
class Finding:
    """One thing a person should know; message, hint and severity come from the catalogue."""

    code: str
    place: Place
    quote: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Return `error` or `review`."""
        return catalogue()[self.code].severity

    @property
    def message(self) -> str:
        """Return the catalogue's sentence with this finding's values filled in."""
        return catalogue()[self.code].message.format_map(dict(self.values))

    @property
    def hint(self) -> str:
        """Return what to do next."""
        return catalogue()[self.code].hint.format_map(dict(self.values))

    def as_text(self) -> str:
        """Return the finding as a compiler would print it, the hint on its own line."""
        quote = f": «{self.quote}»" if self.quote else ""
        head = f"{self.place}: {self.severity} {self.code}  {self.message}{quote}"
        return f"{head}\n    Hint: {self.hint}" if self.hint else head

    def as_data(self) -> dict[str, Any]:
        """Return the finding as one object of findings.json."""
        line = self.place.line or None
        return {
            "code": self.code, "severity": self.severity, "file": self.place.file, "line": line,
            "end_line": self.place.end_line or line, "quote": self.quote, "message": self.message, "hint": self.hint,
        }  # fmt: skip


@dataclass(frozen=True)
class Repair:
    """One logged change to the raw text; `before` holds every printed word that left the text or moved."""

    kind: str
    file: str
    lines: tuple[int, int]
    before: str
    after: str
    why: str

    def as_data(self) -> dict[str, Any]:
        """Return the repair as one object of repairs.jsonl."""
        return {"kind": self.kind, "file": self.file, "lines": list(self.lines), "before": self.before,
                "after": self.after, "why": self.why}  # fmt: skip


class Report:
    """Collects the findings and repairs of one run, in the order they are made."""

    def __init__(self) -> None:
        """Start empty."""
        self.findings: list[Finding] = []
        self.repairs: list[Repair] = []

    def add(self, code: str, place: Place, quote: str = "", **values: Any) -> Finding:
        """Record a finding; raises KeyError when the catalogue does not know the code."""
        catalogue()[code]
        finding = Finding(code, place, quote[:160], values)
        self.findings.append(finding)
        return finding

    def extend(self, findings: Iterable[Finding]) -> None:
        """Record findings made elsewhere, such as by a check."""
        self.findings.extend(findings)

    def repair(self, kind: str, file: str, lines: tuple[int, int], before: str, after: str = "", why: str = "") -> None:
        """Log one change to the raw text."""
        self.repairs.append(Repair(kind, file, lines, before, after, why))

    def errors(self) -> Iterator[Finding]:
        """Yield the findings that forbid an edition."""
        return (f for f in self.findings if f.severity == "error")

    def findings_json(self) -> bytes:
        """Return findings.json, ordered by place and code."""
        ordered = sorted(self.findings, key=lambda f: (f.place, f.code, f.quote))
        return (json.dumps([f.as_data() for f in ordered], ensure_ascii=False, indent=1) + "\n").encode()

    def repairs_jsonl(self) -> bytes:
        """Return repairs.jsonl, one object a line, ordered by place."""
        ordered = sorted(self.repairs, key=lambda r: (r.file, r.lines, r.kind, r.before))
        return "".join(json.dumps(r.as_data(), ensure_ascii=False) + "\n" for r in ordered).encode()


class ZhinaqError(Exception):
    """A mistake the user can mend: one sentence, its place and a hint. Anything else is our bug."""

    def __init__(self, message: str, place: Place | None = None, hint: str = "") -> None:
        """Keep the sentence, where it applies, and the next step."""
        super().__init__(message)
        self.place, self.hint = place, hint

    def __str__(self) -> str:
        """Return `place: error  sentence`, with the hint below."""
        where = f"{self.place}: " if self.place else ""
        hint = f"\n    Hint: {self.hint}" if self.hint else ""
        return f"{where}error  {self.args[0]}{hint}"
