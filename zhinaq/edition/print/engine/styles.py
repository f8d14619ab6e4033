"""Quicker look-up of style properties and sizes: most are initial, inherited or plain lengths (see engine.py)."""

from __future__ import annotations

from typing import Any

from weasyprint import css
from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import float as floats
from weasyprint.layout import percent

SPACINGS = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom"))
SIZES = (*SPACINGS, "width", "min_width", "max_width", "height", "min_height", "max_height")
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
# Properties whose value, where no rule gives one, is just the parent's or the initial one.
_SPECIAL = {"page", "position", "float", "display", *(k for k in css.INITIAL_VALUES if k.startswith("text_decoration"))}
INHERITED = frozenset(css.INHERITED) - _SPECIAL
INITIAL = {k: v for k, v in css.INITIAL_VALUES.items() if k not in css.INITIAL_NOT_COMPUTED | css.INHERITED | _SPECIAL}
LOGICAL = frozenset(
    function(block="ttb", inline=inline) for function in css.PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
)

_computed, _anonymous = ComputedStyle.__missing__, AnonymousStyle.__missing__
_resolve, _avoid = percent.resolve_percentages, floats.avoid_collisions


def computed(style: Any, key: str) -> Any:
    """Return a property of an element that no rule sets; the engine's own way is for the others."""
    if key not in style.cascaded:
        if key in INITIAL:
            if LOGICAL.isdisjoint(style.cascaded):
                value = style[key] = INITIAL[key]
                return value
        elif key in INHERITED and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
    return _computed(style, key)


def anonymous(style: Any, key: str) -> Any:
    """Return a property of a box without element; all such boxes of a kind of element share one style."""
    if key in INITIAL:
        value = style[key] = INITIAL[key]
        return value
    if key in INHERITED:
        value = style[key] = style.parent_style[key]
        return value
    return _anonymous(style, key)


def resolve(box: Any, containing_block: Any) -> None:
    """Set the sizes of a box; those of a style in which none depends on what is around are found once."""
    memory = box.style.__dict__
    if "sizes" not in memory:
        memory["sizes"] = _sizes(box.style)
    if memory["sizes"] is None or not isinstance(box, boxes.Box):  # a placeholder hands its attributes on
        _resolve(box, containing_block)
    else:
        box.__dict__.update(memory["sizes"])


def _sizes(style: Any) -> dict[str, Any] | None:
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    sizes = {}
    for name in SIZES:
        value = style[name]
        if value == "auto":
            sizes[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif getattr(value, "unit", None) == "px":
            sizes[name] = value.value
        else:
            return None
    return sizes | {name: style[name] for name in BORDERS}


def avoid(context: Any, box: Any, containing_block: Any, outer: bool = True) -> tuple[float, float, float]:
    """Return where a line may stand: all of its block where nothing floats."""
    plain = isinstance(box, boxes.LineBox) and not outer and containing_block.style["direction"] == "ltr"
    if not plain or context.excluded_shapes:
        return _avoid(context, box, containing_block, outer)  # type: ignore[no-any-return]
    left = containing_block.content_box_x()
    start = left + box.margin_left
    end = left + containing_block.width - box.margin_right
    return start - box.margin_left, box.border_box_y() - box.margin_top, end - start


INSTEAD = {_computed: computed, _anonymous: anonymous, _resolve: resolve, _avoid: avoid}
