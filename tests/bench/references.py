"""How many references a second are read and printed on one core.

python -m tests.bench.references
"""

from __future__ import annotations

import time
from collections.abc import Callable

from zhinaq.language import load_languages
from zhinaq.references.parse import parse_reference
from zhinaq.references.render import plain, render_reference

SAMPLES = (
    "1. Ойданов О.О. Көл туралы сөз. – Көкжар: Кітап, 2019. – 120 б.",
    "2. Мнимов М.М., Выдумкин В.В. Вода и память // Вестник озёр. 2020. № 2. С. 15–20.",
    "3. Fancy A., Nobody B. The level of a lake // J. Lakes. – 2020. – Vol. 3(1). – P. 1-9. DOI 10.5555/lakes.1",
    "4. Жалғанова Ж. Қамыс күнтізбесі. URL: https://example.org/lake (қаралған күні: 01.02.2024).",
    "5. Закон РК «О вымышленных озёрах» от 9 февраля 2015 года № 285-V. URL: https://example.org/law",
)
ROUNDS = 400


def rate(work: Callable[[], object], amount: int) -> float:
    """Return how many items a second `work` does, the best of three."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        work()
        best = max(best, amount / (time.process_time() - start))
    return best


def main() -> None:
    """Print both rates."""
    languages = load_languages()
    texts = [s.replace("20", str(20 + n % 60), 1) for n in range(ROUNDS) for s in SAMPLES]
    references = [parse_reference(t, languages) for t in texts]
    read = rate(lambda: [parse_reference(t, languages) for t in texts], len(texts))
    style = "gost-r-7.0.5-2008"
    printed = rate(lambda: [plain(render_reference(r, style, languages)) for r in references], len(references))
    print(f"references read: {read:,.0f} a second; printed in {style}: {printed:,.0f} a second")


if __name__ == "__main__":
    main()
