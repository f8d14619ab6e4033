"""Letters a little apart or together in the file: the character spacing of a text box (ISO 32000-1, 9.3.2).

So ligatures and kerning stay as they were shaped, and the file needs two numbers for a line instead of one a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import draw


@contextmanager
def tracking() -> Iterator[None]:
    """Write the `tracking` that lines were given while pages are written; not to be nested, not for threads."""
    engine = draw.draw_text

    def draw_text(stream: Any, textbox: Any, *rest: Any) -> None:
        apart = round(getattr(textbox, "tracking", 0.0), 4)
        if apart:
            stream.stream.append(f"{apart:g} Tc".encode())
        engine(stream, textbox, *rest)
        if apart:
            stream.stream.append(b"0 Tc")

    draw.draw_text = draw_text
    try:
        yield
    finally:
        draw.draw_text = engine
