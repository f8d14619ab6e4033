"""Whatever the lines are: boundaries and zones cover them, front matter loses no word, nothing raises."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.recognise.front.cases import PARAGRAPH
from zhinaq.detect import UNKNOWN
from zhinaq.finding import Report
from zhinaq.language import further_languages, load_languages
from zhinaq.recognise.front.blocks import front
from zhinaq.recognise.front.zones import article_language, zones
from zhinaq.recognise.label.decide import labelled
from zhinaq.recognise.volume.extents import split
from zhinaq.source import Line, Page

PIECES = st.sampled_from(
    [
        "УДК 332.1", "ҒТАМР 06.77.65 https://doi.org/10.12345/x.1", "ДАЛА ҚАЛАЛАРЫНЫҢ ТАРИХЫ", "THE ROADS OF TRADE",
        "А.Б. Серіков*", ", 2", "1", "1,3", "*", "Ким Е.С., Ли В.", "Жайық университеті, Орал, Қазақстан", "(", "«»",
        "e-mail: kim@example.kz", "Корреспондент-автор: li@example.kz", "Аңдатпа.", "Аннотация: в статье", "Keywords",
        "Түйін сөздер: қала, дала", "Ключевые слова:", "Кіріспе", "Введение. Село", "References", "Әдебиеттер тізімі",
        "1. Ахметов С. Ауыл. – Алматы: Ғылым, 2011. – 120 б.", "МАЗМҰНЫ", "Ким Е.С. Село ..... 12", "АЛҒЫ СӨЗ", "…",
        "Түсті: 13.08.2024", "Авторлар туралы мәлімет:", "2 СЕКЦИЯ. ТАРИХ", "***", "Edith P. Lee¹, Li Wei²", "A.T.",
        PARAGRAPH["kk"], PARAGRAPH["ru"], PARAGRAPH["en"], "Научная статья", "ORCID: 0000-0002-1825-0097", "Kim",
        "ISBN 978-5",
    ]
)  # fmt: skip
WORD = re.compile(r"[^\W\u00b2\u00b3\u00b9\u2070-\u209f]+")  # raised marks stand apart from their word
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip)


@st.composite
def any_lines(draw: st.DrawFn) -> list[Line]:
    texts = draw(st.lists(st.one_of(PIECES, PIECES, PIECES, ANY), min_size=1, max_size=40))
    return [
        Line(n, text, "any.txt", blank=draw(st.integers(0, 3)), joins=draw(st.sampled_from([None, True, False])),
             page=draw(st.sampled_from([None, None, Page()])))
        for n, text in enumerate(texts, start=1)
    ]  # fmt: skip


@given(any_lines())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_stands_in_one_extent_and_one_zone_and_no_word_is_lost(lines):
    languages, report = load_languages(), Report()
    lines = labelled(lines, languages, {}, {})
    extents = split(lines, report)
    assert [i for e in extents for i in range(e.start, e.end)] == list(range(len(lines)))
    for extent in extents:
        part = lines[extent.start : extent.end]
        found = zones(part)
        assert [i for z in found for i in range(z.start, z.end)] == list(range(len(part)))
        language = article_language(part, found, languages)
        assert language in {*languages, *further_languages(), UNKNOWN}
        for zone in found:
            if zone.kind not in ("front", "parallel"):
                continue
            log = Report()
            blocks = front(part, zone, languages, language, log)
            printed = " ".join([*(b.text.chars for b in blocks), *(r.before for r in log.repairs)]).casefold()
            for line in part[zone.start : zone.end]:
                words = WORD.findall(line.text.casefold())
                assert all(word in printed or _unstuck(word, printed) for word in words)


def _unstuck(word: str, printed: str) -> bool:
    """A figure stuck to a name is its mark: both are there, apart."""
    name, mark = re.match(r"(.*?)(\d{0,2})$", word).groups()
    return name in printed and mark in printed
