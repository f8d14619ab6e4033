"""The one XHTML body: every construct, every word, every link."""

# ruff: noqa: E501  # tables of cases

from __future__ import annotations

import copy
import re

import pytest
from lxml import etree, html

from tests.edition.example import small, volume
from zhinaq.edition.article.body import Rendering, article_body
from zhinaq.edition.labels import Labels
from zhinaq.tei import text_of, xpath


def body(*articles: etree._Element, **options: object) -> html.HtmlElement:
    chosen = {"images": {"images/shore.svg": "shore.svg"}, **options}
    made = article_body(volume(*articles).articles[0], Rendering(Labels("kk"), **chosen))  # type: ignore[arg-type]
    return html.fragment_fromstring(str(made))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def spaced(part: etree._Element) -> str:
    """Return the text of an element with its blocks apart."""
    part = copy.deepcopy(part)
    for node in part.iter("{*}p", "{*}head", "{*}item", "{*}cell", "{*}note", "{*}list", "{*}label"):
        node.text, node.tail = f" {node.text or ''}", f" {node.tail or ''}"
    return text_of(part)


def test_every_word_of_the_text_is_in_the_body() -> None:
    tree = volume().articles[0]
    parts = [*tree.front, tree.body, *(p.element for p in tree.back)]
    for notes in ("foot", "beside", "end"):
        page = body(notes=notes)
        for cell in page.iter("td", "th"):
            cell.tail = " "
        shown = words(page.text_content()) + words("Жағаның сызбасы")  # the picture's alternative
        fields = {w for p in parts for b in xpath(p, ".//t:biblStruct/*[not(self::t:note)]") for w in words(spaced(b))}
        assert [w for p in parts for w in words(spaced(p)) if w not in shown and w not in fields] == []


def test_citations_lead_to_entries_and_entries_back_to_every_citation() -> None:
    page = body()

    for link in page.xpath("//a[@role='doc-biblioref' or @role='doc-backlink' or @class='crossref']"):
        assert page.xpath("//*[@id=$key]", key=link.get("href")[1:]), link.get("href")
    assert len(page.xpath("//li[@id='a001-b1']//a[@role='doc-backlink']")) == 2


def test_on_a_printed_page_the_number_of_an_entry_leads_to_where_it_is_cited_first() -> None:
    printed, read = (
        body(notes=notes).xpath("//li[@id='a001-b1']/span[@class='number']/a") for notes in ("foot", "end")
    )

    assert [(a.text_content(), len(a)) for a in printed] == [("1.", 0)]
    assert body(notes="foot").xpath("//*[@id=$key]//a/@href", key=printed[0].get("href")[1:])[0] == "#a001-b1"
    assert read == []


def test_each_number_of_a_range_leads_to_its_own_entry() -> None:
    links = body().xpath("//span[@id='a001-c3']/a")

    assert [(a.text, a.get("href")) for a in links] == [("1", "#a001-b1"), ("3", "#a001-b3")]


def test_each_work_of_a_citation_by_name_leads_to_its_own_entry() -> None:
    back = "".join(f'<bibl xml:id="b{n}"><note type="raw_reference">Еңбек {n}</note></bibl>' for n in (1, 2))
    page = body(
        small(
            '<p><ref type="bibr" target="#b1 #b2">(Ойдан, 2019; Жоқ, 2020)</ref></p>',
            back=f'<div type="bibliography"><listBibl>{back}</listBibl></div>',
        )
    )

    links = page.xpath("//span[@class='citation']/a")
    assert [(a.text, a.get("href")) for a in links] == [("(Ойдан, 2019", "#b1"), ("Жоқ, 2020)", "#b2")]


def test_a_citation_that_is_not_resolved_is_plain_text() -> None:
    assert "(Ойданов, 2019)" in body().text_content()
    assert not body().xpath("//a[contains(., 'Ойданов, 2019')]")


def test_notes_stand_where_the_edition_wants_them() -> None:
    assert body(notes="foot").xpath("//p[@id='a001-p1']//span[@class='footnote'][@id='a001-n1']")
    assert body(notes="beside").xpath("//p[@id='a001-p1']/following-sibling::*[1][self::aside[@id='a001-n1']]")
    assert body(notes="end").xpath("//section[@class='notes']/aside[@id='a001-n1']/p/a[1][@href='#a001-n1-mark']")


def test_notes_are_counted_through_the_article_and_a_cell_has_its_note_below_the_table() -> None:
    note = '<note place="foot" n="1" xml:id="{}"><p>Түсінік</p></note>'
    page = body(small(f'<p xml:id="p1">Сөз{note.format("n1")}</p><table xml:id="t1"><row><cell>Ұяшық{note.format("n2")}</cell></row></table>'),
                notes="beside")  # fmt: skip

    assert [a.text for a in page.xpath("//a[@role='doc-noteref']")] == ["1", "2"]
    assert page.xpath("//div[@class='tabular']/aside[@id='n2']")


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [
        int(h.tag[1]) for h in body().xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    ]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_joined_words_are_whole_again() -> None:
    text = " ".join(body().text_content().split())

    assert "бақыланды" in text and "қарым-қатынас" in text and "Kөл" not in text


def test_foreign_passages_name_their_language() -> None:
    page = body()

    assert page.xpath("//blockquote/@lang") == ["ru"]
    assert page.xpath("//section[@role='doc-abstract']/@lang") == ["kk", "ru", "en"]
    assert page.xpath("//li[@id='a001-r1']/@lang") == ["kk-Latn"]


