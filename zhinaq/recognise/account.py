"""Printed words that front matter turns into fields, or drops as labels and marks, go into the log of repairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.source import Line

WORD = re.compile(r"\w+")


def log_unprinted(lines: Sequence[Line], blocks: Sequence[Block], report: Report) -> None:
    """Log the words of every line that stand in none of the blocks made of it; only those, so that a loss shows."""
    for k, line in enumerate(lines):
        printed: Counter[str] = Counter()
        for block in blocks:
            if block.first <= line.number <= block.last:
                printed.update(WORD.findall(str(block.text).casefold()))
        words = WORD.findall(line.text)
        if words and _whole_printed(lines, k, blocks):
            words.pop()
        if words and k and _whole_printed(lines, k - 1, blocks):
            words.pop(0)
        missing = [word for word in words if not _take(word.casefold(), printed)]
        if missing:
            report.repair("label", line.file, (line.number, line.number), " ".join(missing), "",
                          "labels, marks and contacts of front matter become fields")  # fmt: skip


def _whole_printed(lines: Sequence[Line], k: int, blocks: Sequence[Block]) -> bool:
    """Tell whether the word divided at the end of line k stands whole in a block made of it."""
    if lines[k].hyphen != "join" or k + 1 == len(lines):
        return False
    halves = WORD.findall(lines[k].text)[-1:] + WORD.findall(lines[k + 1].text)[:1]
    whole = "".join(halves).casefold()
    return any(b.first <= lines[k].number <= b.last and whole in str(b.text).casefold() for b in blocks)


def _take(word: str, printed: Counter[str]) -> bool:
    printed[word] -= 1
    return printed[word] >= 0
