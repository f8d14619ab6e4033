"""How many references a second are read and printed on one core, and the memory that takes, on the invented batches.

python -m tests.bench.references
"""

from __future__ import annotations

import resource
import time
import tracemalloc
from collections.abc import Callable

from tests.references.unseen import gold
from zhinaq.language import load_languages
from zhinaq.references.print.render import plain, render_reference
from zhinaq.references.read.parse import parse_reference

ROUNDS = 5
REPEATS = 4
STYLES = ("gost-r-7.0.5-2008", "apa-7")


def rate(work: Callable[[], object], amount: int) -> float:
    """Return how many items a second of processor time `work` does, the best of some rounds: the machine is shared."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = max(best, amount / (time.process_time() - start))
    return best


def main() -> None:
    """Print the rates and the memory."""
    languages = load_languages()
    texts = [entry["raw"] for batch in ("first", "second", "third", "fourth") for entry in gold(batch)] * REPEATS
    references = [parse_reference(text, languages) for text in texts]
    read = rate(lambda: [parse_reference(text, languages) for text in texts], len(texts))
    print(f"references read: {read:,.0f} a second")
    for style in STYLES:
        printed = rate(lambda s=style: [plain(render_reference(r, s, languages)) for r in references], len(texts))  # type: ignore[misc]
        print(f"printed in {style}: {printed:,.0f} a second")
    tracemalloc.start()
    kept = [parse_reference(text, languages) for text in texts]
    size = tracemalloc.get_traced_memory()[0] / len(kept)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {size / 1024:.1f} KB for each reference kept; {peak:,.0f} MB the whole process at its peak")


if __name__ == "__main__":
    main()
