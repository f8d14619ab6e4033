"""What several signs say together: names above institutions, numbered references in a row, labels a text lacks."""

from __future__ import annotations

from collections.abc import Sequence

# a line of names is told by what stands below it
PEOPLE = frozenset("institution institutions mail place-end affiliation-2 affiliation-3 degree orcid".split())
ABOVE_PEOPLE = frozenset(
    "names-all names-most name-sure-whole name-likely-whole name-maybe-whole capitals title-case raised short".split()
)
# long lines with these are no plain prose
STATED = frozenset(
    "statement cite announces mail orcid date code doi-line url institution institutions contact run-in-byline".split()
)
LABELS = ("abstract", "keywords")
# what a whole text may do without: each sign of which none is seen
WITHOUT = {
    "contacts": ("mail", "orcid"),
    "codes": ("code", "doi-line"),
    "institutions": ("institution", "institutions"),
    "references": ("reference-heading",),
}
OPENERS = frozenset("page-start capitals title-style heading-style contents-entry set-large set-centred".split())


def together(own: Sequence[list[str]]) -> None:
    """Add to the signs of each unit what they say together, and which labels the whole text does without."""
    every = {sign for mine in own for sign in mine}
    lacks = [f"text-without-{name}" for name in LABELS if not every & {f"{name}-label", f"{name}-alone"}]
    lacks += [f"text-without-{name}" for name, signs in WITHOUT.items() if not every & set(signs)]
    for mine, below in zip(own, [*own[1:], []], strict=True):
        if PEOPLE & set(below):
            mine += sorted(f"{sign}/people-below" for sign in ABOVE_PEOPLE & set(mine))
        if "prose" not in mine:
            mine.append("no-prose")
        elif not STATED & set(mine):
            mine.append("plain-prose")
        if {"in-row", "reference"} <= set(mine):
            mine.append("reference/in-row")
        bare = "no-prose" in mine and "text-without-abstract" in lacks
        mine += sorted(f"{sign}/without-abstract" for sign in OPENERS & set(mine)) if bare else []
        if {"page-start", "capitals"} <= set(mine):
            mine.append("page-start/capitals")
        mine += lacks
