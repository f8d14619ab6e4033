"""The one moment every output carries: SOURCE_DATE_EPOCH, else the volume's own date, never the clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from zhinaq.finding import Place, ZhinaqError

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # the first moment a zip archive can carry


def stamp(date: str = "", year: str = "") -> datetime:
    """Return the stamp for outputs in UTC; raises ZhinaqError when SOURCE_DATE_EPOCH is no whole number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        if not re.fullmatch(r"\d{1,11}", epoch):
            raise ZhinaqError(f'SOURCE_DATE_EPOCH is not a number of seconds: "{epoch}"', Place("environment"))
        return max(EARLIEST, datetime.fromtimestamp(int(epoch), UTC))
    for text, form in ((date, "%Y-%m-%d"), (year, "%Y")):
        try:
            return max(EARLIEST, datetime.strptime(text, form).replace(tzinfo=UTC))
        except ValueError:
            continue  # the next, coarser date may be given
    return EARLIEST
