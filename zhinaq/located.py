"""YAML with places: data whose every key remembers its line, and pydantic's errors as one located sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from zhinaq.finding import Place, ZhinaqError

Route = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

DEEPEST, MOST = 20, 50_000  # beyond these a settings file only unfolds its own aliases
SENTENCES = {
    "missing": 'the key "{key}" is missing',
    "string_type": '"{key}" should be text',
    "int_parsing": '"{key}" should be a whole number, not "{input}"',
    "bool_parsing": '"{key}" should be true or false, not "{input}"',
    "literal_error": '"{key}" should be {expected}, not "{input}"',
    "list_type": '"{key}" should be a list, one "- …" line per entry',
    "tuple_type": '"{key}" should be a list, one "- …" line per entry',
    "dict_type": '"{key}" should be a mapping of keys to values',
    "model_type": '"{key}" should be a mapping of keys to values',
    "string_pattern_mismatch": '"{key}" is not written as expected: "{input}"',
}


@dataclass(frozen=True)
class Located:
    """Plain data read from YAML (every scalar a string, empty values left out) and the line of each route into it."""

    file: str
    data: dict[str, Any]
    lines: Mapping[Route, int]

    def place(self, *route: str | int) -> Place:
        """Return the place of a key; of its nearest parent when the key itself is not written."""
        known = next((route[:n] for n in range(len(route), 0, -1) if route[:n] in self.lines), ())
        return Place(self.file, self.lines.get(known, 1))

    def entry(self, key: str, n: int) -> Place:
        """Return the place of the n-th entry, from 0, of a list or mapping; of the key itself when it holds neither."""
        entries = [route for route in self.lines if len(route) == 2 and route[0] == key]
        return self.place(*entries[n]) if n < len(entries) else self.place(key)


def read_yaml(path: Path) -> Located:
    """Read a YAML mapping. Raises ZhinaqError: unreadable file, syntax error, doubled key, no mapping."""
    file = str(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as problem:
        raise ZhinaqError(f"cannot be read: {problem.strerror}", Place(file)) from problem
    except UnicodeDecodeError as problem:
        raise ZhinaqError("is not UTF-8 text", Place(file), "Save it as UTF-8.") from problem
    except yaml.YAMLError as problem:
        raise _syntax(problem, file) from problem
    if node is None:
        return Located(file, {}, {})
    lines: dict[Route, int] = {}
    data = _plain(node, (), lines, file)
    if not isinstance(data, dict):
        raise ZhinaqError("should hold keys and values, such as `title: …`", Place(file, 1))
    return Located(file, data, lines)


def _syntax(problem: yaml.YAMLError, file: str) -> ZhinaqError:
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or str(problem).splitlines()[0]
    place = Place(file, mark.line + 1) if mark else Place(file)
    return ZhinaqError(f"is not valid YAML: {what}", place, "Check indentation and quotes here and above.")


def _plain(node: yaml.Node, route: Route, lines: dict[Route, int], file: str) -> Any:
    lines.setdefault(route, node.start_mark.line + 1)
    if len(route) > DEEPEST or len(lines) > MOST:
        raise ZhinaqError("repeats itself without end", Place(file, node.start_mark.line + 1), "Remove the * aliases.")
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if (*route, name) in lines:
                raise ZhinaqError(f'the key "{name}" stands twice', Place(file, line), "Keep one of them.")
            lines[(*route, name)] = line
            plain = _plain(value, (*route, name), lines, file)
            if plain not in ("", None, [], {}):
                found[name] = plain
        return found
    if isinstance(node, yaml.SequenceNode):
        entries = (_plain(child, (*route, n), lines, file) for n, child in enumerate(node.value))
        return [entry for entry in entries if entry not in ("", None)]
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def check(model: type[Model], source: Located) -> Model:
    """Return the data as `model`; raises ZhinaqError naming the first wrong key and its line."""
    try:
        return model.model_validate(source.data)
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
        first, rest = errors[0], len(errors) - 1
        hint = f"{rest} more such problem{'s' if rest > 1 else ''} in this file." if rest else ""
        route = tuple(first["loc"])
        raise ZhinaqError(_sentence(first, route, model), source.place(*route), hint) from problem


def _sentence(error: Mapping[str, Any], route: Route, model: type[BaseModel]) -> str:
    names = [str(part) for part in route if isinstance(part, str)]
    key = names[-1] if names else "this file"
    if error["type"] == "extra_forbidden":
        known = sorted(_keys(model, route[:-1]))
        near = difflib.get_close_matches(key, known, 1, 0.6)
        rest = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(known)}"
        return f'unknown key "{key}"; {rest}'
    if error["type"] == "value_error":
        said = str(error["ctx"]["error"])
        return f'"{key}"{" " if said.startswith("should") else ": "}{said}'
    values = {"key": key, "input": error["input"], **error.get("ctx", {})}
    sentence = SENTENCES.get(error["type"])
    return sentence.format_map(values) if sentence else f'"{key}": {error["msg"]}'


def _keys(model: type[BaseModel], route: Route) -> list[str]:
    for part in route:
        field = next((f for name, f in model.model_fields.items() if part in (name, f.alias)), None)
        inner = next(_models(field.annotation), None) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
