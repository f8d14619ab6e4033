"""Documents that differ from a valid one by one change: the same ones for the same seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
VALUES = ["", "x", "no", "1 2", "a b", "2025-01-13", "#a001-b1", "main", "low", "raw:1,2"]


def mutants(root: Element, count: int, seed: int) -> Iterator[Element]:
    """Yield copies of a tree with one element moved, doubled, dropped, renamed or emptied, or one attribute changed."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    names = sorted({n.tag for n in root.iter() if isinstance(n.tag, str)})
    for _ in range(count):
        tree = copy.deepcopy(root)
        nodes = [n for n in tree.iter() if isinstance(n.tag, str) and n.getparent() is not None]
        _change(chance, chance.choice(nodes), nodes, names)
        yield tree


def _change(chance: random.Random, node: Element, nodes: list[Element], names: list[str]) -> None:
    parent = node.getparent()
    assert parent is not None
    kind = chance.choice(["drop", "double", "rename", "move", "attribute", "unset", "text", "empty"])
    if kind == "drop":
        parent.remove(node)
    elif kind == "double":
        node.addnext(copy.deepcopy(node))
    elif kind == "rename":
        node.tag = chance.choice(names)
    elif kind == "move":
        target = chance.choice(nodes)
        if node not in target.iterancestors() and target is not node:
            target.insert(chance.randint(0, len(target)), node)
    elif kind == "attribute":
        keys = sorted({k for n in nodes for k in n.attrib})
        node.set(chance.choice(keys), chance.choice(VALUES))
    elif kind == "unset" and node.attrib:
        del node.attrib[chance.choice(sorted(node.attrib))]
    elif kind == "text":
        node.text = "words"
    elif kind == "empty":
        for child in list(node):
            node.remove(child)
        node.text = None
