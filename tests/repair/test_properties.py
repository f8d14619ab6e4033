"""Any text survives all repairs, and its letters are in the lines or in the log."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.repair.tools import LANGUAGES, letters
from zhinaq.block import join_lines
from zhinaq.finding import Report, ZhinaqError
from zhinaq.read import text
from zhinaq.repair import repair_all
from zhinaq.source import Line, Source

WORDS = st.sampled_from(
    [
        "өзен",
        "биік",
        "таудан",
        "басталып",
        "құрғақ",
        "дала",
        "арқылы",
        "ағады",
        "ескі",
        "қаланың",
        "жағалауы",
        "жаңа",
        "жерге",
        "барады",
        "экономикалық",
        "мемлекет",
        "река",
        "течёт",
        "через",
        "долину",
        "города",
        "международный",
        "сотрудничество",
        "the",
        "river",
        "runs",
        "through",
        "valley",
        "and",
        "plain",
        "ХХІ",
        "«сөз»",
        "қарым-қатынас",
        "1990",
        "(2015)",
        "[3],",
        "сондай-ақ",
    ]
)
SIGNS = "абәқ AZё-–¬\u00ad\f\t .,:;«»\"'*_[]()<>|#^{}\\0123456789\u0306\u200bХІi"
MESS = st.text(alphabet=st.sampled_from(SIGNS), max_size=60)
PARAGRAPH = st.lists(WORDS, min_size=12, max_size=90).map(lambda w: " ".join(w).capitalize() + ".")


def run(raw: str) -> tuple[Source, Report] | None:
    report = Report()
    try:
        return repair_all(text.read(raw.encode(), "raw.txt", report), LANGUAGES, report), report
    except ZhinaqError:
        return None


def printed(line: Line) -> str:
    """Return a line with its corrections taken back."""
    out = line.text
    for edit in sorted(line.edits, key=lambda e: -e.at):
        out = out[: edit.at] + edit.sic + out[edit.at + len(edit.corr) :]
    return out


def wrap(words: list[str], width: int, seams: list[bool]) -> list[str]:
    """Return words as lines of at most `width`, long words cut by a hyphen where `seams` says so."""
    lines, line = [], ""
    for k, word in enumerate(words):
        if line and len(line) + 1 + len(word) > width:
            middle = len(word) // 2
            if seams[k % len(seams)] and word.isalpha() and len(word) > 6:
                lines.append(f"{line} {word[:middle]}-")
                line = word[middle:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(MESS, st.text(max_size=40)), max_size=30))
def test_any_text_survives_and_no_letter_is_lost(rows: list[str]) -> None:
    raw = "\n".join(rows).encode("utf-8", "replace").decode()
    result = run(raw)
    if result is None:
        return
    source, report = result

    left = "".join([*map(printed, source.lines), *(r.before for r in report.repairs if r.kind != "hyphen")])
    assert not Counter(letters(_plain(raw))) - Counter(letters(_plain(left)))
    assert [line.number for line in source.lines] == sorted({line.number for line in source.lines})
    for line in source.lines:
        assert all(line.text[e.at : e.at + len(e.corr)] == e.corr for e in line.edits)
        assert all(0 <= s.at < s.end <= len(line.text) for s in line.spans)


def _plain(raw: str) -> str:
    """Return decomposed text without what is no character of any text."""
    return unicodedata.normalize("NFD", text.CONTROL.sub("", raw))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PARAGRAPH, min_size=3, max_size=8),
    st.integers(45, 90),
    st.lists(st.booleans(), min_size=3, max_size=7),
    st.booleans(),
    st.booleans(),
)
def test_wrapping_hyphenating_and_furniture_give_the_same_letters_back(
    clean: list[str], width: int, seams: list[bool], blank: bool, furnished: bool
) -> None:
    lines: list[str] = []
    for k, paragraph in enumerate(clean):
        lines += wrap(paragraph.split(), width, seams) + ([""] if blank else [])
        if furnished:
            lines += [str(30 + k), "\fAnnals of the Lake"]
    result = run("\n".join(lines))
    assert result is not None
    source, report = result

    kept = letters(str(join_lines(source.lines)))
    gone = letters("".join(r.before for r in report.repairs if r.kind == "furniture"))
    wanted = letters("".join(clean)) + "".join(f"{30 + k}AnnalsoftheLake" for k in range(len(clean)) if furnished)
    corrected = str.maketrans("ХІ", "XI")
    assert Counter((kept + gone).translate(corrected)) == Counter(wanted.translate(corrected))


@settings(max_examples=40, deadline=None)
@given(st.lists(PARAGRAPH, min_size=3, max_size=6), st.integers(45, 80))
def test_a_word_that_stands_whole_elsewhere_is_whole_again(clean: list[str], width: int) -> None:
    lines: list[str] = []
    for paragraph in clean:
        lines += [*wrap(paragraph.split(), width, [True]), ""]
    whole = dict.fromkeys(w.strip(".").lower() for p in clean for w in p.split() if w.strip(".").isalpha())
    result = run("\n".join([*lines, *wrap(["Бұл", "мәтінде", *whole, "сөздер", "бар."], width, [False])]))
    assert result is not None
    source, _ = result

    text_ = " ".join(str(join_lines(part)) for part in _paragraphs(source.lines)).lower()
    words = set(text_.replace(".", "").split())
    assert all(w.strip(".").lower() in words for p in clean for w in p.split() if w.strip(".").isalpha() and len(w) > 6)


def _paragraphs(lines: tuple[Line, ...]) -> list[list[Line]]:
    out: list[list[Line]] = []
    for line in lines:
        if line.joins and out:
            out[-1].append(line)
        else:
            out.append([line])
    return out
