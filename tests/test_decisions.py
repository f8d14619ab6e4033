"""decisions.yaml: answers are read with located errors, anchored, carried out, and reported when they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhinaq.decisions import Settled, load_decisions, settle
from zhinaq.finding import Report, ZhinaqError
from zhinaq.pipeline import Encoded, encode_source
from zhinaq.progress import Terminal
from zhinaq.source import Line, Source
from zhinaq.tei import text_of, xpath
from zhinaq.volume import load

ARTICLE = """UDC 598.2

Herons of the lower lake

A.B. Reedman

Lakeside University, Lakeside, Kazakhstan

Abstract. The paper counts the herons that breed along the lower lake and asks why their number has risen.

Keywords: heron, lake, counting.

Introduction

The heron is the largest bird of the lake, and it has been counted every spring since the dam was built.

Where they nest

The nests stand in the reeds of the western bay, where no boat comes before the middle of the summer.

17

All counts were made from the shore with the same telescope and by the same two people in every year.

References

1. Reedman A.B. Birds of the lake. Lakeside: Shore, 2001. 120 p.
2. Craneford C.D. Counting herons // Lake Studies. 2010. No. 2. P. 5-9.
"""


def volume(folder: Path, text: str, decisions: str) -> Path:
    (folder / "raw").mkdir(parents=True)
    (folder / "raw/a.txt").write_text(text, encoding="utf-8")
    (folder / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return folder


def encoded(folder: Path, decisions: str, text: str = ARTICLE) -> Encoded:
    return encode_source(load(volume(folder, text, decisions)), Terminal(quiet=True))


def texts(result: Encoded, path: str, article: int = 0) -> list[str]:
    return [text_of(node).strip() for node in xpath(result.articles[article], path)]


def lost(result: Encoded) -> list[str]:
    return [f.as_text() for f in result.report.findings if f.code.startswith("cons")]


def test_a_line_becomes_a_heading_a_paragraph_or_an_item(tmp_path: Path) -> None:
    result = encoded(
        tmp_path / "v",
        """decisions:
