"""Citations of a style beside pandoc's (3.9, its own Chicago style, 18th edition), and signs of the numeric styles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhinaq.language import load_languages
from zhinaq.references.model import Name, Reference
from zhinaq.references.print.citing import Cited, dated, heads, numeric
from zhinaq.references.print.csl import from_csl
from zhinaq.references.print.order import reference_order
from zhinaq.references.print.style import style_named, styles
from zhinaq.references.words import words_of

WORDS = words_of(load_languages())
CASES = Path(__file__).parents[2] / "cases" / "references" / "items.json"
ITEMS = {item["id"]: from_csl(item) for item in json.loads(CASES.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("works", "expected"), [
    ({"ru-article-two": ""}, "(Ветров and Лугова 2021)"),
    ({"ru-article-five": "5"}, "(Ветров et al. 2018, 5)"),
    ({"ru-book": "", "ru-book-two": ""}, "(Камышов 1998; Камышов and Ряскин 2005)"),
    ({"en-article-four": "", "en-article-seven": ""}, "(Reed et al. 2016; Reed et al. 2017)"),
    ({"kk-web": ""}, "(“Көлдер тізімі” 2021)"),
    ({"en-web": "", "en-report": ""}, "(Water Institute 2020, 2015)"),
    ({"en-article-two": "5–6", "kk-article": ""}, "(Reed and Marsh 2012, 5–6; Көлбаев and Шағалаева 2020)"),
    ({"ru-news": "", "ru-web": "5"}, "(Рябинин 2007; Рябинин 2020, 5)"),
])  # fmt: skip
def test_a_citation_by_name_and_year_agrees_with_pandoc(works: dict[str, str], expected: str) -> None:
    style = style_named("chicago")
    known = heads(list(ITEMS.values()), reference_order(list(ITEMS.values()), style.order, WORDS), style, WORDS)
    places = {name: place for place, name in enumerate(ITEMS)}
    cited = [Cited(name, places[name], ITEMS[name].language, pages, head=known[places[name]])
             for name, pages in works.items()]  # fmt: skip

    made = "".join(piece.italic + piece.text for piece in dated(cited, style, WORDS))

    assert made.replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(("style", "expected"), [
    ("gost", "[1, 3–5; 7, с. 5]"), ("ieee", "[1], [3]–[5], [7, с. 5]"), ("vancouver", "(1,3–5; 7, с. 5)"),
])  # fmt: skip
def test_a_citation_by_number_has_the_signs_of_its_style(style: str, expected: str) -> None:
    works = [Cited(f"b{n}", n, "ru", "5" if n == 7 else "") for n in (7, 5, 1, 4, 3, 3)]

    pieces = numeric(works, style_named(style), WORDS)

    assert "".join(piece.text for piece in pieces).replace("\N{NO-BREAK SPACE}", " ") == expected
    assert {t for piece in pieces for t in piece.targets} == {"b1", "b3", "b4", "b5", "b7"}


@pytest.mark.parametrize(("title", "expected"), [
    ("ЦГА РК. Ф. 64. Оп. 1. Д. 205. Л. 3–12", "[ЦГА РК…, 1990]"),
    ("Вода и берег. Очерки дальних мест и времён", "[Вода и берег…, 1990]"),
])  # fmt: skip
def test_a_long_title_is_cited_by_whole_words(title: str, expected: str) -> None:
    style = style_named("gost-author-date")
    (head,) = heads([Reference("", language="ru", title=title, year="1990")], [0], style, WORDS).values()

    assert "".join(p.italic + p.text for p in dated([Cited("a", 1, "ru", head=head)], style, WORDS)) == expected


def test_every_style_says_how_it_cites() -> None:
    by_number = {"open", "close", "between", "located", "place", "page"}
    by_name = {"open", "close", "between", "most", "and", "year", "place", "page", "title_words"}
    for style in styles().values():
        assert (by_number if style.citation == "numeric" else by_name) <= set(style.citing), style.name
        assert style.citing["page"] in ("item", "style", "none")


@pytest.mark.parametrize(("style", "expected"), [
    ("apa", "(Marsh, 2004; “A nameless article,” 2004, p. 5)"),
    ("chicago", "(“A nameless article” 2004, 5; Marsh 2004)"),
    ("gost-author-date", "[A nameless article, 2004, p. 5; Notes on reeds, 2004]"),
])  # fmt: skip
def test_editors_are_cited_only_where_they_head_the_entry(style: str, expected: str) -> None:
    chosen = style_named(style)
    refs = [
        Reference("", type="article", language="en", title="A nameless article", container="The Steppe", year="2004"),
        Reference("", language="en", title="Notes on reeds", year="2004", editors=(Name("Marsh", "T."),)),
    ]
    known = heads(refs, [0, 1], chosen, WORDS)
    works = [Cited("a", 2, "en", "5", head=known[0]), Cited("b", 1, "en", head=known[1])]

    made = "".join(piece.italic + piece.text for piece in dated(works, chosen, WORDS))

    assert made.replace("\N{NO-BREAK SPACE}", " ") == expected
