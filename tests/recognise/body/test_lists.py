from __future__ import annotations

from tests.recognise.body.cases import blocks_of, column
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.body.blocks import body


def items(blocks: list[Block]) -> list[tuple[str, str, int]]:
    return [(b.text.chars, b.data["marker"], b.data["level"]) for b in blocks if b.role == "item"]


def test_dashes_after_a_colon_are_items() -> None:
    blocks = blocks_of("The herd has:\n- sheep;\n- goats;\n- two dogs.\n\nAll of them are young.")
    assert items(blocks) == [("sheep;", "-", 1), ("goats;", "-", 1), ("two dogs.", "-", 1)]
    assert {b.data["list"] for b in blocks if b.role == "item"} == {"l1"}


def test_a_dash_that_goes_on_with_the_sentence_is_no_item() -> None:
    blocks = body(column("""
        | The corridor between the northern valley and the lake
        – the oldest road of the land – was opened again in the
        year of the great snow.
    """), load_languages(), "en", Report())  # fmt: skip
    assert [b.role for b in blocks] == ["paragraph"]


def test_a_single_dash_at_the_head_of_a_paragraph_is_speech() -> None:
    blocks = blocks_of(
        "The shepherd came in.\n\n– Good morning, he said and sat down by the fire.\n\nNobody answered him."
    )
    assert [b.role for b in blocks] == ["paragraph"] * 3


def test_numbers_count_on_over_a_paragraph_between() -> None:
    blocks = blocks_of("""
        Two things follow:

        1. The herds grow every year and the pastures do not.

        This was said by the old shepherds more than once.

        2. The lake becomes shallow.
    """)
    assert [(b.role, b.data.get("n")) for b in blocks] == [
        ("paragraph", None),
        ("item", "1"),
        ("paragraph", None),
        ("item", "2"),
    ]


def test_dashes_under_a_number_with_a_colon_are_a_deeper_level() -> None:
    blocks = blocks_of(
        "The rules are these:\n1) for the herds:\n- to rest at noon;\n- to drink at night;\n2) for the dogs."
    )
    assert [level for _, _, level in items(blocks)] == [1, 2, 2, 1]


def test_a_doubled_marker_is_one_marker() -> None:
    blocks = blocks_of("The way has three parts:\n- 1) the valley;\n- 2) the pass;\n- 3) the lake.")
    assert [(t, m) for t, m, _ in items(blocks)] == [
        ("the valley;", "- 1)"),
        ("the pass;", "- 2)"),
        ("the lake.", "- 3)"),
    ]


def test_items_that_lost_their_marks_are_known_by_their_ends() -> None:
    blocks = blocks_of(
        "They name three reasons:\n\n«the snow», that is the winter;\n\nthe lack of water;\n\nold age of the dogs."
    )
    assert [t for t, _, _ in items(blocks)] == [
        "«the snow», that is the winter;",
        "the lack of water;",
        "old age of the dogs.",
    ]


def test_items_run_together_with_gaps_are_parted() -> None:
    blocks = blocks_of("The herd has:\n\n- sheep;  - goats;  - two dogs.")
    assert [t for t, _, _ in items(blocks)] == ["sheep;", "goats;", "two dogs."]


def test_an_item_goes_on_over_a_false_blank() -> None:
    blocks = blocks_of(
        "The reasons are:\n\n- the coming of the market as the main way of\n\nexchange and trade;\n\n- the old road."
    )
    assert [t for t, _, _ in items(blocks)] == [
        "the coming of the market as the main way of exchange and trade;",
        "the old road.",
    ]


def test_a_full_stop_ends_a_list_of_single_sentences() -> None:
    text = """
        | The herd of the northern valley has these animals in it:
        | - sheep of the old kind, which are small but strong, as the
        snow is deep;
        | - goats of the new kind, which climb the rocks above the lake.
        The dogs are not counted in the book of the herds, but they
        are many.
    """
    blocks = body(column(text), load_languages(), "en", Report())
    assert [b.role for b in blocks] == ["paragraph", "item", "item", "paragraph"]


def test_letters_between_two_numbers_are_a_deeper_level() -> None:
    blocks = blocks_of("We ask:\n1. Which herds?\n2. Which parts of a herd?\na) the sheep;\nb) the goats.\n3. When?")
    assert [level for _, _, level in items(blocks)] == [1, 1, 2, 2, 1]
