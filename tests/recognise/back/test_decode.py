"""The joint cut of a list: the list's own habit decides where a line alone says little."""

from __future__ import annotations

import pytest

from tests.lines import lines_of
from zhinaq.language import load_languages
from zhinaq.recognise.back.lists import Run, reference_runs
from zhinaq.source import Line

LANGUAGES = load_languages()

AUTHOR_YEAR = """
References
Alder, B., & Carver, T. (2009). The level of a lake that nobody has seen and its
shores. Journal of Shores, 12(3), 45–60.
Committee of Lakes. (2011). Salt of the steppe.
Almaty: Shore Press.
Dorrel, K., Elmer, P., Fenwick, S. A., Gravson, M., & Haskin,
O. (2014). Reeds and water. In B. Ingley & M. Jarrow (Eds.), Handbook of
Shores (pp. 3–19). London: Shore Press.
Kestley, A. (2001). Wells. Steppe Studies, 4(1), 7–9.
Lombard, R. (2018). Crusts of salt on a made-up shore. Annals of
Salt, 7(2), 11–30.
"""

HOSTED = """
Литература
Алдин А.А., Бергин Б.Б. Озеро, которого нет: уровень, соль
и берега // Вестник озёр. – 2009. – № 3. – С. 4–9.
Варин В.В. Степные колодцы. – Кокжар: Нива, 2012. –
200 с.
Закон Республики Кокжар от 4 мая 2011 г. № 12 «Об озёрах».
Линов Л.Л. Камыш и вода: сборник статей / под ред.
М. М. Мурина. – М.: Волна, 2015. – 90 с.
Ольхин О.О. Соль [Электронный ресурс]. URL:
https://example.org/salt (дата обращения: 04.05.2020).
"""


def cut(text: str, *, wrapped: bool = False) -> tuple[list[Line], Run]:
    lines = lines_of(text, wrapped=wrapped)
    (run,) = reference_runs(lines, LANGUAGES)
    return lines, run


def firsts(text: str) -> list[str]:
    lines, run = cut(text)
    return [lines[a].text.split()[0] for a, _ in run.entries]


def test_entries_over_two_lines_and_more_are_whole_in_a_list_by_author_and_year() -> None:
    assert firsts(AUTHOR_YEAR) == ["Alder,", "Committee", "Dorrel,", "Kestley,", "Lombard,"]


def test_no_line_of_a_solid_list_is_left_out() -> None:
    _, run = cut(AUTHOR_YEAR)
    assert all(a[1] == b[0] for a, b in zip(run.entries, run.entries[1:], strict=False))


def test_entries_over_two_lines_and_more_are_whole_in_a_list_with_strokes() -> None:
    assert firsts(HOSTED) == ["Алдин", "Варин", "Закон", "Линов", "Ольхин"]


def test_a_hanging_indent_tells_the_lines_that_go_on() -> None:
    lines = [Line(1, "References")]
    for n, name in enumerate(["Alder A.", "Berg B.", "Carv C.", "Dorr D.", "Elm E."]):
        lines.append(Line(2 * n + 2, f"{name} Lakes and their shores. London: Shore Press."))
        lines.append(Line(2 * n + 3, "     Marsh C. (Ed.) 2001. 30 p."))
    (run,) = reference_runs(lines, LANGUAGES)
    assert [b - a for a, b in run.entries] == [2] * 5


def test_numbers_pooled_above_the_entries_go_to_them() -> None:
    text = """
    Литература
    1.

    2.

    3.

    Алдин А.А. Озеро, которого нет // Вестник озёр. 2009. № 3. С. 4–9.
    Варин В.В. Степные колодцы. Кокжар: Нива, 2012. 200 с.
    Линов Л.Л. Камыш и вода. М.: Волна, 2015. 90 с.
    """
    lines, run = cut(text)
    assert [lines[i].text for i in run.numbers] == ["1.", "2.", "3."]
    assert [lines[a].text[:5] for a, _ in run.entries] == ["Алдин", "Варин", "Линов"]


def test_a_running_head_and_a_page_number_inside_a_list_are_no_entries() -> None:
    head = "\n\n212\nAnnals of the Steppe\n\nKestley"
    lines, run = cut(AUTHOR_YEAR.replace("\nKestley", head))
    assert [lines[a].text.split()[0] for a, _ in run.entries] == [
        "Alder,",
        "Committee",
        "Dorrel,",
        "Kestley,",
        "Lombard,",
    ]


NOTICE = "\n\nРакитин Иван Петрович – кандидат наук, доцент кафедры почв, Кокжар, rakitin@example.org"
ARTICLE = "\n\nУДК 631.4\n\nСОЛЬ И БЕРЕГ\n\nРакитин И.П.\n\nАннотация. Соль взвешена (Лунин, 2019)."
SUMMARY = "\n\nSALT AND SHORE\n\nSalt was weighed on the shore of a lake (Lunin, 2019).\n\nKeywords: salt, shore"


@pytest.mark.parametrize("after", [NOTICE, ARTICLE, SUMMARY], ids=["notice", "article", "summary"])
@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "plain"])
def test_what_follows_a_list_is_no_entry_of_it(after: str, numbered: bool) -> None:
    entries = [
        "Алдин А.А. Озеро, которого нет // Вестник озёр. 2009. № 3. С. 4–9.",
        "Варин В.В. Степные колодцы. Кокжар: Нива, 2012. 200 с.",
        "Линов Л.Л. Камыш и вода. М.: Волна, 2015. 90 с.",
    ]
    listed = "\n".join(f"{n}. {e}" if numbered else e for n, e in enumerate(entries, 1))
    _, run = cut(f"Литература\n{listed}{after}")
    assert len(run.entries) == 3
    assert run.end == 4


def test_notices_inside_a_numbered_list_belong_to_no_entry() -> None:
    text = """
    References
    1. Alder A. Lakes. London: Shore Press, 2001. 30 p.
    2. Berg B. Wells. London: Shore Press, 2002. 31 p.

    Information about the authors
    Rowan Ashdale, PhD, professor, Northmoor, ashdale@northmoor.example

    3. Carv C. Reeds. London: Shore Press, 2003. 32 p.
    """
    lines, run = cut(text)
    assert [lines[a].text[:2] for a, _ in run.entries] == ["1.", "2.", "3."]
    assert [b - a for a, b in run.entries] == [1, 1, 1]


def test_a_list_without_heading_and_numbers_is_found_where_every_entry_is_plain() -> None:
    lines, run = cut("Salt was weighed.\n" + AUTHOR_YEAR.split("\n", 2)[2].replace("Committee of Lakes.", "Coil, B."))
    assert run.heading is None
    assert run.cert == "medium"
    assert lines[run.start].text.startswith("Alder")


BODY = """
1. Introduction

Observations ran from May to September, and the log was checked (Ashdale & Verelin, 2019; Lunin, 2021, p. 4).

2. Methods

Lunin, A. (2021) weighed the crust twice; the error did not exceed two millimetres (Verelin, 2019, p. 7).

3. Results

Crusts were thicker in dry years, as repeated readings confirmed (Ashdale & Verelin, 2019, pp. 4–5).
"""

NOTES = """
Notes
1. The observer was my father, who kept the log from 1921 on and never missed a day of it.
2. Nobody else came to the shore in those years; see also the second part of this article.
3. The word is not found in any dictionary of the language, old or new.
"""


@pytest.mark.parametrize("text", [BODY, NOTES], ids=["body", "notes"])
def test_numbered_headings_with_citations_and_notes_in_prose_are_no_list(text: str) -> None:
    assert reference_runs(lines_of(text), LANGUAGES) == []
