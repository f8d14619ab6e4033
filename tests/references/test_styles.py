"""References printed in every style: GOST by hand, the English styles against pandoc's stored output."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from tests.shared import SHARED, needs_shared
from zhinaq.finding import ZhinaqError
from zhinaq.language import load_languages
from zhinaq.references import Name, Reference, parse_reference
from zhinaq.references.print.csl import from_csl, to_csl
from zhinaq.references.print.render import plain, printer, render_reference
from zhinaq.references.print.style import styles
from zhinaq.references.tei.to_tei import bibl_struct

LANGUAGES = load_languages()
CASES = Path(__file__).parent.parent / "cases" / "references"
ITEMS = {item["id"]: item for item in json.loads((CASES / "items.json").read_text(encoding="utf-8"))}
PANDOC = json.loads((CASES / "pandoc.json").read_text(encoding="utf-8"))
GOST = yaml.safe_load((CASES / "gost.yaml").read_text(encoding="utf-8"))
# pandoc 3.9 glues «In, editor» to the name in this style; NLM joins the initials of a hyphenated name.
DIFFERENT = {("vancouver", i) for i in ("ru-chapter", "kk-chapter", "en-chapter", "kk-article-four")}


def even(text: str) -> str:
    return re.sub(r"\s*:\s*", ":", re.sub(r"\s+", " ", text)).strip()


def printed(item: str, style: str) -> str:
    return plain(render_reference(from_csl(ITEMS[item]), style, LANGUAGES))


@pytest.mark.parametrize(("style", "item"), [(s, i) for s, entries in PANDOC.items() for i in entries])
def test_an_english_style_agrees_with_pandoc(style: str, item: str) -> None:
    same = even(printed(item, style)) == even(PANDOC[style][item])

    assert same is ((style, item) not in DIFFERENT)


@pytest.mark.parametrize(("style", "item"), [(s, i) for s, entries in GOST.items() for i in entries])
def test_a_gost_style_prints_as_an_editor_would(style: str, item: str) -> None:
    assert even(printed(item, style)) == even(GOST[style][item])


@needs_shared
def test_the_shared_styling_gold_is_met_whole() -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "measure" / "refs" / "styling_gold.json").read_text(encoding="utf-8"))

    wrong = [i["id"] for i in gold["items"]
             if even(plain(render_reference(from_csl(i), "gost", LANGUAGES))) != even(gold["expected"][i["id"]])]  # fmt: skip  # noqa: E501

    assert wrong == []


def test_styles_are_listed_from_their_folder_with_titles_in_three_languages() -> None:
    assert {"gost-r-7.0.5-2008", "gost-7.1-2003", "gost-r-7.0.100-2018", "apa-7", "chicago-author-date", "vancouver",
            "ieee"} <= set(styles())  # fmt: skip
    assert all(set(style.titles) == {"kk", "ru", "en"} for style in styles().values())


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ZhinaqError, match="no reference style 'mla'") as caught:
        printer("mla", LANGUAGES)

    assert "apa-7" in caught.value.hint


def test_markup_in_a_title_is_escaped_once_and_addresses_are_links() -> None:
    ref = Reference("", type="web", language="en", title="A & B < C", url="https://example.org/?a=1&b=2")
    made = render_reference(ref, "gost", LANGUAGES)

    assert isinstance(made, Markup)
    assert "A &amp; B &lt; C" in made
    assert '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>' in made
    assert "A & B < C" in plain(made)


def test_a_doubtful_reference_is_printed_as_it_stands_without_its_number() -> None:
    entry = bibl_struct(parse_reference("7. ???", LANGUAGES), "7. ??? & «!»", "a001-b7", "7")

    assert printer("apa", LANGUAGES)(entry) == "??? &amp; «!»"


def test_initials_and_labels_do_not_part_at_a_line_end() -> None:
    text = plain(render_reference(from_csl(ITEMS["kk-article"]), "gost", LANGUAGES))

    assert "Шағалаева\N{NO-BREAK SPACE}Ә.\N{NO-BREAK SPACE}С." in text
    assert "Б.\N{NO-BREAK SPACE}33–41" in text


@pytest.mark.parametrize("item", ITEMS)
def test_csl_json_comes_back_unchanged(item: str) -> None:
    assert to_csl(from_csl(ITEMS[item]), item) == ITEMS[item]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(styles())), st.text(max_size=40), st.text(max_size=20), st.text(max_size=12))
def test_no_field_breaks_a_style(style: str, title: str, name: str, pages: str) -> None:
    ref = Reference("raw", type="article", language="kk", authors=(Name(name, name),), title=title, container=title,
                    pages=pages, date="2020-01-02", year="2020")  # fmt: skip

    assert isinstance(render_reference(ref, style, LANGUAGES), Markup)


@pytest.mark.parametrize(("style", "expected"), [
    ("gost", "Дюны // Берега и люди / под ред. К. А. Волнова. Самара : Прибой, 2011. С. 51–90."),
    ("apa", "Дюны. (2011). In Берега и люди (под ред. К. А. Волнова, pp. 51–90). Прибой."),
    ("chicago", "“Дюны.” 2011. In Берега и люди, под ред. К. А. Волнова. Прибой."),
    ("vancouver", "Дюны. In: Берега и люди. Под ред. К. А. Волнова. Самара: Прибой; 2011. p. 51–90."),
    ("ieee", "“Дюны,” in Берега и люди, под ред. К. А. Волнова, Самара: Прибой, 2011, pp. 51–90."),
])  # fmt: skip
def test_editors_named_in_another_case_stand_as_printed_and_are_never_declined(style: str, expected: str) -> None:
    ref = Reference("", type="chapter", language="ru", title="Дюны", container="Берега и люди", place="Самара",
                    publisher="Прибой", year="2011", pages="51-90", editors=(Name("Волнова", "К. А."),),
                    editors_printed="под ред. К.А. Волнова")  # fmt: skip
    assert even(plain(render_reference(ref, style, LANGUAGES))) == even(expected)


@pytest.mark.parametrize(("style", "expected"), [
    ("apa", "Берега и люди (под ред. К. А. Волнова). (2011). Прибой."),
    ("chicago", "Берега и люди. 2011. Под ред. К. А. Волнова. Прибой."),
    ("vancouver", "Берега и люди. Под ред. К. А. Волнова. Самара: Прибой; 2011."),
    ("ieee", "Берега и люди, под ред. К. А. Волнова. Самара: Прибой, 2011."),
])  # fmt: skip
def test_a_whole_work_keeps_its_editors_in_every_style(style: str, expected: str) -> None:
    ref = Reference("", language="ru", title="Берега и люди", place="Самара", publisher="Прибой", year="2011",
                    editors=(Name("Волнова", "К. А."),), editors_printed="под ред. К.А. Волнова")  # fmt: skip
    assert even(plain(render_reference(ref, style, LANGUAGES))) == even(expected)


@pytest.mark.parametrize(("style", "expected"), [
    ("apa", "Shore, D. (Ed.). (2005). Maps. Heron."), ("chicago", "Shore, D., ed. 2005. Maps. Heron."),
    ("vancouver", "Shore D, editor. Maps. London: Heron; 2005."), ("ieee", "D. Shore, Ed., Maps. London: Heron, 2005."),
])  # fmt: skip
def test_an_editor_in_the_nominative_heads_a_whole_work_without_authors(style: str, expected: str) -> None:
    ref = Reference("", language="en", title="Maps", place="London", publisher="Heron", year="2005",
                    editors=(Name("Shore", "D."),), editors_printed="D. Shore (ed.)")  # fmt: skip
    assert even(plain(render_reference(ref, style, LANGUAGES))) == even(expected)


@pytest.mark.parametrize(("style", "expected"), [
    ("apa",
     "Reed, A. (2012). On lists. In C. Marsh & D. Pond (Eds.), Notes on method (3rd ed., Vol. 2, pp. 21–40). Heron."),
    ("chicago",
     "Reed, A. 2012. “On Lists.” In Notes on Method, 3rd ed., edited by C. Marsh and D. Pond, vol. 2. Heron."),
    ("vancouver",
     "Reed A. On lists. In: Marsh C, Pond D, editors. Notes on method. 3rd ed. Vol. 2. Heron; 2012. p. 21–40."),
    ("ieee",
     "A. Reed, “On lists,” in Notes on method, vol. 2, 3rd ed., C. Marsh and D. Pond, Eds., Heron, 2012, pp. 21–40."),
])  # fmt: skip
def test_a_chapter_says_the_edition_and_the_volume_of_its_book(style: str, expected: str) -> None:
    ref = Reference("", type="chapter", language="en", authors=(Name("Reed", "A."),), title="On lists",
                    edition="3rd ed.", container="Notes on method", publisher="Heron", year="2012", volume="2",
                    pages="21-40", editors=(Name("Marsh", "C."), Name("Pond", "D.")))  # fmt: skip

    assert even(plain(render_reference(ref, style, LANGUAGES))) == even(expected)


def test_a_title_that_stands_for_names_stands_before_the_year_as_pandoc_has_it() -> None:
    ref = Reference("", type="article", language="en", title="A nameless article", container="The Steppe", year="2004",
                    volume="5", issue="2", pages="10-19")  # fmt: skip

    assert plain(render_reference(ref, "chicago", LANGUAGES)) == (
        "“A Nameless Article.” 2004. The Steppe 5 (2): 10–19."
    )


@pytest.mark.parametrize(("style", "expected"), [
    ("gost", "Reed A. Notes on water. 2019. No. 12."), ("gost-7.1",
     "Reed, A. Notes on water / A. Reed. – 2019. – No. 12."),
])  # fmt: skip
def test_a_periodical_without_an_article_keeps_its_authors(style: str, expected: str) -> None:
    ref = Reference("", type="article", language="en", authors=(Name("Reed", "A."),), container="Notes on water",
                    year="2019", issue="12")  # fmt: skip

    assert even(plain(render_reference(ref, style, LANGUAGES))) == even(expected)


@pytest.mark.parametrize(("raw", "style", "expected"), [
    ("Берега: в 3 т. / ред. К. Волнов. М.: Прибой, 1986.", "gost",
     "Берега: в 3 т. / ред. К. Волнов. М. : Прибой, 1986."),
    ("Илов А. Дюны // Река: сб. ст. / ред. К. Волнов. М.: Прибой, 1986. С. 5.", "vancouver",
     "Илов А. Дюны. In: Волнов К, editor. Река: сб. ст. М.: Прибой; 1986. p. 5."),
    ("Илов А. Дюны: в 3 т. Т. 1. М.: Прибой, 1986. xii, 90 с.", "gost",
     "Илов А. Дюны: в 3 т. М. : Прибой, 1986. Т. 1. xii, 90 с."),
    ("Илов А. Дюны. // Река. 1986. № 2. С. 5.", "gost", "Илов А. Дюны // Река. 1986. № 2. С. 5."),
])  # fmt: skip
def test_the_point_of_an_abbreviation_at_the_end_of_a_title_stays(raw: str, style: str, expected: str) -> None:
    assert even(plain(render_reference(parse_reference(raw, LANGUAGES), style, LANGUAGES))) == even(expected)


def test_what_repeats_a_doubtful_entry_is_printed_as_it_stands() -> None:
    archive = parse_reference("15. Қор 64, 205-іс.", LANGUAGES)
    again = replace(archive, raw="16. Сонда, 22-б.", type="ibid", cert="high", ibid_of=replace(archive, cert="low"))

    assert plain(render_reference(again, "apa", LANGUAGES)) == "Сонда, 22-б."


def test_compilers_of_a_romanised_entry_are_no_editors() -> None:
    ref = Reference("", type="chapter", language="kk-Latn", title="Sheber", container="Dala", publisher="Öner",
                    year="2001", editors=(Name("Qiyalov", "B."),), editors_printed="qūrast. B. Qiyalov")  # fmt: skip

    assert even(plain(render_reference(ref, "apa", LANGUAGES))) == "Sheber. (2001). In Dala (qūrast. B. Qiyalov). Öner."


@pytest.mark.parametrize(("year", "expected"), [
    ("", "Lakes. (n.d.). Retrieved March 5, 2024, from https://example.org/"),
    ("2020", "Lakes. (2020). https://example.org/"),
])  # fmt: skip
def test_apa_says_when_a_page_without_a_date_was_seen(year: str, expected: str) -> None:
    ref = Reference("", type="web", language="en", title="Lakes", year=year, url="https://example.org/",
                    accessed="2024-03-05")  # fmt: skip

    assert even(plain(render_reference(ref, "apa", LANGUAGES))) == even(expected)
