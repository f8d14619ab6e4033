"""Plain text files become located lines, whatever their encoding; what is no text is refused in one sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import READERS, read
from zhinaq.source import Line, Source

PROSE = "Бұл мақалада қаланың тарихы қарастырылады.\nАвторлар жаңа деректерді талдайды.\n"


def source_of(tmp_path: Path, data: bytes, name: str = "raw.txt") -> tuple[Source, Report]:
    path, report = tmp_path / name, Report()
    path.write_bytes(data)
    return read(path, name, report), report


def numbers(lines: tuple[Line, ...]) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in lines]


def test_line_numbers_are_those_of_the_file_and_blank_lines_are_counted(tmp_path: Path) -> None:
    source, _ = source_of(tmp_path, b"one\n\n \ntwo\n")

    assert numbers(source.lines) == [(1, "one"), (4, "two")]
    assert [line.blank for line in source.lines] == [0, 2]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end_gives_the_same_lines(tmp_path: Path, end: str) -> None:
    source, _ = source_of(tmp_path, end.join(["one", "", "two"]).encode())

    assert numbers(source.lines) == [(1, "one"), (3, "two")]


def test_a_form_feed_starts_a_page_and_no_line(tmp_path: Path) -> None:
    source, _ = source_of(tmp_path, b"one\n\x0ctwo\n\x0c\nthree\n\x0c")

    assert numbers(source.lines) == [(1, "one"), (2, "two"), (4, "three")]
    assert [line.page and line.page.at for line in source.lines] == [None, 0, 0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_read_without_a_finding(tmp_path: Path, encoding: str) -> None:
    source, report = source_of(tmp_path, PROSE.encode(encoding))

    assert PROSE.splitlines() == [line.text for line in source.lines]
    assert report.findings == []


def test_another_encoding_is_named_in_a_finding(tmp_path: Path) -> None:
    text = "Статья посвящена истории города и его улиц. Авторы изучают новые источники.\n" * 20

    source, report = source_of(tmp_path, text.encode("cp1251"))

    assert text.splitlines()[0] == source.lines[0].text
    assert [f.code for f in report.findings] == ["read-001"]
    assert "cp1251" in report.findings[0].message


def test_a_few_damaged_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    source, report = source_of(tmp_path, PROSE.encode() * 20 + b"\xff\xfe tail\n")

    assert "tail" in source.lines[-1].text
    assert [f.code for f in report.findings] == ["read-002"]
    assert report.findings[0].place.line == 41


def test_control_characters_leave_the_text_and_are_logged(tmp_path: Path) -> None:
    source, report = source_of(tmp_path, b"wo\x02rd and more words in this line\n")

    assert source.lines[0].text == "word and more words in this line"
    assert [(r.kind, r.before) for r in report.repairs] == [("control", "U+0002")]


def test_combining_letters_are_composed(tmp_path: Path) -> None:
    source, _ = source_of(tmp_path, "совместныи\u0306".encode())

    assert source.lines[0].text == "совместный"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\r\n\x0c", "empty"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04rest", "packed"),
        (bytes(range(14, 32)) * 40, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(ZhinaqError) as error:
        source_of(tmp_path, data)

    assert says in str(error.value)
    assert error.value.hint
    assert "raw.txt" in str(error.value)


def test_a_huge_single_line_is_refused_at_once(tmp_path: Path) -> None:
    began = time.perf_counter()

    with pytest.raises(ZhinaqError, match="characters"):
        source_of(tmp_path, b"word " * 10_000_000)

    assert time.perf_counter() - began < 10


def test_a_missing_file_and_an_unknown_kind_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ZhinaqError, match="cannot be read"):
        read(tmp_path / "none.txt")
    with pytest.raises(ZhinaqError, match="no reader"):
        read(tmp_path / "none.xyz")


def test_readers_are_known_by_suffix() -> None:
    assert {".txt", ".md"} <= set(READERS)
