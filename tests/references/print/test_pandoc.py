"""A list in any CSL style: one run of pandoc, entries back by id, what was not read as it stands."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.edition.example import SETTINGS, small, volume
from zhinaq.edition.article.body import Rendering, article_body
from zhinaq.edition.labels import Labels
from zhinaq.edition.printing import printer_of
from zhinaq.edition.styled import wish_of
from zhinaq.finding import Place, ZhinaqError
from zhinaq.language import load_languages
from zhinaq.references import Reference, parse_reference
from zhinaq.references.lists.jsonl import parse_file
from zhinaq.references.print import pandoc as module
from zhinaq.references.print.pandoc import find_pandoc, print_all, unnumbered
from zhinaq.references.tei.to_tei import bibl_struct
from zhinaq.settings import VolumeSettings
from zhinaq.tei import E
from zhinaq.volume import VolumeInput

HERE = Place("volume.yaml", 3)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="ru-RU">
  <info><title>Invented</title><id>http://example.org/i</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
  <bibliography second-field-align="flush"><layout suffix=".">
    <text variable="citation-number" suffix=") "/>
    <group delimiter=", ">
      <names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
      <text variable="title" font-style="italic"/><text variable="URL"/>
    </group>
  </layout></bibliography>
</style>"""
FAKE = """#!{python}
import json, sys, pathlib
log = pathlib.Path(__file__).with_suffix(".log")
log.write_text(log.read_text() + "run\\n" if log.exists() else "run\\n")
items = json.loads(pathlib.Path(sys.argv[-1]).read_text("utf-8"))
style = pathlib.Path(sys.argv[sys.argv.index("--csl") + 1]).read_text("utf-8")
if "broken" in style:
    sys.exit("pandoc: the style is broken")
print('<div id="refs">')
for item in reversed(items):
    title = item.get("title", "").replace("&", "&amp;").replace("<", "&lt;")
    print(f'<div id="ref-{{item["id"]}}" class="csl-entry"><div class="csl-left-margin"></div>'
          f'<div class="csl-right-inline"><span class="smallcaps">X</span> <em onclick="a()">{{title}}</em> '
          f'<a href="javascript:a()">b</a> <a href="https://example.org/?a=1&amp;b=2">c</a><script>evil()</script></div></div>')
print("</div>")
"""
ENTRIES = [
    ("a001-b1", parse_reference("Мнимов М.М. Вода & <память>. – М.: Заводь, 1999. – 12 с.", load_languages())),
    ("a001-b2", Reference("??? 100%", cert="low")),
    ("a001-b3", Reference("", type="web", language="ru", title="Карта", url="https://example.org/k")),
]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for pandoc that writes the same kind of page."""
    program = tmp_path / "pandoc"
    program.write_text(FAKE.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(module, "find_pandoc", lambda: str(program))
    module._printed.cache_clear()
    return program


@pytest.fixture
def style(tmp_path: Path) -> Path:
    (tmp_path / "own.csl").write_text(STYLE, encoding="utf-8")
    return tmp_path / "own.csl"


def test_entries_come_back_by_id_as_safe_markup(fake: Path, style: Path) -> None:
    made = print_all(ENTRIES, style, HERE)

    assert sorted(made) == ["a001-b1", "a001-b3"]
    assert made["a001-b1"] == (
        '<span style="font-variant: small-caps">X</span> <i>Вода &amp; &lt;память&gt;</i> b '
        '<a href="https://example.org/?a=1&amp;b=2">c</a>'
    )


def test_a_volume_needs_one_run(fake: Path, style: Path) -> None:
    print_all(ENTRIES, style, HERE)
    print_all(ENTRIES, style, HERE)

    assert fake.with_suffix(".log").read_text() == "run\n"


def test_the_numbers_of_the_style_give_way_to_those_of_the_list() -> None:
    prepared = unnumbered(STYLE.encode(), HERE).decode()

    assert prepared.count("citation-number") == 1
    assert "<citation><layout" in prepared


def test_without_pandoc_one_sentence_says_how_to_install_it(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_pandoc", lambda: None)
    with pytest.raises(ZhinaqError) as caught:
        print_all(ENTRIES, style, HERE)

    assert (caught.value.place, "not installed" in str(caught.value)) == (HERE, True)
    assert "pip install 'zhinaq[csl]'" in caught.value.hint


DEPENDENT = STYLE.replace("<info>", '<info><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>')
DEPENDENT = re.sub(r"<(citation|bibliography).*?</\1>", "", DEPENDENT, flags=re.DOTALL)


@pytest.mark.parametrize(("text", "said"), [
    (None, "there is no style file"), ("<style", "not well-formed"), ("<html/>", "is no CSL style"),
    (DEPENDENT, "zotero.org/styles/apa"), (STYLE.replace("Invented", "broken"), "the style is broken"),
])  # fmt: skip
def test_a_style_that_cannot_be_used_is_named(fake: Path, tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "bad.csl").write_text(text, encoding="utf-8")
    with pytest.raises(ZhinaqError) as caught:
        print_all(ENTRIES, tmp_path / "bad.csl", HERE)

    assert said in str(caught.value)
    assert caught.value.place is not None


def test_the_lists_of_an_edition_are_printed_by_the_file_and_the_rest_as_it_stands(fake: Path, style: Path) -> None:
    listed = E.listBibl(*(bibl_struct(ref, ref.raw, key, str(n)) for n, (key, ref) in enumerate(ENTRIES, 1)))
    tree = small("<p>Мәтін.</p>", back="<div><p>Соңы.</p></div>")
    back = tree.find(".//{*}back")
    assert back is not None
    back.append(E.div(listed, type="bibliography", subtype="original"))
    whole = volume(tree, style="own.csl")
    source = VolumeInput("steppe", VolumeSettings.model_validate({**SETTINGS, "style": "own.csl"}), (), style.parent)
    rendering = Rendering(Labels("kk"), reference=printer_of(whole, source))
    page = html.fragment_fromstring(str(article_body(whole.articles[0], rendering)))
    entries = [" ".join(li.xpath("string()").split()) for li in page.xpath("//ul[@class='references']/li")]

    assert entries == ["1. X Вода & <память> b c", "2. ??? 100%", "3. X Карта b c"]
    assert wish_of(source) is None
    assert source.settings.reference_style == "gost"


def test_a_list_alone_is_printed_by_a_file_too(fake: Path, style: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("1. ??? 100%\n2. Мнимов М.М. Вода. – М., 1999.\n", encoding="utf-8")

    assert list(parse_file(tmp_path / "list.txt", load_languages(), str(style))) == ["??? 100%", "X Вода b c"]


@pytest.mark.skipif(find_pandoc() is None, reason="NO PANDOC: pip install 'zhinaq[csl]' to run this test")
def test_pandoc_itself_prints_the_entries(style: Path) -> None:
    made = {key: text.striptags() for key, text in print_all(ENTRIES, style, HERE).items()}

    assert made["a001-b1"] == "Мнимов, М. М., Вода & <память>."
    assert made["a001-b3"] == "Карта, https://example.org/k."
    assert json.dumps(sorted(made)) == '["a001-b1", "a001-b3"]'
