from __future__ import annotations

import random
import re
import time

import pytest

from tests.encode.blocks import FILE, block
from zhinaq.block import Block, Mark, Text
from zhinaq.check.conservation import conservation
from zhinaq.encode import encode
from zhinaq.finding import Finding, Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.source import Line, Source
from zhinaq.tei import E, text_of, xpath


def weighed(raw: list[str], blocks: list[Block], report: Report | None = None, change=None) -> list[Finding]:
    source = Source(FILE, tuple(Line(n, text, FILE) for n, text in enumerate(raw, 1)), "0" * 64)
    report = report or Report()
    article = encode(blocks, 1, source, VolumeSettings(), load_languages(), report)
    if change:
        change(article)
    return list(conservation(E.teiCorpus(), [article], [source], report.repairs))


def codes(found: list[Finding]) -> list[tuple[str, int, str]]:
    return [(f.code, f.place.line, f.quote) for f in found]


def test_hyphens_page_starts_and_corrections_lose_nothing() -> None:
    raw = ["Көлдің суы бақы-", "ланды, қарым-", "қатынас Kөл."]
    marks = (Mark(15, "lb", "join"), Mark(28, "lb", "keep"), Mark(28, "pb", "9"), Mark(36, "sic", "K", 1))
    text = Text("Көлдің суы бақыланды, қарым-қатынас Көл.", marks)
    assert weighed(raw, [block("paragraph", text, 1, last=3)]) == []


def test_a_lost_word_is_an_error_at_its_line() -> None:
    found = weighed(["бір екі", "үш төрт бес"], [block("paragraph", "бір екі үш бес", 1, last=2)])
    assert codes(found) == [("cons-001", 2, "төрт")]
    assert found[0].severity == "error"


def test_a_doubled_or_invented_word_is_told_apart() -> None:
    found = weighed(["бір екі"], [block("paragraph", "бір екі екі", 1)])
    assert codes(found) == [("cons-002", 1, "екі")]


def test_a_word_lost_here_is_not_made_good_by_the_same_word_far_off() -> None:
    raw = ["және бір", *[f"сөз{n}" for n in range(30)], "екі"]
    blocks = [block("paragraph", "бір", 1), *[block("paragraph", f"сөз{n}", n + 2) for n in range(30)],
              block("paragraph", "екі және", 32)]  # fmt: skip
    assert codes(weighed(raw, blocks)) == [("cons-001", 1, "және"), ("cons-002", 32, "және")]


def test_moved_blocks_are_no_loss() -> None:
    raw = ["Кіріспе", "Мәтін бар.", "Title in English"]
    blocks = [block("alt-title", "Title in English", 3, "en"), block("heading", "Кіріспе", 1),
              block("paragraph", "Мәтін бар.", 2)]  # fmt: skip
    assert weighed(raw, blocks) == []


def test_what_the_log_says_left_the_text_is_accounted_for() -> None:
    report = Report()
    report.repair("furniture", FILE, (2, 2), "Жинақ 7", "", "running head")
    assert weighed(["бір", "Жинақ 7", "екі"], [block("paragraph", "бір екі", 1, last=3)], report) == []


def test_a_join_in_the_log_excuses_no_word() -> None:
    report = Report()
    report.repair("hyphen", FILE, (1, 2), "бақы- ланды", "бақыланды", "soft hyphen")
    found = weighed(["суы бақы-", "ланды"], [block("paragraph", "суы", 1, last=2)], report)
    assert [c[0] for c in codes(found)] == ["cons-001", "cons-001"]


def test_a_mark_at_the_end_of_a_word_may_become_a_note() -> None:
    blocks = [block("paragraph", "Көл¹ терең.", 1), block("note", "Ескерту.", 2, n="1", anchor="Көл")]
    assert weighed(["Көл¹ терең.", "¹ Ескерту."], blocks) == []


def test_item_and_section_numbers_in_attributes_count() -> None:
    blocks = [block("heading", "Кіріспе", 1, n="1."), block("item", "көк", 2, list=1, n="2", marker="2)")]
    assert weighed(["1. Кіріспе", "2) көк"], blocks) == []


def test_a_hand_edit_that_drops_the_printed_word_shows() -> None:
    def edit(article) -> None:
        xpath(article, "//t:body/t:p")[0].text = "бір үш"

    found = weighed(["бір екі"], [block("paragraph", "бір екі", 1)], change=edit)
    assert codes(found) == [("cons-001", 1, "екі"), ("cons-002", 1, "үш")]


@pytest.mark.parametrize("seed", range(20))
def test_any_word_taken_or_doubled_anywhere_is_seen(seed: int) -> None:
    chance, words = random.Random(seed), ["және", "бір", "екі", "көл", "суы", "бар", "мен"]  # noqa: S311
    raw = [" ".join(chance.choice(words) for _ in range(8)) for _ in range(40)]
    blocks = [block("paragraph", f"{raw[n]} {raw[n + 1]}", n + 1, last=n + 2) for n in range(0, 40, 2)]

    def edit(article) -> None:
        node = chance.choice(xpath(article, "//t:body/t:p"))
        spots = list(re.finditer(r"\w+", text_of(node)))
        spot = chance.choice(spots)
        word = "" if seed % 2 else f"{spot.group()} {spot.group()}"
        node.text = node.text[: spot.start()] + word + node.text[spot.end() :]

    assert len(weighed(raw, blocks, change=edit)) == 1


def test_a_big_text_is_weighed_in_seconds() -> None:
    chance = random.Random(0)  # noqa: S311
    raw = [" ".join(f"с{chance.randrange(5000)}" for _ in range(9)) for _ in range(20000)]
    blocks = [block("paragraph", " ".join(raw[n : n + 5]), n + 1, last=n + 5) for n in range(0, 20000, 5)]
    started = time.perf_counter()
    assert weighed(raw, blocks) == []
    assert time.perf_counter() - started < 20
