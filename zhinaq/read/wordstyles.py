"""What Word's styles say of a paragraph or run: its kind (heading2, caption…), emphasis, and the list it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from zhinaq.read.packed import whole
from zhinaq.source import Look

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADING = re.compile(r"heading ([1-9])$")
NAMED = (
    ("title", "heading1"), ("subtitle", "heading2"), ("caption", "caption"), ("quote", "quote"),
    ("intense quote", "quote"), ("block text", "quote"), ("toc", "toc"), ("table of", "toc"),
)  # fmt: skip
EMPHASIS = (("b", "bold"), ("i", "italic"))
CAPITALS = ("caps", "smallCaps")
LINE = 240  # twentieths of a point that a line takes
OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """Return the Clark name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def value(node: Element | None, attribute: str = "val") -> str:
    """Return an attribute of a node that may be missing, else ''."""
    return str(node.get(w(attribute)) or "") if node is not None else ""


def on(node: Element | None) -> bool | None:
    """Return what a switch such as w:b says; None when it is not there."""
    return None if node is None else value(node) not in OFF


DEFAULTS = w("docDefaults")


def size_of(sets: Iterable[Element]) -> float | None:
    """Return the size of type that the first w:rPr to name one sets, in points."""
    found = (value(p.find(w("sz"))) for p in sets)
    return next((int(text) / 2 for text in found if text.isdigit()), None)


def _first(sets: Iterable[Element], tag: str) -> bool:
    """Tell whether a switch is on: the first w:rPr that has it says so."""
    return next((s for s in (on(p.find(w(tag))) for p in sets) if s is not None), False)


@dataclass(frozen=True)
class Styles:
    """The styles of one document, looked up through those they are based on."""

    root: Element

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """Return the styles by their id."""
        return {value(s, "styleId"): s for s in self.root.iter(w("style"))}

    @cached_property
    def default(self) -> str:
        """Return the id of the style of paragraphs that name none."""
        found = (
            value(s, "styleId")
            for s in self.by_id.values()
            if value(s, "type") == "paragraph" and value(s, "default") == "1"
        )
        return next(found, "")

    def chain(self, key: str) -> Iterator[Element]:
        """Yield a style and those it is based on; circles end."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            style = self.by_id[key]
            yield style
            key = value(style.find(w("basedOn")))

    def properties(self, paragraph: Element) -> Iterator[Element]:
        """Yield the w:pPr that hold for a paragraph: its own, then those of its style and up."""
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield own
        key = value(own.find(w("pStyle"))) if own is not None else ""
        for style in self.chain(key or self.default):
            inner = style.find(w("pPr"))
            if inner is not None:
                yield inner

    def kind(self, paragraph: Element) -> str:
        """Return the hint for a paragraph: heading1…heading6 (the title too), caption, quote, toc, or ''."""
        own = paragraph.find(w("pPr"))
        key = value(own.find(w("pStyle"))) if own is not None else ""
        for style in self.chain(key or self.default):
            name = value(style.find(w("name"))).lower()
            if found := HEADING.match(name):
                return f"heading{min(int(found[1]), 6)}"
            for start, kind in NAMED:
                if name == start or (kind == "toc" and name.startswith(start)):
                    return kind
        for properties in self.properties(paragraph):
            level = value(properties.find(w("outlineLvl")))
            if level.isdigit():
                return f"heading{min(int(level) + 1, 6)}" if int(level) < 9 else ""
        return ""

    def numbered(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list (w:numId) and level a paragraph belongs to, or None."""
        number, level = "", ""
        for properties in self.properties(paragraph):
            found = properties.find(w("numPr"))
            if found is not None:
                number = number or value(found.find(w("numId")))
                level = level or value(found.find(w("ilvl")))
        return (number, whole(level, 0, 8)) if number not in ("", "0") else None

    def space(self, paragraph: Element, side: str) -> int:
        """Return the space `before` or `after` a paragraph, in twentieths of a point."""
        defaults = self.root.findall(f"{DEFAULTS}/{w('pPrDefault')}/{w('pPr')}")
        for properties in (*self.properties(paragraph), *defaults):
            text = value(properties.find(w("spacing")), side)
            if text.isdigit():
                return int(text)
        return 0

    def look(self, paragraph: Element) -> Look:
        """Return how a paragraph's style sets all of it: points, weight, slope, capitals, place in the measure."""
        own = paragraph.find(w("pPr"))
        key = value(own.find(w("pStyle"))) if own is not None else ""
        sets = [*self._of_styles(key or self.default), *self.root.findall(f"{DEFAULTS}/{w('rPrDefault')}/{w('rPr')}")]
        placed = next((v for v in (value(p.find(w("jc"))) for p in self.properties(paragraph)) if v), "")
        return Look(
            size=size_of(sets),
            bold=_first(sets, "b"),
            italic=_first(sets, "i"),
            capitals=any(_first(sets, tag) for tag in CAPITALS),
            centred=placed == "center",
        )

    def size(self, run: Element) -> float:
        """Return the size a run sets for itself, in points; 0 when it sets none."""
        own = run.find(w("rPr"))
        return size_of([own, *self._of_styles(value(own.find(w("rStyle"))))]) or 0.0 if own is not None else 0.0

    def emphasis(self, run: Element, paragraph: Element, kind: str) -> tuple[str, ...]:
        """Return how a run is set; what its paragraph's style sets for all of it counts only in plain paragraphs."""
        sets = [p for p in [run.find(w("rPr"))] if p is not None]
        sets += self._of_styles(value(sets[0].find(w("rStyle")))) if sets else []
        if not kind:
            own = paragraph.find(w("pPr"))
            sets += self._of_styles(value(own.find(w("pStyle"))) if own is not None else "")
        kinds = [name for tag, name in EMPHASIS if _first(sets, tag)]
        raised = next((v for v in (value(p.find(w("vertAlign"))) for p in sets) if v), "")
        kinds += {"superscript": ["sup"], "subscript": ["sub"]}.get(raised, [])
        if any(value(p.find(w("u"))) not in ("", *OFF) for p in sets[:1]):
            kinds.append("underline")
        if any(_first(sets, tag) for tag in CAPITALS):
            kinds.append("capitals")
        return tuple(kinds)

    def _of_styles(self, key: str) -> list[Element]:
        return [p for p in (style.find(w("rPr")) for style in self.chain(key)) if p is not None]
