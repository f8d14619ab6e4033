"""Which lines the volume's own contents page names: a title there stands over an article here."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 12  # letters of an entry that are no chance
ALIKE = 40  # letters of the beginning that are compared: a long title may be shortened in the contents
SPREAD = 4  # units over which one title may be spread
LONGEST = 300  # characters of a unit that may be part of a title


def letters_of(text: str) -> str:
    """Return the letters of a text, small."""
    return "".join(c for c in text.casefold() if c.isalpha())


def listed(texts: Sequence[str], entries: Sequence[str]) -> list[list[str]]:
    """Say of each unit whether an entry of the contents begins with it, alone or with the units below.

    `entries` are letters as of `letters_of`. Signs: `contents-entry` of the first unit, `contents-on` of those after.
    """
    known = frozenset(e[:ALIKE] for e in entries if len(e) >= FEWEST)
    opens = frozenset(e[:k] for e in known for k in range(1, len(e) + 1))
    out: list[list[str]] = [[] for _ in texts]
    letters = [letters_of(t) if len(t) <= LONGEST else "" for t in texts] if known else []
    for n in range(len(letters)):
        if len(letters[n]) < 2 or out[n]:
            continue
        joined = ""
        for m in range(n, min(n + SPREAD, len(letters))):
            if not letters[m]:
                break
            joined += letters[m]
            if joined[:ALIKE] in known:
                out[n].append("contents-entry")
                for k in range(n + 1, m + 1):
                    out[k].append("contents-on")
                break
            if joined not in opens:
                break
    return out
