"""Paper and share of it behind a trim size, and the extent in conventional printed sheets.

Trim sizes: GOST 5773-90, and A5 and A4 as printers cut them from 60 x 84 cm. A conventional sheet is one of 60 x 90 cm;
the factors are those of publishing practice in the CIS, the extent has two decimals (GOST R 7.0.4).
"""

from __future__ import annotations

from dataclasses import dataclass

FACTORS = {(60, 84): 0.93, (60, 90): 1.0, (70, 90): 1.17, (70, 100): 1.29, (70, 108): 1.40, (75, 90): 1.25,
           (84, 108): 1.68}  # fmt: skip
SHARES = (8, 16, 32)
FOLDS = {8: (2, 4), 16: (4, 4), 32: (4, 8)}  # leaves along the short and the long side of the sheet
NARROWER, SHORTER = 6, 11  # most millimetres that trimming takes off a leaf


@dataclass(frozen=True)
class Sheet:
    """A sheet in centimetres and the number of leaves cut from it."""

    width: int
    height: int
    share: int

    @property
    def name(self) -> str:
        """Return the format as an imprint gives it."""
        return f"{self.width}\N{MULTIPLICATION SIGN}{self.height}/{self.share}"

    @property
    def leaf(self) -> tuple[float, float]:
        """Return the leaf before trimming in millimetres, the shorter side first."""
        across, along = FOLDS.get(self.share, (1, self.share))
        short, long = sorted((10 * self.width / across, 10 * self.height / along))
        return short, long

    def conventional(self, pages: int) -> float:
        """Return the extent of `pages` in conventional printed sheets."""
        factor = FACTORS.get((self.width, self.height)) or round(self.width * self.height / 5400, 2)
        return pages / self.share * factor


def sheet_named(name: str) -> Sheet:
    """Return the sheet that a setting such as `60x84/16` names."""
    size, _, share = name.partition("/")
    width, _, height = size.partition("x")
    return Sheet(int(width), int(height), int(share))


def sheet_of(width: float, height: float) -> Sheet | None:
    """Return the usual sheet for a trim in millimetres, the one with least waste; None when there is no usual one."""
    fits = []
    for paper in FACTORS:
        for share in SHARES:
            sheet = Sheet(*paper, share)
            spare_width, spare_height = sheet.leaf[0] - width, sheet.leaf[1] - height
            if -0.5 <= spare_width <= NARROWER and -0.5 <= spare_height <= SHORTER:
                fits.append((spare_width + spare_height, share, sheet))
    return min(fits, key=lambda fit: fit[:2])[2] if fits else None
