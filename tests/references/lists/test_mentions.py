"""A reference leads to an article of the volume only when nothing else can be meant."""

from __future__ import annotations

import pytest

from zhinaq.language import load_languages
from zhinaq.references import Reference, parse_reference
from zhinaq.references.lists.mentions import Known, index, mentioned
from zhinaq.references.lists.twins import skeleton

LANGUAGES = load_languages()
HOSTS = ("Дала мен су: мәдениет", "Степь и вода: культура")


def article(
    target: str, *titles: str, doi: str = "", families: tuple[str, ...] = ("Мнимов",), short: tuple[str, ...] = (),
    year: str = "2025", hosts: tuple[str, ...] = HOSTS,
) -> Known:  # fmt: skip
    groups = (frozenset(map(skeleton, words)) for words in (titles, short, families))
    return Known(target, doi, *groups, year, frozenset(map(skeleton, hosts)))


VOLUME = [
    article("#a001", "тростник и ветер часть 1 обзор", short=("тростник и ветер часть 1",), doi="10.5555/v.1"),
    article("#a002", "тростник и ветер часть 2 опыт", short=("тростник и ветер часть 2",), doi="10.5555/v.2"),
    article("#a003", "су атаулары туралы", "on the names of waters", families=("Көлбаев", "Reed")),
    article("#a004", "песни переправы на реке север", short=("песни переправы на реке",)),
    article("#a005", "песни переправы на реке юг", short=("песни переправы на реке",)),
    article("#a006", "камыш и песок у озера", families=("Песков",)),
]


def found(raw: str) -> str:
    match = mentioned(parse_reference(raw, LANGUAGES), index(VOLUME))
    return match.target if match else ""


@pytest.mark.parametrize(("raw", "target"), [
    # a DOI decides, whatever the rest says
    ("Мнимов М.М. Тростник и ветер // Степь и вода. 2025. С. 3–9. DOI: 10.5555/V.2", "#a002"),
    ("Мнимов М.М. Тростник и ветер. Часть 1 // Степь и вода: культура. 2025. DOI: 10.5555/other", ""),
    # title, author, and year or volume
    ("Мнимов М.М. Тростник и ветер. Часть 1 // Степь и вода: культура. – 2025. – С. 3–9.", "#a001"),
    ("Мнимов М.М. Тростник и ветер. Часть 2 // Степь и вода: культура. – 2025. – С. 10–19.", "#a002"),
    ("Мнимов М.М. Тростник и ветер. Часть 3 // Степь и вода: культура. – 2025. – С. 20–29.", ""),
    ("Мнимов М.М. Тростник и ветер // Степь и вода: культура. – 2025. – С. 3–9.", ""),
    # another year, another journal, another author
    ("Мнимов М.М. Тростник и ветер. Часть 1 // Степь и вода: культура. – 2019. – С. 3–9.", ""),
    ("Мнимов М.М. Тростник и ветер. Часть 1 // Вестник дальних озёр. – 2025. – № 2. – С. 3–9.", ""),
    ("Лугова А.А. Тростник и ветер. Часть 1 // Степь и вода: культура. – 2025. – С. 3–9.", ""),
    # any language and script that the article gives
    ("Көлбаев Е. Су атаулары туралы // Дала мен су: мәдениет. – 2025. – Б. 3–9.", "#a003"),
    ("Kolbayev E. On the names of waters // Step' i voda. 2025. P. 3–9.", "#a003"),
    ("Kolbayev E. Su ataulary turaly // Dala men su: mädeniet. 2025. P. 3–9.", "#a003"),
    ("Kolbayev E. On the names of winds // Step' i voda. 2025. P. 3–9.", ""),
    ("Reed A. On the names of waters // Степь и вода: культура. 2025. P. 3–9.", "#a003"),
    # one main title, two articles: only the whole title tells
    ("Мнимов М.М. Песни переправы на реке // Степь и вода: культура. – 2025. – С. 3–9.", ""),
    ("Мнимов М.М. Песни переправы на реке: юг // Степь и вода: культура. – 2025. – С. 3–9.", "#a005"),
    # the same words and one more
    ("Песков И. Камыш и песок у озера Айдын // Степь и вода: культура. – 2025. – С. 3–9.", ""),
    ("Песков И. Камыш и песок у озера // Степь и вода: культура. – 2025. – С. 3–9.", "#a006"),
    # no author, no year, no host; ibid; not read
    ("Камыш и песок у озера // Степь и вода: культура. – 2025. – С. 3–9.", ""),
    ("Песков И. Камыш и песок у озера. – С. 3–9.", ""),
    ("??? Камыш и песок у озера ???", ""),
])  # fmt: skip
def test_only_the_article_that_must_be_meant_is_linked(raw: str, target: str) -> None:
    assert found(raw) == target


def test_an_ibid_and_two_articles_with_one_doi_lead_nowhere() -> None:
    ibid = Reference("", type="ibid", title="Камыш и песок у озера", year="2025")
    twice = [article("#a1", doi="10.5555/x"), article("#a2", doi="10.5555/x")]

    assert mentioned(ibid, index(VOLUME)) is None
    assert mentioned(Reference("", doi="10.5555/X"), index(twice)) is None
    assert mentioned(Reference("", doi="10.5555/X", cert="low"), index(twice[:1])) is twice[0]


def test_a_volume_of_unknown_year_and_title_is_known_by_doi_alone() -> None:
    bare = [article("#a1", "камыш и песок у озера", doi="10.5555/x", year="", hosts=())]
    reference = parse_reference("Мнимов М. Камыш и песок у озера // Степь и вода. – 2025. – С. 3–9.", LANGUAGES)

    assert mentioned(reference, index(bare)) is None
    assert mentioned(Reference("", doi="10.5555/x"), index(bare)) is bare[0]


def test_an_article_never_means_itself() -> None:
    reference = parse_reference("Песков И. Камыш и песок у озера // Степь и вода: культура. – 2025.", LANGUAGES)

    assert mentioned(reference, index(VOLUME)) is VOLUME[5]
    assert mentioned(reference, index(VOLUME), own="#a006") is None
    assert mentioned(Reference("", doi="10.5555/v.1"), index(VOLUME), own="#a001") is None
