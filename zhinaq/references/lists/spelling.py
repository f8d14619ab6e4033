"""Words of a romanised reference that another scheme, or a slip, has spelt otherwise than the chosen one would."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from zhinaq.references.lists.romanised_entry import CYRILLIC
from zhinaq.references.lists.twins import skeleton
from zhinaq.romanise import romanise

SHORTEST = 3
ALIKE = 0.85
_MARKS = "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
_SINGLE = (
    "'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}\N{PRIME}\N{MODIFIER LETTER PRIME}"
    "\N{MODIFIER LETTER APOSTROPHE}"
)
_DOUBLE = '"#\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE PRIME}\N{MODIFIER LETTER DOUBLE PRIME}'
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|[{_SINGLE}]|[{_DOUBLE}](?=[^\W\d_]))*")
_SIGNS = {ord(c): "'" for c in _SINGLE} | {ord(c): '"' for c in _DOUBLE}


def deviations(original: str, printed: str, scheme: str) -> list[tuple[str, str]]:
    """Return pairs of a printed word and what the scheme makes of the original one, for words not spelt alike.

    Words that are no twins (translations, labels, short words, other endings) are passed over.
    """
    left = Counter(_bare(w) for w in _words(printed))
    unmet = []
    for word in _words(original):
        if CYRILLIC.search(word) and len(word) >= SHORTEST:
            wanted = romanise(word, scheme)
            if left[_bare(wanted)] > 0:
                left[_bare(wanted)] -= 1
            else:
                unmet.append((wanted, (skeleton(word), skeleton(wanted))))
    spare: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in _words(printed):
        if left[_bare(word)] > 0:
            spare[_ends(skeleton(word))].append((word, skeleton(word)))
    met = [(_take(spare, bones), wanted) for wanted, bones in unmet]
    return [pair for pair in met if pair[0]]


def _take(spare: Mapping[str, list[tuple[str, str]]], bones: Sequence[str]) -> str:
    """Take the printed word that is a twin of one of these skeletons out of those to spare; "" for none."""
    for one in bones:
        pool = spare.get(_ends(one), [])
        for pair in pool:
            if _twins(pair[1], one):
                pool.remove(pair)
                return pair[0]
    return ""


def _ends(bones: str) -> str:
    """Return the letters that twins share: the first and the last two."""
    return bones[:1] + bones[-2:]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _bare(word: str) -> str:
    """Return a word in small letters, the signs for hard and soft in one form each."""
    return unicodedata.normalize("NFC", word).translate(_SIGNS).casefold()


def _twins(one: str, two: str) -> bool:
    """Tell whether two skeletons are of one word: the same, or beginning and ending alike and little between."""
    if one == two:
        return len(one) >= SHORTEST
    return len(one) >= 5 and difflib.SequenceMatcher(None, one, two).ratio() >= ALIKE
