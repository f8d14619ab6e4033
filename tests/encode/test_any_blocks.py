"""Whatever recognition gives, in whatever order: the TEI is valid, its pointers resolve and no word is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.encode.blocks import FILE
from zhinaq.block import ROLES, Block, Mark, Text
from zhinaq.check.conservation import conservation
from zhinaq.check.ids import ids, volume_ids
from zhinaq.check.schema import schema
from zhinaq.encode import encode, encode_volume
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.settings import VolumeSettings
from zhinaq.source import Line, Source
from zhinaq.tei import parse, serialise

WORDS = ["көл", "су", "А.Б.", "Ойдан", "Oydan", "2019", "AP12345678", "www.example.org/a_(b)", "1", "көлі¹", "–"]
LANGUAGES = st.sampled_from(["kk", "ru", "en", ""])
CHARS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    chars = draw(CHARS)
    marks = []
    for kind in draw(st.lists(st.sampled_from(["lb", "pb", "hi", "link", "sic"]), max_size=4)):
        at = draw(st.integers(0, len(chars)))
        if kind in ("lb", "pb"):
            marks.append(Mark(at, kind, draw(st.sampled_from(["join", "keep", "maybe"])) if kind == "lb" else "7"))
        elif kind == "sic":
            marks.append(Mark(at, kind, "\u00ad"))
        else:
            value = draw(st.sampled_from(["bold", "sup"])) if kind == "hi" else "https://example.org/x y"
            marks.append(Mark(at, kind, value, min(draw(st.integers(1, 9)), len(chars) - at)))
    return Text(chars, tuple(m for m in marks if m.length or m.kind in ("lb", "pb", "sic")))


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    out = []
    for line, role in enumerate(draw(st.lists(st.sampled_from(sorted(ROLES)), max_size=14)), 1):
        text = draw(texts())
        if role in ("table", "figure"):
            text = Text()
        plain = Text(text.chars) if role in ("doi", "code") else text
        out.append(Block(role, plain, line, line, FILE, draw(LANGUAGES), draw(st.sampled_from(["high", "low"])), "any",
                         draw(data(role, line))))  # fmt: skip
    return out


def data(role: str, line: int) -> st.SearchStrategy[dict[str, object]]:
    n = st.sampled_from(["", "1", "2"])
    options: dict[str, st.SearchStrategy[dict[str, object]]] = {
        "title": st.fixed_dictionaries({"type": st.sampled_from(["main", "sub"])}),
        "author": st.fixed_dictionaries({"n": st.integers(1, 3), "affiliations": st.sampled_from([(), (1,), (2, 1)])}),
        "affiliation": st.fixed_dictionaries({"n": st.integers(1, 3), "authors": st.sampled_from([(), (1,)])}),
        "code": st.fixed_dictionaries({"scheme": st.sampled_from(["udc", "irsti", "jel", "vak 5"])}),
        "date": st.fixed_dictionaries({"type": st.sampled_from(["received", "online"]), "when": st.just("2025-01-13")}),
        "heading": st.fixed_dictionaries({"level": st.integers(1, 3), "back": st.booleans(), "run_in": st.booleans()}),
        "item": st.fixed_dictionaries({"list": st.integers(1, 2), "level": st.integers(1, 3)}),
        "note": st.fixed_dictionaries({"n": st.sampled_from(["1", "9"]), "anchor": st.sampled_from(["", "көлі"])}),
        "reference": st.fixed_dictionaries({"list": st.integers(1, 2), "n": st.just("")}),
        "reference-heading": st.fixed_dictionaries({"list": st.integers(1, 2)}),
        "back-heading": st.fixed_dictionaries({"type": st.sampled_from(["funding", "biography", "contribution", "x"])}),
        "formula": st.fixed_dictionaries({"n": n}),
        "table": st.fixed_dictionaries({
            "n": n, "label": st.just(""), "head": texts(), "note": st.none() | texts(),
            "rows": st.lists(st.lists(texts(), max_size=3).map(tuple), max_size=3).map(tuple),
        }),
        "figure": st.fixed_dictionaries({
            "n": n, "label": st.just(""), "head": texts(), "note": st.none() | texts(),
            "debris": st.lists(texts(), max_size=2).map(tuple),
        }),
    }  # fmt: skip
    return options.get(role, st.just({}))


def printed(block: Block) -> str:
    """Return the raw line a block would come from."""
    parts = [block.text, block.data.get("head"), block.data.get("note"), *block.data.get("debris", ())]
    parts += [cell for row in block.data.get("rows", ()) for cell in row]
    return " | ".join(_raw(p) for p in parts if isinstance(p, Text))


def _raw(text: Text) -> str:
    out = text.chars
    for mark in sorted(text.marks, key=lambda m: -m.at):
        if mark.kind in ("sic", "lb"):
            out = out[: mark.at] + "\u00ad" + out[mark.at :]
    return out


@settings(max_examples=100, deadline=None, derandomize=True)
@given(blocks())
def test_any_blocks_make_valid_tei_that_keeps_every_word(found: list[Block]) -> None:
    languages, report = load_languages(), Report()
    source = Source(FILE, tuple(Line(b.first, printed(b), FILE) for b in found), "0" * 64)
    article = encode(found, 1, source, VolumeSettings(), languages, report)
    corpus = encode_volume([article], ["001.xml"], [], [], VolumeSettings(), [source], languages, report)
    article = parse(serialise(article))
    problems = [*schema(article, languages), *ids(article, languages), *volume_ids(corpus, [article])]
    problems += [f for f in conservation(corpus, [article], [source], report.repairs)
                 if f.code == "cons-001"]  # fmt: skip
    assert [f.as_text() for f in problems] == []
