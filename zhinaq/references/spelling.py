"""Words of a romanised reference that another scheme, or a slip, has spelt otherwise than the chosen one would."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter

from zhinaq.references.generated import CYRILLIC
from zhinaq.references.pair import skeleton
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
                unmet.append((word, wanted))
    spare = [w for w in _words(printed) if left[_bare(w)] > 0]
    out = []
    for word, wanted in unmet:
        twin = next((w for w in spare if _twins(w, word) or _twins(w, wanted)), None)
        if twin is not None:
            spare.remove(twin)
            out.append((twin, wanted))
    return out


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _bare(word: str) -> str:
    """Return a word in small letters, the signs for hard and soft in one form each."""
    return unicodedata.normalize("NFC", word).translate(_SIGNS).casefold()


def _twins(printed: str, word: str) -> bool:
    """Tell whether two spellings are of one word: one skeleton, or beginning and ending alike and little between."""
    one, two = skeleton(printed), skeleton(word)
    if one == two:
        return len(one) >= SHORTEST
    if len(one) < 5 or one[:1] != two[:1] or one[-2:] != two[-2:]:
        return False
    return difflib.SequenceMatcher(None, one, two).ratio() >= ALIKE