def test_tables_have_caption_scopes_and_rows_of_one_width() -> None:
    rows = '<row role="label"><cell>А</cell><cell>Б</cell><cell>В</cell></row><row><cell rows="2">1</cell><cell>2</cell></row><row><cell>3</cell></row>'
    page = body(small(f'<table xml:id="t1"><head>Кесте</head>{rows}</table>'))

    assert page.xpath("//th/@scope") == ["col"] * 3
    assert [len(row) for row in page.xpath("//tbody/tr")] == [3, 2]
    assert page.xpath("//div[@role='group']/@aria-labelledby") == page.xpath("//caption/@id")


def test_of_two_divisions_with_one_heading_only_the_first_is_a_landmark() -> None:
    one, two, other = (f'<div type="section" xml:id="{i}"><head>{h}</head><p>Мәтін.</p></div>'
                       for i, h in (("d1", "Нәтиже"), ("d2", "Нәтиже"), ("d3", "Талдау")))  # fmt: skip
    page = body(small(one + two + other))

    assert page.xpath("//section/@aria-labelledby") == ["d1-head", "d3-head"]


def test_a_picture_has_words_and_a_lost_one_says_so_in_the_articles_language() -> None:
    page = body()

    assert page.xpath("//figure[@id='a001-fig2']/img/@alt") == ["Жағаның сызбасы"]
    assert Labels("kk")("missing_image", "kk") in page.xpath("string(//figure[@id='a001-fig1'])")


def test_a_paragraph_that_holds_a_list_is_still_valid_html() -> None:
    page = body(
        small('<p xml:id="p1">Мыналар: <list rend="numbered"><item n="а)">бір</item><item n="б)">екі</item></list></p>')
    )

    assert page.xpath("//div[@class='paragraph']/ol[@class='marked']/li/span/text()") == ["а)", "б)"]


def test_a_list_that_starts_later_keeps_its_numbers() -> None:
    page = body(small('<list rend="numbered"><item n="3.">үш</item><item n="4.">төрт</item></list>'))

    assert page.xpath("//ol/@start") == ["3"]


def test_an_element_without_a_macro_gives_its_content() -> None:
    assert "белгісіз" in body(small("<p>Бір <unclear>белгісіз</unclear> сөз</p>")).text_content()


def test_text_is_escaped_once() -> None:
    page = body(small("<p>a &lt; b &amp;amp; &lt;script&gt;</p>", title="&lt;b&gt; &amp;"))

    assert "a < b &amp; <script>" in page.text_content()
    assert page.xpath("string(//h1)") == "<b> &"
    assert not page.xpath("//script")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://", "https://no host/x", "data:text/html,x", "http://[::bad"]
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    assert not body(small(f'<p><ref target="{address}">мұнда</ref></p>')).xpath("//p//a")


def test_an_article_without_title_says_so_in_its_language() -> None:
    page = body(small("<p>Басы жоқ.</p>", language="ru", title=""))

    assert page.xpath("string(//h1)") == Labels("kk")("untitled", "ru")
    assert page.xpath("//h1[contains(@class, 'untitled')]")


def test_an_article_without_anything_is_still_a_page() -> None:
    assert body(small("<p/>")).xpath("//h1")


def test_body_paragraphs_are_numbered_and_linked_when_asked() -> None:
    numbers = body(anchors=True).xpath("//a[@class='paragraph-link']")

    assert [a.get("data-n") for a in numbers][:3] == ["1", "2", "3"]
    assert numbers[0].get("href") == "#a001-p1"
    assert not body().xpath("//a[@class='paragraph-link']")


def test_a_page_that_starts_inside_anything_is_marked() -> None:
    back = '<div type="bibliography"><listBibl><bibl xml:id="b1"><note type="raw_reference">Ең<pb n="8"/>бек</note></bibl></listBibl></div>'
    text = '<p><ref type="bibr" target="#b1">[1<pb n="5"/>]</ref> <formula>x = <pb n="6"/>y</formula> <hi>а<pb n="7"/></hi></p>'

    assert len(body(small(text, back=back)).xpath("//span[@class='page-start']")) == 4


def test_printed_pages_are_marked_once_each() -> None:
    page = body(small('<p>а<pb n="5"/>б<pb n="5"/></p><table><pb n="6"/><row><cell>в</cell></row></table>'))

    assert page.xpath("//span[@class='page-start']/@id") == ["a001-page5", "a001-page5.2"]


def test_an_office_printed_with_a_name_and_the_licence_are_kept() -> None:
    head = '<author xml:id="u1"><persName xml:lang="kk">А.Б. Ойдан</persName><roleName>төраға</roleName></author>'

    assert "А.Б. Ойдан: төраға" in body(small("<p/>", head=head)).text_content()
    assert "CC BY 4.0 лицензиясымен" in body().text_content()


def test_a_licence_statement_that_holds_its_address_does_not_say_it_twice() -> None:
    words = "Licence (https://creativecommons.org/licenses/by/4.0) holds."
    licence = f'<licence target="https://creativecommons.org/licenses/by/4.0/"><p>{words}</p></licence>'
    page = body(small("<p/>", licence=licence))

    assert page.xpath("//p[@class='licence']")[0].text_content() == words
    assert page.xpath("//a[@rel='license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
