"""The engine made quicker without changing one byte of what it makes; WeasyPrint is pinned, see pyproject.toml.

`quicker()` puts functions of `engine_styles.py`, `engine_text.py` and `engine_breaks.py` in the place of the engine's
own while pages are laid out or written. What they remember is kept on the style it was computed from: the engine
copies a style before it changes it, and a copy starts without memories.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from zhinaq.edition.print.engine import breaks as engine_breaks
from zhinaq.edition.print.engine import styles as engine_styles
from zhinaq.edition.print.engine import text as engine_text

INSTEAD = engine_breaks.INSTEAD | engine_styles.INSTEAD | engine_text.INSTEAD


@contextmanager
def quicker() -> Iterator[None]:
    """Keep the quicker functions in place, and the garbage collector off; not for threads.

    The trees of boxes are large and nothing in them is garbage before the book is done.
    """
    put = [place for own, new in INSTEAD.items() for place in _places(own, new)]
    collecting = gc.isenabled()
    gc.disable()
    for holder, name, _, new in put:
        setattr(holder, name, new)
    try:
        yield
    finally:
        for holder, name, own, _ in put:
            setattr(holder, name, own)
        if collecting:
            gc.enable()


def _places(own: Any, new: Any) -> Iterator[tuple[Any, str, Any, Any]]:
    """Yield every module or class of the engine that holds a function by its name."""
    name = own.__name__
    if "." in own.__qualname__:
        owner = getattr(sys.modules[own.__module__], own.__qualname__.split(".")[0])
        yield owner, name, own, new
    else:
        for key, module in list(sys.modules.items()):
            if key.startswith("weasyprint.") and vars(module).get(name) is own:
                yield module, name, own, new
