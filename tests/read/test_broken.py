"""Whatever bytes come in, a reader gives lines or one sentence, never a traceback of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read import writers
from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import READERS, read
from zhinaq.source import Source
from zhinaq.volume import load

TEXT = "Herons\n\nThe heron is a bird.\n\na\tb\n1\t2\n\n– one\n– two"
SAMPLES: dict[str, bytes] = {
    ".docx": writers.as_docx(TEXT),
    ".odt": writers.as_odt(TEXT),
    ".html": writers.as_html(TEXT),
    ".pdf": writers.as_pdf(TEXT),
}


def survives(read: Callable[[bytes, str, Report], Source], data: bytes) -> None:
    try:
        source = read(data, "a", Report())
    except ZhinaqError as error:
        assert str(error).startswith("a: error  ")
    else:
        assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))


@pytest.mark.parametrize("suffix", SAMPLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_are_read_or_refused(suffix: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[suffix])
    for _ in range(data.draw(st.integers(1, 12))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(sample))))

    survives(READERS[suffix], bytes(sample[:cut]))


@pytest.mark.parametrize("suffix", SAMPLES)
@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_refused(suffix: str, data: bytes) -> None:
    survives(READERS[suffix], data)


@pytest.mark.parametrize(
    ("name", "word"), [("one.doc", "docx"), ("one.RTF", "docx"), ("all.zip", "Unpack"), ("p.tif", "OCR")]
)
def test_kinds_that_people_have_are_refused_with_what_to_do(tmp_path: Path, name: str, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(ZhinaqError) as caught:
        read(path)
    assert word in str(caught.value)
    with pytest.raises(ZhinaqError) as whole:
        load(tmp_path)
    assert word in str(whole.value)
