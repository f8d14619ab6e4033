"""Lists: marked and numbered items, items that lost their marks, and dashes that are no marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhinaq.recognise.body.captions import caption_at
from zhinaq.recognise.body.headings import begins_heading
from zhinaq.recognise.body.view import Draft, Found, View
from zhinaq.signs.flow import END, SOFT_END, ended, lower_start, upper_start

SIGNS = "-–—•*·▪◦●○■□►➢✓❖" + chr(0xF0B7) + chr(0xF02D) + chr(0xF0A7) + chr(0xF0D8)
BULLET = re.compile(rf"^(?P<marker>[{re.escape(SIGNS)}§]|o(?=\s))(?P<gap>\s*)(?=\S)")
COUNTED = re.compile(
    r"^(?P<marker>(?:\(?(?P<n>\d{1,2}|[ivx]{1,4}|[^\W\d_])\)|(?P<dot>\d{1,2})\.(?!\d)|(?P<letter>[^\W\d_])\.(?=\s)))(?P<gap>\s*)(?=\S)"
)
AHEAD = 60


def marker(text: str) -> tuple[str, str, int] | None:
    """Return an item's kind of marker, its number and where the words begin; None without a marker."""
    bullet = BULLET.match(text)
    if bullet:
        counted = COUNTED.match(text[bullet.end() :])
        if counted and counted.group("n"):
            return ("n)", counted.group("n"), bullet.end() + counted.end())
        return (bullet.group("marker"), "", bullet.end())
    counted = COUNTED.match(text)
    if counted:
        if counted.group("letter"):
            return ("a.", counted.group("letter"), counted.end()) if text[:1].islower() else None
        kind = "1." if counted.group("dot") else "1)" if counted.group("n").isdigit() else "a)"
        return (kind, counted.group("dot") or counted.group("n"), counted.end())
    return None


def spaced(text: str) -> bool:
    """Tell whether a sign stands apart from the word after it, as an item's does."""
    bullet = BULLET.match(text)
    return bullet is None or bool(bullet.group("gap")) or bullet.group("marker") not in "-–—*o"


def item(view: View, at: int, before: Sequence[Draft]) -> Found | None:
    """Make an item of a line with a marker, when the line before and the lines around say it is one."""
    text = view.text(at)
    found = marker(text)
    styled = view.lines[at].style.startswith("item")
    if styled and not found:
        found = ("-", "", 0)
    if found is None or (not styled and not plausible(view, at, found, before)):
        return None
    end = item_end(view, at, one_sentence(before))
    lines = view.lines[at:end]
    data = {"marker": text[: found[2]].strip(), "n": found[1], "kind": found[0]}
    return Found((Draft("item", lines, "item-styled" if styled else "item-marked", cut=found[2], data=data),), end)


def plausible(view: View, at: int, found: tuple[str, str, int], before: Sequence[Draft]) -> bool:
    """Tell an item from a dash or number that goes on with the sentence before."""
    kind, n, _ = found
    text, above = view.text(at), view.text(at - 1)
    inside = bool(before) and before[-1].role == "item"
    if kind == "a." and not (inside or above.endswith(":")):
        return False
    if kind in SIGNS or kind == "o" or kind == "§":
        return bulleted(view, at, kind, inside) or resumed(view, at, kind, before)
    if counted_inside(before, n) or same_count(view, before, kind, n) and (inside or view.lines[at].joins is False):
        return True
    if n not in ("1", "i") and not any(letters[0] == n.casefold() for letters in view.words.item_letters):
        return False
    if at and not (ended(above) or SOFT_END.search(above) or view.lines[at].joins is False):
        return False
    if above.endswith(":") or inside:
        return len(text) < 400 or next_count(view, at, kind, n)
    return next_count(view, at, kind, n)


def bulleted(view: View, at: int, sign: str, inside: bool) -> bool:
    """Tell whether a line that opens with a dash or bullet is an item."""
    text, above = view.text(at), view.text(at - 1)
    dash = sign in "-–—*o"
    loose = inside and (above.endswith(",") or view.lines[at].joins is False)
    closes = loose or ended(above) or bool(SOFT_END.search(above))
    if not dash:
        return True
    if not spaced(text):
        return (inside or above.endswith(":")) and closes
    if at == 0 or inside:
        return closes or at == 0
    if not closes and (view.lines[at].joins is not False or runs_full(view, at)):
        return False
    if lower_start(above) and not closes:
        return False
    return above.endswith((":", ";")) or sibling(view, at, sign)


def resumed(view: View, at: int, sign: str, before: Sequence[Draft]) -> bool:
    """Tell whether a bullet after a blank line goes on with a list that a paragraph or two interrupted."""
    recent = any(d.role == "item" and d.data["kind"] == sign for d in before[-3:])
    line = view.lines[at]
    return recent and spaced(view.text(at)) and line.joins is False and line.blank > 0


