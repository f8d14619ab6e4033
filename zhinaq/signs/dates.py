"""Printed dates to ISO dates."""

from __future__ import annotations

import re
from functools import cache

from zhinaq.language import load_languages


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in load_languages().values():
        for number, forms in enumerate(language.data.get("front", {}).get("months") or (), start=1):
            for form in str(forms).split():
                found[form.casefold()] = number
    return found


def iso(text: str) -> str:
    """Return a printed date as YYYY-MM-DD, YYYY-MM or YYYY; "" when it cannot be read as one."""
    clean = text.strip(" .,;")
    day_first = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})", clean)
    if day_first:
        day, month, year = (int(x) for x in day_first.groups())
        return _date(year + 2000 if year < 100 else year, month, day)
    year_first = re.fullmatch(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", clean)
    if year_first:
        return _date(*(int(x) for x in year_first.groups()))
    if re.fullmatch(r"\d{4}", clean):
        return clean
    words = re.findall(r"[^\W\d_]+|\d+", clean.casefold())
    month = next(
        (m for w in words for stem, m in _months().items() if w == stem or (len(stem) > 2 and w.startswith(stem))), 0
    )
    years = [int(w) for w in words if re.fullmatch(r"\d{4}", w)]
    days = [int(w) for w in words if re.fullmatch(r"\d{1,2}", w)]
    return _date(years[0], month, days[0]) if month and years and days else ""


def _date(year: int, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"
