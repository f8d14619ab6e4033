"""What counts as another spelling of a romanised word, and what is no twin at all."""

from __future__ import annotations

import pytest

from zhinaq.references.lists.spelling import deviations


@pytest.mark.parametrize(("original", "printed", "found"), [
    ("Мнимов М. Память озёр", "Mnimov M. Pamyat' ozer", []),
    ("Мнимов М. Память озёр", "Mnimov M. Pamyatʹ ozer", []),
    ("Мнимов М. Память озёр", "Mnimov M. Pamjat' ozer", [("Pamjat'", "Pamyat'")]),
    ("Объём воды", "Ob”em vody", []),
    ("Особенности ветра", "Osobnosti vetra", [("Osobnosti", "Osobennosti")]),
    ("История озера", "History of the lake", []),
    ("Университета", "University", []),
    ("Казахстана", "Istoriya [History of Kazakhstan]", []),
    ("Вода, вода и озёра", "Voda, vodah i ozjora", [("ozjora", "ozera")]),
    ("Ж. Ә.", "J. A.", []),
    ("", "Voda", []),
])  # fmt: skip
def test_only_twins_spelt_otherwise_are_found(original: str, printed: str, found: list[tuple[str, str]]) -> None:
    assert deviations(original, printed, "bsi") == found
