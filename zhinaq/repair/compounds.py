"""What languages write with a hyphen and what they write solid: lists and endings of the `repair` sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhinaq.repair.vocabulary import Vocabulary
from zhinaq.signs.knowledge import Knowledge


@dataclass(frozen=True)
class Compounds:
    """Halves, endings and whole patterns that decide a hyphen."""

    vowels: frozenset[str]
    solid: frozenset[str]
    bound: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    endings: frozenset[str]
    patterns: re.Pattern[str]
    adjective_first: tuple[str, ...]
    adjective_second: tuple[str, ...]
    link_sure: tuple[str, ...]
    link_maybe: tuple[str, ...]
    link_adjective: tuple[str, ...]
    solid_second: tuple[str, ...]
    linked_second: tuple[str, ...]
    first_endings: tuple[str, ...]

    def has_vowel(self, text: str) -> bool:
        """Tell whether a piece has a vowel."""
        return any(c in self.vowels for c in text)

    def is_word(self, text: str, words: Vocabulary) -> bool:
        """Tell whether the text uses a piece as a word."""
        return len(text) > 1 and words.words[text] > 0

    def like_word(self, text: str, words: Vocabulary) -> bool:
        """Tell whether the text uses a piece, or a word that begins as it does and differs in its ending."""
        if self.is_word(text, words):
            return True
        stem = text[: max(5, len(text) - 3)]
        return len(text) >= 6 and words.starting(stem) > 0

    def hyphenated(self, left: str, right: str, words: Vocabulary) -> bool:
        """Tell whether languages write a hyphen between two halves."""
        head = left.split("-")[-1]
        if self.patterns.fullmatch(f"{left}-{right}"):
            return True
        if right in self.endings or len(right) < 3:
            return False
        if head in self.bound:
            return True
        if head in self.first and len(right) > 3 and self.like_word(right, words):
            return True
        if right in self.second and (head not in self.solid or len(right) > 6):
            return self.is_word(head, words) or (len(head) > 2 and len(right) > 4)
        return left.endswith(self.first_endings) and len(left) > 5 and self.is_word(right, words)

    def linked(self, left: str, right: str, words: Vocabulary) -> bool:
        """Tell whether an adjective's short form stands before an adjective: such pairs keep their hyphen."""
        head = left.split("-")[-1]
        if head in self.solid or len(head) < 5 or len(right) < 6:
            return False
        if not right.endswith(self.linked_second):
            return False
        if head.endswith(self.link_sure):
            return True
        return head.endswith(self.link_maybe) and any(words.words[head[:-1] + end] for end in self.link_adjective)

    def pair(self, left: str, right: str, words: Vocabulary) -> bool:
        """Tell whether two halves are a pair: one repeats the other, or both are adjectives of one making."""
        head = left.split("-")[-1]
        same = 0
        while same < min(len(head), len(right)) and head[same] == right[same]:
            same += 1
        if same >= 3 and same >= len(head) - 2 and len(right) >= len(head) - 1:
            return same == len(head) or self.is_word(head, words)
        alike = head.endswith(self.adjective_first) and right.endswith(self.adjective_second)
        return alike and len(head) > 5 and len(right) > 5 and (self.like_word(head, words) or len(right) > 7)


def compounds(known: Knowledge) -> Compounds:
    """Return what the language files know about compounds."""

    def ordered(key: str) -> tuple[str, ...]:
        return tuple(sorted(known.words(key)))

    return Compounds(
        frozenset(known.letters("vowels")),
        known.words("solid"), known.words("compound_bound"), known.words("compound_first"),
        known.words("compound_second"), known.words("endings"),
        re.compile("|".join(ordered("compound_patterns")) or r"(?!)", re.IGNORECASE),
        ordered("adjective_first"), ordered("adjective_second"), ordered("link_sure"),
        ordered("link_maybe"), ordered("link_adjective"), ordered("solid_second"), ordered("linked_second"),
        ordered("compound_first_endings"),
    )  # fmt: skip
