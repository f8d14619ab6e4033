"""A list in Latin letters is made where none is printed, and a printed one is held against the scheme."""

from __future__ import annotations

import pytest
from lxml import etree, html

from tests.edition.example import small, volume
from tests.refine.test_references import lists
from zhinaq.check.words import of_tree
from zhinaq.edition.article.body import Rendering, article_body
from zhinaq.edition.labels import Labels
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.references.print.render import plain, printer
from zhinaq.refine import pairs, romanised
from zhinaq.settings import VolumeSettings
from zhinaq.tei import XML_ID, XML_LANG, E, local, text_of, xpath

LANGUAGES = load_languages()
BOTH = {"ru": "bsi", "kk": "kazakh-latin-2021"}
ORIGINAL = [
    "1. Үкібаев Ғ. Қамыс үні. – Алматы: Дала, 2014. – 120 б.",
    "2. Мнимов М.М., Щукарев Ю.Я. Вода и память // Вестник озёр. – 2019. – № 4. – С. 15-27.",
    "3. Там же. – С. 30.",
    "4. Reed A. Why reeds whisper // Marsh Letters. 2012. Vol. 31. P. 175-178.",
    "5. Нечто непонятное, где нет ни года, ни места",
    "6. Песков И.Н. Дюны // Берега и люди / под ред. К.А. Волнова. – М.: Прибой, 2011. – С. 51–90.",
]  # fmt: skip


def made(entries: list[str], language: str = "kk", **settings: object) -> etree._Element:
    tree, _ = lists(("original", entries))
    tree.set(XML_ID, "a001")
    tree.set(XML_LANG, language)
    given = VolumeSettings.model_validate({"romanised_references": BOTH, **settings})
    romanised.generate(tree, given, LANGUAGES, Report())
    return tree


def entries_of(tree: etree._Element) -> list[etree._Element]:
    return xpath(tree, "//t:div[@subtype='romanised']/t:listBibl/*[not(self::t:head)]")


def printed(tree: etree._Element, style: str = "gost") -> list[str]:
    show = printer(style, LANGUAGES)
    return [plain(show(e)).replace("\N{NO-BREAK SPACE}", " ") for e in entries_of(tree)]


def test_every_entry_has_a_twin_in_its_scheme_with_its_number_and_language() -> None:
    tree = made(ORIGINAL)
    twins = entries_of(tree)

    assert [e.get(XML_ID) for e in twins] == [f"a001-r{n}" for n in range(1, 7)]
    assert [e.get("corresp") for e in twins] == [f"#a001-b{n}" for n in range(1, 7)]
    assert [e.get("n") for e in twins] == ["1", "2", "3", "4", "5", "6"]
    assert [e.get(XML_LANG) for e in twins] == ["kk-Latn", "ru-Latn", "ru-Latn", "en", "ru-Latn", "ru-Latn"]
    assert twins[2].get("sameAs") == "#a001-r2"


def test_the_twins_are_printed_in_the_style_with_the_note_of_their_language() -> None:
    assert printed(made(ORIGINAL)) == [
        "Ükıbaev Ğ. Qamys ünı. Almaty : Dala, 2014. 120 p. [in Kazakh]",
        "Mnimov M. M., Shchukarev Yu. Ya. Voda i pamyat' // Vestnik ozer. 2019. No. 4. P. 15–27. [in Russian]",
        "Ibid. P. 30.",
        "Reed A. Why reeds whisper // Marsh Letters. 2012. Vol. 31. P. 175–178.",
        "Nechto neponyatnoe, gde net ni goda, ni mesta [in Russian]",
        "Peskov I. N. Dyuny // Berega i lyudi / pod red. K. A. Volnova. Moskva : Priboi, 2011. P. 51–90. [in Russian]",
    ]


def test_no_cyrillic_letter_is_left() -> None:
    text = "".join(text_of(e) for e in entries_of(made(ORIGINAL)))

    assert not [c for c in text if "\u0400" <= c <= "\u052f"]


def test_one_scheme_may_serve_every_language() -> None:
    assert printed(made(ORIGINAL[:1], romanised_references="iso-9"))[0].startswith("Ùkìbaev Ġ. Ķamys ùnì.")


@pytest.mark.parametrize("settings", [None, {"scheme": "bsi", "generate": "false"}])
def test_nothing_is_made_unasked(settings: object) -> None:
    assert entries_of(made(ORIGINAL, romanised_references=settings)) == []


def test_a_list_in_latin_letters_needs_no_second_one() -> None:
    assert entries_of(made([ORIGINAL[3]])) == []


