"""A language is one file: an invented Kyrgyz volume goes through reading and all editions without code of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from zhinaq.command import main

VOLUME = Path(__file__).parent / "cases" / "languages" / "ky"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def built(what: str, source: Path, folder: Path) -> Path:
    result = CliRunner().invoke(main, [what, str(source), "-o", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def languages_of(file: Path, path: str) -> list[str | None]:
    return [node.get(LANG) for node in etree.parse(file).iterfind(path, TEI)]


def test_a_volume_in_a_further_language_is_read_and_printed_in_it(tmp_path: Path) -> None:
    page = built("html", VOLUME, tmp_path) / "html"
    first, second = sorted((tmp_path / "tei").glob("0*.xml"))
    assert languages_of(first, ".//t:abstract") == ["ky", "ru", "en"]
    assert languages_of(first, ".//t:keywords") == ["ky", "ru", "en"]
    assert languages_of(second, ".//t:abstract") == ["ky", "en"]
    assert etree.parse(first).getroot().get(LANG) == "ky"
    text = next(page.glob("001-*/index.html")).read_text(encoding="utf-8")
    assert '<html lang="ky"' in text
    assert "Кыскача мазмуну" in text
    assert "Адабияттар" in text or "адабияттар" in text
    assert '"error"' not in (tmp_path / "findings.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "abstract", "words"),
    [
        ("de", "Zusammenfassung. Der Beitrag untersucht den Wasserhaushalt von Gebirgsseen und seine Abhängigkeit vom "
         "Klima. Es wird gezeigt, dass der Seespiegel sinkt.", "Schlüsselwörter: Gletscher, Wasser und Klima"),
        ("tr", "Özet. Bu makalede dağ göllerinin su rejimi ve iklim değişikliğine bağlılığı ele alınmaktadır. On "
         "yıllık gözlemler sonucunda göl seviyesinin düştüğü belirlenmiştir.", "Anahtar kelimeler: göl, su kaynakları"),
    ],
)  # fmt: skip
def test_an_abstract_without_a_language_file_keeps_its_language(
    tmp_path: Path, code: str, abstract: str, words: str
) -> None:
    source = tmp_path / "volume"
    shutil.copytree(VOLUME, source)
    raw = source / "raw" / "ky.txt"
    text = raw.read_text(encoding="utf-8")
    start, end = text.index("Abstract."), text.index("Киришүү")
    raw.write_text(f"{text[:start]}{abstract}\n{words}\n\n{text[end:]}", encoding="utf-8")
    built("html", source, tmp_path / "out")
    first = min((tmp_path / "out" / "tei").glob("0*.xml"))
    assert languages_of(first, ".//t:abstract") == ["ky", "ru", code]
    assert languages_of(first, ".//t:keywords") == ["ky", "ru", code]
    page = next((tmp_path / "out" / "html").glob("001-*/index.html")).read_text(encoding="utf-8")
    assert f'lang="{code}"' in page


@pytest.mark.slow
def test_the_printed_book_and_the_epub_are_made_in_it(tmp_path: Path) -> None:
    assert next(built("pdf", VOLUME, tmp_path).glob("*.pdf")).stat().st_size > 10_000
    assert next(built("epub", VOLUME, tmp_path).glob("*.epub")).stat().st_size > 10_000
