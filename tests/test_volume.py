from __future__ import annotations

from pathlib import Path

import pytest

from zhinaq.finding import ZhinaqError
from zhinaq.volume import isbn_valid, issn_valid, load, new_volume


def folder(tmp_path: Path, yaml: str | None = "title: Жинақ\n", *raws: str) -> Path:
    (tmp_path / "raw").mkdir()
    for name in raws or ("01.txt",):
        (tmp_path / "raw" / name).write_text("мәтін", encoding="utf-8")
    if yaml is not None:
        (tmp_path / "volume.yaml").write_text(yaml, encoding="utf-8")
    return tmp_path


def problem(tmp_path: Path, yaml: str) -> str:
    with pytest.raises(ZhinaqError) as caught:
        load(folder(tmp_path, yaml))
    return str(caught.value).removeprefix(f"{tmp_path}/")


def test_a_bare_text_needs_no_settings(tmp_path: Path) -> None:
    text = tmp_path / "Жинақ 2025.txt"
    text.write_text("мәтін", encoding="utf-8")
    volume = load(text)
    assert (volume.name, volume.raw, volume.settings.title) == ("zhinak-2025", (text,), {})


def test_a_folder_without_settings_is_read_by_name_with_numbers_in_order(tmp_path: Path) -> None:
    volume = load(folder(tmp_path, None, "10.txt", "2.txt", "1.md", ".hidden"))
    assert [p.name for p in volume.raw] == ["1.md", "2.txt", "10.txt"]


def test_settings_list_raws_in_their_own_order_and_preface_first(tmp_path: Path) -> None:
    volume = load(folder(tmp_path, "raw: [b.txt, a.txt]\npreface: p.txt\n", "a.txt", "b.txt", "p.txt"))
    assert [p.name for p in volume.raw] == ["p.txt", "b.txt", "a.txt"]


def test_a_file_of_no_known_type_is_named(tmp_path: Path) -> None:
    volume = load(folder(tmp_path, "title: x\n", "a.txt", "b.xyz"))
    assert [(f.code, f.place.file) for f in volume.findings] == [("vol-001", str(tmp_path / "raw" / "b.xyz"))]


@pytest.mark.parametrize(("yaml", "sentence"), [
    ("title: x\nplase: y\n", 'volume.yaml:2: error  unknown key "plase"; did you mean "place"?'),
    ("editors:\n  - name: x\n    rol: y\n", 'volume.yaml:3: error  unknown key "rol"; did you mean "role"?'),
    ("title:\n  kz: x\n", 'volume.yaml:1: error  "title": "kz" is a country, not a language; did you mean "kk"?'),
    ("title: [a, b]\n", 'volume.yaml:1: error  "title" should be text, or one text per language, such as `kk: …`'),
    ("kind: book\n", "volume.yaml:1: error  \"kind\" should be 'proceedings', 'journal' or 'collection', not \"book\""),
    ("page: {size: A9}\n", 'volume.yaml:1: error  "size" should be A4, A5, B5, letter or 165x235mm, not "A9"'),
    ("page:\n  margin: wide\n", 'volume.yaml:2: error  "margin" should be one to four lengths such as 18mm'),
    ("page: {margin: 1mm 1mm 1mm 1mm 1mm}\n", 'volume.yaml:1: error  "margin" should be one to four lengths'),
    ("page: {font_size: big}\n", 'volume.yaml:1: error  "font_size" should be a length such as 10pt, not "big"'),
    ("page: {columns: 3}\n", 'volume.yaml:1: error  "columns" should be 1 or 2, not "3"'),
    ("page: {colour: red}\n", 'volume.yaml:1: error  "colour" should be a colour such as "#7a1f2b", not "red"'),
    ("page: {medium: web}\n", "volume.yaml:1: error  \"medium\" should be 'screen' or 'print', not \"web\""),
    ("page: {keyword_index: often}\n", 'volume.yaml:1: error  "keyword_index" should be true or false, not "often"'),
    ("page: {sheet: A0}\n", 'volume.yaml:1: error  "sheet" should be paper and share of it such as 60x84/16, not "A0"'),
    ("embed_fonts: 7\n", 'volume.yaml:1: error  "embed_fonts" should be true or false, not "7"'),
    ("year: soon\n", 'volume.yaml:1: error  "year" should be a year such as 2025 or 2024/25, not "soon"'),
    ("signed: May\n", 'volume.yaml:1: error  "signed" should be a day such as 2025-05-16'),
    ("logo: mark.svg\n", 'volume.yaml:1: error  there is no image "mark.svg"'),
    ("cover: front.png\n", 'volume.yaml:1: error  there is no image "front.png"'),
    ("conference: {place: x}\n", 'volume.yaml:1: error  the key "name" is missing'),
    ("title: a\nplace: b\ntitle: c\n", 'volume.yaml:3: error  the key "title" stands twice'),
    ("raw: [01.txt, 9.txt]\n", 'volume.yaml:1: error  there is no raw text "9.txt"'),
    ("a: b\nimages:\n  1/1: x.png\n", 'volume.yaml:1: error  unknown key "a"'),
    ("images:\n  1/1: x.png\n", 'volume.yaml:2: error  there is no image "x.png"'),
    ("title: 'x\n", "volume.yaml:2: error  is not valid YAML: found unexpected end of stream"),
    ("board: &a [*a]\n", "volume.yaml:1: error  repeats itself without end"),
    ("- a\n- b\n", "volume.yaml:1: error  should hold keys and values, such as `title: …`"),
])  # fmt: skip
def test_a_mistake_is_one_located_sentence(tmp_path: Path, yaml: str, sentence: str) -> None:
    assert problem(tmp_path, yaml).startswith(sentence)