def test_a_printed_romanised_list_is_left_alone() -> None:
    tree, _ = lists(("original", ORIGINAL[:1]), ("romanised", ["1. Ukibaev G. Kamys uni. Almaty: Dala, 2014."]))
    before = etree.tostring(tree)
    romanised.generate(tree, VolumeSettings.model_validate({"romanised_references": "bsi"}), LANGUAGES, Report())

    assert etree.tostring(tree) == before


def test_the_list_is_headed_references_and_marked_as_made_here() -> None:
    division = xpath(made(ORIGINAL), "//t:div[@subtype='romanised']")[0]

    assert (division.get("resp"), local(division.getparent()[-1])) == ("#zhinaq", "div")
    assert text_of(xpath(division, "t:listBibl/t:head")[0]) == "References"
    assert xpath(made(ORIGINAL, "en"), "//t:div[@subtype='romanised']//t:head") == []


def test_the_header_says_by_which_schemes_the_list_was_made() -> None:
    tree, _ = lists(("original", ORIGINAL))
    tree.set(XML_ID, "a001")
    tree[0].append(E.encodingDesc(E.editorialDecl(E.correction(E.p("…")))))
    romanised.generate(tree, VolumeSettings.model_validate({"romanised_references": BOTH}), LANGUAGES, Report())

    assert text_of(xpath(tree, "//t:normalization")[0]).endswith("by BSI (ru), Kazakh Latin alphabet (2021) (kk).")


def test_conservation_counts_no_word_of_a_list_made_here() -> None:
    tree, _ = lists(("original", ORIGINAL))
    tree.set(XML_ID, "a001")
    before = list(of_tree(tree))
    romanised.generate(tree, VolumeSettings.model_validate({"romanised_references": BOTH}), LANGUAGES, Report())

    assert entries_of(tree)
    assert list(of_tree(tree)) == before


PRINTED = [
    "1. Ükıbaev Ğ. Qamys ünı. – Almaty: Dala, 2014. – 120 b. [in Kazakh]",
    "2. Mnimov M.M., Schukarev Yu.Ya. Voda i pamyat’ // Vestnik ozyor [Herald of lakes]. – 2019. – № 4. – S. 15-27.",
]  # fmt: skip


def compared(scheme: object) -> list[tuple[str, object, object]]:
    tree, report = lists(("original", ORIGINAL[:2]), ("romanised", PRINTED))
    report = Report()
    pairs.link(tree, LANGUAGES, report)
    romanised.compare(tree, VolumeSettings.model_validate({"romanised_references": scheme}), LANGUAGES, report)
    return [(f.code, f.values["entries"], f.values["words"]) for f in report.findings]


def test_entries_spelt_by_another_scheme_are_named_once() -> None:
    assert compared(BOTH) == [("ref-020", "2", "Schukarev (Shchukarev), ozyor (ozer)")]


def test_without_the_setting_no_scheme_is_expected() -> None:
    assert compared(None) == []


def test_the_number_of_a_twin_leads_to_its_original() -> None:
    tree = small("<p>Мәтін.</p>", back="<div><p>Соңы.</p></div>")
    back = tree.find(".//{*}back")
    assert back is not None
    back.extend(list(xpath(lists(("original", ORIGINAL))[0], "//t:back/t:div")))
    given = VolumeSettings.model_validate({"romanised_references": BOTH})
    romanised.generate(tree, given, LANGUAGES, Report())
    page = html.fragment_fromstring(str(article_body(volume(tree).articles[0], Rendering(Labels("kk")))))

    links = page.xpath("//li[starts-with(@id, 'a001-r')]/span[@class='number']/a")
    assert [(a.get("href"), a.text) for a in links] == [(f"#a001-b{n}", f"{n}.") for n in range(1, 7)]


def test_the_scheme_that_fits_better_is_named() -> None:
    printed = "1. Mnimov M.M. Jevoljucija volny // Zhurnal rechnoj shkoly. – 2019. – № 4. – S. 15-27. [in Russian]"
    original = "1. Мнимов М.М. Эволюция волны // Журнал речной школы. – 2019. – № 4. – С. 15-27."
    tree, report = lists(("original", [original]), ("romanised", [printed]))
    pairs.link(tree, LANGUAGES, report)
    romanised.compare(tree, VolumeSettings.model_validate({"romanised_references": "bsi"}), LANGUAGES, report)

    assert [f.message.partition(" such as ")[2] for f in report.findings if f.code == "ref-020"] == [
        "Jevoljucija (Evolyutsiya), rechnoj (rechnoi); they come nearer to translit.ru"
    ]
