"""The forms a citation takes in running text, and the brackets that are none."""

from __future__ import annotations

import pytest

from zhinaq.citations.alike import alike
from zhinaq.citations.dated import find_dated
from zhinaq.citations.numeric import find_numeric
from zhinaq.citations.repeated import note_repeats
from zhinaq.language import load_languages
from zhinaq.references.words import words_of

WORDS = words_of(load_languages())


def found(text: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each citation's words, and of each of its works the name or numbers, the year and the place."""
    numeric = list(find_numeric(text, WORDS, 30))
    dated = [c for c in find_dated(text, WORDS) if not any(n.start < c.end and c.start < n.end for n in numeric)]
    return [
        (
            text[c.start : c.end],
            [
                (
                    "ibid" if w.repeated else w.name or "-".join(map(str, w.numbers)),
                    w.year,
                    f"{w.locator.first}-{w.locator.last}".strip("-") if w.locator else "",
                )
                for w in c.works
            ],
        )
        for c in sorted([*numeric, *dated], key=lambda c: c.start)
    ]


@pytest.mark.parametrize(("text", "words", "works"), [
    ("Айтылған [там же, с. 5].", "[там же, с. 5]", [("ibid", "", "5")]),
    ("Осылай [сонда, 12-б.].", "[сонда, 12-б.]", [("ibid", "", "12")]),
    ("So [Ibid., 45] it is.", "[Ibid., 45]", [("ibid", "", "45")]),
    ("Вот [Там же. С. 18–20].", "[Там же. С. 18–20]", [("ibid", "", "18-20")]),
    ("Бұл (сонда: 34) бар.", "(сонда: 34)", [("ibid", "", "34")]),
    ("Кемеров писал [указ. соч., с. 14].", "[указ. соч., с. 14]", [("", "", "14")]),
    ("как у Озерова [Указ. соч. С. 14]", "[Указ. соч. С. 14]", [("Озерова", "", "14")]),
    ("Озеров мен Кемердің (2015) сөзі", "Озеров мен Кемердің (2015)", [("Озеров мен Кемердің", "2015", "")]),
    ("Ә. Өзендінің (1995: 34) ойы", "Ә. Өзендінің (1995: 34)", [("Ә. Өзендінің", "1995", "34")]),
    ("Reedy et al. (2020) say", "Reedy et al. (2020)", [("Reedy et al.", "2020", "")]),
    ("Көлбай және т.б. (2021) атап", "Көлбай және т.б. (2021)", [("Көлбай және т.б.", "2021", "")]),
    ("(Озеров, 1999, 2001)", "(Озеров, 1999, 2001)", [("Озеров", "1999", ""), ("Озеров", "2001", "")]),
    ("(Озерова и др., 2015: 98; Ли, 2019а)", "(Озерова и др., 2015: 98; Ли, 2019а)",
     [("Озерова и др", "2015", "98"), ("Ли", "2019а", "")]),
    ("[Озеров 2010: 15]", "[Озеров 2010: 15]", [("Озеров", "2010", "15")]),
    ("[Озеров, 2010, с. 15; Reedy, 2019]", "[Озеров, 2010, с. 15; Reedy, 2019]",
     [("Озеров", "2010", "15"), ("Reedy", "2019", "")]),
    ("(Озеров, б.г.)", "(Озеров, б.г.)", [("Озеров", "", "")]),
    ("Вода [3, т. 2, с. 45].", "[3, т. 2, с. 45]", [("3", "", "45")]),
    ("Вода [4, л. 12–47].", "[4, л. 12–47]", [("4", "", "12-47")]),
    ("Вода [4, л. 12 об.].", "[4, л. 12 об.]", [("4", "", "12")]),
    ("Вода [4, ст. 5].", "[4, ст. 5]", [("4", "", "5")]),
    ("Су [4, 5-бап].", "[4, 5-бап]", [("4", "", "5")]),
    ("So (Reedy, 2005, Chapter 3) it is.", "(Reedy, 2005, Chapter 3)", [("Reedy", "2005", "3")]),
    ("Су [4, 12-п.].", "[4, 12-п.]", [("4", "", "12")]),
    ("Су [1; 12, 45 б.].", "[1; 12, 45 б.]", [("1", "", ""), ("12", "", "45")]),
    ("Су [1-3; 7, с. 5].", "[1-3; 7, с. 5]", [("1-2-3", "", ""), ("7", "", "5")]),
    ("Однако, Озеров (2000) писал", "Озеров (2000)", [("Озеров", "2000", "")]),
    ("As the World Marsh Union (2019) says", "World Marsh Union (2019)", [("World Marsh Union", "2019", "")]),
    ("The Ministry of Tides and Winds (2019) says", "Ministry of Tides and Winds (2019)",
     [("Ministry of Tides and Winds", "2019", "")]),
    ("It is so (the World Marsh Union, 2019).", "(the World Marsh Union, 2019)", [("World Marsh Union", "2019", "")]),
    ("At Marsh University Reedy (2019) says", "Reedy (2019)", [("Reedy", "2019", "")]),
])  # fmt: skip
def test_a_citation_is_found_with_its_works(text: str, words: str, works: list[tuple[str, str, str]]) -> None:
    assert found(text) == [(words, works)]


@pytest.mark.parametrize("text", [
    "(1995-1996 жж.) (2013 г.) (2022-2024) (с. 15) (1991 жылы)", "[1991–1995] [2010] [sic] [...] [б. и.]",
    "(Алматы, 2010) (12 мая 2010) (ШОС2)", "{1, 2} и {3}", "км/5/ч", "пункты (3) и (4)",
    "сол жерде (сонда тұрған адам)",
])  # fmt: skip
def test_what_only_looks_like_a_citation_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("note", "wanted"), [
    ("Там же. – С. 34.", ("Там же. – С. 34", "34")), ("Ibid., p. 11.", ("Ibid., p. 11", "11")),
    ("Сонда.", ("Сонда", "")),
    ("Сонда. – 54-б.", ("Сонда. – 54-б.", "54")),
])  # fmt: skip
def test_a_note_that_says_ibid_is_a_citation(note: str, wanted: tuple[str, str]) -> None:
    citation = note_repeats(note, WORDS)

    assert citation is not None
    locator = citation.works[0].locator
    assert (note[citation.start : citation.end], locator.first if locator else "") == wanted


@pytest.mark.parametrize("note", ["Там жили люди.", "Сонда тұрған үй.", "See also Reedy, ibid., p. 5."])
def test_a_note_with_other_words_is_no_ibid(note: str) -> None:
    assert note_repeats(note, WORDS) is None


@pytest.mark.parametrize(("cited", "family"), [
    ("тислуорттың", "thistleworth"), ("джонсонның", "johnson"), ("вебер", "weber"), ("шмидт", "schmidt"),
])  # fmt: skip
def test_a_name_is_known_in_the_other_alphabet(cited: str, family: str) -> None:
    assert alike(cited, family, WORDS)


@pytest.mark.parametrize(("cited", "family"), [
    ("токаев", "takeda"), ("мерсер", "marsh"), ("най", "nye"), ("озеров", "озерова"), ("сметов", "smith"),
])  # fmt: skip
def test_names_that_only_begin_alike_are_two(cited: str, family: str) -> None:
    assert not alike(cited, family, WORDS)