def test_a_stylesheet_that_is_not_utf_8_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert load(tmp_path).own_css() == ""
    (tmp_path / "local.css").write_bytes("p::before { content: 'қ' }".encode("utf-16"))
    with pytest.raises(ZhinaqError, match="is not UTF-8"):
        load(tmp_path).own_css()


def test_a_folder_without_text_says_where_text_belongs(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="holds no raw text"):
        load(tmp_path)
    with pytest.raises(ZhinaqError, match="no such file or folder"):
        load(tmp_path / "nowhere")


def test_wrong_check_digits_are_found_at_their_line(tmp_path: Path) -> None:
    volume = load(folder(tmp_path, "isbn: 978-0-00-202505-9\nissn: 1234-5678\ndoi: https://doi.org/10.5555/1\n"))
    assert [(f.code, f.place.line) for f in volume.findings] == [("meta-001", 1), ("meta-002", 2), ("meta-003", 3)]


@pytest.mark.parametrize(("number", "valid"), [
    ("978-0-00-202505-8", True), ("ISBN 978–0–00–202505–8", True), ("0-306-40615-2", True), ("080442957X", True),
    ("978-0-00-202505-7", False), ("978", False), ("abc", False),
])  # fmt: skip
def test_isbn(number: str, valid: bool) -> None:
    assert isbn_valid(number) is valid


@pytest.mark.parametrize(("number", "valid"), [("2434-561X", True), ("ISSN 0317-8471", True), ("0317-8472", False)])
def test_issn(number: str, valid: bool) -> None:
    assert issn_valid(number) is valid


def test_a_new_volume_can_be_loaded_and_overwrites_nothing(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("мәтін", encoding="utf-8")
    target = tmp_path / "new"
    for name, data in new_volume(target, [text]).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    volume = load(target)
    assert ([p.name for p in volume.raw], volume.settings.title, volume.settings.page.size) == (["a.txt"], {}, "A5")
    with pytest.raises(ZhinaqError, match="already holds a volume"):
        new_volume(target, [text])


@pytest.mark.parametrize("name", ["missing.txt", "picture.png"])
def test_a_new_volume_refuses_what_is_no_text(tmp_path: Path, name: str) -> None:
    if name.startswith("p"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ZhinaqError):
        new_volume(tmp_path / "new", [tmp_path / name])


def test_an_image_may_say_its_figure_by_its_name(tmp_path: Path) -> None:
    source = folder(tmp_path, "images: {1/1: 3-1.png}\n")
    (source / "images").mkdir()
    for name in ("3-1.png", "a003-fig2.svg", "fig07.jpg", "portrait.png"):
        (source / "images" / name).write_bytes(b"x")
    found = [(i.article, i.figure, i.file) for i in load(source).settings.images]
    assert found == [("1", "1", "3-1.png"), ("3", "2", "a003-fig2.svg"), ("", "7", "fig07.jpg")]
