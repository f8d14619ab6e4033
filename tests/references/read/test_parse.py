"""A printed reference is read into fields, in three languages and many habits; any string is accepted."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhinaq.language import load_languages
from zhinaq.references import Reference, parse_reference

LANGUAGES = load_languages()


def read(raw: str, previous: Reference | None = None) -> Reference:
    return parse_reference(raw, LANGUAGES, previous)


def people(reference: Reference) -> str:
    return "; ".join(f"{n.family}, {n.given}" if n.family else n.literal for n in reference.authors)


CASES = [
    ("5. Мнимов М.М. Вода и память // Вестник озёр. – 2019. – № 4. – С. 15-27.",
     {"number": "5", "type": "article", "title": "Вода и память", "container": "Вестник озёр", "year": "2019",
      "issue": "4", "pages": "15-27", "language": "ru"}, "Мнимов, М.М."),
    ("Камышов О.Л., Ряскин П. С. Обитатели тихой воды. – СПб.: Заводь, 2005. – 344 с.",
     {"type": "book", "title": "Обитатели тихой воды", "place": "СПб.", "publisher": "Заводь", "extent": "344",
      "pages": ""}, "Камышов, О.Л.; Ряскин, П. С."),
    ("Үкібаев, Ғ. (2014) «Қамыс үні», Көкжар хабаршысы. Тарих сериясы, 9, 3, бб. 15-19.",
     {"type": "article", "title": "Қамыс үні", "container": "Көкжар хабаршысы. Тарих сериясы", "volume": "9",
      "issue": "3", "pages": "15-19", "language": "kk"}, "Үкібаев, Ғ."),
    ("Көкжар айнасы. – 1999 ж. 2 ақпан.",
     {"type": "newspaper", "title": "", "container": "Көкжар айнасы", "date": "1999-02-02"}, ""),
    ("Reed, A., & Marsh, T. (2012). Why do reeds whisper? Marsh Letters, 31(1), 175–178. https://doi.org/10.5555/ml.31",
     {"type": "article", "title": "Why do reeds whisper?", "container": "Marsh Letters", "volume": "31", "issue": "1",
      "pages": "175–178", "doi": "10.5555/ml.31", "year": "2012"}, "Reed, A.; Marsh, T."),
    ("Песков И.Н. Дюны // Берега и люди / под ред. К.А. Волнова. – Самара: Прибой, 2011. – С. 51–90.",
     {"type": "chapter", "container": "Берега и люди", "editors_printed": "под ред. К.А. Волнова", "place": "Самара",
      "publisher": "Прибой"}, "Песков, И.Н."),
    ("Илов Д.Ш. История одного пруда: дис. … канд. ист. наук. Казань, 2003. 180 с.",
     {"type": "thesis", "title": "История одного пруда", "kind": "дис. … канд. ист. наук", "place": "Казань",
      "extent": "180"}, "Илов, Д.Ш."),
    ("Как растёт камыш [Электронный ресурс]. Режим доступа: https://example.org/kamysh- vodnyj (дата обращения: 2.10.2018).",  # noqa: E501
     {"type": "web", "title": "Как растёт камыш", "url": "https://example.org/kamysh-vodnyj", "accessed": "2018-10-02",
      "medium": "Электронный ресурс"}, ""),
    ("Постановление Совета области от 1 июня 2007 года N 448 Об утверждении Правил купания.",
     {"type": "law", "year": "2007", "date": "2007-06-01",
      "title": "Постановление Совета области от 1 июня 2007 года N 448 Об утверждении Правил купания"}, ""),
    ("Brook I. Rills and runnels, in Small Waters. Edited by U. Pond, Heron Press, Leiden, 2006. – P. 81-96.",
     {"type": "chapter", "title": "Rills and runnels", "container": "Small Waters", "publisher": "Heron Press", "place": "Leiden",  # noqa: E501
      "pages": "81-96"}, "Brook, I."),
    ("Клинов фон К. О ветре. – М., 1997. – C. 59.", {"title": "О ветре", "place": "М.", "pages": "59"}, "Клинов, К."),
    ("Ветров А.П. Дороги // Дали. -2013. -Т. 12(3). -С. 1923 - 1933. DOI 10.5555/dali.[in Russian]",
     {"year": "2013", "volume": "12", "issue": "3", "pages": "1923 - 1933", "doi": "10.5555/dali", "in_language": "ru"},
     "Ветров, А.П."),
    ("ЦГА РК. Ф. 64. Оп. 2. Д. 118. Л. 15.", {"type": "archive", "title": "ЦГА РК. Ф. 64. Оп. 2. Д. 118. Л. 15"}, ""),
    ("ҚР ОМА. 64-қор, 1-тізбе, 5231-іс, 12-парақ.", {"type": "archive"}, ""),
    ("ҚР ОМА. 64-қ., 1-т., 205-іс.", {"type": "archive", "title": "ҚР ОМА. 64-қ., 1-т., 205-іс"}, ""),
    ("Камышова Әлия Маратқызы. Қамыс үні. – Орал: Дала, 2007. – 33-бет.",
     {"title": "Қамыс үні", "place": "Орал", "pages": "33", "extent": ""}, "Камышова, Әлия Маратқызы"),
    ("О приливах. Приказ Министра вод от 30 декабря 2020 г. № 411. URL: https://example.org/411",
     {"type": "law", "year": "2020", "container": "", "issue": ""}, ""),
    ("Волна И. Прилив / Пер. с англ. Е. Пеновой. – М.: Берег, 2001. – 288 с.",
     {"title": "Прилив", "editors_printed": "Пер. с англ. Е. Пеновой"}, "Волна, И."),
    ("Пат. 31234 РК. Способ сушки камыша / Озеров Б.Н.; опубл. 15.06.2016. – 4 с.",
     {"type": "report", "title": "Пат. 31234 РК. Способ сушки камыша"}, "Озеров, Б.Н."),
    ("Памятная книжка озёрного края. Мятка, 1860.", {"title": "Памятная книжка озёрного края", "place": "Мятка"}, ""),
    ("Ақкөлов Н. Қамыс. – А., 2003. – 78-б.", {"place": "А.", "pages": "78"}, "Ақкөлов, Н."),
    ("Reedman B. Marsh books. S.l.: s.n., 1788.", {"title": "Marsh books", "place": "S.l."}, "Reedman, B."),
    ("Закон «О воде» от 12 марта 2009 года (по состоянию на 01.01.2020 г.)", {"type": "law", "year": "2009"}, ""),
    ("Озеров М. Прилив // Берега: матер. конф. (Уральск, 12-13 мая 2016 г.). – Уральск: Волна, 2017. – С. 1-4.",
     {"year": "2017", "place": "Уральск", "publisher": "Волна", "pages": "1-4"}, "Озеров, М."),
    ("Озеров М. Рыбы озёр. – М.: Волна, 2001. – 40 с. – (Тихие воды).", {"cert": "low", "container": ""}, "Озеров, М."),
    ("Озеров М. Прилив. М.: Волна, 2001. С. 5; Он же. Отлив. М., 2003. С. 9.", {"year": "2001", "pages": "5", "cert": "low"}, "Озеров, М."),  # noqa: E501
    ("Лагунов К. «Озеро: «тихие воды». – Казань, 1991.", {"year": "1991", "place": "Казань"}, "Лагунов, К."),
    ("Мнимов Р. Прилив \\\\ Вестник озёр. 2001. № 3. С. 4.", {"container": "Вестник озёр", "issue": "3"}, "Мнимов, Р."),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "fields", "authors"), CASES, ids=[c[0][:24] for c in CASES])
def test_a_printed_reference_is_read_into_its_fields(raw: str, fields: dict[str, str], authors: str) -> None:
    found = read(raw)

    assert {key: getattr(found, key) for key in fields} == fields
    assert people(found) == authors
    assert found.raw == raw


@pytest.mark.parametrize(("raw", "printed"), [
    ("Mytham, E. (Ed.). (2005). Marsh days. Heron Press.", ""),
    ("Mytham E. (ed.) Marsh days. London: Heron Press, 2005. 200 p.", ""),
    ("Mytham E. (comp.) Marsh days. London: Heron Press, 2005. 200 p.", "Mytham E. (comp.)"),
    ("Marsh days / E. Mytham (ed.). – London: Heron Press, 2005. – 200 p.", "E. Mytham (ed.)"),
])  # fmt: skip
def test_a_name_with_a_role_behind_it_is_an_editors(raw: str, printed: str) -> None:
    found = read(raw)

    assert (people(found), [n.family for n in found.editors]) == ("", ["Mytham"])
    assert (found.title, found.publisher, found.rest) == ("Marsh days", "Heron Press", "")
    assert found.editors_printed == printed


def test_an_editor_behind_the_stroke_is_no_author_of_an_entry_that_has_one() -> None:
    found = read("Песков И.Н. Дюны / И.Н. Песков; под ред. К.А. Волнова; сост. П.П. Озеров. – М.: Берег, 2001. – 9 с.")

    assert (people(found), [n.family for n in found.editors]) == ("Песков, И.Н.", ["Волнова", "Озеров"])
    assert (found.editors_printed, found.rest, found.cert) == ("под ред. К.А. Волнова; сост. П.П. Озеров", "", "high")


@pytest.mark.parametrize(("raw", "fields"), [
    ("Озёра / гл. ред. К.А. Волнов; сост. П.П. Озеров. – М.: Берег, 2001. – 300 с.",
     {"editors_printed": "гл. ред. К.А. Волнов; сост. П.П. Озеров", "rest": "", "cert": "high"}),
    ("Прилив / Пер. с англ. Е. Пеновой; вступ. ст. К.А. Волнова. – М.: Берег, 2001. – 288 с.",
     {"editors_printed": "Пер. с англ. Е. Пеновой; вступ. ст. К.А. Волнова", "title": "Прилив", "rest": ""}),
    ("Отчёт о НИР «Дюны» / Ин-т песка; рук. Волнов К.А. – Самара, 2019. – 120 с.",
     {"type": "report", "container": "", "publisher": "Ин-т песка", "editors_printed": "рук. Волнов К.А."}),
    ("Отчёт о НИР / ВолнаПроект; рук. Волнов К.А. – Самара, 2019. – 120 с.",
     {"type": "report", "container": "", "publisher": "ВолнаПроект"}),
    ("Reed, A. (2019). Notes on tides (Report No. 12). Heron Institute.",
     {"title": "Notes on tides (Report No. 12)", "container": "", "publisher": "Heron Institute", "issue": ""}),
    ("Reed, A. (2019). Tides (Working Paper No. 7). Heronry. https://example.org/7",
     {"type": "report", "title": "Tides (Working Paper No. 7)", "publisher": "Heronry", "container": "", "issue": ""}),
    ("State Archive of the Marsh. Fund 14. Inventory 2. File 117.", {"type": "archive", "cert": "high"}),
    ("Civil Code of the Marsh of 27 December 1994, Article 12", {"pages": "", "year": "1994"}),
    ("Reed, A. (2019). Slow tides. Marsh Letters, 31(1), Article 12.", {"pages": "12", "container": "Marsh Letters"}),
    ("Marsh Map. (n.d.). Retrieved May 3, 2020, from https://example.org/map",
     {"title": "Marsh Map", "type": "web", "authors": (), "accessed": "2020-05-03", "cert": "high"}),
    ("Reed A. Wood nobody sold: PhD thesis. – Northmere, 2011. – 240 p.",
     {"type": "thesis", "place": "Northmere", "rest": "", "cert": "medium"}),
], ids=lambda value: value[:30] if isinstance(value, str) else "")  # fmt: skip
def test_what_stands_beside_the_title_is_no_part_of_another_field(raw: str, fields: dict[str, object]) -> None:
    found = read(raw)

    assert {key: getattr(found, key) for key in fields} == fields


def test_ibid_repeats_the_entry_above_with_pages_of_its_own() -> None:
    book = read("Камышов О.Л. Тростник и ветер. – М.: Заводь, 1998. – С. 12.")
    first = read("Сонда. 396-бет.", book)
    second = read("Там же. С. 40.", first)

    assert (first.type, first.title, first.pages, first.ibid_of) == ("ibid", book.title, "396", book)
    assert (second.ibid_of, second.pages) == (book, "40")


def test_ibid_with_nothing_above_is_doubtful() -> None:
    assert read("Там же.").cert == "low"


def test_words_that_reach_no_field_make_the_whole_doubtful() -> None:
    found = read("«Тростник». Совершенно посторонние слова здесь, под ред. К.А. Волнова - М., «Заводь», 1997.")

    assert found.cert == "low"
    assert "посторонние" in found.rest


@pytest.mark.parametrize(
    "raw", ["", " ", ".", "— // — // —", "12.", "(((", "«»«»", "https://", "1.", "С. 5", "//" * 50]
)
def test_scraps_are_kept_and_called_doubtful(raw: str) -> None:
    found = read(raw)

    assert (found.raw, found.cert) == (raw, "low")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="АБвгәқ. ,;:/-–«»()[]№0123456789abPpСсhtps", max_size=300))
@example("Automn, T. (2009). X. Journal of Y, 23, 194. Retrieved January 22, 2010, from Z.")
def test_any_string_is_read_without_failing_and_kept(raw: str) -> None:
    assert read(raw).raw == raw


def test_a_very_long_entry_is_read_quickly_and_kept() -> None:
    started = time.process_time()
    raw = "Мнимов М.М. " + "вода, 12, 5-6; (3) с. 4. – " * 400

    assert read(raw) == replace(read(raw), cert="low")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "piece", ["(", ". - ", "И. ", "Иванов А.Б., ", "1, 2-3; ", "« ", "жылғы ", "https://a.b/", "С. 5 ", "/ "]
)
def test_no_repetition_makes_reading_slow(piece: str) -> None:
    started = time.process_time()

    read(piece * 1500)

    assert time.process_time() - started < 3
