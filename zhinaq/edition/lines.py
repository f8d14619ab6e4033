"""Rules for line ends that the engine lacks: hyphens in a row, hyphens over a page turn, abbreviations, runts.

`line_rules(rules)` wraps two functions of the engine's line layout while it is active. A line that breaks a rule is
laid out again without hyphens; what shows only after the page is made (a line moved by widows) goes into
`rules.whole` for a second pass, see typeset.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

# Blocks in smaller type or with rules, after which the text goes on at the next line of the grid.
SNAPPED = frozenset(("front", "abstract", "tabular", "section-opening", "formula-block", "references", "codes"))
SNAPPED_TAGS = frozenset(("figure", "blockquote", "h2", "h3", "h4"))
HYPHENS = ("-", "\N{HYPHEN}")
Box = Any
Key = tuple[int, str, str]


@dataclass
class LineRules:
    """What may stand at line ends; `whole` holds the lines that must not end in a hyphen."""

    in_a_row: int = 3
    runt: float = 1.3  # shortest last line of a paragraph, in em
    whole: set[Key] = field(default_factory=set)
    grid: tuple[float, float] | None = None  # top of the text block and distance of its lines, in CSS pixels


def key_of(linebox: Box, skip: Any) -> Key:
    """Return a name for the line that starts at `skip`, the same in every pass over the same document."""
    first = next((b.text for b in linebox.descendants() if isinstance(b, boxes.TextBox)), "")
    return id(linebox.element), first[:40], repr(skip)


def ends_in_hyphen(line: Box) -> bool:
    """Tell whether the last text of a laid-out line is a hyphen, its own or one put there."""
    texts = _texts(line)
    return bool(texts) and texts[-1].text.rstrip().endswith(HYPHENS)


def _texts(line: Box) -> list[Box]:
    return [b for b in line.descendants() if isinstance(b, boxes.TextBox) and b.text.strip()]


@contextmanager
def line_rules(rules: LineRules) -> Iterator[None]:
    """Keep the rules while pages are laid out; not to be nested, not for threads."""
    next_line, split, container = inline.get_next_linebox, inline.split_first_line, block.block_container_layout
    pen = _Pen(rules, next_line, split)
    inline.get_next_linebox, inline.split_first_line = pen.next_line, pen.split
    block.block_container_layout = _snapping(rules, container)
    try:
        yield
    finally:
        inline.get_next_linebox, inline.split_first_line = next_line, split
        block.block_container_layout = container


def _snapping(rules: LineRules, engine: Any) -> Any:
    """Return the engine's layout of a block, which ends finished blocks of SNAPPED on a line of the grid."""

    def lay_out(context: Any, box: Box, *rest: Any, **named: Any) -> Any:
        found = engine(context, box, *rest, **named)
        new, resume = found[0], found[1]
        if rules.grid and new is not None and resume is None and _is_snapped(box) and not context.in_column:
            top, step = rules.grid
            bottom = new.border_box_y() + new.border_height()
            extra = -(bottom - top) % step
            if 0.02 < extra < step - 0.02 and not context.overflows_page(rest[0], bottom + extra):
                new.height += extra
        return found

    return lay_out


def _is_snapped(box: Box) -> bool:
    element = box.element
    if element is None or "::" in (box.element_tag or "") or not isinstance(box, boxes.BlockBox):
        return False
    return element.tag in SNAPPED_TAGS or not SNAPPED.isdisjoint((element.get("class") or "").split())


