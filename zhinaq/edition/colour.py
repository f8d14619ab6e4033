"""What can be read on a colour, and in it: the contrast of WCAG 2 (4.5 to 1)."""

from __future__ import annotations

ENOUGH = 4.5


def inks(colour: str) -> tuple[str, str]:
    """Return what is readable on a colour, and the colour for letters on white: itself, or black when it is light."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]  # relative luminance, WCAG 2
    return ("white", colour) if 1.05 / (light + 0.05) >= ENOUGH else ("black", "black")
