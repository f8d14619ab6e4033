"""Entries that are no references, or damaged ones, are kept, called doubtful and read in no time; nothing fails."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.recognise.test_list_forms import ARTICLE
from zhinaq.command import main
from zhinaq.finding import ZhinaqError
from zhinaq.language import load_languages
from zhinaq.pipeline import encode_source
from zhinaq.progress import Terminal
from zhinaq.references import parse_reference
from zhinaq.references.lists.jsonl import parse_lines
from zhinaq.tei import text_of, xpath
from zhinaq.volume import load

LANGUAGES = load_languages()

JUNK = {
    "half an entry": "Мнимов М.М. Вода и", "its other half": "// Вестник озёр. – 20",
    "punctuation": ".,;:—«»()[]//" * 30, "nested brackets": "(" * 300 + "x" + ")" * 300, "open brackets": "[" * 300,
    "control characters": "\x00\x01\x0b" * 300, "one long number": "1" * 10_000, "a text": "слово " * 1_700,
    "many years": "1999, " * 1_600, "many addresses": "https://a.b/c " * 700, "many names": "Иванов И.И., " * 800,
    "many quotes": '"' * 5_000, "many strokes": "/ " * 5_000, "many dashes": "– " * 5_000, "initials": "А. " * 3_300,
    "acts": "Закон Республики Казахстан от " * 330, "shelf-marks": "Ф. 1. Оп. " * 1_000,
    "numbers": "Мнимов М.М. " + "вода, 12, 5-6; (3) с. 4. – " * 400, "accents": "И\u0306" * 3_000,
    "patronymics": "Азат Болатұлы " * 700, "brackets": "(a " * 3_000, "places": "М.: Л.; СПб., " * 700,
}  # fmt: skip


@pytest.mark.parametrize("kind", JUNK)
def test_junk_is_kept_called_doubtful_and_read_quickly(kind: str) -> None:
    started = time.process_time()

    found = parse_reference(JUNK[kind], LANGUAGES)

    assert (found.raw, found.cert) == (JUNK[kind], "low")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(("raw", "title", "year"), [
    ("Мнимов М.М. 🌊 Вода 💧 и память // Вестник озёр. – 2019. – № 4.", "🌊 Вода 💧 и память", "2019"),
    ("Мнимов М.М.\x00 Вода\x01 и память\x02. – М.,\x0b 1999.", "Вода и память", "1999"),
    ("المؤلف. كتاب الماء. – بيروت: دار البحيرة, 1990. – 250 ص.", "المؤلف. كتاب الماء. – بيروت: دار البحيرة", "1990"),
])  # fmt: skip
def test_strange_letters_do_not_hide_what_can_be_read(raw: str, title: str, year: str) -> None:
    found = parse_reference(raw, LANGUAGES)

    assert (found.raw, found.title, found.year) == (raw, title, year)


def test_twice_as_long_an_entry_takes_about_twice_as_long() -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        for _ in range(3):
            parse_reference(
                "Мнимов М.М. " + "Вода, 12 (3), с. 4-5 // Озеро / И.И. Иванов. – М.: Наука, 1999; " * times, LANGUAGES
            )
        return time.process_time() - started

    seconds(50)

    assert seconds(400) < 4 * seconds(200) + 0.2


def test_a_list_of_many_entries_is_kept_and_its_junk_reported(tmp_path: Path) -> None:
    count, file = 1_100, tmp_path / "a.txt"
    entries = [
        f"{n}. Мнимов М.М. Вода {n} // Вестник озёр. – {1900 + n % 100}. – № 4. – С. 15-27." for n in range(1, count)
    ]
    junk = f"{count}. Совершенно посторонние слова, которые никто не узнает."
    file.write_text(ARTICLE + "Список литературы\n\n" + "\n".join([*entries, junk]) + "\n", encoding="utf-8")

    result = encode_source(load(file), Terminal(quiet=True))
    (listed,) = xpath(result.articles[0], "t:text//t:listBibl")

    assert len(xpath(listed, "t:biblStruct | t:bibl")) == count
    assert text_of(xpath(listed, "t:bibl")[-1]).strip() == junk
    assert [f.values["entries"] for f in result.report.findings if f.code == "ref-001"] == [str(count)]


@pytest.mark.parametrize("line", [
    "{", "[]", '{"id": 1}',
    '"text"', '{"raw": null}', '{"raw": 5}', '{"raw": ["x"]}', '{"raw": "\\ud800"}', "[" * 5_000,
])  # fmt: skip
def test_a_line_without_a_text_is_named(line: str) -> None:
    with pytest.raises(ZhinaqError) as caught:
        list(parse_lines(['{"raw": "x"}', line], LANGUAGES, "list.jsonl"))

    assert str(caught.value).startswith("list.jsonl:2: error")


def test_the_command_names_the_bad_line_and_leaves_no_output(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "raw": "Вода. М., 1999."}\n{"id": 2}\n', encoding="utf-8")

    done = CliRunner().invoke(main, ["references", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")])

    assert done.exit_code == 1
    assert "in.jsonl:2: error" in done.output
    assert not (tmp_path / "out.jsonl").exists()


def test_the_command_writes_a_line_for_every_entry(tmp_path: Path) -> None:
    lines = [json.dumps({"id": key, "raw": raw}) for key, raw in JUNK.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    done = CliRunner().invoke(main, ["references", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")])
    read = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]

    assert done.exit_code == 0
    assert [entry["id"] for entry in read] == list(JUNK)
