"""Two works in one entry of the raw text are two; what looks like a second is left."""

from __future__ import annotations

import pytest

from zhinaq.block import Text
from zhinaq.recognise.back.together import works

DATED = "Alder, B. (2001). Wells. Steppe Studies, 4(1), 7–9."


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1. Alder A. Lakes. 2001. 30 p. 2. Berg B. Wells. 2002. 31 p.", ["1. Al", "2. Be"]),
        ("[4] Alder A. Lakes. 2001. 30 p. [5] Berg B. Wells. 2002. 31 p.", ["[4] A", "[5] B"]),
        (f"{DATED} Carver, T., & Dorrel, K. (2009). Reeds. London: Shore Press, pp. 3–4.", ["Alder", "Carve"]),
        ("Alder, B. (2001). Reply to Carver, T. (2000). Steppe Studies, 4(1), 7–9.", ["Alder"]),
        ("1. Alder A. Lakes. Vol. 2. P. 11. London, 2001.", ["1. Al"]),
    ],
)
def test_works_run_together_are_parted(text: str, starts: list[str]) -> None:
    assert [work.chars[:5] for work in works(Text(text))] == starts
