"""Text with marks to mixed content: corrections, line and page breaks, emphasis, links and notes in place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from lxml import etree

from zhinaq.block import Mark, Text
from zhinaq.tei import E, q

Element = etree._Element

BARE_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"“”{}|\\^`]+")
URL_TAIL = ".,;:!?)]}'’"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RENDITIONS = {"italic": "italic", "bold": "bold", "sup": "sup", "sub": "sub", "underline": "underline"}
OWN = "#zhinaq"
BARE = frozenset(("lb", "pb", "sic"))


def inline(parent: Element, text: Text, notes: Mapping[str, Element] | None = None, *, rich: bool = True) -> Element:
    """Append the text to `parent` with its marks as TEI and bare addresses as `ref`; return `parent`.

    `notes` maps the value of a "note" mark to the note that stands there. Without `rich` (names, codes) only breaks and
    corrections are kept.
    """
    writer = _Writer(parent, notes or {})
    text = _with_links(text) if rich else Text(text.chars, tuple(m for m in text.marks if m.kind in BARE))
    points, ranges = defaultdict(list), defaultdict(list)
    for mark in text.marks:
        if not mark.length:
            points[mark.at].append(mark)
    stops = {0, len(text), *points}
    for mark in _nested([m for m in text.marks if m.length]):
        ranges[mark.at].append(mark)
        stops |= {mark.at, mark.at + mark.length}
    order = sorted(stops)
    for at, until in zip(order, [*order[1:], len(text)], strict=True):
        writer.close(at)
        for mark in points[at]:
            writer.point(mark, _inside_word(text.chars, at))
        for mark in ranges[at]:
            writer.open(mark)
        writer.write(text.chars[at:until])
    writer.close(len(text))
    return parent


def even(text: Text) -> Text:
    """Return a heading's text without the emphasis that covers all its words: how it looks is the style's matter."""
    letters = {i for i, c in enumerate(text.chars) if c.isalnum()}
    left: dict[str, set[int]] = {"bold": set(letters), "italic": set(letters), "underline": set(letters)}
    for mark in text.marks:
        if mark.kind == "hi" and mark.value in left:
            left[mark.value] -= set(range(mark.at, mark.at + mark.length))
    whole = {value for value, uncovered in left.items() if not uncovered}
    return Text(text.chars, tuple(m for m in text.marks if m.kind != "hi" or m.value not in whole))


def plain(text: str) -> str:
    """Return a string that XML can hold: control characters become the replacement character."""
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def pointer(address: str) -> str:
    """Return an address as the schema's anyURI: spaces, quotes, brackets and stray per cents are escaped."""
    address = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address.strip())
    address = address if re.match(r"[a-z][a-z0-9+.-]*:|#", address, re.IGNORECASE) else f"http://{address}"
    return "".join(c if c in "#?&=%/:;,.@!$'()*+~-_" or c.isalnum() else quote(c) for c in address)


class _Writer:
    """Appends text and elements at the end of the innermost open element."""

    def __init__(self, parent: Element, notes: Mapping[str, Element]) -> None:
        self.stack: list[tuple[Element, Mark | None]] = [(parent, None)]
        self.notes = notes

    def write(self, chars: str) -> None:
        node, chars = self.stack[-1][0], plain(chars)
        last = next(node.iterchildren(reversed=True), None)  # len(node) would count them all
        if last is not None:
            last.tail = (last.tail or "") + chars
        else:
            node.text = (node.text or "") + chars

    def open(self, mark: Mark) -> None:
        node = self.stack[-1][0]
        if mark.kind == "sic":
            node.append(_choice(mark))
            node = node[-1]
        child = etree.SubElement(node, q({"sic": "corr", "link": "ref"}.get(mark.kind, "hi")))
        if mark.kind == "sic":
            child.set("cert", mark.cert)
            child.set("resp", OWN)
        elif mark.kind == "link":
            child.set("target", pointer(mark.value))
        else:
            child.set("rend", RENDITIONS.get(mark.value, "other"))
        self.stack.append((child, mark))

    def close(self, at: int) -> None:
        while len(self.stack) > 1:
            mark = self.stack[-1][1]
            if mark is None or mark.at + mark.length > at:
                break
            self.stack.pop()

    def point(self, mark: Mark, inside_word: bool) -> None:
        node = self.stack[-1][0]
        if mark.kind == "lb":
            attributes = {"break": "maybe" if mark.value == "maybe" else "no"}
            node.append(E.lb(attributes | ({"rend": "hyphen"} if mark.value == "join" else {})))
        elif mark.kind == "pb":
            node.append(_page(mark, inside_word))
        elif mark.kind == "sic":
            node.append(_choice(mark))
            node[-1].append(E.corr({"cert": mark.cert, "resp": OWN}))
        elif mark.kind == "note":
            node.append(self.notes[mark.value])


