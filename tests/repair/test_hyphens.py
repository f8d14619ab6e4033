"""A hyphen at a line end is soft or real; each decision is logged with its rule."""

from __future__ import annotations

import pytest

from tests.repair.tools import repaired
from zhinaq.block import join_lines

FILL = (
    "Бұл өзен биік таудан басталып құрғақ дала арқылы ағады да ескі қаланың\n"
    "қасындағы көлге құяды содан соң жағалау бойымен жаңа жерге дейін барады\n"
)


def ending(left: str, right: str, known: str = "") -> tuple[str | None, str]:
    """Return the decision on left-/right in a wrapped text that also prints `known`, and the joined words."""
    words = f"{known} осы сөздер мәтінде осылай жазылған болатын және ескі қала туралы"
    source, report = repaired(f"{FILL * 3}{words} {left}\n{right} айтады.\n{FILL}")
    line = next(line for line in source.lines if line.text.endswith(left[-1]) and line.hyphen)
    assert [r for r in report.repairs if r.kind == "hyphen" and r.why]
    text = str(join_lines(source.lines[source.lines.index(line) : source.lines.index(line) + 2]))
    return line.hyphen, text


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [
        ("экономи-", "калық", "экономикалық"),
        ("экономи-", "калық", "экономикалықтан"),
        ("қалалар-", "дың", ""),
        ("меха\u00ad", "низмдер", ""),
        ("меха¬", "низмдер", ""),
        ("взаимо-", "действия", ""),
        ("пой-", "да", ""),
        ("тұрғындары-", "мен", "тұрғындары"),
    ],
)  # fmt: skip
def test_soft_hyphens_join(left: str, right: str, known: str) -> None:
    decision, text = ending(left, right, known)

    assert decision == "join"
    assert left[:-1] + right in text


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [
        ("АҚШ-", "тың", ""),
        ("95-", "жылдығы", ""),
        ("Баку-", "Супса", ""),
        ("Қ.-", "Ж.", ""),
        ("қарым-", "қатынас", ""),
        ("сондай-", "ақ", ""),
        ("бірін-", "бірі", ""),
        ("экономикалық-", "құқықтық", "экономикалық құқықтық"),
        ("қысқа-", "қысқа", ""),
        ("көлік-", "логистикалық", "көлік-логистикалық"),
        ("социально-", "политический", "политический"),
        ("по-", "турецки", ""),
        ("что-", "нибудь", ""),
        ("self-", "isolating", ""),
        ("https://a.example/one-", "two", ""),
    ],
)  # fmt: skip
def test_real_hyphens_stay(left: str, right: str, known: str) -> None:
    decision, text = ending(left, right, known)

    assert decision in ("keep", "maybe")
    assert left + right in text


def test_a_dash_after_a_space_stays_a_dash() -> None:
    words = "Бұл өзен биік таудан басталып құрғақ дала арқылы ағады да ескі қала –\nжаңа жер.\n"
    source, report = repaired(FILL * 3 + words)

    assert all(line.hyphen is None for line in source.lines)
    assert [r for r in report.repairs if r.kind == "hyphen"] == []


def test_both_halves_are_in_the_log() -> None:
    words = "Осы мәтінде экономикалық мәселелер туралы көп айтылады және экономи-\nкалық даму.\n"
    _, report = repaired(FILL * 3 + words + FILL)

    (repair,) = [r for r in report.repairs if r.kind == "hyphen"]
    assert (repair.before, repair.after, repair.lines) == ("экономи- калық", "экономикалық", (7, 8))