def runs_full(view: View, at: int) -> bool:
    """Tell whether the line above is full and no blank line parts it: then a dash goes on with its sentence."""
    return at > 0 and view.width > 0 and view.lines[at].blank == 0 and view.room(at - 1) < 0.15


def sibling(view: View, at: int, sign: str) -> bool:
    """Tell whether another item of the kind follows after an item that is closed, before other text intervenes."""
    for i in range(at + 1, min(at + AHEAD, len(view.lines))):
        text = view.text(i)
        if text.startswith(sign) and spaced(text):
            above = view.text(i - 1)
            return bool(ended(above) or SOFT_END.search(above) or above.endswith(",") or view.lines[i].joins is False)
        if caption_at(view, i) or (view.lines[i].joins is False and ended(view.text(i - 1)) and not lower_start(text)):
            return False
    return False


def successors(view: View, n: str) -> set[str]:
    """Return the numbers or letters that may follow this one."""
    if n.isdigit():
        return {str(int(n) + 1)}
    rows = [*view.words.item_letters, ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")]
    return {row[row.index(n) + 1] for row in rows if n in row[:-1]}


def same_count(view: View, before: Sequence[Draft], kind: str, n: str) -> bool:
    """Tell whether a number follows the last item of its kind in the list at hand."""
    for draft in reversed(before):
        if draft.role not in ("item", "paragraph", "formula", "figure", "table"):
            return False
        if draft.role == "item" and draft.data["kind"] == kind:
            return n in successors(view, str(draft.data["n"]))
    return False


def counted_inside(before: Sequence[Draft], n: str) -> bool:
    """Tell whether the paragraph above counts inside its lines up to the number before this one."""
    last = before[-1] if before else None
    if last is None or last.role != "paragraph" or not n.isdigit() or n == "1":
        return False
    text = " ".join(line.text for line in last.lines)
    return all(re.search(rf"(?:^|[\s(]){i}\)\s", text) for i in (1, int(n) - 1)) and text.rstrip().endswith((";", ","))


def next_count(view: View, at: int, kind: str, n: str) -> bool:
    """Tell whether the next number of a list stands at the head of a later line."""
    wanted = successors(view, n)
    for i in range(at + 1, min(at + AHEAD, len(view.lines))):
        found = marker(view.text(i))
        if found and found[0] == kind and found[1] in wanted:
            return True
    return False


def one_sentence(before: Sequence[Draft]) -> bool:
    """Tell whether the item above is a single sentence closed by a semicolon: then a full stop ends the list."""
    if not before or before[-1].role != "item":
        return False
    text = " ".join(line.text.strip() for line in before[-1].lines)
    return text.endswith((";", ",")) and not re.search(r"[.!?]\s+[^\W\d_a-z]", text)


def item_end(view: View, at: int, brief: bool = False) -> int:
    """Return the first line after the item that begins with `at`; a `brief` one ends with its sentence."""
    end = at + 1
    while end < len(view.lines):
        line, text, above = view.lines[end], view.text(end), view.text(end - 1)
        found = marker(text)
        if caption_at(view, end) or begins_heading(view, end):
            break
        closed = ended(above) or bool(SOFT_END.search(above))
        if found and (closed or line.joins is False or above.endswith(",")) and (found[1] or spaced(text)):
            break
        if closed and (view.steps_in(end) or (brief and END.search(above) and upper_start(text))):
            break
        if line.joins is True or (line.joins is None and not closed):
            end += 1
            continue
        unfinished = not closed and lower_start(text)
        if not unfinished and not above.endswith("-"):
            break
        end += 1
    return end


def unmarked(drafts: list[Draft]) -> list[Draft]:
    """Make items of loose lines after a colon, in lower case or quotes, closed by semicolons, the last by a stop."""
    out = list(drafts)
    for at, draft in enumerate(drafts[:-1]):
        if draft.role != "paragraph" or not draft.lines[-1].text.rstrip().endswith(":"):
            continue
        end = at + 1
        while end < len(drafts) and loose(drafts[end], ";"):
            end += 1
        if end - at < 3 or end == len(drafts) or not loose(drafts[end], "."):
            continue
        for i in range(at + 1, end + 1):
            out[i] = drafts[i].with_(
                role="item", rule="item-unmarked", cert="medium", data={"marker": "", "n": "", "kind": ""}
            )
    return out


def loose(draft: Draft, sign: str) -> bool:
    """Tell whether a paragraph can be an item that lost its mark."""
    text = draft.lines[0].text.strip()
    last = draft.lines[-1].text.rstrip()
    small = lower_start(text) or text[:1] in '«"“„'
    return draft.role == "paragraph" and small and last.endswith(sign) and sum(len(x.text) for x in draft.lines) < 400
