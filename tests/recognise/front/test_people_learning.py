"""The weights of people's lines are learned from invented lines, the same every time."""

from __future__ import annotations

from random import Random

from scripts.people.learn import gold, learn
from scripts.people.lines import case
from zhinaq.recognise.front.people.cut import LABELS, weights
from zhinaq.recognise.front.people.pieces import pieces


def test_learning_gives_the_same_weights_every_time():
    assert learn(40, 1) == learn(40, 1) != {}


def test_every_token_of_an_invented_line_has_a_label():
    for seed in range(40):
        parts, _ = case(Random(seed))  # noqa: S311  # invented lines, no secret
        found = pieces("".join(text for text, _ in parts))
        assert len(gold(parts, found)) == len(found)
        assert set(gold(parts, found)) <= set(LABELS)


def test_weights_hold_a_number_for_each_label_or_pair_of_labels():
    assert {len(row) for name, row in weights().items() if not name.startswith("> ")} == {len(LABELS)}
    assert {len(row) for name, row in weights().items() if name.startswith("> ")} == {len(LABELS) ** 2}