- {quote: Where they nest, is: paragraph}
- {quote: All counts were made from the shore, is: item}
""",
    )

    assert "Where they nest" not in texts(result, ".//t:body//t:head")
    assert "Where they nest" in texts(result, ".//t:body//t:p")
    assert [t[:10] for t in texts(result, ".//t:body//t:item")] == ["All counts"]
    assert lost(result) == []


def test_a_heading_has_the_level_that_was_said(tmp_path: Path) -> None:
    text = ARTICLE.replace("Where they nest", "the nests, and where they stand, in words that look like prose.")
    result = encoded(
        tmp_path / "v", "decisions:\n- {quote: the nests and where they stand, is: heading, level: 2}\n", text
    )

    assert any(t.startswith("the nests, and") for t in texts(result, ".//t:body//t:head"))


def test_the_title_is_what_the_editor_says(tmp_path: Path) -> None:
    text = ARTICLE.replace("Herons of the lower lake", "herons: a count of birds, from the shore of the lower lake;")
    result = encoded(tmp_path / "v", "decisions:\n- {quote: herons a count of birds, is: title}\n", text)

    assert texts(result, ".//t:titleStmt/t:title[@type='main']") == [
        "herons: a count of birds, from the shore of the lower lake;"
    ]
    assert lost(result) == []


def test_an_author_is_added_to_those_the_rules_know(tmp_path: Path) -> None:
    text = ARTICLE.replace("Lakeside University", "E.F. Craneford\n\nLakeside University", 1)
    result = encoded(tmp_path / "v", "decisions:\n- {quote: E.F. Craneford, is: author}\n", text)

    names = texts(result, ".//t:titleStmt/t:author")
    assert len(names) == 2
    assert any("Craneford" in name for name in names)
    assert lost(result) == []


def test_noise_leaves_the_text_and_is_logged(tmp_path: Path) -> None:
    result = encoded(
        tmp_path / "v", "decisions:\n- {quote: '17', before: middle of the summer, is: noise, why: page}\n"
    )

    assert not any(t == "17" for t in texts(result, ".//t:p"))
    assert [(r.kind, r.before, r.why) for r in result.report.repairs if r.kind == "noise"] == [("noise", "17", "page")]
    assert lost(result) == []


def test_an_article_starts_where_the_editor_says(tmp_path: Path) -> None:
    result = encoded(tmp_path / "v", "decisions:\n- {quote: Where they nest, is: article}\n")

    assert len(result.articles) == 2
    assert lost(result) == []


def test_no_article_starts_where_the_editor_says_not(tmp_path: Path) -> None:
    two = ARTICLE + "\n\n" + ARTICLE.replace("Herons of", "Storks of").replace("598.2", "598.3")
    assert len(encoded(tmp_path / "a", "", two).articles) == 2

    result = encoded(tmp_path / "b", "decisions:\n- {quote: UDC 598.3, is: no-article}\n", two)

    assert len(result.articles) == 1


def test_a_hyphen_stays_or_goes_as_was_decided() -> None:
    lines = (Line(1, "the north-"), Line(2, "western bay"))
    source = Source("a.txt", lines, "0")
    from zhinaq.decided import with_hints
    from zhinaq.decisions import Decided

    settled = Settled(hyphens={1: Decided("hyphen-keep", 0)})
    report = Report()
    first, second = with_hints(source, settled, report).lines

    assert (first.hyphen, second.joins) == ("keep", True)
    assert [(r.kind, r.before, r.after) for r in report.repairs] == [("hyphen", "north- western", "keep")]


def anchored(folder: Path, decisions: str, *texts: str) -> tuple[list[Settled], Report]:
    path = folder / "decisions.yaml"
    path.write_text(decisions, encoding="utf-8")
    report = Report()
    sources = [
        Source(f"{n}.txt", tuple(Line(i, t) for i, t in enumerate(text.splitlines(), 1)), "0")
        for n, text in enumerate(texts)
    ]
    return settle(load_decisions(path), sources, report), report


def test_a_hyphen_is_the_one_inside_the_quote(tmp_path: Path) -> None:
    settled, _ = anchored(
        tmp_path, "decisions:\n- {quote: north- western, is: hyphen-join}\n", "one-\ntwo\nthe north-\nwestern bay"
    )

    assert list(settled[0].hyphens) == [3]


def test_a_decision_that_no_longer_anchors_is_reported_with_its_place(tmp_path: Path) -> None:
    _, report = anchored(
        tmp_path, "decisions:\n- {quote: here, is: title}\n- {quote: gone for good, is: title}\n", "It is here.\nMore."
    )

    assert [(f.code, f.place.line, f.quote) for f in report.findings] == [("vol-010", 3, "gone for good")]


def test_a_decision_that_fits_two_places_is_reported_with_both(tmp_path: Path) -> None:
    _, report = anchored(tmp_path, "decisions:\n- {quote: Reeds, is: heading}\n", "Reeds\ntext", "Reeds\ntext")

    assert [f.code for f in report.findings] == ["vol-011"]
    assert "0.txt:1, 1.txt:1" in report.findings[0].message


def test_the_file_of_a_decision_narrows_it(tmp_path: Path) -> None:
    settled, report = anchored(
        tmp_path, "decisions:\n- {quote: Reeds, is: heading, file: 1.txt}\n", "Reeds\ntext", "Reeds\ntext"
    )

    assert (settled[0].roles, list(settled[1].roles), report.findings) == ({}, [1], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decisions:\n- {quote: x, is: titel}\n", '"titel" is no decision'),
        ("decisions:\n- {quote: x, is: title, befor: y}\n", 'unknown key "befor"; did you mean "before"?'),
        ("decisions:\n- {is: title}\n", 'the key "quote" is missing'),
        ("decisions:\n- {quote: '***', is: noise}\n", "needs letters or digits"),
        ("decision: [x]\n", 'unknown key "decision"'),
    ],
)
def test_a_wrong_entry_is_one_sentence_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ZhinaqError) as caught:
        load_decisions(path)

    assert said in str(caught.value)
    assert caught.value.place is not None and caught.value.place.line >= 1
