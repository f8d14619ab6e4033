from __future__ import annotations

import pytest

from zhinaq.settings import VolumeSettings, in_language, licence_url


@pytest.mark.parametrize(("name", "url"), [
    ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("(CC BY NC)", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("cc-by-nc-nd 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
    ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("все права защищены", ""),
])  # fmt: skip
def test_a_licence_named_in_any_usual_way_has_an_address(name: str, url: str) -> None:
    assert licence_url(name) == url


def test_texts_may_be_plain_or_by_language() -> None:
    editors = ["А. Ойдан", {"name": {"kk": "Б. Қиял"}, "role": "редактор"}]
    sections = [{"kk": "Тарих", "ru": "История"}, "Тіл"]
    settings = VolumeSettings(title="Жинақ", editors=editors, sections=sections, page="B5", licence="CC BY 4.0")
    assert settings.title == {"": "Жинақ"}
    assert [m.name for m in settings.editors] == [{"": "А. Ойдан"}, {"kk": "Б. Қиял"}]
    assert [s.title for s in settings.sections] == [{"kk": "Тарих", "ru": "История"}, {"": "Тіл"}]
    assert settings.page.size == "B5"


def test_images_may_be_listed_or_keyed_by_figure() -> None:
    keyed = VolumeSettings(images={"3/1": "a.png", "2": {"file": "b.png", "alt": "сызба"}}).images
    assert [(i.article, i.figure, i.file) for i in keyed] == [("3", "1", "a.png"), ("", "2", "b.png")]
    assert VolumeSettings(images=[{"file": "a.png", "article": "3", "figure": "1"}]).images == keyed[:1]


def test_the_text_in_a_language_falls_back_to_the_plain_then_the_first_one() -> None:
    assert in_language({"ru": "р", "": "ж"}, "kk", "ru") == "р"
    assert in_language({"ru": "р", "": "ж"}, "kk") == "ж"
    assert in_language({"ru": "р"}, "kk") == "р"
    assert in_language({}, "kk") == ""


def test_the_scheme_of_romanised_references_may_be_one_or_one_per_language() -> None:
    assert VolumeSettings(romanised_references="bsi").romanised_references.scheme == {"": "bsi"}
    both = VolumeSettings(romanised_references={"ru": "bsi", "kk": "iso-9"}).romanised_references
    assert (both.scheme, both.generate) == ({"ru": "bsi", "kk": "iso-9"}, True)
    given = {"scheme": "ala-lc", "generate": "false"}
    assert not VolumeSettings(romanised_references=given).romanised_references.generate


def test_an_unknown_scheme_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ValueError, match='did you mean "iso-9"'):
        VolumeSettings(romanised_references={"scheme": "iso9"})


def test_an_issue_without_a_title_has_its_journals() -> None:
    assert VolumeSettings(kind="journal", series={"kk": "Хабаршы"}).title == {"kk": "Хабаршы"}
    assert VolumeSettings(kind="journal", series={"title": "Хабаршы", "issn": "2049-3630"}).title == {"": "Хабаршы"}
    assert VolumeSettings(kind="proceedings", series="Хабаршы").title == {}
