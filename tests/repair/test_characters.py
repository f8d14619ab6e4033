"""Wrong characters are corrected on record; unsafe damage becomes findings."""

from __future__ import annotations

import pytest

from tests.repair.tools import repaired


@pytest.mark.parametrize(
    ("raw", "corrected", "sic"),
    [
        ("Бұл бағдарла¬малары көп.", "Бұл бағдарламалары көп.", ["¬"]),
        ("Бұл Түрік¬-менстан.", "Бұл Түрікменстан.", ["¬-"]),
        ("Ол транс\u00adконтиненттік.", "Ол трансконтиненттік.", ["\u00ad"]),
        ("совместной\u0306 работы", "совместной работы", ["\u0306"]),
        ("сло\u200bво", "слово", ["\u200b"]),
        ("Cегодня хорошо", "Сегодня хорошо", ["C"]),
        ("The Аdministration met", "The Administration met", ["А"]),
        ("в ХХІ веке", "в XXI веке", ["Х", "Х", "І"]),
        ("in the ХХI century", "in the XXI century", ["Х", "Х"]),
        ("жергiлiктi билік", "жергілікті билік", ["i", "i", "i"]),
    ],
)
def test_corrections_keep_the_raw_characters(raw: str, corrected: str, sic: list[str]) -> None:
    source, report = repaired(raw)

    (line,) = source.lines
    assert corrected == line.text
    assert sic == [e.sic for e in line.edits]
    assert all(line.text[e.at : e.at + len(e.corr)] == e.corr for e in line.edits)
    assert len(sic) == len([r for r in report.repairs if r.kind == "character"])


@pytest.mark.parametrize("raw", ["СО2 және рН", "кВт", "IT-сектор", "x and у", "Та", "C++ и Rust", "ГОСТ 8.417"])
def test_formulas_units_and_compounds_of_two_scripts_stay(raw: str) -> None:
    source, _ = repaired(raw)

    assert raw == source.lines[0].text


def test_spaces_are_plain_and_single_but_gaps_are_known() -> None:
    source, _ = repaired("one\u00a0two  three\u2006four\nCity        People        Year\n")

    assert [line.text for line in source.lines] == ["one two three four", "City People Year"]
    assert [line.gaps for line in source.lines] == [(7,), (4, 11)]


def test_unsafe_damage_is_one_finding_a_kind() -> None:
    raw = "Ол қарап,оны көрді. Осы бойыншаҚХР туралы айтты, , деп (Исабаева,. 2022) жазды.\n"
    raw += "Ол қатар,Грузияда, болды.. бойынша айтты….\n"

    source, report = repaired(raw)

    codes = [f.code for f in report.findings]
    assert sorted(set(codes)) == sorted(codes)
    assert {"rep-010", "rep-011"} <= set(codes)
    assert "қарап,оны" in " ".join(line.text for line in source.lines)