class _Pen:
    """The wrapped engine functions and the little they must remember between lines."""

    def __init__(self, rules: LineRules, next_line: Any, split: Any) -> None:
        self.rules, self.engine_line, self.engine_split = rules, next_line, split
        self.whole = self.shorter = False
        self.ends: dict[str, bool] = {}

    def next_line(
        self, context: Any, linebox: Box, y: float, bottom: float, skip: Any, block: Box, absolute: list[Any],
        fixed: list[Any], *styles: Any,
    ) -> tuple[Box, Any]:  # fmt: skip
        """Lay out one line as the engine does, and again when its end breaks a rule."""
        counts = len(absolute), len(fixed)

        def lay(whole: bool, shorter: bool = False) -> tuple[Box, Any]:
            del absolute[counts[0] :], fixed[counts[1] :]
            self.whole, self.shorter = whole, shorter
            try:
                return self.engine_line(context, linebox, y, bottom, skip, block, absolute, fixed, *styles)  # type: ignore[no-any-return]
            finally:
                self.whole = self.shorter = False

        key = key_of(linebox, skip)
        line, resume = lay(key in self.rules.whole)
        if line is None or resume is None:
            return line, resume
        hyphens = linebox.__dict__.setdefault("hyphens_before", {})
        before = hyphens.get(repr(skip), 0)
        if _is_runt(linebox, resume, self.rules.runt):
            line, resume = _better((line, resume), lay(whole=True, shorter=True), linebox)
        if ends_in_hyphen(line) and (before >= self.rules.in_a_row or _closes_page(context, line, bottom)):
            line, resume = lay(whole=True)
        line.line_key = key
        _mark_soft_hyphen(line, self.ends)
        self.ends.clear()
        hyphens[repr(resume)] = before + 1 if ends_in_hyphen(line) else 0
        return line, resume

    def split(self, text: str, style: Any, context: Any, width: float | None, *rest: Any, **named: Any) -> Any:
        """Split one line of text as the engine does; abbreviations, and lines that must end whole, without hyphen."""
        if not (self.whole or self.shorter):
            found = self.engine_split(text, style, context, width, *rest, **named)
            if not _cuts_abbreviation(text, found):
                self.ends[found[0].text] = found[2] is not None and _adds_hyphen(text, found)
                return found
        style = style.copy()
        style["hyphens"] = "manual"
        found = self.engine_split(text, style, context, width, *rest, **named)
        if self.shorter and _may_shrink(text, found):
            found = self.engine_split(text, style, context, found[3] - 1, *rest, **named)
        for narrower in range(1, 6):  # a compound may offer several hyphens, one after the other
            if not (self.whole and _may_shrink(text, found) and found[0].text.rstrip().endswith(HYPHENS)):
                break
            found = self.engine_split(text, style, context, found[3] - narrower, *rest, **named)
        return found


def _may_shrink(text: str, found: Any) -> bool:
    """Tell whether the line ends inside this text and has a space to break at before its end."""
    return found[2] is not None and " " in found[0].text.strip()


def _adds_hyphen(text: str, found: Any) -> bool:
    """Tell whether the hyphen at the end of a split line was put there by the engine."""
    printed = text.encode()[: found[2]].decode().rstrip().endswith(HYPHENS)
    return bool(found[0].text.endswith(HYPHENS)) and not printed


def _mark_soft_hyphen(line: Box, ends: dict[str, bool]) -> None:
    """Mark the last text of a line that ends in an added hyphen, so that the file can say so (see pdf_tags)."""
    last = _texts(line)[-1:]
    if last and ends.get(last[0].text):
        last[0].soft_hyphen = True


def _cuts_abbreviation(text: str, found: Any) -> bool:
    """Tell whether a hyphen was put into a word with capitals after its first letter, such as an abbreviation."""
    if found[2] is None or not _adds_hyphen(text, found):
        return False
    head, tail = text.encode()[: found[2]].decode(), text.encode()[found[2] :].decode()
    word = head.split()[-1] + tail.split()[0] if head.split() and tail.split() else ""
    return any(c.isupper() for c in word.strip("([{\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")[1:])


def _closes_page(context: Any, line: Box, bottom: float) -> bool:
    """Tell whether no further line fits on the page."""
    if context.in_column or context.page_bottom is None:
        return False
    return bool(context.overflows_page(bottom, line.position_y + 2 * line.height))


def _rest(linebox: Box, resume: Any, most: int) -> str:
    """Return the text still to come in a paragraph when it is at most `most` letters, else a longer one."""
    rest, stack = "", resume
    ((index, stack),) = stack.items()
    for n, child in enumerate(linebox.children[index:]):
        inner = stack if n == 0 else None
        if isinstance(child, boxes.TextBox):
            start = next(iter(inner)) if isinstance(inner, dict) else inner or 0
            rest += child.text.encode()[start:].decode(errors="ignore")
        elif child.children:
            rest += _rest(child, inner or {0: None}, most)
        else:
            return "x" * (most + 1)
        if len(rest) > most:
            break
    return rest


def _is_runt(linebox: Box, resume: Any, em: float) -> bool:
    """Tell whether what remains would make a last line shorter than `em`; half an em a letter is near enough."""
    most = int(em * 2) + 1
    return linebox.style["text_align_all"] == "justify" and 0 < len(_rest(linebox, resume, most).strip()) <= most


def _better(first: tuple[Box, Any], second: tuple[Box, Any], linebox: Box) -> tuple[Box, Any]:
    """Return the shorter line only when it does send a word down and is not left gaping."""
    line, resume = second
    if line is None or resume is None:
        return first
    before = sum(len(b.text) for b in first[0].descendants() if isinstance(b, boxes.TextBox))
    after = sum(len(b.text) for b in line.descendants() if isinstance(b, boxes.TextBox))
    return second if 0 < before - after <= 12 else first
