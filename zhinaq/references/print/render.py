"""A reference printed in a style: XHTML inline, or plain text. What was read in doubt is printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup, escape

from zhinaq.language import Languages
from zhinaq.references.model import Reference
from zhinaq.references.people import NBSP
from zhinaq.references.print.item import Item, areas, inner_quotes
from zhinaq.references.print.style import Style, style_named
from zhinaq.references.read.parse import split_number
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.words import words_of
from zhinaq.resources import folder
from zhinaq.tei import XML_ID, local

_TAG = re.compile(r"<[^<>]*>")


@cache
def environment() -> Environment:
    """Return the environment of the reference templates: escaped, strict, without stray white space."""
    env = Environment(
        loader=FileSystemLoader(folder("templates")), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    env.globals |= {"areas": areas, "nbsp": NBSP}
    env.filters |= {"inner_quotes": inner_quotes, "capital": lambda text: text[:1].upper() + text[1:]}
    return env


@cache
def _macro(style: str) -> Callable[[Item], Markup]:
    module = environment().get_template(f"references/{style}.j2").module
    return module.reference  # type: ignore[attr-defined, no-any-return]


def render_reference(
    reference: Reference | etree._Element, style: str, languages: Languages, *, above: Reference | None = None
) -> Markup:
    """Return a reference in a style, its number left to the list; `above` is the entry before it in the printed list.

    A `bibl`, a reference of low certainty, or what repeats one, gives its printed string. Raises ZhinaqError for an
    unknown style.
    """
    ref = reference if isinstance(reference, Reference) else from_element(reference)
    chosen = style_named(style)
    if ref.cert == "low":
        return escape(split_number(ref.raw)[1].strip())
    ibid, origin = ref.type == "ibid", ref.ibid_of
    if ibid and ref.ibid_of is not None:
        ref = replace(ref, type=ref.ibid_of.type)
    item = Item(ref, chosen, words_of(languages))
    if ibid and above is not None and chosen.data.get("ibid") and origin in (above, above.ibid_of):
        return areas([item.label("ibid"), item.pages()], ". ", ".")
    if origin is not None and origin.cert == "low":
        return escape(split_number(ref.raw)[1].strip())
    made = Markup(str(_macro(chosen.template)(item))).strip()  # noqa: S704 - markup from an escaping template
    return Markup("{} [{}]").format(made, item.original_language) if item.original_language else made


def plain(markup: Markup) -> str:
    """Return printed markup as text: tags gone, entities resolved, no-break spaces kept."""
    return unescape(_TAG.sub("", str(markup)))


@dataclass(frozen=True)
class Printer:
    """Prints the entries of a list, and their numbers, in a style; an ibid looks at the entry above.

    `made` holds, by id, entries that another program has printed.
    """

    style: Style
    languages: Languages
    made: Mapping[str, Markup] = field(default_factory=dict)

    def __call__(self, entry: etree._Element) -> Markup:
        """Return an entry in the style."""
        if (done := self.made.get(entry.get(XML_ID, ""))) is not None:
            return done
        before = next((e for e in entry.itersiblings(preceding=True) if local(e) in ("biblStruct", "bibl")), None)
        above = from_element(before) if before is not None and entry.get("type") == "ibid" else None
        return render_reference(entry, self.style.name, self.languages, above=above)

    def number(self, number: str) -> str:
        """Return an entry's number as the style prints it."""
        return self.style.number.format(number)


def printer(style: str, languages: Languages, made: Mapping[str, Markup] | None = None) -> Printer:
    """Return what prints a list in a style. Raises ZhinaqError for an unknown style, at once."""
    return Printer(style_named(style), languages, made or {})


__all__ = ["Printer", "Style", "plain", "printer", "render_reference"]
