"""Page numbers and running heads leave the text and become page starts; numbers of tables stay."""

from __future__ import annotations

from tests.repair.tools import repaired
from zhinaq.source import Line

SYLLABLES = ["ra", "lo", "mi", "ten", "sa", "vur", "ke", "pol", "dan", "ost", "ir", "ulm"]


def prose(count: int, start: int = 0) -> list[str]:
    """Return lines of invented words that never come back."""
    lines = []
    for k in range(1000 * start, 1000 * start + count):
        parts = [((k * 7 + i) % 12, (k // 12 + i * i) % 12, k // 144 % 12) for i in range(9)]
        lines.append(" ".join("".join(SYLLABLES[n] for n in part) for part in parts))
    return lines


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_numbers_and_heads_at_form_feeds_leave() -> None:
    pages = []
    for n in range(6):
        head = "Annals of the Lake" if n % 2 else "A. Person. Rivers"
        pages.append("\n".join([head, *prose(30, n), str(41 + n)]))

    source, report = repaired("\n\f".join(pages))

    assert len([r for r in report.repairs if r.kind == "furniture"]) == 12
    assert len(source.lines) == 180
    starts = [line.page for line in source.lines if line.page]
    assert [p.n for p in starts][-5:] == ["42", "43", "44", "45", "46"]
    assert all("Annals" in p.furniture or "Person" in p.furniture for p in starts[-5:])


def test_numbers_between_blank_lines_leave_when_they_grow_with_the_text() -> None:
    raw = []
    for n in range(5):
        raw += [*prose(36, n), "", "", str(12 + n), "", ""]

    source, report = repaired("\n".join([*raw, *prose(5)]))

    assert [r.before for r in report.repairs if r.kind == "furniture"] == ["12", "13", "14", "15", "16"]
    assert not any(line.text.isdigit() for line in source.lines)


def test_numbers_of_a_table_stay() -> None:
    cells = ["Aral 22", "728", "", "40", "742", "", "- - 89", "347", "", "90", "338", ""]
    cells += ["Syr 19", "626", "", "36", "596"]

    source, report = repaired("\n".join([*prose(30), "", *cells, "", *prose(30)]))

    assert [r for r in report.repairs if r.kind == "furniture"] == []
    assert {"728", "40", "742", "347"} <= set(texts(source.lines))


def test_a_head_that_cuts_sentences_leaves_even_without_numbers() -> None:
    raw = []
    for n in range(4):
        raw += [*prose(40, n), "", "Annals of the Lake 3 (7)", ""]

    source, _ = repaired("\n".join([*raw, *prose(9)]))

    assert not any("Annals" in line.text for line in source.lines)


def test_headings_that_come_back_in_each_article_stay() -> None:
    raw = []
    for n in range(6):
        raw += ["", "Introduction", "", *[p + "." for p in prose(20, n)]]

    source, _ = repaired("\n".join(raw))

    assert texts(source.lines).count("Introduction") == 6


def test_one_leading_space_is_a_page_start() -> None:
    raw = []
    for n in range(5):
        page = prose(40, n)
        raw += [" " + page[0], *page[1:]]

    source, _ = repaired("\n".join(raw))

    starts = [line for line in source.lines if line.page]
    assert [line.number for line in starts] == [1, 41, 81, 121, 161]
    assert all(line.page is not None and line.page.cert == "low" for line in starts)
    assert not any(line.text.startswith(" ") for line in source.lines)


def test_lines_that_are_all_indented_start_no_pages() -> None:
    source, _ = repaired("\n".join(" " + line for line in prose(60)))

    assert [line for line in source.lines if line.page] == []


def test_codes_and_addresses_at_page_tops_are_no_running_heads() -> None:
    pages = []
    for n in range(8):
        code = [f"UDC 5{n}.3{n}.7 https://doi.org/10.1/lake.v.1.2-{500 + 7 * n}"] if n % 2 else []
        pages.append("\n".join(["ANNALS OF THE LAKE", *code, *prose(30, n), str(41 + n)]))

    source, _ = repaired("\n\f".join(pages))

    assert sum("doi.org" in line.text for line in source.lines) == 4
    assert not any("ANNALS" in line.text for line in source.lines)


def test_the_first_page_has_its_number_too() -> None:
    source, _ = repaired("\n\f".join("\n".join([*prose(30, n), str(41 + n)]) for n in range(4)))

    assert [line.page.n for line in source.lines if line.page] == ["41", "42", "43", "44"]


def test_a_head_that_changes_with_the_article_leaves_by_the_number_far_from_its_words() -> None:
    heads = ["Nobody A. Rivers", "Annals of Water", "Fancy B. Lakes", "Annals of Water", "Mist C. Fogs"]
    pages = [
        "\n".join([f"{text}{' ' * 30}{16 + n}", "", "", *prose(30, n)]) for n, text in enumerate(heads)
    ]  # no head but the journal's comes twice

    _, report = repaired("\n\f".join(pages))

    assert len([r for r in report.repairs if r.kind == "furniture"]) == 5


def test_the_first_line_of_the_text_comes_back_on_its_second_page_only() -> None:
    pages = ["\n".join(["Young science of the shore", "", *prose(30, n)]) for n in range(2)]

    source, report = repaired("\n\f".join(pages))

    assert [r.lines[0] for r in report.repairs if r.kind == "furniture"] == [33]
    assert source.lines[0].text == "Young science of the shore"


def test_heads_right_beside_page_numbers_leave_from_short_pages_too() -> None:
    raw: list[str] = []
    for n, count in enumerate((16, 14, 25, 9, 16, 15)):
        raw += ["EASTERN READING 2021", *prose(count, n), str(12 + n)]

    source, _ = repaired("\n".join(raw))

    assert not [text for text in texts(source.lines)[1:] if "EASTERN" in text]
