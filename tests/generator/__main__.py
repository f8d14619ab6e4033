"""Write generated volumes to a folder: python -m tests.generator --seed 1 -n 20 -o DIR."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.generator.volume import make_volume


def main() -> None:
    """Write NAME.txt (the raw text) and NAME.json (gold, labels, convention) for every seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("-n", type=int, default=1, help="how many volumes")
    parser.add_argument("-o", type=Path, required=True, help="the folder")
    options = parser.parse_args()
    options.o.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.n):
        volume = make_volume(seed)
        (options.o / f"{volume.name}.txt").write_text(volume.text, encoding="utf-8", newline="")
        labels = [[x.role, x.article, x.block, int(x.starts), list(map(list, x.tokens))] for x in volume.labels]
        whole = {**volume.gold, "labels": labels, "convention": dict(volume.convention)}
        (options.o / f"{volume.name}.json").write_text(
            json.dumps(whole, ensure_ascii=False, indent=0), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