def _choice(mark: Mark) -> Element:
    return E.choice(E.sic(plain(mark.value)))


def _page(mark: Mark, inside_word: bool) -> Element:
    page = E.pb({"n": plain(mark.value)} if mark.value else {})
    if inside_word:
        page.set("break", "no")
    if mark.cert != "high":
        page.set("cert", mark.cert)
    return page


def _inside_word(chars: str, at: int) -> bool:
    return 0 < at < len(chars) and (chars[at - 1].isalnum() or chars[at - 1] == "-") and chars[at].isalnum()


def _with_links(text: Text) -> Text:
    """Mark bare addresses that no link covers yet."""
    taken = [(m.at, m.at + m.length) for m in text.marks if m.kind == "link"]
    links = []
    for start, end in _addresses(text.chars):
        if not any(a < end and start < b for a, b in taken):
            links.append(Mark(start, "link", text.chars[start:end], end - start))
    return Text(text.chars, (*text.marks, *links)) if links else text


def _addresses(chars: str) -> Iterator[tuple[int, int]]:
    for match in BARE_URL.finditer(chars):
        address = match.group()
        while address and address[-1] in URL_TAIL and not (address[-1] == ")" and "(" in address):
            address = address[:-1]
        if len(address) > len("https://"):
            yield match.start(), match.start() + len(address)


def _nested(ranges: list[Mark]) -> list[Mark]:
    """Return ranges in opening order, each either apart from or inside the others; corrections are never cut."""
    clusters: list[list[Mark]] = []
    end = 0
    for mark in sorted(ranges, key=lambda m: (m.at, -m.length)):
        if not clusters or mark.at >= end:
            clusters.append([])
        clusters[-1].append(mark)
        end = max(end, mark.at + mark.length)
    return [m for cluster in clusters for m in (cluster if len(cluster) == 1 else _uncrossed(cluster))]


def _uncrossed(ranges: list[Mark]) -> list[Mark]:
    """Return overlapping ranges cut where they cross."""
    kept: list[Mark] = []
    order = {"sic": 0, "link": 1}
    for mark in sorted(ranges, key=lambda m: (order.get(m.kind, 2), m.at, -m.length)):
        pieces = [(mark.at, mark.at + mark.length)]
        for other in kept:
            pieces = [p for piece in pieces for p in _cut(piece, (other.at, other.at + other.length), other.kind)]
        kept += [Mark(a, mark.kind, mark.value, b - a, mark.cert) for a, b in pieces if b > a]
    return sorted(kept, key=lambda m: (m.at, -m.length, -order.get(m.kind, 2)))


def _cut(piece: tuple[int, int], other: tuple[int, int], kind: str) -> list[tuple[int, int]]:
    """Return a range cut at the borders of another that it crosses; inside a correction it is dropped."""
    (a, b), (c, d) = piece, other
    if b <= c or d <= a or (a <= c and d <= b):
        return [piece]
    if c <= a and b <= d:
        return [] if kind == "sic" and (a, b) != (c, d) else [piece]
    if a < c:
        return [(a, c), *([] if kind == "sic" else [(c, b)])]
    return [*([] if kind == "sic" else [(a, d)]), (d, b)]
