"""What gives in a line, and what each fault of a line costs; lengths in em, costs after The TeXbook, chapter 14."""

from __future__ import annotations

SPACE_GIVES = 0.15  # a word space may well be wider by so much
SPACE_TAKES = 0.05  # most that a word space is narrowed by: a fifth of it
LETTER_GIVES = 0.02  # most that letters are set apart, seen by nobody
LETTER_TAKES = 0.01  # and together
LOOSEST = 5.0  # no line lacks more of its measure, where it can be helped

LINE = 10.0  # any line: fewer are better
HYPHEN = 400.0  # a hyphen that is put there
PRINTED_HYPHEN = 150.0  # a word with a hyphen of its own
NAME = 200.0  # more for a hyphen in a name: a capital inside a sentence
SHORT_PART = 100.0  # more for two letters alone before or after the hyphen
SIGN = 80.0  # after a stroke, a dash without spaces, a sign of an address
GLUED = 2500.0  # what is not torn unless all else is worse

SECOND_HYPHEN = 30000.0  # for every further hyphen in a row
HYPHENS_IN_A_ROW = 3
LAST_HYPHEN = 20000.0  # in the last line but one
ADJACENT = 8000.0  # a tight line beside a loose one
CLOSING = 4.0  # how much worse wide spaces are in the last line of a page
RUNT = 4e7  # a last line of so few letters
RUNT_LETTERS = 6
FORBIDDEN = 1e9
