"""Quicker text: what Pango needs to know of a style is told it once (see engine.py)."""

from __future__ import annotations

from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip

SHAPING = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings",
    "font_language_override", "lang", "direction", *FEATURES,
)  # fmt: skip

_setup, _strut = Layout.setup, line_break.strut


def setup(layout: Any, style: Any) -> None:
    """Prepare a layout with the Pango context of its language and the font description of its style."""
    if style["text_decoration_line"] != "none":
        _setup(layout, style)
        return
    context, layout.language, description, features = shaping(style)
    layout.style, layout.first_line_direction = style, 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, description)
    if features:  # the engine keeps every list of attributes for ever
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
        pango.pango_layout_set_attributes(layout.layout, attributes)


def shaping(style: Any) -> tuple[Any, Any, Any, bytes]:
    """Return Pango's context, language and font description for a style, and its features; one for styles alike."""
    memory = style.__dict__
    if "shaping" not in memory:
        alike = style.font_config.__dict__.setdefault("shapings", {})
        key = tuple(style["font_family"]), *(style[name] for name in SHAPING)
        if key not in alike:
            alike[key] = _shaping(style)
        memory["shaping"] = alike[key]
    return memory["shaping"]  # type: ignore[no-any-return]


def _shaping(style: Any) -> tuple[Any, Any, Any, bytes]:
    override = style["font_language_override"]
    code = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    contexts = style.font_config.__dict__.setdefault("contexts", {})
    key = code, style["direction"]
    if key not in contexts:
        contexts[key] = _context(style.font_config.font_map, *key)
    features = font_features(*(style[name] for name in FEATURES))
    named = ",".join(f"{key} {value}" for key, value in features.items()).encode()
    return *contexts[key], get_font_description(style), named


def _context(fonts: Any, code: str, direction: str) -> tuple[Any, Any]:
    context = ffi.gc(pango.pango_font_map_create_context(fonts), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
    if not code:
        return context, pango.pango_language_get_default()
    pointer, _ = unicode_to_char_p(code)
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    return context, language


def strut(style: Any) -> Any:
    """Return height and baseline of an empty line of a style."""
    memory = style.__dict__
    if "strut" not in memory:
        memory["strut"] = _strut(style)
    return memory["strut"]


INSTEAD = {_setup: setup, _strut: strut}
