"""What languages write with a hyphen and what they write solid: lists and endings of the `repair` sections."""

from __future__ import annotations

from dataclasses import dataclass

from zhinaq.repair.knowledge import Knowledge
from zhinaq.repair.vocabulary import Vocabulary


@dataclass(frozen=True)
class Compounds:
    """Halves and endings that decide a hyphen."""

    vowels: frozenset[str]
    solid: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    endings: frozenset[str]
    adjective_first: tuple[str, ...]
    adjective_second: tuple[str, ...]
    link_vowel: tuple[str, ...]
    linked_second: tuple[str, ...]
    first_endings: tuple[str, ...]

    def has_vowel(self, text: str) -> bool:
        """Tell whether a piece has a vowel."""
        return any(c in self.vowels for c in text)

    def is_word(self, text: str, words: Vocabulary) -> bool:
        """Tell whether the text uses a piece as a word."""
        return len(text) > 1 and words.words[text] > 0

    def hyphenated(self, left: str, right: str, words: Vocabulary) -> bool:
        """Tell whether a half is one that languages write with a hyphen before or after it."""
        head = left.split("-")[-1]
        if head in self.first or right in self.second:
            return True
        if left.endswith(self.first_endings) and len(left) > 4 and self.is_word(right, words):
            return True
        linked = left.endswith(self.link_vowel) and len(left) > 5 and right.endswith(self.linked_second)
        return linked and self.is_word(right, words) and left not in self.solid

    def pair(self, left: str, right: str, words: Vocabulary) -> bool:
        """Tell whether two halves are a pair: one repeats the other, or both are adjectives of one making."""
        head = left.split("-")[-1]
        if len(head) >= 3 and (right.startswith(head) or (head[:3] == right[:3] and len(right) > 3)):
            return True
        alike = head.endswith(self.adjective_first) and right.endswith(self.adjective_second)
        return alike and len(head) > 4 and len(right) > 5 and (self.is_word(head, words) or self.is_word(right, words))


def compounds(known: Knowledge) -> Compounds:
    """Return what the language files know about compounds."""

    def ordered(key: str) -> tuple[str, ...]:
        return tuple(sorted(known.words(key)))

    return Compounds(
        frozenset(known.letters("vowels")),
        known.words("solid"), known.words("compound_first"), known.words("compound_second"), known.words("endings"),
        ordered("adjective_first"), ordered("adjective_second"), ordered("link_vowel"), ordered("linked_second"),
        ordered("compound_first_endings"),
    )  # fmt: skip
