"""Series of names in the styles that use English words: APA, Chicago, Vancouver, IEEE."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhinaq.references import people
from zhinaq.references.model import Name
from zhinaq.references.people import NBSP

Shape = Callable[[Name], str]


def _apa(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}" if name.particle else name.family
    given = people.initials(name.given)
    return f"{family}, {given}" if given else family


def _vancouver(name: Name) -> str:
    if name.literal:
        return name.literal
    given = people.initials(name.given, "").replace(".", "").replace("-", "")
    family = f"{name.particle} {name.family}" if name.particle else name.family
    return f"{family} {given}".strip()


FIRST: dict[str, Shape] = {
    "apa": _apa, "vancouver": _vancouver, "ieee": people.straight, "chicago": people.full, "chicago_head": people.full,
}  # fmt: skip
REST: dict[str, Shape] = {**FIRST, "chicago": people.full_straight, "chicago_head": people.full_straight}
EDITORS: dict[str, tuple[Shape, Shape, str, str]] = {
    "apa": (people.straight, people.straight, " (Ed.)", " (Eds.)"),
    "apa_head": (_apa, _apa, " (Ed.)", " (Eds.)"),
    "chicago": (people.full_straight, people.full_straight, "", ""),
    "chicago_head": (people.full, people.full_straight, ", ed.", ", eds."),
    "vancouver": (_vancouver, _vancouver, ", editor", ", editors"),
    "ieee": (people.straight, people.straight, ", Ed.", ", Eds."),
}
ENDINGS = {
    "apa": (", & ", " & "), "apa_head": (", & ", ", & "), "chicago": (", and ", " and "),
    "chicago_head": (", and ", " and "), "vancouver": (", ", ", "), "ieee": (", and ", " and "),
}  # fmt: skip


def authors(names: Sequence[Name], form: str, *, most: int, show: int, last: str, two: str, others: bool) -> str:
    """Return authors in a form: all up to `most`, else the first `show` and «et al.» (APA: «…» and the last)."""
    shapes = [FIRST[form], *[REST[form]] * (len(names) - 1)] if names else []
    printed = [shape(name) for shape, name in zip(shapes, names, strict=True)]
    if others or len(printed) > most:
        if form == "apa" and not others:
            return ", ".join(printed[: most - 1]) + f", … {printed[-1]}"
        kept = printed[:show] if len(printed) > most else printed
        return ", ".join(kept) + (f"{NBSP}et al." if form == "ieee" else f", et{NBSP}al.")
    if len(printed) == 2:
        return (two or last).join(printed)
    return last.join([", ".join(printed[:-1]), printed[-1]]) if len(printed) > 1 else "".join(printed)


def editors(names: Sequence[Name], form: str) -> str:
    """Return editors in a form, with the style's word for their part."""
    if not names:
        return ""
    first, rest, one, many = EDITORS[form]
    printed = [first(names[0]), *map(rest, names[1:])]
    last, two = ENDINGS[form]
    if len(printed) == 2:
        joined = two.join(printed)
    else:
        joined = last.join([", ".join(printed[:-1]), printed[-1]]) if len(printed) > 1 else printed[0]
    return joined + (one if len(printed) == 1 else many)
